"""PDF files are checked by independent readers, and their objects by the standards."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

from cvexport.errors import MissingGlyphs
from cvexport.exporters.pdf import export
from cvexport.exporters.theme import CLASSIC, PAPERS
from cvexport.model.document import (
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    Spans,
    reading_order,
)
from cvexport.model.settings import LanguageTag, Settings

A4 = Settings()
BULLETS = frozenset("•")
SITE = "https://ada.example.org/?a=(1)&b=2"
NBSP = "\u00a0"

PROSE = (
    "Rewrote the multi-hour, front-end/back-end build into small parallel steps, "
    "moved it off a server (rev. B) nobody dared restart, and cut its median time "
    "from 47 to 6 minutes; the method \\ the tools are described in a public talk "
    "and the read-through, well-known among state-of-the-art-minded people, of it."
)


def spans(text: str, **style: Any) -> Spans:
    return (Span(text, **style),)


def bullets(*texts: str) -> List:
    return List(tuple(Item(spans(text)) for text in texts))


def job(name: str, count: int) -> Entry:
    nested = Item(spans("Became the person to ask:"), (Item(spans("wrote the guide")),))
    items = [Item(spans(f"{number}: {PROSE}")) for number in range(count)]
    items.append(Item((Span("Cache tiering:", bold=True), Span(" done.")), (nested,)))
    return Entry(
        spans(name),
        "Aug 2019 – Present",
        (spans("Senior Engineer"), spans("London")),
        (Paragraph(spans(PROSE)), Paragraph(spans("Such as:")), List(tuple(items))),
    )


def document(*blocks: Entry | Paragraph | List, **parts: Any) -> Document:
    plain = Document("", "en", "", "Ada", "", (), ())
    sections = (Section("Experience", "EXPERIENCE", blocks),) if blocks else ()
    return plain._replace(**{"sections": sections, **parts})


FULL = document(
    job("BBC", 9),
    job("Tin Hat", 10),
    Entry((Span("Linked", href=SITE),), "", (), ()),
    job("Orrery", 8),
    Paragraph(
        (
            Span("See "),
            Span("a link ", href=SITE),
            Span(
                "in bold, long enough to reach the line below it", bold=True, href=SITE
            ),
            Span(" and on: "),
            Span(
                "its text is longer than the line that it begins on",
                href="mailto:a@b.c",
            ),
            Span(" indeed."),
        )
    ),
    title="Ada Lovelace – CV",
    language="en-GB",
    modified="2026-11-22",
    name="Ada Lovelace (née Byron)",
    headline="Analyst & engineer",
    contacts=(spans("London"), (Span("ada.example.org", href=SITE),)),
)


def lines_of(text: str, count: int) -> str:
    """Return text that takes about so many lines, none of it twice."""
    return " ".join(f"{text}{number}" for number in range(count * 12))


Node = Any
"""An object of the file, whose content pypdf's types don't describe."""


def reader(of: Document = FULL, settings: Settings = A4) -> Node:
    return opened(of, settings)


@cache
def opened(of: Document, settings: Settings) -> PdfReader:
    return PdfReader(BytesIO(export(of, settings)), strict=True)


def catalog(of: Document = FULL) -> Node:
    return reader(of).root_object


def words(text: str) -> list[str]:
    """Return the words of extracted text, the bullets left out."""
    return [word for word in text.split() if word not in BULLETS]


def expected(of: Document) -> list[str]:
    return " ".join(reading_order(of)).split()


def pages(of: Document) -> list[list[str]]:
    """Return the lines of each page."""
    texts = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(export(of, A4))
    ]
    return [[line.strip() for line in text.splitlines()] for text in texts]


def lines(of: Document) -> list[str]:
    """Return the lines of all pages."""
    return [line for page in pages(of) for line in page]


def elements(node: Any, tag: str = "") -> Iterator[Node]:
    """Yield the structure elements below a node, in order."""
    for kid in kids(node):
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            if tag in ("", kid["/S"]):
                yield kid
            yield from elements(kid, tag)


def kids(node: Node) -> list[Any]:
    found = node.get("/K", ArrayObject())
    found = found if isinstance(found, ArrayObject) else [found]
    return [kid.get_object() for kid in found]


def tree(of: Document = FULL) -> Node:
    return catalog(of)["/StructTreeRoot"].get_object()


def parents(of: Document = FULL) -> dict[int, Any]:
    numbers = tree(of)["/ParentTree"]["/Nums"]
    return dict(zip(numbers[::2], map(resolved, numbers[1::2]), strict=True))


def resolved(reference: Node) -> Node:
    return reference.get_object()


def operations(number: int, of: Document = FULL) -> list[tuple[list[Any], bytes]]:
    file = reader(of)
    content = ContentStream(file.pages[number]["/Contents"].get_object(), file)
    return [(list(operands), operator) for operands, operator in content.operations]


def marks(number: int, of: Document = FULL) -> list[int]:
    return [
        operands[1]["/MCID"]
        for operands, operator in operations(number, of)
        if operator == b"BDC"
    ]


def fonts(of: Document = FULL) -> list[Node]:
    resources = reader(of).pages[0]["/Resources"]["/Font"]
    return [font.get_object() for font in resources.values()]


def mapping(font: Node) -> list[tuple[str, str]]:
    """Return the pairs of code and text, both in hex, of a font's ToUnicode."""
    data = font["/ToUnicode"].get_object().get_data().decode()
    blocks = re.findall(r"beginbfchar\n(.*?)endbfchar", data, re.DOTALL)
    return re.findall(r"<(\w+)> <(\w+)>", "".join(blocks))


