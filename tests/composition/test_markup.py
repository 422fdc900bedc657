"""What inline markup means, and that it never costs a text its letters."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvexport.composition import markup
from cvexport.model.document import Span, Spans, plain

URL = "https://example.org"
MAIL = "mailto:ana@example.org"


def bold(text: str, href: str = "") -> Span:
    """Return a bold span."""
    return Span(text, bold=True, href=href)


def italic(text: str, href: str = "") -> Span:
    """Return an italic span."""
    return Span(text, italic=True, href=href)


def code(text: str, href: str = "") -> Span:
    """Return a span of code."""
    return Span(text, code=True, href=href)


def link(text: str, href: str = "") -> Span:
    """Return a link, to where its text says if no other target is given."""
    return Span(text, href=href or text)


MEANINGS: dict[str, tuple[Span | str, ...]] = {
    # styles
    "**b**": (bold("b"),),
    "*i*": (italic("i"),),
    "***bi***": (Span("bi", bold=True, italic=True),),
    "**b *bi* b**": (bold("b "), Span("bi", bold=True, italic=True), bold(" b")),
    "**b *bi***": (bold("b "), Span("bi", bold=True, italic=True)),
    "*i **bi***": (italic("i "), Span("bi", bold=True, italic=True)),
    "***bi** i*": (Span("bi", bold=True, italic=True), italic(" i")),
    "***bi* b**": (Span("bi", bold=True, italic=True), bold(" b")),
    "(**b**), *i*-x, “*i*” and |*i*|": (
        "(",
        bold("b"),
        "), ",
        italic("i"),
        "-x, “",
        italic("i"),
        "” and |",
        italic("i"),
        "|",
    ),
    "**b**/*i*": (bold("b"), "/", italic("i")),
    "**2**10**": (bold("2**10"),),
    "*2*3*": (italic("2*3"),),
    "*a* b (*c* d)": (italic("a"), " b (", italic("c"), " d)"),
    "*a (*b* c)": ("*a (", italic("b"), " c)"),
    "**a**: b": (bold("a"), ": b"),
    "Kubernetes **and** `kubectl`.": (
        "Kubernetes ",
        bold("and"),
        " ",
        code("kubectl"),
        ".",
    ),
    "日本**太字**語": ("日本", bold("太字"), "語"),
    "**「山田」**です": (bold("「山田」"), "です"),
    "강조**굵게**는": ("강조", bold("굵게"), "는"),
    "ทำ**หนา**มาก": ("ทำ", bold("หนา"), "มาก"),
    # code keeps everything
    "`a*b*<c>&amp;`": (code("a*b*<c>&amp;"),),
    "`asyncio`-based": (code("asyncio"), "-based"),
    "``a`b``": (code("a`b"),),
    "`https://example.org`": (code(URL),),
    "`**`": (code("**"),),
    # links
    "[ana](https://example.org) x": (link("ana", URL), " x"),
    "[**b**](https://example.org)": (bold("b", URL),),
    "**[b](https://example.org)**": (bold("b", URL),),
    "[`c`](https://example.org)": (code("c", URL),),
    "[a *i*](tel:+1)": (link("a ", "tel:+1"), italic("i", "tel:+1")),
    '[a](https://example.org "title")': (link("a", URL),),
    "[a]( https://example.org )": (link("a", URL),),
    "[a](<https://example.org/a b>)": (link("a", f"{URL}/a b"),),
    "[w](https://example.org/C_(x))": (link("w", f"{URL}/C_(x)"),),
    "[a](https://example.org/?a=1&copy=2)": (link("a", f"{URL}/?a=1&copy=2"),),
    "[a](mailto:ana@example.org)": (link("a", MAIL),),
    "[R&amp;D](mailto:ana@example.org)": (link("R&amp;D", MAIL),),
    "[a](ana@example.org)": (link("a", MAIL),),
    "[a](example.org/x)": (link("a", f"{URL}/x"),),
    "[](https://example.org)": (link(URL),),
    "[a\\]b](https://example.org)": (link("a]b", URL),),
    "[https://example.org](https://example.org)": (link(URL),),
    # bare addresses
    "see https://example.org.": ("see ", link(URL), "."),
    "(https://example.org)": ("(", link(URL), ")"),
    "https://example.org/C_(x)": (link(f"{URL}/C_(x)"),),
    "https://example.org/a_b_c?x=1&copy=2": (link(f"{URL}/a_b_c?x=1&copy=2"),),
    "**https://example.org**": (bold(URL, URL),),
    "<https://example.org>": (link(URL),),
    "<ana@example.org>": (link("ana@example.org", MAIL),),
    "ana@example.org, ok": (link("ana@example.org", MAIL), ", ok"),
    "mailto:ana@example.org": ("mailto:", link("ana@example.org", MAIL)),
    "www.example.org is": (link("www.example.org", "https://www.example.org"), " is"),
    "https://例え.jp/パス": (link("https://例え.jp/パス"),),
    # escapes
    "\\*a\\*": ("*a*",),
    "a\\_b\\_c": ("a_b_c",),
    "2010\\. Great": ("2010. Great",),
    "\\\\": ("\\",),
    "\\`": ("`",),
    "\\[a](https://example.org)": ("[a](", link(URL), ")"),
    # unsafe or senseless targets lead nowhere
    "[a](javascript:alert)": ("a",),
    "[a](JaVaScRiPt:alert)": ("a",),
    "[a](java&#115;cript:alert)": ("a",),
    "[a](data:text/html,x)": ("a",),
    "[a](file:///etc/passwd)": ("a",),
    "[a](vbscript:x)": ("a",),
    "[a](//example.org)": ("a",),
    "[a](#top)": ("a",),
    "[a](https:)": ("a",),
    "[a]()": ("a",),
}

UNCHANGED = (
    "C++ & C#",
    "R&D <x>",
    "AT&T",
    "AT&amp;T",
    "&copy; 2020",
    "&#42;a&#42;",
    "snake_case_name",
    "__init__",
    "__b__",
    "_i_ and __b__, _i_",
    "def __init__(self, *args, **kwargs)",
    "2*3*4",
    "2**10 and 3**5",
    "2**10** 3",
    "un**frigging**believable",
    "x*i*, *i*x",
    "Best stand*",
    "Best stand* of 40*",
    "5* hotel and 4* hotel",
    "*/5 * * * *",
    "int *p, *q",
    "C*-algebras and *-homomorphisms",
    "* a*",
    "** a **",
    "*a *",
    "5 * 3 * 2",
    "a ** b",
    "a*b",
    "**unclosed",
    "*unclosed",
    "`unclosed",
    "[x] done",
    "[ ] to do",
    "[[x]]",
    "[a][b]",
    "[ref][1]",
    "C:\\dir\\new",
    "- no list",
    "1. no list",
    "# no heading",
    "> no quote",
    "    no code",
    "---",
    "<b>raw</b>",
    "<!-- x -->",
    "x<y and y>z",
    "![img](x.png)",
    "*.py and *.js",
    "**/*.yaml",
    "~~struck~~",
    "@ana",
    "user@host",
    "//example.org",
    "ftp://example.org",
    "s3://bucket/key",
    "https://",
    "https://.",
    "www.",
    "****",
    "*",
    "_",
    "[",
    "[](#x)",
    "[](javascript:x)",
    "klzzwxh:0000",
    "100 % – “so” it’s",
)


@pytest.mark.parametrize(("text", "expected"), MEANINGS.items())
def test_markup_means_what_a_writer_means(
    text: str, expected: tuple[Span | str, ...]
) -> None:
    wanted = tuple(Span(each) if isinstance(each, str) else each for each in expected)

    assert wanted == markup.spans(text)


@pytest.mark.parametrize("text", UNCHANGED)
def test_what_is_no_markup_stays_as_it_was_typed(text: str) -> None:
    spans = markup.spans(text)

    assert text == plain(spans)
    assert {Span("")} == {Span("", span.bold, span.italic, span.code) for span in spans}


def test_no_text_has_no_spans() -> None:
    assert markup.spans("") == ()


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from([*"*_`[]()<>\\ !&;:.@#/", "a", "é", "www.", "https://b.c"]),
        max_size=30,
    ).map("".join)
)
def test_no_mixture_of_marks_loses_a_letter_or_makes_an_unsafe_link(text: str) -> None:
    spans = markup.spans(text)

    assert not text or plain(spans)
    assert set(letters(plain(spans))) <= set(letters(text) + "https")
    assert all(markup.is_safe(span.href) for span in spans if span.href)


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_any_text_keeps_its_letters(text: str) -> None:
    assert letters(text) == letters(plain(markup.spans(text)))


@pytest.mark.parametrize(
    "text",
    [
        "**b** " + "a" * markup.MAX_LENGTH,
        "[" * (markup.MAX_BRACKETS + 1) + "a](https://example.org)",
        "*a* " * (markup.MAX_MARKS // 2 + 1),
        "`" * (markup.MAX_MARKS + 1),
    ],
    ids=["long", "brackets", "stars", "backticks"],
)
def test_an_excess_of_marks_leaves_the_text_as_it_stands(text: str) -> None:
    assert (Span(text),) == markup.spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "\\" * markup.MAX_LENGTH,
        "a@" * (markup.MAX_LENGTH // 2),
        "@" + "a." * (markup.MAX_LENGTH // 3),
        "<" * markup.MAX_LENGTH,
        "https://a" + ")" * (markup.MAX_LENGTH - 20),
        "[" * markup.MAX_BRACKETS + "a" * 15_000,
        "*a" * markup.MAX_MARKS,
        "[a](<" * markup.MAX_BRACKETS,
    ],
    ids=range(8),
)
def test_hostile_texts_below_the_limits_are_read(text: str) -> None:
    assert plain(markup.spans(text))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:ana@example.org", True),
        ("tel:+442079460000", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_only_whole_addresses_of_four_schemes_are_safe(
    target: str, expected: bool
) -> None:
    assert expected is markup.is_safe(target)


def test_neighbours_of_one_style_become_one_span() -> None:
    found: Spans = (Span("a"), Span("b"), bold("c"), bold("d"), Span("e"))

    assert (Span("ab"), bold("cd"), Span("e")) == markup.merged(found)


def test_text_without_marks_never_imports_a_parser() -> None:
    program = (
        "import sys; from cvexport.composition.markup import spans\n"
        "spans('Wrote C++ & C#, 1.5 (10 %), a-b / c: d; “e”')\n"
        "print('markdown' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == ["False"]
