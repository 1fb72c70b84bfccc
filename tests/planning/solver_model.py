"""A question as a CP-SAT model: when each course runs, when each job is held, and what it costs.

Months count from the start of the plan. Literals imply what they stand for and not the other way
round: a plan may have more than it claims, and never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ortools.sat.python import cp_model

from otpath.catalogue.courses import Course
from otpath.catalogue.requirements import JudgedBy
from otpath.planning.routes import Question
from tests.planning.solver_parts import (
    Literal,
    Moment,
    Offer,
    Stint,
    Study,
    domain_of,
    offers_of,
    week_of,
)
from tests.planning.solver_rules import Reader
from tests.planning.solver_trees import (
    Asked,
    Employed,
    Fresh,
    Giver,
    Holds,
    InMonths,
    Served,
    Tree,
)
from tests.planning.solver_world import World, gives, soonest_of


class Model:
    """The model of one question. `stints` is how often one can be hired into each role."""

    def __init__(self, question: Question, world: World, reader: Reader, stints: int) -> None:
        self.question, self.world, self.reader = question, world, reader
        self.cp = cp_model.CpModel()
        self.last = question.limits.horizon
        if question.limits.finish_by is not None:
            self.last = min(self.last, question.limits.finish_by - question.start)
        self.last = max(self.last, 0)
        self.true = self.cp.new_constant(1)
        self.finish = self.cp.new_int_var(0, self.last, "finish")
        self.present = self._present_job()
        offers = {c: offers_of(course, question, self.last) for c, course in world.courses.items()}
        pairs = {
            c: [(m, m + o.length) for o in found for m in found[o]] for c, found in offers.items()
        }
        self.soonest = soonest_of(world, pairs, question, reader)
        self.studies = {c: self._study(world.courses[c], offers[c]) for c in offers}
        self.stints = [stint for role in world.delays for stint in self._stints_of(role, stints)]
        self._known: dict[object, Literal | cp_model.IntVar] = {}
        self._make_room()
        for study in self.studies.values():
            self._enter_course(study)
        for stint in self.stints:
            self._enter_job(stint)
        for study in self.studies.values():
            self._give_something_new(study)
        self._reach_target()
        self.cost, self.years = self._spend()

    # --- jobs and courses ---

    def _present_job(self) -> Stint:
        end = self.cp.new_int_var(0, self.last, "present job ends")
        self.cp.add(end <= self.finish)
        return Stint(self.question.person.job, self.true, 0, end, 0, {})

    def _study(self, course: Course, offers: dict[Offer, list[int]]) -> Study:
        taken = self.cp.new_bool_var(course.id)
        first = self.soonest.ends[course.id]
        later = {o: [m for m in months if m + o.length >= first] for o, months in offers.items()}
        months_by_offer = {offer: months for offer, months in later.items() if months}
        starts = [month for months in months_by_offer.values() for month in months]
        ends = [m + offer.length for offer, months in months_by_offer.items() for m in months]
        start = self.cp.new_int_var_from_domain(domain_of(starts or [0]), f"{course.id} starts")
        end = self.cp.new_int_var_from_domain(domain_of(ends or [0]), f"{course.id} ends")
        chosen = {offer: self.cp.new_bool_var(f"{course.id} {offer}") for offer in months_by_offer}
        self.cp.add(sum(chosen.values()) == taken)
        for offer, literal in chosen.items():
            inside = domain_of(months_by_offer[offer])
            self.cp.add_linear_expression_in_domain(start, inside).only_enforce_if(literal)
            self.cp.add(end == start + offer.length).only_enforce_if(literal)
        self.cp.add(end <= self.finish).only_enforce_if(taken)
        lengths = sorted({offer.length for offer in chosen}) or [1]
        length = self.cp.new_int_var_from_domain(domain_of(lengths), f"{course.id} lasts")
        run = self.cp.new_optional_interval_var(start, length, end, taken, f"{course.id} runs")
        ways = {way: self.cp.new_bool_var(way) for way in self.world.course_ways[course.id]}
        return Study(course, taken, start, end, chosen, ways, run)

    def _stints_of(self, role: str, number: int) -> list[Stint]:
        is_target = self.question.target_kind == "role" and role == self.question.target
        found = [
            self._stint(role, f"{role} {n}", is_target=is_target)
            for n in range(1 if is_target else number)
        ]
        for before, after in pairwise(found):
            self.cp.add_implication(after.held, before.held)
            self.cp.add(after.start >= before.end).only_enforce_if(after.held)
        return found

    def _stint(self, role: str, name: str, *, is_target: bool) -> Stint:
        delay, first = self.world.delays[role], self.soonest.starts[role]
        held = self.cp.new_bool_var(name)
        start = self.cp.new_int_var(min(first, self.last), self.last, f"{name} starts")
        end = self.cp.new_int_var(0, self.last + 1, f"{name} ends")
        ways = {way: self.cp.new_bool_var(way) for way in self.world.job_ways[role]}
        self.cp.add(start >= first).only_enforce_if(held)
        self.cp.add(end >= start + 1).only_enforce_if(held)
        if is_target:
            self.cp.add(end == start + 1).only_enforce_if(held)
        else:
            self.cp.add(end <= self.finish).only_enforce_if(held)
        return Stint(role, held, start, end, delay, ways)

    def _make_room(self) -> None:
        cp = self.cp
        full_time = [s for s in self.studies.values() if s.course.mode == "full-time"]
        jobs = [
            cp.new_optional_interval_var(
                s.start, cp.new_int_var(1, self.last + 1, "length"), s.end, s.held, "job"
            )
            for s in self.stints
        ]
        waits = [
            cp.new_optional_fixed_size_interval_var(s.start - s.delay, s.delay, s.held, "wait")
            for s in self.stints
        ]
        cp.add_no_overlap([*jobs, *(s.run for s in full_time)])
        cp.add_no_overlap(waits)
        cp.add_no_overlap(
            [s.run for s in self.studies.values() if s.course.mode == "apprenticeship"]
        )
        for study in full_time:
            cp.add(study.start >= self.present.end).only_enforce_if(study.taken)
        for stint in self.stints:
            cp.add(stint.start >= self.present.end).only_enforce_if(stint.held)
        self._fit_week()

    def _fit_week(self) -> None:
        studies = [s for s in self.studies.values() if s.course.mode != "registration"]
        hours, week = week_of([s.course for s in studies], self.question.limits.study_hours)
        self.cp.add_cumulative([s.run for s in studies], hours, week)

    # --- ways in ---

    def _enter_course(self, study: Study) -> None:
        course, name = study.course, study.course.id
        leaves = course.mode == "full-time"
        lead = course.application.lead
        moments: dict[JudgedBy, Moment] = {
            "application": Moment(f"{name} applies", study.start - lead, leaves and lead == 0),
            "start": Moment(f"{name} starts", study.start, leaves),
            "during": Moment(f"{name} is ending", study.end - 1, leaving=False),
        }
        if lead == 0:
            moments["application"] = moments["start"]
        self._enter(study.taken, study.ways, self.world.course_ways[name], moments)
        if course.employed_as:
            self._require_some(
                study.taken, [self._stays(s, study) for s in self._in_roles(course.employed_as)]
            )

    def _enter_job(self, stint: Stint) -> None:
        name = f"{stint.role} {self.stints.index(stint)}"
        applied = Moment(f"{name} applies", stint.start - stint.delay, leaving=False)
        started = Moment(f"{name} starts", stint.start, leaving=True)
        moments: dict[JudgedBy, Moment] = {"application": applied, "start": started}
        self._enter(stint.held, stint.ways, self.world.job_ways[stint.role], moments)

    def _enter(
        self,
        taken: Literal,
        ways: dict[str, Literal],
        trees: Mapping[str, Tree],
        moments: dict[JudgedBy, Moment],
    ) -> None:
        self._require_some(taken, list(ways.values()))
        for way, literal in ways.items():
            self._require(trees[way], literal, moments)

    def _in_roles(self, roles: Iterable[str]) -> list[Stint]:
        wanted = set(roles)
        return [stint for stint in (self.present, *self.stints) if stint.role in wanted]

    def _stays(self, stint: Stint, study: Study) -> Literal:
        """Return that a job is held from the start of a course to its end."""
        stays = self.cp.new_bool_var("stays")
        self.cp.add_implication(stays, stint.held)
        self.cp.add(stint.start <= study.start).only_enforce_if(stays)
        self.cp.add(stint.end >= study.end).only_enforce_if(stays)
        return stays

    # --- rules ---

    def _require_some(self, guard: Literal, choices: Sequence[Literal], needed: int = 1) -> None:
        if needed == 1:
            self.cp.add_bool_or(choices).only_enforce_if(guard)
        else:
            self.cp.add(sum(choices) >= needed).only_enforce_if(guard)

    def _require(self, tree: Tree, guard: Literal, moments: dict[JudgedBy, Moment]) -> None:
        if not isinstance(tree, tuple):
            self._ask(tree, guard, moments[tree.by])
            return
        needed, parts = tree
        if needed == len(parts):
            for part in parts:
                self._require(part, guard, moments)
            return
        choices = []
        for part in parts:
            choices.append(self.cp.new_bool_var("part"))
            self._require(part, choices[-1], moments)
        self._require_some(guard, choices, needed)

    def _ask(self, asked: Asked, guard: Literal, at: Moment) -> None:
        match asked:
            case InMonths():
                self._inside(asked.months, guard, at)
            case Served():
                months = [self._served(s, at) for s in self._in_roles(asked.roles)]
                self.cp.add(sum(months) >= asked.months).only_enforce_if(guard)
            case Employed():
                stints = self._in_roles(asked.roles)
                self._require_some(guard, [self._is_held(s, at) for s in stints])
            case Holds():
                sets = self.reader.sets(asked.rule, self.world.courses)
                self._require_some(guard, [self._has_all(chosen, at) for chosen in sets])
            case Fresh():
                self._fresh(asked, guard, at)

    def _inside(self, months: Iterable[int], guard: Literal, at: Moment) -> None:
        inside = domain_of([month - self.question.start for month in months])
        self.cp.add_linear_expression_in_domain(at.month, inside).only_enforce_if(guard)

    def _served(self, stint: Stint, at: Moment) -> cp_model.IntVar:
        """Return months served in a job up to a moment, or fewer."""
        key = ("served", id(stint), at.name)
        if key not in self._known:
            months = self.cp.new_int_var(0, self.last, "months served")
            some = self.cp.new_bool_var("served some")
            self.cp.add(months == 0).only_enforce_if(~some)
            self.cp.add_implication(some, stint.held)
            self.cp.add(months <= stint.end - stint.start).only_enforce_if(some)
            self.cp.add(months <= at.month - stint.start).only_enforce_if(some)
            self._known[key] = months
        return self._known[key]

    def _is_held(self, stint: Stint, at: Moment) -> Literal:
        key = ("is held", id(stint), at.name)
        if key not in self._known:
            holds = self.cp.new_bool_var("holds")
            self.cp.add_implication(holds, stint.held)
            is_new = at.leaving and stint is not self.present
            self.cp.add(stint.start <= at.month - is_new).only_enforce_if(holds)
            self.cp.add(stint.end >= at.month + (not at.leaving)).only_enforce_if(holds)
            self._known[key] = holds
        return self._known[key]

    def _has_all(self, chosen: frozenset[Giver | int], at: Moment) -> Literal:
        key = ("has", chosen, at.name)
        if key not in self._known:
            has = self.cp.new_bool_var("has")
            for source in chosen:
                if isinstance(source, int):
                    month = source - self.question.start
                    self.cp.add(at.month >= month).only_enforce_if(has)
                else:
                    done = [self._is_done(c, at) for c in sorted(source.courses)]
                    self._require_some(has, done, source.number)
            self._known[key] = has
        return self._known[key]

    def _is_done(self, course: str, at: Moment) -> Literal:
        key = ("done", course, at.name)
        if key not in self._known:
            study, done = self.studies[course], self.cp.new_bool_var("done")
            self.cp.add_implication(done, study.taken)
            self.cp.add(study.end <= at.month).only_enforce_if(done)
            self._known[key] = done
        return self._known[key]

    def _fresh(self, asked: Fresh, guard: Literal, at: Moment) -> None:
        choices = [self.cp.new_bool_var("fresh from before")]
        self._inside(self.reader.fresh_months(asked.rule), choices[0], at)
        for course in self.reader.renewing(asked.rule, self.world.courses.values()):
            fresh = self.cp.new_bool_var("fresh")
            self.cp.add_implication(fresh, self._is_done(course, at))
            oldest = at.month - 12 * (asked.rule.years or 0)
            self.cp.add(self.studies[course].end >= oldest).only_enforce_if(fresh)
            choices.append(fresh)
        self._require_some(guard, choices)

    # --- the goal ---

    def _reach_target(self) -> None:
        target = self.question.target
        reached: list[Literal] = []
        if self.question.target_kind == "role":
            for stint in self.stints:
                if stint.role == target:
                    self.cp.add(self.finish == stint.start).only_enforce_if(stint.held)
                    at = Moment("finish", self.finish, leaving=True)
                    self._include(stint.held, target, at)
                    reached.append(stint.held)
        else:
            at = Moment("before the finish", self.finish - 1, leaving=False)
            for study in self.studies.values():
                if gives(study.course, target):
                    reached.append(self.cp.new_bool_var("reached"))
                    self.cp.add_implication(reached[-1], study.taken)
                    self.cp.add(self.finish == study.end).only_enforce_if(reached[-1])
                    self._include(reached[-1], study.course.id, at)
        self._require_some(self.true, reached)

    def _give_something_new(self, study: Study) -> None:
        """Ask for something that is not there by the end of a course from elsewhere."""
        reader, start, last = self.reader, self.question.start, self.last
        before = tuple(reader.held_in(start))
        wanted = [a for a in study.course.awards if not reader.is_there(a, before)]
        choices = []
        for award in wanted:
            choices.append(self.cp.new_bool_var("is new"))
            coming = (m for m in range(last) if reader.is_there(award, reader.held_in(start + m)))
            self.cp.add(study.end < next(coming, last + 1)).only_enforce_if(choices[-1])
            for other in self.studies.values():
                if other is study or not reader.is_there(
                    award, reader.given(other.course.awards, start)
                ):
                    continue
                is_later = self.cp.new_bool_var("is later")
                self.cp.add(other.end > study.end).only_enforce_if(is_later)
                self.cp.add_bool_or(is_later, ~other.taken).only_enforce_if(choices[-1])
        if wanted:
            self._require_some(study.taken, choices)

    def _include(self, reached: Literal, itself: str, at: Moment) -> None:
        """Ask for what must come before the target; what reaches it counts as there."""
        limits, person = self.question.limits, self.question.person
        for course in sorted(limits.include_courses - {itself}):
            done = [self._is_done(course, at)] if course in self.studies else []
            self._require_some(reached, done)
        for role in sorted(limits.include_roles - {itself, person.job}):
            if not person.experience.get(role):
                months = [self._served(s, at) for s in self._in_roles([role])]
                enough = cp_model.LinearExpr.sum(months) >= 1 if months else False
                self.cp.add(enough).only_enforce_if(reached)

    def _spend(self) -> tuple[cp_model.IntVar, cp_model.IntVar]:
        """Return the cost in hundreds of pounds, rounded up, and the years of full-time study."""
        bought = [(s, offer, lit) for s in self.studies.values() for offer, lit in s.offers.items()]
        pounds = [offer.own_pounds + offer.loan_pounds for _, offer, _ in bought]
        full = [
            -(-offer.length // 12) if s.course.mode == "full-time" else 0 for s, offer, _ in bought
        ]
        taken = [literal for _, _, literal in bought]
        cost = self.cp.new_int_var(0, -(-sum(pounds) // 100), "cost")
        self.most_years = sum(full)
        years = self.cp.new_int_var(0, self.most_years, "years")
        self.cp.add(100 * cost >= cp_model.LinearExpr.weighted_sum(taken, pounds))
        self.cp.add(years == cp_model.LinearExpr.weighted_sum(taken, full))
        if self.question.limits.own_pounds is not None:
            own = [offer.own_pounds for _, offer, _ in bought]
            spent = cp_model.LinearExpr.weighted_sum(taken, own)
            self.cp.add(spent <= self.question.limits.own_pounds)
        return cost, years