class TestText:
    def test_pypdf_reads_every_word_in_order(self) -> None:
        text = "\n".join(page.extract_text() for page in reader().pages)
        assert expected(FULL) == words(text)

    def test_pdfium_reads_every_word_in_order(self) -> None:
        assert expected(FULL) == words("\n".join(lines(FULL)))

    def test_pdfminer_reads_every_word_in_order(self) -> None:
        assert expected(FULL) == words(extract_text(BytesIO(export(FULL, A4))))

    @pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler isn't installed")
    def test_the_structure_tree_has_every_word_in_order(self) -> None:
        run = subprocess.run(
            ["pdfinfo", "-struct-text", "-"],
            input=export(FULL, A4),
            capture_output=True,
            check=True,
        )
        texts = re.findall(r'^ *"(.*)"$', run.stdout.decode(), re.MULTILINE)
        assert expected(FULL) == words("".join(f"{text} " for text in texts))

    def test_bullet_and_text_are_on_one_line(self) -> None:
        assert [] == [line for line in lines(FULL) if line in BULLETS]

    def test_lines_never_end_in_a_hyphen(self) -> None:
        of = document(Paragraph(spans(PROSE * 20)))
        assert [] == [line for line in lines(of) if line.endswith(("-", "\ufffe", "/"))]

    def test_a_wrapped_line_ends_in_a_space_glyph(self) -> None:
        of = document(Paragraph(spans(PROSE)))
        shown = [
            operands[0][-1] if operator == b"TJ" else operands[0]
            for operands, operator in operations(0, of)
            if operator in {b"Tj", b"TJ"}
        ]
        space = next(code for code, text in mapping(fonts(of)[1]) if text == "0020")
        wrapped = [text.original_bytes for text in shown[2:-1]]
        assert wrapped
        assert all(text.endswith(bytes.fromhex(space)) for text in wrapped)

    def test_a_no_break_space_is_drawn_as_a_space_and_does_not_break(self) -> None:
        glued = NBSP.join(["word"] * 8)
        of = document(Paragraph(spans(f"{glued} " * 9)))
        text = "\n".join(lines(of))
        assert NBSP not in text
        assert 9 == sum(
            line.count(glued.replace(NBSP, " ")) for line in text.split("\n")
        )

    @pytest.mark.parametrize("style", [{}, {"bold": True}])
    def test_a_word_wider_than_the_line_is_broken_and_kept(self, style: Any) -> None:
        word = "".join(chr(ord("a") + number % 26) for number in range(10_000))
        of = document(Paragraph(spans(f"so {word} on", **style)))
        text = "".join("".join(page) for page in pages(of))
        assert f"so{word}on" == text.removeprefix("AdaEXPERIENCE").replace(" ", "")

    def test_nothing_extends_into_the_right_margin(self) -> None:
        of = document(job("W" * 300, 3), Paragraph(spans("m" * 999)), name="Ada " * 99)
        width, _ = PAPERS["A4"]
        for page in pypdfium2.PdfDocument(export(of, A4)):
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            assert max(box[2] for box in boxes) <= width - CLASSIC.margins.sides + 2

    def test_contacts_break_between_items(self) -> None:
        of = document(contacts=tuple(spans(f"one item {n}") for n in range(24)))
        _, *found = lines(of)
        assert len(found) > 1
        assert all(line.startswith("one item") for line in found)

    def test_the_period_follows_the_heading_on_its_line(self) -> None:
        assert "BBC Aug 2019 – Present" in pages(FULL)[0]

    def test_a_period_that_does_not_fit_has_a_line_of_its_own(self) -> None:
        of = document(
            Entry(spans("Trading As " * 7 + "A Long Company"), "2019 – 2020", (), ())
        )
        assert "2019 – 2020" == pages(of)[0][-1]

    @pytest.mark.parametrize(
        "of",
        [
            document(name=""),
            document(),
            document(sections=(Section("Work", "WORK", ()),)),
            document(Entry(spans("A"), "", (), ()), contacts=((),)),
            document(bullets("", " ", "a"), Paragraph(()), Paragraph(spans(" "))),
            document(Paragraph(spans("(un\\balanced)) (("))),
        ],
        ids=["nothing", "name", "no blocks", "heading", "blanks", "escapes"],
    )
    def test_a_nearly_empty_document_has_a_page(self, of: Document) -> None:
        opened = PdfReader(BytesIO(export(of, A4)), strict=True)
        assert 1 == len(opened.pages)
        assert expected(of) == words(opened.pages[0].extract_text())


