"""Frozen records with named, defaulted fields, cheap to define.

`dataclasses` compiles its methods for each class, 0.7 ms apiece: for the 23 classes
of the schema that is a twelfth of what a whole run costs.  Here a field's default is
the class attribute itself, and an instance holds only what it was given.
"""

from __future__ import annotations

import functools
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """The base of the schema's classes: annotated attributes are fields.

    `fields` names them, those of base classes first.  Every field has a default, and
    the constructor takes keywords only.
    """

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.fields = (*cls.fields, *cls.__annotations__)

    def __init__(self, **values: Any) -> None:
        if unknown := values.keys() - set(self.fields):
            raise TypeError(
                f"{type(self).__name__} has no {', '.join(sorted(unknown))}"
            )
        self.__dict__.update(values)

    def replaced(self, **values: Any) -> Self:
        """Return a copy in which `values` take the place of what was there."""
        return type(self)(**{**self.__dict__, **values})

    def pairs(self) -> tuple[tuple[str, Any], ...]:
        """Return name and value of every field."""
        return tuple((name, getattr(self, name)) for name in self.fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return self.pairs() == other.pairs()

    def __hash__(self) -> int:
        return hash((type(self), self.pairs()))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({given})"


@functools.cache
def camel(name: str) -> str:
    """Return the key of a source, or of JSON Resume, for a field's name."""
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))
