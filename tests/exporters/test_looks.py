"""What a look, its settings and page breaks change in PDF and DOCX."""

from __future__ import annotations

import io
import re
from string import ascii_letters
from typing import Any, get_args

import docx
import pytest
from docx.text.paragraph import Paragraph as WordParagraph
from pypdf import PdfReader

import cvexport
from cvexport.errors import DoesNotFit, InvalidSource
from cvexport.exporters.pdf.fitting import fitted
from cvexport.exporters.pdf.line_breaking import break_lines
from cvexport.exporters.pdf.pagination import pages
from cvexport.exporters.pdf.tags import Element
from cvexport.exporters.pdf.typesetting import Typesetter
from cvexport.exporters.theme import CLASSIC, LOOKS, MILLIMETRE, PAPERS, theme_for
from cvexport.model.document import (
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
)
from cvexport.model.settings import (
    Colour,
    FontSize,
    Look,
    Margin,
    Margins,
    PageCount,
    Paper,
    Settings,
    Spacing,
)
from helpers.fixtures import resume
from helpers.places import SOURCES

NAMES = ("cv", "full", "minimal", "unicode", "long", "dense")
SENTENCE = "Words of several lengths follow one another here until a line is full. "


def document(*blocks: Entry | Paragraph | List, page_break: bool = False) -> Document:
    sections = (
        Section("First", "FIRST", (Paragraph((Span("Some words."),)),)),
        Section("Second", "SECOND", blocks, page_break),
    )
    return Document("T", "en", "", "Nobody Real", "", (), sections)


def entry(number: int, *, keep: bool = False, page_break: bool = False) -> Entry:
    items = tuple(Item((Span(f"Bullet {number}.{n}"),)) for n in range(12))
    heading = (Span(f"Employer {number}"),)
    return Entry(heading, "2019", (), (List(items),), keep, page_break)


def texts(of: Document, settings: Settings) -> list[list[str]]:
    """Return the lines of each page."""
    return [
        ["".join(run.text for run in placed.row.line.runs).strip() for placed in page]
        for page in pages(of, settings)
    ]


@pytest.mark.parametrize("paper", get_args(Paper))
@pytest.mark.parametrize("look", get_args(Look))
@pytest.mark.parametrize("name", NAMES)
def test_every_look_reads_back_in_every_format(
    name: str, look: Look, paper: Paper
) -> None:
    found = resume(name).resume
    of = cvexport.compose(found)
    settings = Settings(look=look, paper=paper)

    for kind in ("pdf", "docx"):
        data = cvexport.export(of, kind, settings)
        assert cvexport.read_back(data, kind, of, settings) > 0


def test_each_look_is_a_different_page() -> None:
    of = cvexport.compose(resume("cv").resume)

    for kind in ("pdf", "docx"):
        files = {
            cvexport.export(of, kind, Settings(look=look)) for look in get_args(Look)
        }
        assert 3 == len(files)


@pytest.mark.parametrize("look", LOOKS)
def test_no_gap_of_a_section_is_taken_for_the_next_entry(look: str) -> None:
    """A parser that measures starts a new job at 1.4 line pitches."""
    of = LOOKS[look]
    pitch = of.body.leading

    for part in (of.entry, of.fact, of.body, of.item):
        assert part.leading == pitch
        assert part.before + part.leading <= 1.4 * pitch


@pytest.mark.parametrize("look", LOOKS)
def test_the_contacts_do_not_touch_the_name(look: str) -> None:
    """Pypdf begins a line where the drop is 0.8 of the larger size or more."""
    of = LOOKS[look]
    drop = of.name.leading * 0.25 + of.name.after + of.contact.leading * 0.75

    assert drop * Spacing.lowest >= 0.8 * of.name.size


