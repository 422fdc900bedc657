"""The styles and lists of a DOCX file: how a paragraph and its letters look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Glyphs = Mapping[str, Mapping[str, str]]
"""Bullets by the id of the list, then by level."""

_USUAL_SIZE = 10.0
"""Points, where nothing gives another size: ECMA-376, 17.3.2.38."""
_TWIPS = 20
_OFF = frozenset(("0", "false", "off", "none"))


class Look(NamedTuple):
    """How letters look; None is what is inherited."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    size: float | None = None
    is_hidden: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look, with what it lacks from the other."""
        return other._replace(**_given(self._asdict()))


class Shape(NamedTuple):
    """How a paragraph is set, lengths in points; None is what is inherited.

    `outline` is the level of a heading from 0, 9 for other text.
    """

    left: float | None = None
    before: float | None = None
    after: float | None = None
    is_close: bool | None = None
    """Whether no space is between paragraphs of one style."""
    outline: int | None = None

    def over(self, other: Shape) -> Shape:
        """Return this shape, with what it lacks from the other."""
        return other._replace(**_given(self._asdict()))


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


class Styles:
    """The styles by id: their names, looks, and the lists that they make."""

    def __init__(self, part: etree._Element | None) -> None:
        self.language = ""
        self.default = ""
        self._styles: dict[str, etree._Element] = {}
        self._names: dict[str, str] = {}
        self._lists: dict[str, etree._Element | None] = {}
        self._looks: dict[str, Look] = {}
        self._shapes: dict[str, Shape] = {}
        self._usual_look = Look(
            is_bold=False, is_italic=False, size=_USUAL_SIZE, is_hidden=False
        )
        self._usual_shape = Shape(0.0, 0.0, 0.0, is_close=False, outline=9)
        if part is None:
            return
        self.language = next((attribute(e, "val") for e in part.iter(f"{W}lang")), "")
        usual = part.find(f"{W}docDefaults")
        if usual is not None:
            letters = usual.find(f"{W}rPrDefault/{W}rPr")
            paragraph = usual.find(f"{W}pPrDefault/{W}pPr")
            self._usual_look = look(letters).over(self._usual_look)
            self._usual_shape = shape(paragraph).over(self._usual_shape)
        for style in part.iter(f"{W}style"):
            id_ = attribute(style, "styleId")
            kind = style.get(f"{W}type")
            if kind in {"paragraph", "character"}:
                self._styles[id_] = style
            if kind == "paragraph":
                self._names[id_] = value(style, "name")
                if style.get(f"{W}default") in {"1", "true"}:
                    self.default = id_

    def name(self, id_: str) -> str:
        """Return the name, which is in English for Word's own styles."""
        return self._names.get(id_ or self.default, id_).lower()

    def look(self, id_: str) -> Look:
        """Return how the letters of a paragraph style look."""
        return self.own_look(id_ or self.default).over(self._usual_look)

    def own_look(self, id_: str) -> Look:
        """Return what a style and those on which it is based say of letters."""
        passed = self._chain(id_, self._looks)
        found = self._looks.get(passed[-1][1], Look()) if passed else Look()
        for each, _ in reversed(passed):
            found = look(self._styles[each].find(f"{W}rPr")).over(found)
            self._looks[each] = found
        return self._looks.get(id_, found)

    def shape(self, id_: str) -> Shape:
        """Return how paragraphs of a style are set."""
        id_ = id_ or self.default
        passed = self._chain(id_, self._shapes)
        found = self._shapes.get(passed[-1][1], Shape()) if passed else Shape()
        for each, _ in reversed(passed):
            found = shape(self._styles[each].find(f"{W}pPr")).over(found)
            self._shapes[each] = found
        return self._shapes.get(id_, found).over(self._usual_shape)

    def numbering(self, id_: str) -> etree._Element | None:
        """Return the list of a style, or of a style on which it is based."""
        passed = self._chain(id_, self._lists)
        found = self._lists.get(passed[-1][1]) if passed else None
        for each, _ in reversed(passed):
            own = self._styles[each].find(f"{W}pPr/{W}numPr")
            self._lists[each] = found = found if own is None else own
        return self._lists.get(id_, found)

    def _chain(self, id_: str, known: Mapping[str, object]) -> list[tuple[str, str]]:
        """Return the styles that aren't known yet, each with that which it is based on.

        Each is looked at once, however long the chain or ring is.
        """
        passed: dict[str, str] = {}
        while id_ in self._styles and id_ not in known and id_ not in passed:
            passed[id_] = value(self._styles[id_], "basedOn")
            id_ = passed[id_]
        return list(passed.items())


def glyphs(part: etree._Element | None) -> Glyphs:
    """Return the bullets by the id of the list, then by level."""
    if part is None:
        return {}
    abstract = {
        attribute(each, "abstractNumId"): {
            attribute(level, "ilvl"): value(level, "lvlText")
            for level in each.iterfind(f"{W}lvl")
            if value(level, "numFmt") == "bullet"
        }
        for each in part.iter(f"{W}abstractNum")
    }
    return {
        attribute(number, "numId"): abstract.get(value(number, "abstractNumId"), {})
        for number in part.iter(f"{W}num")
    }


def look(properties: etree._Element | None) -> Look:
    """Return what run properties say themselves."""
    if properties is None:
        return Look()
    size = value(properties, "sz")
    return Look(
        is_bold=_switch(properties, "b"),
        is_italic=_switch(properties, "i"),
        size=float(size) / 2 if re.fullmatch(r"\d{1,4}", size) else None,
        is_hidden=_switch(properties, "vanish"),
    )


def shape(properties: etree._Element | None) -> Shape:
    """Return what paragraph properties say themselves."""
    if properties is None:
        return Shape()
    indent, spacing = (properties.find(f"{W}{name}") for name in ("ind", "spacing"))
    outline = value(properties, "outlineLvl")
    return Shape(
        left=_length(indent, "left", "start"),
        before=_length(spacing, "before"),
        after=_length(spacing, "after"),
        is_close=_switch(properties, "contextualSpacing"),
        outline=int(outline) if re.fullmatch(r"\d", outline) else None,
    )


def _length(element: etree._Element | None, *names: str) -> float | None:
    for name in names:
        twips = "" if element is None else attribute(element, name)
        if re.fullmatch(r"-?\d{1,6}(?:\.\d{1,9})?", twips):
            return float(twips) / _TWIPS
    return None


def _switch(properties: etree._Element, name: str) -> bool | None:
    child = properties.find(f"{W}{name}")
    return None if child is None else attribute(child, "val") not in _OFF


def value(element: etree._Element, name: str) -> str:
    """Return the value of the child of that name."""
    child = element.find(f"{W}{name}")
    return "" if child is None else attribute(child, "val")


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of WordprocessingML, nothing where it isn't there."""
    return str(element.get(f"{W}{name}") or "")
