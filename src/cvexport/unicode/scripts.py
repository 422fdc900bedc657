"""What the exporters know about scripts, one row for each.

Codes are those of ISO 15924, languages those of BCP 47, and ranges of letters are
blocks of the Unicode Standard, written as in a class of a regular expression.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple


class WordFonts(NamedTuple):
    """The fonts of a script that Calibri lacks.

    `slot` is the attribute of `w:rFonts` that Word looks up for it, `name` a font that
    comes with Windows, and `alias` a free font to take its place.
    """

    slot: Literal["", "eastAsia", "cs"] = ""
    name: str = ""
    alias: str = ""


class PackagedFont(NamedTuple):
    """A font in a package of the Python package index, of the version tried here."""

    package: str = ""
    version: str = ""
    file: str = ""


class Script(NamedTuple):
    """What sets a script apart from Latin, Greek and Cyrillic, whose code is "".

    `languages` are those written in it, the one of most people who write it first;
    the first row with a language has the script that it usually is written in: CLDR,
    likely subtags.  The letters of a `shared` script are also used in others.
    An `upright` script has no italics: programs would slant its letters.  Letters of
    a `shaped` one take their forms from their neighbours, or carry marks that have to
    be placed.  Where it is `unspaced`, lines break between letters.  `collection` is
    how a font collection for several scripts ends the name of the font for this one.
    `font` is one that is used where its package is installed.
    """

    code: str = ""
    letters: str = ""
    languages: tuple[str, ...] = ()
    rtl: bool = False
    upright: bool = False
    shaped: bool = False
    shared: bool = False
    unspaced: bool = False
    collection: str = ""
    word: WordFonts = WordFonts()
    font: PackagedFont = PackagedFont()


LATIN = Script()

_VERSION = "2026.9.26.post1"
_CJK = PackagedFont("manimgx-fonts-cjk", _VERSION, "NotoSansCJK-VF.otf.ttc")
"""A collection with a font for each of the languages."""


def _noto(name: str) -> PackagedFont:
    return PackagedFont("manimgx-fonts", _VERSION, f"Noto{name}[wght].ttf")


EMOJI_FONT = _noto("Emoji")
"""Of outlines in one colour, which a PDF can embed."""

_JAPANESE = Script(
    "Jpan",
    "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001b16f",
    ("ja",),
    upright=True,
    unspaced=True,
    collection=" JP",
    word=WordFonts("eastAsia", "Yu Gothic", "Noto Sans CJK JP"),
    font=_CJK,
)
"""Its letters here are kana: a text with these and Han is Japanese."""

SCRIPTS = (
    _JAPANESE,
    Script(
        "Kore",
        "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff",
        ("ko",),
        upright=True,
        collection=" KR",
        word=WordFonts("eastAsia", "Malgun Gothic", "Noto Sans CJK KR"),
        font=_CJK,
    ),
    Script(
        "Hant",
        "",  # those of the next row
        ("yue",),
        upright=True,
        unspaced=True,
        collection=" TC",
        word=WordFonts("eastAsia", "Microsoft JhengHei", "Noto Sans CJK TC"),
        font=_CJK,
    ),
    Script(
        "Hans",
        "\u2e80-\u2fdf\u3005\u3007\u3021-\u302f\u3400-\u4dbf\u4e00-\u9fff"
        "\uf900-\ufaff\U00020000-\U0003ffff",
        ("zh", "cmn", "yue", "ja", "ko"),
        upright=True,
        shared=True,
        unspaced=True,
        collection=" SC",
        word=WordFonts("eastAsia", "Microsoft YaHei", "Noto Sans CJK SC"),
        font=_CJK,
    ),
    Script(
        "Arab",
        "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        ("ar", "fa", "ur", "ps", "ckb", "sd", "ug"),
        rtl=True,
        upright=True,
        shaped=True,
        word=WordFonts("cs", "Arial", "Liberation Sans"),
        font=_noto("SansArabic"),
    ),
    Script(
        "Hebr",
        "\u0590-\u05ff\ufb1d-\ufb4f",
        ("he", "iw", "yi"),
        rtl=True,
        upright=True,
        shaped=True,
        word=WordFonts("cs", "Arial", "Liberation Sans"),
        font=_noto("SansHebrew"),
    ),
    Script(
        "Deva",
        "\u0900-\u097f\ua8e0-\ua8ff",
        ("hi", "mr", "ne", "sa"),
        upright=True,
        shaped=True,
        word=WordFonts("cs", "Nirmala UI", "Noto Sans Devanagari"),
        font=_noto("SansDevanagari"),
    ),
    Script(
        "Beng", "\u0980-\u09ff", ("bn", "as"), shaped=True, font=_noto("SansBengali")
    ),
    Script("Guru", "\u0a00-\u0a7f", ("pa",), shaped=True, font=_noto("SansGurmukhi")),
    Script("Gujr", "\u0a80-\u0aff", ("gu",), shaped=True, font=_noto("SansGujarati")),
    Script("Orya", "\u0b00-\u0b7f", ("or",), shaped=True, font=_noto("SansOriya")),
    Script("Taml", "\u0b80-\u0bff", ("ta",), shaped=True, font=_noto("SansTamil")),
    Script("Telu", "\u0c00-\u0c7f", ("te",), shaped=True, font=_noto("SansTelugu")),
    Script("Knda", "\u0c80-\u0cff", ("kn",), shaped=True, font=_noto("SansKannada")),
    Script("Mlym", "\u0d00-\u0d7f", ("ml",), shaped=True, font=_noto("SansMalayalam")),
    Script("Sinh", "\u0d80-\u0dff", ("si",), shaped=True, font=_noto("SansSinhala")),
    Script(
        "Thai",
        "\u0e00-\u0e7f",
        ("th",),
        shaped=True,
        word=WordFonts("cs"),
        font=_noto("SansThai"),
    ),
    Script("Laoo", "\u0e80-\u0eff", ("lo",), shaped=True, font=_noto("SansLao")),
    Script("Tibt", "\u0f00-\u0fff", ("bo", "dz"), shaped=True),
    Script("Syrc", "\u0700-\u074f", ("syr",), rtl=True, shaped=True),
    Script(
        "Thaa",
        "\u0780-\u07bf",
        ("dv",),
        rtl=True,
        upright=True,
        shaped=True,
        word=WordFonts("cs", "MV Boli", "Noto Sans Thaana"),
    ),
    Script("Mymr", "\u1000-\u109f", ("my",), shaped=True, font=_noto("SansMyanmar")),
    Script(
        "Geor",
        "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
        ("ka",),
        font=_noto("SansGeorgian"),
    ),
    Script("Armn", "\u0530-\u058f", ("hy",), font=_noto("SansArmenian")),
    Script(
        "Ethi", "\u1200-\u139f\u2d80-\u2ddf", ("am", "ti"), font=_noto("SansEthiopic")
    ),
    Script("Khmr", "\u1780-\u17ff", ("km",), shaped=True, font=_noto("SansKhmer")),
    # Scripts whose language nothing here depends on: right-to-left ones, and those of
    # South and Southeast Asia.
    Script(
        letters="\u07c0-\u086f\U00010800-\U00010fff\U0001e800-\U0001efff",
        rtl=True,
        shaped=True,
    ),
    Script(
        letters="\u1800-\u18af\u1900-\u1cff\ua800-\uab2f\uab70-\uabff"
        "\U00011000-\U00011fff",
        shaped=True,
    ),
)
"""In the order in which the letters of a text are looked for."""

_BY_CODE = {row.code: row for row in SCRIPTS if row.code}
_BY_LANGUAGE = {tag: row for row in reversed(SCRIPTS) for tag in row.languages}

_TRADITIONAL = frozenset(("tw", "hk", "mo"))
"""Regions that write Chinese in traditional characters."""


def script(language: str) -> Script:
    """Return the script of a BCP 47 tag: the one it names, or the usual one."""
    first, *others = language.lower().split("-")
    named = [tag.title() for tag in others if len(tag) == len("latn") and tag.isalpha()]
    if named:
        return _BY_CODE.get(named[0], LATIN)
    usual = _BY_LANGUAGE.get(first, LATIN)
    if usual.code == "Hans" and not _TRADITIONAL.isdisjoint(others):
        return _BY_CODE["Hant"]
    return usual


@cache
def pattern(letters: str) -> re.Pattern[str]:
    """Return a pattern of ranges, compiled when first asked for: 2 ms for all."""
    return re.compile(f"[{letters}]")


def language(text: str, document: str, context: str) -> str:
    """Return the language of a text whose script is not that of its document.

    `document` is a BCP 47 tag, `context` the paragraph: with kana in it, its Han are
    Japanese.  Empty where the text may well be in the document's language, or has no
    letters of a script known here.
    """
    primary = document.partition("-")[0].lower()
    for row in SCRIPTS:
        if row.letters and row.languages and pattern(row.letters).search(text):
            if primary in row.languages:
                return ""
            if row.shared and pattern(_JAPANESE.letters).search(context):
                return _JAPANESE.languages[0]
            return row.languages[0]
    return ""


def of_character(character: str, language: str) -> Script:
    """Return the script of a letter; that of the language for Han and its punctuation.

    LATIN where it is of none of `SCRIPTS`.
    """
    for row in SCRIPTS:
        if row.letters and pattern(row.letters).match(character):
            break
    else:
        if not pattern(_WIDE).match(character):
            return LATIN
        row = _BY_CODE["Hans"]
    written = script(language)
    return written if row.shared and written.font == row.font else row


_WIDE = "\u3000-\u303f\u3100-\u312f\u3190-\u33ff\uff00-\uffef"
"""Punctuation and forms of Chinese, Japanese and Korean."""


def needs_shaping(text: str) -> bool:
    """Return whether there is a letter of a script that has to be shaped."""
    return not text.isascii() and pattern(_SHAPED).search(text) is not None


_SHAPED = "".join(row.letters for row in SCRIPTS if row.shaped)

RTL = "".join(row.letters for row in SCRIPTS if row.rtl) + "\u200f"
"""The letters of the right-to-left scripts, and the mark for that direction."""

_FIRST_RTL = "\u0590"


def has_rtl(text: str) -> bool:
    """Return whether there is a letter of a right-to-left script."""
    if text.isascii() or max(text) < _FIRST_RTL:
        return False
    return pattern(RTL).search(text) is not None
