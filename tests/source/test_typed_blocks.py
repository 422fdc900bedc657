"""Headings and tables that are typed into texts are named, and stay text."""

from __future__ import annotations

import json

import pytest

import cvexport
from cvexport.source.decoder import Reading


def read(*texts: str) -> Reading:
    work = [{"name": "Acme", "summary": text} for text in texts]
    return cvexport.read(json.dumps({"basics": {"name": "Jo"}, "work": work}))


@pytest.mark.parametrize(
    "text", ["## About\nI am", "I am\n\n# About\n\nhere", "## About", "a\n   ### b\nc"]
)
def test_a_heading_is_named(text: str) -> None:
    [warning] = read(text).warnings
    assert (
        "headings are typed into 1 text; they are printed as typed: work[0].summary"
        == warning.message
    )


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n--- | ---\n1 | 2",
        "x\n\n| :-- | --: |\n| 1 | 2 |",
        "+---+---+\n| a | b |\n+---+---+",
        "| a | b |\n| 1 | 2 |",
    ],
)
def test_a_table_is_named_and_its_text_is_kept(text: str) -> None:
    resume, warnings = read(text)
    [warning] = warnings
    assert "tables are typed into 1 text" in warning.message
    assert text.split() == resume.work[0].summary.split()


@pytest.mark.parametrize(
    "text",
    [
        "#1 in sales\n#2 too",
        "C# | Java\nand more",
        "# of users: 5",
        "a\n---\nb",
        "a + b",
    ],
)
def test_other_texts_are_not_named(text: str) -> None:
    assert () == read(text).warnings


def test_each_kind_is_named_once() -> None:
    texts = ["## a\n| b | c |\n|---|---|"] * 7
    headings, tables = read(*texts).warnings
    assert "7 texts" in headings.message
    assert "and 2 more" in headings.message
    assert "7 texts" in tables.message
