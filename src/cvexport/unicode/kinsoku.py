"""Where lines of Chinese and Japanese may break.

Kinsoku, JIS X 4051 and W3C's Requirements for Japanese Text Layout, 3.1.7-3.1.10.
"""

from __future__ import annotations

from cvexport.unicode.scripts import SCRIPTS, pattern

IDEOGRAPHIC = "".join(row.letters for row in SCRIPTS if row.unspaced) + (
    "\u3000-\u3004\u3006\u3008-\u3020\u3030-\u303f\uff01-\uff65\uffe0-\uffe6"
)
"""Letters between which lines break without a space, and their punctuation."""

_FIRST_IDEOGRAPH = "\u2e80"
_NEVER_FIRST = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»‐゠–〜～％‰℃′″￠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､･｣ｧｨｩｪｫｬｭｮｯｰﾞﾟ,.:;?!)]}%/-|"
)
_NEVER_LAST = "‘“（〔［｛〈《「『【〘〖〝｟«｢＄￥￡＃([{$£¥#@/"
_NEVER_SPLIT = "…‥—―"
"""No line ends between two of these."""


def is_ideographic(text: str) -> bool:
    """Return whether a text may break between characters, as Chinese and Japanese do.

    Korean has spaces between its words and breaks there.
    """
    if text.isascii() or max(text) < _FIRST_IDEOGRAPH:
        return False
    return pattern(IDEOGRAPHIC).search(text) is not None


def breaks_between(before: str, after: str) -> bool:
    """Return whether a line may end between two characters, neither a space."""
    if not is_ideographic(before + after):
        return False
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return not (before in _NEVER_SPLIT and after in _NEVER_SPLIT)
