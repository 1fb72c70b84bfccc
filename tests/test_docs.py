"""The docs say what is so: examples are valid, every command and option is there, links lead on."""

import json
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from pydantic import TypeAdapter

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.drafts import MODEL_BY_FILE
from otpath.catalogue.grades import SCALES
from otpath.catalogue.inspections import INSPECTIONS
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import Requirement
from otpath.catalogue.yaml_files import read_yaml
from otpath.cli.app import app_for
from otpath.cli.asking import Facts, read_person
from otpath.cli.profile_given import told_by_profile
from otpath.person.profile_models import Profile, ProfileLimits
from otpath.person.told import Told

ROOT = Path(__file__).resolve().parents[1]
PLANS_START = month_number(2027, 1)
DOCS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = "\n".join(
    (ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("data.md", "rules.md")
)
CLI_PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

YAML_BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
COMMANDS = typer.main.get_command(app_for()).commands  # type: ignore[attr-defined]
OPTIONS = [
    (name, parameter)
    for name, command in COMMANDS.items()
    for parameter in command.params
    if parameter.param_type_name == "option"
]


# --- the data guide -----------------------------------------------------------------------------


def _file_of(block: str) -> str | None:
    """Return the data file that an example belongs to; None for a requirement."""
    named = re.match(r"# data/(\w+)\.yaml\n", block)
    return named[1] if named else None


RECORD_BLOCKS = [(file, block) for block in YAML_BLOCKS if (file := _file_of(block))]
RULE_BLOCKS = [block for block in YAML_BLOCKS if not _file_of(block)]


def _values(block: str, folder: Path) -> list[str]:
    path = folder / "example.yaml"
    path.write_text(block, encoding="utf-8")
    read = read_yaml(path)
    assert not read.problems
    return [json.dumps(record.value) for record in read.records]


@pytest.mark.parametrize(("file", "block"), RECORD_BLOCKS)
def test_example_record_of_the_guide_is_valid(file: str, block: str, tmp_path: Path) -> None:
    for value in _values(block, tmp_path):
        MODEL_BY_FILE[file].model_validate_json(value)


@pytest.mark.parametrize("block", RULE_BLOCKS)
def test_example_rule_of_the_guide_is_valid(block: str, tmp_path: Path) -> None:
    for value in _values(block, tmp_path):
        TypeAdapter[Requirement](Requirement).validate_json(value)


def test_guide_has_an_example_of_every_kind_of_rule() -> None:
    schema = TypeAdapter[Requirement](Requirement).json_schema()
    kinds = set(schema["discriminator"]["mapping"])

    assert kinds == set(re.findall(r"^ *kind: ([a-z-]+)$", "".join(RULE_BLOCKS), re.MULTILINE))


def test_guide_names_every_data_file() -> None:
    assert set(MODEL_BY_FILE) == set(re.findall(r"^\| `(\w+)\.yaml` \|", GUIDE, re.MULTILINE))


def test_guide_explains_every_warning() -> None:
    section = GUIDE.split("\n## What it warns of\n")[1].split("\n## ")[0]

    assert re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE) == [
        inspection.kind for inspection in INSPECTIONS
    ]


def test_guide_lists_every_grade_of_every_scale() -> None:
    for scale in SCALES.values():
        (row,) = re.findall(rf"^\| `{scale.name}` \| (.*) \|$", GUIDE, re.MULTILINE)
        assert set(re.findall(r"`([^`]+)`", row)) == set(scale.grades)


def test_examples_of_the_guide_pass_every_check_beside_the_shipped_data(tmp_path: Path) -> None:
    added = [*RECORD_BLOCKS, ("programmes", _programme_asking(RULE_BLOCKS))]
    for file in {file for file, _ in added}:
        records = _sorted_records("", [block for name, block in added if name == file])
        (tmp_path / f"{file}.yaml").write_text(records, encoding="utf-8")

    assert [problem.text for problem in load(tmp_path).problems] == []


def _programme_asking(rules: list[str]) -> str:
    programme = """- id: example-of-all-rules
  provider: Example University
  title: Everything
  award: none
  nation: england
  mode: full-time
  rules_for: undated
  sources: [example-university]
  checked: "2026-11-22"
  requires:
"""
    return programme + "".join(f"    {line}\n" for rule in rules for line in rule.splitlines())


