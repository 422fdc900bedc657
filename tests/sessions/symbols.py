"""Write the symbol face, and which symbols no CV is printed with: `nox -s symbols`.

DejaVu Sans 2.37 has nearly all symbols that CVs use, with the weight of a text font;
Debian's package fonts-dejavu-core contains it.  Properties of characters are those of
Unicode 17, as the package `regex` has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import regex
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from cvexport.exporters.fonts.faces import SYMBOLS
from helpers.places import PACKAGE
from sessions.faces import FOLDER, packed

SOURCE = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
REPERTOIRE = (
    "※⁂⁃‽"
    "℃℉ℏ℗℠℡ℓ℮"
    "⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
    "←↑→↓↔↕↖↗↘↙↚↛↞↠↢↣↤↦↩↪↰↱↲↳↴↵↶↷↺↻⇄⇅⇆⇇⇉⇋⇌⇐⇑⇒⇓⇔⇕⇚⇛⇝⇠⇢⇤⇥⇦⇧⇨⇩⇪⟵⟶⟷⟸⟹⟺"
    "∀∂∃∄∅∆∇∈∉∋∏∑−∓∕∗∘∙√∝∞∟∠∣∥∧∨∩∪∫∴∵∶∷∼≃≅≈≔≠≡≢≤≥≪≫≺≻⊂⊃⊆⊇⊕⊗⋀⋁⋂⋃⋄⋅⋆⋮⋯"
    "⌀⌂⌃⌄⌈⌉⌊⌋⌘⌤⌥⌫⏎⏏"
    "①②③④⑤⑥⑦⑧⑨⑩"
    "─━│┃┄┅┆┇┈┉┊┋┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋"
    "╌╍╎╏═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰╱╲╳╴╵╶╷╸╹╺╻╼╽╾╿"
    "▀▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓▔▕▖▗▘▙▚▛▜▝▞▟"
    "■□▢▣▪▫▬▭▮▯▰▱▲△▴▵▶▷▸▹►▻▼▽▾▿◀◁◂◃◄◅◆◇◈◉◊○◌◎●◐◑◒◓◔◕◖◗◘◙◜◝◞◟◠◡◢◣◤◥◦◧◨◯◻◼◽◾◿"
    "☀☁☂★☆☉☎☐☑☒☓☚☛☜☞☹☺☻☼☽☾♀♂♠♡♢♣♥♦♩♪♫♬♭♮♯♻⚐⚑⚒⚔⚖⚙⚠⚡⚪⚫⚬"
    "✂✆✈✉✎✏✒✓✔✕✖✗✘✚✛✜✝✞✦✧✩✪✫✬✭✮✯✰✱✲✳✴✶✷✸✹❄❍❏❐❑❒❖"
    "❘❙❚❛❜❝❞❤❨❩❪❫❬❭❮❯❰❱❲❳❴❵❶❷❸❹❺❻❼❽❾❿"
    "➔➘➙➚➛➜➝➞➟➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯➱➴➵➶"
    "⬅⬆⬇⬈⬉⬊⬋⬌⬍⬒⬓⬔⬕⬖⬗⬘⬙⬤"
)
"""Those that Source Sans 3 has are left out of the face."""
WINDOWS_ENGLISH = (3, 1, 0x409)
"""Platform, encoding and language of a name: OpenType 1.9, name."""
_SCALE = 1105
"""Units of an em, of a font drawn for 1000: capitals are as high as the family's."""
_SPACE = 200
"""Thousandths of an em, as wide as the family's."""
_RING = 2
"""How many contours of a circled digit draw the circle."""


PICTOGRAPHS = PACKAGE / "unicode/pictographs.py"
_BLOCKS = ((0x2000, 0x2BFF), (0x4DC0, 0x4DFF), (0x1D000, 0x1D24F))
"""Of symbols; those among Chinese and Japanese letters are in fonts for these."""
_PICTOGRAPHS = (0x1F000, 0x1FFFD)
"""Blocks of pictographs alone, with room for those of later versions."""
_EMOJI = regex.compile(r"[\p{Emoji}\p{Extended_Pictographic}\p{General_Category=So}]")
_COLOURED = regex.compile(r"\p{Emoji_Presentation}")


def main() -> None:
    """Write the face, its tables, and the symbols that are left out."""
    data = made().getvalue()
    SYMBOLS.with_suffix(".ttf").write_bytes(data)
    SYMBOLS.with_suffix(".tables").write_bytes(packed(TTFont(BytesIO(data))))
    PICTOGRAPHS.write_text(module(), encoding="utf-8")


