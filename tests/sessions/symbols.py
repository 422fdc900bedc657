"""Write the symbol face from DejaVu Sans 2.37: `nox -s symbols`.

DejaVu has nearly all symbols that CVs use, with the weight of a text font.  Debian's
package fonts-dejavu-core contains it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from cvexport.exporters.fonts.faces import SYMBOLS
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


def main() -> None:
    """Write the face and its tables."""
    data = made().getvalue()
    SYMBOLS.with_suffix(".ttf").write_bytes(data)
    SYMBOLS.with_suffix(".tables").write_bytes(packed(TTFont(BytesIO(data))))


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
