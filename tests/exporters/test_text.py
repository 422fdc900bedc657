"""Plain text: its layout, its characters, and its words in their order."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cvexport.exporters import text
from cvexport.model.document import (
    Block,
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
from cvexport.model.settings import LineWidth, Settings, TextSettings
from helpers.strategies import documents

PLAIN = Settings()
ASCII = Settings(text=TextSettings(ascii=True))


def wrapped_at(width: int) -> Settings:
    """Return settings for lines of at most `width` characters."""
    return Settings(text=TextSettings(width=LineWidth(width)))


def spans(words: str) -> Spans:
    """Return one unstyled span."""
    return (Span(words),)


def bullets(*items: Item | str) -> List:
    """Return a list of items, or of the items with these texts."""
    return List(tuple(Item(spans(i)) if isinstance(i, str) else i for i in items))


def entry(heading: str, *blocks: Paragraph | List, period: str = "") -> Entry:
    """Return an entry without facts."""
    return Entry(spans(heading), period, (), blocks)


def document_of(*blocks: Block, name: str = "Kura") -> Document:
    """Return a document with one section, or none without blocks."""
    sections = (Section("Work", "WORK", blocks),) if blocks else ()
    return Document("CV", "en", "", name, "", (), sections)


def exported(document: Document, settings: Settings = PLAIN) -> str:
    """Return the text of a document."""
    return text.export(document, settings).decode("utf-8")


def test_the_name_is_alone_on_the_first_line() -> None:
    """Headline and contacts follow at once, each on a line."""
    contacts = (spans("London, UK"), spans("a@b.cd"))
    document = Document("CV", "en", "", "Kura", "Engineer", contacts, ())
    assert exported(document) == "Kura\nEngineer\nLondon, UK | a@b.cd\n"


def test_section_titles_are_the_capitals_on_their_own_line() -> None:
    """The capitals are those of the document, never made here."""
    section = Section("Straße", "STRASSE", (Paragraph(spans("x")),))
    document = Document("CV", "de", "", "Kura", "", (), (section, section))
    assert exported(document) == "Kura\n\nSTRASSE\n\nx\n\nSTRASSE\n\nx\n"


def test_an_entry_has_no_gap_and_a_gap_separates_entries() -> None:
    """Only a second paragraph starts after an empty line."""
    first = Entry(
        spans("BBC"),
        "Aug 2019 – Present",
        (spans("Engineer"), spans("London")),
        (
            Paragraph(spans("Led.")),
            bullets("a", Item(spans("b"), (Item(spans("c")),)), "d"),
            Paragraph(spans("Then.")),
        ),
    )
    assert exported(document_of(first, entry("ITV", period="2018"))) == (
        "Kura\n\nWORK\n\n"
        "BBC | Aug 2019 - Present\nEngineer\nLondon\nLed.\n"
        "- a\n- b\n  - c\n- d\n\nThen.\n\n"
        "ITV | 2018\n"
    )


def test_blank_lines_separate_the_blocks_of_a_section() -> None:
    """Paragraphs and lists without an entry are separate."""
    blocks = (Paragraph(spans("a")), bullets("b", "c"), Paragraph(spans("d")))
    assert exported(document_of(*blocks)) == "Kura\n\nWORK\n\na\n\n- b\n- c\n\nd\n"


def test_what_is_absent_leaves_no_trace() -> None:
    """There is no bullet, separator or empty line without text."""
    empty = Entry((), "", ((),), (Paragraph(()), bullets(""), Paragraph(spans(" "))))
    assert exported(document_of(empty, entry("ITV"))) == "Kura\n\nWORK\n\nITV\n"
    undated = Entry(spans("ITV"), "", (), ())
    assert exported(document_of(undated)) == "Kura\n\nWORK\n\nITV\n"


def test_styles_and_links_leave_their_text() -> None:
    """No markup and no addresses are added: words are the same in every format."""
    styled = (
        Span("a", bold=True),
        Span(" b", italic=True),
        Span(" c", code=True),
        Span(" d", href="https://kura.gg"),
    )
    assert exported(document_of(Paragraph(styled))) == "Kura\n\nWORK\n\na b c d\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019–2020 — now", "2019-2020 - now"),
        ("front‑end −5", "front-end -5"),
        ("it’s ‘so’ “so” „so“ ‚so‘", "it's 'so' \"so\" \"so\" 'so'"),
        ("« so » ‹so›", "\" so \" 'so'"),
        ("5′ 6″", "5' 6\""),
        ("wait…", "wait..."),
        ("Python • Go · C", "Python - Go - C"),
        ("3 × 4 ± 1", "3 x 4 +/- 1"),
        ("a → b ≥ c", "a -> b >= c"),
        ("Windows® © ™", "Windows(R) (C) (TM)"),
        ("soft\u00adly zero\u200bwidth \ufeffx", "softly zerowidth x"),
        ("a\u00a0b\u2009c\u202fd\u3000e", "a b c d e"),
        ("a\t b\n\u2028c\r\n", "a b c"),
        ("£5 €5 20 °C ¿? ½ ²", "£5 €5 20 °C ¿? ½ ²"),
        ("naïve Łódź 日本、「語」", "naïve Łódź 日本、「語」"),
        ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
        ("cafe\u0301", "cafe\u0301"),
        ("a-b 'c' \"d\" ... `e` ~", "a-b 'c' \"d\" ... `e` ~"),
    ],
)
def test_punctuation_is_ascii_and_letters_stay(written: str, expected: str) -> None:
    """Characters with one obvious ASCII spelling get it."""
    assert text.typed(written, PLAIN) == expected


def test_no_letter_combining_mark_or_digit_is_folded() -> None:
    """The table holds symbols, punctuation and invisible characters only."""
    everything = map(chr, range(sys.maxunicode + 1))
    changed = {c for c in everything if text.typed(f"x{c}x", PLAIN) != f"x{c}x"}
    assert {unicodedata.category(c)[0] for c in changed} <= {"C", "P", "S", "Z"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Łódź – Müller", "Lodz - Muller"),
        ("cafe\u0301", "cafe"),
        ("½ → €5", "1/2 -> EUR5"),
        ("Москва", "Moskva"),
    ],
)
def test_ascii_transliterates_letters(written: str, expected: str) -> None:
    """Punctuation is folded first, so that it is the same with and without."""
    assert text.typed(written, ASCII) == expected


def test_ascii_output_is_ascii_for_any_text() -> None:
    """No other character of Unicode is left."""
    every = (chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000)
    assert text.typed(" ".join(every), ASCII).isascii()


def test_lines_are_wrapped_only_on_request() -> None:
    """A form wraps them itself."""
    long = "word " * 200
    assert len(exported(document_of(Paragraph(spans(long)))).split("\n")) == 6


def test_lines_wrap_between_words_only() -> None:
    """Never at a hyphen, and a word that is too long has its own line."""
    long = f"{'x' * 45}."
    prose = Paragraph(spans(f"A front-end and a back-end, all well-connected {long}"))
    assert exported(document_of(prose), wrapped_at(40)) == (
        f"Kura\n\nWORK\n\nA front-end and a back-end, all\nwell-connected\n{long}\n"
    )


def test_wrapped_items_are_aligned_with_their_text() -> None:
    """At each level of nesting."""
    long = "a" * 30
    nested = bullets(Item(spans(f"{long} two"), (Item(spans(f"{long} twenty four")),)))
    assert exported(document_of(nested), wrapped_at(40)) == (
        f"Kura\n\nWORK\n\n- {long} two\n  - {long}\n    twenty four\n"
    )


def test_a_line_of_exactly_the_width_is_kept() -> None:
    """The width is the longest line allowed."""
    prose = Paragraph(spans(f"{'1' * 37} 789"))
    assert exported(document_of(prose), wrapped_at(41)).endswith(f"\n{'1' * 37} 789\n")
    assert exported(document_of(prose), wrapped_at(40)).endswith(f"\n{'1' * 37}\n789\n")


def test_name_and_section_titles_are_never_wrapped() -> None:
    """Parsers find them by their line."""
    long = f"{'a' * 30} {'b' * 30}"
    section = Section(long, long.upper(), (Paragraph(spans(long)),))
    document = Document("CV", "en", "", f"Kura {long}", long, (), (section,))
    broken = long.replace(" ", "\n")
    assert exported(document, wrapped_at(40)) == (
        f"Kura {long}\n{broken}\n\n{long.upper()}\n\n{broken}\n"
    )


PIECES = [
    *"aZ1éßŁ日\u0301👍-–—’“”…•·×→®€½«»\u00ad\u200b\u200d\ufeff",
    *[" ", " ", "\u00a0", "\t", "\n", "\u2028", "word", "front-end", "- ", "# "],
]
written = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
made_up = documents(written.map("Kura".__add__), written, st.just(""))
widths = st.sampled_from([0, 40, 72])
choices = st.builds(
    Settings, text=st.builds(TextSettings, width=widths, ascii=st.booleans())
)

quickly = hypothesis_settings(max_examples=150, deadline=None, derandomize=True)


@quickly
@given(made_up, choices)
def test_words_are_those_of_the_reading_order(
    document: Document, settings: Settings
) -> None:
    """Only bullets and the separator of heading and period are added."""
    marks = {"-", "|"}
    expected = text.typed(" ".join(reading_order(document)), settings).split()
    actual = exported(document, settings).split()
    assert [word for word in expected if word not in marks] == [
        word for word in actual if word not in marks
    ]


@quickly
@given(made_up, choices)
def test_files_are_clean(document: Document, settings: Settings) -> None:
    """No tab, no space at the end of a line, no double gap, one line end at the end."""
    actual = exported(document, settings)
    assert actual == "\n".join(line.rstrip() for line in actual.split("\n"))
    assert {"\t", "\r", "\u00a0", "\u2028", "\ufeff"}.isdisjoint(actual)
    assert actual == actual.strip() + "\n"
    assert "\n\n\n" not in actual
    assert actual.isascii() or not settings.text.ascii


@quickly
@given(made_up, st.sampled_from([40, 60]))
def test_no_line_with_a_space_to_break_at_is_too_long(
    document: Document, width: int
) -> None:
    """Except the name and the section titles."""
    kept = {document.name, *(section.capitals for section in document.sections)}
    titles = {text.typed(title, PLAIN) for title in kept}
    for line in exported(document, wrapped_at(width)).split("\n"):
        if line not in titles:
            assert len(line) <= width or " " not in line.lstrip(" ").removeprefix("- ")


@quickly
@given(written, choices)
def test_typing_twice_is_typing_once(words: str, settings: Settings) -> None:
    """The result contains nothing that would be replaced again."""
    once = text.typed(words, settings)
    assert once == text.typed(once, settings)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("● one", "- one"), ("Go: ●●●○○", "Go: ●●●○○"), ("■□□ ok", "■□□ ok")],
)
def test_the_dots_of_a_rating_are_no_bullets(words: str, expected: str) -> None:
    assert expected == text.typed(words, PLAIN)
