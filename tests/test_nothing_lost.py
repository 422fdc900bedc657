"""Every text of a source is in each format, or a message names it.

That each format holds the words of the Document is what `read_back` proves; here the
words of the source are looked for in the Document, and in the messages.
"""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path

import pytest

import cvexport
from cvexport.errors import InvalidSource, Problem
from cvexport.model.document import reading_order
from helpers import variations
from helpers.variations import Leaf

NO_TEXT = {
    # How the CV is made, not what it says.
    *(
        "export",
        "meta",
        "$schema",
        "keep",
        "pageBreak",
        "hidden",
        "ordered",
        "sections",
    ),
    # Written in other words: months, countries, addresses of networks.
    *("startDate", "endDate", "date", "releaseDate", "countryCode", "country"),
    *("start_date", "end_date", "year", "dates", "from", "to", "start", "end", "url"),
    *("network", "website", "image"),
}
UNSEEN = {"Mn", "Cf"}
"""Accents, and what no reader sees, such as soft hyphens."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_TARGET = re.compile(r"\]\([^()\n]*\)|https?:|\bwww\.")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")


def words(text: str) -> set[str]:
    """Return the words of a text, in one case and without accents or markup."""
    plain = _TAG.sub(" ", html.unescape(_TARGET.sub(" ", text)))
    folded = unicodedata.normalize("NFKD", plain).casefold()
    bare = "".join(each for each in folded if unicodedata.category(each) not in UNSEEN)
    return set(_WORD.findall(bare))


def lost(data: bytes) -> list[Leaf]:
    """Return the texts of a source that are in no format nor message."""
    try:
        reading = cvexport.read(data)
    except InvalidSource:
        return []  # nothing is written, and the problems are printed
    document = cvexport.compose(reading.resume)
    printed = words("\n".join(reading_order(document, capitals=False)))
    named = "\n".join(map(told, reading.warnings))
    return [
        leaf
        for leaf in variations.leaves(variations.loaded(data))
        if not is_exempt(leaf)
        and not words(leaf.text) <= printed | words(named)
        and not any(f'"{key}"' in named for key in leaf.keys)
    ]


def told(problem: Problem) -> str:
    return f"{problem.message}\n{problem.hint}"


def is_exempt(leaf: Leaf) -> bool:
    keys = {key.casefold().strip() for key in leaf.keys}
    exempt = {key.casefold() for key in NO_TEXT}
    is_note = any(key.startswith(("x-", ".")) for key in keys)
    is_text = leaf.text not in {"true", "false", "null"}
    return bool(keys & exempt) or is_note or not is_text


@pytest.mark.parametrize("path", variations.sources(), ids=lambda path: path.name)
def test_every_text_of_a_source_is_printed_or_named(path: Path) -> None:
    assert lost(path.read_bytes()) == []


@pytest.mark.parametrize("start", range(0, 200, 25))
def test_every_text_of_a_varied_source_is_printed_or_named(start: int) -> None:
    numbers = range(start, start + 25)
    found = {number: lost(variations.varied(number)) for number in numbers}

    assert {number: each for number, each in found.items() if each} == {}


@pytest.mark.parametrize("number", range(12))
def test_a_varied_source_reads_back_in_every_format(number: int) -> None:
    data = variations.varied(number)
    try:
        resume = cvexport.read(data).resume
        files = {each: cvexport.export(resume, each) for each in cvexport.formats()}
    except cvexport.ResumeError:
        return  # refused, with a message
    for name, file in files.items():
        cvexport.read_back(file, name, resume)


def test_some_variations_are_read_and_some_are_refused() -> None:
    outcomes = set()
    for number in range(60):
        try:
            cvexport.read(variations.varied(number))
            outcomes.add("read")
        except InvalidSource:
            outcomes.add("refused")

    assert {"read", "refused"} == outcomes
