"""Pairs of letters are kerned as in their font, and no reader notices."""

from __future__ import annotations

import random
import unicodedata
from functools import cache
from io import BytesIO
from itertools import pairwise, product
from typing import Any

import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdf.generic import ContentStream
from reportlab.pdfbase.ttfonts import TTFontFile

from cvexport.errors import MissingGlyphs
from cvexport.exporters.fonts.faces import FontFace, face
from cvexport.exporters.fonts.kerning import Moves, unkerned
from cvexport.exporters.fonts.tables import FaceTables, PairTable, unpacked
from cvexport.exporters.pdf import export
from cvexport.exporters.pdf.line_breaking import Piece, break_lines, whole_run
from cvexport.exporters.pdf.tags import Element
from cvexport.model.document import Document, Entry, Paragraph, Section, Span
from cvexport.model.settings import Settings
from helpers.places import FACES as FOLDER
from sessions.faces import packed

FACES = {
    "Regular": (False, False),
    "Bold": (True, False),
    "Italic": (False, True),
    "BoldItalic": (True, True),
}
LETTERS = [
    chr(point)
    for point in (
        *range(0x21, 0x7F),
        *range(0xC0, 0x120),
        *range(0x391, 0x3CA),
        *range(0x410, 0x450),
        *(0x2013, 0x2019, 0x201D, 0x2026),
    )
    if unicodedata.name(chr(point), "")
]
STRONG = [
    *("(java)", "[j]", "\\j", "f)", "f\\", "“Why.”", "it.’”", "L’Avé", "P.V.,", "T.J."),
    *("Gruff™", "TAVATAY.”", "Го.", "Ко", "ГЈ.", "ѓј", "ΤΥΑ.", "Y.,", "'.'", '".".'),
]


@cache
def font(name: str) -> TTFont:
    return TTFont(FOLDER / f"SourceSans3-{name}.ttf")


@cache
def tables(name: str) -> FaceTables:
    return unpacked((FOLDER / f"SourceSans3-{name}.tables").read_bytes())


