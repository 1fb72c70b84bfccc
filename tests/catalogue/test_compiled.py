import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otpath.catalogue import cache
from otpath.catalogue.compiled import CompiledRecords, load_compiled
from otpath.catalogue.containers import FORMAT, packed, shelf, unpacked
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.drafts import MODEL_BY_FILE
from otpath.catalogue.folders import digest_of
from otpath.catalogue.loading import data_dir, load
from otpath.catalogue.names import ALL_KINDS, entries_of, find, nearest

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "data"))


def _catalogue(folder: Path | None = None) -> Catalogue:
    found = load_compiled(folder).catalogue
    assert found is not None
    return found


def _is_compiled(catalogue: Catalogue) -> bool:
    return isinstance(catalogue.roles, CompiledRecords)


def _kept(store: Path) -> Path:
    (found,) = store.glob("catalogue-*")
    return found


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- the same records ---------------------------------------------------------------------------


@pytest.mark.usefixtures("store")
def test_compiled_catalogue_is_the_one_in_the_files() -> None:
    load_compiled()
    compiled, written = _catalogue(), load().catalogue

    assert _is_compiled(compiled)
    assert compiled == written
    for kind in MODEL_BY_FILE:
        ours, theirs = getattr(compiled, kind), getattr(written, kind)
        assert list(ours) == list(theirs)
        assert [r.model_fields_set for r in ours.values()] == [
            r.model_fields_set for r in theirs.values()
        ]


@pytest.mark.usefixtures("store")
def test_compiled_records_are_a_mapping_in_the_order_of_ids(data: Path) -> None:
    load_compiled(data)
    roles = _catalogue(data).roles

    assert "porter" in roles
    assert "nobody" not in roles
    assert roles.get("nobody") is None
    with pytest.raises(KeyError):
        roles["nobody"]
    assert (len(roles), list(roles)) == (3, ["assistant", "porter", "therapist"])
    assert roles["therapist"] is roles["therapist"]
    assert [role.id for role in roles.values()] == list(roles)
    assert [record_id for record_id, _ in roles.items()] == list(roles)
    assert roles["porter"] is list(roles.values())[1]


def _rows(catalogue: Catalogue) -> list[tuple[str, ...]]:
    return [
        (entry.kind, entry.id, *entry.keys, "", *entry.former_keys, "", *entry.bands)
        for entry in entries_of(catalogue, ALL_KINDS)
    ]


@pytest.mark.usefixtures("store")
def test_names_are_found_without_making_a_record(data: Path) -> None:
    load_compiled(data)
    compiled, written = _catalogue(data), load(data).catalogue
    assert written is not None

    assert _rows(compiled) == _rows(written)
    assert nearest(compiled, "theraapist") == nearest(written, "theraapist")
    assert not vars(compiled.roles)["_made"]
    assert find(compiled, "band 5 occupational therapist") == written.roles["therapist"]
    assert list(vars(compiled.roles)["_made"]) == ["therapist"]


# --- made anew where anything changed -----------------------------------------------------------


def test_unchanged_files_are_compiled_once(store: Path, data: Path) -> None:
    assert not _is_compiled(_catalogue(data))
    before = _kept(store).stat().st_mtime_ns

    assert _is_compiled(_catalogue(data))
    assert _kept(store).stat().st_mtime_ns == before


@pytest.mark.parametrize("kind", ["roles", "qualifications", "courses", "sources", "pay"])
def test_change_of_any_file_is_seen(store: Path, data: Path, kind: str) -> None:
    load_compiled(data)
    with (data / f"{kind}.yaml").open("a", encoding="utf-8") as file:
        file.write("# One more line.\n")

    assert not _is_compiled(_catalogue(data))
    assert len(list(store.iterdir())) == 2


@pytest.mark.usefixtures("store")
def test_changed_value_is_shown_at_once_and_the_old_one_when_it_is_back(data: Path) -> None:
    before = _catalogue(data).roles["porter"].title
    _edit(data / "roles.yaml", f"title: {before}", "title: Ward porter")
    after = [_catalogue(data).roles["porter"].title for _ in range(2)]
    _edit(data / "roles.yaml", "title: Ward porter", f"title: {before}")

    assert after == ["Ward porter", "Ward porter"]
    assert _catalogue(data).roles["porter"].title == before


