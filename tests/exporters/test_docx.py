"""DOCX is compared with readers that share no code, and with the schema's order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import docx
import docx2txt
import mammoth
import pytest
from docx.document import Document as WordDocument
from docx2python import docx2python

from cvexport.exporters import theme
from cvexport.exporters.docx import export
from cvexport.exporters.docx.run_properties import directed
from cvexport.model.document import (
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    reading_order,
)
from cvexport.model.settings import Look, Paper, Settings
from cvexport.unicode.scripts import script

A4 = Settings()

NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NAMESPACES['w']}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

BULLETS = frozenset("•◦▪-*o") | {"--"}

MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
STYLES = "word/styles.xml"

SITE = "https://ada.example.org/?a=1&b=2"

LEAF = Item((Span("Third level, first."),), (Item((Span("Fourth level."),)),))
NESTED = Item((Span("Sub-bullet with "), Span("code_here", code=True)), (LEAF,))

ORDER = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr"),
        *("widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs"),
        *("suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing"),
        *("jc", "outlineLvl", "rPr", "sectPr"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
        *("noProof", "vanish", "color", "spacing", "w", "kern", "position"),
        *("sz", "szCs", "highlight", "u", "rtl", "lang"),
    ),
    "r": ("rPr", "t"),
    "sectPr": ("pgSz", "pgMar", "cols", "bidi"),
    "styles": ("docDefaults", "latentStyles", "style"),
    "docDefaults": ("rPrDefault", "pPrDefault"),
    "style": (
        *("name", "aliases", "basedOn", "next", "link", "uiPriority"),
        *("semiHidden", "unhideWhenUsed", "qFormat", "locked", "pPr", "rPr"),
    ),
    "numbering": ("abstractNum", "num"),
    "abstractNum": ("nsid", "multiLevelType", "tmpl", "lvl"),
    "lvl": (
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText"),
        *("lvlJc", "pPr", "rPr"),
    ),
}
"""The children of each element in the order of ECMA-376-1, annex A."""

FULL = Document(
    title="Ada Example – CV",
    language="en-GB",
    modified="2024-05-17",
    name="Ada Example",
    headline="Engineer of Engines & Looms",
    contacts=(
        (Span("London, UK"),),
        (Span("ada@example.org", href="mailto:ada@example.org"),),
        (Span("ada.example.org", href=SITE),),
    ),
    sections=(
        Section(
            "Experience",
            "EXPERIENCE",
            (
                Entry(
                    (Span("Cargo <& Sons>"),),
                    "Aug 2019 – Present",
                    (
                        (Span("Senior Engineer"),),
                        (Span("London"), Span(" | "), Span("site", href=SITE)),
                    ),
                    (
                        Paragraph((Span("Build the delivery network:"),)),
                        List(
                            (
                                Item(
                                    (
                                        Span("Cache tiering:", bold=True),
                                        Span(" half the "),
                                        Span("origin", italic=True),
                                        Span(" load."),
                                    ),
                                    (NESTED,),
                                ),
                                Item((Span("Front-end work, multi-hour."),)),
                            )
                        ),
                    ),
                ),
                Entry((Span("Initech"),), "", (), (Paragraph((Span("Prose."),)),)),
            ),
        ),
        Section(
            "Projects",
            "PROJECTS",
            (
                Entry(
                    (Span("difference-engine", href="https://example.org/de"),),
                    "2021",
                    (),
                    (
                        Paragraph(
                            (
                                Span("Both "),
                                Span("bold and italic", bold=True, italic=True),
                                Span(" in "),
                                Span("a bold ", bold=True, href=SITE),
                                Span("link", href=SITE),
                                Span("."),
                            )
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "Certificates",
            "CERTIFICATES",
            (
                Entry((Span("First"),), "May 2020", ((Span("Issuer"),),), ()),
                Entry((Span("Second"),), "May 2021", (), ()),
            ),
        ),
    ),
)

MINIMAL = Document(
    title="Ada",
    language="en",
    modified="",
    name="Ada",
    headline="",
    contacts=(),
    sections=(),
)

HEBREW = Document(
    title="\u05e0\u05d5\u05e2\u05d4",
    language="he",
    modified="",
    name="\u05e0\u05d5\u05e2\u05d4 \u05db\u05d4\u05df",
    headline="",
    contacts=(
        (Span("+44 20 7946 0958", href="tel:+442079460958"),),
        (Span("a@example.org", href="mailto:a@example.org"),),
    ),
    sections=(
        Section(
            "\u05e0\u05d9\u05e1\u05d9\u05d5\u05df",
            "\u05e0\u05d9\u05e1\u05d9\u05d5\u05df",
            (
                Entry(
                    (Span("BBC"),),
                    "2015 \u2013 2018",
                    (),
                    (
                        List(
                            (
                                Item(
                                    (
                                        Span("\u05d4-API \u05d1-C++, 2020."),
                                        Span("Lua 5", bold=True, italic=True),
                                    )
                                ),
                            )
                        ),
                    ),
                    keep=True,
                    page_break=True,
                ),
            ),
        ),
    ),
)
"""A right-to-left line: its letters are escaped, in reading order."""


def prose(*texts: str) -> Document:
    blocks = tuple(Paragraph((Span(text),)) for text in texts)
    return MINIMAL._replace(sections=(Section("S", "S", blocks),))


def linked(*addresses: str) -> Document:
    spans = tuple(Span("link", href=address) for address in addresses)
    return MINIMAL._replace(contacts=(spans,))


def opened(document: Document = FULL, settings: Settings = A4) -> WordDocument:
    return docx.Document(BytesIO(export(document, settings)))


def part(name: str, document: Document = FULL, settings: Settings = A4) -> Element:
    with zipfile.ZipFile(BytesIO(export(document, settings))) as file:
        return ET.fromstring(file.read(name))


def one(parent: Element, path: str) -> Element:
    found = parent.findall(path, NAMESPACES)
    assert len(found) == 1, path
    return found[0]


def value(parent: Element, path: str, name: str = "val") -> str | None:
    return one(parent, path).get(W + name)


def style(
    identifier: str, document: Document = FULL, settings: Settings = A4
) -> Element:
    found = part(STYLES, document, settings)
    return one(found, f"w:style[@w:styleId='{identifier}']")


def written_in(language: str) -> Document:
    return MINIMAL._replace(language=language)


def default_fonts(language: str) -> dict[str, str]:
    """Return the fonts of a text by the slot that they are for."""
    fonts = one(part(STYLES, written_in(language)), "w:docDefaults//w:rFonts")
    return {slot.removeprefix(W): font for slot, font in fonts.attrib.items()}


def text(element: Element) -> str:
    return "".join(element.itertext())


def lines(document: Document = FULL) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph."""
    return [
        (value(paragraph, "w:pPr/w:pStyle") or "", text(paragraph))
        for paragraph in part(MAIN, document).iter(f"{W}p")
    ]


