"""One run of the build command: sources in, files read back and replaced."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from cvexport.cli.atomic_write import replace_all, stale
from cvexport.cli.report import Voice
from cvexport.composition import compose
from cvexport.errors import (
    InvalidSource,
    MissingGlyphs,
    MissingShaper,
    OutputError,
    Problem,
    ReadBackError,
    ResumeError,
    UnusableFont,
    described,
)
from cvexport.exporters import export, fitted
from cvexport.model.document import Document
from cvexport.model.resume import Resume
from cvexport.readback import read_back
from cvexport.source import yaml_nodes
from cvexport.source.decoder import Traced, read, traced
from cvexport.source.yaml_nodes import Scalar

_DEFAULT_SOURCES = (
    "cv.yaml",
    "cv.yml",
    "resume.yaml",
    "resume.yml",
    "resume.json",
    "cv.json",
)
_STREAM = "-"


class Order(NamedTuple):
    """What the command line asks of a build; `-` stands for a standard stream."""

    sources: tuple[str, ...]
    formats: tuple[str, ...] = ()
    output: str | None = None
    jobs: int = 0
    check: bool = False
    strict: bool = False


class Source(NamedTuple):
    """A source as it was found."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """The source as far as it can be shown beside a problem."""
        try:
            return yaml_nodes.text_of(self.data)
        except InvalidSource:
            return self.data[: yaml_nodes.MAX_BYTES].decode("utf-8", "replace")


class Built:
    """What became of one source: its files, what there is to say, an exit code."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.files: dict[Path, bytes] = {}
        self.code = 0


def run(order: Order, voice: Voice) -> int:
    """Build what is ordered and return the exit code, the gravest of all sources.

    Nothing is written unless every source could be built.
    """
    _check_usage(order)
    files: dict[Path, bytes] = {}
    code = 0
    try:
        names = order.sources or (default_source(),)
        for name, built in zip(names, _all_built(names, order, voice), strict=True):
            built.voice.speak()
            code = max(code, built.code, _merged(files, name, built, voice))
        return code or _deliver(files, order, voice)
    except ResumeError as error:
        voice.fail(str(error))
        voice.speak()
        return max(code, error.exit_code)


def _check_usage(order: Order) -> None:
    if order.output != _STREAM:
        return
    if order.check:
        raise click.UsageError("--check compares files; -o - writes none")
    if len(order.sources) > 1:
        raise click.UsageError("-o - takes one source")


def _all_built(names: tuple[str, ...], order: Order, voice: Voice) -> list[Built]:
    if len(names) == 1:
        return [build(names[0], order, voice)]
    from cvexport.cli.many import build_all

    return build_all(names, order, voice)


def _merged(files: dict[Path, bytes], name: str, built: Built, voice: Voice) -> int:
    """Add the files of a source to those of the others."""
    if twice := next((path for path in built.files if path in files), None):
        voice.fail(
            f"{name}: another source writes {twice} too; give each its own "
            "export.filename"
        )
        voice.speak()
        return OutputError.exit_code
    files.update(built.files)
    return 0


def build(name: str, order: Order, voice: Voice) -> Built:
    """Build one source; whatever is wrong with it is said and told by the code."""
    built = Built(voice.silent())
    try:
        _build(opened(name), order, built)
    except ResumeError as error:
        built.voice.fail(str(error))
        built.code = error.exit_code
    return built


def _build(source: Source, order: Order, built: Built) -> None:
    try:
        for path, data in _files(source, order, built.voice):
            built.files[path] = data
    except InvalidSource as error:
        built.voice.problems(source.name, source.text, error.problems)
        built.code = error.exit_code
    except ReadBackError as error:
        raise ReadBackError(f"{source.name}: {error}\n  no file was written") from None


def _files(source: Source, order: Order, voice: Voice) -> Iterator[tuple[Path, bytes]]:
    resume, warnings = read(source.data)
    if order.strict and warnings:
        raise InvalidSource(warnings)
    voice.problems(source.name, source.text, warnings)
    settings = resume.export
    formats = dict.fromkeys(order.formats or settings.formats)
    if order.output == _STREAM and len(formats) != 1:
        raise click.UsageError("-o - takes one format; name it with -f")
    document = compose(resume)
    resume = ready(source, resume, document, formats)
    for name in formats:
        data, words = _file(name, source, resume, document, voice)
        path = output_path(resume, name, order.output)
        voice.say_more(f"{path}: {len(data):,} bytes, {words}")
        yield path, data


def ready(
    source: Source, resume: Resume, document: Document, formats: Iterable[str]
) -> Resume:
    """Return the resume with its fonts read and its sizes found, for all its formats.

    Raises InvalidSource where a font can't be used.
    """
    settings = resume.export
    with _font_faults_placed(source, "pdf"):
        if settings.fonts and (settings.fit or "pdf" in formats):
            from cvexport.cli.fonts import with_fonts

            settings = with_fonts(settings, Path(source.name).parent)
        if settings.fit:
            settings = fitted(document, settings)
    return resume.replaced(export=settings)


def _file(
    name: str, source: Source, resume: Resume, document: Document, voice: Voice
) -> tuple[bytes, str]:
    """Return a file that was read back, and what was found in it."""
    if name == "json":
        return _json(resume, voice), "read back as the same data"
    data = exported(name, source, resume, document)
    words = read_back(data, name, document, resume.export)
    return data, f"{words:,} words read back in order"


