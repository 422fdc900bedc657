"""A file that lost, gained, broke or moved a word is found out, whatever its format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import get_args

import pytest

import cvexport
from cvexport.errors import ReadBackError
from cvexport.model import formats as model
from cvexport.model.document import Document, Entry, Paragraph, Section, Span
from cvexport.model.settings import LineWidth, Look, Settings, TextSettings
from cvexport.readback import extracted, found_in, read_back

SOURCE = """
basics: {name: Ana Example, email: ana@example.org, summary: "Writes & *reads* R<D."}
work:
  - {name: Example Ltd, position: Engineer, startDate: 2019-08, summary: Wrote it.}
  - {name: Sample Inc, position: Builder, endDate: 2019-07, highlights: [Built, {a: b}]}
skills: [Python, {name: Web, keywords: [HTML, CSS]}]
"""
FORMATS = [name for name, row in model.FORMATS.items() if row.content == "document"]
every_format = pytest.mark.parametrize("name", FORMATS)


def composed(source: str = SOURCE) -> Document:
    """Compose a source."""
    return cvexport.compose(cvexport.read(source.encode()).resume)


def prose(text: str) -> Document:
    """Return a document whose summary is `text`."""
    section = Section("Summary", "SUMMARY", (Paragraph((Span(text),)),))
    return composed()._replace(sections=(section,))


def complaint(document: Document, name: str, exported: Document) -> str:
    """Return what is said of a file that was exported from another document."""
    with pytest.raises(ReadBackError) as caught:
        cvexport.read_back(cvexport.export(exported, name), name, document)
    return str(caught.value)


def changed(
    document: Document, change: Callable[[list[Entry]], list[Entry]]
) -> Document:
    """Return the document with changed entries in its section of jobs."""
    summary, work, *rest = document.sections
    entries = [block for block in work.blocks if isinstance(block, Entry)]
    jobs = work._replace(blocks=tuple(change(entries)))
    return document._replace(sections=(summary, jobs, *rest))


@every_format
def test_a_whole_file_reads_back_to_its_last_word(name: str) -> None:
    document = composed()
    words = cvexport.read_back(cvexport.export(document, name), name, document)

    assert words == 30


FAULTS: dict[str, tuple[Callable[[list[Entry]], list[Entry]], str]] = {
    "a lost employer": (
        lambda jobs: [jobs[0]._replace(heading=(Span("Example"),)), *jobs[1:]],
        "lost: 'Ltd'",
    ),
    "a lost entry": (lambda jobs: jobs[1:], "lost: 'Example', 'Ltd', 'Aug'"),
    "a lost date": (
        lambda jobs: [jobs[0]._replace(period=""), *jobs[1:]],
        "lost: 'Aug', '2019', 'Present'",
    ),
    "a lost title": (
        lambda jobs: [jobs[0]._replace(lines=()), *jobs[1:]],
        "lost: 'Engineer'",
    ),
    "lost prose": (
        lambda jobs: [jobs[0]._replace(blocks=()), *jobs[1:]],
        "lost: 'Wrote', 'it.'",
    ),
    "an added word": (
        lambda jobs: [jobs[0]._replace(heading=(Span("Example Ltd plc"),)), *jobs[1:]],
        "added: 'plc'",
    ),
    "a broken word": (
        lambda jobs: [jobs[0]._replace(heading=(Span("Exam ple Ltd"),)), *jobs[1:]],
        "added: 'Exam', 'ple'",
    ),
    "glued words": (
        lambda jobs: [jobs[0]._replace(heading=(Span("ExampleLtd"),)), *jobs[1:]],
        "added: 'ExampleLtd'",
    ),
    "another order": (lambda jobs: jobs[::-1], "the words are out of order"),
}


@every_format
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_named(name: str, fault: str) -> None:
    change, expected = FAULTS[fault]
    document = composed()
    message = complaint(document, name, changed(document, change))

    assert message.startswith(f"{name}: the file does not read back as the document\n")
    assert f"\n  {expected}" in message


def test_the_message_shows_the_words_around_the_first_fault() -> None:
    document = composed()
    message = complaint(document, "txt", changed(document, lambda jobs: jobs[1:]))

    assert message.splitlines()[-2:] == [
        "  expected: … & reads R<D. EXPERIENCE Example Ltd Aug 2019 Present …",
        "  found:    … & reads R<D. EXPERIENCE Sample Inc Jul 2019 Builder …",
    ]


def test_of_many_lost_words_ten_are_named() -> None:
    words = " ".join(f"w{number}" for number in range(30))
    lines = complaint(prose(words), "txt", prose("")).splitlines()

    assert lines[1].startswith("  lost: 'w0', 'w1'")
    assert lines[1].endswith("'w9' …")


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a zip file with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as zip_:
        for each in before.infolist():
            content = before.read(each)
            assert each.filename != part or old in content
            zip_.writestr(
                each, content.replace(old, new) if each.filename == part else content
            )
    return out.getvalue()


def test_a_changed_byte_of_text_is_found_in_any_file() -> None:
    document = composed()
    text = cvexport.export(document, "txt").replace(b"Engineer", b"Engincer")
    markdown = cvexport.export(document, "md").replace(b"Engineer", b"*Eng*ineer!")
    docx = edited(
        cvexport.export(document, "docx"), "word/document.xml", b"Engineer", b"Engine"
    )
    for name, data, added in (
        ("txt", text, "Engincer"),
        ("md", markdown, "Engineer!"),
        ("docx", docx, "Engine"),
    ):
        with pytest.raises(ReadBackError, match=f"added: '{added}'"):
            cvexport.read_back(data, name, document)


@pytest.mark.parametrize("name", ["docx", "pdf"])
@pytest.mark.parametrize(
    "spoilt",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda _: b"rubbish",
        lambda data: data[:4] + bytes(len(data) - 4),
    ],
    ids=["empty", "cut", "rubbish", "zeros"],
)
def test_a_file_that_no_reader_opens_does_not_read_back(
    name: str, spoilt: Callable[[bytes], bytes]
) -> None:
    document = composed()
    data = spoilt(cvexport.export(document, name))

    with pytest.raises(ReadBackError, match=f"{name}: a reader can't open the file: "):
        cvexport.read_back(data, name, document)


def test_a_pdf_whose_page_can_not_be_loaded_does_not_read_back() -> None:
    document = composed()
    data = cvexport.export(document, "pdf")
    spoilt = re.sub(rb"/Type /Page\b(?!s)", b"/Type /Gape", data)

    assert data != spoilt
    with pytest.raises(ReadBackError, match="refuses page 1"):
        cvexport.read_back(spoilt, "pdf", document)


@pytest.mark.parametrize("name", ["txt", "md"])
def test_text_that_is_not_utf_8_does_not_read_back(name: str) -> None:
    with pytest.raises(ReadBackError, match="can't open the file"):
        cvexport.read_back(b"\xff", name, composed())


@every_format
@pytest.mark.parametrize("length", [61, 150, 700])
def test_a_word_wider_than_a_line_may_be_broken(name: str, length: int) -> None:
    document = prose(f"before {'x' * length} after")

    assert cvexport.read_back(cvexport.export(document, name), name, document)


def test_a_long_word_that_lost_its_end_is_found() -> None:
    document, shorter = prose("x" * 300), prose("x" * 299)

    assert "lost: " in complaint(document, "pdf", shorter)


def test_a_short_word_must_not_be_broken() -> None:
    assert "added: 'extra'" in complaint(
        prose("extraordinary"), "txt", prose("extra ordinary")
    )


def test_pages_end_anywhere() -> None:
    document = prose(" ".join(f"word{number}" for number in range(4000)))
    data = cvexport.export(document, "pdf")

    assert read_back(data, "pdf", document, Settings()) == 4000 + 4
    assert data.count(b"/Type /Page") > 3


@pytest.mark.parametrize("offset", range(0, 60, 3))
def test_a_hyphen_may_end_a_line(offset: int) -> None:
    document = prose("a" * offset + " pre- and post- processing, front-end work" * 12)
    data = cvexport.export(document, "pdf")

    assert "\ufffe" not in extracted(data, "pdf")
    assert cvexport.read_back(data, "pdf", document)


@every_format
def test_marks_between_words_are_passed_over(name: str) -> None:
    document = prose("a - b | c • d * e – f")

    assert cvexport.read_back(cvexport.export(document, name), name, document) == 10


@pytest.mark.parametrize(
    "text", [TextSettings(width=LineWidth(40)), TextSettings(ascii=True)]
)
def test_plain_text_is_held_against_what_its_settings_ask(text: TextSettings) -> None:
    document = prose("“Ça” costs 5 € – naïvely – " + "and more " * 20)
    settings = Settings(text=text)
    data = cvexport.export(document, "txt", settings)

    assert cvexport.read_back(data, "txt", document, settings)


def test_the_words_of_markdown_are_those_of_the_page_it_makes() -> None:
    data = b"# A *b*c\n\n- d\n- e &amp; `<f>` [g](https://example.org)\n"

    assert extracted(data, "md").split() == ["A", "bc", "d", "e", "&", "<f>", "g"]


def test_a_line_may_end_between_ideographs_and_not_within_other_words() -> None:
    spans = (Span("運用に12年携わ–った, plain words"),)
    section = Section("", "", (Paragraph(spans),))
    document = Document("", "ja", "", "", "", (), (section,))
    ends = "運用に\n12年携わ\n–\nった, plain words"
    assert found_in(ends, "pdf", document, Settings()) > 0
    for wrong in ("運用に12年携わった, plainwords", "運用12年携わった, plain words"):
        with pytest.raises(ReadBackError):
            found_in(wrong, "pdf", document, Settings())


# -- words that the layout has to break


def long_word(length: int) -> str:
    return ("Featherstonehaugh" * 40)[:length]


@pytest.mark.parametrize("margins", [8, 18, 40])
@pytest.mark.parametrize("look", get_args(Look))
@pytest.mark.parametrize("length", [20, 32, 45, 60, 61, 90, 300])
def test_words_of_any_length_read_back(length: int, look: Look, margins: int) -> None:
    word = long_word(length)
    source = {
        "basics": {"name": word, "summary": f"{word} {word}", "label": word},
        "work": [
            {
                "name": word.upper(),
                "position": word,
                "startDate": "2020",
                "highlights": [{"text": "a", "items": [f"https://example.org/{word}"]}],
            }
        ],
        "sections": [{"title": word, "bullets": [f"WW-{word}-{word}"]}],
        "export": {"look": look, "margins": margins, "fontSize": 13},
    }
    resume = cvexport.read(source).resume

    for name in cvexport.formats():
        cvexport.read_back(cvexport.export(resume, name), name, resume)


def test_a_word_that_is_broken_over_a_page_reads_back() -> None:
    for count in range(40, 60):
        source = {
            "basics": {"name": "Ada"},
            "interests": [*["x"] * count, long_word(600)],
            "export": {"pageNumbers": True},
        }
        resume = cvexport.read(source).resume
        cvexport.read_back(cvexport.export(resume, "pdf"), "pdf", resume)


@pytest.mark.parametrize(
    "text",
    [
        "Ada\nSUMMARY\nread ers only",  # a space within a word
        "Ada\nSUMMARY\nread-\ners only",
        "Ada\nSUMMARY\nread\nread\ners only",
        "Ada\nSUMMARY\nread\nonly",
        "Ada\nSUMMARY\ners\nread only",
        "Ada\nSUMMARY\nreaders\nonlyonly",
        "Ada\nSUMMARY\nreadersonly",
    ],
)
def test_a_real_fault_within_a_word_is_found(text: str) -> None:
    document = composed("basics: {name: Ada, summary: readers only}")
    with pytest.raises(ReadBackError):
        found_in(text, "pdf", document, Settings())


def test_a_word_broken_at_a_line_end_is_one_word() -> None:
    document = composed("basics: {name: Ada, summary: readers only}")

    assert 4 == found_in("Ada\nSUMMARY\nread\ners only", "pdf", document, Settings())


@pytest.mark.parametrize(
    "text",
    ["x\n\ny", "x\n\ny\n\nz", "\u0301", "-", "|", "•", "*", "\u2013", "1.", "#", "a"],
)
def test_texts_of_one_character_are_built_everywhere(text: str) -> None:
    source = {
        "basics": {"name": "Ada", "summary": text, "label": text},
        "work": [{"name": "B", "summary": text, "highlights": [text, {"text": text}]}],
        "education": [{"institution": text, "area": text}],
        "skills": [text, {"name": text, "keywords": [text]}],
        "awards": [{"awarder": text}, {"summary": text}],
        "sections": [{"title": "T", "paragraphs": [text], "bullets": [text]}],
    }
    resume = cvexport.read(source).resume

    for name in cvexport.formats():
        cvexport.read_back(cvexport.export(resume, name), name, resume)


@pytest.mark.parametrize(
    "words",
    [
        ["X", "b"],
        ["a0", "b", "-a", "_"],
        ["I.", ".", "xy", "~"],
        ["a'", "I", "A", "ssss"],
        ["Ada", "é", "A", "sax"],
        ["*x*y", "**A**I", "no", "ema"],
        ["e\u0301\u0302", "o", "\u0301", "\u2013"],
    ],
)
@pytest.mark.parametrize("size", [8, 13])
def test_lines_of_few_characters_read_back(words: list[str], size: int) -> None:
    source = {
        "basics": {"name": words[0], "label": words[1], "summary": "\n\n".join(words)},
        "work": [{"name": word, "position": words[-1]} for word in words * 20],
        "education": [{"institution": word, "area": words[0]} for word in words],
        "sections": [{"title": words[1], "paragraphs": words, "bullets": words}],
        "export": {"fontSize": size},
    }
    resume = cvexport.read(source).resume

    for name in cvexport.formats():
        cvexport.read_back(cvexport.export(resume, name), name, resume)


def test_lines_that_lost_their_break_are_found() -> None:
    glued = {"basics": {"name": "Ada", "summary": "xy"}}
    apart = {"basics": {"name": "Ada", "summary": "x\n\ny"}}
    document = cvexport.compose(cvexport.read(apart).resume)

    assert "added: 'xy'" in complaint(
        document, "pdf", cvexport.compose(cvexport.read(glued).resume)
    )
