"""The records of `model.resume` as a schema: each key with its type.

The short forms of records, which no type can say, are in a table here.
"""

from __future__ import annotations

import functools
import typing
from typing import Any, NamedTuple

from cvexport.model.record import Record, camel
from cvexport.model.resume import (
    Award,
    Certificate,
    Detail,
    GenericEntry,
    Highlight,
    Interest,
    Language,
    Location,
    Profile,
    Publication,
    Reference,
    Resume,
    Skill,
)
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import Margins


class Short(NamedTuple):
    """How a record is written short: as text alone, and as `Label: text`.

    The values are fields; `label` is "" where the second form isn't known.
    """

    text: str
    label: str = ""
    labelled_text: str = ""
    labelled_list: str = ""


SHORT: dict[type[Record], Short] = {
    Highlight: Short("text", "label", "text", "items"),
    Skill: Short("name", "name", "summary", "keywords"),
    Interest: Short("name", "name", "summary", "keywords"),
    Certificate: Short("name"),
    Award: Short("title"),
    Language: Short("language", "language", "fluency", "keywords"),
    Reference: Short("reference", "name", "reference"),
    Publication: Short("summary"),
    Location: Short("address"),
    Profile: Short("url", "network", "url"),
    Detail: Short("value", "label", "value"),
    GenericEntry: Short("title"),
    Margins: Short("every"),
}


class EnvelopeLines(str):
    """Text whose line ends are commas on paper, as an address on an envelope has."""

    __slots__ = ()


class Unprinted(str):
    """Text in no document, of any length: a picture may be written in its address."""

    __slots__ = ()


class Field(NamedTuple):
    """A field of a record.

    `unprinted` says why it is in no document, if it isn't.  A list in its place is one
    text with `joint` between the items, or the first of them is its value and the
    field that `further` names takes the others.
    """

    name: str
    kind: Any
    unprinted: str
    joint: str
    further: str


class Schema(NamedTuple):
    """The fields of a record by key."""

    fields: dict[str, Field]


_SCHEMAS: dict[type[Record], Schema] = {}


def schema_of(cls: type[Record]) -> Schema:
    """Return the schema of a class, worked out when first asked for."""
    if cls not in _SCHEMAS:
        _SCHEMAS[cls] = _worked_out(cls)
    return _SCHEMAS[cls]


@functools.cache
def all_keys() -> frozenset[str]:
    """Return every key that some record has."""
    found: set[str] = set()
    kinds = [Record]
    while kinds:
        cls = kinds.pop()
        kinds += cls.__subclasses__()
        found.update(map(camel, cls.fields))
    return frozenset(found)


def is_record(kind: Any) -> bool:
    """Tell whether a field holds a record."""
    return isinstance(kind, type) and issubclass(kind, Record)


def kind_of_part(key: str) -> Any:
    """Return the type of a standard section that has records; None for other keys."""
    if key in SECTIONS and SECTIONS[key].is_field:
        return schema_of(Resume).fields[key].kind
    return None


def _worked_out(cls: type[Record]) -> Schema:
    hints = typing.get_type_hints(cls)
    unprinted, further = dict(_noted(cls, "UNPRINTED")), dict(_noted(cls, "FURTHER"))
    joints = dict.fromkeys(_noted(cls, "COMMAS"), ", ")
    joints |= dict.fromkeys(_noted(cls, "PARAGRAPHS"), "\n\n")
    hints |= dict.fromkeys(_noted(cls, "LINES"), EnvelopeLines)
    hints |= dict.fromkeys(unprinted, Unprinted)
    inherited = getattr(cls.__base__, "fields", ())
    # A record's own keys come first, since messages list them.
    names = sorted(cls.fields, key=lambda name: name in inherited)
    fields = {
        camel(name): Field(
            name,
            hints[name],
            unprinted.get(name, ""),
            joints.get(name, ""),
            further.get(name, ""),
        )
        for name in names
        if name not in _noted(cls, "DERIVED")
    }
    return Schema(fields)


def _noted(cls: type[Record], note: str) -> tuple[Any, ...]:
    """Return what a class and its bases note of their fields."""
    return tuple(each for base in cls.__mro__ for each in vars(base).get(note, ()))
