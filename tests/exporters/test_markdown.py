"""Markdown is compared with two readers that share no code.

Each file is read by markdown-it-py, which follows CommonMark, and by Python-Markdown,
which doesn't; both must see the headings, lists, links and styles of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import groupby, starmap
from urllib.parse import unquote

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cvexport.exporters import markdown
from cvexport.model.document import (
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
from cvexport.model.settings import Settings
from helpers.strategies import documents

Style = tuple[str, ...]
Piece = tuple[str, Style]
Line = tuple[str, str, tuple[Piece, ...]]

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
  [  ]  [x]  [x][y]  [x](y)  ![x](y)  !  !!  [x]: y  [x]: <y> "z"  [^1]: y
  [ ] todo  [[x]]  ](  ![  wow!  (x)  (x](y)  [x]:  [x] (y)  [x](<y> "z")
  <  <<  <b>  </b>  <b>x</b>  <br/>  <!-- x -->  <!--  -->  <!DOCTYPE html>
  <?php x ?>  <![CDATA[x]]>  <script>x</script>  <div>  <div>x</div>  <hr>
  a < b > c  x<y  1<2  < 5 ms
  <5 ms  <= 5  <=5  <3@x.y>  <a@b.c>  <http://x.y>  <a href="x  <x y='z'>  <
  >  > x  >x  ->  >>  &  &&  R&D  AT&T;  &amp;  &copy;  &#65;  &#x41;  &#65  &#  &nope;
  a & b  &amp  &lt;b&gt;  &amp;amp;
  #  # x  #x  ##  C#  C# #  x ##  # #  C#\  ####### x  #\#  ,  C# and F#
  +  + x  +x  -  --  ---  - x  -x  - - -  -5 %  =  ==  ===  ~  ~~~  ~~~ x  ~~x~~
  + - +  ---x
  1.  1. x  1.x  1)  1) x  12. Juli  2019.  1.5  1234567890. x  ١. x  1. 2. 3.  1.)
  1\. x  01. x
  : x  :--- | ---  a | b  | x |  {  {#id}  {: .x}  x {.y}  *[HTML]: x  [TOC]  ^x^  $x$
  @x  {{x}}
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
    "https://Kura.GG/A?b=c#d",
    "https://xn--mnchen-3ya.de/x",
    "https://kura.gg:443/x",
    "https://user@kura.gg/x",
    "https://localhost",
    "https://kura.gg./..//",
    "https://-x-.y",
    "http://[::1]/x",
    "http://",
    "HTTPS://kura.gg",
    "mailto:a_b.c+d-e@x-y.co.uk",
    "mailto:a@xn--mnchen-3ya.de",
    "mailto:a@localhost",
    "mailto:.@a--b.c",
    "mailto:a@-b.c",
    f"mailto:a@{'b' * 63}.c",
    f"mailto:a@{'b' * 64}.c",
    f"mailto:a@{'b-' * 32}b.c",
    "mailto:a@b@c.d",
    "ftp://x.y",
    "a@b.c",
    "x",
    "#x",
)


class Outline(HTMLParser):
    """The headings, paragraphs and items of a page with their styled characters."""

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
    return list(starmap(as_line, Outline(READERS[name](text)).found))


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
            yield of_spans("h3", tuple(s._replace(bold=False) for s in block.heading))
            yield of_spans("p", (Span(block.period),))
            for line in block.lines:
                yield of_spans("p", line)
            for inner in block.blocks:
                yield from of_block(inner)


def of_item(item: Item, depth: int) -> Iterator[Line]:
    """Yield the lines of an item; one without text has no bullet of its own."""
    yield of_spans(f"li{depth}", item.spans)
    for inner in item.items:
        yield from of_item(inner, depth + bool(plain(item.spans).strip()))


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


def styles(lines: list[Line]) -> list[Style]:
    """Return the style of each character."""
    return [style for _, _, pieces in lines for text, style in pieces for _ in text]


def document_of(
    *blocks: Block,
    name: str = "Kura",
    headline: str = "",
    contacts: tuple[Spans, ...] = (),
    heading: str = "Work",
) -> Document:
    """Return a document with one section."""
    section = Section(heading, heading.upper(), blocks)
    return Document("CV", "en", "", name, headline, contacts, (section,))


def entry_of(
    heading: str = "BBC", period: str = "", lines: tuple[str, ...] = ()
) -> Document:
    """Return a document with one entry."""
    facts = tuple((Span(line),) for line in lines)
    return document_of(Entry((Span(heading),), period, facts, ()))


def sentence(*spans: Span) -> Document:
    """Return a document with one paragraph."""
    return document_of(Paragraph(spans))


def item_of(text: str, *items: Item) -> Item:
    """Return an item of plain text."""
    return Item((Span(text),), items)


POSITIONS: dict[str, Callable[[str], Document]] = {
    "name": lambda s: document_of(name=s),
    "headline": lambda s: document_of(headline=s),
    "contact": lambda s: document_of(contacts=((Span(s),), (Span("x"),))),
    "last contact": lambda s: document_of(contacts=((Span("x"),), (Span(s),))),
    "section heading": lambda s: document_of(heading=s),
    "entry heading": entry_of,
    "period": lambda s: entry_of(period=s),
    "line": lambda s: entry_of(lines=(s, s)),
    "paragraph": lambda s: document_of(Paragraph((Span(s),)), Paragraph((Span(s),))),
    "item": lambda s: document_of(List((item_of(s), item_of(s)))),
    "nested item": lambda s: document_of(
        List((item_of("x", item_of(s, item_of(s), item_of("x")), item_of(s)),))
    ),
    "paragraph between lists": lambda s: document_of(
        List((item_of("x", item_of("y")),)),
        Paragraph((Span(s),)),
        List((item_of(s),)),
        Paragraph((Span(s),)),
    ),
    "link text": lambda s: sentence(Span(s, href="https://kura.gg")),
    "link text in a sentence": lambda s: sentence(
        Span("a "), Span(s, href="https://kura.gg"), Span(" b")
    ),
    "text before a link": lambda s: sentence(Span(s), Span("x", href="x")),
    "text after a link": lambda s: sentence(Span("x", href="x"), Span(s)),
    "bold": lambda s: sentence(Span("a "), Span(s, bold=True), Span(" b")),
    "italic": lambda s: sentence(Span("a "), Span(s, italic=True), Span(" b")),
    "bold italic": lambda s: sentence(Span(s, bold=True, italic=True)),
    "bold link": lambda s: sentence(Span(s, bold=True, href="x"), Span(" b")),
    "text between styles": lambda s: sentence(
        Span("a", bold=True), Span(f" {s} "), Span("b", italic=True)
    ),
}


@reader
@pytest.mark.parametrize("position", POSITIONS)
def test_hostile_text_keeps_its_place_words_and_style(position: str, name: str) -> None:
    """Nothing that a person types is read as markup, wherever it is."""
    documents = {text: POSITIONS[position](text) for text in HOSTILE}
    expected = {text: meant(document) for text, document in documents.items()}
    assert expected == {
        text: seen(name, exported(document)) for text, document in documents.items()
    }


def test_hostile_texts_are_many() -> None:
    """The table above is split as it looks."""
    assert len(set(HOSTILE)) > 150


@reader
def test_code_keeps_its_words_and_its_style(name: str) -> None:
    """Code needs no escapes, and code with backticks a longer fence."""
    codes = [text for text in HOSTILE if not set(text) & set("<&")]
    documents = [sentence(Span("a "), Span(text, code=True)) for text in codes]
    expected = [meant(document) for document in documents]
    assert expected == [seen(name, exported(document)) for document in documents]


@reader
def test_code_like_html_keeps_its_words(name: str) -> None:
    """Python-Markdown would see tags and references in it, so it becomes text."""
    codes = [text for text in HOSTILE if set(text) & set("<&")]
    documents = [sentence(Span(text, code=True)) for text in codes]
    expected = [texts(meant(document)) for document in documents]
    assert expected == [texts(seen(name, exported(d))) for d in documents]


@reader
def test_link_targets_are_kept(name: str) -> None:
    """Both readers follow a link to the same address."""
    documents = [sentence(Span("a"), Span("b", href=target)) for target in TARGETS]
    expected = [meant(document) for document in documents]
    assert expected == [seen(name, exported(document)) for document in documents]


@reader
def test_visible_addresses_are_links_to_themselves(name: str) -> None:
    """Text that is its own address survives, as an autolink or not."""
    documents = [
        sentence(Span(target.removeprefix("mailto:"), href=target))
        for target in TARGETS
    ]
    expected = [meant(document) for document in documents]
    assert expected == [seen(name, exported(document)) for document in documents]


@pytest.mark.parametrize("scheme", ["javascript", "JavaScript", "data", "file"])
def test_unsafe_links_are_text(scheme: str) -> None:
    """A reader that doesn't link a scheme would show the brackets."""
    link = Span("x", href=f"{scheme}:alert(1)")
    assert exported(sentence(Span("a "), link)).endswith("\n\na x\n")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((Span("a", bold=True), Span("b")), "**a**b"),
        ((Span("a"), Span("b", bold=True), Span("c")), "a**b**c"),
        ((Span("a:", bold=True), Span(" b")), "**a:** b"),
        ((Span("a: ", bold=True), Span("b")), "**a:** b"),
        ((Span("a:", bold=True), Span("b")), "a:b"),
        ((Span("a", bold=True), Span("b", italic=True)), "**a**b"),
        ((Span("a", bold=True), Span("b", bold=True)), "**ab**"),
        ((Span("a ", bold=True), Span(" b", bold=True)), "**a b**"),
        ((Span("a", bold=True), Span(" b", italic=True)), "**a** *b*"),
        ((Span("a", bold=True, italic=True),), "***a***"),
        ((Span(" ", bold=True), Span("a")), "a"),
        ((Span("C++", bold=True), Span(", C")), "**C++**, C"),
        ((Span("C++", bold=True), Span("”")), "**C++**”"),
        ((Span("C++", bold=True), Span("€")), "C++€"),
        ((Span("a", code=True),), "`a`"),
        ((Span(" a  b ", code=True), Span("c")), "`a b` c"),
        ((Span("`", code=True),), "`` ` ``"),
        ((Span("a`b``c", code=True),), "```a`b``c```"),
        ((Span("a", bold=True, code=True),), "**`a`**"),
        ((Span("<b>", code=True),), "&lt;b>"),
        ((Span("a", href="x"),), "[a](x)"),
        ((Span(" a ", href="x"), Span("b")), "[a](x) b"),
        ((Span("a", bold=True, href="x"), Span(" b", href="x")), "[**a** b](x)"),
        ((Span("wow!"), Span("a", href="x")), r"wow\![a](x)"),
        ((Span("https://x.y/_a_", href="https://x.y/_a_"),), "<https://x.y/_a_>"),
        ((Span("a@b.cd", href="mailto:a@b.cd"),), "<a@b.cd>"),
        ((Span("x]: y", href="z"),), r"x\]: y"),
        ((Span("R&D, a_b, 3 < 4 > 2, #1!"),), "R&D, a_b, 3 < 4 > 2, #1!"),
        ((Span("+44 20 7946"),), "+44 20 7946"),
        ((Span("2019. Then"),), r"2019\. Then"),
        ((Span("a\n\tb\u2028c\xa0d"),), "a b c d"),
    ],
)
def test_spans_are_written_as_a_person_would(spans: Spans, expected: str) -> None:
    """Escapes are only where something would be misread."""
    assert exported(sentence(*spans)) == f"# Kura\n\n## Work\n\n{expected}\n"


