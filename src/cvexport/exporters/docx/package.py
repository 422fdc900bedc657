"""The OPC package: opened by python-docx, and packed to the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

Parts = Mapping[str, bytes]
"""The content of each part by its name, in the order of the file."""

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELS = "_rels/.rels"
CORE = "docProps/core.xml"
MAIN = "word/document.xml"
MAIN_RELS = "word/_rels/document.xml.rels"
FOOTER = "word/foot.xml"
"""Not Word's own name: docx2txt reads "footer1.xml" as text."""

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def opened(template: Parts) -> WordDocument:
    """Return a fresh document to write into."""
    return docx.Document(BytesIO(_packed(template)))


def saved(word: WordDocument, template: Parts) -> bytes:
    """Return a file of what was written and of the parts of `template` as they are.

    python-docx's own `save` gives every part the current time.
    """
    return _packed({**template, **_written(word)})


def _written(word: WordDocument) -> dict[str, bytes]:
    core = word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return {
        CORE: core.blob,
        MAIN: word.part.blob,
        MAIN_RELS: word.part.rels.xml,
    }


def _packed(parts: Parts) -> bytes:
    """Return a zip of the parts, stored: deflated bytes depend on the zlib in use."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(_member(name), data)
    return file.getvalue()


def _member(name: str) -> ZipInfo:
    """Return an entry dated 1980-01-01, the earliest day that a zip can hold."""
    member = ZipInfo(name)
    member.create_system = _UNIX
    member.external_attr = _PLAIN_FILE
    return member
