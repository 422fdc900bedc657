"""Lines with their geometry and emphasis, from files of several programs."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.pdfgen.canvas import Canvas

from cvexport.model.lines import Line
from cvexport.readers.layout import read_lines
from helpers.fixtures import exported
from helpers.places import ROOT

FILES = ROOT / "tests" / "files"
TUNING = ROOT / "tests" / "labelled" / "tuning"


def lines(path: Path) -> tuple[Line, ...]:
    return read_lines(path.read_bytes(), path.suffix[1:])


def texts(found: tuple[Line, ...]) -> list[str]:
    return [line.text for line in found]


def drawn(*places: tuple[float, float, str], font: str = "Helvetica") -> bytes:
    """Return a PDF of a page with texts at places, from the upper left corner."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont(font, 10)
    for x, y, text in places:
        canvas.drawString(x, 842 - y, text)
    canvas.save()
    return buffer.getvalue()


def written(document: docx.document.Document) -> tuple[Line, ...]:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_lines(buffer.getvalue(), "docx")


@pytest.mark.parametrize("program", ["chromium", "libreoffice"])
def test_columns_are_read_one_after_the_other(program: str) -> None:
    found = lines(FILES / f"{program}-columns.pdf")

    columns = [line.column for line in found]
    assert sorted(columns) == columns
    assert {0, 1} == set(columns)


def test_a_date_at_the_right_margin_is_apart_on_its_line() -> None:
    found = lines(FILES / "libreoffice-right-tab.pdf")

    assert "Fabel Harbour Office\tAug 2019 - Present" in texts(found)
    assert {0} == {line.column for line in found}


def test_bullets_are_no_text() -> None:
    for name in ("chromium-plain.pdf", "libreoffice-plain.pdf", "pandoc-plain.docx"):
        items = [line.text for line in lines(FILES / name) if line.is_bullet]

        assert "Trained the night watch" in items or len(items) == 3


def test_icons_before_contacts_are_left_out() -> None:
    found = texts(lines(FILES / "chromium-icons.pdf"))

    assert ["ottilie@example.org", "020 7946 0000"] == found[1:3]


def test_ligatures_are_spelt_out() -> None:
    found = texts(lines(FILES / "chromium-ligatures.pdf"))

    assert "Filed the official finding of the fire brigade" in found


def test_accents_that_latex_prints_above_letters_are_part_of_them() -> None:
    found = texts(lines(TUNING / "latex-classic-accents.pdf"))

    assert "Élodie Charbonnet" == found[0]
    assert "Expérience professionnelle" in found


def test_bold_is_known_in_fonts_without_names() -> None:
    found = lines(TUNING / "web-own-headings.pdf")

    heading = next(line for line in found if line.text == "Where I have worked")
    item = next(line for line in found if line.is_bullet)
    assert heading.segments[0].is_bold
    assert not item.segments[0].is_bold


@pytest.mark.parametrize("name", ["latex-classic.pdf", "canvas-bold-first.pdf"])
def test_bold_is_known_by_the_names_of_fonts(name: str) -> None:
    found = lines(TUNING / name)

    assert [True] == [segment.is_bold for segment in found[0].segments]
    assert not any(segment.is_bold for segment in found[1].segments)


def test_labels_at_the_left_are_lines_above_what_they_are_about() -> None:
    found = texts(lines(TUNING / "web-rail.pdf"))

    at = found.index("EXPERIENCE")
    assert "Teaching Assistant\t2021–2025" == found[at + 1]


def test_a_column_with_the_name_is_read_before_a_sidebar_at_its_left() -> None:
    found = texts(lines(TUNING / "web-dark-sidebar.pdf"))

    assert ["Agnieszka Borowik", "Nurse Practitioner", "SUMMARY"] == found[:3]
    assert found.index("EXPERIENCE") < found.index("CONTACT")


def test_a_sidebar_on_the_lines_of_the_other_column_is_a_column() -> None:
    left = ["SKILLS", "Python", "SQL", "Git", "Rust", "LANGUAGES", "English", "Welsh"]
    right = ["Wrote reports on harbours weekly, and trained two juniors"] * len(left)
    rows = enumerate(zip(left, right, strict=True))
    data = drawn(
        *(
            (x, 100.0 + 14 * row, text)
            for row, pair in rows
            for x, text in zip((50.0, 180.0), pair, strict=True)
        )
    )

    assert [*left, *right] == texts(read_lines(data, "pdf"))


