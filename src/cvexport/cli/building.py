"""One run of the build command: sources in, files read back and replaced."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from cvexport import nodes
from cvexport.cli.files import replace_all, stale
from cvexport.cli.messages import Voice
from cvexport.composition import compose
from cvexport.document import Document
from cvexport.errors import (
    InvalidSource,
    MissingGlyphs,
    OutputError,
    Problem,
    ReadBackError,
    ResumeError,
    described,
)
from cvexport.exporters import export
from cvexport.readback import read_back
from cvexport.resume import Resume
from cvexport.source import read

_DEFAULT_SOURCES = (
    "cv.yaml",
    "cv.yml",
    "resume.yaml",
    "resume.yml",
    "resume.json",
    "cv.json",
)
_STREAM = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks of a build; `-` stands for a standard stream."""

    sources: tuple[str, ...]
    formats: tuple[str, ...]
    output: str | None
    check: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    data: bytes

    @property
    def text(self) -> str:
        """The source as far as it can be shown beside a problem."""
        try:
            return nodes.text_of(self.data)
        except InvalidSource:
            return self.data[: nodes.MAX_BYTES].decode("utf-8", "replace")


def run(order: Order, voice: Voice) -> int:
    """Build what is ordered and return the exit code, the gravest of all sources."""
    files: dict[Path, bytes] = {}
    codes = [0]
    try:
        for name in order.sources or (_default_source(),):
            codes.append(_add(files, name, order, voice))
        if max(codes) == 0:
            codes.append(_deliver(files, order, voice))
    except ResumeError as error:
        voice.fail(str(error))
        return error.exit_code
    return max(codes)


def _add(files: dict[Path, bytes], name: str, order: Order, voice: Voice) -> int:
    source = _opened(name)
    try:
        for path, data in _built(source, order, voice):
            if path in files:
                raise OutputError(
                    f"{path}: two sources would write this file; give each its own "
                    "export.filename"
                )
            files[path] = data
    except InvalidSource as error:
        voice.problems(source.name, source.text, error.problems)
        return error.exit_code
    except ReadBackError as error:
        voice.fail(f"{source.name}: {error}\n  no file was written")
        return error.exit_code
    return 0


def _built(
    source: _Source, order: Order, voice: Voice
) -> Iterator[tuple[Path, bytes]]:
    resume, warnings = read(source.data)
    if order.strict and warnings:
        raise InvalidSource(warnings)
    voice.problems(source.name, source.text, warnings)
    settings = resume.export
    formats = dict.fromkeys(order.formats or settings.formats)
    if order.output == _STREAM and len(formats) != 1:
        raise click.UsageError("-o - takes one format; name it with -f")
    folder = Path(order.output or settings.output)
    stem = _stem(settings.filename, resume.basics.name)
    document = compose(resume)
    for name in formats:
        data, words = _file(name, source, resume, document, voice)
        path = folder / f"{stem}.{name}"
        voice.say_more(f"{path}: {len(data):,} bytes, {words}")
        yield path, data


def _file(
    name: str, source: _Source, resume: Resume, document: Document, voice: Voice
) -> tuple[bytes, str]:
    """Return a file that was read back, and what was found in it."""
    if name == "json":
        return _json(resume, voice), "read back as the same data"
    settings = resume.export
    try:
        data = export(document, name, settings)
    except MissingGlyphs as error:
        raise InvalidSource(tuple(_glyph_problems(source, name, error))) from None
    words = read_back(data, name, document, settings)
    return data, f"{words:,} words read back in order"


def _json(resume: Resume, voice: Voice) -> bytes:
    from cvexport import jsonresume

    data, lost = jsonresume.write(resume)
    read(data)
    for what in lost:
        voice.say(f"JSON Resume has no place for {what}")
    return data


def _glyph_problems(
    source: _Source, name: str, error: MissingGlyphs
) -> Iterator[Problem]:
    text = source.text
    for character in error.characters:
        before = text.partition(character)[0]
        found = len(before) < len(text)
        yield Problem(
            message=f"the {name.upper()} font has no glyph for {described(character)}",
            line=before.count("\n") + 1 if found else 0,
            column=len(before) - before.rfind("\n") if found else 0,
            hint=f"write it in other letters, or leave {name} out: "
            "-f txt -f md -f docx",
        )


def _stem(pattern: str, name: str) -> str:
    """Return a file name of ASCII letters, digits, - and _, as portals accept it."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    stem = pattern.replace("{name}", re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-"))
    return stem.strip("-. ") or "CV"


def _default_source() -> str:
    for name in _DEFAULT_SOURCES:
        if Path(name).is_file():
            return name
    raise OutputError(
        f"no {_DEFAULT_SOURCES[0]} in this directory; name a source, as in "
        "cvexport path/to/cv.yaml"
    )


def _opened(name: str) -> _Source:
    """Read a source, one byte more than is allowed at most."""
    limit = nodes.MAX_BYTES + 1
    if name == _STREAM:
        return _Source("<stdin>", sys.stdin.buffer.read(limit))
    try:
        with Path(name).open("rb") as file:
            return _Source(name, file.read(limit))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{name}: {reason.lower()}") from None


def _deliver(files: dict[Path, bytes], order: Order, voice: Voice) -> int:
    if order.output == _STREAM:
        for data in files.values():
            sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    changed = stale(files)
    if order.check:
        for path in changed:
            voice.fail(f"{path} is stale or missing; run cvexport")
        return int(bool(changed))
    replace_all({path: files[path] for path in changed})
    for path in files:
        voice.say(str(path))
    count = len(files)
    voice.say(f"{count} file{'s' * (count != 1)}, read back word by word")
    return 0