def looks(document: Document = FULL) -> dict[str, list[str]]:
    """Return the properties of each run by its text; of a style, its name."""
    return {
        text(run): [
            mark.get(f"{W}val") or mark.tag.removeprefix(W)
            for mark in run.iterfind("w:rPr/*", NAMESPACES)
        ]
        for run in part(MAIN, document).iter(f"{W}r")
    }


def targets(document: Document = FULL) -> dict[str, str]:
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in part(RELATIONS, document)
        if relation.get("TargetMode") == "External"
    }


def kept(wanted: str) -> str | None:
    """Return whether a paragraph itself is kept with the next."""
    for paragraph in part(MAIN).iter(f"{W}p"):
        if text(paragraph).startswith(wanted):
            mark = paragraph.find("w:pPr/w:keepNext", NAMESPACES)
            return None if mark is None else mark.get(f"{W}val")
    raise AssertionError(wanted)


def words(read: str) -> list[str]:
    """Return the words without the bullets that a reader puts before items."""
    return [word for word in read.split() if word not in BULLETS]


def with_python_docx(file: Path) -> str:
    return "\n".join(
        paragraph.text for paragraph in docx.Document(str(file)).paragraphs
    )


def with_docx2txt(file: Path) -> str:
    read: str = docx2txt.process(str(file))
    return read