def exported(name: str, source: Source, resume: Resume, document: Document) -> bytes:
    """Return a file; raise InvalidSource where a font won't do or lacks a character."""
    with _font_faults_placed(source, name):
        return export(document, name, resume.export)


@contextlib.contextmanager
def _font_faults_placed(source: Source, name: str) -> Iterator[None]:
    """Turn what is wrong with fonts and characters into problems of the source."""
    try:
        yield
    except MissingGlyphs as error:
        raise InvalidSource(tuple(_glyph_problems(source, name, error))) from None
    except MissingShaper as error:
        raise InvalidSource((_shaper_problem(source, error),)) from None
    except UnusableFont as error:
        raise InvalidSource((_font_problem(source, error),)) from None


def output_path(resume: Resume, name: str, folder: str | None = None) -> Path:
    """Return where the file of a CV in a format belongs."""
    stem = _stem(resume.export.filename, resume.basics.name)
    return Path(folder or resume.export.output) / f"{stem}.{name}"


def _json(resume: Resume, voice: Voice) -> bytes:
    from cvexport.exporters import json_resume

    data, lost = json_resume.write(resume)
    if json_resume.write(_read_again(data)).data != data:
        raise ReadBackError("json: the file does not read back as the same data")
    for what in lost:
        voice.say(f"JSON Resume has no place for {what}")
    return data


def _read_again(data: bytes) -> Resume:
    try:
        return read(data).resume
    except InvalidSource as error:
        message = error.problems[0].message
        raise ReadBackError(f"json: the file does not read back: {message}") from None


def _glyph_problems(
    source: Source, name: str, error: MissingGlyphs
) -> Iterator[Problem]:
    trace = traced(source.data)
    hint = 'name a font that has it below export: "fonts: [path/to/font.ttf]"'
    if trace.reading.resume.export.fonts:
        hint = "add a font that has it to export.fonts"
    for character in error.characters:
        line, column = _place(source, trace, character)
        yield Problem(
            message=f"the {name.upper()} font has no glyph for {described(character)}",
            line=line,
            column=column,
            hint=f"{hint}, or leave {name} out: -f txt -f md -f docx",
        )


def _shaper_problem(source: Source, error: MissingShaper) -> Problem:
    line, column = _place(source, traced(source.data), error.character)
    return Problem(error.reason, line, column, hint=error.remedy)


def _place(source: Source, trace: Traced, character: str) -> tuple[int, int]:
    """Return line and column of a character in the first value that holds it.

    Both are 0 where no value does, as with a word of the document's language.
    """
    holders = [
        (each.line, each.column)
        for each in trace.places.values()
        if isinstance(each, Scalar) and character in each.value
    ]
    if not holders:
        return 0, 0
    line, column = min(holders)
    lines = source.text.split("\n")
    at = lines[line - 1].find(character, column - 1)
    while at < 0 and line < len(lines):
        line += 1
        at = lines[line - 1].find(character)
    return (line, at + 1) if at >= 0 else min(holders)


def _font_problem(source: Source, error: UnusableFont) -> Problem:
    """Return what is wrong with a font, placed where the source names it."""
    trace = traced(source.data)
    names = [font.name for font in trace.reading.resume.export.fonts]
    whole = (error.name, error.name.partition("/")[0])  # a package's is named after it
    named = next((at for at, name in enumerate(names) if name in whole), 0)
    places = trace.places
    place = places.get(f"export.fonts[{named}]") or places["export.fonts"]
    message = f"export.fonts: {error.name}: {error.reason}"
    return Problem(message, place.line, place.column, place.width, error.hint)


def _stem(pattern: str, name: str) -> str:
    """Return a file name of ASCII letters, digits, - and _, as portals accept it."""
    stem = pattern.replace("{name}", re.sub(r"[^A-Za-z0-9]+", "-", _ascii(name)))
    return re.sub(r"-{2,}", "-", _ascii(stem))[:_MAX_STEM].strip("-. ") or "CV"


_MAX_STEM = 120
"""Characters; file systems allow 255 bytes, a suffix and a temporary name included."""


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)


def default_source() -> str:
    """Return the source that stands in this directory."""
    for name in _DEFAULT_SOURCES:
        if Path(name).is_file():
            return name
    raise OutputError(
        f"no {_DEFAULT_SOURCES[0]} in this directory; name a source, as in "
        "cvexport path/to/cv.yaml"
    )


def opened(name: str, most: int = yaml_nodes.MAX_BYTES) -> Source:
    """Read a source, one byte more than is allowed at most."""
    limit = most + 1
    if name == _STREAM:
        return Source("<stdin>", sys.stdin.buffer.read(limit))
    try:
        with Path(name).open("rb") as file:
            return Source(name, file.read(limit))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{name}: {reason.lower()}") from None


def _deliver(files: dict[Path, bytes], order: Order, voice: Voice) -> int:
    if order.output == _STREAM:
        _write_to_stdout(b"".join(files.values()))
        return 0
    changed = stale(files)
    if order.check:
        for path in changed:
            state = "stale" if path.exists() else "missing"
            voice.fail(f"{path} is {state}; run cvexport")
        voice.speak()
        return int(bool(changed))
    replace_all({path: files[path] for path in changed})
    for path in files:
        voice.say(str(path))
    count = len(files)
    voice.say(f"{count} file{'s' * (count != 1)}, read back word by word")
    voice.speak()
    return 0


def _write_to_stdout(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer must not fail once more when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return  # the reader has seen enough
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"standard output: {reason}") from None
