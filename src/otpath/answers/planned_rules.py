"""A programme's rules as a plan can keep them: what nobody can weigh becomes a check, and is named.

A plan must meet whatever a page plainly asks. What was not read, lies within a range, or hangs on
facts that no plan has, is neither met nor missed: a person decides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from otpath.answers.programmes import is_theirs
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import (
    AccessCredits,
    All,
    AnyOf,
    Award,
    Check,
    Count,
    Gcses,
    Grades,
    Group,
    NoneOf,
    Recency,
    Requirement,
    Tariff,
    Unread,
    walk,
)
from otpath.rules.decided import is_decided
from otpath.rules.history import is_history
from otpath.rules.words import in_words

LEVEL_OF_OFFERS = 3
LONGEST_RULE = 300
"""Letters of a rule that a check still says in words; a longer one is only pointed to."""


@dataclass
class RuleReader:
    """Turns the rules of one programme into rules of a plan, and collects what a person decides."""

    programme: Programme
    month: int
    catalogue: Catalogue
    texts: dict[str, None] = field(default_factory=dict)

    def read(self) -> tuple[Requirement, ...]:
        """Return what a plan must meet, then a check for each thing that a person decides."""
        rules = [kept for rule in self.programme.requires for kept in self._top(rule)]
        for text in self.programme.left_over:
            self._ask(f"what its page also asks: {text.removesuffix('.')}")
        return (*rules, *self._checks())

    def old(self) -> tuple[Requirement, ...]:
        """Return a check in place of rules that are years old: they settle nothing."""
        self._ask(f"what it asks now: its rules of {self.programme.rules_for} are too old")
        return self._checks()

    def _checks(self) -> tuple[Check, ...]:
        """Return a check for each thing that a person decides."""
        return tuple(self._check(number, text) for number, text in enumerate(self.texts, 1))

    def _check(self, number: int, text: str) -> Check:
        return Check(
            kind="check",
            id=f"to-ask-{number}",
            strength="expected",
            text=text,
            who=self.programme.provider,
            sources=self.programme.sources,
        )

    def _top(self, rule: Requirement) -> Iterator[Requirement]:
        if rule.strength == "helps" or isinstance(rule, NoneOf | Check):
            yield self._sourced(rule)
        elif is_history(rule, self.month):
            self._ask(f"whether its rule of {rule.year} still holds: {self._words(rule)}")
        elif cannot_be_weighed(rule):
            self._ask(f"what could not be weighed: {self._words(rule)}")
        else:
            yield self._sourced(self._weighed(rule))

    def _weighed(self, rule: Requirement) -> Requirement:
        """Return a rule without what no plan can weigh."""
        match rule:
            case All():
                return rule.model_copy(update={"of": tuple(map(self._weighed, rule.of))})
            case AnyOf() | Count():
                return self._alternatives(rule)
            case Award() | Grades() | Tariff() | AccessCredits() | Gcses():
                return self._awards(rule)
            case _:
                return rule

    def _alternatives(self, rule: AnyOf | Count) -> Requirement:
        """Leave out ways in that nobody can weigh, where others are left."""
        ways = [way for way in rule.of if way.strength != "helps"]
        plain = [w for w in ways if not cannot_be_weighed(w) and not is_history(w, self.month)]
        if len(plain) < (rule.at_least if isinstance(rule, Count) else 1):
            self._ask(f"which of these you meet: {self._words(rule)}")
            return rule
        for way in ways:
            if way not in plain:
                self._ask(f"whether you come in by another way: {self._words(way)}")
        for way in plain:
            for part in walk(way):
                if part is not way and cannot_be_weighed(part) and not isinstance(part, Group):
                    self._ask(f"by one way in: {self._words(part)}")
        return rule.model_copy(update={"of": tuple(map(self._weighed, plain))})

    def _awards(self, rule: Requirement) -> Requirement:
        """Leave out of a rule about awards what a plan does not know of them."""
        unweighed = {name: empty for name, empty in _UNWEIGHED.items() if getattr(rule, name, None)}
        subjects = _without_examples(rule)
        if not unweighed and not subjects:
            return rule
        self._ask(f"the offer as its page has it: {self._words(rule)}")
        plain = rule.model_copy(update=unweighed | subjects)
        years = getattr(rule, "within_years", None)
        return _recent(plain, years) if years else plain

    def _ask(self, text: str) -> None:
        self.texts[text] = None

    def _words(self, rule: Requirement) -> str:
        if isinstance(rule, Unread):
            return f"{rule.text} (not read yet)"
        if isinstance(rule, Check) and rule.text:
            return rule.text
        words = in_words(rule, self.catalogue, nation=self.programme.nation)
        return words if len(words) <= LONGEST_RULE else f"a rule of '{self._command()}'"

    def _command(self) -> str:
        return f"otpath programme {self.programme.id}"

    def _sourced(self, rule: Requirement) -> Requirement:
        if any(node.sources for node in walk(rule)):
            return rule
        return rule.model_copy(update={"sources": self.programme.sources})


_UNWEIGHED: dict[str, object] = {
    "usual": None,
    "usual_grade": None,
    "usual_count": None,
    "within_years": None,
    "one_sitting": False,
    "parts": (),
    "specification": None,
    "new_learning": False,
}
"""What a plan leaves out of a rule about awards, with what stands in its place."""


def cannot_be_weighed(rule: Requirement) -> bool:
    """Tell whether nothing in a rule can be weighed in a plan."""
    if isinstance(rule, Group) and not isinstance(rule, NoneOf):
        return all(cannot_be_weighed(child) for child in rule.of if child.strength != "helps")
    return is_decided(rule) or is_theirs(rule)


def _without_examples(rule: Requirement) -> dict[str, object]:
    """Return the changes that take out subjects which the page names only as examples."""
    changes: dict[str, object] = {}
    if isinstance(rule, Award | AccessCredits) and rule.open_list and rule.subjects:
        changes |= {"subjects": (), "open_list": False}
    if isinstance(rule, Grades | Tariff) and any(place.open_list for place in rule.including):
        changes["including"] = tuple(place for place in rule.including if not place.open_list)
    if isinstance(rule, Tariff) and any(part.open_list for part in rule.subject_points):
        kept = tuple(part for part in rule.subject_points if not part.open_list)
        changes["subject_points"] = kept
    if isinstance(rule, Gcses) and any(place.open_list for place in rule.including):
        changes["including"] = tuple(place for place in rule.including if not place.open_list)
    return changes


def _recent(rule: Requirement, years: int) -> Requirement:
    """Ask for recent study beside an award that must be no older than so many years."""
    recent = Recency(
        kind="recency",
        id=f"{rule.id}-recent",
        strength=rule.strength,
        by=rule.by,
        years=years,
        level=LEVEL_OF_OFFERS,
    )
    bare = rule.model_copy(update={"unless": (), "since": None, "until": None})
    return All(
        kind="all",
        id=f"{rule.id}-and-recent",
        strength=rule.strength,
        by=rule.by,
        of=(bare, recent),
        unless=rule.unless,
        since=rule.since,
        until=rule.until,
        sources=rule.sources,
    )


# --- what stands in for what was not read -----------------------------------------------------


def usual_beside(
    own: tuple[Requirement, ...],
    usual: Iterable[Requirement],
    programme: Programme,
    catalogue: Catalogue,
) -> tuple[Requirement, ...]:
    """Return the rules of the typical course on what a programme's page was not read on."""
    spoken = {t for rule in own if rule.strength != "helps" for t in _topics(rule, catalogue)}
    has_checks = any(isinstance(rule, Check) for rule in programme.requires)
    text = f"The page of {programme.name} does not settle this: the plan asks what is usual."
    return tuple(
        rule.model_copy(update={"assumption": rule.assumption or text})
        for rule in usual
        if not (isinstance(rule, Check) and has_checks) and not _topics(rule, catalogue) & spoken
    )


def _topics(rule: Requirement, catalogue: Catalogue) -> set[str]:
    """Return what a rule speaks of and a plan weighs: GCSEs, the offer, experience and so on."""
    leaves = [node for node in walk(rule) if not isinstance(node, Group)]
    return {_topic(leaf, catalogue) for leaf in leaves if not is_decided(leaf)}


def _topic(leaf: Requirement, catalogue: Catalogue) -> str:
    if isinstance(leaf, Gcses):
        return "gcses"
    if isinstance(leaf, Award | Grades | Tariff | AccessCredits):
        named = getattr(leaf, "qualifications", ())
        kinds = {catalogue.qualifications[id_].kind for id_ in named}
        return "gcses" if kinds and kinds <= {"gcse", "functional-skills"} else "offer"
    return leaf.kind