def with_mammoth(file: Path) -> str:
    with file.open("rb") as data:
        read: str = mammoth.extract_raw_text(data).value
    return read


def with_docx2python(file: Path) -> str:
    with docx2python(file) as read:
        return re.sub(r"</?a\b[^>]*>", "", read.text)


def with_pandoc(file: Path) -> str:
    return command("pandoc", "-t", "plain", "--wrap=none", str(file))


def with_libreoffice(file: Path) -> str:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    kind = "txt:Text (encoded):UTF8"
    folder = str(file.parent)
    command(
        "soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, file
    )
    return file.with_suffix(".txt").read_text("utf-8-sig")


def command(program: str, *arguments: str | Path) -> str:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    run = subprocess.run([program, *arguments], capture_output=True, check=True)
    return run.stdout.decode()


READERS = (
    with_python_docx,
    with_docx2txt,
    with_mammoth,
    with_docx2python,
    with_pandoc,
    with_libreoffice,
)


@pytest.mark.parametrize("document", [FULL, HEBREW], ids=["English", "Hebrew"])
@pytest.mark.parametrize("reader", READERS)
def test_readers_find_the_words_in_order(
    reader: Callable[[Path], str], document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "cv.docx"
    file.write_bytes(export(document, A4))
    expected = words("\n".join(reading_order(document)))
    assert expected == words(reader(file))


def test_each_kind_of_line_has_its_own_style() -> None:
    expected = [
        ("Heading1", "Ada Example"),
        ("Headline", "Engineer of Engines & Looms"),
        ("Contact", "London, UK | ada@example.org | ada.example.org"),
        ("Heading2", "EXPERIENCE"),
        ("Heading3", "Cargo <& Sons>   Aug 2019 – Present"),
        ("EntryTitle", "Senior Engineer"),
        ("EntryFact", "London | site"),
        ("Normal", "Build the delivery network:"),
        ("ListBullet", "Cache tiering: half the origin load."),
        ("ListBullet2", "Sub-bullet with code_here"),
        ("ListBullet3", "Third level, first."),
        ("ListBullet3", "Fourth level."),
        ("ListBullet", "Front-end work, multi-hour."),
        ("Heading3", "Initech"),
        ("Normal", "Prose."),
        ("Heading2", "PROJECTS"),
        ("Heading3", "difference-engine   2021"),
        ("Normal", "Both bold and italic in a bold link."),
        ("Heading2", "CERTIFICATES"),
        ("Heading3", "First   May 2020"),
        ("EntryTitle", "Issuer"),
        ("Heading3", "Second   May 2021"),
    ]
    assert expected == lines()


def test_what_is_absent_leaves_no_paragraph() -> None:
    expected = [("Heading1", "Ada")]
    assert expected == lines(MINIMAL)


def test_each_style_that_is_used_is_defined() -> None:
    defined = {element.get(f"{W}styleId") for element in part(STYLES)}
    used = {
        mark.get(f"{W}val")
        for tag in ("pStyle", "rStyle")
        for mark in part(MAIN).iter(W + tag)
    }
    assert set() == used - defined


def test_word_knows_the_styles_by_name() -> None:
    names = {style.name for style in opened().styles}
    expected = {
        *("Normal", "Heading 1", "Heading 2", "Heading 3"),
        *("List Bullet", "List Bullet 2", "List Bullet 3"),
        *("Headline", "Contact", "Entry Title", "Entry Fact"),
        *("Entry Name", "Period", "Hyperlink", "Contact Link"),
        *("Strong", "Emphasis", "HTML Code", "Default Paragraph Font"),
    }
    assert expected == names


def test_styles_are_in_the_gallery() -> None:
    hidden = {
        value(element, "w:name")
        for element in part(STYLES).iterfind("w:style", NAMESPACES)
        if element.find("w:qFormat", NAMESPACES) is None
    }
    assert {"Default Paragraph Font"} == hidden


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Cargo <& Sons>", ["EntryName"]),
        ("   Aug 2019 – Present", ["Period"]),
        ("Cache tiering:", ["Strong"]),
        ("origin", ["Emphasis"]),
        ("code_here", ["HTMLCode"]),
        ("bold and italic", ["Strong", "i", "iCs"]),
        ("site", ["Hyperlink"]),
        ("a bold ", ["Hyperlink", "b", "bCs"]),
        ("ada@example.org", ["ContactLink"]),
        ("difference-engine", ["EntryName"]),
        ("Prose.", []),
    ],
)
def test_runs_are_styled(run: str, expected: list[str]) -> None:
    assert expected == looks()[run]


