"""Content streams: rows of text become operators, tagged with their elements.

A stream is in reading order, a line at a time.  Each run of a line begins where the
one before it ends, so only the start of a line and a gap need a position.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cvexport.exporters.fonts.faces import FontFace
from cvexport.exporters.pdf.embedding import FontSet, Subset
from cvexport.exporters.pdf.line_breaking import TO_LEFT, Run, TypesetLine
from cvexport.exporters.pdf.page_breaking import PlacedRow
from cvexport.exporters.pdf.tags import Element, MarkedContent
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


class LinkArea(NamedTuple):
    """Where a link can be clicked on one line."""

    element: Element
    left: float
    bottom: float
    right: float
    top: float


class DrawnPage:
    """A page: its stream, the element of each marked-content sequence, its links.

    `texts` are the replacement texts that the stream refers to by name.
    """

    def __init__(self) -> None:
        self.stream = b""
        self.marked: list[Element] = []
        self.areas: list[LinkArea] = []
        self.texts: dict[str, str] = {}


def draw_page(
    index: int,
    rows: Iterable[PlacedRow],
    frame: Frame,
    fonts: FontSet,
    rule: Rule | None,
) -> DrawnPage:
    """Return a page, counted from 0, with `rows` in its frame, rules below some."""
    pen = _Pen(index, fonts)
    for placed in rows:
        row = placed.row
        bottom = frame.top - placed.top - row.leading
        pen.line(row.line, frame.left, bottom + row.leading * (1 - BASELINE))
        if row.ruled and rule:
            pen.rule(frame.left, frame.left + frame.width, bottom, rule)
    return pen.finished()


class _Pen:
    """Writes the stream of one page, no operator without need."""

    def __init__(self, index: int, fonts: FontSet) -> None:
        self._index = index
        self._fonts = fonts
        self._page = DrawnPage()
        self._code: list[str] = []
        self._element: Element | None = None
        self._font: tuple[FontFace, float] | None = None
        self._colour = ""
        self._in_text = False

    def line(self, line: TypesetLine, left: float, baseline: float) -> None:
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

    def rule(self, left: float, right: float, bottom: float, rule: Rule) -> None:
        """Draw a rule below a line, as an artifact because it has no meaning."""
        self._leave_text()
        height = bottom - rule.drop
        ends = (numbers((left, height)), numbers((right, height)))
        self._code.append(
            f"/Artifact BMC {colour(rule.colour)} RG "
            f"{number(rule.width)} w {ends[0]} m {ends[1]} l S EMC"
        )

    def finished(self) -> DrawnPage:
        """Return the page."""
        self._leave_text()
        self._page.stream = "\n".join(self._code).encode("ascii")
        return self._page

    def _enter(self, element: Element) -> None:
        """Begin a marked-content sequence, unless this one is of the same element."""
        if element is self._element:
            return
        self._leave()
        mark = MarkedContent(self._index, len(self._page.marked))
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
        """Continue at another place of the line so that no reader adds a space.

        pypdf adds one where the pen moves by more than half a space, measured in the
        scale before the move: so a very large scale is set first.
        """
        if run.gap > 0 and not run.kerned.isspace():
            before = number(x - run.gap)
            self._code.append(f"1000 0 0 1 {before} {number(baseline)} Tm")

    def _stopped(self, run: Run, subset: Subset) -> str:
        """Return the operators of a run with a directional mark that Poppler reads.

        It is in the replacement text of the character at the side where the direction
        changes.  Poppler reads such a text only where it is written in the stream;
        others read the innermost one, which is the character alone.
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
        """Record where a link can be clicked: its runs on one line are one area."""
        piece = run.piece
        bottom = baseline - _DESCENT * piece.size
        top = baseline + _ASCENT * piece.size
        right = x + run.width - run.trailing
        area = LinkArea(link, x, bottom, right, top)
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
