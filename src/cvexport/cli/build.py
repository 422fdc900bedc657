"""One run of the build command: sources in, files read back and replaced."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

import cvexport
from cvexport.cli.atomic_write import replace_all, stale
from cvexport.cli.destination import Destination, destination, formats_of
from cvexport.cli.placing import problems_placed
from cvexport.cli.prepare import prepared, read_paths
from cvexport.cli.report import Reporter
from cvexport.cli.sources import SourceFile, default_source, source_file
from cvexport.errors import (
    InvalidSource,
    OutputError,
    ReadBackError,
    ResumeError,
    counted,
)
from cvexport.model.document import Document
from cvexport.model.formats import FORMATS
from cvexport.model.resume import Resume
from cvexport.model.settings import Settings


class BuildOptions(NamedTuple):
    """The options of the build command, as the command line gives them."""

    sources: tuple[str, ...]
    formats: tuple[str, ...] = ()
    output: str | None = None
    jobs: int = 0
    check: bool = False
    strict: bool = False
    force: bool = False


class Built:
    """What became of one source: its files, what there is to report, an exit code."""

    def __init__(self, reporter: Reporter) -> None:
        self.reporter = reporter
        self.files: dict[Path, bytes] = {}
        self.person = ""
        self.pattern = ""
        self.sources: list[Path] = []
        self.exit_code = 0


def run(options: BuildOptions, reporter: Reporter) -> int:
    """Build the sources and return the exit code, the gravest of all.

    Nothing is written unless every source could be built.
    """
    files: dict[Path, bytes] = {}
    code = 0
    try:
        where = destination(options.output)
        options = options._replace(formats=formats_of(where, options.formats))
        _check_usage(options, where)
        names = options.sources or (default_source(),)
        all_built = _all_built(names, options, reporter)
        for name, built in zip(names, all_built, strict=True):
            built.reporter.flush()
            code = max(code, built.exit_code, _merged(files, name, built, reporter))
        return code or _deliver(files, all_built, options, reporter)
    except ResumeError as error:
        reporter.failure(error)
        reporter.flush()
        return max(code, error.exit_code)


def _check_usage(options: BuildOptions, where: Destination) -> None:
    if where.is_stream and options.check:
        raise click.UsageError("--check compares files; -o - writes none")
    if where.is_one and len(options.sources) > 1:
        instead = "" if where.is_stream else "; name a directory for several"
        raise click.UsageError(f"-o {options.output} takes one source{instead}")


def _all_built(
    names: tuple[str, ...], options: BuildOptions, reporter: Reporter
) -> list[Built]:
    build_one = partial(build, options=options, reporter=reporter)
    if len(names) == 1:
        return [build_one(names[0])]
    # The pool of processes takes some 25 ms to import; one source can do without it.
    from cvexport.cli.many import each_built

    return each_built(build_one, names, options.jobs, quiet=reporter.quiet)


def _merged(
    files: dict[Path, bytes], name: str, built: Built, reporter: Reporter
) -> int:
    """Add the files of a source to those of the others; return the exit code."""
    if twice := next((path for path in built.files if path in files), None):
        reporter.error(
            f"{name}: another source writes {twice} too; give each its own "
            "export.filename"
        )
        reporter.flush()
        return OutputError.exit_code
    files.update(built.files)
    return 0


def build(name: str, options: BuildOptions, reporter: Reporter) -> Built:
    """Build one source; problems are reported and reflected in the exit code."""
    built = Built(reporter.fresh())
    try:
        source = source_file(name)
        with problems_placed(source):
            _build(source, options, built)
    except ResumeError as error:
        built.reporter.failure(error)
        built.exit_code = error.exit_code
    return built


def _build(source: SourceFile, options: BuildOptions, built: Built) -> None:
    resume, warnings = cvexport.read(source.data)
    reporter = built.reporter
    if options.strict and warnings:
        raise InvalidSource(warnings)
    reporter.problems(source, warnings)
    formats = dict.fromkeys(options.formats or resume.export.formats)
    where = destination(options.output)
    if where.is_stream and len(formats) != 1:
        raise click.UsageError("-o - takes one format; name it with -f")
    document = cvexport.compose(resume)
    settings = prepared(source, resume.export, document, formats)
    built.person, built.pattern = resume.basics.name, where.pattern(resume, source)
    built.sources = read_paths(source, resume.export)
    for name in formats:
        content = resume if FORMATS[name].content == "resume" else document
        data = cvexport.export(content, name, settings)
        words = _read_back(data, name, content, settings, source)
        for what in cvexport.lost(resume, name):
            reporter.info(f"{FORMATS[name].title} has no place for {what}")
        path = where.path(resume, name, source)
        size = counted(len(data), "byte")
        reporter.detail(f"{path}: {size}, {counted(words, 'word')} read back in order")
        built.files[path] = data


def _read_back(
    data: bytes,
    name: str,
    content: Resume | Document,
    settings: Settings,
    source: SourceFile,
) -> int:
    try:
        return cvexport.read_back(data, name, content, settings)
    except ReadBackError as error:
        message = f"{source.name}: {error.summary}"
        raise ReadBackError(message, *error.details, "no file was written") from None


def _deliver(
    files: dict[Path, bytes],
    all_built: list[Built],
    options: BuildOptions,
    reporter: Reporter,
) -> int:
    if destination(options.output).is_stream:
        sys.stdout.buffer.write(b"".join(files.values()))
        return 0
    if options.check:
        return _check(files, reporter)
    replace_all(files, partial(_protect, all_built=all_built, options=options))
    _summarise(files, reporter)
    if not reporter.quiet:
        for path in _left_behind(all_built, files):
            reporter.info(
                f"{path} is from an earlier build; delete it if you don't need it"
            )
    reporter.flush()
    return 0


def _check(files: dict[Path, bytes], reporter: Reporter) -> int:
    changed = stale(files)
    for path in changed:
        state = "stale" if path.exists() else "missing"
        reporter.error(f"{path} is {state}; run cvexport")
    reporter.flush()
    return int(bool(changed))


def _protect(paths: list[Path], all_built: list[Built], options: BuildOptions) -> None:
    """Refuse to replace what the run reads, and without --force what isn't ours."""
    existing = [path for path in paths if path.exists()]
    if not existing:
        return
    from cvexport.cli.ownership import refuse_others, refuse_sources

    refuse_sources(existing, [path for built in all_built for path in built.sources])
    if not options.force:
        persons = {path: built.person for built in all_built for path in built.files}
        refuse_others({path: persons[path] for path in existing})


