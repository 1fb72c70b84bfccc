"""Whether this process validates records, or only reads those that were validated before.

Loading pydantic and making its models takes longer than most answers. A command that finds its
records in a compiled form needs neither: they were validated when the form was made.
"""

from __future__ import annotations

import sys

_is_decided = False


def decide() -> None:
    """Say that nothing in this process validates a record. Too late once one is declared."""
    global _is_decided  # noqa: PLW0603 (it is a fact about the process)
    _is_decided = f"{__package__}.declaring" not in sys.modules


def is_decided() -> bool:
    """Tell whether records are declared without what validates them."""
    return _is_decided
