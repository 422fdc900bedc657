"""The scripts beyond the family's: their languages, who shapes them, where lines break.

Ranges are blocks of the Unicode Standard; a language is that of most people who write
the script, unless the document is in another that is written in it too.
"""

from __future__ import annotations

import re
from functools import cache

from cvexport.unicode.characters import HAN, IDEOGRAPHIC, KANA

_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"

_LANGUAGES = {
    KANA: ("ja",),
    _HANGUL: ("ko",),
    HAN: ("zh", "ja", "ko", "yue", "cmn"),
    _ARABIC: ("ar", "fa", "ur", "ps", "ckb", "sd", "ug"),
    "\u0590-\u05ff\ufb1d-\ufb4f": ("he", "iw", "yi"),
    "\u0900-\u097f\ua8e0-\ua8ff": ("hi", "mr", "ne", "sa"),
    "\u0980-\u09ff": ("bn", "as"),
    "\u0a00-\u0a7f": ("pa",),
    "\u0a80-\u0aff": ("gu",),
    "\u0b00-\u0b7f": ("or",),
    "\u0b80-\u0bff": ("ta",),
    "\u0c00-\u0c7f": ("te",),
    "\u0c80-\u0cff": ("kn",),
    "\u0d00-\u0d7f": ("ml",),
    "\u0d80-\u0dff": ("si",),
    "\u0e00-\u0e7f": ("th",),
    "\u0e80-\u0eff": ("lo",),
    "\u0f00-\u0fff": ("bo", "dz"),
    "\u0700-\u074f": ("syr",),
    "\u0780-\u07bf": ("dv",),
    "\u1000-\u109f": ("my",),
    "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f": ("ka",),
    "\u0530-\u058f": ("hy",),
    "\u1200-\u139f\u2d80-\u2ddf": ("am", "ti"),
    "\u1780-\u17ff": ("km",),
}
"""The letters of a script and the languages written in it, the usual one first.

Kana stand before Han: a text with both is Japanese.
"""


@cache
def _matching(letters: str) -> re.Pattern[str]:
    """Return a pattern of ranges, compiled when first asked for: 2 ms for all."""
    return re.compile(f"[{letters}]")


def language(text: str, document: str, context: str) -> str:
    """Return the language of a text whose script is not that of its document.

    `document` is a BCP 47 tag, `context` the paragraph: with kana in it, its Han are
    Japanese.  Empty where the text may well be in the document's language, or has no
    letters of a script known here.
    """
    primary = document.partition("-")[0].lower()
    for letters, languages in _LANGUAGES.items():
        if _matching(letters).search(text):
            found = "" if primary in languages else languages[0]
            return "ja" if found == "zh" and _matching(KANA).search(context) else found
    return ""


def needs_shaping(text: str) -> bool:
    """Return whether letters take their forms from others, or marks have to be placed.

    So it is in the scripts of the Near East, of South and of Southeast Asia.
    """
    return not text.isascii() and _matching(_SHAPED).search(text) is not None


_SHAPED = (
    "\u0590-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uab2f\uab70-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00011fff\U0001e800-\U0001efff"
)


_FIRST_IDEOGRAPH = "\u2e80"
_NEVER_FIRST = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»‐゠–〜～％‰℃′″￠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､･｣ｧｨｩｪｫｬｭｮｯｰﾞﾟ,.:;?!)]}%/-|"
)
_NEVER_LAST = "‘“（〔［｛〈《「『【〘〖〝｟«｢＄￥￡＃([{$£¥#@/"
_UNPARTED = "…‥—―"
"""Kinsoku, JIS X 4051 and W3C's Requirements for Japanese Text Layout, 3.1.7-3.1.10:
what begins no line, what ends none, what is not parted from its like."""


def is_ideographic(text: str) -> bool:
    """Return whether a text may break between characters, as Chinese and Japanese do.

    Korean has spaces between its words and breaks there.
    """
    if text.isascii() or max(text) < _FIRST_IDEOGRAPH:
        return False
    return _matching(IDEOGRAPHIC).search(text) is not None


def breaks_between(before: str, after: str) -> bool:
    """Return whether a line may end between two characters, neither a space."""
    if not is_ideographic(before + after):
        return False
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return not (before in _UNPARTED and after in _UNPARTED)