def _sorted_records(text: str, added: list[str]) -> str:
    head, *records = re.split(r"^(?=- id: )", text, flags=re.MULTILINE)
    records += [block[block.index("- id: ") :] for block in added]
    by_id = {record.split("\n", 1)[0]: record.rstrip() + "\n" for record in records}
    return head + "\n".join(by_id[key] for key in sorted(by_id))


# --- the page on profiles ------------------------------------------------------------------------

PROFILES_PAGE = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
PROFILE_BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PROFILES_PAGE, re.MULTILINE | re.DOTALL)
OPTION_BY_KEY = dict(re.findall(r"^\| `(\w+)`.* `(--[a-z-]+)` \|$", PROFILES_PAGE, re.MULTILINE))


def test_example_profile_is_read_and_says_something_of_every_key(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("otpath.cli.asking.next_month", lambda: PLANS_START)
    monkeypatch.setattr("otpath.cli.profile_given.next_month", lambda: PLANS_START)
    path = tmp_path / "me.yaml"
    path.write_text(PROFILE_BLOCKS[0], encoding="utf-8")
    told = told_by_profile(path, catalogue)

    assert [field.name for field in fields(Told) if getattr(told, field.name) is None] == []


def test_every_key_of_a_profile_is_explained_with_its_option() -> None:
    keys = {key.rstrip("_") for key in (*Profile.model_fields, *ProfileLimits.model_fields)}
    described = set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", PROFILES_PAGE, re.MULTILINE)))
    )
    plan_options = {opt for name, option in OPTIONS for opt in option.opts if name == "plan"}

    assert keys <= described
    assert set(OPTION_BY_KEY.values()) <= plan_options


# --- the README ---------------------------------------------------------------------------------

FACTS = [f"--{fact}" for fact in re.findall(r"\| `--(.+?)` \|$", README, re.MULTILINE)]
FIELDS = {
    "--gcse": "gcses", "--have": "awards", "--experience": "experience",
    "--age": "age", "--nation": "nation",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    loaded = load()
    assert loaded.catalogue is not None
    return loaded.catalogue


@pytest.mark.parametrize("fact", FACTS)
def test_way_to_say_a_fact_in_the_readme_is_understood(fact: str, catalogue: Catalogue) -> None:
    option, *values = shlex.split(fact)
    assert option in {name for _, parameter in OPTIONS for name in parameter.opts}
    if option in FIELDS:
        (value,) = values
        said = value if option in {"--age", "--nation"} else (value,)
        nobody = read_person(Facts("porter"), catalogue)
        assert read_person(Facts("porter", **{FIELDS[option]: said}), catalogue) != nobody  # type: ignore[arg-type]


def test_readme_shows_a_way_to_say_every_fact() -> None:
    assert set(FIELDS) <= {fact.split()[0] for fact in FACTS}


def test_readme_has_the_commands_that_ci_runs() -> None:
    runner = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (second,) = re.findall(r"^python3 .*pytest.*$", README, re.MULTILINE)

    assert f"\n{second}\n" in runner


# --- the commands -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_is_documented(name: str) -> None:
    assert COMMANDS[name].help
    assert f"\n## {name}\n" in CLI_PAGE


@pytest.mark.parametrize(
    ("name", "parameter"), OPTIONS, ids=[f"{name} {p.opts[0]}" for name, p in OPTIONS]
)
def test_option_has_help_and_is_documented(name: str, parameter: typer.CallbackParam) -> None:
    section = CLI_PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]

    assert parameter.help  # type: ignore[attr-defined]
    assert all(re.search(rf"^ +.*{option}\b", section, re.MULTILINE) for option in parameter.opts)


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", DOCS, ids=[page.name for page in DOCS])
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", text)

    assert [link for link in links if not (page.parent / link).exists()] == []


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", heading.casefold()).replace(" ", "-")


@pytest.mark.parametrize("page", DOCS, ids=[page.name for page in DOCS])
def test_links_within_a_page_lead_to_a_heading(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = {_slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