def module() -> str:
    """Return the module with the ranges of what is left out."""
    ranges = [*_ranges(left_out()), _PICTOGRAPHS]
    lines = "".join(f'    "{_escaped(*each)}"\n' for each in ranges)
    return f'''"""Pictographs, and symbols that no face has: from `nox -s symbols`."""

LEFT_OUT = (
{lines})
"""Ranges of a class of a regular expression."""
'''


def left_out() -> Iterator[int]:
    """Yield the emoji and other symbols that neither face has as text, in order."""
    family = set(TTFont(FOLDER / "SourceSans3-Regular.ttf").getBestCmap())
    symbols = set(TTFont(SYMBOLS.with_suffix(".ttf")).getBestCmap())
    for start, end in _BLOCKS:
        for point in range(start, end + 1):
            is_text = point in family and not _COLOURED.match(chr(point))
            if _EMOJI.match(chr(point)) and not (is_text or point in symbols):
                yield point


def _ranges(points: Iterator[int]) -> Iterator[tuple[int, int]]:
    start = end = next(points)
    for point in points:
        if point > end + 1:
            yield start, end
            start = point
        end = point
    yield start, end


def _escaped(start: int, end: int) -> str:
    ends = (start,) if start == end else (start, end)
    return "-".join(
        f"\\U{each:08x}" if each > 0xFFFF else f"\\u{each:04x}" for each in ends
    )


def made() -> BytesIO:
    """Return the face, a font of the symbols that Source Sans 3 lacks."""
    family = TTFont(FOLDER / "SourceSans3-Regular.ttf").getBestCmap()
    points = {ord(each) for each in REPERTOIRE} - set(family)
    font = TTFont(SOURCE, recalcTimestamp=False)
    _subset(font, points | {ord(" ")})
    _add_circled(font)
    scale_upem(font, 1000)
    font["head"].unitsPerEm = _SCALE
    font["hmtx"][font.getBestCmap()[ord(" ")]] = (_SPACE * _SCALE // 1000, 0)
    _rename(font)
    file = BytesIO()
    font.save(file)
    return file


def _subset(font: TTFont, points: set[int]) -> None:
    options = Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        glyph_names=True,
        name_IDs=[0],
    )
    options.drop_tables += [*("FFTM", "GPOS", "GSUB", "GDEF", "MATH"), "kern", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def _add_circled(font: TTFont) -> None:
    """Add the circled numbers from 11 to 20, put together from those up to 10."""
    names = font.getBestCmap()
    digits = [_contours(font, names[ord("①") + number]) for number in range(10)]
    ring, ten, zero = digits[0][:_RING], digits[9][_RING], digits[9][_RING + 1 :]
    left, right = _bounds([ten]), _bounds(zero)
    for number in range(11, 21):
        tens, ones = divmod(number, 10)
        first = [ten] if tens == 1 else _within(digits[tens - 1][_RING:], left)
        second = _within(digits[ones - 1][_RING:], right) if ones else zero
        _add(font, ord("①") + number - 1, [*ring, *first, *second])


_Contour = list[tuple[str, Any]]


def _contours(font: TTFont, name: str) -> list[_Contour]:
    pen = RecordingPen()
    font.getGlyphSet()[name].draw(pen)
    contours: list[_Contour] = []
    for operator, operands in pen.value:
        if operator == "moveTo":
            contours.append([])
        contours[-1].append((operator, operands))
    return contours


def _bounds(contours: list[_Contour]) -> tuple[float, float]:
    """Return where contours begin and end, from left to right."""
    pen = ControlBoundsPen(None)
    _replay(contours, pen)
    left, _, right, _ = pen.bounds
    return left, right


def _within(contours: list[_Contour], place: tuple[float, float]) -> list[_Contour]:
    """Return contours narrowed to the place of a digit, if they are wider than it."""
    (start, end), (left, right) = _bounds(contours), place
    factor = min(1.0, (right - left) / (end - start))
    middle = (left + right - factor * (start + end)) / 2
    pen = RecordingPen()
    _replay(contours, TransformPen(pen, (factor, 0, 0, 1, middle, 0)))
    return [pen.value]


def _replay(contours: list[_Contour], pen: Any) -> None:
    for contour in contours:
        for operator, operands in contour:
            getattr(pen, operator)(*operands)


def _add(font: TTFont, point: int, contours: list[_Contour]) -> None:
    pen = TTGlyphPen(None)
    _replay(contours, pen)
    name = f"uni{point:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = font["hmtx"][font.getBestCmap()[ord("①")]]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[point] = name


def _rename(font: TTFont) -> None:
    """Name the face, keep its copyright, and drop the names of its glyphs."""
    for number, text in ((1, "CV Symbols"), (4, "CV Symbols"), (6, SYMBOLS.name)):
        font["name"].setName(text, number, *WINDOWS_ENGLISH)
    font["post"].formatType = 3.0


if __name__ == "__main__":
    main()
