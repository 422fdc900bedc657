"""The HTML exporter: one file for screen and print, without scripts or fetches.

The markup carries the meaning (headings, articles, lists, an address) and the style
sheet the look: on paper that of the PDF, on a screen light or dark.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from html import escape
from string import Template, digits

from cvexport.exporters.theme import (
    BLACK,
    FOOTER_COUNT_START,
    FOOTER_NAME_END,
    MUTED,
    Rule,
    Theme,
    TypeStyle,
    theme_for,
)
from cvexport.exporters.webfonts import FAMILIES, FAMILY, Face, rules, symbol_rule
from cvexport.model.contrast import contrast
from cvexport.model.document import (
    SEPARATOR,
    Block,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    Spans,
    ordered_lists,
)
from cvexport.model.settings import Settings
from cvexport.unicode.characters import WRITTEN_BULLETS
from cvexport.unicode.scripts import Script, script

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as a UTF-8 file that ends with a line feed."""
    language = document.language or settings.language
    written = script(language)
    look = theme_for(settings)
    used = _used(document, written, numbered=look.numbered)
    symbols = tuple(symbol_rule(set().union(*used.values())))
    family = FAMILIES if symbols else FAMILY
    faces = [*rules(used), *symbols]
    sheet = "\n".join((*faces, _sheet(look, settings.paper, written, family)))
    if ordered_lists(document):
        sheet += _NUMBERED
    if look.numbered:
        sheet += _footer(document.name, written, look)
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}" dir="{_direction(written)}">',
        *_head(document, sheet),
        *_body(document),
        "</html>",
        "",
    )
    return "\n".join(lines).encode()


def _direction(written: Script) -> str:
    return "rtl" if written.rtl else "ltr"


# -- the font faces

_BULLET = f"{WRITTEN_BULLETS[0]}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
"""For all levels, and about as far from its text as in the PDF."""

_Typeset = tuple[Spans, Face]


def _used(
    document: Document, written: Script, *, numbered: bool
) -> dict[Face, set[str]]:
    """Return the characters that each face of the family has to draw."""
    used: dict[Face, set[str]] = {}
    for spans, face in _typeset(document, written):
        for span in spans:
            if not span.code:
                own = Face(face.bold or span.bold, face.italic or span.italic)
                used.setdefault(own, set()).update(span.text)
    if numbered:
        used[Face()].update(document.name, FOOTER_NAME_END, FOOTER_COUNT_START, digits)
    return used


def _typeset(document: Document, written: Script) -> Iterator[_Typeset]:
    """Yield every text with the face that the style sheet sets it in."""
    plain, bold = Face(), Face(bold=True)
    title = Face(italic=not written.upright)
    yield (Span(document.name),), bold
    yield (Span(document.headline), Span(SEPARATOR)), plain
    yield from ((contact, plain) for contact in document.contacts)
    for section in document.sections:
        yield (Span(section.heading), Span(section.capitals)), bold
        yield from _typeset_blocks(section.blocks, title)


def _typeset_blocks(blocks: Iterable[Block], title: Face) -> Iterator[_Typeset]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.spans, Face()
            case List():
                yield from _typeset_items(block)
            case Entry():
                yield block.heading, Face(bold=True)
                yield (Span(block.period),), Face()
                for index, line in enumerate(block.lines):
                    yield line, Face() if index else title
                yield from _typeset_blocks(block.blocks, title)


def _typeset_items(block: List | Item) -> Iterator[_Typeset]:
    label = Span(f"{digits}. " if block.ordered else _BULLET)
    for item in block.items:
        yield (label, *item.spans), Face()
        yield from _typeset_items(item)


# -- the head


def _head(document: Document, sheet: str) -> Iterator[str]:
    yield "<head>"
    yield '<meta charset="utf-8">'
    data = _linked_data(document)
    policy = "; ".join(
        (
            f"default-src 'none'; style-src {_hash(sheet)}; script-src {_hash(data)}",
            "font-src data:",
            "base-uri 'none'; form-action 'none'",  # default-src covers neither
        )
    )
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="author" content="{escape(document.name)}">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>{sheet}</style>"
    yield f'<script type="application/ld+json">{data}</script>'
    yield "</head>"


