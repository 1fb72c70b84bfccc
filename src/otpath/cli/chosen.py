"""What holds for all of one command: its data, and what else is read in its process."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

own_folder: ContextVar[Path | None] = ContextVar("own_folder", default=None)
"""The folder of `otpath --catalogue DIR`. None: the data that otpath came with."""

is_own_process: ContextVar[bool] = ContextVar("is_own_process", default=False)
"""True: the process ends with the command, so that nothing else in it reads records."""

validates_more: ContextVar[bool] = ContextVar("validates_more", default=True)
"""True: models validate something besides the catalogue, as the file of a profile."""
