import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.names import ALL_KINDS, NamedKind
from otpath.cli.given import CommandLineError, named
from tests.builders import catalogue, course, role

THERAPIST = role("therapist", title="Occupational therapist", aliases=("OT",)).model_copy(
    update={"former_ids": ("ot-band-5",)}
)
FACTS = catalogue(THERAPIST, role("porter"), course("evening", awards=["bsc"]))


def _refusal(text: str, kinds: tuple[NamedKind, ...], where: str, facts: Catalogue = FACTS) -> str:
    with pytest.raises(CommandLineError) as refused:
        named(facts, text, kinds, where)
    return refused.value.format_message()


def test_former_id_finds_the_record_with_a_notice(capsys: pytest.CaptureFixture[str]) -> None:
    assert named(FACTS, "OT-Band-5", ("role",), "role") is THERAPIST

    out, err = capsys.readouterr()
    assert (out, err) == ("", "note: 'OT-Band-5' is now 'therapist'\n")


def test_present_names_find_the_record_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("therapist", "Occupational Therapist", "OT"):
        assert named(FACTS, text, ("role",), "role") is THERAPIST

    assert capsys.readouterr() == ("", "")


def test_command_sends_a_name_of_another_kind_to_its_command() -> None:
    assert _refusal("bsc", ("role",), "role") == (
        "role 'bsc': no role of that name\n"
        "hint: 'bsc' is a qualification: try 'otpath qualification bsc'"
    )


def test_option_says_which_names_can_stand_there() -> None:
    assert _refusal("bsc", ("role",), "--from") == (
        "--from 'bsc': no role of that name\n"
        "hint: 'bsc' is a qualification: what you hold goes with --have bsc, "
        "what you want with --to bsc; 'otpath roles' lists what can stand here"
    )


def test_option_that_takes_any_kind_names_all_lists() -> None:
    assert _refusal("qqqq", ALL_KINDS, "--to") == (
        "--to 'qqqq': no role, qualification or course of that name\n"
        "hint: 'otpath roles', 'otpath qualifications' and 'otpath courses' list them"
    )


def test_near_names_are_offered() -> None:
    assert _refusal("portr", ("role",), "--from").endswith(
        "hint: did you mean porter? 'otpath roles' lists them"
    )