class TestGlyphs:
    def test_missing_glyphs_are_named_once_in_order_of_appearance(self) -> None:
        of = document(
            bullets("日本 and 日"), Paragraph(spans("語", bold=True)), name="A名"
        )
        with pytest.raises(MissingGlyphs) as caught:
            export(of, A4)
        assert ("名", "日", "本", "語") == caught.value.characters

    def test_control_characters_are_missing_glyphs(self) -> None:
        with pytest.raises(MissingGlyphs):
            export(document(name="A\tB"), A4)

    def test_characters_beyond_the_basic_plane_are_read_back(self) -> None:
        of = document(Paragraph(spans("one 🄯 two")))
        text = reader(of).pages[0].extract_text()
        assert "one 🄯 two" in text

    def test_characters_that_share_a_glyph_are_distinguished(self) -> None:
        of = document(Paragraph(spans("µ μ Ω Ω ∆ Δ")))
        assert "µ μ Ω Ω ∆ Δ" in reader(of).pages[0].extract_text()


class TestFonts:
    def test_all_are_embedded_subsets_with_two_byte_codes(self) -> None:
        assert fonts()
        for font in fonts():
            (descendant,) = (kid.get_object() for kid in font["/DescendantFonts"])
            assert ("/Type0", "/Identity-H") == (font["/Subtype"], font["/Encoding"])
            assert "/CIDFontType2" == descendant["/Subtype"]
            assert "/FontFile2" in descendant["/FontDescriptor"]
            assert re.fullmatch(r"/[A-Z]{6}\+SourceSans3-\w+", font["/BaseFont"])

    def test_the_name_of_the_bold_face_contains_bold(self) -> None:
        assert any("Bold" in font["/BaseFont"] for font in fonts())

    def test_every_code_maps_to_a_different_character(self) -> None:
        for font in fonts():
            codes, texts = zip(*mapping(font), strict=True)
            assert len(codes) == len(set(codes)) == len(set(texts))
            assert "0000" not in texts

    def test_no_other_font_is_in_the_file(self) -> None:
        assert b"Helvetica" not in export(FULL, A4)

    def test_widths_are_those_of_the_font_program(self) -> None:
        for font in fonts():
            descendant = font["/DescendantFonts"][0].get_object()
            first, widths = descendant["/W"]
            assert 0 == first
            assert len(widths) == 1 + len(mapping(font))


