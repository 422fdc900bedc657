"""Every format of every fixture, as bytes, as pages, and as other programs read it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pytest_regressions.image_regression import ImageRegressionFixture

import cvexport
from cvexport.model.document import reading_order
from helpers.fixtures import FIXTURES, exported, resume
from helpers.readers import (
    CASES,
    Reader,
    with_docx2python,
    with_libreoffice,
    with_pandoc,
    words,
)
from helpers.snapshots import Snapshot

FORMATS = cvexport.formats()


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("name", FIXTURES)
def test_an_export_is_what_it_was(name: str, fmt: str, snapshot: Snapshot) -> None:
    snapshot(exported(name, fmt), name, fmt)


@pytest.mark.parametrize("name", ["full", "minimal"])
def test_the_first_page_looks_as_it_did(
    name: str, image_regression: ImageRegressionFixture
) -> None:
    """Anti-aliasing differs between builds of PDFium: a thousandth of ink may."""
    import pypdfium2

    page = pypdfium2.PdfDocument(exported(name, "pdf"))[0]
    image = io.BytesIO()
    page.render(scale=1).to_pil().convert("L").save(image, "PNG")
    image_regression.check(image.getvalue(), diff_threshold=0.1, basename=name)


# -- other programs


NUMBERING = (with_docx2python, with_pandoc, with_libreoffice)
"""Readers of DOCX that count the items of ordered lists."""


@pytest.mark.parametrize(("fmt", "reader"), CASES)
@pytest.mark.parametrize("name", ["cv", "full", "long"])
def test_other_programs_read_every_word_in_order(
    name: str, fmt: str, reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / f"cv.{fmt}"
    path.write_bytes(exported(name, fmt))
    document = cvexport.compose(resume(name).resume)
    numbers = fmt == "pdf" or reader in NUMBERING
    lines = reading_order(document, capitals=fmt != "md", numbers=numbers)

    assert words(" ".join(lines)) == words(reader(path))


@pytest.mark.parametrize(("fmt", "reader"), CASES)
def test_other_programs_find_no_character_that_machines_lose(
    fmt: str, reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / f"cv.{fmt}"
    path.write_bytes(exported("unicode", fmt))

    found = {char for char in reader(path) if _is_lost(char)}

    assert set() == found


def _is_lost(char: str) -> bool:
    """Private use, ligatures, replacements, soft hyphens and zero width."""
    point = ord(char)
    ranges = ((0xE000, 0xF8FF), (0xFB00, 0xFB06), (0x200B, 0x200F), (0x2060, 0x206F))
    return point in (0xAD, 0xFFFD, 0xFEFF) or any(a <= point <= b for a, b in ranges)
