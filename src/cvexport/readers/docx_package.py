"""A DOCX package, unpacked and parsed within limits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

_LARGEST = 32_000_000
"""Unpacked bytes of all parts that are parsed here."""
_LARGEST_PACKAGE = 128_000_000
"""Unpacked bytes of all parts: python-docx keeps them all, pictures too."""
_MOST_PARTS = 2_000
_PART = b"PK\x01\x02"
"""Begins the entry of a part in the directory at the end of a ZIP file."""
_PACKED = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""ECMA-376, part 2, allows no other; zipfile inflates others without a limit."""

_OFFICE = "/officeDocument"
_READ = re.compile(
    r"(?:.*/)?(?:styles|numbering|comments|core|document\d*|(?:header|footer)\d*)\.xml"
    r"|(?:.*/)?_rels/(?:document\d*|(?:header|footer)\d*)\.xml\.rels"
)

_PIECE = 1024 * 1024
_ENTITY = "<!ENTITY"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_NO_MEMORY, _OVER_LIMIT = 2, 114
"""libxml2's errors; its limits are 256 levels, and 10 MB of one text."""


class Refused(ValueError):
    """A limit that a file exceeds."""


def parts(data: bytes) -> Mapping[str, etree._Element]:
    """Return the parts that hold text and its looks, parsed, by their names.

    Everything is unpacked before anything is parsed, since python-docx parses parts
    that aren't read here.  Raises Refused.
    """
    # Headers can lie about sizes and numbers: so what is there is counted.
    if data.count(_PART) > _MOST_PARTS:
        raise Refused(f"the file has over {_MOST_PARTS:,} parts")
    found: dict[str, bytes] = {}
    left = _LARGEST_PACKAGE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            is_read = part.filename == "_rels/.rels" or _READ.fullmatch(part.filename)
            content = bytearray()
            for piece in _unpacked(archive, part):
                left -= len(piece)
                if left < 0:
                    raise Refused(_over("unpacked", _LARGEST_PACKAGE))
                content += piece if is_read else b""
            if is_read:
                found[part.filename] = bytes(content)
    if sum(map(len, found.values())) > _LARGEST:
        raise Refused(_over("of text", _LARGEST))
    return {name: _parsed(content) for name, content in found.items()}


def _over(what: str, limit: int) -> str:
    return f"the file has over {limit // 1_000_000} MB {what}"


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield all that a part inflates to; raise ValueError if that isn't its size.

    zipfile believes the size: where it is too small, `ZipFile.read`, which
    python-docx calls, inflates everything before it cuts that off.
    """
    if part.compress_type not in _PACKED:
        raise ValueError("packed in another way")
    believed, part.file_size = part.file_size, 2 * _LARGEST_PACKAGE
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            believed -= len(piece)
            yield piece
    if believed:
        raise ValueError("of another size")


def _parsed(content: bytes) -> etree._Element:
    """Parse a part; ECMA-376 allows no document type, which could define entities."""
    if any(_ENTITY.encode(code) in content for code in _ENCODINGS):
        raise Refused("the file defines XML entities, as no word processor does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        code = getattr(error, "code", 0)
        if code == _NO_MEMORY:
            raise MemoryError from None
        if code == _OVER_LIMIT:
            raise Refused("the XML in the file is too deep or too long") from None
        raise


def main_part(parts: Mapping[str, etree._Element]) -> str:
    """Return the name of the main part, from the relations of the package."""
    for relation in parts["_rels/.rels"]:
        if str(relation.get("Type")).endswith(_OFFICE):
            return str(relation.get("Target")).lstrip("/")
    raise ValueError("no document in it")