class TestStructure:
    def test_tags_follow_the_document(self) -> None:
        tags = [element["/S"] for element in elements(tree())][:16]
        assert [
            *("/Document", "/H1", "/P", "/P", "/Link", "/H2", "/H3", "/P"),
            *("/P", "/P", "/P", "/P", "/L", "/LI", "/Lbl", "/LBody"),
        ] == tags

    def test_lists_nest_in_the_body_of_their_item(self) -> None:
        body = next(
            element
            for element in elements(tree(), "/LBody")
            if any("/S" in kid for kid in kids(element) if isinstance(kid, dict))
        )
        inner = next(elements(body, "/L"))
        assert "/Disc" == inner["/A"]["/ListNumbering"]

    def test_marked_content_is_numbered_and_leads_to_elements(self) -> None:
        for number, page in enumerate(reader().pages):
            assert number == page["/StructParents"]
            assert list(range(len(parents()[number]))) == marks(number)

    def test_all_text_is_marked_content_and_all_rules_are_artifacts(self) -> None:
        for number in range(len(reader().pages)):
            depth: list[str] = []
            for operands, operator in operations(number):
                if operator in (b"BDC", b"BMC"):
                    depth.append(operands[0])
                elif operator == b"EMC":
                    depth.pop()
                elif operator == b"Tj":
                    assert len(depth) == 1
                    assert depth[0] != "/Artifact"
                elif operator == b"S":
                    assert ["/Artifact"] == depth
            assert [] == depth

    def test_every_element_knows_its_parent(self) -> None:
        for element in (tree(), *elements(tree())):
            for kid in kids(element):
                if isinstance(kid, DictionaryObject) and "/S" in kid:
                    assert element == kid["/P"].get_object()

    def test_an_item_split_over_pages_is_one_element(self) -> None:
        of = document(bullets(lines_of("w", 90)))
        (body,) = elements(tree(of), "/LBody")
        assert len(reader(of).pages) == len(kids(body)) == 2
        assert "/MCR" == kids(body)[1]["/Type"]

    def test_every_annotation_has_a_reference_text_and_place(self) -> None:
        count = 0
        for page in reader().pages:
            for link in page.get("/Annots", ()):
                annotation = link.get_object()
                element = parents()[annotation["/StructParent"]]
                assert "/Link" == element["/S"]
                assert link in references(element)
                assert annotation["/Contents"]
                assert 8 == len(annotation["/QuadPoints"])
                count += 1
        assert len(parents()) - len(reader().pages) == count > 4

    def test_links_lead_where_the_document_says(self) -> None:
        found = [
            link.get_object()["/A"]["/URI"]
            for page in reader().pages
            for link in page.get("/Annots", ())
        ]
        assert {SITE, "mailto:a@b.c"} == set(found)
        assert SITE == found[0]

    def test_a_link_over_two_lines_is_one_element_with_two_annotations(self) -> None:
        text = "a link as long as two lines " * 6
        of = document(Paragraph((Span("See "), Span(text, href=SITE))))
        (link,) = elements(tree(of), "/Link")
        assert 2 == len(reader(of).pages[0]["/Annots"])
        assert reader(of).pages[0]["/Annots"] == references(link)

    def test_addresses_are_ascii(self) -> None:
        of = document(Paragraph(spans("x", href="https://ü.example/a b")))
        (link,) = reader(of).pages[0]["/Annots"]
        assert "https://%C3%BC.example/a%20b" == link.get_object()["/A"]["/URI"]


