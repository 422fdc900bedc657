"""Plain text and Markdown, as people type them, and what pandoc makes of Markdown."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from sessions.cv_makers.layouts import Block, Layout, plain

_WIDTH = 78


def text(found: list[Block], layout: Layout) -> bytes:
    """Return plain text; themes are underlined, flush, indented and dense."""
    lines = [line for each in found for line in _text_lines(each, layout)]
    return ("\n".join(lines).strip() + "\n").encode()


def _text_lines(block: Block, layout: Layout) -> Iterator[str]:
    said = plain(block.text)
    indent = "    " if layout.theme == "indented" else ""
    match block.kind:
        case "heading":
            yield ""
            yield said
            if layout.theme == "underlined":
                yield "-" * len(said)
            elif layout.theme == "indented":
                yield ""
        case "name" if layout.theme == "centred":
            yield said.center(_WIDTH).rstrip()
        case "contact" if layout.theme == "centred":
            yield said.center(_WIDTH).rstrip()
        case "bullet":
            yield f"{indent}{layout.bullet} {said}"
        case "dated":
            yield from [""] * (block.first and layout.theme != "dense")
            yield f"{plain(block.when):<22}{said}".rstrip()
        case "row":
            yield from [""] * (block.first and layout.theme != "dense")
            right = plain(block.right)
            gap = " " * max(_WIDTH - len(indent + said + right), 3) if right else ""
            yield indent + said + gap + right
        case _:
            yield (indent if block.kind == "para" else "") + said


def markdown(found: list[Block], layout: Layout) -> bytes:
    """Return Markdown; themes are hash, bold and setext, by how headings are made."""
    lines: list[str] = []
    for block, before in zip(found, [None, *found], strict=False):
        ends_list = before and before.kind == "bullet" != block.kind
        lines += [""] * bool(ends_list)
        lines += _md_lines(block, layout)
    return ("\n".join(lines).strip() + "\n").encode()


def _md_lines(block: Block, layout: Layout) -> Iterator[str]:
    said = block.text.replace("__", "*")
    right = block.right.replace("__", "*")
    match block.kind:
        case "name":
            yield f"# {said}"
        case "heading" if layout.theme == "setext":
            yield from ("", said, "-" * len(said))
        case "heading" if layout.theme == "bold":
            yield from ("", f"**{said}**")
        case "heading":
            yield from ("", f"## {said}")
        case "bullet":
            yield f"{layout.bullet or '-'} {said}"
            return
        case "row" if block.first and layout.theme == "hash":
            joined = plain(" — ".join(filter(None, (said, right))))
            yield from ("", f"### {joined}")
        case "row" | "dated":
            yield " — ".join(filter(None, (block.when, said, right)))
        case _:
            yield said
    yield ""


def pandoc(found: list[Block], layout: Layout, to: str) -> bytes:
    """Return what pandoc makes of the Markdown, in one of its formats."""
    return converted(markdown(found, layout), to)


def converted(source: bytes, to: str) -> bytes:
    """Return what pandoc makes of a Markdown file, the same each time."""
    command = ("pandoc", "-f", "markdown", "-t", to, "-s", "-o", "-")
    fixed = {"SOURCE_DATE_EPOCH": "1748736000"}
    done = subprocess.run(
        (*command, "-M", "lang=en"),
        input=source,
        capture_output=True,
        check=True,
        env=os.environ | fixed,
    )
    return done.stdout
