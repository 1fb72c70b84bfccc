"""Whatever happens to a file, the answer is a list of problems and never a traceback."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from otpath.catalogue.loading import load

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"
PIECES = (
    '"', "'", "\t", "- ", ": ", "[", "]", "{", "}", "&a ", "*a ", "!!int ", "#", "\n", "\0", "\x85",
    "? ", "|\n", ">", "%", "@", "---\n", "...\n", "null", "5", "true", "<<: ", "\r", "\u2028", "\\",
    "\ufeff", "kind: count\n", "%YAML 1.3\n---\n",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(path.name for path in BASE.iterdir())),
    piece=st.sampled_from(PIECES),
    place=st.integers(0, 2000),
    cut=st.integers(0, 40),
)
def test_damaged_file_gives_problems_or_a_catalogue(
    name: str, piece: str, place: int, cut: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path in BASE.iterdir():
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        text = (BASE / name).read_text(encoding="utf-8")
        at = place % len(text)
        damaged = text[:at] + piece + text[at + cut :]
        (Path(folder) / name).write_text(damaged, encoding="utf-8", newline="")

        loaded = load(Path(folder))

    assert (loaded.catalogue is None) == bool(loaded.problems)
    assert all(problem.text for problem in loaded.problems)