def test_sizes_and_gaps_scale_with_the_body() -> None:
    found = theme_for(Settings(font_size=FontSize(12), spacing=Spacing(1.1)))

    assert 12 == found.body.size
    assert pytest.approx(1.2 * CLASSIC.name.size) == found.name.size
    assert pytest.approx(1.32 * CLASSIC.body.leading) == found.body.leading
    assert pytest.approx(1.2 * CLASSIC.indent) == found.indent


def test_a_margin_of_one_side_wins_over_that_of_every_side() -> None:
    found = theme_for(
        Settings(margins=Margins(every=Margin(20), top=Margin(12)))
    ).margins

    wanted = (12 * MILLIMETRE, 20 * MILLIMETRE, 20 * MILLIMETRE)
    assert pytest.approx(wanted) == tuple(found)


def test_an_accent_colours_headings_and_leaves_a_black_name_black() -> None:
    found = theme_for(Settings(accent=Colour("6B2D5C")))

    assert ("6B2D5C", CLASSIC.name_colour) == (found.accent, found.name_colour)
    assert (
        "6B2D5C"
        == theme_for(Settings(look="modern", accent=Colour("6B2D5C"))).name_colour
    )


@pytest.mark.parametrize(("given", "ruled"), [(True, True), (False, False)])
@pytest.mark.parametrize("look", LOOKS)
def test_the_rule_is_there_when_it_is_asked_for(
    look: Look, *, given: bool, ruled: bool
) -> None:
    assert ruled == bool(theme_for(Settings(look=look, section_rule=given)).rule)


@pytest.mark.parametrize("paper", PAPERS)
def test_pdf_and_docx_have_the_same_sheet_and_margins(paper: Paper) -> None:
    of = document()
    settings = Settings(paper=paper, margins=Margins(every=Margin(22)))
    word = docx.Document(io.BytesIO(cvexport.export(of, "docx", settings))).sections[0]
    box = PdfReader(io.BytesIO(cvexport.export(of, "pdf", settings))).pages[0].mediabox

    assert word.page_width is not None
    assert word.left_margin is not None
    assert pytest.approx(float(box.width), abs=0.1) == word.page_width.pt
    assert pytest.approx(22, abs=0.1) == word.left_margin.mm


def test_the_colours_of_a_look_are_in_the_styles_of_the_docx() -> None:
    data = cvexport.export(document(), "docx", Settings(accent=Colour("6B2D5C")))
    heading = docx.Document(io.BytesIO(data)).styles["Heading 2"]

    assert "6B2D5C" == str(heading.font.color.rgb)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("look: moderm", 'must be classic, modern or compact, not "moderm"'),
        ("fontSize: 5", 'must be 8-13 points, not "5"'),
        ("fontSize: big", 'must be 8-13 points, not "big"'),
        ("spacing: 2", 'must be 0.85-1.3, not "2"'),
        ("margins: 3", 'must be 8-40 millimetres, not "3"'),
        ("margins: {top: 90}", 'must be 8-40 millimetres, not "90"'),
        ("fit: 1.5", 'must be 1-20 pages, not "1.5"'),
        ("fit: 0", 'must be 1-20 pages, not "0"'),
        ("accent: reddish", "must be a colour of six hexadecimal digits"),
        ("accent: red", "too light"),
        ('accent: "#FFEE00"', "too light"),
        ("sectionRule: maybe", "must be true or false"),
        ("pageNumbers: bottom", "must be true or false"),
    ],
)
def test_a_setting_out_of_range_is_an_error_with_its_place(
    line: str, message: str
) -> None:
    with pytest.raises(InvalidSource) as caught:
        cvexport.read(f"basics: {{name: Nobody}}\nexport:\n  {line}\n".encode())

    [problem] = caught.value.problems
    assert 3 == problem.line
    assert message in problem.message
    assert problem.hint