def _left_behind(all_built: list[Built], files: dict[Path, bytes]) -> list[Path]:
    """Return files of the same persons under names as they were spelt before."""
    suffixes = {row.suffix for row in FORMATS.values()}
    used = [*files, *(path for built in all_built for path in built.sources)]
    found: dict[Path, None] = {}
    for folder in sorted({path.parent for path in files}):
        written = {path.stem for path in files if path.parent == folder}
        others = [
            path
            for path in sorted(folder.iterdir())
            if path.suffix in suffixes and path.stem not in written
        ]
        if not others:
            continue
        from cvexport.cli.ownership import earlier_files

        for built in all_built:
            if any(path.parent == folder for path in built.files):
                earlier = earlier_files(others, built.pattern, built.person, used)
                found |= dict.fromkeys(earlier)
    return list(found)


_MOST_LISTED = 40
"""Files that are named one by one; of more only the number is of interest."""


def _summarise(files: dict[Path, bytes], reporter: Reporter) -> None:
    report = reporter.info if len(files) <= _MOST_LISTED else reporter.detail
    for path, data in files.items():
        report(f"{path}{_pages(data)}")
    folders = {path.parent for path in files}
    where = f" in {', '.join(map(str, sorted(folders)))}" if len(folders) < 3 else ""
    where = where if len(files) > _MOST_LISTED else ""
    reporter.info(f"{counted(len(files), 'file')}{where}, read back word by word")


_PAGE_TREE = re.compile(rb"/Count (\d+) /Kids \[[ \dR]*\] /Type /Pages")


def _pages(data: bytes) -> str:
    """Return how many pages a file has, where its format has a number of them.

    The PDF files that we write hold their page tree as one object, near the end.
    """
    if not data.startswith(b"%PDF-"):
        return ""
    return f", {counted(int(_PAGE_TREE.findall(data)[-1]), 'page')}"
