"""What rich writes, with or without colour, caught in memory."""

from __future__ import annotations

import io
from collections.abc import Callable

from rich.console import Console


def on_rich(write: Callable[[Console], None], width: int = 80, *, colour: bool = False) -> str:
    """Return what came to a console of this width."""
    paper = io.StringIO()
    write(
        Console(
            file=paper, width=width, force_terminal=colour, _environ={},
            color_system="standard" if colour else None,
        )
    )  # fmt: skip
    return paper.getvalue()
