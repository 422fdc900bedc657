"""Pairs of letters are moved as their font says, and no reader notices."""

from __future__ import annotations

import random
import unicodedata
from io import BytesIO
from itertools import pairwise, product
from typing import Any

import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdf.generic import ContentStream

from cvexport.errors import MissingGlyphs
from cvexport.exporters.fonts.faces import Face, _Moves, face, unkerned
from cvexport.exporters.fonts.kerning import Kerning
from cvexport.exporters.pdf import export
from cvexport.exporters.pdf.line_breaking import Piece, broken, whole
from cvexport.exporters.pdf.tags import Element
from cvexport.model.document import Document, Entry, Paragraph, Section, Span
from cvexport.model.settings import Settings
from helpers.places import FACES as FOLDER

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


def table(name: str) -> tuple[TTFont, bytes]:
    font = TTFont(FOLDER / f"SourceSans3-{name}.ttf")
    return font, font.reader["GPOS"]


def glyphs(font: TTFont) -> dict[int, int]:
    numbers = font.getReverseGlyphMap()
    return {code: numbers[name] for code, name in font.getBestCmap().items()}


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


def made(features: str, em: int = 1000, characters: str = "ABCDE") -> Kerning:
    """Return the kerning of a font of A to E that has `features`, an AFDKO file.

    Its glyphs draw `characters`.
    """
    names = [".notdef", *"ABCDE"]
    builder = FontBuilder(em)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): name for name in "ABCDE"})
    addOpenTypeFeaturesFromString(builder.font, features)
    data = builder.font["GPOS"].compile(builder.font)
    return Kerning(data, {ord(drawn): n for n, drawn in enumerate(characters, 1)}, em)


def between(kerning: Kerning, pair: str) -> int:
    return kerning.between(*map(ord, pair))