def references(element: Node) -> list[Any]:
    """Return the references to annotations among the kids of an element."""
    return [
        kid.raw_get("/Obj")
        for kid in kids(element)
        if isinstance(kid, DictionaryObject) and "/Obj" in kid
    ]


class TestMetadata:
    def test_info_has_the_values_of_the_document_only(self) -> None:
        assert {
            "/Title": "Ada Lovelace – CV",
            "/Author": "Ada Lovelace (née Byron)",
            "/Creator": "cvexport",
            "/Producer": "cvexport",
            "/ModDate": "D:20261122",
        } == reader().trailer["/Info"]

    def test_xmp_has_the_same_values(self) -> None:
        xmp = reader().xmp_metadata
        assert xmp is not None
        assert {"x-default": "Ada Lovelace – CV"} == xmp.dc_title
        assert ["Ada Lovelace (née Byron)"] == xmp.dc_creator
        assert ["en-GB"] == xmp.dc_language
        assert "cvexport" == xmp.xmp_creator_tool == xmp.pdf_producer
        assert "<xmp:ModifyDate>2026-11-22</xmp:ModifyDate>" in raw_xmp(FULL)

    def test_no_date_is_written_where_none_is_known(self) -> None:
        undated = FULL._replace(modified="")
        assert "Date" not in raw_xmp(undated)
        assert not any("Date" in key for key in reader(undated).trailer["/Info"])

    def test_it_claims_pdf_a_2a_and_pdf_ua_1(self) -> None:
        xmp = raw_xmp(FULL)
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp

    def test_markup_in_the_name_is_escaped(self) -> None:
        xmp = reader(document(name="A & <B>")).xmp_metadata
        assert xmp is not None
        assert ["A & <B>"] == xmp.dc_creator

    def test_the_catalog_has_language_mark_info_and_title(self) -> None:
        assert "en-GB" == catalog()["/Lang"]
        assert {"/Marked": True} == catalog()["/MarkInfo"]
        assert {"/DisplayDocTitle": True} == catalog()["/ViewerPreferences"]

    def test_the_language_of_the_settings_is_the_default(self) -> None:
        of = document(language="")
        assert (
            "de"
            == reader(of, Settings(language=LanguageTag("de"))).root_object["/Lang"]
        )

    def test_colours_are_srgb_by_a_profile_of_the_stated_length(self) -> None:
        (intent,) = catalog()["/OutputIntents"]
        profile = intent["/DestOutputProfile"].get_object().get_data()
        assert "/GTS_PDFA1" == intent["/S"]
        assert (len(profile), b"acsp") == (int.from_bytes(profile[:4]), profile[36:40])

    def test_every_stream_ends_on_a_line_of_its_own(self) -> None:
        data = export(FULL, A4)
        ends = [match.start() for match in re.finditer(rb"endstream", data)]
        assert ends
        assert {b"\n"} == {data[end - 1 : end] for end in ends}

    def test_pages_are_read_by_structure_and_have_no_transition(self) -> None:
        for page in reader().pages:
            assert "/S" == page["/Tabs"]
            assert "/Trans" not in page

    @pytest.mark.parametrize("paper", ["A4", "Letter"])
    def test_the_paper_is_that_of_the_settings(self, paper: Any) -> None:
        box = reader(FULL, Settings(paper=paper)).pages[0].mediabox
        assert pytest.approx(PAPERS[paper], abs=0.01) == (box.width, box.height)

    @pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf isn't installed")
    def test_qpdf_finds_no_fault(self, tmp_path: Path) -> None:
        (tmp_path / "cv.pdf").write_bytes(export(FULL, A4))
        run = subprocess.run(
            ["qpdf", "--check", str(tmp_path / "cv.pdf")],
            capture_output=True,
            check=False,
        )
        assert (0, b"") == (run.returncode, run.stderr)


def raw_xmp(of: Document) -> str:
    packet: bytes = catalog(of)["/Metadata"].get_object().get_data()
    return packet.decode()


