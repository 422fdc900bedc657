"""Every format of every fixture, as bytes, as pages, and as other programs read it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_regressions.image_regression import ImageRegressionFixture

import cvexport
from conftest import FIXTURES, Snapshot, resume
from cvexport.document import reading_order

FORMATS = cvexport.formats()


def exported(name: str, fmt: str) -> bytes:
    reading = resume(name)
    document = cvexport.compose(reading.resume)
    return cvexport.export(document, fmt, reading.resume.export)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("name", FIXTURES)
def test_an_export_is_what_it_was(name: str, fmt: str, snapshot: Snapshot) -> None:
    snapshot(exported(name, fmt), name, fmt)


@pytest.mark.parametrize("name", FIXTURES)
def test_the_json_resume_is_what_it_was(name: str, snapshot: Snapshot) -> None:
    snapshot(cvexport.to_json_resume(resume(name).resume).data, name, "json")


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


def with_pypdf(path: Path) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def with_pypdfium2(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def with_pdfminer(path: Path) -> str:
    from pdfminer.high_level import extract_text
    from pdfminer.layout import LAParams

    return str(extract_text(path, laparams=LAParams(boxes_flow=None)))


def with_mupdf(path: Path) -> str:
    import pymupdf

    with pymupdf.open(path) as document:  # type: ignore[no-untyped-call]
        return "\n".join(page.get_text() for page in document)


def with_pdftotext(path: Path) -> str:
    return _printed("pdftotext", str(path), "-")


def with_ghostscript(path: Path) -> str:
    return _printed(
        *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite"),
        *("-sOutputFile=-", str(path)),
    )


def with_python_docx(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def with_docx2txt(path: Path) -> str:
    import docx2txt

    return str(docx2txt.process(path))


def with_mammoth(path: Path) -> str:
    import mammoth

    with path.open("rb") as file:
        return str(mammoth.extract_raw_text(file).value)


def with_docx2python(path: Path) -> str:
    from docx2python import docx2python
    from docx2python.iterators import iter_paragraphs

    with docx2python(path) as read:  # its `text` holds the foot of the pages too
        text = re.sub(r"</?a\b[^>]*>", "", "\n".join(iter_paragraphs(read.body)))
    return re.sub(r"(?m)^\t+--\t", "", text)


def with_pandoc(path: Path) -> str:
    return _printed("pandoc", "-t", "plain", "--wrap=none", str(path))


def with_libreoffice(path: Path) -> str:
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    _printed(
        *("soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"),
        *("--outdir", str(path.parent), str(path)),
    )
    return path.with_suffix(".txt").read_text(encoding="utf-8-sig")


def with_markdown_it(path: Path) -> str:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    inline = (token.children or [] for token in tokens if token.type == "inline")
    return "\n".join("".join(each.content for each in line) for line in inline)


def _printed(*command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8")


Reader = Callable[[Path], str]
READERS: dict[str, tuple[Reader, ...]] = {
    "pdf": (
        with_pypdf,
        with_pypdfium2,
        with_pdfminer,
        with_mupdf,
        with_pdftotext,
        with_ghostscript,
    ),
    "docx": (
        with_python_docx,
        with_docx2txt,
        with_mammoth,
        with_docx2python,
        with_pandoc,
        with_libreoffice,
    ),
    "md": (with_markdown_it,),
}
CASES = [
    pytest.param(fmt, reader, id=f"{fmt}-{reader.__name__}")
    for fmt, readers in READERS.items()
    for reader in readers
]
_MARKS = frozenset("•◦▪|-–—·*")


def words(text: str) -> list[str]:
    """Return the words of a text, bullets and separators left out."""
    return [word for word in text.split() if word not in _MARKS]


@pytest.mark.parametrize(("fmt", "reader"), CASES)
@pytest.mark.parametrize("name", ["cv", "full", "long"])
def test_other_programs_read_every_word_in_order(
    name: str, fmt: str, reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / f"cv.{fmt}"
    path.write_bytes(exported(name, fmt))
    document = cvexport.compose(resume(name).resume)
    expected = words(" ".join(reading_order(document, capitals=fmt != "md")))

    assert expected == words(reader(path))


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