@pytest.mark.usefixtures("store")
def test_new_file_in_a_folder_is_seen(data: Path) -> None:
    (data / "sources").mkdir()
    (data / "sources.yaml").rename(data / "sources" / "a.yaml")
    load_compiled(data)
    last = (data / "sources" / "a.yaml").read_text(encoding="utf-8").rpartition("\n- id: ")[2]
    added = f"- id: z-new{last[last.index(chr(10)) :]}"
    (data / "sources" / "b.yaml").write_text(added, encoding="utf-8")

    assert "z-new" in _catalogue(data).sources


@pytest.mark.usefixtures("store")
def test_folder_that_becomes_wrong_gives_its_problems(data: Path) -> None:
    load_compiled(data)
    _edit(data / "roles.yaml", "kind: ", "kin: ")

    assert load_compiled(data).catalogue is None
    assert load_compiled(data).problems == load(data).problems != ()


@pytest.mark.usefixtures("store")
def test_empty_folder_over_the_shipped_catalogue_is_still_a_problem(tmp_path: Path) -> None:
    load_compiled()
    (tmp_path / "empty").mkdir()

    assert load_compiled(tmp_path / "empty").problems == load(tmp_path / "empty").problems != ()


def test_wrong_catalogue_is_never_kept(store: Path, data: Path) -> None:
    _edit(data / "roles.yaml", "kind: ", "kin: ")
    load_compiled(data)

    assert not store.exists()


@pytest.mark.usefixtures("store")
def test_folder_of_changes_is_kept_apart_from_what_it_lies_over(tmp_path: Path) -> None:
    roles = (data_dir() / "roles.yaml").read_text(encoding="utf-8")
    start = roles.index("- id: porter\n")
    own = roles[start : roles.index("\n- id: ", start) + 1]
    changes = tmp_path / "changes"
    changes.mkdir()
    (changes / "roles.yaml").write_text(own.replace("NHS porter", "Ward porter"), encoding="utf-8")
    titles = [
        _catalogue(folder).roles["porter"].title
        for folder in (None, changes, None, changes)
    ]  # fmt: skip
    _edit(changes / "roles.yaml", "Ward porter", "Night porter")

    assert titles == ["NHS porter", "Ward porter", "NHS porter", "Ward porter"]
    assert _catalogue(changes).roles["porter"].title == "Night porter"


@pytest.mark.usefixtures("store")
def test_files_that_change_while_they_are_read_are_not_kept(data: Path) -> None:
    place = shelf("catalogue", data)

    def slowly() -> tuple[object, dict[str, dict[str, bytes]]]:
        _edit(data / "roles.yaml", "- id: ", "-  id: ")
        return {}, {}

    place.keep(slowly)

    assert place.read() is None


# --- never trusted unseen -----------------------------------------------------------------------


def _key(path: Path) -> str:
    return path.stem.partition("-")[2]


def _sealed(rest: bytes) -> bytes:
    return FORMAT + digest_of(rest) + rest


