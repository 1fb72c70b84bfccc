"""What records are declared with: pydantic, or a stand-in where no record is validated.

The same declarations make the same classes either way. What is validated nowhere in the process
needs no pydantic: see `without_pydantic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from otpath.catalogue import without_pydantic

if TYPE_CHECKING or not without_pydantic.is_decided():
    from pydantic import BaseModel, ConfigDict, Field, StringConstraints
else:
    from otpath.catalogue.stand_ins import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["BaseModel", "ConfigDict", "Field", "StringConstraints"]