def test_dates_at_the_left_are_read_with_what_is_beside_them() -> None:
    data = drawn(
        (50, 100, "Employment"),
        (50, 120, "Jan 2019 -"),
        (150, 120, "Officer"),
        (50, 132, "Present"),
        (150, 132, "Harbour Office"),
        (150, 144, "Leads four people, and wrote the log of the harbour"),
        (50, 160, "2015 - 2018"),
        (150, 160, "Keeper"),
        (150, 172, "Lighthouse"),
        (50, 190, "Education"),
    )

    assert [
        "Employment",
        "Jan 2019 - Present\tOfficer",
        "Harbour Office",
        "Leads four people, and wrote the log of the harbour",
        "2015 - 2018\tKeeper",
        "Lighthouse",
        "Education",
    ] == texts(read_lines(data, "pdf"))


def test_small_capitals_are_one_piece() -> None:
    found = lines(TUNING / "web-small-caps.pdf")

    assert ["Saoirse Mulqueen"] == [each.text for each in found[0].segments]


def test_letters_drawn_one_by_one_are_words() -> None:
    word = "Harbour"
    letters = [(50 + 5.6 * index, 100, letter) for index, letter in enumerate(word)]
    data = drawn(*letters, (95, 100, "Office"), font="Courier")

    assert ["Harbour Office"] == texts(read_lines(data, "pdf"))


def test_letters_printed_twice_are_read_once() -> None:
    data = drawn((50, 100, "Harbour"), (50.4, 100, "Harbour"), (50, 120, "Office"))

    assert ["Harbour", "Office"] == texts(read_lines(data, "pdf"))


def test_one_space_or_two_make_no_difference() -> None:
    data = drawn((50, 100, "Harbour  Office"), (50, 120, "Harbour Office"))

    first, second = texts(read_lines(data, "pdf"))
    assert first == second


def test_page_numbers_and_repeated_feet_are_left_out() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number, word in ((1, "Harbour"), (2, "Lighthouse")):
        canvas.drawString(50, 700, word)
        canvas.drawString(50, 40, "Confidential")
        canvas.drawString(280, 20, f"Page {number} of 2")
        canvas.showPage()
    canvas.save()

    found = read_lines(buffer.getvalue(), "pdf")
    assert ["Harbour", "Lighthouse"] == texts(found)
    assert [0, 1] == [line.page for line in found]


def test_a_link_is_known_by_its_rectangle() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.drawString(50, 700, "Harbour")
    canvas.linkURL("https://harbour.example", (48, 695, 120, 715))
    canvas.save()

    (line,) = read_lines(buffer.getvalue(), "pdf")
    assert "https://harbour.example" == line.segments[0].link


def test_an_empty_line_is_a_gap() -> None:
    rows = [(50.0, 100 + 12.0 * row, "Harbour office") for row in range(5)]
    data = drawn(*rows, (50, 172, "Below"))

    assert [0, 0, 0, 0, 0, 1] == [line.gap for line in read_lines(data, "pdf")]


@pytest.mark.parametrize("format_name", ["pdf", "docx", "md", "txt"])
def test_our_own_files_are_read_with_their_items(format_name: str) -> None:
    found = read_lines(exported("full", format_name), format_name)

    assert "Fulvia Allwright" == found[0].text
    assert "Counted each part" in [line.text for line in found if line.is_bullet]


@pytest.mark.parametrize("format_name", ["docx", "md", "pdf"])
def test_items_are_as_deep_as_they_are_indented(format_name: str) -> None:
    found = read_lines(exported("full", format_name), format_name)

    levels = {line.text: line.level for line in found if line.is_bullet}
    assert [0, 1, 2] == [
        levels[name] for name in ("one level", "two levels", "three levels")
    ]


def test_looks_are_inherited_from_styles() -> None:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(13), True
    paragraph = document.add_paragraph("Harbour ")
    paragraph.add_run("Office").bold = False

    (line,) = written(document)
    assert [(13, True), (13, False)] == [
        (each.size, each.is_bold) for each in line.segments
    ]


def test_headings_lists_and_line_breaks_are_known_in_docx() -> None:
    document = docx.Document()
    document.add_heading("Experience", 1)
    document.add_paragraph("Harbour Office\nOfficer\tAug 2019")
    document.add_paragraph("Trained the watch", style="List Bullet")

    heading, first, second, item = written(document)
    assert heading.is_heading
    assert ["Harbour Office", "Officer\tAug 2019"] == [first.text, second.text]
    assert item.is_bullet


