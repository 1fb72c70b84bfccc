"""Files are written whole or not at all, and never over another one unasked."""

import errno
import os
import stat
from pathlib import Path

import pytest

from otpath.reports.saving import write_whole

TEXT = "Pay: £32,074\n"


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("replace", [False, True])
def test_new_file_holds_the_text_in_utf8_and_nothing_else_is_left(
    tmp_path: Path, replace: bool
) -> None:
    write_whole(tmp_path / "plan.txt", TEXT, replace=replace)

    assert (tmp_path / "plan.txt").read_bytes() == TEXT.encode("utf-8")
    assert files_in(tmp_path) == ["plan.txt"]


def test_existing_file_is_kept_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("mine")

    with pytest.raises(FileExistsError):
        write_whole(path, TEXT, replace=False)

    assert path.read_text() == "mine"
    assert files_in(tmp_path) == ["plan.txt"]


def test_existing_file_is_replaced_when_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("mine, and much longer than what comes after it")

    write_whole(path, TEXT, replace=True)

    assert path.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("replace", [False, True])
def test_disk_that_fills_up_leaves_no_part_and_the_old_file(
    tmp_path: Path, replace: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    if replace:
        path.write_text("mine")
    before = files_in(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="space"):
        write_whole(path, TEXT, replace=replace)

    assert files_in(tmp_path) == before
    assert not replace or path.read_text() == "mine"


def test_text_that_cannot_be_written_leaves_no_part(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "plan.txt", "lone \ud800", replace=False)

    assert files_in(tmp_path) == []


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without links, as most memory sticks are."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_links")
def test_disk_without_links_is_written_to_all_the_same(tmp_path: Path) -> None:
    write_whole(tmp_path / "plan.txt", TEXT, replace=False)

    assert (tmp_path / "plan.txt").read_text(encoding="utf-8") == TEXT
    assert files_in(tmp_path) == ["plan.txt"]


@pytest.mark.usefixtures("no_links")
def test_disk_without_links_keeps_the_old_file_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("mine")

    with pytest.raises(FileExistsError):
        write_whole(path, TEXT, replace=False)

    assert path.read_text() == "mine"
    assert files_in(tmp_path) == ["plan.txt"]


@pytest.mark.parametrize("path", ["missing/plan.txt", "file.txt/plan.txt"])
def test_place_that_is_no_folder_is_an_error(tmp_path: Path, path: str) -> None:
    (tmp_path / "file.txt").write_text("")

    with pytest.raises(OSError, match=r"[Nn]o"):
        write_whole(tmp_path / path, TEXT, replace=False)

    assert files_in(tmp_path) == ["file.txt"]


def test_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")

    with pytest.raises(PermissionError):
        write_whole(folder / "plan.txt", TEXT, replace=False)

    assert files_in(folder) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are of Unix")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_file_is_as_private_as_the_user_wants_files_to_be(
    tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "plan.txt", TEXT, replace=False)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "plan.txt").stat().st_mode) == mode