def test_no_run_could_be_made_regular_by_a_bold_style() -> None:
    """Bold toggles: a bold character style makes a bold paragraph regular."""
    bold = {
        element.get(f"{W}styleId")
        for element in part(STYLES).iterfind("w:style[@w:type='paragraph']", NAMESPACES)
        if element.find("w:rPr/w:b", NAMESPACES) is not None
    }
    styled = {
        value(paragraph, "w:pPr/w:pStyle")
        for paragraph in part(MAIN).iter(f"{W}p")
        if paragraph.find(".//w:rStyle", NAMESPACES) is not None
    }
    assert {"Heading1", "Heading2"} == bold
    assert set() == bold & styled


@pytest.mark.parametrize(
    ("identifier", "level"), [("Heading1", "0"), ("Heading2", "1"), ("Heading3", "2")]
)
def test_headings_are_in_the_outline(identifier: str, level: str) -> None:
    assert level == value(style(identifier), "w:pPr/w:outlineLvl")


@pytest.mark.parametrize(
    "identifier", ["Heading1", "Heading2", "Heading3", "EntryTitle", "EntryFact"]
)
def test_headings_and_facts_stay_with_what_follows(identifier: str) -> None:
    one(style(identifier), "w:pPr/w:keepNext")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Build the delivery network:", "1"),
        ("Cache tiering:", "1"),
        ("Front-end work", None),
        ("Cargo", None),
        ("First", None),
        ("Issuer", "0"),
        ("Second", "0"),
    ],
)
def test_lead_ins_stay_with_their_list_and_bare_entries_with_nothing(
    paragraph: str, expected: str | None
) -> None:
    assert expected == kept(paragraph)


def test_lists_are_numbered_by_word() -> None:
    numbering = part("word/numbering.xml")
    levels = numbering.findall("w:abstractNum/w:lvl", NAMESPACES)
    found = [
        (value(level, "w:pStyle"), value(level, "w:lvlText")) for level in levels[:3]
    ]
    expected = [("ListBullet", "•"), ("ListBullet2", "◦"), ("ListBullet3", "▪")]
    assert expected == found
    for depth, (identifier, _) in enumerate(expected):
        properties = one(style(identifier), "w:pPr/w:numPr")
        place = (value(properties, "w:numId"), value(properties, "w:ilvl"))
        assert ("1", str(depth)) == place


def test_bullets_are_characters_of_the_text_font() -> None:
    found = {
        (value(level, "w:numFmt"), value(level, "w:rPr/w:rFonts", "ascii"))
        for level in part("word/numbering.xml").iter(f"{W}lvl")
    }
    assert {("bullet", "Calibri")} == found


def test_each_depth_is_indented_by_its_bullet() -> None:
    levels = list(part("word/numbering.xml").iter(f"{W}lvl"))
    hanging = {int(value(level, ".//w:ind", "hanging") or 0) for level in levels}
    left = [int(value(level, ".//w:ind", "left") or 0) for level in levels]
    (step,) = hanging
    assert [step * depth for depth in range(1, 10)] == left


def test_links_have_their_targets() -> None:
    found = [
        (text(link), targets()[link.get(f"{R}id", "")])
        for link in part(MAIN).iter(f"{W}hyperlink")
    ]
    expected = [
        ("ada@example.org", "mailto:ada@example.org"),
        ("ada.example.org", SITE),
        ("site", SITE),
        ("difference-engine", "https://example.org/de"),
        ("a bold link", SITE),
    ]
    assert expected == found


