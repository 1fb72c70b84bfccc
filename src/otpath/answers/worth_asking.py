"""Questions worth asking: facts nobody stated whose answer would bring the target nearer.

Each is tried: the plan is made again as if the answer were yes, and the months saved are what is
reported. Nothing is asked that changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import UNKNOWN
from otpath.person.profile import OTHER_SUBJECT, Holding, Person
from otpath.planning.held import held_at_start
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Question, Route
from otpath.planning.search import soonest_finish
from otpath.rules.award_words import award_in_words, subject_in_words
from otpath.rules.life_words import roles_in_words
from otpath.rules.phrases import joined

MONTHS_TRIED = (6, 12, 24)
"""Months in the present job that the questions about experience suppose."""


STATES_FOR_A_QUESTION = 1000
"""How many states a search may look at to settle what an answer would save.

Counted, not timed, so that the same question always gets the same answer. A question that takes
more is not asked: the plan itself is proven all the same.
"""


@dataclass(frozen=True)
class WorthAsking:
    """A condition, the option that states it, and the months it would save."""

    text: str
    option: str
    months_sooner: int


def worth_asking(
    question: Question, told: Person, best: Route, catalogue: Catalogue, known: Judgements
) -> tuple[WorthAsking, ...]:
    """Return the questions whose answer would help, the most helpful first."""
    found: list[WorthAsking] = []
    tried = tuple(suppositions(question, told, catalogue))
    # Only a sooner finish counts, so the search may give up at the finish we have.
    sooner = replace(question.limits, horizon=best.finish - question.start - 1)
    finishes: dict[str, int | None] = {}
    idle: list[Person] = []
    # The largest claims come last: where one saves nothing, less of it saves nothing.
    for _, option, person in reversed(tried):
        if any(_claims_no_more(person, other) for other in idle):
            continue
        supposed = replace(question, person=person, limits=sooner)
        finishes[option] = soonest_finish(supposed, catalogue, known, STATES_FOR_A_QUESTION)
        if finishes[option] is None:
            idle.append(person)
    for text, option, _ in tried:
        finish = finishes.get(option)
        if finish is not None and best.finish - finish > _saved_by_less(option, found):
            found.append(WorthAsking(text, option, best.finish - finish))
    return tuple(sorted(found, key=_most_helpful_first))


def _most_helpful_first(asked: WorthAsking) -> tuple[int, bool]:
    """Order by the months saved; of equals the time in the job first, which everybody knows."""
    return -asked.months_sooner, not asked.option.startswith("--experience")


def _claims_no_more(person: Person, other: Person) -> bool:
    """Tell whether all that one holds and has done is so of the other too."""
    return set(person.holdings) <= set(other.holdings) and all(
        months <= other.experience.get(role, 0) for role, months in person.experience.items()
    )


def _saved_by_less(option: str, found: Sequence[WorthAsking]) -> int:
    """Return the months that a smaller claim of the same kind saves: 6 months before 12."""
    kind = option.split(maxsplit=1)[0]
    if kind == "--have":
        return 0
    return max((f.months_sooner for f in found if f.option.startswith(kind)), default=0)


def suppositions(
    question: Question, told: Person, catalogue: Catalogue
) -> Iterator[tuple[str, str, Person]]:
    """Yield what the person may not have said: as a condition, as an option, as a person."""
    person = question.person
    for option, holdings in _possible_holdings(question, told, catalogue):
        words = _together(holdings, catalogue)
        better = ", or better" if all(holding.grade for holding in holdings) else ""
        supposed = replace(person, holdings=(*person.holdings, *holdings))
        yield f"you hold {words}{better}", option, supposed
    role = catalogue.roles[person.job]
    if not role.paid or person.job in told.experience:
        return
    for months in MONTHS_TRIED:
        longer = {**person.experience, person.job: months}
        yield (
            f"you have worked as {roles_in_words([role.id], catalogue)} for {months} months",
            f"--experience {person.job}={months}",
            replace(person, experience=longer),
        )


def _possible_holdings(
    question: Question, told: Person, catalogue: Catalogue
) -> Iterator[tuple[str, tuple[Holding, ...]]]:
    if not told.all_gcses:
        is_scottish = question.nation == "scotland" and "national-5" in catalogue.qualifications
        yield from _possible_national_5s(told) if is_scottish else _possible_gcses(told)
    if told.all_awards:
        return
    held = {h.qualification: h for h in held_at_start(question, catalogue)}
    age = catalogue.roles[told.job].assumed_age if told.age is None else told.age
    for usual in _USUAL_AWARDS[question.nation]:
        award = usual.holdings[0].qualification
        if award not in catalogue.qualifications or not usual.is_likely_at(age):
            continue
        known = held.get(award)
        if known is None or known.grade == UNKNOWN:
            yield f"--have {usual.option}", usual.holdings


def _together(holdings: Sequence[Holding], catalogue: Catalogue) -> str:
    if any(holding.subject == OTHER_SUBJECT for holding in holdings):
        return f"{USUAL_GCSES} GCSEs at grade 4 in all, with English language and maths"
    if holdings == _A_LEVELS.holdings:
        subjects = (f"{subject_in_words(h.subject or '')} ({h.grade})" for h in holdings)
        return f"A levels in {joined(subjects)}"
    return joined(_held(holding, catalogue) for holding in holdings)


def _held(holding: Holding, catalogue: Catalogue) -> str:
    words = award_in_words(holding, catalogue)
    if holding.qualification == "gcse":
        return words
    return f"{'an' if words[0] in 'AEIOU' else 'a'} {words}"


def _possible_gcses(told: Person) -> Iterator[tuple[str, tuple[Holding, ...]]]:
    known = {h.subject for h in told.holdings if h.qualification == "gcse"}
    known |= {subject for award, subject in told.denied if award == "gcse"}
    core = [subject for subject in ("english-language", "maths") if subject not in known]
    if core:
        yield _gcse_option(core), tuple(Holding("gcse", subject, "4") for subject in core)
    held = sum(h.qualification == "gcse" for h in told.holdings)
    others = [OTHER_SUBJECT] * max(0, USUAL_GCSES - held - len(core))
    if others:
        subjects = [*core, *others]
        yield _gcse_option(subjects), tuple(Holding("gcse", subject, "4") for subject in subjects)


def _possible_national_5s(told: Person) -> Iterator[tuple[str, tuple[Holding, ...]]]:
    school = ("gcse", "national-5")
    known = {h.subject for h in told.holdings if h.qualification in school}
    known |= {subject for award, subject in told.denied if award in school}
    core = [subject for subject in ("english-language", "maths") if subject not in known]
    if core:
        option = " --have ".join(f"national-5:{subject}:C" for subject in core)
        yield f"--have {option}", tuple(Holding("national-5", subject, "C") for subject in core)


def _gcse_option(subjects: Sequence[str]) -> str:
    return "--gcse " + ",".join(f"{subject}=4" for subject in subjects)


USUAL_GCSES = 5
"""How many GCSEs at grade 4 the fullest rules ask."""


@dataclass(frozen=True)
class _Usual:
    """What people most often hold and do not think to say, and the option that says just that."""

    holdings: tuple[Holding, ...]
    option: str
    youngest: int
    """The age from which people hold it."""
    oldest: int = 99

    def is_likely_at(self, age: int | None) -> bool:
        return age is None or self.youngest <= age <= self.oldest


# Grades are the usual ones asked.
_A_LEVELS = _Usual(
    (
        Holding("a-level", "biology", "B"),
        Holding("a-level", "psychology", "B"),
        Holding("a-level", "sociology", "C"),
    ),
    "a-level:biology:B --have a-level:psychology:B --have a-level:sociology:C",
    18,
)
_ACCESS = _Usual(
    (Holding("access-to-he", "health", "D15 M30"),), "'access-to-he:health:D15 M30'", 20
)
_BTEC = _Usual(
    (Holding("btec-extended-diploma", "health-and-social-care", "DMM"),),
    "btec-extended-diploma:health-and-social-care:DMM",
    18,
)
# The health T Level began in 2021 and is for people who start it at 16 to 18.
_T_LEVEL = _Usual((Holding("t-level-health", None, "merit"),), "t-level-health:merit", 18, 25)
_DEGREE = _Usual((Holding("bachelors-degree", None, "2:2"),), "bachelors-degree:2:2", 20)
_FOUNDATION_DEGREE = _Usual((Holding("foundation-degree-health"),), "foundation-degree-health", 20)
_HNC = _Usual((Holding("hnc-ot-support"),), "hnc-ot-support", 18)

# T Levels are England's alone; Scotland has its own college awards.
_USUAL_AWARDS: dict[Nation, tuple[_Usual, ...]] = {
    "england": (_A_LEVELS, _ACCESS, _BTEC, _T_LEVEL, _DEGREE, _FOUNDATION_DEGREE),
    "wales": (_A_LEVELS, _ACCESS, _BTEC, _DEGREE, _FOUNDATION_DEGREE),
    "scotland": (_DEGREE, _HNC),
    "northern-ireland": (_A_LEVELS, _ACCESS, _BTEC, _DEGREE, _FOUNDATION_DEGREE),
}