DAMAGES: dict[str, Callable[[bytes, str], bytes]] = {
    "empty": lambda _content, _key: b"",
    "half of it": lambda content, _key: content[: len(content) // 2],
    "without its last byte": lambda content, _key: content[:-1],
    "only the first line": lambda _content, _key: FORMAT,
    "a flipped bit in a record": lambda content, _key: content[:-9] + bytes([content[-9] ^ 1])
    + content[-8:],
    "a flipped bit in the digest": lambda content, _key: content[:30] + bytes([content[30] ^ 1])
    + content[31:],
    "of another format": lambda content, _key: content.replace(b"form 1", b"form 2", 1),
    "not ours": lambda _content, _key: b"- id: porter\n" * 1000,
    "sealed, no index": lambda _content, _key: _sealed(b""),
    "sealed, index too long": lambda _content, _key: _sealed(b"\xff" * 100),
    "sealed, made from other files": lambda _content, _key: packed("0" * 32, {}, {}),
    "sealed, nothing in it": lambda _content, key: packed(key, {}, {}),
    "sealed, no names": lambda _content, key: packed(key, None, {k: {} for k in MODEL_BY_FILE}),
    "sealed, sections are no sections": lambda _content, key: packed(key, {}, {}).replace(
        b"{}]", b"[]]"
    ),
    "sealed, index nested": lambda _content, _key: _sealed(
        (200_000).to_bytes(8, "big") + b"[" * 200_000
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_form_is_ignored_and_made_anew(store: Path, data: Path, damage: str) -> None:
    load_compiled(data)
    kept = _kept(store)
    good = kept.read_bytes()
    kept.write_bytes(DAMAGES[damage](good, _key(kept)))

    assert not _is_compiled(_catalogue(data))
    assert _catalogue(data) == load(data).catalogue
    assert kept.read_bytes() == good


def test_every_flipped_bit_is_noticed(store: Path, data: Path) -> None:
    load_compiled(data)
    good = _kept(store).read_bytes()
    key = _key(_kept(store))
    places = {*range(0, len(good), 97), *range(120)}

    assert unpacked(good, key) is not None
    for at in places:
        assert unpacked(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :], key) is None


def test_form_made_from_other_files_is_refused_under_any_name(store: Path, data: Path) -> None:
    load_compiled(data)
    good = _kept(store).read_bytes()

    assert unpacked(good, _key(_kept(store))) is not None
    assert unpacked(good, "0" * 32) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_without_a_fault(junk: bytes) -> None:
    assert unpacked(junk, "0" * 32) is None
    assert unpacked(FORMAT + junk, "0" * 32) is None
    assert unpacked(_sealed(junk), "0" * 32) is None


def test_what_is_no_record_is_read_from_the_files(store: Path, data: Path) -> None:
    load_compiled(data)
    kept = shelf("catalogue", data)
    found = kept.read()
    assert found is not None
    texts = {
        kind: {record_id: found.text(kind, record_id) for record_id in found.spans[kind]}
        for kind in MODEL_BY_FILE
    }
    texts["roles"]["porter"] = b'{"id": "porter", "title": "Porter"}'
    texts["roles"]["therapist"] = b'{"": "Roll", "id": "therapist"}'
    _kept(store).write_bytes(packed(_key(_kept(store)), found.about, texts))

    assert _is_compiled(_catalogue(data))
    assert _catalogue(data) == load(data).catalogue


def test_folder_in_its_place_is_left_and_the_files_are_read(store: Path, data: Path) -> None:
    load_compiled(data)
    kept = _kept(store)
    kept.unlink()
    kept.mkdir()

    assert _catalogue(data) == load(data).catalogue
    assert kept.is_dir()
    assert list(store.iterdir()) == [kept]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes or permissions")
def test_pipe_in_its_place_does_not_hold_us_up(store: Path, data: Path) -> None:
    load_compiled(data)
    kept = _kept(store)
    kept.unlink()
    os.mkfifo(kept)

    assert _catalogue(data) == load(data).catalogue
    assert _is_compiled(_catalogue(data))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes or permissions")
def test_form_that_others_may_write_is_not_trusted(store: Path, data: Path) -> None:
    load_compiled(data)
    _kept(store).chmod(0o666)

    assert not _is_compiled(_catalogue(data))


# --- nowhere to keep it -------------------------------------------------------------------------


def test_caching_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")

    assert cache.cache_dir() is None
    assert [_is_compiled(_catalogue(data)) for _ in range(2)] == [False, False]


def test_without_a_home_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: Path
) -> None:
    for name in (cache.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "nobody"))

    assert cache.cache_dir() is None
    assert [_is_compiled(_catalogue(data)) for _ in range(2)] == [False, False]
    assert not (tmp_path / "nobody").exists()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="they have their own folder")
def test_cache_lies_where_the_desktop_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(cache.VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache.cache_dir() == tmp_path / ".cache" / "otpath"

    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert cache.cache_dir() == tmp_path / ".cache" / "otpath"

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert cache.cache_dir() == tmp_path / "elsewhere" / "otpath"


def test_folder_that_cannot_be_made_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file" / "cache"))

    assert [_is_compiled(_catalogue(data)) for _ in range(2)] == [False, False]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind root"
)
def test_read_only_folder_is_no_fault(store: Path, data: Path) -> None:
    store.mkdir(mode=0o500)

    assert [_is_compiled(_catalogue(data)) for _ in range(2)] == [False, False]


