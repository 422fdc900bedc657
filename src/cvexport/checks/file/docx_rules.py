"""Rules of DOCX files: what stands where, in what styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.checks.file import inspect_docx, patterns
from cvexport.checks.file.open_file import docx_rule
from cvexport.checks.rule import Fault

_PAGE_WORDS = frozenset(("page", "of", "seite", "von", "cv", "resume", "résumé"))


def _body(file: inspect_docx.Docx, *places: str) -> str:
    wanted = places or ("body",)
    return "\n".join(each.text for each in file.paragraphs if each.place in wanted)


@docx_rule(
    "tables",
    "error",
    source="Greenhouse (200989175), DaXtra (Mercury KA-01555); measured: python-docx "
    "reads 26 of 100 where a CV is set in one.",
)
def tables(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find tables."""
    if file.tables:
        yield Fault(
            "",
            f"{file.tables} tables, whose text some readers drop or jumble",
            "set the text in plain paragraphs",
        )


@docx_rule(
    "text-boxes",
    "error",
    source="Greenhouse (200989175); measured: python-docx, pandoc and LibreOffice drop "
    "it.",
)
def text_boxes(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find text in text boxes."""
    if _body(file, "box").strip():
        yield Fault(
            "",
            "there is text in text boxes, which most readers drop",
            "move it into the body",
        )


@docx_rule(
    "contact-outside-body",
    "error",
    source="Greenhouse (200989175); measured: python-docx, mammoth, pandoc and "
    "LibreOffice drop page headers, and most of them text boxes.",
)
def contact_outside(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find contact details that stand only outside the paragraphs of the body."""
    outside = f"{file.margins}\n{_body(file, 'box', 'table')}"
    if patterns.has_contact(outside) and not patterns.has_contact(_body(file)):
        yield Fault(
            "",
            "contact details stand only in a page header or footer, a text box or a "
            "table",
            "set them in the body, below the name",
        )


@docx_rule(
    "header-text",
    "warning",
    source="Greenhouse (200989175); measured: python-docx, mammoth and pandoc drop "
    "them.",
)
def header_text(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find words in page headers and footers that the body lacks."""
    body = set(re.findall(r"\w+", _body(file, "body", "table", "box").lower()))
    found = re.findall(r"[^\W\d_]{2,}", file.margins.lower())
    lost = [word for word in found if word not in body | _PAGE_WORDS]
    if lost:
        yield Fault(
            "",
            f"page headers and footers are dropped, also {patterns.some(lost)}",
            "write in the body what a parser should know",
        )


@docx_rule(
    "line-breaks",
    "warning",
    source="measured: mammoth and officeparser drop `w:br` and glue the words.",
)
def line_breaks(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find line breaks within paragraphs."""
    found = [each.text for each in file.paragraphs if re.search(r"\S\n+\S", each.text)]
    if found:
        yield Fault(
            "",
            f"lines are broken within a paragraph: {patterns.some(found)}",
            "make each line a paragraph (Enter, not Shift+Enter)",
        )


@docx_rule(
    "word-hyphens",
    "warning",
    source='measured: 8 of 15 readers drop `w:noBreakHyphen` ("multihour"), and 5 '
    "print `w:softHyphen`.",
)
def word_hyphens(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find Word's own no-break and soft hyphens."""
    found = [
        each.text for each in file.paragraphs if re.search("[\u2011\xad]", each.text)
    ]
    if found:
        yield Fault(
            "",
            f"no-break or soft hyphens stand in {patterns.some(found)}",
            "type plain hyphens",
        )


@docx_rule(
    "typed-bullets",
    "advice",
    source="our own judgement: they read well (measured 99 of 100) but are no list.",
)
def typed_bullets(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find bullets that are typed, not those of a list."""
    found = [
        each.text
        for each in file.paragraphs
        if not each.is_listed and patterns.TYPED_BULLET.match(each.text)
    ]
    if len(found) > 1:
        yield Fault(
            "",
            f"{len(found)} bullets are typed by hand",
            "use the bulleted list of the program",
        )


@docx_rule(
    "symbol-lists",
    "advice",
    source="the stock template of python-docx: its bullets extract as U+F0B7.",
)
def symbol_lists(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find lists whose bullet is of the font Symbol, as Word's own are."""
    if any(re.search("[\ue000-\uf8ff]", each.glyph) for each in file.paragraphs):
        yield Fault(
            "",
            "the bullets of lists are of a symbol font",
            "define the bullet as • U+2022 in the font of the text",
        )


@docx_rule(
    "headings-unstyled",
    "advice",
    source="our own judgement: converters know headings by their styles.",
)
def headings_unstyled(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find a document in which no paragraph has a style of headings."""
    has_words = any(each.text.strip() for each in file.paragraphs)
    styles = [each.style for each in file.paragraphs]
    if has_words and not any(style.startswith("heading") for style in styles):
        yield Fault(
            "",
            "no paragraph has a style of headings",
            "give section titles the style Heading 2 instead of bold type",
        )


@docx_rule(
    "title-style",
    "warning",
    source="measured: `pandoc -t plain` drops it, and the name with it.",
)
def title_style(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find text in the style Title."""
    found = [each.text for each in file.paragraphs if each.style == "title"]
    if any(text.strip() for text in found):
        yield Fault(
            "",
            f"{patterns.some(found)} has the style Title, which a reader drops",
            "give it the style Heading 1",
        )


@docx_rule(
    "bare-paragraphs",
    "warning",
    source="measured: docx2txt (Perl) glues them to the next: 90 of 100, instead of "
    "all.",
)
def bare_paragraphs(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find paragraphs with neither properties nor attributes."""
    found = [each for each in file.paragraphs if each.is_bare and each.text.strip()]
    if found:
        yield Fault(
            "",
            f"{len(found)} paragraphs have no properties, and a reader glues them",
            "give every paragraph a style",
        )


@docx_rule(
    "tracked-changes",
    "warning",
    source="our own judgement: readers differ in whether they take the old text.",
)
def tracked_changes(file: inspect_docx.Docx) -> Iterator[Fault]:
    """Find tracked changes and comments."""
    if file.changes or file.comments:
        yield Fault(
            "",
            f"{file.changes} tracked changes and {file.comments} comments are left",
            "accept all changes and delete all comments",
        )
