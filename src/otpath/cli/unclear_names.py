"""Names that no record may have, because they mean two things or a job we do not describe.

To take 'carer' for a paid care worker would give somebody years of work that they never had.
"""

from __future__ import annotations

from typing import NamedTuple

from otpath.catalogue.names import name_key


class Unclear(NamedTuple):
    """What to say instead of taking a name for a role."""

    why: str
    hint: str


_CARE = Unclear(
    "paid and unpaid care are not the same here",
    "for paid work say care-worker or home-carer; unpaid work for a health or care organisation is "
    "volunteer. We know no role for unpaid care of family or friends: leave it out here, tell the "
    "provider of it, and say --from unemployed-adult if you have no paid job",
)
_SUPPORT = Unclear(
    "this can be work in the NHS or in social care",
    "say healthcare-support-worker (NHS) or care-worker (social care)",
)
_SENIOR_SUPPORT = Unclear(
    _SUPPORT.why,
    "say senior-healthcare-support-worker (NHS) or senior-care-worker (social care)",
)
_OTHER_PROFESSION = Unclear(
    "the catalogue has no such role",
    "as a graduate in another subject say --from graduate-other-subject, and your degree with "
    "--have professional-degree or --have bachelors-degree; 'otpath roles' lists the roles",
)

_NAMES: dict[Unclear, tuple[str, ...]] = {
    _CARE: (
        "carer", "caring", "unpaid carer", "unpaid care", "family carer", "young carer",
        "informal carer", "full-time carer", "parent carer", "caregiver",
    ),
    _SUPPORT: ("support worker",),
    _SENIOR_SUPPORT: ("senior support worker",),
    _OTHER_PROFESSION: (
        "physiotherapist", "physio", "nurse", "registered nurse", "staff nurse",
        "mental health nurse", "midwife", "paramedic", "radiographer", "dietitian", "podiatrist",
        "social worker",
        "speech and language therapist", "speech therapist", "psychologist", "pharmacist",
        "teacher", "doctor", "operating department practitioner", "orthoptist", "art therapist",
    ),
}  # fmt: skip

_UNCLEAR_BY_KEY = {name_key(name): unclear for unclear, names in _NAMES.items() for name in names}


def unclear_name(text: str) -> Unclear | None:
    """Return why no role goes by this name, of one person or of several; None of other names."""
    key = name_key(text)
    return _UNCLEAR_BY_KEY.get(key) or _UNCLEAR_BY_KEY.get(key.removesuffix("s"))
