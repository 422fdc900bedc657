"""Write what the documents take from the code, and the picture: `nox -s docs`.

A document holds each table between two comments that name it; what is between them
is replaced.  A test fails while a table isn't what the code says.
"""

from __future__ import annotations

import inspect
import io
import os
import re
import subprocess
import sys
import tempfile
import typing
from collections.abc import Callable, Iterable
from pathlib import Path

import babel
import click
import pypdfium2
from PIL import ImageOps

import cvexport
from cvexport.checks import rules
from cvexport.checks.rule import FileRule, Rule, SourceRule
from cvexport.cli.commands import cli
from cvexport.cli.sources import DEFAULT_SOURCES
from cvexport.exporters.theme import LOOKS
from cvexport.locales.languages import tags
from cvexport.model import resume, settings
from cvexport.model.document import Entry
from cvexport.model.formats import FORMATS
from cvexport.model.record import Record, camel
from cvexport.model.sections import SECTIONS
from helpers.places import OUTPUTS, ROOT

PICTURE = ROOT / "docs" / "first-page.png"
PIXELS_PER_POINT = 1.5
GREYS = 16

_TABLE = re.compile(r"(<!-- table: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write every document, and the picture of the first page."""
    for path in documents():
        text = path.read_text(encoding="utf-8")
        path.write_text(filled(text), encoding="utf-8", newline="\n")
    PICTURE.write_bytes(picture())


def documents() -> list[Path]:
    """Return the Markdown files that people read."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def filled(text: str) -> str:
    """Return a document with the tables that the code gives now."""
    return _TABLE.sub(
        lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n{found[3]}", text
    )


def picture() -> bytes:
    """Return the first page of outputs/Kura-CV.pdf as a PNG with a thin border."""
    page = pypdfium2.PdfDocument(OUTPUTS / "Kura-CV.pdf")[0]
    image = page.render(scale=PIXELS_PER_POINT).to_pil().convert("L")
    bordered = ImageOps.expand(image, border=1, fill="silver")
    written = io.BytesIO()
    bordered.quantize(GREYS).save(written, "png", optimize=True)
    return written.getvalue()


def _table(headings: str, rows: Iterable[tuple[str, ...]]) -> str:
    titles = headings.split(" | ")
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(words: Iterable[object], separator: str = ", ") -> str:
    return separator.join(f"`{word}`" for word in words)


# -- the source


def _sections() -> str:
    return _table(
        "Section | Title in English | Keys of each item",
        (
            (f"`{row.key}`", row.title, _keys(row.record))
            for row in SECTIONS.values()
            if row.is_field
        ),
    )


def _parts() -> str:
    parts: dict[str, type[Record]] = {
        "basics": resume.Basics,
        "basics.location": resume.Location,
        "basics.profiles": resume.Profile,
        "work.positions": resume.Position,
        "highlights": resume.Highlight,
        "sections": resume.SectionPlan,
        "sections.entries": resume.GenericEntry,
    }
    rows = ((f"`{name}`", _keys(record)) for name, record in parts.items())
    return _table("Part | Keys", rows)


def _keys(record: type[Record]) -> str:
    """Return a record's own keys, and where to find those that all entries have."""
    shared = resume.Dated.fields if issubclass(record, resume.Dated) else ()
    derived = getattr(record, "DERIVED", ())
    own = [camel(name) for name in record.fields if name not in (*shared, *derived)]
    return _code(own) + (", and those of every entry" if shared else "")


# -- the settings


def _settings() -> str:
    return _table("Setting | Values | Default", _setting_rows(settings.Settings, ""))


def _setting_rows(record: type[Record], prefix: str) -> Iterable[tuple[str, str, str]]:
    hints = typing.get_type_hints(record)
    for name in record.fields:
        kind, default = hints[name], getattr(record, name)
        if isinstance(default, Record):
            yield from _setting_rows(type(default), f"{prefix}{camel(name)}.")
        else:
            # `every` is what the short form sets: `margins: 18`.
            key = f"{prefix}{camel(name)}".removesuffix(".every")
            yield f"`{key}`", _values(kind), _default(default)


_VALUES: dict[object, str] = {
    bool: "`true` or `false`",
    bool | None: "`true` or `false`",
    settings.Directory: "a directory below the working one",
    settings.Pattern: "letters, digits, spaces, `-`, `_`, "
    + ", ".join(f"`{{{name}}}`" for name in settings.PLACEHOLDERS),
    settings.LanguageTag: "a [language tag](languages.md)",
    settings.Colour: "six hexadecimal digits, 4.5:1 or more on white",
    tuple[settings.FormatName, ...]: f"a list of {_code(FORMATS)}",
    tuple[settings.Font, ...]: "font files, or packages that hold fonts",
    tuple[str, ...]: "ids of [rules](rules.md)",
}


def _values(kind: object) -> str:
    if isinstance(kind, type) and issubclass(kind, settings.Range):
        return kind.bounds()
    if typing.get_origin(kind) is typing.Literal:
        *most, last = typing.get_args(kind)
        return f"{_code(most)} or `{last}`"
    return _VALUES[kind]


def _default(value: object) -> str:
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case settings.PageCount():
            return "no limit"
        case settings.Spacing():
            return "1"
        case settings.Bounded() | settings.Colour() | None:
            return "the look's own"
        case tuple():
            return _code(value) or "none"
    return f"`{value}`"


def _looks() -> str:
    return _table(
        "Look | Type | Margins: top, bottom, sides | Accent | Line below headings",
        (
            (
                f"`{name}`",
                f"{look.body.size:g} points",
                ", ".join(f"{each * 25.4 / 72:.0f}" for each in look.margins) + " mm",
                f"`{look.accent}`",
                "yes" if look.rule else "no",
            )
            for name, look in LOOKS.items()
        ),
    )


# -- languages


def _languages() -> str:
    return _table(
        "Tag | Language | Title of `work` | A period",
        ((f"`{tag}`", _name(tag), *_sample(tag)) for tag in tags()),
    )


def _name(tag: str) -> str:
    return babel.Locale.parse(tag, sep="-").get_display_name("en") or tag


def _sample(tag: str) -> tuple[str, str]:
    text = f"""\
basics: {{name: Ada Example}}
work: [{{name: Engines Ltd, startDate: 2021-03}}]
export: {{language: {tag}}}
"""
    document = cvexport.compose(cvexport.read(text.encode()).resume)
    (section,) = document.sections
    (entry,) = section.blocks
    assert isinstance(entry, Entry)
    return section.heading, entry.period


# -- rules


def _source_rules() -> str:
    return _table(
        "Rule | Severity | What it finds | Where it comes from",
        (
            (f"`{rule.id}`", rule.severity, _finds(rule), rule.source)
            for rule in rules()
            if isinstance(rule, SourceRule)
        ),
    )


def _file_rules() -> str:
    return _table(
        "Rule | Severity | Files | What it finds | Where it comes from",
        (
            (
                *(f"`{rule.id}`", rule.severity, ", ".join(rule.formats)),
                *(_finds(rule), rule.source),
            )
            for rule in rules()
            if isinstance(rule, FileRule)
        ),
    )


def _finds(rule: Rule) -> str:
    found = rule.finds.removeprefix("Find ")
    return found[:1].upper() + found[1:]


# -- formats and the command


def _formats() -> str:
    return _table(
        "`-f` | Format | Written unless you choose | Can be checked with `--file`",
        (
            (f"`{row.name}`", row.title, _yes(row.default), _yes(row.checked))
            for row in FORMATS.values()
        ),
    )


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _exit_codes() -> str:
    found = re.findall(r"^ +(\d)  (.*)$", cli.help or "", re.MULTILINE)
    return _table("Exit code | Meaning", ((f"{code}", text) for code, text in found))


def _options(name: str) -> str:
    command = cli.commands[name]
    context = click.Context(command, info_name=name, parent=click.Context(cli))
    rows = (
        option.get_help_record(context)
        for option in command.get_params(context)
        if isinstance(option, click.Option) and "--help" not in option.opts
    )
    return _table(
        "Option | What it does",
        ((f"`{row[0]}`", row[1].replace("  [", " [")) for row in rows if row),
    )


def _functions() -> str:
    names = filter(str.islower, cvexport.__all__)
    return _table(
        "Function | What it does",
        ((f"`{name}`", _summary(getattr(cvexport, name))) for name in names),
    )


def _errors() -> str:
    found = (getattr(cvexport, name) for name in cvexport.__all__)
    return _table(
        "Error | Meaning | Exit code",
        (
            (f"`{error.__name__}`", _summary(error), f"{error.exit_code}")
            for error in found
            if isinstance(error, type) and issubclass(error, cvexport.ResumeError)
        ),
    )


def _summary(documented: object) -> str:
    """Return the first line of a docstring."""
    return (inspect.getdoc(documented) or "").partition("\n")[0]


def _problem() -> str:
    """Return what the command says of the README's example with a misspelt key."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        misspelt = example.replace("position:", "positon:")
        Path(folder, "cv.yaml").write_text(misspelt, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "cvexport"],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    return f"```text\n{done.stderr}```\n"


TABLES: dict[str, Callable[[], str]] = {
    "sections": _sections,
    "parts": _parts,
    "settings": _settings,
    "looks": _looks,
    "languages": _languages,
    "source-rules": _source_rules,
    "file-rules": _file_rules,
    "formats": _formats,
    "exit-codes": _exit_codes,
    "functions": _functions,
    "errors": _errors,
    "problem": _problem,
    "default-sources": lambda: f"{_code(DEFAULT_SOURCES)}\n",
    "build-options": lambda: _options("build"),
    "check-options": lambda: _options("check"),
}
"""By the name that a document gives."""


if __name__ == "__main__":
    main()
