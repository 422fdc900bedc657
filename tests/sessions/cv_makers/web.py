"""Pages as web templates and Google Docs make them, printed to PDF by Chromium."""

from __future__ import annotations

import html
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sessions.cv_makers.layouts import Block, Layout, spans
from sessions.cv_makers.written_dates import undated

_BASE = """
@page { size: A4; margin: 16mm } * { box-sizing: border-box }
body { font: 10pt/1.4 "Nimbus Sans"; margin: 0; color: #222 }
h1 { font-size: 22pt; margin: 0 } h2 { font-size: 13pt; margin: 12pt 0 4pt }
p { margin: 0 0 3pt } ul { margin: 2pt 0 6pt; padding-left: 14pt }
div.row { display: flex; justify-content: space-between; gap: 12pt }
div.dated { display: grid; grid-template-columns: 42mm 1fr }
.entry { margin-bottom: 6pt; break-inside: avoid }
"""

_THEMES = {
    "docs": 'body { font-family: "Noto Serif" }'
    " h1 { font-size: 26pt; font-weight: 400 }"
    " h2 { color: #666; font-size: 14pt; font-weight: 400 }",
    "sidebar": "body { display: grid; grid-template-columns: 58mm 1fr; gap: 8mm }"
    " header { grid-column: 1/3 } aside { background: #eef; padding: 4mm; grid-row: 2 }"
    " main { grid-column: 2; grid-row: 2 }",
    "sidebar-right": "body { display: flex; flex-wrap: wrap; gap: 6mm }"
    " header { width: 100% } main { flex: 1 } aside { width: 52mm; color: #345 }",
    "dark": "@page { margin: 0 } body { display: grid;"
    " grid-template: auto 1fr / 68mm 1fr }"
    " aside { background: #234; color: #fff; padding: 10mm 6mm; min-height: 297mm;"
    " grid-row: 1/3 } header { padding: 10mm 10mm 0 } main { padding: 0 10mm }",
    "timeline": "main { border-left: 2px solid #39c; padding-left: 8mm }"
    " .entry { position: relative } .entry::before { content: ''; position: absolute;"
    " left: -10mm; top: 4px; width: 9px; height: 9px; border-radius: 9px;"
    " background: #39c }",
    "cards": 'body { font-family: "URW Gothic", FontAwesome }'
    " .entry { border: 1px solid #ccc; border-radius: 6px; padding: 6pt 8pt }"
    " h2 { text-transform: uppercase;"
    " letter-spacing: 2px; color: #b33 }",
    "spaced": "h1, h2 { letter-spacing: 4px; text-transform: uppercase;"
    " text-align: center } header { text-align: center } h2 { font-size: 10pt;"
    " border-top: 1px solid #999; border-bottom: 1px solid #999 }",
    "looks": "h2 { font-size: 15pt; color: #157; border-bottom: 2px solid #157 }"
    ' body { font-family: "P052" }',
    "rail": "section { display: grid; grid-template-columns: 38mm 1fr;"
    " border-top: 1px solid #bbb; padding-top: 6pt } h2 { margin: 0; font-size: 10pt;"
    " text-transform: uppercase; color: #777 }",
    "render": 'body { font-family: "Noto Sans"; font-size: 9.5pt } h1 { color: #004f90;'
    " text-align: center } .contact, .headline { text-align: center } h2 { color:"
    " #004f90; border-bottom: .5pt solid #004f90 }",
    "linkedin": "h2 { font-size: 16pt; margin-top: 18pt; font-weight: 400 }"
    " body { display: grid; grid-template: auto 1fr / 56mm 1fr } aside { background:"
    " #293e49; color: #fff; padding: 8mm 5mm; min-height: 265mm }"
    " main, header { padding-left: 8mm } header { grid-column: 2 }"
    " aside { grid-row: 1/3 }",
    "small-caps": 'body { font-family: "C059" } h2 { font-variant: small-caps;'
    " border-bottom: 1px solid } h1 { font-variant: small-caps; text-align: center }"
    " .contact { text-align: center }",
    "plain": "h1 { font-size: 10pt } h2 { font-size: 10pt }"
    ' body { font-family: "Nimbus Roman"; font-size: 10.5pt }',
}


def page(found: list[Block], layout: Layout) -> str:
    """Return the page's HTML."""
    head = [b for b in found if b.kind in _IN_HEAD and not b.side]
    side = [b for b in found if b.side]
    main = [b for b in found if b.kind not in _IN_HEAD and not b.side]
    aside = f"<aside>{_html(side, layout)}</aside>" * bool(side)
    footer = f"<div class=run>{html.escape(layout.running)}</div>"
    css = _BASE + _THEMES[layout.theme]
    if layout.running:
        css += ".run { position: fixed; bottom: -2mm; right: 0; font-size: 8pt }"
    marks = {"•": "disc", "": "none"}
    css += (
        f"ul {{ list-style: {marks.get(layout.bullet) or repr(layout.bullet + ' ')} }}"
    )
    parts = (
        f"<!doctype html><html lang={layout.language}><meta charset=utf-8><title>CV",
        f"</title><style>{css}</style><body>",
        aside * (layout.theme in _SIDE_FIRST),
        f"<header>{_html(head, layout)}</header><main>{_html(main, layout)}</main>",
        aside * (layout.theme not in _SIDE_FIRST),
        footer * bool(layout.running),
    )
    return "".join(parts)


_SIDE_FIRST = {"linkedin", "sidebar"}
"""Their sidebar comes first in the file, whatever its place on the page."""
_IN_HEAD = {"top", "name", "headline", "contact"}


def _html(found: list[Block], layout: Layout) -> str:
    return "".join(_pieces(found, layout))


def _pieces(found: list[Block], layout: Layout) -> Iterator[str]:
    in_list = in_section = in_entry = False
    for block in found:
        if in_list and block.kind != "bullet":
            yield "</ul>"
            in_list = False
        if in_entry and (block.first or block.kind == "heading"):
            yield "</div>"
            in_entry = False
        if in_section and block.kind == "heading":
            yield "</div></section>"
        if block.first:
            yield "<div class=entry>"
            in_entry = True
        if block.kind == "bullet" and not in_list:
            yield "<ul>"
            in_list = True
        if block.kind == "heading":
            in_section = True
        yield _piece(block)
    yield "</ul>" * in_list + "</div>" * in_entry + "</div></section>" * in_section


def _piece(block: Block) -> str:
    said = _inline(block.text)
    match block.kind:
        case "name":
            return f"<h1>{said}</h1>"
        case "heading":
            return f"<section><h2>{said}</h2><div>"
        case "bullet":
            return f"<li>{said}</li>"
        case "row" if block.right:
            return _pair("row", said, _inline(block.right))
        case "dated":
            return _pair("dated", _inline(block.when), said)
        case _:
            return f"<p class={block.kind}>{said}</p>"


def _pair(kind: str, left: str, right: str) -> str:
    return f"<div class={kind}><div>{left}</div><div>{right}</div></div>"


def _inline(text: str) -> str:
    return "".join(
        f"<b>{html.escape(span.text)}</b>"
        if span.bold
        else f"<i>{html.escape(span.text)}</i>"
        if span.italic
        else html.escape(span.text)
        for span in spans(text)
    )


def printed(source: str) -> bytes:
    """Return a page as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder, "cv.html"), Path(folder, "cv.pdf")
        page.write_text(source, "utf-8")
        command = (
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
            *("--no-pdf-header-footer", f"--user-data-dir={folder}/profile"),
            *(f"--print-to-pdf={target}", page.as_uri()),
        )
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return undated(target.read_bytes())