def test_cells_with_a_date_are_beside_the_text() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text, right.text = "2019 - 2021", "Officer\nHarbour Office\nTrained the watch"

    assert ["2019 - 2021\tOfficer", "Harbour Office", "Trained the watch"] == texts(
        written(document)
    )


def test_long_cells_are_read_one_after_the_other() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "\n".join(f"left {number}" for number in range(6))
    right.text = "\n".join(f"right {number}" for number in range(7))

    found = written(document)
    assert [0] * 6 + [1] * 7 == [line.column for line in found]


def test_contacts_in_a_page_header_come_first_and_page_numbers_are_left_out() -> None:
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = "ottilie@example.org"
    run = header.add_paragraph("Page ").add_run()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    run._r.addnext(field)
    document.add_paragraph("Ottilie Fallow")

    assert ["ottilie@example.org", "Ottilie Fallow"] == texts(written(document))


def test_icons_in_docx_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("\uf0e0 ottilie@example.org")

    assert ["ottilie@example.org"] == texts(written(document))


def test_a_text_box_is_read_once() -> None:
    found = texts(lines(TUNING / "word-text-box.docx"))

    assert 1 == found.count("emeka.nwachuku@example.org")


def test_markdown_keeps_headings_emphasis_and_links() -> None:
    text = b"Title\n=====\n\n**Officer**, [Office](https://office.example)\n\n- item\n"
    title, line, item = read_lines(text, "md")

    assert ("Title", True) == (title.text, title.is_heading)
    assert "Officer, Office" == line.text
    assert [True, False] == [line.segments[0].is_bold, line.segments[-1].is_bold]
    assert "https://office.example" == line.segments[-1].link
    assert ("item", True, 1) == (item.text, item.is_bullet, item.gap)


def test_rules_in_plain_text_are_no_lines() -> None:
    found = read_lines(b"EXPERIENCE\n----------\n\n  * item\tMay 2019\n", "txt")

    assert ["EXPERIENCE", "item\tMay 2019"] == texts(found)
    assert [False, True] == [line.is_bullet for line in found]


def test_centred_headings_above_text_at_the_left_make_no_column() -> None:
    places: list[tuple[float, float, str]] = []
    for number, heading in enumerate(("Experience", "Education", "Skills")):
        top = 100 + 100 * number
        places.append((300 - 2.5 * len(heading), top, heading))
        places += [(50, top + 15 * row, f"Row {row} of text") for row in range(1, 6)]

    found = texts(read_lines(drawn(*places, (50, 400, "A line of text " * 8)), "pdf"))

    assert [0, 6, 12] == [
        found.index(each) for each in ("Experience", "Education", "Skills")
    ]


def test_a_date_on_a_baseline_of_its_own_is_beside_the_employer() -> None:
    places: list[tuple[float, float, str]] = []
    for row in range(5):
        top = 100 + 60 * row
        places.append((480, top - 3, f"201{row} - 201{row + 1}"))
        places.append((50, top, f"Harbour Office {row}"))
        places.append((50, top + 14, "Sorted the tide tables for the year"))

    found = texts(read_lines(drawn(*places), "pdf"))

    assert "Harbour Office 3\t2013 - 2014" in found


def test_two_spaces_separate_where_a_line_shows_how_wide_one_is() -> None:
    text = "Harbour Office Quayside  Assistant Clerk of Tides"

    (line,) = read_lines(drawn((50, 100, text)), "pdf")

    assert "Harbour Office Quayside\tAssistant Clerk of Tides" == line.text


def test_a_date_cut_in_a_narrow_cell_is_whole() -> None:
    places: list[tuple[float, float, str]] = []
    for row in range(4):
        top = 100 + 60 * row
        places.append((50, top, "May 2021 - Mar"))
        places.append((50, top + 12, "2025"))
        places.append((200, top, f"Clerk at Harbour Office {row}"))
        places.append((50, top + 26, "Sorted the tide tables for the year"))

    found = texts(read_lines(drawn(*places), "pdf"))

    assert "May 2021 - Mar 2025\tClerk at Harbour Office 2" in found


def test_markdown_is_apart_at_wide_gaps_and_ends_before_a_hard_break() -> None:
    found = read_lines(b"**Clerk**   Harbour Office\\\n2019 - 2021\n", "md")

    assert ["Clerk\tHarbour Office", "2019 - 2021"] == texts(found)