@pytest.mark.usefixtures("store")
def test_full_disk_is_no_fault(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert [_is_compiled(_catalogue(data)) for _ in range(2)] == [False, False]


def test_only_the_newest_forms_are_kept_and_nothing_else_is_touched(store: Path) -> None:
    names = [cache.file_name("catalogue", f"{number:032x}") for number in range(20)]
    for number, name in enumerate(names):
        cache.write(name, b"x")
        os.utime(store / name, (number, number))
        if not number:
            (store / "notes.txt").write_text("mine", encoding="utf-8")
            lost = store / f".{name}.1.1.part"
            lost.write_bytes(b"")
            os.utime(lost, (0, 0))
    cache.write(names[0], b"x")

    found = {path.name for path in store.iterdir()}
    assert found == {"notes.txt", names[0], *names[-(cache.MOST_FILES - 1) :]}


def test_forms_are_the_users_alone(store: Path, data: Path) -> None:
    load_compiled(data)

    if sys.platform != "win32":
        assert _kept(store).stat().st_mode & 0o077 == 0


# --- whole commands -----------------------------------------------------------------------------


def _ran(*arguments: str, store: Path) -> tuple[int, str, str]:
    found = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-m", "otpath", *arguments],
        capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", cache.VARIABLE: str(store)},
    )  # fmt: skip
    return found.returncode, found.stdout, found.stderr


def test_processes_at_once_all_answer_and_leave_whole_forms(store: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: _ran("role", "porter", store=store), range(4)))

    assert len(set(answers)) == 1
    assert answers[0][0] == 0
    assert sorted(path.name.partition("-")[0] for path in store.iterdir()) == ["catalogue", "pages"]
    assert _ran("role", "porter", store=store) == answers[0]


@pytest.mark.parametrize(
    "command",
    [("plan", "--from", "porter"), ("role", "porter"), ("sources",), ("funding",)],
    ids=" ".join,
)
def test_command_says_the_same_from_what_was_kept(store: Path, command: tuple[str, ...]) -> None:
    fresh = _ran(*command, "--format", "json", store=Path(cache.OFF))
    made, kept = (_ran(*command, "--format", "json", store=store) for _ in range(2))

    assert fresh[0] == 0
    assert fresh == made == kept


def test_profile_is_validated_where_the_catalogue_is_only_read(store: Path) -> None:
    profile = store.with_name("me.yaml")
    profile.write_text("from: porter\nlimits: {keep_wage: true}\n", encoding="utf-8")
    made, kept = (_ran("plan", "--profile", str(profile), store=store) for _ in range(2))

    assert made[0] == 0
    assert made == kept == _ran("plan", "--from", "porter", "--keep-wage", store=store)


def test_check_reads_the_files_and_keeps_nothing(store: Path) -> None:
    code, _, err = _ran("check", store=store)

    assert (code, err) == (0, "")
    assert not store.exists()


def _loaded_by(*arguments: str) -> set[str]:
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
        "from otpath.cli import main; main()"
    )
    found = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    return set(found.stderr.split())


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "command",
    [
        ("plan", "--from", "occupational-therapy-assistant"), ("roles",), ("courses",),
        ("programmes",), ("sources",), ("source", "ucas-tariff"), ("funding",), ("dates",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_second_look_parses_and_validates_nothing(command: tuple[str, ...]) -> None:
    heavy = {"yaml", "pydantic"}

    assert heavy <= _loaded_by(*command)
    assert not heavy & _loaded_by(*command)


@pytest.mark.usefixtures("store")
def test_second_look_at_any_page_loads_no_models() -> None:
    heavy = {"yaml", "pydantic", "rich", "otpath.catalogue.contents"}

    assert heavy - _loaded_by("role", "porter") == {"rich"}
    for command in (("role", "porter"), ("course", "full-time-degree"), ("role", "portr")):
        assert not heavy & _loaded_by(*command)
