"""A plan bound to a programme says so on top, with what a reader must know of it."""

from typing import Any

from otpath.answers.binding import bind
from otpath.answers.plans import answer
from otpath.catalogue.programmes import Programme
from otpath.person.profile import Person
from otpath.reports.plan_json import plan_data
from otpath.reports.plan_model import PlanSummary
from otpath.reports.plan_summary import plan_summary
from tests.answers.helpers import JANUARY_2027, asked
from tests.answers.test_binding import POINTS, leeds, world
from tests.builders import held, person, programme, rule, tariff

WHOLE_STORY = person("porter", all_gcses=True, all_awards=True)


def summary(record: Programme, told: Person = WHOLE_STORY, **limits: Any) -> PlanSummary:
    bound = bind(world(record), (record,), record.name, "--programme", JANUARY_2027)
    found = answer(asked(told, **limits), JANUARY_2027, bound.catalogue, bound)
    return plan_summary(found, bound.catalogue)


def data(record: Programme | None, told: Person = WHOLE_STORY) -> dict[str, Any]:
    if record is None:
        return plan_data(answer(asked(told), JANUARY_2027, world()))
    bound = bind(world(record), (record,), record.name, "--programme", JANUARY_2027)
    return plan_data(answer(asked(told), JANUARY_2027, bound.catalogue, bound))


def test_plan_says_first_what_it_is_bound_to() -> None:
    page = summary(leeds(POINTS))
    assert page.subtitle.startswith("Planned with Leeds: Occupational therapy, BSc alone. This is")
    assert "Checked against every route that goes by it." in page.subtitle
    assert "nothing in our catalogue" not in page.subtitle
    assert page.cautions == ()


def test_refusal_says_so_too() -> None:
    page = summary(leeds(tariff(290)))
    assert page.subtitle.startswith("Planned with Leeds: Occupational therapy, BSc alone. No route")


def test_route_that_goes_past_it_says_that_it_does() -> None:
    college = programme("college-access", asks_nothing=True, course="access", provider="College")
    points = person("porter", *(held("a-level", s, "A*") for s in ("art", "biology")))
    page = summary(college, points)
    assert "This route does not need it: no step of it is there." in page.subtitle
    assert "Checked against every route in our catalogue." in page.subtitle


def test_what_was_read_only_in_part_or_long_ago_is_a_caution() -> None:
    (partly,) = summary(leeds(POINTS, partial=True)).cautions
    assert partly == (
        "What Leeds asks is not all known. Where it is not, the plan asks what is usual. "
        "Ask them for the rest."
    )
    (old,) = summary(leeds(POINTS, rules_year=2019, rules_for="2019 entry")).cautions
    assert old.startswith("The rules of Leeds that we read are too old (2019 entry).")
    (doubt,) = summary(leeds(POINTS, doubt="The page has two lengths.")).cautions
    assert doubt == "Leeds: The page has two lengths."


def test_what_only_an_employer_can_open_is_a_caution() -> None:
    (words,) = summary(leeds(POINTS, apply="employer")).cautions
    assert words.startswith("Leeds takes only people whom an employer puts forward.")


def test_rule_that_the_plan_cannot_weigh_but_the_page_settles_is_a_caution() -> None:
    shut = rule("none", of=[rule("award", qualifications=["a-level"])])
    told = person("porter", held("a-level", "art", "E"), all_gcses=True, all_awards=True)
    (words,) = summary(leeds(POINTS, shut), told).cautions
    assert words == "By what you told us, Leeds asks more than you will have: see step 2."


def test_step_of_the_programme_says_how_the_person_then_stands() -> None:
    def line(record: Programme, told: Person = WHOLE_STORY) -> str:
        (step,) = (s for s in summary(record, told).steps if "Leeds" in s.heading)
        return step.lines[-1].text

    assert line(leeds(POINTS)) == "By then you meet all that its page asks."
    partly = line(leeds(POINTS, rule("unread", text="the GCSEs")))
    assert partly == "Whether you then meet all that its page asks is not known: the GCSEs."
    assert line(leeds(POINTS, to_know=("It closes early.",))) == "Good to know: It closes early."


def test_data_names_the_binding_and_the_typical_course_of_each_leg() -> None:
    found = data(leeds(POINTS))
    assert found["bound"] == {
        "option": "--programme", "name": "Leeds: Occupational therapy, BSc",
        "programmes": ["leeds-bsc"],
    }  # fmt: skip
    legs = {leg["id"]: leg for leg in found["routes"][0]["legs"]}
    assert (legs["leeds-bsc"]["programme"], legs["leeds-bsc"]["course"]) == ("leeds-bsc", "bsc")
    assert (legs["access"]["programme"], legs["access"]["course"]) == (None, "access")
    assert legs["ot"]["course"] is None
    assert legs["leeds-bsc"]["programmes"]["bound"] is True


def test_data_of_a_plan_that_is_bound_to_nothing_says_so() -> None:
    found = data(None, person("porter", held("a-level", "art", "A*")))
    assert found["bound"] is None
    assert all(leg["programme"] is None for leg in found["routes"][0]["legs"])