def test_equal_addresses_share_a_relationship() -> None:
    assert sorted(set(targets().values())) == sorted(targets().values())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("https://a.example/ü", "https://a.example/%C3%BC"),
        (
            "https://a.example/%C3%BC?a=1&b=%20#c",
            "https://a.example/%C3%BC?a=1&b=%20#c",
        ),
        ("https://a.example/100%", "https://a.example/100%25"),
        (
            'https://a.example/"<>\\^`{|}',
            "https://a.example/%22%3C%3E%5C%5E%60%7B%7C%7D",
        ),
        ("https://a.example/\x00\ud800\n", "https://a.example/"),
        ("mailto:a+b@example.org", "mailto:a+b@example.org"),
    ],
)
def test_addresses_are_valid_uris(address: str, expected: str) -> None:
    assert [expected] == list(targets(linked(address)).values())


def test_a_link_without_an_address_is_text() -> None:
    assert not targets(linked(" "))


def test_the_language_is_given_once() -> None:
    defaults = one(part(STYLES), "w:docDefaults//w:lang")
    expected = dict.fromkeys((f"{W}val", f"{W}eastAsia", f"{W}bidi"), "en-GB")
    assert expected == defaults.attrib


def test_the_core_properties_are_true() -> None:
    properties = opened().core_properties
    found = (properties.title, properties.author, properties.language)
    expected = ("Ada Example – CV", "Ada Example", "en-GB")
    assert expected == found
    day = datetime(2024, 5, 17, tzinfo=UTC)
    assert (day, None) == (properties.modified, properties.created)


def test_no_date_is_invented() -> None:
    assert opened(MINIMAL).core_properties.modified is None


def test_long_properties_are_cut_and_the_text_is_not() -> None:
    document = MINIMAL._replace(name="A" * 300, title="T" * 300)
    title = opened(document).core_properties.title
    expected = ("T" * 255, [("Heading1", "A" * 300)])
    assert expected == (title, lines(document))


def test_word_shows_no_compatibility_banner() -> None:
    mode = "w:compat/w:compatSetting[@w:name='compatibilityMode']"
    expected = "15"
    assert expected == value(part("word/settings.xml"), mode)


def test_every_paragraph_has_its_style_first() -> None:
    expected = {(f"{W}pPr", f"{W}pStyle")}
    found = {(item[0].tag, item[0][0].tag) for item in part(MAIN).iter(f"{W}p")}
    assert expected == found


def test_the_body_contains_nothing_that_a_reader_loses() -> None:
    document = prose("a\tb\nc\r\nd\x0be\u2028f", "g")
    found = {element.tag.removeprefix(W) for element in part(MAIN, document).iter()}
    expected = {
        *("document", "body", "p", "pPr", "pStyle", "r", "t"),
        *("sectPr", "pgSz", "pgMar"),
    }
    assert expected == found


def test_breaks_in_a_text_become_spaces() -> None:
    document = prose("a\tb\nc\x0bd\x1ce\x85f\u2028g\u2029h")
    expected = ("Normal", "a b c d e f g h")
    assert expected == lines(document)[-1]


def test_what_xml_cannot_hold_is_left_out() -> None:
    hostile = "a\x00b\x08c\x1bd\x7fe\x9ff\ud800g\udfffh\ufffei\uffff"
    document = prose(hostile)._replace(name=hostile, title=hostile)
    title = opened(document).core_properties.title
    texts = {text for style, text in lines(document) if style != "Heading2"}
    expected = "abcdefghi"
    assert ({expected}, expected) == (texts, title)


def test_characters_beyond_the_first_plane_stay() -> None:
    expected = ("Normal", "\U0001f600 \U0002070e")
    assert expected == lines(prose("\U0001f600 \U0002070e"))[-1]


def test_empty_texts_leave_no_paragraph() -> None:
    expected = ["Ada", "S", "seen"]
    assert expected == [line for _, line in lines(prose("", " ", "\x00", "seen"))]