class TestLines:
    """Total-fit line breaking."""

    def lines(self, text: str, measure: float) -> list[str]:
        of = Document("T", "en", "", "N", "", (), ())
        typesetter = Typesetter(Element("Document"), CLASSIC)
        assert list(typesetter.blocks(of))
        section = Section("S", "S", (Paragraph((Span(text),)),))
        look = CLASSIC._replace(margins=CLASSIC.margins._replace(sides=0))
        narrow = look._replace(paper=(measure, 800.0))
        blocks = list(
            Typesetter(Element("Document"), narrow).blocks(
                of._replace(sections=(section,))
            )
        )
        return [
            "".join(run.text for run in line.runs).rstrip() for line in blocks[-1].lines
        ]

    def test_lines_have_all_words_in_order(self) -> None:
        found = self.lines(SENTENCE * 5, 200)

        assert (SENTENCE * 5).split() == " ".join(found).split()

    @pytest.mark.parametrize("measure", range(60, 480, 7))
    def test_no_more_lines_than_by_first_fit(self, measure: int) -> None:
        text = SENTENCE * 2

        assert len(self.lines(text, measure)) <= self.first_fit(text, measure)

    def first_fit(self, text: str, measure: float) -> int:
        """Return how many lines a greedy setter takes."""
        count, line = 1, ""
        for word in text.split():
            tried = f"{line} {word}".strip()
            if line and len(self.lines(tried, measure)) > 1:
                count, line = count + 1, word
            else:
                line = tried
        return count

    def test_no_line_breaks_at_a_hyphen(self) -> None:
        found = self.lines("front-end back-end state-of-the-art " * 8, 90)

        assert not [line for line in found if line.endswith("-")]

    def test_a_short_last_word_is_not_alone_on_a_line(self) -> None:
        widths = [
            self.lines("Some words of a line that is just about full at a", measure)
            for measure in range(195, 240)
        ]

        assert not [lines for lines in widths if lines[-1] == "a" and len(lines) > 1]

    def test_no_text_has_no_line(self) -> None:
        assert [] == break_lines((), 100)


class TestPages:
    """Page breaks, and the hints of the source."""

    def test_a_section_begins_a_page_where_the_source_says_so(self) -> None:
        found = texts(document(entry(1), page_break=True), Settings())

        assert "SECOND" == found[1][0]

    def test_an_entry_begins_a_page_where_the_source_says_so(self) -> None:
        found = texts(document(entry(1), entry(2, page_break=True)), Settings())

        assert [2, "Employer 2"] == [len(found), found[1][0].partition("  ")[0][:10]]

    def test_the_heading_moves_with_a_first_entry(self) -> None:
        source = b"basics: {name: Nobody}\nwork: [{name: Firm, pageBreak: true}]"
        sections = cvexport.compose(cvexport.read(source).resume).sections
        [first] = sections[0].blocks

        assert isinstance(first, Entry)
        assert (True, False) == (sections[0].page_break, first.page_break)

    def test_a_kept_entry_is_on_one_page(self) -> None:
        numbers = range(1, 9)
        loose = texts(document(*(entry(n) for n in numbers)), Settings())
        kept = texts(document(*(entry(n, keep=True) for n in numbers)), Settings())

        def parted(spread: list[list[str]]) -> list[str]:
            tops = [re.sub(r"^• ", "", page[0]) for page in spread[1:]]
            return [top for top in tops if top.startswith("Bullet")]

        assert parted(loose)
        assert [] == parted(kept)

    def test_a_kept_entry_longer_than_a_page_is_broken(self) -> None:
        items = tuple(Item((Span(f"Bullet {n}"),)) for n in range(120))
        long = Entry((Span("Employer"),), "", (), (List(items),), keep=True)
        found = texts(document(long), Settings())

        assert 3 == len(found)
        assert 120 == sum(line.startswith("• ") for page in found for line in page)

    def test_page_breaks_are_in_the_docx_too(self) -> None:
        of = document(entry(1, keep=True), entry(2, page_break=True), page_break=True)
        body = docx.Document(io.BytesIO(cvexport.export(of, "docx", Settings())))
        breaks = [p.text[:10] for p in body.paragraphs if before(p)]
        kept = [p.text for p in body.paragraphs if p.paragraph_format.keep_with_next]

        assert ["SECOND", "Employer 2"] == breaks
        assert "Bullet 1.10" in kept
        assert "Bullet 1.11" not in kept

    def test_no_paragraph_leaves_a_single_line_on_a_page(self) -> None:
        for count in range(40, 60):
            paragraphs = [Paragraph((Span(SENTENCE * 3),)) for _ in range(count)]
            for page in texts(document(*paragraphs), Settings()):
                words = [line for line in page if line not in ("FIRST", "SECOND")]
                assert not words[-1].startswith("Words of several lengths")
                assert words[0].startswith(("Words", "Nobody"))


