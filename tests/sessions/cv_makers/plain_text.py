"""Plain text and Markdown, as people type them, and what pandoc makes of Markdown."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
    lines = [line for each in found for line in _md_lines(each, layout)]
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
    """Return what pandoc makes of the Markdown: docx, html or plain."""
    source = markdown(found, layout).decode()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, f"cv.{to}")
        command = ("pandoc", "-f", "markdown", "-o", str(target))
        if to == "html":
            command += ("-s", "-M", "pagetitle=CV")
        subprocess.run(
            command, input=source.encode(), check=True, capture_output=True
        )
        return target.read_bytes()
