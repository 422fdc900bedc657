"""Which existing files a build may replace: those about the person of the CV.

A build never replaces a source of its run, nor a font that a source names.  What is
plainly something else, such as a README, is replaced only with `--force`.  A file is
ours when its first line or its metadata bears the person's name, so that files of
earlier versions and of a fresh clone are replaced without a question.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cvexport.cli.file_names import transliterated
from cvexport.cli.reading import file_bytes
from cvexport.errors import OutputError

_MOST_BYTES = 4 * 1024 * 1024
"""Of a file that is looked at: none of ours is larger."""

_MOST_LETTERS = 100
"""Of a name that are compared: Word allows a title of 255 characters."""

_HEX_STRING = rb"/(?:Title|Author)\s*<([0-9A-Fa-f]*)>"
_LITERAL_STRING = rb"/(?:Title|Author)\s*\(((?:[^()\\]|\\.){0,2000})\)"
_XMP_TITLE = rb"<rdf:li[^>]{0,100}>([^<]{0,2000})</rdf:li>"
_HTML_TITLE = r"(?i)<title>([^<]{0,2000})</title>"
_CORE_NAMES = (
    r"<(?:dc:title|dc:creator)[^>]{0,100}>([^<]{0,2000})</(?:dc:title|dc:creator)>"
)


def refuse_sources(paths: Iterable[Path], sources: Iterable[Path]) -> None:
    """Raise OutputError where a file to be replaced is one that the run reads."""
    read = _by_identity(sources)
    for identity, path in _by_identity(paths).items():
        if source := read.get(identity):
            raise OutputError(
                f"{path}: this build reads {source}, so it can't replace it; choose "
                "another name with -o or export.filename"
            )


def refuse_others(names: Mapping[Path, str]) -> None:
    """Raise OutputError where a file isn't about the person whose CV replaces it.

    `names` are the persons' names by path.
    """
    for path, name in names.items():
        if not is_ours(path, name):
            raise OutputError(
                f"{path}: this file isn't a CV of {name}, so it is left alone; use "
                "--force to replace it, or choose another name with -o or "
                "export.filename"
            )


def earlier_files(
    files: Iterable[Path], pattern: str, name: str, used: Iterable[Path]
) -> list[Path]:
    """Return those files of the person that a build named from another spelling.

    Such as `Muller-CV.pdf` beside `Mueller-CV.pdf`, for Müller.  `used` are files that
    the run reads or writes.
    """
    if "{name}" not in pattern:
        return []
    before, _, after = map(re.escape, pattern.partition("{name}"))
    form = re.compile(f"{before}(.+?){after}")
    found = _by_identity(
        path
        for path in files
        if (match := form.fullmatch(path.stem))
        and letters(match[1]) == letters(name)
        and is_ours(path, name)
    )
    others = _by_identity(used) if found else {}
    return [path for identity, path in found.items() if identity not in others]


def _by_identity(paths: Iterable[Path]) -> dict[tuple[int, int], Path]:
    """Return existing files by what tells them from all others, however named."""
    found = {}
    for path in paths:
        with contextlib.suppress(OSError):
            status = path.stat()
            found[status.st_dev, status.st_ino] = path
    return found


def is_ours(path: Path, name: str) -> bool:
    """Return whether a file is empty or about the person."""
    try:
        data = file_bytes(str(path), _MOST_BYTES)
    except OutputError:
        return False
    return not data.strip() or letters(name) in map(letters, _about(data))


def letters(text: str) -> str:
    """Return the letters and digits of a name, whatever its case, script and accents.

    `Müller`, `Mueller` and `Muller` are the same.
    """
    found = filter(str.isalnum, transliterated(text).casefold())
    return re.sub("(?<=[aou])e", "", "".join(found))[:_MOST_LETTERS]


def _about(data: bytes) -> Iterator[str]:
    """Yield the texts in a file that may be the name of the person it is about."""
    for title in _titles(data):
        yield title.rpartition(" \N{EN DASH} ")[0]  # without the word for CV
        yield title
    for line in _start(data).lstrip("\ufeff \r\n").splitlines()[:1]:
        yield line
        yield _unescaped(line)  # of a heading in Markdown


def _titles(data: bytes) -> Iterator[str]:
    if data.startswith(b"%PDF-"):
        yield from _titles_of_pdf(data)
    elif data.startswith(b"PK"):
        yield from _titles_of_docx(data)
    elif data.startswith(b"{"):
        yield from _name_in_json(data)
    else:
        yield from map(_unescaped, re.findall(_HTML_TITLE, _start(data))[:1])


def _start(data: bytes) -> str:
    return data[:20_000].decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    """Return a text without the escapes of HTML."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _name_in_json(data: bytes) -> Iterator[str]:
    import json

    try:
        yield str(json.loads(data)["basics"]["name"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return


def _titles_of_pdf(data: bytes) -> Iterator[str]:
    for found in re.findall(_HEX_STRING, data):
        yield _text_string(bytes.fromhex((found + b"0" * (len(found) % 2)).decode()))
    for found in re.findall(_LITERAL_STRING, data):
        yield _text_string(re.sub(rb"\\(.)", rb"\1", found))
    for found in re.findall(_XMP_TITLE, data):
        yield _unescaped(found.decode("utf-8", "replace"))


def _text_string(data: bytes) -> str:
    """Decode a text string of PDF (ISO 32000-1, 7.9.2.2)."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")


def _titles_of_docx(data: bytes) -> Iterator[str]:
    import io
    import zipfile
    import zlib

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        with archive, archive.open("docProps/core.xml") as member:
            core = member.read(100_000).decode("utf-8", "replace")
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        OSError,
        RuntimeError,  # encrypted, or compressed in a way that zipfile doesn't know
        ValueError,
    ):
        return
    yield from map(_unescaped, re.findall(_CORE_NAMES, core))
