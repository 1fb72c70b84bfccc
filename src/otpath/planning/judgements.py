"""What award rules said of sets of holdings: asked once, and shared by all plans of one answer.

An answer plans many times over, for the same person or for one who holds a little more. Most rules
are then asked again about just the same holdings.
"""

from __future__ import annotations

from collections.abc import Callable

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Holding
from otpath.rules.judging import judge
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation

IsMetBy = Callable[[tuple[Holding, ...]], bool]
"""Tells whether a rule is met by someone who holds these awards and no others."""


class Judgements:
    """The judgements of one catalogue, for plans that begin in one month."""

    def __init__(self, catalogue: Catalogue, month: int) -> None:
        self._catalogue = catalogue
        self._month = month
        # Each rule is kept beside its bare form: so its id() is given to no other rule meanwhile.
        self._bare: dict[int, tuple[Requirement, Requirement]] = {}
        self._known: dict[Requirement, dict[tuple[Holding, ...], bool]] = {}

    def bare(self, rule: Requirement) -> Requirement:
        """Return a rule without what has no bearing on who meets it: equal ones then are one."""
        found = self._bare.get(id(rule))
        if found is None:
            found = self._bare[id(rule)] = (rule, rule.model_copy(update=_BARE))
        return found[1]

    def of(self, bare: Requirement) -> IsMetBy:
        """Return what judges a bare rule and remembers what it judged."""
        known = self._known.setdefault(bare, {})

        def is_met(holdings: tuple[Holding, ...]) -> bool:
            met = known.get(holdings)
            if met is None:
                met = known[holdings] = self._is_met(bare, holdings)
            return met

        return is_met

    def _is_met(self, rule: Requirement, holdings: tuple[Holding, ...]) -> bool:
        situation = Situation(
            month=self._month,
            job=None,
            holdings=holdings,
            all_gcses=True,
            all_awards=True,
            experience_told=True,
        )
        return judge(rule, situation, self._catalogue).verdict is Verdict.MET


_BARE = {
    "id": "",
    "strength": "required",
    "unless": (),
    "year": None,
    "since": None,
    "until": None,
    "sources": (),
    "assumption": None,
    "note": None,
}