def _hash(content: str) -> str:
    """Return a source that allows an element of this content alone: CSP 3, 2.3.1."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _linked_data(document: Document) -> str:
    """Return the person as JSON-LD: schema.org, Person."""
    person: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": document.name,
    }
    if document.headline:
        person["jobTitle"] = document.headline
    links = [span.href for spans in document.contacts for span in spans if span.href]
    for key, scheme in (("email", "mailto:"), ("telephone", "tel:")):
        if found := [link for link in links if link.startswith(scheme)]:
            person[key] = found[0].removeprefix(scheme)
    if pages := [link for link in links if link.startswith(("http://", "https://"))]:
        person["url"] = pages[0]
    if pages[1:]:
        person["sameAs"] = list(dict.fromkeys(pages[1:]))
    # Nothing in it may end the element or, in older browsers, a line of a script.
    return json.dumps(person, ensure_ascii=False).translate(_IN_SCRIPT)


_IN_SCRIPT = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


# -- the body


def _body(document: Document) -> Iterator[str]:
    yield "<body>"
    yield "<main>"
    yield "<header>"
    yield f"<h1>{escape(document.name)}</h1>"
    if document.headline:
        yield f'<p class="headline">{escape(document.headline)}</p>'
    if document.contacts:
        yield "<address>"
        yield "<ul>"
        yield from (f"<li>{_inline(contact)}</li>" for contact in document.contacts)
        yield "</ul>"
        yield "</address>"
    yield "</header>"
    for number, section in enumerate(document.sections, 1):
        yield from _section(section, f"section-{number}")
    yield "</main>"
    yield "</body>"


def _section(section: Section, name: str) -> Iterator[str]:
    hint = ' class="page-break"' if section.page_break else ""
    yield f'<section aria-labelledby="{name}"{hint}>'
    yield f'<h2 id="{name}">{escape(section.heading)}</h2>'
    yield from _blocks(section.blocks)
    yield "</section>"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield f"<p>{_inline(block.spans)}</p>"
            case List():
                yield from _list(block)
            case Entry():
                yield from _entry(block)


def _entry(entry: Entry) -> Iterator[str]:
    hints = [*(["keep"] * entry.keep), *(["page-break"] * entry.page_break)]
    attribute = f' class="{" ".join(hints)}"' if hints else ""
    yield f"<article{attribute}>"
    heading = f"<h3>{_inline(entry.heading)}</h3>"
    if entry.period:
        yield '<div class="head">'
        yield heading
        yield f'<p class="period">{escape(entry.period)}</p>'
        yield "</div>"
    else:
        yield heading
    for index, line in enumerate(entry.lines):
        kind = "fact" if index else "title"
        yield f'<p class="{kind}">{_inline(line)}</p>'
    yield from _blocks(entry.blocks)
    yield "</article>"


def _list(block: List | Item) -> Iterator[str]:
    tag = "ol" if block.ordered else "ul"
    yield f"<{tag}>"
    for item in block.items:
        if item.items:
            yield f"<li>{_inline(item.spans)}"
            yield from _list(item)
            yield "</li>"
        else:
            yield f"<li>{_inline(item.spans)}</li>"
    yield f"</{tag}>"


def _inline(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    if span.code:
        text = f"<code>{text}</code>"
    if span.italic:
        text = f"<em>{text}</em>"
    if span.bold:
        text = f"<strong>{text}</strong>"
    if span.href.lower().startswith(_SCHEMES):
        text = f'<a href="{escape(span.href)}">{text}</a>'
    return text


# -- the style sheet

_SHEET = Template("""\
:root { --ink: #$black; --quiet: #$muted; --accent: #$accent; --name: #$name_colour;
  --rule: $rule_colour; --ground: #FFFFFF; --sheet: #FFFFFF; }
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink);
  font-family: $family, system-ui, -apple-system,
    "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-size: $body_size; line-height: $body_pitch;
  font-variant-ligatures: none; -webkit-text-size-adjust: 100%; }
body, h1, h2, h3, p, ul { margin: 0; padding: 0; }
main { overflow-wrap: break-word; }
header { text-align: $align; }
h1 { color: var(--name); font-size: $name_size; line-height: $name_pitch;
  margin-bottom: $name_after; }
h2 { color: var(--accent); font-size: $section_size; line-height: $section_pitch;
  margin: $section_before 0 $section_after; border-bottom: $rule;
  padding-bottom: $rule_drop; letter-spacing: normal; }
h3 { font-size: $entry_size; line-height: $entry_pitch; }
strong { font-weight: 700; }
a { color: var(--accent); text-decoration-thickness: from-font;
  text-underline-offset: 0.15em; }
h3 a { color: inherit; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
  font-size: 0.92em; }
.headline { color: var(--quiet); font-size: $headline_size;
  line-height: $headline_pitch; margin-bottom: $headline_after; }
address { color: var(--quiet); font-size: $contact_size;
  line-height: $contact_pitch; font-style: normal; }
address ul { list-style: none; padding: 0; }
address li { display: inline; }
address a { unicode-bidi: plaintext; }
address a[href^="tel:"] { white-space: nowrap; }
address li + li::before { content: " | "; content: " | " / ""; }
address a { color: inherit; }
article { margin-top: $entry_before; }
h2 + article { margin-top: 0; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between;
  align-items: baseline; column-gap: 1.2em; }