def test_a_document_is_written_in_blocks() -> None:
    """Each fact is a paragraph, lists nest by four spaces, headings are bold."""
    entry = Entry(
        (Span("BBC", bold=True),),
        "Aug 2019 – Present",
        ((Span("Engineer"),), (Span("London"),)),
        (
            Paragraph((Span("Led."),)),
            List((item_of("a", item_of("b", item_of("c"))), item_of("d"))),
            List((item_of("e"),)),
            Paragraph((Span("Then."),)),
        ),
    )
    contacts = (
        (Span("Leeds"),),
        (Span("a@b.cd", href="mailto:a@b.cd"),),
        (Span("kura.gg", href="https://kura.gg"),),
    )
    document = document_of(entry, headline="C#", contacts=contacts)
    assert exported(document) == (
        "# Kura\n\nC#\n\nLeeds | <a@b.cd> | [kura.gg](https://kura.gg)\n\n"
        "## Work\n\n### BBC\n\nAug 2019 – Present\n\nEngineer\n\nLondon\n\nLed.\n\n"
        "- a\n    - b\n        - c\n- d\n- e\n\nThen.\n"
    )


def test_what_is_absent_leaves_no_trace() -> None:
    """Empty lines, items and headings are not written."""
    empty = Entry((), "", ((),), (Paragraph(()), List((Item((), (Item(()),)),))))
    assert exported(document_of(empty, heading="")) == "# Kura\n"


