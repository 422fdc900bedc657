"""Which existing files a build may replace: those about the person of the CV.

A build never replaces a source of its run, nor a font that a source names.  What is
plainly something else, such as a README, is replaced only with `--force`.  A file is
ours when its first line or its metadata bears the person's name, so that files of
earlier versions and of a fresh clone are replaced without a question.
"""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from cvexport.errors import OutputError

_MOST_BYTES = 4 * 1024 * 1024
"""Of a file that is looked at: none of ours is larger."""

_HEX_STRING = re.compile(rb"/(?:Title|Author)\s*<([0-9A-Fa-f]*)>")
_LITERAL_STRING = re.compile(rb"/(?:Title|Author)\s*\(((?:[^()\\]|\\.){0,2000})\)")
_XMP_TITLE = re.compile(rb"<rdf:li[^>]{0,100}>([^<]{0,2000})</rdf:li>")
_HTML_TITLE = re.compile(r"<title>([^<]{0,2000})</title>", re.IGNORECASE)
_JSON_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.){0,2000}")')
_CORE_NAMES = re.compile(
    r"<(?:dc:title|dc:creator)[^>]{0,100}>([^<]{0,2000})</(?:dc:title|dc:creator)>"
)


def refuse_sources(paths: Iterable[Path], sources: Collection[Path]) -> None:
    """Raise OutputError where a path to be replaced is one that the run reads."""
    read = [path for path in sources if path.exists()]
    for path in paths:
        if not path.exists():
            continue
        for source in read:
            if path.samefile(source):
                raise OutputError(
                    f"{path}: this build reads {source}, so it can't replace it; "
                    "choose another export.filename or export.output"
                )


def refuse_strangers(names: Mapping[Path, str]) -> None:
    """Raise OutputError where a file isn't about the person whose CV replaces it.

    `names` are the persons' names by path.
    """
    for path, name in names.items():
        if not is_ours(path, name):
            raise OutputError(
                f"{path}: this file isn't a CV of {name}, so it is left alone; use "
                "--force to replace it, or choose another export.filename"
            )


def is_ours(path: Path, name: str) -> bool:
    """Tell whether a file is missing, empty, or about the person."""
    if not path.is_file():
        return True
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES)
    wanted = letters(name)
    return not data.strip() or any(wanted == letters(text) for text in _about(data))


def letters(text: str) -> str:
    """Return the letters and digits of a name, whatever its case and accents.

    `Müller`, `Mueller` and `Muller` are the same.
    """
    bare = unicodedata.normalize("NFKD", text.casefold())
    found = "".join(filter(str.isalnum, bare)) or text
    return re.sub("(?<=[aou])e", "", found)


def _about(data: bytes) -> Iterable[str]:
    """Yield the texts in a file that may be the name of the person it is about."""
    if data.startswith(b"%PDF-"):
        titles = _titles_of_pdf(data)
    elif data.startswith(b"PK"):
        titles = _titles_of_docx(data)
    else:
        text = data[:20_000].decode("utf-8", "replace").lstrip("\ufeff").lstrip()
        yield from text.splitlines()[:1]
        yield from (_unquoted(found) for found in _JSON_NAME.findall(text)[:3])
        titles = map(html.unescape, _HTML_TITLE.findall(text))
    for title in titles:
        yield title
        yield title.partition(" \N{EN DASH} ")[0]


def _unquoted(literal: str) -> str:
    import json

    try:
        return str(json.loads(literal))
    except ValueError:
        return ""


def _titles_of_pdf(data: bytes) -> Iterable[str]:
    for found in _HEX_STRING.findall(data):
        yield _text_string(bytes.fromhex((found + b"0" * (len(found) % 2)).decode()))
    for found in _LITERAL_STRING.findall(data):
        yield _text_string(re.sub(rb"\\(.)", rb"\1", found))
    for found in _XMP_TITLE.findall(data):
        yield html.unescape(found.decode("utf-8", "replace"))


def _text_string(data: bytes) -> str:
    """Decode a text string of PDF (ISO 32000-1, 7.9.2.2)."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")


def _titles_of_docx(data: bytes) -> Iterable[str]:
    import io

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        with archive, archive.open("docProps/core.xml") as member:
            core = member.read(100_000).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return
    yield from map(html.unescape, _CORE_NAMES.findall(core))