.period, .fact { color: var(--quiet); }
.title { font-style: $title_slant; }
section > p, article > p:not(.title, .fact) { margin-top: $body_before; }
ul ul { color: inherit; }
section ul { padding-inline-start: $indent; list-style-type: "$bullet"; }
section li { margin-top: $item_before; }
section li li::marker { color: var(--quiet); }
h1, h2, h3, .head, .title, .fact { break-after: avoid; }
p, li { orphans: 2; widows: 2; }
.keep, header, .head, h2, h3 { break-inside: avoid; }
@page { size: $paper; margin: $margin_top $margin_sides $margin_bottom; }
@media print {
  a { text-decoration: none; }
  h2 { text-transform: uppercase; }
  main { text-wrap: pretty; }
  address { text-wrap: balance; }
  .head { justify-content: start; column-gap: $period_gap; }
  .page-break, section:has(> h2 + .page-break) { break-before: page; }
  h2 + .page-break { break-before: auto; }
}
@media screen {
  :root { --ground: #EDEFF2; }
  html { font-size: max(1.0625rem, $body_size); line-height: 1.5; }
  main { background: var(--sheet); max-width: 50rem; margin: 2.5rem auto;
    padding: 3.5rem 4rem; border-radius: 4px;
    box-shadow: 0 1px 4px rgb(0 0 0 / 18%); }
  h1 { font-size: 2.3rem; line-height: 1.2; margin-bottom: 0.4rem; }
  h2 { font-size: 1.15rem; line-height: 1.4; margin: 2rem 0 0.6rem; }
  h3 { font-size: 1.08rem; line-height: 1.5; }
  .headline { font-size: 1.15rem; line-height: 1.5; margin-bottom: 0.2rem; }
  address { font-size: 0.95rem; line-height: 1.6; }
  article { margin-top: 1.4rem; }
  section > p, article > p:not(.title, .fact) { margin-top: 0.4rem; }
  section ul { padding-inline-start: 1.3rem; margin-top: 0.3rem; }
  section li { margin-top: 0.2rem; }
}
@media screen and (max-width: 50rem) {
  main { margin: 0; padding: 1.5rem 1.2rem; border-radius: 0; box-shadow: none; }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #E8E8E8; --quiet: #B4B9C0; --rule: #4A525C; --ground: #121416;
    --sheet: #$dark_sheet; --accent: #$dark_accent; --name: #$dark_name; }
}""")


_FOOTER = Template("""
@page { @bottom-$corner { content: "$name" counter(page) "$of" counter(pages);
  color: #$muted; font-size: $footer_size; line-height: $footer_pitch; } }
@page :first { @bottom-$corner { content: none; } }""")


def _footer(name: str, written: Script, look: Theme) -> str:
    """Return rules for the footer of printed pages, which Chromium draws since 131."""
    return _FOOTER.substitute(
        corner="left" if written.rtl else "right",
        name="".join(map(_in_string, name + FOOTER_NAME_END)),
        of=FOOTER_COUNT_START,
        muted=MUTED,
        **_type_values("footer", look.footer),
    )


_NUMBERED = """
ol { margin: 0; padding: 0; color: inherit; }
section ol { padding-inline-start: 1.5em; list-style-type: decimal; }"""
"""For documents with ordered lists; at sizes of text, 1.5 em holds two digits."""


def _in_string(character: str) -> str:
    """Return a character escaped for a CSS string; it can end no element either."""
    plain = character == " " or character.isalnum()
    return character if plain else f"\\{ord(character):x} "


def _sheet(look: Theme, paper: str, written: Script, family: str) -> str:
    rule = look.rule or Rule(0, look.accent, 0)
    margins = look.margins._asdict().items()
    values = {
        "family": family,
        "bullet": _BULLET,
        "black": BLACK,
        "muted": MUTED,
        "accent": look.accent,
        "dark_sheet": _DARK_SHEET,
        "dark_accent": _lightened(look.accent),
        "dark_name": _lightened(look.name_colour),
        "name_colour": look.name_colour,
        "rule_colour": f"#{rule.colour}",
        "rule": f"{_points(rule.width)} solid var(--rule)" if look.rule else "0",
        "rule_drop": _points(rule.drop),
        "align": "center" if look.head == "centre" else "start",
        "title_slant": "normal" if written.upright else "italic",
        "indent": _points(look.indent),
        "period_gap": _points(look.period_gap + _SPACE * look.entry.size),
        "paper": paper,
        **{f"margin_{name}": _points(margin) for name, margin in margins},
    }
    for name, part in look._asdict().items():
        if isinstance(part, TypeStyle):
            values |= _type_values(name, part)
    return _SHEET.substitute(values)


_SPACE = 0.2
"""How wide a space is in Source Sans 3, in ems."""

_DARK_SHEET = "1B1E22"
_LIGHT_INK = "F4F4F4"
_CONTRAST = 7.5
"""A little above the 7:1 of WCAG 2.2, 1.4.6."""


def _lightened(colour: str) -> str:
    """Return the colour with as much white in it as text on a dark sheet needs."""
    if colour == BLACK:
        return _LIGHT_INK
    channels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    for white in range(100):
        mixed = (round(each + (255 - each) * white / 100) for each in channels)
        lightened = "".join(f"{each:02X}" for each in mixed)
        if contrast(lightened, _DARK_SHEET) >= _CONTRAST:
            return lightened
    return _LIGHT_INK


def _type_values(name: str, part: TypeStyle) -> dict[str, str]:
    return {
        f"{name}_size": _points(part.size),
        f"{name}_pitch": f"{part.leading / part.size:.4g}",
        f"{name}_before": _points(part.before),
        f"{name}_after": _points(part.after),
    }


def _points(length: float) -> str:
    return f"{length:.4g}pt"
