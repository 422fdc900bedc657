"""Markdown is held against two readers that share no code.

Each file is read by markdown-it-py, which follows CommonMark, and by Python-Markdown,
which doesn't; both must see the headings, lists, links and styles of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby
from urllib.parse import unquote

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cvexport.document import (
    Block,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    Spans,
    joined,
    plain,
    reading_order,
)
from cvexport.exporters import markdown
from cvexport.settings import Settings

Style = tuple[str, ...]
Piece = tuple[str, Style]
Line = tuple[str, tuple[Piece, ...]]

READERS: dict[str, Callable[[str], str]] = {
    "markdown-it": MarkdownIt("commonmark").render,
    "Python-Markdown": python_markdown.markdown,
}
reader = pytest.mark.parametrize("name", READERS)

BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "pre", "hr", "blockquote"}
STYLES = {"strong": "bold", "em": "italic", "code": "code"}

# Two spaces or more part the strings; a string has none.
HOSTILE = tuple(
    re.split(
        r"\s{2,}",
        r"""
  \  \\  a\b  C:\new\table  \#  end\  \*  \_  \[x\]  \&amp;  \<b>  \`x\`
  `  ``  ```  `x  x`y`z  a`` b ` c  `` ` ``  ```x```  ` x `
  *  **  ***  * * *  *x*  **x**  a*b*c  ***x***  2 * 3 * 4  **x  x**  *x **y***
  _  __  ___  _x_  __x__  snake_case_name  _a b_  a_ _b  - _ -  _ _ _
  [  ]  [x]  [x][y]  [x](y)  ![x](y)  !  !!  [x]: y  [x]: <y> "z"  [^1]: y  [ ] todo
  [[x]]  ](  ![  wow!  (x)  (x](y)  [x]:  [x] (y)  [x](<y> "z")
  <  <<  <b>  </b>  <b>x</b>  <br/>  <!-- x -->  <!--  -->  <!DOCTYPE html>  <?php x ?>
  <![CDATA[x]]>  <script>x</script>  <div>  <div>x</div>  <hr>  a < b > c  x<y  1<2
  < 5 ms  <5 ms  <= 5  <=5  <3@x.y>  <a@b.c>  <http://x.y>  <a href="x  <x y='z'>  <
  >  > x  >x  ->  >>  &  &&  R&D  AT&T;  &amp;  &copy;  &#65;  &#x41;  &#65  &#  &nope;
  a & b  &amp  &lt;b&gt;  &amp;amp;
  #  # x  #x  ##  C#  C# #  x ##  # #  C#\  ####### x  #\#  ,  C# and F#
  +  + x  +x  -  --  ---  - x  -x  - - -  -5 %  =  ==  ===  ~  ~~~  ~~~ x  ~~x~~  + - +
  1.  1. x  1.x  1)  1) x  12. Juli  2019.  1.5  1234567890. x  ١. x  1. 2. 3.  1.)  1\. x
  : x  :--- | ---  a | b  | x |  {  {#id}  {: .x}  x {.y}  *[HTML]: x  [TOC]  ^x^  $x$  @x
  https://kura.gg/a_b_c  www.x.y  a@b.c  "x"  'x'  (c)  ...  -- x  x -- y  ::: x  %x  !x
  naïve * café  日本語*x*  « x »  a • b  ½ ² ª  👩‍💻 *x*  é́  שלום *x*  𝐱*y*  x́*y*
""".strip(),
    )
)

TARGETS = (
    "https://kura.gg",
    "https://kura.gg/",
    "https://kura.gg/a_b_c*d*",
    "https://kura.gg/?a=1&b=2&copy=3",
    "https://kura.gg/?a=1&copy;&#65;&amp;",
    "https://kura.gg/a b",
    "https://en.wikipedia.org/wiki/Python_(language)",
    "https://kura.gg/)(",
    "https://kura.gg/[x]",
    "https://kura.gg/'x'",
    'https://kura.gg/"x"',
    "https://kura.gg/ 'x'",
    "https://kura.gg/a\\b\\",
    "https://kura.gg/<x>",
    "https://kura.gg/`x`",
    "https://kura.gg/#top#",
    "https://kura.gg/%20%C3%A9",
    "https://kura.gg/é",
    "https://kura.gg/!x~y^z|{}",
    "mailto:kura@kura.gg",
    "mailto:kura@kura.gg?subject=a b",
    "tel:+44 20 7946 0000",
    "a@b.c",
    "x",
)


class Outline(HTMLParser):
    """The headings, paragraphs and list items of a page with their styled characters."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, Style]]]] = []
        self.depth = 0
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block or a style."""
        if tag in STYLES:
            self.open.append(STYLES[tag])
        elif tag == "a":
            self.open.append(unquote(dict(attrs)["href"] or ""))
        elif tag in {"ul", "ol"}:
            self.depth += 1 if tag == "ul" else 10
        elif tag != "p" or not self.depth:
            self.found.append((f"li{self.depth}" if tag == "li" else tag, []))

    def handle_endtag(self, tag: str) -> None:
        """Close a block or a style."""
        if tag in STYLES or tag == "a":
            self.open.pop()
        elif tag in {"ul", "ol"}:
            self.depth -= 1 if tag == "ul" else 10

    def handle_data(self, data: str) -> None:
        """Keep the characters with the styles that are open."""
        if self.found:
            style = tuple(sorted(self.open))
            self.found[-1][1].extend((character, style) for character in data)


def seen(name: str, text: str) -> list[Line]:
    """Return what a reader sees in a file."""
    return list(map(as_line, *zip(*Outline(READERS[name](text)).found)))


def as_line(kind: str, characters: list[tuple[str, Style]]) -> Line:
    """Return the words of a line, and its characters but for spaces by style."""
    words = " ".join("".join(character for character, _ in characters).split())
    dark = [(c, style) for c, style in characters if not c.isspace()]
    groups = groupby(dark, lambda pair: pair[1])
    return kind, words, tuple(("".join(c for c, _ in g), style) for style, g in groups)


def meant(document: Document) -> list[Line]:
    """Return what a document means a reader to see."""
    return [line for line in _meant(document) if line[1]]


def _meant(document: Document) -> Iterator[Line]:
    yield of_spans("h1", (Span(document.name),))
    yield of_spans("p", (Span(document.headline),))
    yield of_spans("p", joined(document.contacts))
    for section in document.sections:
        yield of_spans("h2", (Span(section.heading),))
        for block in section.blocks:
            yield from of_block(block)


def of_block(block: Block) -> Iterator[Line]:
    """Yield the lines of a block."""
    match block:
        case Paragraph():
            yield of_spans("p", block.spans)
        case List():
            for item in block.items:
                yield from of_item(item, 1)
        case Entry():
            yield of_spans("h3", tuple(replace(s, bold=False) for s in block.heading))
            yield of_spans("p", (Span(block.period),))
            for line in block.lines:
                yield of_spans("p", line)
            for inner in block.blocks:
                yield from of_block(inner)


def of_item(item: Item, depth: int) -> Iterator[Line]:
    """Yield the lines of an item."""
    yield of_spans(f"li{depth}", item.spans)
    for inner in item.items:
        yield from of_item(inner, depth + 1)


def of_spans(kind: str, spans: Spans) -> Line:
    """Return one line of spans."""
    return as_line(kind, [(c, style_of(span)) for span in spans for c in span.text])


def style_of(span: Span) -> Style:
    """Return the style of a span as a reader names it."""
    styles = {"bold": span.bold, "italic": span.italic, "code": span.code}
    names = [name for name, there in styles.items() if there]
    return tuple(sorted([*names, unquote(span.href)] if span.href else names))


def exported(document: Document) -> str:
    """Return the Markdown of a document."""
    return markdown.export(document, Settings()).decode()


def texts(lines: list[Line]) -> list[tuple[str, str]]:
    """Return lines without their styles."""
    return [(kind, words) for kind, words, _ in lines]


def document_of(*blocks: Block, name: str = "Kura", headline: str = "") -> Document:
    """Return a document with one section."""
    section = Section("Work", "WORK", blocks)
    return Document("CV", "en", "", name, headline, (), (section,))
