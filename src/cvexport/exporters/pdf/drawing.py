"""Content streams: placed rows become operators, each text inside its mark.

A stream runs in reading order, a line at a time; the runs of a line follow each
other by their own widths, so nothing but the start of a line and a gap needs placing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cvexport.exporters.fonts.faces import FontFace
from cvexport.exporters.pdf.embedding import FontSet, Subset
from cvexport.exporters.pdf.line_breaking import TO_LEFT, Line, Run
from cvexport.exporters.pdf.page_breaking import Placed
from cvexport.exporters.pdf.tags import Element, Mark
from cvexport.exporters.pdf.writer import colour, number, numbers, text_string
from cvexport.exporters.theme import BASELINE, Rule

_DESCENT, _ASCENT = 0.27, 0.78
"""How far a link can be clicked below and above the baseline, in ems."""


class Frame(NamedTuple):
    """The text area of a page, in points from its lower left corner."""

    left: float
    top: float
    width: float
    height: float


class Area(NamedTuple):
    """Where a link can be clicked on one line."""

    element: Element
    left: float
    bottom: float
    right: float
    top: float


class Page:
    """What is on a page: its stream, the element of each mark, where links are.

    `texts` are the replacement texts that the stream calls by name.
    """

    def __init__(self) -> None:
        self.stream = b""
        self.marked: list[Element] = []
        self.areas: list[Area] = []
        self.texts: dict[str, str] = {}


def drawn(
    index: int, rows: Iterable[Placed], frame: Frame, fonts: FontSet, rule: Rule | None
) -> Page:
    """Return a page, counted from 0, with `rows` in its frame, ruled where they say."""
    pen = _Pen(index, fonts)
    for placed in rows:
        row = placed.row
        foot = frame.top - placed.top - row.leading
        pen.line(row.line, frame.left, foot + row.leading * (1 - BASELINE))
        if row.ruled and rule:
            pen.rule(frame.left, frame.left + frame.width, foot, rule)
    return pen.finished()


class _Pen:
    """Writes the stream of one page, saying nothing twice."""

    def __init__(self, index: int, fonts: FontSet) -> None:
        self._index = index
        self._fonts = fonts
        self._page = Page()
        self._code: list[str] = []
        self._element: Element | None = None
        self._font: tuple[FontFace, float] | None = None
        self._colour = ""
        self._in_text = False

    def line(self, line: Line, left: float, baseline: float) -> None:
        """Draw a line of text."""
        if not self._in_text:
            self._code.append("BT")
            self._in_text = True
        x = left + line.indent
        for position, run in enumerate(line.runs):
            self._enter(run.piece.element)
            x += run.gap
            if run.stop is not None:
                self._font = None
                self._leap(run, x, baseline)
            if run.gap or not position or run.stop is not None:
                self._code.append(f"1 0 0 1 {number(x)} {number(baseline)} Tm")
            self._show(run)
            link = run.piece.element.link
            if link is not None and not (run.kerned.isspace() and link.text.strip()):
                self._link(link, run, x, baseline)
            x += run.width

    def rule(self, left: float, right: float, foot: float, rule: Rule) -> None:
        """Draw a rule below a line; it means nothing, so it is an artifact."""
        self._leave_text()
        height = foot - rule.drop
        ends = (numbers((left, height)), numbers((right, height)))
        self._code.append(
            f"/Artifact BMC {colour(rule.colour)} RG "
            f"{number(rule.width)} w {ends[0]} m {ends[1]} l S EMC"
        )

    def finished(self) -> Page:
        """Return the page."""
        self._leave_text()
        self._page.stream = "\n".join(self._code).encode("ascii")
        return self._page

    def _enter(self, element: Element) -> None:
        """Begin a mark unless the last one was of the same element."""
        if element is self._element:
            return
        self._leave()
        mark = Mark(self._index, len(self._page.marked))
        element.mark(mark)
        self._page.marked.append(element)
        self._code.append(f"/{element.tag} <</MCID {mark.number}>> BDC")
        self._element = element

    def _leave(self) -> None:
        if self._element is not None:
            self._code.append("EMC")
            self._element = None

    def _leave_text(self) -> None:
        self._leave()
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    def _show(self, run: Run) -> None:
        piece = run.piece
        subset = self._fonts.subset(piece.face)
        if piece.colour != self._colour:
            self._colour = piece.colour
            self._code.append(f"{colour(piece.colour)} rg")
        if (piece.face, piece.size) != self._font:
            self._font = (piece.face, piece.size)
            self._code.append(f"/{subset.resource} {number(piece.size)} Tf")
        shown = self._stopped(run, subset) if run.stop else _shown(run.kerned, subset)
        if piece.face.stroke:
            width = number(piece.face.stroke * piece.size / 1000)
            shown = f"2 Tr {width} w {colour(piece.colour)} RG {shown} 0 Tr"
        self._code.append(shown)

    def _leap(self, run: Run, x: float, baseline: float) -> None:
        """Go on at another place of the line without a space between.

        pypdf puts one where the pen moves on by more than half a space, by the scale
        that the pen comes from: so it comes from a very large one.
        """
        if run.gap > 0 and not run.kerned.isspace():
            before = number(x - run.gap)
            self._code.append(f"1000 0 0 1 {before} {number(baseline)} Tm")

    def _stopped(self, run: Run, subset: Subset) -> str:
        """Return the operators of a run with a mark of direction that Poppler reads.

        It stands in the replacement text of the character at the side where the
        direction changes.  Poppler knows such a text only where it is written in the
        stream; others know the innermost, which is the character again.
        """
        mark, kerned = run.stop or "", run.kerned
        at = 0 if mark == TO_LEFT else len(kerned) - 1
        text = run.piece.face.text(ord(kerned[at]))
        actual = mark + text if mark == TO_LEFT else f"{text}{mark}"
        name = f"A{len(self._page.texts)}"
        self._page.texts[name] = text
        parts = [
            _shown(kerned[:at], subset),
            f"/Span <</ActualText {text_string(actual).decode()}>> BDC",
            f"/Span /{name} BDC",
            _shown(kerned[at], subset),
            "EMC EMC",
            _shown(kerned[at + 1 :], subset),
        ]
        return " ".join(filter(None, parts))

    def _link(self, link: Element, run: Run, x: float, baseline: float) -> None:
        """Note where a link can be clicked, its runs on one line as one area."""
        piece = run.piece
        bottom = baseline - _DESCENT * piece.size
        top = baseline + _ASCENT * piece.size
        right = x + run.width - run.trailing
        area = Area(link, x, bottom, right, top)
        areas = self._page.areas
        if areas and areas[-1].element is link and areas[-1].bottom == bottom:
            before = areas.pop()
            area = area._replace(
                left=min(before.left, x), right=max(before.right, right)
            )
        areas.append(area)


def _shown(kerned: str, subset: Subset) -> str:
    if not kerned:
        return ""
    shown = f"<{kerned.translate(subset)}>"
    return f"[{shown}] TJ" if ">" in shown[:-1] else f"{shown} Tj"
