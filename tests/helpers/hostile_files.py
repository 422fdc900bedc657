"""Files that a stranger could send: small, and made to take hours or all memory.

Each is a few megabytes at most, and unpacks, repeats, nests or refers to itself.
"""

from __future__ import annotations

import functools
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from helpers.places import ROOT

MEGABYTE = 1_000_000
SUFFIXES = ("pdf", "docx", "txt", "md")


class HostileFile(NamedTuple):
    """A file by its name, which ends in its format, and how to make its bytes."""

    name: str
    data: Callable[[], bytes]


# --- PDF


def pdf(objects: dict[int, bytes]) -> bytes:
    """Return a PDF file of these objects; 1 is its catalogue."""
    file = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n"
    for number, place in places.items():
        file += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    file += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return bytes(file)


def stream(data: bytes, keys: bytes = b"") -> bytes:
    """Return a stream of deflated data."""
    return b"<<%b/Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (
        keys,
        len(data),
        data,
    )


def deflated(piece: bytes, times: int) -> bytes:
    """Return a piece repeated, deflated, in the time that one piece takes."""
    packer = zlib.compressobj(9)
    first = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + packer.flush()


PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b>>"
WITH_FONT = b"/Resources<</Font<</F 5 0 R>>>>"
LINE = b"BT /F 9 Tf 50 700 Td (Ana Example, ana@example.org) Tj ET\n"


def one_page(content: bytes, more: dict[int, bytes], keys: bytes) -> bytes:
    """Return a PDF file of one page; `content` is deflated, more begins at 5."""
    start = {1: CATALOGUE, 2: PAGES, 3: PAGE % keys, 4: stream(content)}
    return pdf(start | more)


def drawn(piece: bytes, times: int = 1) -> bytes:
    """Return a page with text whose content has a piece so many times."""
    content = deflated(LINE + piece, times)
    return one_page(content, {5: HELVETICA}, WITH_FONT)


def _form(content: bytes, *others: int) -> bytes:
    names = b"".join(b"/X%d %d 0 R" % (number, number) for number in others)
    keys = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<%b>>>>"
    return stream(zlib.compress(content), keys % names)


def form_in_itself() -> bytes:
    keys = b"/Resources<</XObject<</X5 5 0 R>>>>"
    form = _form(b"/X5 Do /X5 Do 0 0 1 1 re f", 5)
    return one_page(zlib.compress(b"/X5 Do"), {5: form}, keys)


def forms_of_forms() -> bytes:
    forms = {
        number: _form(b"/X%d Do " % (number + 1) * 10, number + 1)
        for number in range(5, 35)
    }
    forms[35] = _form(b"0 0 1 1 re f")
    keys = b"/Resources<</XObject<</X5 5 0 R>>>>"
    return one_page(zlib.compress(b"/X5 Do"), forms, keys)


def pages_of_one_stream() -> bytes:
    numbers = range(10, 1010)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    page = PAGE % WITH_FONT
    return pdf(
        {
            1: CATALOGUE,
            2: b"<</Type/Pages/Kids[%b]/Count 1000>>" % kids,
            4: stream(deflated(LINE * 20_000, 1)),
            5: HELVETICA,
        }
        | dict.fromkeys(numbers, page)
    )


def page_tree_ring() -> bytes:
    node = b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 9999999/Parent 2 0 R>>"
    return pdf({1: CATALOGUE, 2: node % (3, 3), 3: node % (2, 2)})


def page_tree_chain() -> bytes:
    nodes = {
        number: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>"
        % (number + 1, number - 1)
        for number in range(2, 100_000)
    }
    return pdf({1: CATALOGUE} | nodes)


