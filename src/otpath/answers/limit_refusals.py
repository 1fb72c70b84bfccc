"""Which limits leave no route: the smallest sets, each with the nearest route without it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from otpath.answers.command_lines import avoided, included
from otpath.answers.limit_names import in_words_of
from otpath.answers.openings import Case, Change, GivenUp, in_order
from otpath.answers.reasons import Reason, ReasonCode
from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.months import month_code, month_words
from otpath.planning.routes import Limits
from otpath.rules.phrases import counted, joined

FULL_WEEK = 40
"""Hours of study a week beyond which nobody is asked to go."""
MOST_PAIRS = 3


@dataclass(frozen=True)
class _Lift:
    """One limit: how it is lifted, and what that is called on a command line."""

    code: ReasonCode
    words: str
    lifted: Callable[[Limits], Limits]
    nearest: Callable[[Case], list[Change]]
    """The changes of this limit alone that open a route; none where none does."""


def limit_reasons(case: Case) -> list[Reason]:
    """Return the limits that shut every route, each with what would open one.

    None where nothing opens one however wide the limits are, or where that was not settled.
    """
    found = [reason for kind in _given(case) if (reason := _alone(kind, case)) is not None]
    if not found:
        if not case.opens(without_limits(case.question.limits)):
            return []
        found = _together(case)
    more = (_unsettled(case), _much_later(case))
    return found + [reason for reason in more if reason is not None]


def without_limits(limits: Limits) -> Limits:
    """Return limits of which every one that was set is lifted."""
    for lift in _LIFTS.values():
        limits = lift.lifted(limits)
    return limits


def _given(case: Case) -> list[GivenUp]:
    limits = case.question.limits
    return [kind for kind, lift in _LIFTS.items() if lift.lifted(limits) != limits]


def _alone(kind: GivenUp, case: Case) -> Reason | None:
    """Return what one limit alone shuts; None where giving it up opens no route."""
    lift = _LIFTS[kind]
    if not case.opens(lift.lifted(case.question.limits)):
        return None
    return Reason(lift.code, _TEXTS[kind](case), in_order(lift.nearest(case)), _ADVICE.get(kind))


def _unsettled(case: Case) -> Reason | None:
    """Return which limits alone may open a route, as far as the search went; None if it ended."""
    limits = case.question.limits
    tried = {kind: case.within(_LIFTS[kind].lifted(limits)) for kind in _given(case)}
    options = [
        _LIFTS[kind].words[0].lower() + _LIFTS[kind].words[1:]
        for kind, found in tried.items()
        if found.route is None and not found.is_settled
    ]
    if not options:
        return None
    text = f"Whether a route opens {joined(options, 'or')} is not settled: the search was stopped."
    return Reason("not-settled", text)


def _together(case: Case) -> list[Reason]:
    """Return the pairs of limits that shut every route together, else all limits."""
    kinds = _given(case)
    pairs = (_several(pair, case) for pair in combinations(kinds, 2))
    found = [change for change in pairs if change is not None][:MOST_PAIRS]
    text = "No route fits within all the limits you set."
    if _unsettled(case) is None:
        text += " It takes more than one change."
    whole = found or [change for change in [_several(tuple(kinds), case)] if change]
    return [Reason("not-within-limits", text, in_order(whole))]


def _several(kinds: tuple[GivenUp, ...], case: Case) -> Change | None:
    """Return the change that lifts some limits, hours only as far as needed."""
    limits = case.question.limits
    for kind in kinds:
        limits = _LIFTS[kind].lifted(limits)
    if not case.opens(limits):
        return None
    if "study-hours" in kinds:
        limits = replace(limits, study_hours=_fewest_hours(limits, case))
    return case.with_limits(kinds, _in_words(kinds, limits), limits)


def _in_words(kinds: tuple[GivenUp, ...], limits: Limits) -> str:
    """Say what is lifted together, as 'Without --avoid and --keep-wage, with --study-hours 20'."""
    dropped = [f"--{kind}" for kind in kinds if kind != "study-hours"]
    words = f"Without {joined(dropped)}"
    return (
        f"{words}, with --study-hours {limits.study_hours}" if len(dropped) < len(kinds) else words
    )


def _much_later(case: Case) -> Reason | None:
    """Return when a route within these limits would finish, where that is beyond the horizon."""
    limits = case.question.limits
    route = case.within(replace(limits, horizon=2 * limits.horizon, finish_by=None)).route
    if route is None or route.finish <= case.question.start + limits.horizon:
        return None
    return beyond_the_horizon(route.finish, limits.horizon)


def beyond_the_horizon(finish: int, horizon: int) -> Reason:
    """Say that the soonest route finishes later than plans look ahead, in months."""
    text = (
        f"The soonest such route that otpath knows finishes in {month_words(finish)}. "
        f"otpath plans {length_in_years(horizon)} ahead."
    )
    return Reason("not-within-horizon", text)


def length_in_years(months: int) -> str:
    """Say how far ahead is looked, as '20 years', or in months where that is not whole years."""
    years, rest = divmod(months, 12)
    return counted(months, "month") if rest else counted(years, "year")


# --- the nearest opening of each limit --------------------------------------------------------


def _kept(*changes: Change | None) -> list[Change]:
    return [change for change in changes if change is not None]


def _without_wage(case: Case) -> list[Change]:
    limits = replace(case.question.limits, keep_wage=False)
    return _kept(case.with_limits(("keep-wage",), "Without --keep-wage", limits))


def _more_hours(case: Case) -> list[Change]:
    limits = case.question.limits
    hours = _fewest_hours(limits, case)
    wider = replace(limits, study_hours=hours)
    is_fewest = case.within(replace(limits, study_hours=hours - 1)).is_settled
    note = None if is_fewest else "Whether fewer hours would do was not settled."
    return _kept(case.with_limits(("study-hours",), f"With --study-hours {hours}", wider, note))


def _fewest_hours(limits: Limits, case: Case) -> int:
    """Return the fewest study hours a week that open a route within limits: 40 open one."""

    def opens(hours: int) -> bool:
        return case.opens(replace(limits, study_hours=hours))

    more = range(case.question.limits.study_hours + 1, FULL_WEEK + 1)
    # More hours never close a route, so the first number that opens one can be bisected.
    return more[bisect_left(more, True, hi=len(more) - 1, key=opens)]


def _first_month(case: Case) -> list[Change]:
    limits = case.question.limits
    route = case.within(replace(limits, finish_by=None)).route
    if route is None:
        return []
    later, words = replace(limits, finish_by=route.finish), month_code(route.finish)
    case.is_known_within(later, replace(limits, finish_by=None))
    return _kept(case.with_limits(("finish-by",), f"With --finish-by {words}", later))


def _least_money(case: Case) -> list[Change]:
    """Return the least own money that any route within the other limits takes."""
    limits = replace(case.question.limits, own_pounds=None)
    tried, pounds = limits, -1
    while pounds and (route := case.within(tried).route) is not None:
        pounds = case.figures(route, tried).cost_to_person
        enough = replace(limits, own_pounds=pounds)
        case.is_known_within(enough, tried)
        tried = replace(limits, own_pounds=max(0, pounds - 1))
    is_least = not pounds or case.within(tried).is_settled
    note = None if is_least else "Whether less would do was not settled."
    return _kept(case.with_limits(("money",), f"With --money {pounds}", enough, note))


def _not_avoided(case: Case) -> list[Change]:
    """Return what need no longer be avoided: one thing where that is enough, else everything."""
    limits = case.question.limits
    found = [_allowing(name, case) for name in avoided(limits)]
    return _kept(*found) or _kept(
        case.with_limits(("avoid",), "Without --avoid", _avoiding_nothing(limits))
    )


def _allowing(name: str, case: Case) -> Change | None:
    limits = case.question.limits
    wider = replace(
        limits,
        avoid_modes=frozenset(mode for mode in limits.avoid_modes if mode != name),
        avoid_courses=limits.avoid_courses - {name},
        avoid_roles=limits.avoid_roles - {name},
    )
    return case.with_limits(("avoid",), f"Without --avoid {name}", wider)


def _not_included(case: Case) -> list[Change]:
    limits = case.question.limits
    found = [_leaving_out(name, case) for name in included(limits)]
    return _kept(*found) or _kept(
        case.with_limits(("include",), "Without --include", _including_nothing(limits))
    )


def _leaving_out(name: str, case: Case) -> Change | None:
    limits = case.question.limits
    wider = replace(
        limits,
        include_courses=limits.include_courses - {name},
        include_roles=limits.include_roles - {name},
    )
    return case.with_limits(("include",), f"Without --include {name}", wider)


def _avoiding_nothing(limits: Limits) -> Limits:
    return replace(
        limits, avoid_modes=frozenset(), avoid_courses=frozenset(), avoid_roles=frozenset()
    )


def _including_nothing(limits: Limits) -> Limits:
    return replace(limits, include_courses=frozenset(), include_roles=frozenset())


_LIFTS: dict[GivenUp, _Lift] = {
    "study-hours": _Lift(
        "not-with-hours",
        f"With --study-hours {FULL_WEEK}",
        lambda limits: replace(limits, study_hours=max(limits.study_hours, FULL_WEEK)),
        _more_hours,
    ),
    "keep-wage": _Lift(
        "not-with-wage",
        "Without --keep-wage",
        lambda limits: replace(limits, keep_wage=False),
        _without_wage,
    ),
    "finish-by": _Lift(
        "not-by-then",
        "Without --finish-by",
        lambda limits: replace(limits, finish_by=None),
        _first_month,
    ),
    "money": _Lift(
        "not-with-money",
        "Without --money",
        lambda limits: replace(limits, own_pounds=None),
        _least_money,
    ),
    "avoid": _Lift(
        "not-with-avoided",
        "Without --avoid",
        _avoiding_nothing,
        _not_avoided,
    ),
    "include": _Lift(
        "not-with-included",
        "Without --include",
        _including_nothing,
        _not_included,
    ),
}
"""What can be lifted, in the order in which reasons are told."""


# --- what is said of each ----------------------------------------------------------------------


def _within_others(kind: GivenUp, case: Case) -> str:
    told = [other for other in _given(case) if other not in {kind, "study-hours"}]
    return " within your other limits" if told or case.asked.hours_told else ""


def _of_wage(case: Case) -> str:
    here = NATION_NAMES[case.question.nation]
    within = _within_others("keep-wage", case)
    return (
        f"Every route that otpath knows in {here}{within} has full-time study, "
        "which ends your wage."
    )


def _of_hours(case: Case) -> str:
    return f"No route fits into {case.question.limits.study_hours} study hours a week beside a job."


def _of_finish(case: Case) -> str:
    month = month_words(case.question.limits.finish_by or 0)
    return f"No route that otpath knows finishes by {month}{_within_others('finish-by', case)}."


def _of_money(case: Case) -> str:
    within = _within_others("money", case)
    if not case.question.limits.own_pounds:
        return f"No route that otpath knows costs you nothing of your own money{within}."
    pounds = f"£{case.question.limits.own_pounds:,}"
    return f"No route that otpath knows costs you {pounds} or less of your own money{within}."


def _of_avoided(case: Case) -> str:
    names = joined(in_words_of(avoided(case.question.limits), case.catalogue), "or")
    return f"No route that otpath knows does without {names}{_within_others('avoid', case)}."


def _of_included(case: Case) -> str:
    names = joined(in_words_of(included(case.question.limits), case.catalogue))
    return f"No route that otpath knows goes by {names}{_within_others('include', case)}."


_TEXTS: dict[GivenUp, Callable[[Case], str]] = {
    "study-hours": _of_hours,
    "keep-wage": _of_wage,
    "finish-by": _of_finish,
    "money": _of_money,
    "avoid": _of_avoided,
    "include": _of_included,
}
_ADVICE: dict[GivenUp, str] = {
    "keep-wage": (
        "Ask your employer whether they keep your job or pay you while you study: "
        "otpath cannot know that."
    ),
}