def test_empty_spans_leave_no_run() -> None:
    spans = (Span(""), Span("seen"), Span("\x00", href=SITE))
    document = MINIMAL._replace(contacts=(spans,))
    assert {"Ada", "seen"} == set(looks(document))


def test_spaces_at_the_ends_of_a_run_are_kept() -> None:
    preserved = [
        run.text
        for run in part(MAIN, prose(" a  b ", "c  d")).iter(f"{W}t")
        if run.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    ]
    expected = [" a  b "]
    assert expected == preserved


@pytest.mark.parametrize(
    ("paper", "expected"), [("A4", ("11906", "16838")), ("Letter", ("12240", "15840"))]
)
def test_the_page_has_the_size_of_the_paper(
    paper: Paper, expected: tuple[str, str]
) -> None:
    with zipfile.ZipFile(BytesIO(export(FULL, Settings(paper=paper)))) as file:
        size = one(ET.fromstring(file.read(MAIN)), ".//w:pgSz")
    assert expected == (size.get(f"{W}w"), size.get(f"{W}h"))


def test_the_section_ends_the_body() -> None:
    expected = f"{W}sectPr"
    assert expected == part(MAIN)[0][-1].tag


@pytest.mark.parametrize("document", [FULL, HEBREW], ids=["English", "Hebrew"])
@pytest.mark.parametrize("name", [MAIN, STYLES, "word/numbering.xml"])
def test_elements_are_in_the_order_of_the_schema(name: str, document: Document) -> None:
    for element in part(name, document).iter():
        order = ORDER.get(element.tag.removeprefix(W), ())
        places = [order.index(child.tag.removeprefix(W)) for child in element if order]
        assert sorted(places) == places, element.tag


def test_the_package_lists_each_part_and_its_kind_first() -> None:
    with zipfile.ZipFile(BytesIO(export(FULL, A4))) as file:
        first, *names = file.namelist()
        types = ET.fromstring(file.read(first))
    listed = {item.get("PartName") for item in types} - {None}
    expected = {f"/{name}" for name in names if not name.endswith(".rels")}
    assert ("[Content_Types].xml", expected) == (first, listed)


def test_the_package_depends_on_no_clock_or_machine() -> None:
    with zipfile.ZipFile(BytesIO(export(FULL, A4))) as file:
        found = {
            (info.date_time, info.compress_type, info.create_system, info.external_attr)
            for info in file.infolist()
        }
    assert {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644 << 16)} == found


def test_documents_share_nothing() -> None:
    first = export(FULL, A4)
    export(prose("something", "else"), A4)
    assert first == export(FULL, A4)


