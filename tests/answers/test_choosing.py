"""Of all best routes, which are shown, and what each is named for."""

from __future__ import annotations

from otpath.answers.choosing import MOST_SHOWN, BestAt, choose
from otpath.planning.routes import Leg, Route
from otpath.planning.search import BestRoute


def best(finish: int, hundreds: int, years: int, *courses: str) -> BestRoute:
    """Return a best route of these courses, or of one course of its own."""
    taken = courses or (f"by-{finish}-{hundreds}-{years}",)
    legs = [Leg("course", name, 0, finish) for name in taken]
    return BestRoute(Route((Leg("job", "porter", 0, None), *legs), finish), hundreds, years)


def named(*found: BestRoute) -> dict[tuple[int, int, int], tuple[BestAt, ...]]:
    """Return by finish, pounds and years what each route shown is best at, in their order."""
    return {
        (chosen.best.route.finish, chosen.best.hundreds, chosen.best.years): chosen.best_at
        for chosen in choose(found)
    }


def test_nothing_is_shown_of_nothing() -> None:
    assert choose([]) == ()


def test_the_only_route_is_the_soonest_and_nothing_is_said_of_its_price() -> None:
    assert named(best(40, 9, 3)) == {(40, 9, 3): ("soonest",)}


def test_the_only_route_keeps_one_earning_where_it_has_no_full_time_study() -> None:
    assert named(best(40, 9, 0)) == {(40, 9, 0): ("soonest", "keeps-you-earning")}


def test_each_best_is_named_for_what_it_is_best_at() -> None:
    assert named(best(40, 90, 3), best(50, 9, 0), best(60, 1, 1)) == {
        (40, 90, 3): ("soonest",),
        (50, 9, 0): ("keeps-you-earning",),
        (60, 1, 1): ("cheapest",),
    }


def test_one_route_may_be_best_at_two_things() -> None:
    assert named(best(40, 90, 3), best(50, 1, 0)) == {
        (40, 90, 3): ("soonest",),
        (50, 1, 0): ("keeps-you-earning", "cheapest"),
    }


def test_where_all_study_full_time_the_least_of_it_is_named() -> None:
    assert named(best(40, 90, 3), best(50, 95, 2), best(60, 1, 4)) == {
        (40, 90, 3): ("soonest",),
        (50, 95, 2): ("least-full-time",),
        (60, 1, 4): ("cheapest",),
    }


def test_the_soonest_is_not_praised_for_little_full_time_study() -> None:
    assert named(best(40, 90, 2), best(50, 1, 3))[40, 90, 2] == ("soonest",)


def test_of_equally_cheap_routes_the_soonest_is_the_cheapest() -> None:
    assert named(best(40, 90, 2), best(50, 1, 3), best(60, 1, 1))[50, 1, 3] == ("cheapest",)


def test_all_that_finish_first_are_soonest() -> None:
    assert named(best(40, 5, 3), best(40, 9, 0)) == {
        (40, 5, 3): ("soonest", "cheapest"),
        (40, 9, 0): ("soonest", "keeps-you-earning"),
    }


def test_what_is_best_at_nothing_fills_up_in_the_order_of_its_finish() -> None:
    between = [best(41 + n, 80 - n, 3) for n in range(6)]
    shown = named(best(40, 90, 3), *between, best(50, 9, 0), best(60, 1, 1))
    assert list(shown) == [(40, 90, 3), (41, 80, 3), (42, 79, 3), (50, 9, 0), (60, 1, 1)]
    assert shown[41, 80, 3] == shown[42, 79, 3] == ("between",)
    assert len(shown) == MOST_SHOWN


def test_the_same_steps_at_a_later_date_are_not_shown_again() -> None:
    soonest, dearest = best(40, 90, 3, "access", "degree"), best(52, 80, 3, "degree", "access")
    other = best(53, 70, 3, "college", "degree")
    shown = named(soonest, dearest, other, best(60, 1, 0))
    assert list(shown) == [(40, 90, 3), (53, 70, 3), (60, 1, 0)]


def test_of_twins_between_the_others_the_first_is_shown() -> None:
    twins = [best(50, 80, 3, "college"), best(62, 70, 3, "college")]
    assert list(named(best(40, 90, 3), *twins, best(90, 1, 0))) == [
        (40, 90, 3), (50, 80, 3), (90, 1, 0),
    ]  # fmt: skip


def test_what_is_best_at_something_is_shown_though_it_takes_the_steps_of_another() -> None:
    soonest, cheapest = best(40, 90, 1, "degree"), best(52, 80, 1, "degree")
    assert list(named(soonest, cheapest)) == [(40, 90, 1), (52, 80, 1)]


def test_a_job_and_a_course_of_one_name_are_different_steps() -> None:
    course, job = best(50, 80, 3, "helper"), best(55, 70, 3, "helper")
    legs = tuple(Leg("job", leg.id, leg.start, leg.end) for leg in job.route.legs)
    as_job = BestRoute(Route(legs, 55), 70, 3)
    assert len(choose([best(40, 90, 3), course, as_job, best(90, 1, 0)])) == 4


def test_more_than_usual_are_shown_where_each_is_best_at_something() -> None:
    first = [best(40, 20 + n, 9 - n) for n in range(MOST_SHOWN + 1)]
    shown = named(*first, best(41, 5, 9), best(60, 1, 9))
    assert all("soonest" in at for at in list(shown.values())[: MOST_SHOWN + 1])
    assert shown[60, 1, 9] == ("cheapest",)
    assert (41, 5, 9) not in shown