class TestTable:
    @pytest.mark.parametrize("name", FACES)
    def test_it_says_what_fonttools_reads(self, name: str) -> None:
        font, data = table(name)
        names = font.getBestCmap()
        kerning = Kerning(data, glyphs(font), 1000)
        pairs = random.Random(0).sample(list(product(LETTERS, LETTERS)), 6000)

        found = {pair: between(kerning, "".join(pair)) for pair in pairs}

        assert len([pair for pair in pairs if found[pair]]) > 300
        assert found == {
            pair: stated(font, *(names[ord(letter)] for letter in pair))
            for pair in pairs
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
    def test_well_known_pairs_of_the_family(
        self, name: str, moves: tuple[int, ...]
    ) -> None:
        font, data = table(name)
        kerning = Kerning(data, glyphs(font), 1000)
        pairs = ("AV", "To", "Ty", "P.", "(j", "Ко", "Го", "ΑΥ", "nn")

        assert moves == tuple(between(kerning, pair) for pair in pairs)

    def test_the_first_subtable_that_knows_the_pair_decides(self) -> None:
        kerning = made(
            """
            feature kern {
                pos A B -10;
                pos [A C] [B D] -20;
                subtable;
                pos [A B C] [D E] -30;
            } kern;
            """
        )

        # Classes know all pairs of a first glyph that they cover: A E stays at 0.
        assert [-10, -20, -20, 0, -30] == [
            between(kerning, pair) for pair in ("AB", "AD", "CD", "AE", "BE")
        ]

    def test_values_are_found_among_placements_and_those_of_the_second(self) -> None:
        kerning = made(
            """
            feature kern {
                pos A <1 2 -30 0> B <5 6 7 0>;
                pos A <1 2 -40 0> C <5 6 7 0>;
                pos B <3 0 0 0> C <0 0 0 0>;
                pos [C D] <4 5 -60 0> [D E] <1 1 1 0>;
            } kern;
            """
        )

        assert [-30, -40, 0, -60] == [
            between(kerning, pair) for pair in ("AB", "AC", "BC", "DE")
        ]

    def test_lookups_add_up_and_extensions_are_followed(self) -> None:
        kerning = made(
            """
            lookup one useExtension { pos A B -10; } one;
            lookup two { pos A B -5; } two;
            feature kern { lookup one; lookup two; } kern;
            """
        )

        assert -15 == between(kerning, "AB")

    def test_only_kerning_of_the_scripts_that_the_family_has_counts(self) -> None:
        kerning = made(
            """
            languagesystem latn dflt;
            languagesystem grek dflt;
            languagesystem arab dflt;
            feature cpsp { pos A B -1; } cpsp;
            feature kern { script latn; pos A C -2; } kern;
            feature kern { script grek; pos A D -4; } kern;
            feature kern { script arab; pos A E -8; } kern;
            """
        )

        assert [0, -2, -4, 0] == [
            between(kerning, pair) for pair in ("AB", "AC", "AD", "AE")
        ]

    def test_moves_are_thousandths_of_an_em_whatever_its_units(self) -> None:
        assert -50 == between(made("feature kern { pos A B -100; } kern;", 2000), "AB")

    def test_nothing_is_kerned_without_a_table_or_a_glyph(self) -> None:
        font, data = table("Regular")

        assert 0 == between(Kerning(b"", glyphs(font), 1000), "AV")
        assert 0 == between(Kerning(data, {ord("A"): 2}, 1000), "AV")

    def test_a_table_cut_short_kerns_what_is_left_of_it(self) -> None:
        font, data = table("Italic")
        numbers = glyphs(font)
        cuts = [*range(0, 400, 7), *range(400, len(data), 1999)]
        whole_table = between(Kerning(data, numbers, 1000), "AV")

        found = {between(Kerning(data[:cut], numbers, 1000), "AV") for cut in cuts}

        assert {0, whole_table} == found

    def test_spoilt_tables_raise_nothing(self) -> None:
        font, data = table("Italic")
        numbers = glyphs(font)
        chance = random.Random(1)
        for _ in range(400):
            spoilt = bytearray(data)
            for _ in range(6):
                spoilt[chance.randrange(chance.choice((60, 3000, len(data))))] = (
                    chance.randrange(256)
                )
            kerning = Kerning(bytes(spoilt), numbers, 1000)
            for pair in ("AV", "To", "f)"):
                assert isinstance(between(kerning, pair), int)


@pytest.fixture(params=list(FACES.values()), ids=list(FACES))
def of_family(request: pytest.FixtureRequest) -> Face:
    bold, italic = request.param
    return face(bold=bold, italic=italic)


def moved(of: Face, text: str) -> float:
    """Return how much wider a text is than its letters alone."""
    return of.width(text) - sum(map(of.width, text))


class TestWidths:
    def test_a_text_is_as_wide_as_its_words(self, of_family: Face) -> None:
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
        ids=["letters", "space", "no break", "thin", "figure", "figures", "mark"],
    )
    def test_spaces_figures_and_marks_stay_where_they_are(
        self, characters: str, moves: tuple[int, int]
    ) -> None:
        features = "feature kern { pos A B -9; pos B A -9; } kern;"
        kerning = made(features, characters=characters)
        found = _Moves(kerning, dict.fromkeys(map(ord, characters), 500))

        assert moves == (found[characters], found[characters[::-1]])

    def test_moves_are_no_further_than_readers_bear(self, of_family: Face) -> None:
        for pair in map("".join, product(LETTERS, LETTERS)):
            narrower = min(map(of_family.width, pair))
            assert -0.4 * narrower <= moved(of_family, pair) <= 50

    def test_the_end_of_a_text_counts_without_its_spaces(self) -> None:
        width, inked, kerned = face().measured("To  ")

        assert (face().width("To"), "To  ") == (inked, unkerned(kerned))
        assert width == inked + 2 * face().width(" ")

    def test_half_a_character_is_a_missing_one_not_a_move(self) -> None:
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
        lines = broken(self.pieces(*texts), measure)

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
        (line,) = broken(self.pieces("A", "V", "A"), 100)

        assert ["A", "V", "A"] == [run.kerned for run in line.runs]

    def test_a_whole_piece_is_kerned(self) -> None:
        (piece,) = self.pieces("To")

        assert ("To", piece.width("To")) == (whole(piece).text, whole(piece).width)
        assert 3 == len(whole(piece).kerned)


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
    def test_moves_stand_between_strings_and_plain_text_is_plain(self) -> None:
        (operands, operator), _, *others = shown(drawn("mmm", name="To"))

        assert (b"TJ", 76) == (operator, operands[0][1])
        assert [b"Tj"] * 4 == [operator for _, operator in others[:4]]

    def test_letters_stand_where_their_widths_and_moves_put_them(self) -> None:
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

    def test_a_centred_name_has_as_much_on_its_left_as_on_its_right(self) -> None:
        found = origins(drawn("mmm", name="AVATAVATAVATAR"))[:14]
        bold = face(bold=True)
        right = found[-1][1] + bold.width("R") * 26 / 1000

        assert found[0][1] == pytest.approx(595.276 - right, abs=0.05)

    def test_a_period_stands_off_a_kerned_heading_as_far_as_off_another(self) -> None:
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

    def test_no_reader_sees_a_space_more_or_less(self) -> None:
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