def stated(font: TTFont, first: str, second: str) -> int:
    """Return what fontTools finds for two glyphs in the one lookup for kerning."""
    (index,) = {
        index
        for record in font["GPOS"].table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    for extension in font["GPOS"].table.LookupList.Lookup[index].SubTable:
        pairs = extension.ExtSubTable
        if first not in pairs.Coverage.glyphs:
            continue
        if pairs.Format == 2:
            row = pairs.ClassDef1.classDefs.get(first, 0)
            column = pairs.ClassDef2.classDefs.get(second, 0)
            record = pairs.Class1Record[row].Class2Record[column]
            return int(record.Value1.XAdvance)
        records = pairs.PairSet[pairs.Coverage.glyphs.index(first)].PairValueRecord
        for record in records:
            if record.SecondGlyph == second:
                return int(record.Value1.XAdvance)
    return 0


def pair_table(pair: str, move: int) -> PairTable:
    """Return a table that moves one pair of characters, in both orders."""
    cells = bytes((0, 1, 1, 0))
    positions = {character: index for index, character in enumerate(pair)}
    return PairTable(positions, bytes((0, 1)), bytes((0, 1)), 2, (0, move), cells)


@pytest.mark.parametrize("name", FACES)
class TestTables:
    def test_files_are_what_the_session_writes(self, name: str) -> None:
        written = (FOLDER / f"SourceSans3-{name}.tables").read_bytes()

        assert packed(font(name)) == written

    def test_characters_are_those_of_the_font(self, name: str) -> None:
        named, found = font(name).getBestCmap(), tables(name)

        assert "".join(map(chr, sorted(named))) == found.characters
        assert [named[ord(each)] for each in found.characters] == [
            font(name).getGlyphName(glyph) for glyph in found.glyphs
        ]

    def test_advances_are_those_of_the_font(self, name: str) -> None:
        of, found = font(name), tables(name)

        assert found.advances == tuple(
            of["hmtx"][of.getBestCmap()[ord(each)]][0] for each in found.characters
        )

    def test_measures_are_those_of_the_font(self, name: str) -> None:
        parsed = TTFontFile(BytesIO((FOLDER / f"SourceSans3-{name}.ttf").read_bytes()))

        assert tables(name).metrics == (
            *(parsed.unitsPerEm, parsed.defaultWidth, *parsed.bbox),
            *(parsed.italicAngle, parsed.ascent, parsed.descent),
            *(parsed.capHeight, parsed.stemV),
        )
        assert f"SourceSans3-{name}" == parsed.name.decode()

    def test_moves_are_those_that_fonttools_reads(self, name: str) -> None:
        of, kerning = font(name), tables(name).kerning
        names = of.getBestCmap()
        pairs = random.Random(0).sample(list(product(LETTERS, LETTERS)), 6000)

        found = {pair: kerning.between(*pair) for pair in pairs}

        assert len([pair for pair in pairs if found[pair]]) > 300
        assert found == {
            pair: stated(of, *(names[ord(letter)] for letter in pair)) for pair in pairs
        }


# As HarfBuzz 15 has them, without ligatures and alternates.
@pytest.mark.parametrize(
    ("name", "moves"),
    [
        ("Regular", (-14, -66, -33, -112, 80, -7, -105, -14, 0)),
        ("Bold", (-18, -76, -24, -132, 80, -16, -87, -18, 0)),
        ("Italic", (-49, -73, -40, -82, 73, 0, 0, -27, 0)),
        ("BoldItalic", (-86, -64, -40, -109, 64, 0, 0, -36, 0)),
    ],
)
def test_well_known_pairs_of_the_family(name: str, moves: tuple[int, ...]) -> None:
    pairs = ("AV", "To", "Ty", "P.", "(j", "Ко", "Го", "ΑΥ", "nn")

    assert moves == tuple(tables(name).kerning.between(*pair) for pair in pairs)


def test_a_letter_that_the_face_lacks_is_not_kerned() -> None:
    kerning = tables("Regular").kerning

    assert [0, 0] == [kerning.between(*pair) for pair in ("A王", "王A")]


def test_moves_are_in_thousandths_of_an_em_whatever_its_units() -> None:
    widths = dict.fromkeys(map(ord, "AB"), 500)

    assert -50 == Moves(pair_table("AB", -100), 1000 / 2000, widths)["AB"]


@pytest.fixture(params=list(FACES.values()), ids=list(FACES))
def of_family(request: pytest.FixtureRequest) -> FontFace:
    bold, italic = request.param
    return face(bold=bold, italic=italic)


def moved(of: FontFace, text: str) -> float:
    """Return how much wider a text is than its letters alone."""
    return of.width(text) - sum(map(of.width, text))


class TestWidths:
    def test_a_text_is_as_wide_as_its_words(self, of_family: FontFace) -> None:
        text = "AVATAR  Tokyo, To (java)\u00a0“Why.” 1741 Ко "
        parts = ["AVATAR", "  ", "Tokyo,", " ", "To", " ", "(java)", "\u00a0"]
        parts += ["“Why.”", " ", "1741", " ", "Ко", " "]

        assert text == "".join(parts)
        assert of_family.width(text) == sum(map(of_family.width, parts))
        assert moved(of_family, "AVATAR") < 0

    @pytest.mark.parametrize(
        ("characters", "moves"),
        [
            ("To", (-9, -9)),
            ("T ", (0, 0)),
            ("T\u00a0", (0, 0)),
            ("T\u2009", (0, 0)),
            ("T1", (-9, -9)),
            ("17", (0, 0)),
            ("T\u0301", (0, 0)),
        ],
        ids=["letters", "space", "no break", "thin", "digit", "digits", "mark"],
    )
    def test_spaces_digits_and_combining_marks_are_not_moved(
        self, characters: str, moves: tuple[int, int]
    ) -> None:
        widths = dict.fromkeys(map(ord, characters), 500)
        found = Moves(pair_table(characters, -9), 1, widths)

        assert moves == (found[characters], found[characters[::-1]])

    def test_moves_stay_in_the_limits_of_readers(self, of_family: FontFace) -> None:
        for pair in map("".join, product(LETTERS, LETTERS)):
            narrower = min(map(of_family.width, pair))
            assert -0.4 * narrower <= moved(of_family, pair) <= 50

    def test_the_inked_width_leaves_out_spaces_at_the_end(self) -> None:
        width, inked, kerned = face().measured("To  ")

        assert (face().width("To"), "To  ") == (inked, unkerned(kerned))
        assert width == inked + 2 * face().width(" ")

    def test_half_a_character_is_a_missing_glyph_not_a_move(self) -> None:
        of = Document("T", "en", "", "A\udc0aB", "", (), ())
        with pytest.raises(MissingGlyphs) as caught:
            export(of, Settings())
        assert ("\udc0a",) == caught.value.characters


class TestLines:
    def pieces(self, *texts: str, size: float = 10.0) -> list[Piece]:
        return [
            Piece(text, face(bold=bool(index % 2)), size, "000000", Element("P"))
            for index, text in enumerate(texts)
        ]

    @pytest.mark.parametrize("measure", [13.0, 31.0, 90.0, 91.5, 400.0])
    def test_runs_are_as_wide_as_their_letters_and_moves(self, measure: float) -> None:
        texts = ("(java) AVATAR", "AVATAVATOY.” " * 9, "To", "ƒj\\j\\j" * 40)
        lines = break_lines(self.pieces(*texts), measure)

        for line in lines:
            assert line.width <= measure + 1e-6
            for run in line.runs:
                assert not kerns(run.kerned[0])
                letters = sum(map(run.piece.width, run.text))
                moves = sum(ord(one) - 0xDC00 for one in kerns(run.kerned)) / 100
                assert run.width == pytest.approx(letters + moves)
        assert "".join(texts) == "".join(
            run.text for line in lines for run in line.runs
        )

    def test_letters_of_two_pieces_are_not_kerned(self) -> None:
        (line,) = break_lines(self.pieces("A", "V", "A"), 100)

        assert ["A", "V", "A"] == [run.kerned for run in line.runs]

    def test_a_whole_piece_is_kerned(self) -> None:
        (piece,) = self.pieces("To")

        assert ("To", piece.width("To")) == (
            whole_run(piece).text,
            whole_run(piece).width,
        )
        assert 3 == len(whole_run(piece).kerned)


def kerns(text: str) -> str:
    return "".join(one for one in text if "\ud800" <= one <= "\udfff")


def drawn(text: str, name: str = "AVATAR") -> bytes:
    looks: list[dict[str, Any]] = [
        {},
        {"bold": True},
        {"italic": True},
        {"bold": True, "italic": True},
    ]
    blocks = tuple(Paragraph((Span(text, **look),)) for look in looks)
    entry = Entry((Span("TAVAT"),), "2019 – 2020", (), ())
    link = Paragraph((Span("AVATAR TO", href="https://example.org/"),))
    sections = (Section("Work", "WORK", (*blocks, entry, link)),)
    return export(Document("T", "en", "", name, "", (), sections), Settings())


def shown(data: bytes) -> list[tuple[list[Any], bytes]]:
    file = PdfReader(BytesIO(data), strict=True)
    content = ContentStream(file.pages[0]["/Contents"].get_object(), file)
    return [
        (list(operands), operator)
        for operands, operator in content.operations
        if operator in {b"Tj", b"TJ"}
    ]


def origins(data: bytes) -> list[tuple[str, float]]:
    """Return the characters of the first page and where each begins, as PDFium has."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = []
    for index in range(page.count_chars()):
        x, y = pdfium.c_double(), pdfium.c_double()
        if pdfium.FPDFText_GetCharOrigin(page.raw, index, x, y):
            found.append((chr(pdfium.FPDFText_GetUnicode(page.raw, index)), x.value))
    return found


class TestPage:
    def test_moves_are_between_strings_and_text_without_moves_is_one_string(
        self,
    ) -> None:
        (operands, operator), _, *others = shown(drawn("mmm", name="To"))

        assert (b"TJ", 76) == (operator, operands[0][1])
        assert [b"Tj"] * 4 == [operator for _, operator in others[:4]]

    def test_letters_are_placed_by_their_widths_and_moves(self) -> None:
        found = origins(drawn("AVATAR."))
        text = "".join(letter for letter, _ in found)
        start = text.index("AVATAR.")
        letters = found[start : start + 7]

        assert [
            face().width(first + second) - face().width(second)
            for first, second in pairwise("AVATAR.")
        ] == [
            pytest.approx((after - before) * 100, abs=0.5)
            for (_, before), (_, after) in pairwise(letters)
        ]

    def test_a_kerned_name_is_centred(self) -> None:
        found = origins(drawn("mmm", name="AVATAVATAVATAR"))[:14]
        bold = face(bold=True)
        right = found[-1][1] + bold.width("R") * 26 / 1000

        assert found[0][1] == pytest.approx(595.276 - right, abs=0.05)

    def test_a_period_is_as_far_from_a_kerned_heading_as_from_another(self) -> None:
        found = origins(drawn("mmm"))
        text = "".join(letter for letter, _ in found)
        heading, period = text.index("TAVAT"), text.index("2019")
        end = found[heading][1] + face(bold=True).width("TAVAT") * 11 / 1000

        assert found[period][1] - end == pytest.approx(8.0, abs=0.05)

    def test_a_link_can_be_clicked_as_far_as_it_is_drawn(self) -> None:
        data = drawn("mmm")
        annotations: Any = PdfReader(BytesIO(data)).pages[0]["/Annots"]
        left, _, right, _ = map(float, annotations[0].get_object()["/Rect"])

        assert right - left == pytest.approx(face().width("AVATAR TO") / 100, abs=0.02)

    def test_every_reader_finds_the_same_spaces(self) -> None:
        data = drawn(" ".join(STRONG))
        file = PdfReader(BytesIO(data))
        expected = ["AVATAR", "WORK", *STRONG * 4, "TAVAT", "2019", "–", "2020"]
        expected += ["AVATAR", "TO"]

        assert expected == file.pages[0].extract_text().split()
        assert expected == extract_text(BytesIO(data)).split()
        page = pypdfium2.PdfDocument(data)[0].get_textpage()
        assert expected == page.get_text_range().split()
        with pymupdf.open(stream=data) as opened:  # type: ignore[no-untyped-call]
            assert expected == opened[0].get_text().split()
