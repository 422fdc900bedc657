"""What résumé parsers measure, compared with real CVs and other programs.

They take lines for jobs, bullets and headings by where these stand: by gaps, weight,
capitals, and by what comes first on a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
import pytest

import cvexport
from cvexport.model.document import Document, Entry, Item, List, plain
from helpers.fixtures import exported, resume
from helpers.readers import CASES, READERS, Reader

NEAR = 200
"""Readers look for employer, title and dates of one job within so many characters."""
GAP = 1.4
"""In line pitches: a larger gap starts another job."""

SOURCES = ("cv", "full", "long")


class Row(NamedTuple):
    """A line of a page: where its baseline is, its text, and the fonts it is set in."""

    page: int
    baseline: float
    text: str
    fonts: tuple[str, ...]

    @property
    def is_bold(self) -> bool:
        """Whether it starts bold, which is all that parsers look at."""
        return "Bold" in self.fonts[0]


@cache
def composed(name: str) -> Document:
    return cvexport.compose(resume(name).resume)


@cache
def rows(name: str) -> list[Row]:
    """Return the lines of a PDF in the order of its content."""
    made: list[Row] = []
    with pymupdf.open(stream=exported(name, "pdf")) as file:  # type: ignore[no-untyped-call]
        for page in file:
            for span in spans(page):
                place = page.number, round(page.rect.height - span["origin"][1], 2)
                text, fonts = span["text"], (span["font"],)
                if made and made[-1][:2] == place:
                    last = made.pop()
                    text, fonts = last.text + text, last.fonts + fonts
                made.append(Row(*place, text, fonts))
    return [row._replace(text=row.text.strip()) for row in made]


def spans(page: Any) -> Iterator[dict[str, Any]]:
    for block in page.get_text("dict", sort=False)["blocks"]:
        for line in block.get("lines", ()):
            yield from line["spans"]


def sections(name: str) -> list[list[Row]]:
    """Return the lines below each section heading."""
    titles = {section.capitals for section in composed(name).sections}
    parts: list[list[Row]] = [[]]
    for row in rows(name):
        if row.text in titles:
            parts.append([])
        else:
            parts[-1].append(row)
    return parts[1:]


def entries(of: Document) -> list[Entry]:
    blocks = [block for section in of.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, Entry)]


def bulleted(of: Document) -> Iterator[Item]:
    """Yield the items that have a bullet, not a number."""
    for section in of.sections:
        for block in section.blocks:
            for part in block.blocks if isinstance(block, Entry) else (block,):
                if isinstance(part, List):
                    yield from nested(part)


def nested(block: List | Item) -> Iterator[Item]:
    for item in block.items:
        if not block.ordered:
            yield item
        yield from nested(item)


def first_words(entry: Entry) -> str:
    first = entry.blocks[0]
    spans = first.items[0].spans if isinstance(first, List) else first.spans
    return plain(spans)


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(
    ("fmt", "reader"), [case for case in CASES if case.values[0] != "md"]
)
def test_employer_period_and_title_are_together_before_the_prose(
    fmt: str, reader: Reader, name: str, tmp_path: Path
) -> None:
    path = tmp_path / f"cv.{fmt}"
    path.write_bytes(exported(name, fmt))
    text = " ".join(reader(path).split())
    end = 0
    for entry in entries(composed(name)):
        at = text.index(plain(entry.heading), end)
        end = at + 1
        head = text[at : at + NEAR]
        if entry.blocks:
            end = text.index(first_words(entry), at)
            head = text[at : min(end, at + NEAR)]
        facts = (entry.period, *map(plain, entry.lines[:1]))
        assert [] == [fact for fact in facts if fact not in head]


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("reader", READERS["pdf"])
def test_each_bullet_of_every_level_is_the_one_that_readers_know(
    reader: Reader, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(exported(name, "pdf"))
    lines = [line.strip() for line in reader(path).splitlines()]
    marked = [line for line in lines if line.startswith("•")]
    assert len(list(bulleted(composed(name)))) == len(marked)
    assert "•" not in marked


@pytest.mark.parametrize("name", SOURCES)
def test_no_gap_of_a_section_is_that_of_another_job(name: str) -> None:
    for section in sections(name):
        gaps = [
            round(above.baseline - below.baseline)
            for above, below in pairwise(section)
            if above.page == below.page
        ]
        if gaps:
            (pitch, _), *_ = Counter(gaps).most_common(1)
            assert max(gaps) <= GAP * pitch


@pytest.mark.parametrize("name", SOURCES)
def test_each_entry_starts_bold_below_a_line_that_does_not(name: str) -> None:
    heads = {plain(entry.heading) for entry in entries(composed(name))}
    for section in sections(name):
        for above, below in pairwise(section):
            is_head = any(below.text.startswith(head) for head in heads)
            if is_head and below.is_bold:
                assert not above.is_bold


@pytest.mark.parametrize("name", SOURCES)
def test_only_section_headings_are_bold_capitals_alone_on_a_line(name: str) -> None:
    titles = [section.capitals for section in composed(name).sections]
    alone = [row for row in rows(name)[1:] if row.is_bold and len(row.fonts) == 1]
    assert titles == [row.text for row in alone if row.text.isupper()]


@pytest.mark.parametrize("name", ["cv", "long"])
def test_every_further_page_starts_with_a_bullet(name: str) -> None:
    starts = [
        below.text[0]
        for above, below in pairwise(rows(name))
        if above.page != below.page
    ]
    assert starts
    assert {"•"} == set(starts)
