"""Rules for DOCX files: where text is, and in what styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.checks.file.inspect_docx import Docx
from cvexport.checks.file.open_file import docx_rule
from cvexport.checks.phrases import quoted
from cvexport.checks.rule import Fault
from cvexport.errors import counted
from cvexport.parser import vocabulary

_PAGE_WORDS = frozenset(("page", "of", "seite", "von", "cv", "resume", "résumé"))


def _body(file: Docx, *places: str) -> str:
    wanted = places or ("body",)
    return "\n".join(each.text for each in file.paragraphs if each.place in wanted)


@docx_rule(
    "tables",
    "error",
    source="Greenhouse (200989175), DaXtra (Mercury KA-01555); measured: python-docx "
    "reads 26 of 100 where a CV is set in one.",
)
def tables(file: Docx) -> Iterator[Fault]:
    """Find tables."""
    if file.tables:
        yield Fault(
            f"the file has {counted(file.tables, 'table')}; some readers drop or "
            "scramble text in tables",
            "put the text in plain paragraphs",
        )


@docx_rule(
    "text-boxes",
    "error",
    source="Greenhouse (200989175); measured: python-docx, pandoc and LibreOffice drop "
    "them.",
)
def text_boxes(file: Docx) -> Iterator[Fault]:
    """Find text in text boxes."""
    if _body(file, "box").strip():
        yield Fault(
            "there is text in text boxes; most readers drop it", "move it into the body"
        )


@docx_rule(
    "contact-outside-body",
    "error",
    source="Greenhouse (200989175); measured: python-docx, mammoth, pandoc and "
    "LibreOffice drop page headers, and most of them text boxes.",
)
def contact_outside_body(file: Docx) -> Iterator[Fault]:
    """Find contact details that are only outside the paragraphs of the body."""
    outside = f"{file.margins}\n{_body(file, 'box', 'table')}"
    if vocabulary.has_contact(outside) and not vocabulary.has_contact(_body(file)):
        yield Fault(
            "contact details are only in a header, footer, text box or table",
            "put them in the body, below the name",
        )


@docx_rule(
    "header-text",
    "warning",
    source="Greenhouse (200989175); measured: python-docx, mammoth and pandoc drop "
    "them.",
)
def header_text(file: Docx) -> Iterator[Fault]:
    """Find words in page headers and footers that aren't in the body."""
    body = set(re.findall(r"\w+", _body(file, "body", "table", "box").lower()))
    found = re.findall(r"[^\W\d_]{2,}", file.margins.lower())
    if lost := [word for word in found if word not in body | _PAGE_WORDS]:
        yield Fault(
            f"parsers drop page headers and footers, and with them {quoted(lost)}",
            "write in the body what parsers should read",
        )


@docx_rule(
    "line-breaks",
    "warning",
    source="Measured: mammoth and officeparser drop `w:br` and join the words.",
)
def line_breaks(file: Docx) -> Iterator[Fault]:
    """Find line breaks within paragraphs."""
    found = [each.text for each in file.paragraphs if re.search(r"\S\n+\S", each.text)]
    if found:
        yield Fault(
            f"there are line breaks within a paragraph: {quoted(found)}",
            "make each line a paragraph (Enter, not Shift+Enter)",
        )


@docx_rule(
    "word-hyphens",
    "warning",
    source='Measured: 8 of 15 readers drop `w:noBreakHyphen` ("multihour"), and 5 '
    "print `w:softHyphen`.",
)
def word_hyphens(file: Docx) -> Iterator[Fault]:
    """Find Word's own no-break and optional hyphens."""
    found = [
        each.text for each in file.paragraphs if re.search("[\u2011\xad]", each.text)
    ]
    if found:
        yield Fault(
            f"there are no-break or optional hyphens in {quoted(found)}",
            "type plain hyphens",
        )


@docx_rule(
    "typed-bullets",
    "advice",
    source="Our own judgement: they read well (measured: 99 of 100) but aren't a list.",
)
def typed_bullets(file: Docx) -> Iterator[Fault]:
    """Find bullets that are typed instead of made by a list."""
    found = sum(
        not each.is_listed and bool(vocabulary.TYPED_BULLET.match(each.text))
        for each in file.paragraphs
    )
    if found > 1:
        yield Fault(
            f"{found} bullets are typed by hand", "use the program's bulleted list"
        )


@docx_rule(
    "symbol-lists",
    "advice",
    source="The stock template of python-docx: its bullets are extracted as U+F0B7.",
)
def symbol_lists(file: Docx) -> Iterator[Fault]:
    """Find lists with bullets from the Symbol font, as Word's own lists have."""
    if any(re.search("[\ue000-\uf8ff]", each.glyph) for each in file.paragraphs):
        yield Fault(
            "the bullets of lists come from a symbol font",
            "define the bullet as • U+2022 in the font of the text",
        )


@docx_rule(
    "headings-unstyled",
    "advice",
    source="Our own judgement: converters recognise headings by their styles.",
)
def headings_unstyled(file: Docx) -> Iterator[Fault]:
    """Find a document in which no paragraph has a heading style."""
    has_words = any(each.text.strip() for each in file.paragraphs)
    styles = [each.style for each in file.paragraphs]
    if has_words and not any(style.startswith("heading") for style in styles):
        yield Fault(
            "no paragraph has a heading style",
            "give section titles the style Heading 2 instead of bold type",
        )


@docx_rule(
    "title-style",
    "warning",
    source="Measured: `pandoc -t plain` drops it, and the name with it.",
)
def title_style(file: Docx) -> Iterator[Fault]:
    """Find text in the style Title."""
    found = [each.text for each in file.paragraphs if each.style == "title"]
    if any(text.strip() for text in found):
        yield Fault(
            f"{quoted(found)} has the style Title, which some readers drop",
            "give it the style Heading 1",
        )


@docx_rule(
    "bare-paragraphs",
    "warning",
    source="Measured: docx2txt (Perl) joins them to the next: 90 of 100, instead of "
    "all.",
)
def bare_paragraphs(file: Docx) -> Iterator[Fault]:
    """Find paragraphs with neither properties nor attributes."""
    if found := sum(
        each.is_bare and bool(each.text.strip()) for each in file.paragraphs
    ):
        have = counted(found, "paragraph has", "paragraphs have")
        yield Fault(
            f"{have} no properties; some readers join such paragraphs to the next",
            "give every paragraph a style",
        )


@docx_rule(
    "tracked-changes",
    "warning",
    source="Our own judgement: some readers take the old text, some the new.",
)
def tracked_changes(file: Docx) -> Iterator[Fault]:
    """Find tracked changes and comments."""
    if file.changes or file.comments:
        yield Fault(
            f"the file has {counted(file.changes, 'tracked change')} and "
            f"{counted(file.comments, 'comment')}",
            "accept all changes and delete all comments",
        )