@pytest.mark.parametrize(("zone", "seed"), [("UTC", "0"), ("Asia/Tokyo", "1")])
def test_every_process_writes_the_same_bytes(zone: str, seed: str) -> None:
    code = (
        "import hashlib, test_docx as t;"
        "print(hashlib.sha256(t.export(t.FULL, t.A4)).hexdigest())"
    )
    environment = {
        **os.environ,
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    assert sha256(export(FULL, A4)).hexdigest() == run.stdout.decode().strip()


@pytest.mark.parametrize(
    ("look", "centred"), [("classic", True), ("modern", False), ("compact", False)]
)
@pytest.mark.parametrize("identifier", ["Heading1", "Headline", "Contact"])
def test_the_head_is_aligned_as_in_the_look(
    identifier: str, look: Look, *, centred: bool
) -> None:
    found = style(identifier, settings=Settings(look=look)).find(
        "w:pPr/w:jc", NAMESPACES
    )
    assert centred == (found is not None and found.get(f"{W}val") == "center")


@pytest.mark.parametrize("look", theme.LOOKS)
def test_the_colours_and_the_rule_are_those_of_the_look(look: Look) -> None:
    settings = Settings(look=look)
    expected = theme.theme_for(settings)
    found = {
        name: value(style(name, settings=settings), "w:rPr/w:color")
        for name in ("Heading1", "Heading2", "Hyperlink")
    }
    section = style("Heading2", settings=settings)
    rules = section.findall("w:pPr/w:pBdr/w:bottom", NAMESPACES)
    assert {
        "Heading1": expected.name_colour,
        "Heading2": expected.accent,
        "Hyperlink": expected.accent,
    } == found
    wanted = [expected.rule.colour] if expected.rule else []
    assert wanted == [rule.get(f"{W}color") for rule in rules]


def test_a_kept_entry_is_one_block_and_its_lines_stay_together() -> None:
    kept = FULL.sections[0].blocks[0]
    assert isinstance(kept, Entry)
    section = Section("S", "S", (kept._replace(keep=True, page_break=True),))
    found = [
        [mark.tag.removeprefix(W) for mark in properties][1:]
        for properties in part(MAIN, MINIMAL._replace(sections=(section,))).iter(
            f"{W}pPr"
        )
    ][2:]
    together = ["keepNext", "keepLines"]
    first, last = [*together, "pageBreakBefore"], ["keepLines"]
    assert [first, *[together] * 7, last] == found


@pytest.mark.parametrize(
    ("language", "slot", "font"),
    [
        ("en-GB", "", ""),
        ("ru", "", ""),
        ("ja", "eastAsia", "Yu Gothic"),
        ("ko-KR", "eastAsia", "Malgun Gothic"),
        ("zh", "eastAsia", "Microsoft YaHei"),
        ("zh-Hans-HK", "eastAsia", "Microsoft YaHei"),
        ("zh-Hant", "eastAsia", "Microsoft JhengHei"),
        ("zh-TW", "eastAsia", "Microsoft JhengHei"),
        ("AR-eg", "cs", "Arial"),
        ("he", "cs", "Arial"),
        ("hi", "cs", "Nirmala UI"),
    ],
)
def test_each_script_has_a_font_that_comes_with_word(
    language: str, slot: str, font: str
) -> None:
    expected = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Calibri")
    if slot:
        expected[slot] = font
    assert expected == default_fonts(language)
    table = part("word/fontTable.xml", written_in(language))
    assert set(expected.values()) <= {item.get(f"{W}name") for item in table}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *((language, True) for language in ("ar", "he", "iw", "fa-IR", "ur")),
        *((language, True) for language in ("az-Arab", "pa-arab-PK", "jrb-Hebr")),
        *((language, False) for language in ("en", "ja", "hi", "az", "ar-Latn", "")),
    ],
)
def test_the_script_of_a_language_has_a_direction(
    language: str, *, expected: bool
) -> None:
    assert expected == script(language).rtl
    normal = style("Normal", written_in(language))
    marks = normal.findall("w:pPr/w:bidi", NAMESPACES)
    page_marks = part(MAIN, written_in(language)).findall(
        ".//w:sectPr/w:bidi", NAMESPACES
    )
    assert (expected, expected) == (bool(marks), bool(page_marks))


@pytest.mark.parametrize(
    ("language", "slot"),
    [("en", ""), ("ja", "eastAsia"), ("ar", "bidi"), ("hi", "bidi")],
)
def test_the_settings_name_the_language_of_the_script(language: str, slot: str) -> None:
    found = one(part("word/settings.xml", written_in(language)), "w:themeFontLang")
    expected = {W + name: language for name in ("val", slot) if name}
    assert expected == found.attrib


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *((language, ["i"]) for language in ("en", "ru", "el", "sr-Latn")),
        *((language, []) for language in ("ja", "zh-TW", "ko", "ar", "he", "hi")),
    ],
)
def test_titles_are_italic_where_the_script_has_italics(
    language: str, expected: list[str]
) -> None:
    """A name in another script stays upright in English too: w:iCs is its italic."""
    marks = one(style("EntryTitle", written_in(language)), "w:rPr")
    assert expected == [
        mark.tag.removeprefix(W) for mark in marks if mark.tag in {f"{W}i", f"{W}iCs"}
    ]


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "auto"), ("ar", "auto"), ("ja", "exact")]
)
def test_lines_of_a_tall_font_have_the_pitch_of_the_theme(
    language: str, expected: str
) -> None:
    spacing = one(style("ListBullet", written_in(language)), "w:pPr/w:spacing")
    assert expected == spacing.get(f"{W}lineRule")
    if expected == "exact":
        pitch = theme.theme_for(A4).item.leading
        assert str(round(20 * pitch)) == spacing.get(f"{W}line")