def object_stream_ring() -> bytes:
    """Return a file whose two object streams are each in the other."""
    head = b"%PDF-1.5\n"
    packed = zlib.compress(b"1 0 2 30 " + CATALOGUE.ljust(30) + PAGES)
    keys = b"/Type/ObjStm/N 2/First 9/Extends %d 0 R"
    first = b"6 0 obj\n%b\nendobj\n" % stream(packed, keys % 7)
    second = b"7 0 obj\n%b\nendobj\n" % stream(packed, keys % 6)
    start = len(head) + len(first) + len(second)
    rows = [(0, 0, 0), (2, 6, 0), (2, 7, 1), (2, 6, 2), (2, 7, 3), (2, 5, 0)]
    rows += [(2, 7, 0), (2, 6, 0), (1, start, 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    keys = b"/Type/XRef/Size 9/W[1 4 1]/Root 1 0 R/Prev %d" % start
    table = b"8 0 obj\n%b\nendobj\n" % stream(zlib.compress(table), keys)
    return head + first + second + table + b"startxref\n%d\n%%%%EOF" % start


def many_annotations() -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(a:b)>>>>"
    keys = b"/Annots[%b]" % (b"6 0 R " * 1_000_000)
    return one_page(zlib.compress(LINE), {5: HELVETICA, 6: link}, WITH_FONT + keys)


def font_files() -> bytes:
    """Return a file whose font unpacks to 600 MB, and its map to 100 MB."""
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/F/FontDescriptor 6 0 R"
    font += b"/FirstChar 0/LastChar 255/Widths[%b]/ToUnicode 8 0 R>>" % (b"500 " * 256)
    named = b"<</Type/FontDescriptor/FontName/F/Flags 4/FontFile2 7 0 R>>"
    more = {
        5: font,
        6: named,
        7: stream(deflated(bytes(MEGABYTE), 600)),
        8: stream(deflated(b"1 beginbfchar <41> <05D0> endbfchar\n" * 30_000, 100)),
    }
    return one_page(zlib.compress(LINE), more, WITH_FONT)


def font_widths() -> bytes:
    """Return a file whose font has widths for three million characters."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H"
    font += b"/DescendantFonts[6 0 R]>>"
    widths = b"".join(b"%d[5]" % number for number in range(1_500_000))
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/W[%b]>>" % widths
    return one_page(zlib.compress(LINE), {5: font, 6: inner}, WITH_FONT)


def glyph_in_itself() -> bytes:
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]"
    font += b"/CharProcs<</A 6 0 R>>/Encoding<</Differences[65/A]>>/FirstChar 65"
    font += b"/LastChar 65/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>"
    glyph = stream(zlib.compress(b"9 0 d0 " + b"BT /F 9 Tf (AAAA) Tj ET " * 9))
    return one_page(zlib.compress(LINE), {5: font, 6: glyph}, WITH_FONT)


def patterns_in_themselves() -> bytes:
    keys = b"/Resources<</Pattern<</P 5 0 R>>>>"
    pattern = stream(
        zlib.compress(b"/Pattern cs /P scn 0 0 9 9 re f " * 9),
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 1"
        b"/YStep 1" + keys,
    )
    content = zlib.compress(b"/Pattern cs /P scn 0 0 9 9 re f")
    return one_page(content, {5: pattern}, keys)


def hebrew(piece: bytes, times: int) -> bytes:
    """Return a page that pypdf reads too, since its text is Hebrew."""
    font = HELVETICA[:-2] + b"/ToUnicode 6 0 R>>"
    names = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 58 "
    names += b"".join((b"beginbfchar\n", *_hebrew_rows(), b"endbfchar endcmap"))
    more = {5: font, 6: stream(zlib.compress(names))}
    return one_page(deflated(LINE + piece, times), more, WITH_FONT)


def _hebrew_rows() -> Iterator[bytes]:
    for code in range(65, 123):
        yield b"<%02X> <%04X>\n" % (code, 0x5D0 + code % 27)


def filters_of_filters() -> bytes:
    """Return a page whose content is deflated twice over."""
    content = zlib.compress(deflated(bytes(MEGABYTE), 900))
    filters = b"/FlateDecode" * 2
    packed = b"<</Length %d/Filter[%b]>>stream\n%b\nendstream"
    packed %= (len(content), filters, content)
    return pdf({1: CATALOGUE, 2: PAGES, 3: PAGE % b"", 4: packed})


def dense_pages() -> bytes:
    """Return fifty pages, each with a thousand lines and a thousand squares."""
    squares = b"".join(b"%d 20 4 4 re f\n" % (at % 90) for at in range(1000))
    lines = b"".join(
        b"BT /F 9 Tf %d %d Td (Aug 2019 - 2020) Tj ET\n" % (100 * (at % 9), at % 700)
        for at in range(1000)
    )
    numbers = range(10, 60)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    pages = dict.fromkeys(numbers, PAGE % WITH_FONT)
    shared = {4: stream(zlib.compress(squares + lines)), 5: HELVETICA}
    node = b"<</Type/Pages/Kids[%b]/Count 50>>" % kids
    return pdf({1: CATALOGUE, 2: node} | shared | pages)


def locked_pdf() -> bytes:
    """Return a file that needs a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", "secret"), invariant=1)
    canvas.drawString(72, 700, "Ana Example")
    canvas.save()
    return file.getvalue()


# --- DOCX

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxml'
    'formats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATION = (
    '<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/{1}" Target="{2}"/>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships">{}</Relationships>'
)
BODY = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
PARAGRAPH = "<w:p><w:r><w:t>Ana Example, ana@example.org</w:t></w:r></w:p>"


class Member(NamedTuple):
    """A part of a ZIP file as it is and as its headers say that it is."""

    name: str
    packed: bytes
    method: int = zipfile.ZIP_DEFLATED
    size: int | None = None
    crc: int = 0


def member(name: str, data: bytes | str) -> Member:
    """Return a part whose headers are true."""
    content = data.encode() if isinstance(data, str) else data
    packed = zlib.compress(content)[2:-4]
    return Member(name, packed, size=len(content), crc=zlib.crc32(content))


def archive(*members: Member, overlapping: int = 1) -> bytes:
    """Return a ZIP file; the last part is listed so many times, under other names."""
    file, directory, count = bytearray(), bytearray(), 0
    for each in members:
        place = len(file)
        is_last = each is members[-1]
        size = len(each.packed) if each.size is None else each.size
        head = struct.pack(
            *("<HHHHHIIIHH", 20, 0, each.method, 0, 33, each.crc),
            *(len(each.packed), size, len(each.name), 0),
        )
        file += b"PK\x03\x04" + head + each.name.encode() + each.packed
        for _ in range(overlapping if is_last else 1):
            directory += b"PK\x01\x02\x14\x00" + head
            directory += struct.pack("<HHHII", 0, 0, 0, 0, place) + each.name.encode()
            count += 1
    end = struct.pack(
        *("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF),
        *(len(directory), len(file), 0),
    )
    return bytes(file + directory + end)


def docx(body: str, *members: Member, related: str = "", overlapping: int = 1) -> bytes:
    """Return a DOCX file with this body and more parts."""
    relations = RELATIONS.format(
        RELATION.format(0, "styles", "styles.xml")
        + RELATION.format(1, "numbering", "numbering.xml")
        + related
    )
    package = RELATIONS.format(
        RELATION.format(1, "officeDocument", "word/document.xml")
    )
    return archive(
        member("[Content_Types].xml", TYPES),
        member("_rels/.rels", package),
        member("word/_rels/document.xml.rels", relations),
        member("word/document.xml", body if "<w:doc" in body else BODY.format(body)),
        *(
            member(f"word/{name}.xml", f"<w:{name} {W}/>")
            for name in ("styles", "numbering")
            if f"word/{name}.xml" not in {each.name for each in members}
        ),
        *members,
        overlapping=overlapping,
    )


def _zeros(times: int) -> bytes:
    """Return as many megabytes of zeros, deflated as ZIP files have it."""
    return deflated(bytes(MEGABYTE), times)[2:-4]


def media(size: int | None = 3_000 * MEGABYTE) -> bytes:
    image = Member("word/media/image1.png", _zeros(3_000), size=size)
    related = RELATION.format(9, "image", "media/image1.png")
    return docx(PARAGRAPH, image, related=related)


def lying_sizes() -> bytes:
    lies = [
        Member(f"word/media/{at}.png", _zeros(20), size=size)
        for at, size in enumerate((0, 1, 0xFFFFFFFE))
    ]
    return docx(PARAGRAPH, *lies)


def overlapping_parts() -> bytes:
    return docx(PARAGRAPH, Member("word/media/a.png", _zeros(20)), overlapping=1000)


def packed_otherwise(method: int) -> bytes:
    import bz2
    import lzma

    data = bytes(30 * MEGABYTE)
    if method == zipfile.ZIP_BZIP2:
        packed = bz2.compress(data)
    else:
        filters = [{"id": lzma.FILTER_LZMA1}]
        raw = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
        packed = b"\x09\x04\x05\x00\x5d\x00\x00\x80\x00" + raw
    part = Member("word/media/a.png", packed, method, size=len(data))
    return docx(PARAGRAPH, part)


def many_parts() -> bytes:
    return docx(PARAGRAPH, *(Member(f"{at}", b"\x03\x00") for at in range(120_000)))


def part_chain() -> bytes:
    """Return a file whose headers each refer to the next, and the last to the first."""
    parts = []
    for at in range(900):
        after = RELATION.format(1, "header", f"header{(at + 1) % 900}.xml")
        parts.append(member(f"word/_rels/header{at}.xml.rels", RELATIONS.format(after)))
        parts.append(member(f"word/header{at}.xml", f"<w:hdr {W}/>"))
    related = RELATION.format(9, "header", "header0.xml")
    return docx(PARAGRAPH, *parts, related=related)


def style_ring() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="s{at}"/>'
        f'<w:basedOn w:val="s{(at + 1) % 20_000}"/></w:style>'
        for at in range(20_000)
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{at}"/></w:pPr><w:r><w:t>Ana</w:t></w:r></w:p>'
        for at in range(20_000)
    )
    return docx(body, member("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>"))


def numbering_product() -> bytes:
    """Return a file with lists and definitions of lists, 20,000 of each."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:numFmt '
        f'w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>'
        for at in range(20_000)
    )
    lists += "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(20_000)
    )
    part = f"<w:numbering {W}>{lists}</w:numbering>"
    return docx(PARAGRAPH, member("word/numbering.xml", part))


def laughs(root: str, inner: str = "<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>") -> str:
    """Return a part in which an entity stands for a billion of another."""
    entities = "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10)
    )
    return f'<!DOCTYPE a [<!ENTITY e0 "lol">{entities}]><{root} {W}>{inner}</{root}>'


def laughing_document() -> bytes:
    return docx(laughs("w:document", "<w:body><w:p><w:t>&e9;</w:t></w:p></w:body>"))


def laughing_attribute() -> bytes:
    return docx(laughs("w:document", '<w:body><w:p w:x="&e9;"/></w:body>'))


def laughing_part(name: str) -> bytes:
    part = member(f"word/{name}.xml", laughs(f"w:{name}"))
    related = RELATION.format(9, name, f"{name}.xml")
    return docx(PARAGRAPH, part, related=related)


def nested(tag: str, depth: int, inner: str = "") -> bytes:
    return docx(f"<w:{tag}>" * depth + inner + f"</w:{tag}>" * depth)


def nested_runs() -> bytes:
    text = "<w:r><w:t>Ana Example</w:t></w:r>"
    flowing = "<w:hyperlink>" * 1_000 + text * 200_000 + "</w:hyperlink>" * 1_000
    return docx(f"<w:p>{flowing}</w:p>")


def long_text() -> bytes:
    return docx(f"<w:p><w:r><w:t>{'word ' * 6_000_000}</w:t></w:r></w:p>")


def hidden_runs() -> bytes:
    marks = '<w:vanish/><w:rFonts w:ascii="A"/>' * 300_000
    run = f"<w:r><w:rPr>{marks}</w:rPr>{'<w:t>a</w:t>' * 300_000}</w:r>"
    return docx(f"<w:p>{run}</w:p>")


# --- Plain text and Markdown


def nested_quotes() -> bytes:
    return b">" * 100_000 + b" Ana"


def nested_items() -> bytes:
    return b"- " * 100_000 + b"Ana"


def indented_items() -> bytes:
    return b"\n".join(b" " * 4 * at + b"- a" for at in range(900))


# --- Any format


def of_length(piece: bytes, length: int) -> Callable[[], bytes]:
    """Return how to make a text of this length from a piece."""
    return lambda: piece * (length // len(piece))


def noise(seed: int, length: int) -> Callable[[], bytes]:
    """Return how to make the random bytes of a seed."""
    return lambda: random.Random(seed).randbytes(length)


def truncated(suffix: str, tenths: int) -> Callable[[], bytes]:
    """Return how to make a part of the file in outputs/."""

    def data() -> bytes:
        whole = (ROOT / "outputs" / f"Kura-CV.{suffix}").read_bytes()
        return whole[: len(whole) * tenths // 10]

    return data


def _pdf_files() -> Iterator[HostileFile]:
    for data in (
        *(form_in_itself, forms_of_forms, pages_of_one_stream),
        *(page_tree_ring, page_tree_chain, object_stream_ring, many_annotations),
        *(font_files, font_widths, glyph_in_itself, patterns_in_themselves),
        *(filters_of_filters, dense_pages, locked_pdf),
    ):
        yield _named(data, "pdf")
    for name, piece, times in (
        ("saved states", b"q" * MEGABYTE, 60),
        ("spaces", b" " * MEGABYTE, 900),
        ("numbers", b"1 " * (MEGABYTE // 2), 200),
        ("open arrays", b"[" * MEGABYTE, 60),
        ("open dictionaries", b"<<" * MEGABYTE, 60),
        ("open objects", b"BT " * (MEGABYTE // 3), 60),
        ("text", LINE * 20_000, 60),
        ("a long string", b"BT /F 9 Tf (" + b"a" * MEGABYTE + b") Tj ET ", 20),
        ("squares", b"0 0 9 9 re f " * 80_000, 60),
        ("curves", b"0 0 m " + b"1 2 3 4 5 6 c " * 80_000 + b"f ", 60),
        ("clips", b"0 0 9 9 re W n " * 60_000, 60),
        ("inline images", b"BI /W 9999/H 9999/BPC 8/CS/RGB ID EI " * 20_000, 9),
    ):
        make = functools.partial(drawn, piece, times)
        yield HostileFile(f"{name}.pdf", make)
    for name, piece in (("saved states", b"q" * MEGABYTE), ("text", LINE * 9_000)):
        make = functools.partial(hebrew, piece, 60)
        yield HostileFile(f"{name} in Hebrew.pdf", make)


def _docx_files() -> Iterator[HostileFile]:
    for data in (
        *(media, lying_sizes, overlapping_parts, many_parts, part_chain, style_ring),
        *(numbering_product, laughing_document, laughing_attribute, nested_runs),
        *(long_text, hidden_runs),
    ):
        yield _named(data, "docx")
    for size in (0, 100):
        make = functools.partial(media, size)
        yield HostileFile(f"media said to have {size} bytes.docx", make)
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        make = functools.partial(packed_otherwise, method)
        yield HostileFile(f"packed with method {method}.docx", make)
    for name in ("styles", "numbering", "settings", "header"):
        make = functools.partial(laughing_part, name)
        yield HostileFile(f"laughing {name}.docx", make)
    for tag in ("p", "r", "sdt", "tbl", "drawing", "txbxContent"):
        for depth in (250, 1_900, 100_000):
            make = functools.partial(nested, tag, depth)
            yield HostileFile(f"nested {tag} {depth}.docx", make)
    for name, piece in (
        ("empty paragraphs", "<w:p/>"),
        ("paragraphs", PARAGRAPH),
        ("runs", "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 1_000 + "</w:p>"),
        ("tabs", "<w:p><w:r>" + "<w:t>a</w:t><w:tab/>" * 1_000 + "</w:r></w:p>"),
        (
            "links",
            '<w:p><w:hyperlink r="a"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>',
        ),
        ("drawings", "<w:drawing><w:p/></w:drawing>"),
        ("boxes", "<w:drawing>" * 90 + "<w:txbxContent/>" + "</w:drawing>" * 90),
    ):
        body = piece * (30 * MEGABYTE // len(piece))
        make = functools.partial(docx, body)
        yield HostileFile(f"{name}.docx", make)


def _text_files() -> Iterator[HostileFile]:
    pieces = {
        "words": b"word ",
        "lines": b"Ana Example\n",
        "letters": b"a",
        "line ends": b"\n",
        "nulls": b"\0",
        "addresses": b"a@b.",
        "years": b"2019 ",
        "periods": b"Jan 2019 - Feb 2020\n",
        "capitals": b"NO WORK\n",
        "headings": b"EXPERIENCE\n",
        "bullets": "•\n".encode(),
        "spaced letters": b"a ",
        "spaces": b" ",
        "blanks between": b"a     ",
        "tabs": b"a\t",
        "hyphens": b"ab-\n",
        "digits": b"1",
        "domains": b"a.",
        "private": "".join(map(chr, range(0xE000, 0xF8FF))).encode(),
        "ideographs": "漢".encode(),
        "Hebrew": "שלום ".encode(),
        "entries": b"Example Ltd | Aug 2019 - Present\nEngineer\n- Wrote it\n",
    }
    for name, piece in pieces.items():
        for length in (1_900_000, 19 * MEGABYTE):
            megabytes = f"{length / MEGABYTE:.0f} MB of {name}"
            yield HostileFile(f"{megabytes}.txt", of_length(piece, length))
    markup = (
        *(">", "- ", "* ", "1. ", "#", "*", "_", "`", "[", "![", "](", "<", "<!--"),
        *("&", "|", "\\", "```\n", "    ", "***a", "[a](b)", "<a", "[a]: b\n", "a\n"),
        *("\n> ", "\n- a\n\n  ", "<div>", "a **b ", "`a``", "[[a]", "&#1;", "=\n"),
    )
    for number, text in enumerate(markup):
        for length in (100_000, 1_900_000):
            name = f"{length / MEGABYTE:.1f} MB of markup {number}.md"
            yield HostileFile(name, of_length(text.encode(), length))
    for data in (nested_quotes, nested_items, indented_items):
        yield _named(data, "md")


def _any_files() -> Iterator[HostileFile]:
    for suffix in SUFFIXES:
        yield HostileFile(f"empty.{suffix}", bytes)
        yield HostileFile(f"noise.{suffix}", noise(1, 100_000))
        for tenths in range(1, 10):
            data = truncated(suffix, tenths)
            yield HostileFile(f"{tenths} tenths.{suffix}", data)


def _named(data: Callable[[], bytes], suffix: str) -> HostileFile:
    return HostileFile(f"{data.__name__.replace('_', ' ')}.{suffix}", data)


def hostile_files() -> tuple[HostileFile, ...]:
    """Return all of them; their bytes are made when asked for."""
    return (*_pdf_files(), *_docx_files(), *_text_files(), *_any_files())


@functools.cache
def by_name() -> dict[str, HostileFile]:
    """Return all of them by name."""
    return {each.name: each for each in hostile_files()}
