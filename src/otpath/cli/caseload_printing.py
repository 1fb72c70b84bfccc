"""The profiles of a caseload, planned and printed one by one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from glob import glob
from pathlib import Path

from otpath.answers.binding import Bound
from otpath.answers.plans import Answer, answer
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.problems import Problem, shown_together
from otpath.cli.asked import asked_of, led_by
from otpath.cli.asking import next_month
from otpath.cli.given import CommandLineError
from otpath.cli.printed_folder import KeptError, PrintedFolder, UnprintedError
from otpath.cli.profile_given import read_told, replaced_by
from otpath.cli.progress import Teller, told_as_it_goes
from otpath.cli.saving import Content, Writer
from otpath.person.told import Told
from otpath.reports.documents.cover import Cover
from otpath.rules.phrases import joined


@dataclass(frozen=True)
class Job:
    """What is the same for all profiles."""

    catalogue: Catalogue
    options: Told
    bound_from: Callable[[int | None], Bound | None]
    """What the plans are bound to, if they start in this month."""
    route: str
    """The number of the route to show in full."""
    cover: Cover
    writers: Mapping[str, Writer]
    """What writes the files of each profile, by their endings."""


@dataclass
class Tally:
    """How many profiles came to what."""

    written: int = 0
    unchanged: int = 0
    kept: int = 0
    failed: int = 0

    @property
    def words(self) -> str:
        """The sums in one sentence; those that are none are left out."""
        named = {
            "written": self.written,
            "unchanged": self.unchanged,
            "kept": self.kept,
            "not printed": self.failed,
        }
        total = sum(named.values())
        parts = ", ".join(f"{count} {name}" for name, count in named.items() if count)
        return f"{total} {'profile' if total == 1 else 'profiles'}: {parts}."


def print_all(paths: Sequence[Path], job: Job, folder: PrintedFolder) -> bool:
    """Print every profile that can be, say what came of each, and tell whether all could be.

    `paths` are those of `named_profiles`.
    """
    groups = _by_name(paths)
    alone = [(name, group[0]) for name, group in groups.items() if len(group) == 1]
    alike = [group for group in groups.values() if len(group) > 1]
    tally = Tally(failed=sum(len(group) for group in alike))
    with told_as_it_goes(len(alone)) as teller:
        for group in alike:
            teller.warn(_clash(group))
        for _, path in alone:
            _print(path, job, folder, teller, tally)
            teller.advance()
    teller.tell(f"{tally.words} Folder: {folder.path}")
    return not (tally.kept or tally.failed)


def _print(path: Path, job: Job, folder: PrintedFolder, teller: Teller, tally: Tally) -> None:
    told = _read(path, job.catalogue)
    if not isinstance(told, Told):
        tally.failed += 1
        _warn(told, teller)
        return
    try:
        found = _answer(job.options.over(told), job)
        written = _put(found, path, job, folder)
    except (CommandLineError, UnprintedError) as error:
        is_kept = isinstance(error, KeptError)
        tally.kept, tally.failed = tally.kept + is_kept, tally.failed + (not is_kept)
        _warn((Problem(str(path), 0, 0, str(error.message), error.hint),), teller)
        return
    tally.written, tally.unchanged = tally.written + bool(written), tally.unchanged + (not written)
    teller.tell(f"{path.name}: {_outcome(written)}")
    for note in _notes(found, replaced_by(job.options, told)):
        teller.tell(f"  {note}")


def _read(path: Path, catalogue: Catalogue) -> Told | tuple[Problem, ...]:
    """Return what a profile says, or everything that is wrong with it."""
    if path.is_dir():
        hint = f"name the profiles in it, as '{path / '*.yaml'}'"
        return (Problem(str(path), 0, 0, "this is a folder", hint),)
    return read_told(path, catalogue)


def _put(found: Answer, path: Path, job: Job, folder: PrintedFolder) -> tuple[str, ...]:
    """Write the files of one profile; return the names of those that were not there as they are."""

    def make(made: datetime) -> dict[str, Content]:
        cover = replace(job.cover, day=made.date(), made=made, reference=path.stem)
        return {
            f"{path.stem}{ending}": write(found, job.catalogue, cover)
            for ending, write in job.writers.items()
        }

    return folder.put([f"{path.stem}{ending}" for ending in job.writers], make, job.cover.moment)


def _warn(problems: Sequence[Problem], teller: Teller) -> None:
    for text in shown_together(problems):
        teller.warn(text)


def _answer(told: Told, job: Job) -> Answer:
    if told.job is None:
        raise UnprintedError(
            "the profile does not say where this person stands now",
            "add a line as 'from: porter'; 'otpath roles' lists jobs and starting points",
        )
    asked, bound = asked_of(told, job.catalogue), job.bound_from(told.start)
    catalogue = bound.catalogue if bound else job.catalogue
    return led_by(job.route, answer(asked, next_month(), catalogue, bound))


def _outcome(written: Sequence[str]) -> str:
    """Say what was written, the name once: 'wrote anna.pdf and .html'."""
    if not written:
        return "unchanged"
    first, *others = written
    return f"wrote {joined([first, *(Path(name).suffix for name in others)], 'and')}"


def _notes(found: Answer, replaced: Sequence[str]) -> Iterator[str]:
    if replaced:
        verb = "takes" if len(replaced) == 1 else "take"
        yield f"note: {joined(replaced, 'and')} {verb} the place of what it says itself"
    if found.kind == "no-route":
        yield "note: no route found; the page says why"


# --- which profiles -----------------------------------------------------------------------------


def named_profiles(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are named, each once, in their order; refuse a pattern of none."""
    named = (path for given in paths for path in _matching(given))
    return list({(path.parent.resolve(), path.name): path for path in named}.values())


def _matching(path: Path) -> list[Path]:
    """Return the files that a pattern means: not every shell looks for them itself."""
    if "*" not in str(path) or path.exists():
        return [path]
    found = sorted(glob(str(path)))  # noqa: PTH207 - Path.glob() takes no absolute pattern
    if not found:
        raise CommandLineError(
            f"there is no file of the pattern '{path}'", "look into that folder, or name the files"
        )
    return [Path(name) for name in found]


def _by_name(paths: Sequence[Path]) -> dict[str, list[Path]]:
    """Return the profiles by the name of their pages; on many disks 'A.pdf' is 'a.pdf'."""
    groups: dict[str, list[Path]] = {}
    for path in paths:
        name = unicodedata.normalize("NFC", path.stem).casefold()
        groups.setdefault(name, []).append(path)
    return groups


def _clash(paths: Sequence[Path]) -> str:
    both, none = ("both", "neither") if len(paths) == 2 else ("all", "none")
    return (
        f"{joined([str(path) for path in paths], 'and')} would {both} be printed as "
        f"'{paths[0].stem}', so {none} is printed\n  hint: rename one, or print to another folder"
    )
