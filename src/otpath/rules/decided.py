"""Which rules a person decides: otpath shows them, and a plan never waits for them."""

from otpath.catalogue.requirements import (
    Check,
    EnglishTest,
    Experience,
    Job,
    NoneOf,
    Recency,
    Requirement,
    Residence,
    Unread,
)


def is_decided(node: Requirement) -> bool:
    """Tell whether nothing in a rule but a person's decision can block: a plan goes on."""
    match node:
        case Check() | EnglishTest() | Unread() | NoneOf() | Recency(years=None):
            return True
        case Job(roles=()) | Experience(roles=()) | Experience(months=None) | Residence(places=()):
            return True
        case _:
            return False
