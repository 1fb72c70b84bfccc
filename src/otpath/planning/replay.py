"""A month-by-month replay of a route: the rules of "Planning semantics" in docs/design.md.

Knows what a route may not do, and says so in sentences. Knows nothing of how a route is found, and
shares no code with the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import calendar_month, month_words
from otpath.catalogue.requirements import Entry, JudgedBy
from otpath.planning.plan_views import plan_view
from otpath.planning.replayed import ReplayedRoute, ReplayedStudy, applied_in, lasts_until
from otpath.planning.replayed_limits import limit_faults
from otpath.planning.routes import Leg, Question, Route, in_order
from otpath.rules.already import is_trained_for
from otpath.rules.judging import judge
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation

Moments = Callable[[JudgedBy], Situation]
"""How the person stands at the application, at the start and at the end."""


def faults(route: Route, question: Question, catalogue: Catalogue) -> tuple[str, ...]:
    """Return one sentence for each rule that the route breaks: none for a valid route.

    A route that is not even made of known legs, with a present job to begin with, is not replayed.
    """
    malformed = tuple(_misshapen(route, question, catalogue))
    if malformed:
        return malformed
    plan = ReplayedRoute.of(route, question, catalogue)
    return tuple(sentence for check in _CHECKS for sentence in check(plan))


# --- shape --------------------------------------------------------------------------------------


def _misshapen(route: Route, question: Question, catalogue: Catalogue) -> Iterator[str]:
    present = Leg("job", question.person.job, question.start, None)
    unapplied = [leg for leg in route.legs if leg.kind == "job" and leg.applied is None]
    if [(leg.id, leg.start, leg.entry) for leg in unapplied] != [(present.id, present.start, None)]:
        yield (
            f'only the present job, "{present.id}" from {month_words(present.start)}, '
            "has no application and no way in"
        )
    for leg in route.legs:
        if leg.start < question.start:
            yield f'"{leg.id}" starts in {month_words(leg.start)}, before the plan'
        if leg.end is not None and leg.end < leg.start:
            yield f'"{leg.id}" ends in {month_words(leg.end)}, before its start'
        shape = _misshapen_job if leg.kind == "job" else _misshapen_study
        yield from shape(leg, catalogue)


def _misshapen_job(leg: Leg, catalogue: Catalogue) -> Iterator[str]:
    if leg.id not in catalogue.roles:
        yield f'there is no role "{leg.id}"'


def _misshapen_study(leg: Leg, catalogue: Catalogue) -> Iterator[str]:
    course = catalogue.courses.get(leg.id)
    if course is None:
        yield f'there is no course "{leg.id}"'
        return
    kind = "registration" if course.mode == "registration" else "course"
    if leg.kind != kind:
        yield f'"{leg.id}" is a {kind}, not a {leg.kind}'
    if leg.end is None:
        yield f'"{leg.id}" has no end'
    if leg.applied is not None:
        yield f'"{leg.id}" has a job application in {month_words(leg.applied)}'


# --- the rules ----------------------------------------------------------------------------------


def _check_order(plan: ReplayedRoute) -> Iterator[str]:
    def place(leg: Leg) -> tuple[bool, tuple[int, bool, str]]:
        return leg is not plan.present, in_order(leg)

    for before, after in pairwise(plan.route.legs):
        if place(before) > place(after):
            yield (
                f'"{after.id}" must stand before "{before.id}": '
                "the present job first, then by start, jobs before courses, then by id"
            )


def _check_months(plan: ReplayedRoute) -> Iterator[str]:
    said: set[str] = set()
    for month in plan.months:
        for words in (*_job_clashes(plan, month), *_study_clashes(plan, month)):
            if words not in said:
                said.add(words)
                yield f"in {month_words(month)} {words}"


def _job_clashes(plan: ReplayedRoute, month: int) -> Iterator[str]:
    jobs = plan.jobs_in(month)
    if len(jobs) > 1:
        yield f"there are {len(jobs)} jobs at one time: {_named(jobs)}"
    for study in plan.full_time:
        if study.fills(month) and jobs:
            yield f"the job {_named(jobs)} is held during the full-time course {study}"


def _study_clashes(plan: ReplayedRoute, month: int) -> Iterator[str]:
    running = [study for study in plan.studies if study.fills(month)]
    courses = [study for study in running if study.course.mode != "registration"]
    for full_time in plan.full_time:
        if full_time in courses and len(courses) > 1:
            others = _named([study.leg for study in courses if study is not full_time])
            yield f"the full-time course {full_time} runs beside {others}"
    apprenticeships = [s.leg for s in courses if s.course.mode == "apprenticeship"]
    if len(apprenticeships) > 1:
        yield f"there are {len(apprenticeships)} apprenticeships: {_named(apprenticeships)}"
    beside_work = [study for study in courses if study.course.mode != "full-time"]
    hours = sum(study.course.hours_per_week for study in beside_work)
    limit = plan.question.limits.study_hours
    if hours > limit:
        named = _named([study.leg for study in beside_work])
        yield f"study takes {hours} hours a week, over the limit of {limit}: {named}"


def _check_job_ends(plan: ReplayedRoute) -> Iterator[str]:
    for job in plan.jobs:
        others = (*plan.new_jobs, *(study.leg for study in plan.full_time))
        soonest = job.start if job is plan.present else job.start + 1
        starts = [leg.start for leg in others if leg is not job and leg.start >= soonest]
        due = min(starts, default=None)
        if job.end != due:
            said = "goes on" if job.end is None else f"ends in {month_words(job.end)}"
            right = "nothing ends it" if due is None else f"it ends in {month_words(due)}"
            yield f'the job "{job.id}" {said}, but {right}'


def _check_applications(plan: ReplayedRoute) -> Iterator[str]:
    for job in plan.new_jobs:
        yield from _application_faults(plan, job)
    for one, other in combinations(plan.new_jobs, 2):
        if applied_in(one) < other.start and applied_in(other) < one.start:
            yield f'the applications for "{one.id}" and "{other.id}" overlap'


def _application_faults(plan: ReplayedRoute, job: Leg) -> Iterator[str]:
    role, applied = plan.catalogue.roles[job.id], applied_in(job)
    if plan.question.nation not in role.nations:
        yield f'the job "{job.id}" is not open in {plan.question.nation}'
    if applied < plan.question.start:
        yield f'the application for "{job.id}" is in {month_words(applied)}, before the plan'
    if role.time_to_hire is None:
        yield f'nobody can be hired as "{job.id}"'
    elif job.start != applied + role.time_to_hire.months:
        wait = role.time_to_hire.months
        yield f'the job "{job.id}" starts {job.start - applied} months after applying, not {wait}'


def _check_courses(plan: ReplayedRoute) -> Iterator[str]:
    for study in plan.studies:
        yield from _course_faults(plan, study)
        yield from _timing_faults(plan, study)
    ids = [study.leg.id for study in plan.studies]
    yield from (
        f'the course "{course_id}" is taken {ids.count(course_id)} times'
        for course_id in sorted(set(ids))
        if ids.count(course_id) > 1
    )


def _course_faults(plan: ReplayedRoute, study: ReplayedStudy) -> Iterator[str]:
    course = study.course
    if plan.question.nation not in course.nations:
        yield f"the course {study} is not open in {plan.question.nation}"
    if plan.question.limits.keep_wage and course.mode == "full-time":
        yield f"the course {study} is full-time, and the wage is to be kept"
    stays = any(
        job.id in course.employed_as
        and job.start <= study.leg.start
        and lasts_until(job, study.end)
        for job in plan.jobs_in(study.leg.start)
    )
    if course.employed_as and not stays:
        roles = " or ".join(f'"{role}"' for role in course.employed_as)
        yield f"the course {study} needs one and the same job as {roles} from start to end"


def _timing_faults(plan: ReplayedRoute, study: ReplayedStudy) -> Iterator[str]:
    course, start, usual = study.course, study.leg.start, study.course.duration.months
    intakes = [i for i in course.intakes if i.month == calendar_month(start)]
    lengths = {usual if i.months is None else i.months for i in intakes} if intakes else {usual}
    if course.intakes and not intakes:
        yield f"the course {study} has no intake in {month_words(start)}"
    elif study.end - start not in lengths:
        right = " or ".join(str(length) for length in sorted(lengths))
        yield f"the course {study} lasts {study.end - start} months, not {right}"
    notice = start - plan.question.start
    if notice < course.application.lead:
        yield (
            f"the course {study} starts {notice} months into the plan, "
            f"but applying takes {course.application.lead}"
        )


def _check_something_new(plan: ReplayedRoute) -> Iterator[str]:
    at_first = tuple(plan.held_without(plan.question.start))
    for study in plan.studies:
        if is_trained_for(study.course, at_first, plan.catalogue):
            yield f"the course {study} is an apprenticeship in what the person is trained for"
            continue
        before = plan.has_all(study.course, at_first)
        if not before and plan.has_all(study.course, tuple(plan.there_beside(study))):
            yield f"the course {study} gives nothing new: all is there by {month_words(study.end)}"


def _check_entries(plan: ReplayedRoute) -> Iterator[str]:
    for job in plan.new_jobs:
        ways = plan.catalogue.roles[job.id].entry
        yield from _entry_faults(plan, job, ways, _job_moments(plan, job))
    for study in plan.studies:
        ways = study.course.entry
        yield from _entry_faults(plan, study.leg, ways, _study_moments(plan, study))


def _entry_faults(
    plan: ReplayedRoute, leg: Leg, ways: tuple[Entry, ...], moments: Moments
) -> Iterator[str]:
    way = next((way for way in ways if way.id == leg.entry), None)
    if way is None:
        yield f'"{leg.id}" has no way in "{leg.entry}"'
        return
    for rule in way.requires:
        view = plan_view(rule, of_job=leg.kind == "job")
        if view is None or judge(view, moments, plan.catalogue).verdict is Verdict.MET:
            continue
        yield (
            f'"{leg.id}" is not open in {month_words(leg.start)} by the way in "{way.id}": '
            f'"{rule.id}" is not met'
        )


def _job_moments(plan: ReplayedRoute, job: Leg) -> Moments:
    """Judge a job, as it starts, on the job being left."""

    def at(by: JudgedBy) -> Situation:
        applied = applied_in(job)
        if by == "application":
            return plan.situation(applied, plan.job_in(applied))
        return plan.situation(job.start, plan.job_left_in(job.start))

    return at


def _study_moments(plan: ReplayedRoute, study: ReplayedStudy) -> Moments:
    """Judge a start of full-time study on the job being left, and what is asked during at the end.

    The end is the last month of the course: what ends with it does not count.
    """
    start = study.leg.start
    month_by: dict[JudgedBy, int] = {
        "application": start - study.course.application.lead,
        "start": start,
        "during": study.end - 1,
    }

    def at(by: JudgedBy) -> Situation:
        month = month_by[by]
        leaves = study.course.mode == "full-time" and by != "during" and month == start
        held = plan.job_left_in(month) if leaves else plan.job_in(month)
        return plan.situation(month, held)

    return at


def _check_target(plan: ReplayedRoute) -> Iterator[str]:
    target, finish = plan.question.target, plan.route.finish
    reached = min(_reached(plan), default=None)
    if reached is None:
        yield f'the route never reaches "{target}"'
    elif reached != finish:
        yield f'"{target}" is reached in {month_words(reached)}, not in {month_words(finish)}'
    taken, horizon = finish - plan.question.start, plan.question.limits.horizon
    if taken > horizon:
        yield f"the route takes {taken} months, over the horizon of {horizon}"


def _reached(plan: ReplayedRoute) -> Iterator[int]:
    target = plan.question.target
    if plan.question.target_kind == "role":
        yield from (job.start for job in plan.jobs if job.id == target)
        return
    for study in plan.studies:
        if study.course.gives(target):
            yield study.end


def _named(legs: list[Leg]) -> str:
    return " and ".join(f'"{leg.id}"' for leg in legs)


_CHECKS: tuple[Callable[[ReplayedRoute], Iterator[str]], ...] = (
    _check_order,
    _check_months,
    _check_job_ends,
    _check_applications,
    _check_courses,
    _check_something_new,
    _check_entries,
    _check_target,
    limit_faults,
)