ATOMS = [
    *"\\`*_{}[]()<>#+-.!&;:~=|\"'/@$^,?%1aZ",
    *"éß日€½’…«\u0301👍",
    *[" ", " ", "  ", "\u00a0", "word", "1. ", "**", "``", "---", "]: ", "]("],
    *["&amp;", "&#65", "&#x41;", "<b>", "</b>", "<!--", "-->", "https://x.y/z"],
]

hostile = st.lists(st.sampled_from(ATOMS), max_size=8).map("".join)
hrefs = st.sampled_from(["", "", "", *TARGETS])
made_up = documents(hostile, hostile, hrefs)

quickly = settings(max_examples=150, deadline=None, derandomize=True)


@quickly
@given(made_up)
def test_every_document_is_read_back(document: Document) -> None:
    """Both readers see the same; a style may be missing, none is invented."""
    text = exported(document)
    expected = meant(document)
    strict, other = (seen(name, text) for name in READERS)
    assert strict == other
    assert texts(strict) == texts(expected)
    assert all(
        set(given) <= set(wanted)
        for given, wanted in zip(styles(strict), styles(expected), strict=True)
    )


@quickly
@given(made_up)
def test_words_are_those_of_the_reading_order(document: Document) -> None:
    """Section headings as given, not in capitals."""
    expected = " ".join(reading_order(document, capitals=False)).split()
    for name in READERS:
        lines = seen(name, exported(document))
        assert expected == [word for _, words, _ in lines for word in words.split()]


words = st.text("abcXYZ019éß日", min_size=1, max_size=6)
parted = st.builds(Span, words, st.booleans(), st.booleans(), st.booleans(), hrefs)


@quickly
@given(st.lists(parted, min_size=1, max_size=6))
def test_words_keep_every_style(spans: list[Span]) -> None:
    """Between spaces, no style is ever left out."""
    spaced = [part for span in spans for part in (span, Span(" "))]
    document = sentence(*spaced)
    for name in READERS:
        assert meant(document) == seen(name, exported(document))


@quickly
@given(made_up)
def test_files_are_clean(document: Document) -> None:
    """LF, no trailing space, no double empty line, one line end at the end."""
    text = exported(document)
    assert text == "\n".join(line.rstrip() for line in text.split("\n"))
    assert text == re.sub(r"\n{2,}", "\n\n", text).strip("\n") + "\n"
