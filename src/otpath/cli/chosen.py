"""Which data a command line chose: the folder of `otpath --catalogue DIR`, for all commands."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

own_folder: ContextVar[Path | None] = ContextVar("own_folder", default=None)
"""None: the data that otpath came with."""
