"""Make the labelled CVs, or score the parser on them: `nox -s labelled [-- --score]`.

Those for tuning are made of invented people and a table of layouts; those held out are
written one by one, in tests/labelled/held_out_sources.  Files need Chromium,
LibreOffice, pandoc and pdfLaTeX; names on the command line choose some of them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

from helpers import labelled
from sessions import held_out, invented
from sessions.cv_makers import canvas, latex, plain_text, web, word
from sessions.cv_makers.layouts import Layout, blocks, labels
from sessions.cv_makers.tuning import LAYOUTS
from sessions.invented import Person


def made(name: str, layout: Layout, who: Person) -> bytes:
    """Return the file that a layout makes of a person."""
    found, suffix = list(blocks(who, layout)), Path(name).suffix
    match layout.maker:
        case "latex":
            return latex.printed(latex.source(found, layout))
        case "web":
            return web.printed(web.page(found, layout))
        case "word":
            document = word.document(found, layout)
            return word.printed(document) if suffix == ".pdf" else document
        case "pandoc" if suffix == ".pdf":
            page = plain_text.pandoc(found, layout, "html").decode()
            return web.printed(page)
        case "pandoc":
            return word.same_each_time(plain_text.pandoc(found, layout, "docx"))
        case "canvas":
            return canvas.document(found, layout)
        case "text":
            return plain_text.text(found, layout)
        case "markdown":
            return plain_text.markdown(found, layout)
    raise ValueError(f"no maker {layout.maker!r}")


def _tuning(chosen: set[str]) -> None:
    numbers = Counter[str]()
    for name, layout in LAYOUTS.items():
        number, numbers[layout.language] = (
            numbers[layout.language],
            numbers[layout.language] + 1,
        )
        if chosen and name not in chosen:
            continue
        who = invented.person(number, layout.language, layout.field, layout.jobs)
        if layout.group:
            first, second, *rest = who.jobs
            second = second._replace(employer=first.employer, place=first.place)
            who = who._replace(jobs=[first, second, *rest])
        path = labelled.TUNING / name
        path.write_bytes(made(name, layout, who))
        _write_labels(path, labels(who, layout))


def _write_labels(path: Path, said: dict[str, object]) -> None:
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=88)
    labelled.labels_of(path).write_text(text, "utf-8")


def main(arguments: list[str]) -> None:
    """Make the files named, or all; or print the scores."""
    if "--score" in arguments:
        print(labelled.report())
        return
    _tuning(set(arguments))
    held_out.write(set(arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