def before(paragraph: WordParagraph) -> bool:
    return bool(paragraph.paragraph_format.page_break_before)


class TestFit:
    """As large as so many pages allow."""

    @pytest.mark.parametrize("count", [2, 3, 4])
    def test_the_type_is_the_largest_that_fits(self, count: int) -> None:
        of = cvexport.compose(resume("cv").resume)
        found = fitted(of, Settings(fit=PageCount(count)))
        larger = found.replaced(font_size=FontSize(found.font_size + 0.2))
        wider = found.replaced(spacing=Spacing(found.spacing + 0.02))

        assert len(pages(of, found)) <= count
        assert found.font_size >= 11 or len(pages(of, larger)) > count
        assert found.spacing >= 1.08 or len(pages(of, wider)) > count

    def test_a_fitted_pdf_has_the_pages_it_was_fitted_for(self) -> None:
        of = cvexport.compose(resume("cv").resume)
        data = cvexport.export(of, "pdf", Settings(fit=PageCount(2)))

        assert 2 == len(PdfReader(io.BytesIO(data)).pages)

    def test_the_docx_has_the_sizes_of_the_pdf(self) -> None:
        of = cvexport.compose(resume("cv").resume)
        settings = Settings(fit=PageCount(2))
        data = cvexport.export(of, "docx", settings)

        assert data == cvexport.export(of, "docx", fitted(of, settings))

    def test_a_given_size_is_kept(self) -> None:
        of = cvexport.compose(resume("minimal").resume)
        settings = Settings(fit=PageCount(1), font_size=FontSize(9))

        assert FontSize(9) == fitted(of, settings).font_size

    def test_the_error_says_how_many_lines_are_too_many(self) -> None:
        of = cvexport.compose(resume("long").resume)

        with pytest.raises(DoesNotFit, match=r"does not fit 2 pages: at 8 points it "):
            fitted(of, Settings(fit=PageCount(2)))


def printed(name: str, **changes: Any) -> list[list[str]]:
    """Return the lines of each page of a fixture, as pypdf reads them."""
    reading = resume(name)
    settings = reading.resume.export.replaced(**changes)
    data = cvexport.export(cvexport.compose(reading.resume), "pdf", settings)
    return [
        page.extract_text().splitlines() for page in PdfReader(io.BytesIO(data)).pages
    ]


@pytest.mark.parametrize("look", ["classic", "modern"])
def test_a_nearly_empty_last_page_is_saved_where_others_have_room(
    look: Look,
) -> None:
    found = printed("long", look=look, paper="Letter")
    assert 9 == len(found)
    assert len(found[-1]) > 8


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("look", LOOKS)
def test_an_address_wider_than_a_line_is_split_after_punctuation(
    look: Look, paper: Paper
) -> None:
    lines = [
        line.strip()
        for page in printed("dense", look=look, paper=paper)
        for line in page
    ]
    source = (SOURCES / "dense.yaml").read_text(encoding="utf-8")
    parted = [
        line[line.index("https://") :]
        for line in lines
        if "https://" in line
        and any(
            line[line.index("https://") :] + rest in source for rest in ascii_letters
        )
    ]
    assert all(part[-1] in "/?&=#@._~:" for part in parted)
    assert len(parted) >= (look != "compact")
    assert not any(line.endswith("-") for line in lines)
