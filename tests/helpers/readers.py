"""Other people's programs that read a file's text."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


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
    text = re.sub(r"(?m)^\t+--\t", "", text)
    return re.sub(r"(?m)^(\t*\d+)\)\t", r"\1. ", text)


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