class TestPageBreaks:
    @pytest.mark.parametrize("count", range(38, 56))
    def test_a_section_heading_is_never_the_last_line(self, count: int) -> None:
        first = Section("First", "FIRST", (bullets(*"a" * count),))
        entry = Entry(
            spans("Heading"), "2019", (spans("Fact"),), (bullets("x", "y", "z"),)
        )
        of = document(sections=(first, Section("Second", "SECOND", (entry,))))
        page = next(page for page in pages(of) if "SECOND" in page)
        assert page.index("SECOND") + 5 <= len(page)

    @pytest.mark.parametrize("count", range(38, 56))
    def test_no_page_break_leaves_a_single_line_of_a_long_paragraph(
        self, count: int
    ) -> None:
        filler = [Paragraph(spans("a"))] * count
        of = document(*filler, Paragraph(spans(lines_of("w", 6))))
        per_page = [sum(line.startswith("w") for line in page) for page in pages(of)]
        assert 1 not in per_page

    def test_a_break_in_a_list_is_better_than_one_before_an_entry(self) -> None:
        entries = [job(f"Firm {number}", number % 5 + 2) for number in range(12)]
        starts = [page[0] for page in pages(document(*entries))[1:]]
        assert starts
        assert [] == [
            line for line in starts if line.startswith(("Firm", "EXPERIENCE"))
        ]

    @pytest.mark.parametrize("count", range(20, 26))
    def test_a_break_before_an_entry_is_better_than_one_before_a_section(
        self, count: int
    ) -> None:
        entry = Entry(spans("Firm"), "2019", (spans("Job"),), ())
        of = document(
            sections=(
                Section("First", "FIRST", (entry,) * count),
                Section("Second", "SECOND", (bullets(*"abcdefgh"), *[entry] * 8)),
            )
        )
        assert "SECOND" not in [page[0] for page in pages(of)]

    @pytest.mark.parametrize("count", range(38, 56))
    def test_no_page_begins_with_the_second_of_two_lines_below_a_title(
        self, count: int
    ) -> None:
        entry = Entry(
            spans("Firm"), "2019", (spans("Job"),), (Paragraph(spans(PROSE[:120])),)
        )
        of = document(bullets(*"a" * count), entry, bullets(*"a" * 9))
        text = next(" ".join(page) for page in pages(of) if "Firm 2019" in page)
        assert f"Firm 2019 Job {PROSE[:120].strip()}" in " ".join(text.split())

    def test_a_paragraph_that_ends_in_a_colon_stays_with_the_next_line(
        self,
    ) -> None:
        part = (Paragraph(spans("These:")), bullets("x", "y"))
        of = document(*(part * 60))
        assert all(page[-1] != "These:" for page in pages(of))

    def test_many_entries_fill_their_pages(self) -> None:
        entries = [
            Entry(spans(f"Firm {n}"), "2019", (spans("Job"),), ()) for n in range(300)
        ]
        counts = [len(page) for page in pages(document(*entries))]
        assert min(counts[:-1]) > 40

    def test_a_heading_longer_than_a_page_is_broken(self) -> None:
        of = document(Entry(spans(lines_of("w", 90)), "2019", (), ()))
        assert expected(of) == words("\n".join(lines(of)))

    def test_no_page_is_empty(self) -> None:
        of = document(bullets(*[PROSE] * 500), *[job("Firm", 9)] * 9)
        assert all(pages(of))


class TestRhythm:
    def test_gaps_of_a_section_are_at_most_1_4_of_the_pitch(self) -> None:
        entries = [job(f"Firm {number}", 2) for number in range(3)]
        of = document(*entries, Entry(spans("Bare"), "", (), ()), entries[0])
        found = [gap for gap in steps(of) if gap > 0][2:]
        pitch = max(set(found), key=found.count)
        assert max(found) <= 1.4 * pitch

    def test_a_heading_in_capitals_shares_its_line_with_a_period_or_title(self) -> None:
        facts = (spans("Engineer"), spans("London"))
        of = document(
            Entry(spans("BBC"), "2019", facts, ()),
            Entry(spans("ACME"), "", facts, ()),
            Entry(spans("Acme"), "", facts, ()),
        )
        assert [
            *("BBC 2019", "Engineer", "London"),
            *("ACME Engineer", "London"),
            *("Acme", "Engineer", "London"),
        ] == lines(of)[2:]

    def test_a_title_too_long_for_the_line_of_a_heading_is_below_it(self) -> None:
        of = document(Entry(spans("ACME"), "", (spans(PROSE),), ()))
        assert "ACME" == lines(of)[2]
        assert expected(of) == words("\n".join(lines(of)))

    def test_pypdf_reads_the_line_below_the_name_as_another_line(self) -> None:
        of = document(contacts=(spans("London"),))
        assert ["Ada", "London"] == reader(of).pages[0].extract_text().split("\n")


