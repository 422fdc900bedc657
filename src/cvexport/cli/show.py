"""What software reads in a file: its text, then the fields of an application form."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from cvexport.checks.rule import FileView
from cvexport.cli.printing import columns, printable
from cvexport.model.resume import Resume
from cvexport.parser import ParsedCV
from cvexport.parser.comparison import ComparedField, compare

_NARROWEST, _WIDEST = 40, 120
_GAP = "  "


class Terminal(NamedTuple):
    """The terminal that is printed to: its width in columns, and its encoding."""

    width: int = 80
    encoding: str = "utf-8"


class _Marks(NamedTuple):
    agrees: str
    differs: str


def shown_text(
    name: str,
    text: str,
    found: ParsedCV,
    resume: Resume,
    terminal: Terminal | None = None,
) -> str:
    """Return what `--show` prints: a file beside its source, alone if that is empty."""
    where = terminal or this_terminal()
    if _is_empty(resume):
        return shown_alone(name, text, found, where)
    return shown(name, text, compare(found, resume), where)


def _is_empty(resume: Resume) -> bool:
    return resume == Resume(export=resume.export)


def shown_data(name: str, view: FileView, found: ParsedCV, resume: Resume) -> str:
    """Return the same as JSON: text, fields and, beside a source, agreement."""
    shown: dict[str, object] = {"file": name, "text": view.text}
    if view.refusal:
        shown["unreadable"] = view.refusal
    shown["fields"] = [
        {"field": field, "value": value} for field, value in _fields(found) if value
    ]
    if not _is_empty(resume):
        rows = () if view.refusal else compare(found, resume)
        shown["agreement"] = [row._asdict() for row in rows]
    return json.dumps(shown, ensure_ascii=False)


def this_terminal() -> Terminal:
    """Return the terminal of standard output, or what one is taken for."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return Terminal(shutil.get_terminal_size().columns, encoding)


def shown(
    name: str, text: str, rows: Sequence[ComparedField], terminal: Terminal
) -> str:
    """Return the text of file `name`, then each of its fields beside the source's.

    Control characters are made visible, so that nothing can steer a terminal.
    """
    agreeing = sum(row.agrees for row in rows)
    summary = f"fields that agree with the source: {agreeing} of {len(rows)}"
    lines = [
        *_text(name, text),
        *_title(f"{name}: fields, source beside file"),
        *_table(rows, terminal),
        "",
        click.style(summary, fg="green" if agreeing == len(rows) else "red"),
    ]
    return _written(lines, terminal.encoding)


def shown_alone(name: str, text: str, found: ParsedCV, terminal: Terminal) -> str:
    """Return the text and the fields of a file whose source isn't known."""
    fields = [(field, value) for field, value in _fields(found) if value]
    label = max((columns(field) for field, _ in fields), default=0)
    width = max(_within(terminal.width) - label - len(_GAP), 16)
    lines = [*_text(name, text), *_title(f"{name}: fields")]
    for field, value in fields:
        first, *rest = _wrapped(value, width)
        lines.append(f"{click.style(_padded(field, label), bold=True)}{_GAP}{first}")
        lines += [f"{' ' * label}{_GAP}{part}" for part in rest]
    return _written(lines, terminal.encoding)


def shown_refusal(name: str, why: str) -> str:
    """Return what `--show` prints of a file that can't be read."""
    return "\n".join((*_title(f"{name}: text"), f"unreadable: {printable(why)}", ""))


def _text(name: str, text: str) -> Iterator[str]:
    yield from _title(f"{name}: text")
    for line in text.splitlines():
        yield printable(line.rstrip())
    yield ""


def _title(title: str) -> Iterator[str]:
    yield click.style(printable(title), bold=True)
    yield ""


def _table(rows: Sequence[ComparedField], terminal: Terminal) -> Iterator[str]:
    """Yield rows of mark, field, source and file; long values are wrapped."""
    marks = _marks(terminal.encoding)
    mark = max(map(len, marks))
    label = min(max((columns(row.field) for row in rows), default=0), 24)
    left = _within(terminal.width) - mark - label - 3 * len(_GAP)
    half = max(left // 2, 8)
    for row in rows:
        colour = "green" if row.agrees else "red"
        sign = _padded(marks.agrees if row.agrees else marks.differs, mark)
        cells = (_wrapped(row.field, label), _wrapped(row.source, half))
        file = _wrapped(row.file, half)
        for index in range(max(*map(len, cells), len(file))):
            shown_sign = click.style(sign, fg=colour) if index == 0 else " " * mark
            field, source, value = (
                cell[index] if index < len(cell) else "" for cell in (*cells, file)
            )
            if value and not row.agrees:
                value = click.style(value, fg=colour)
            line = (_padded(field, label), _padded(source, half), value)
            yield _GAP.join((shown_sign, *line)).rstrip()


def _fields(found: ParsedCV) -> Iterator[tuple[str, str]]:
    """Yield every field with its label; those of a list are numbered."""
    yield from (("name", found.name), ("headline", found.headline))
    yield from (("e-mail", found.email), ("phone", found.phone))
    yield ("place", found.place)
    yield from (("link", link) for link in found.links)
    yield ("summary", found.summary)
    yield from (("section", section.title) for section in found.sections)
    for number, job in enumerate(found.jobs, 1):
        yield (f"job {number}: employer", job.employer)
        yield (f"job {number}: title", job.title)
        yield from _dates(f"job {number}", job.start, job.end)
        yield from ((f"job {number}: text", text) for text in job.text)
    for number, school in enumerate(found.education, 1):
        yield (f"education {number}: school", school.school)
        yield (f"education {number}: degree", school.degree)
        yield from _dates(f"education {number}", school.start, school.end)
    for number, project in enumerate(found.projects, 1):
        yield (f"project {number}: name", project.name)
        yield (f"project {number}: role", project.role)
        yield from _dates(f"project {number}", project.start, project.end)
        yield from ((f"project {number}: text", text) for text in project.text)
    yield from (("skill", skill) for skill in found.skills)


def _dates(label: str, start: str, end: str) -> Iterator[tuple[str, str]]:
    yield (f"{label}: start", start)
    yield (f"{label}: end", end)


def _within(width: int) -> int:
    return min(max(width, _NARROWEST), _WIDEST)


def _marks(encoding: str) -> _Marks:
    marks = _Marks("\N{CHECK MARK}", "\N{BALLOT X}")
    try:
        "".join(marks).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _Marks("ok", "no")
    return marks


def _wrapped(text: str, width: int) -> list[str]:
    """Wrap a value; wide characters take two columns each."""
    text = printable(text)
    if columns(text) > len(text):
        width //= 2
    return textwrap.wrap(text, max(width, 1)) or [""]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _written(lines: list[str], encoding: str) -> str:
    """Join lines; characters that the encoding lacks are written as escapes."""
    text = "\n".join(lines)
    try:
        return text.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return text
