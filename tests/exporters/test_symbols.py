"""Symbols that the family lacks are drawn from the vendored face."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cvexport
from cvexport.exporters.fonts.faces import SYMBOLS, face, symbols
from helpers import readers
from sessions import symbols as session

CV = """\
basics:
  name: Jo ★ Fox
  label: Engineer │ Writer ─ fast ⚡
  email: jo@example.net
  summary: "Call ☎ or write ✉ ➡ ① ⑩ ⑪ ⑳ ✓ ✔ ✆ ♦ ► ✦ ♥ ❖ **bold ★ text** *slanted ☆* ★ ★"
skills: [Python ★★★☆☆, ★ first, Go ▓▓▒░ │ Rust]
"""
WORDS = {"★", "│", "─", "⚡", "☎", "✉", "➡", "①", "⑩", "⑪", "⑳", "★★★☆☆", "▓▓▒░"}


@pytest.mark.parametrize(
    "read",
    [
        readers.with_pypdf,
        readers.with_pypdfium2,
        readers.with_pdfminer,
        readers.with_mupdf,
        readers.with_pdftotext,
        readers.with_ghostscript,
    ],
)
def test_every_reader_finds_the_symbols_of_a_pdf(
    read: readers.Reader, tmp_path: Path
) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(cvexport.export(cvexport.read(CV).resume, "pdf"))
    assert set() == WORDS - set(read(path).split())


@pytest.mark.parametrize("name", ["txt", "md", "docx", "pdf", "html", "json"])
def test_symbols_read_back_from_every_format(name: str) -> None:
    resume = cvexport.read(CV).resume
    assert cvexport.read_back(cvexport.export(resume, name), name, resume) > 20


def test_html_has_a_face_for_the_symbols_only_where_there_are_some() -> None:
    pattern = re.compile(rb'@font-face \{ font-family: "([^"]+)"')
    with_symbols = cvexport.export(cvexport.read(CV).resume, "html")
    without = cvexport.export(cvexport.read("basics: {name: Jo}").resume, "html")
    assert b"CV Symbols" in pattern.findall(with_symbols)
    assert b"CV Symbols" not in without


def test_the_face_has_what_the_family_lacks_of_the_repertoire() -> None:
    drawn = face().widths.keys() | symbols().widths.keys()
    assert set() == set(map(ord, session.REPERTOIRE)) - drawn
    assert {ord(" ")} == face().widths.keys() & symbols().widths.keys() - {0xA0, 0x202F}


def test_the_face_is_small_and_has_its_licence_beside_it() -> None:
    assert SYMBOLS.with_suffix(".ttf").stat().st_size < 40_000
    licence = (SYMBOLS.parent / "LICENSE.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera Fonts Copyright" in licence
    assert not re.search(rb"Bitstream|Vera|Arev", SYMBOLS.name.encode())


def test_the_face_is_what_its_session_makes() -> None:
    if not session.SOURCE.is_file():
        pytest.skip("fonts-dejavu-core isn't installed")
    assert SYMBOLS.with_suffix(".ttf").read_bytes() == session.made().getvalue()


def test_what_is_left_out_is_what_the_session_finds() -> None:
    assert session.module() == session.PICTOGRAPHS.read_text(encoding="utf-8")