ALEF, BET, KAF = "\u05d0", "\u05d1", "\u0643"


@pytest.mark.parametrize(
    ("base", "text", "expected"),
    [
        (False, "a b", "a b"),
        (False, "ü – 2", "ü – 2"),
        (False, f"a {ALEF} 2, {BET} b", f"a [{ALEF} 2, {BET}] b"),
        (False, f"{ALEF}: 2019", f"[{ALEF}]: 2019"),
        (False, f"{ALEF} a {KAF}", f"[{ALEF}] a [{KAF}]"),
        (True, "2015 – 2018", "[2015 – 2018]"),
        (True, "a", "a"),
        (True, f"{ALEF} C++ 17, 2020.", f"[{ALEF} ]C++ 17[, 2020.]"),
        (True, f"({ALEF} a), 2020", f"[({ALEF} ]a[), 2020]"),
        (True, f"{ALEF} a (b) c", f"[{ALEF} ]a (b) c"),
        (True, f"{ALEF} a (b) {BET}", f"[{ALEF} ]a[ (]b[) {BET}]"),
        (True, f"{ALEF} C++, {BET}", f"[{ALEF} ]C++[, {BET}]"),
        (True, f"{ALEF} (a b 3.1).", f"[{ALEF} (]a b 3.1[).]"),
        (True, f"{KAF}-API", f"[{KAF}-]API"),
    ],
)
def test_right_to_left_words_are_separate_pieces(
    base: bool,
    text: str,
    expected: str,
) -> None:
    pieces = directed(text, base=base)
    found = "".join(f"[{piece}]" if rtl else piece for piece, rtl in pieces)
    assert expected == found


def test_right_to_left_runs_are_flagged_and_addresses_are_not() -> None:
    found = looks(HEBREW)
    from_right = {run for run, marks in found.items() if "rtl" in marks}
    expected = {
        *(HEBREW.name, HEBREW.sections[0].heading, " | "),
        *("   2015 \u2013 2018", "\u05d4-", " \u05d1-", ", 2020."),
    }
    assert expected == from_right
    assert ["Strong", "i", "iCs"] == found["Lua 5"]


def test_a_right_to_left_name_in_other_text_is_flagged() -> None:
    found = looks(prose(f"a {ALEF} b"))
    assert ([], ["rtl", "lang"], []) == (found["a "], found[ALEF], found[" b"])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", f"a {ALEF} b", {"a ": {}, ALEF: {"bidi": "he"}, " b": {}}),
        ("en", KAF, {KAF: {"bidi": "ar"}}),
        ("he", f"{ALEF} {KAF}", {f"{ALEF} {KAF}": {}}),
        ("he", KAF, {KAF: {"bidi": "ar"}}),
        ("en", "K.K. (\u682a\u30b5)", {"K.K. (\u682a\u30b5)": {"eastAsia": "ja"}}),
        ("ja", "\u30b5", {"\u30b5": {}}),
        ("ja", "\ud55c", {"\ud55c": {"eastAsia": "ko"}}),
        ("en", "\u0905", {"\u0905": {"bidi": "hi"}}),
        ("en", "\u682a \u2013 \xe9", {"\u682a \u2013 \xe9": {}}),
    ],
)
def test_runs_in_another_script_have_its_language(
    language: str, text: str, expected: dict[str, dict[str, str]]
) -> None:
    document = prose(text)._replace(language=language)
    runs = list(part(MAIN, document).iter(f"{W}p"))[-1].iter(f"{W}r")
    found = {
        "".join(run.itertext()): {
            name.removeprefix(W): tag
            for mark in run.iterfind("w:rPr/w:lang", NAMESPACES)
            for name, tag in mark.attrib.items()
        }
        for run in runs
    }
    assert expected == found
