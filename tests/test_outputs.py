"""outputs/ holds what cv.yaml gives now."""

from __future__ import annotations

import pytest

import cvexport
from cvexport.cli.pdf_compare import same
from cvexport.model.settings import Settings
from helpers.fixtures import resume
from helpers.places import ROOT

FORMATS = Settings().formats


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_committed_file_is_current(fmt: str) -> None:
    reading = resume("cv")
    document = cvexport.compose(reading.resume)
    data = cvexport.export(document, fmt, reading.resume.export)

    assert same((ROOT / "outputs" / f"Kura-CV.{fmt}").read_bytes(), data)


def test_there_is_one_file_a_format() -> None:
    expected = {f"Kura-CV.{fmt}" for fmt in FORMATS}

    assert expected == {path.name for path in (ROOT / "outputs").iterdir()}


def test_the_source_has_nothing_to_warn_of() -> None:
    assert () == resume("cv").warnings
