"""Metadata: the Info dictionary, the same values in XMP, and the colour profile.

The only date is that of the document, without a time: both notations allow a day.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cvexport.exporters.pdf.writer import stream, text_string
from cvexport.model.document import Document

TOOL = "cvexport"


def info(document: Document) -> bytes:
    """Return the Info dictionary."""
    entries = {
        "Title": document.title,
        "Author": document.name,
        "Creator": TOOL,
        "Producer": TOOL,
    }
    if document.modified:
        entries["ModDate"] = "D:" + document.modified.replace("-", "")
    written = (
        b"/%s %s" % (key.encode(), text_string(value))
        for key, value in entries.items()
        if value
    )
    return b"<<%s>>" % b"".join(written)


def xmp(document: Document, language: str) -> bytes:
    """Return the XMP packet as a stream object, uncompressed so that any tool reads it.

    It claims PDF/A-2a and PDF/UA-1.  The packet itself describes the schema of the
    latter, which PDF/A doesn't define: ISO 19005-2, 6.6.2.3.3.
    """
    modified = ""
    if document.modified:
        modified = f"<xmp:ModifyDate>{document.modified}</xmp:ModifyDate>\n"
    packet = _XMP.format(
        title=document.title.translate(_ESCAPES),
        author=document.name.translate(_ESCAPES),
        language=language.translate(_ESCAPES),
        tool=TOOL,
        modified=modified,
    )
    return stream(b"/Type/Metadata/Subtype/XML", packet.encode(), deflate=False)


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{modified}<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<pdf:Producer>{tool}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA obeyed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@cache
def srgb_profile() -> bytes:
    """Return an ICC 4.2 profile of sRGB as a stream object, for the output intent.

    Its curve is the exact one of IEC 61966-2-1, which four numbers describe; its
    colorants are adapted to D50, as the profile connection space requires.
    """
    return stream(b"/N 3", (Path(__file__).parent / "srgb.icc").read_bytes())