def steps(of: Document) -> list[float]:
    """Return how far each baseline of the first page is below the one before."""
    baselines = [
        float(operands[5])
        for operands, operator in operations(0, of)
        if operator == b"Tm"
    ]
    return [round(above - below, 2) for above, below in pairwise(baselines)]


class TestDeterminism:
    def test_two_exports_are_the_same(self) -> None:
        assert export(FULL, A4) == export(FULL, A4)

    def test_identifiers_of_files_differ(self) -> None:
        other = FULL._replace(headline="Another")
        first, second = (reader(of).trailer["/ID"] for of in (FULL, other))
        assert first[0] == first[1]
        assert first != second

    @pytest.mark.parametrize(
        "environment",
        [
            {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"SOURCE_DATE_EPOCH": "1234567890", "PYTHONHASHSEED": "2"},
            {"RL_pdfMultiLine": "1", "RL_pdfComments": "1", "RL_useA85": "1"},
        ],
        ids=["zone", "epoch", "reportlab"],
    )
    def test_every_process_writes_the_same(self, environment: dict[str, str]) -> None:
        program = (
            "import sys, pickle, hashlib\n"
            "from cvexport.exporters.pdf import export\n"
            "from cvexport.model.settings import Settings\n"
            "document = pickle.load(sys.stdin.buffer)\n"
            "print(hashlib.sha256(export(document, Settings())).hexdigest())\n"
        )
        run = subprocess.run(
            [sys.executable, "-c", program],
            input=pickle.dumps(FULL),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
            capture_output=True,
            check=True,
        )
        assert sha256(export(FULL, A4)).hexdigest() == run.stdout.decode().strip()


THREADS = """
import hashlib, sys, threading
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
import cvexport
from cvexport.exporters.pdf import export
from cvexport.model.document import Document
from cvexport.model.settings import Font, Settings
from helpers import tinyfonts
from helpers.fixtures import FIXTURES, resume

LETTERS = "日本語中国文字漢かなカナ"

def job(number):
    name = (*FIXTURES, "cv", "fonts", "numbered")[number % 8]
    if name == "fonts":
        fonts = tuple(
            Font(f"{family}.ttf", tinyfonts.truetype(letters, family=family))
            for family, letters in (("One", LETTERS[:6]), ("Two", LETTERS[6:]))
        )
        document = Document("T", "en", "", LETTERS, LETTERS[::-1], (), ())
        return lambda: export(document, Settings(fonts=fonts))
    reading = resume(name if name != "numbered" else "long").resume
    settings = reading.export.replaced(page_numbers=name == "numbered")
    document = cvexport.compose(reading)
    return lambda: cvexport.export(document, "pdf", settings)

count = int(sys.argv[1])
barrier = threading.Barrier(count)
sys.setswitchinterval(1e-6)

def run(of):
    barrier.wait()
    return hashlib.sha256(of()).hexdigest()

jobs = list(map(job, range(16)))
with ThreadPoolExecutor(count) as pool:
    print(*pool.map(run, jobs))
"""


def test_eight_threads_write_the_bytes_that_one_writes() -> None:
    """Each in a new process, where every cache is empty."""
    found = {
        count: subprocess.run(
            [sys.executable, "-c", THREADS, str(count)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for count in (1, 8)
    }

    assert found[1] == found[8]
