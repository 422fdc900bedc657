"""The formats: one row each, and everything that knows formats by name asks here.

The command's `-f`, its help and completion, `export.formats`, `cvexport.formats()`,
read-back and the rules of files all come from this table.  A new format is a row, a
module that writes it and a module that reads it back; CONTRIBUTING.md has the recipe.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Format(NamedTuple):
    """One format that cvexport writes.

    `exporter` and `reader` are modules below `cvexport`, imported when first asked
    for: `exporter` has `export(document, settings) -> bytes`, and `reader` has
    `read(data) -> str`, which returns the text that somebody else's parser finds.
    With `content` "resume" the file holds the data instead: `exporter` has
    `export(resume) -> bytes` and `lost(resume)`, which names what the format has no
    place for, and reading the file must give the same data.
    """

    name: str
    title: str
    exporter: str
    reader: str
    content: Literal["document", "resume"] = "document"
    default: bool = False
    """Written where neither the command nor the source names formats."""
    paged: bool = False
    """Has pages, so that `export.fit` decides its sizes."""
    capitals: bool = True
    """Section headings are typed in capitals."""
    numbers: bool = False
    """The numbers of ordered lists are text, and readers find them."""
    second_reader: str = ""
    """A module that reads more closely and more slowly than `reader`, asked where that
    one finds other words than the document's."""
    checked: bool = False
    """`check --file` knows the format, and the rules for all files apply."""

    @property
    def suffix(self) -> str:
        """The suffix of its files, with the dot."""
        return f".{self.name}"


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            name="txt",
            title="plain text",
            exporter="exporters.text",
            reader="readers.text",
            default=True,
            numbers=True,
            checked=True,
        ),
        Format(
            name="md",
            title="Markdown",
            exporter="exporters.markdown",
            reader="readers.markdown",
            default=True,
            capitals=False,
            checked=True,
        ),
        Format(
            name="docx",
            title="Word",
            exporter="exporters.docx",
            reader="readers.docx",
            default=True,
            paged=True,
            checked=True,
        ),
        Format(
            name="pdf",
            title="PDF",
            exporter="exporters.pdf",
            reader="readers.pdf",
            second_reader="readers.pdf_lines",
            default=True,
            paged=True,
            numbers=True,
            checked=True,
        ),
        Format(
            name="html",
            title="a web page",
            exporter="exporters.html",
            reader="readers.html",
            paged=True,
            capitals=False,
        ),
        Format(
            name="json",
            title="JSON Resume",
            exporter="exporters.json_resume",
            reader="readers.json_resume",
            content="resume",
        ),
    )
}
"""By name, in the order in which they are written and listed."""

DEFAULTS = tuple(name for name, row in FORMATS.items() if row.default)
CHECKED = tuple(name for name, row in FORMATS.items() if row.checked)
