"""The HTML file: its words, its structure and what it refuses."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from fontTools.ttLib import TTFont

import cvexport
from cvexport.errors import ReadBackError
from cvexport.exporters.theme import LOOKS, theme_for
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
from cvexport.model.settings import Colour, Look, Settings
from helpers.fixtures import FIXTURES, resume
from helpers.places import FACES

NAMES = (*FIXTURES, "cv", "dense", "three-scripts")
VOID = {"meta"}


class Tree(HTMLParser):
    """Elements in order, each as its path of tags with its attributes and text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.faults: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((" ".join([*self.open, tag]), dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1], data))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [found for path, found in self.elements if path.split()[-1] == tag]


def document(*blocks: Entry | Paragraph | List, **parts: Any) -> Document:
    sections = (Section("Work", "WORK", blocks, parts.pop("page_break", False)),)
    empty = Document("T", "en", "", "Nobody Real", "", (), sections)
    return empty._replace(**parts)


def export(of: Document, settings: Settings | None = None) -> bytes:
    return cvexport.export(of, "html", settings or Settings())


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_read_back_in_order(name: str) -> None:
    of = cvexport.compose(resume(name).resume)

    assert cvexport.read_back(export(of), "html", of) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_element_is_closed_where_it_should_be(name: str) -> None:
    tree = Tree(export(cvexport.compose(resume(name).resume)))

    assert ([], []) == (tree.faults, tree.open)


def test_a_lost_word_is_found() -> None:
    of = document(Paragraph((Span("Some words"),)))
    data = export(of).replace(b"Some words", b"words")

    with pytest.raises(ReadBackError, match="lost: 'Some'"):
        cvexport.read_back(data, "html", of)


def test_the_structure_is_that_of_the_document() -> None:
    nested = List((Item((Span("Out"),), (Item((Span("In"),)),)),))
    entry = Entry(
        (Span("Firm"),), "2019", ((Span("Title"),), (Span("Fact"),)), (nested,)
    )
    tree = Tree(export(document(entry, headline="Doer", contacts=((Span("Here"),),))))
    article = "html body main section article"

    assert [
        "html body main header",
        "html body main header h1",
        "html body main header p",
        "html body main header address",
        "html body main header address ul",
        "html body main header address ul li",
        "html body main section",
        "html body main section h2",
        article,
        f"{article} div",
        f"{article} div h3",
        f"{article} div p",
        f"{article} p",
        f"{article} p",
        f"{article} ul",
        f"{article} ul li",
        f"{article} ul li ul",
        f"{article} ul li ul li",
    ] == [path for path, _ in tree.elements if "main " in path]


def test_a_section_is_named_by_its_heading() -> None:
    tree = Tree(export(document(Paragraph((Span("Words"),)))))

    [section], [heading] = tree.attributes("section"), tree.attributes("h2")
    assert section["aria-labelledby"] == heading["id"]


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        *((each, "rtl") for each in ("ar", "he-IL", "fa", "dv", "az-Arab")),
        *((each, "ltr") for each in ("en-GB", "ku", "ar-Latn", "ja")),
    ],
)
def test_the_language_decides_the_direction_of_the_text(
    language: str, direction: str
) -> None:
    [root] = Tree(export(document(language=language))).attributes("html")

    assert {"lang": language, "dir": direction} == root


@pytest.mark.parametrize(
    ("language", "slant"),
    [
        *((each, "italic") for each in ("en-GB", "el", "ru", "sr-Latn")),
        *((each, "normal") for each in ("ja", "zh-TW", "ko", "ar", "he", "hi")),
    ],
)
def test_titles_are_italic_where_the_script_has_italics(
    language: str, slant: str
) -> None:
    html = export(document(language=language)).decode()

    assert f".title {{ font-style: {slant}; }}" in html


def test_hostile_text_stays_text() -> None:
    text = '</p><script>alert(1)</script><img src=x onerror=alert(1)> & "quotes" \''
    of = document(Paragraph((Span(text),)), name=text, headline=text, title=text)
    tree = Tree(export(of))

    assert 1 == len(tree.attributes("script"))
    assert [] == tree.attributes("img")
    assert text == next(data for tag, data in tree.texts if tag == "h1")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "file:///"]
)
def test_a_dangerous_link_is_text(href: str) -> None:
    tree = Tree(export(document(Paragraph((Span("words", href=href),)))))

    assert [] == tree.attributes("a")


def test_an_address_cannot_leave_its_attribute() -> None:
    href = 'https://example.org/"onclick="alert(1)'
    [link] = Tree(export(document(Paragraph((Span("a", href=href),))))).attributes("a")

    assert {"href": href} == link


def linked_data(of: Document) -> Any:
    found = re.search(rb"(?s)ld\+json\">(.*?)</script>", export(of))
    assert found
    return json.loads(found[1])


def test_the_person_is_described_in_linked_data() -> None:
    contacts = (
        (Span("Leeds"),),
        (Span("a@example.org", href="mailto:a@example.org"),),
        (Span("0113", href="tel:0113"),),
        (Span("example.org", href="https://example.org"),),
        (Span("forge.example/a", href="https://forge.example/a"),),
    )
    assert {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Nobody Real",
        "jobTitle": "Doer",
        "email": "a@example.org",
        "telephone": "0113",
        "url": "https://example.org",
        "sameAs": ["https://forge.example/a"],
    } == linked_data(document(headline="Doer", contacts=contacts))


def test_no_name_ends_the_linked_data_early() -> None:
    name = "</script><b>\u2028&"

    assert name == linked_data(document(name=name))["name"]
    assert 1 == export(document(name=name)).count(b"</script>")


@pytest.mark.parametrize("look", get_args(Look))
def test_the_policy_allows_what_the_file_contains_and_nothing_else(look: Look) -> None:
    data = export(document(), Settings(look=look))
    held = re.findall(rb"(?s)<(style|script)[^>]*>(.*?)</", data)
    policy = re.search(rb'Security-Policy" content="([^"]*)"', data)
    allowed = [
        f"; {tag.decode()}-src 'sha256-"
        f"{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"
        for tag, content in held
    ]

    assert policy
    closed = "; font-src data:; base-uri 'none'; form-action 'none'"
    assert "".join(["default-src 'none'", *allowed, closed]) == policy[1].decode()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched(name: str) -> None:
    data = export(cvexport.compose(resume(name).resume))
    tree = Tree(data)

    assert not [found for _, found in tree.elements if "src" in found]
    head = data.partition(b"<body>")[0]
    assert not re.search(rb"url\((?!data:font/ttf;base64,)|@import|<link", head)


@pytest.mark.parametrize("look", get_args(Look))
def test_the_printed_page_has_the_measures_of_the_look(look: Look) -> None:
    settings = Settings(look=look, paper="Letter")
    data = export(document(), settings).decode()
    margins = theme_for(settings).margins

    assert "@page { size: Letter;" in data
    assert f"margin: {margins.top:.4g}pt {margins.sides:.4g}pt" in data
    assert f"--accent: #{LOOKS[look].accent};" in data


@pytest.mark.parametrize("accent", ["", "0B5D5E", "000000", "0000ff", "FFD700"])
@pytest.mark.parametrize("look", get_args(Look))
def test_a_dark_screen_keeps_the_colour_and_is_readable(
    look: Look, accent: str
) -> None:
    data = export(document(), Settings(look=look, accent=Colour(accent))).decode()
    dark = data.partition("prefers-color-scheme: dark")[2]
    colours = dict(re.findall(r"--(\w+): #([0-9A-F]{6});", dark))

    for name in ("ink", "quiet", "accent", "name"):
        assert contrast(colours[name], colours["sheet"]) >= 7, name


def contrast(colour: str, ground: str) -> float:
    def light(name: str) -> float:
        shares = (int(name[at : at + 2], 16) / 255 for at in (0, 2, 4))
        red, green, blue = (
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
            for each in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    return (light(colour) + 0.05) / (light(ground) + 0.05)


def test_looks_differ_on_a_dark_screen_too() -> None:
    sheets = [export(document(), Settings(look=look)) for look in get_args(Look)]

    assert 3 == len({sheet.partition(b"color-scheme: dark)")[2] for sheet in sheets})


def test_an_address_is_not_reversed_in_right_to_left_text() -> None:
    data = export(document(language="he"))

    assert b"address a { unicode-bidi: plaintext; }" in data


def test_a_section_heading_moves_with_a_first_entry_that_starts_a_page() -> None:
    data = export(document())

    assert b"section:has(> h2 + .page-break) { break-before: page; }" in data
    assert b"h2 + .page-break { break-before: auto; }" in data


def test_page_break_hints_are_classes() -> None:
    entry = Entry((Span("Firm"),), "", (), (), keep=True, page_break=True)
    tree = Tree(export(document(entry, page_break=True)))

    assert "keep page-break" == tree.attributes("article")[0]["class"]
    assert "page-break" == tree.attributes("section")[0]["class"]


def test_the_file_ends_with_one_line_feed() -> None:
    data = export(document())

    assert data.endswith(b"</html>\n")
    assert b"\r" not in data


# The faces

FACE = re.compile(
    r'@font-face \{ font-family: "Source Sans 3"; font-style: (\w+); '
    r"font-weight: (\d+); src: url\(data:font/ttf;base64,([\w+/=]+)\); \}"
)


def faces(data: bytes) -> dict[tuple[str, str], TTFont]:
    """Return the embedded fonts by style and weight."""
    return {
        (style, weight): TTFont(io.BytesIO(base64.b64decode(font, validate=True)))
        for style, weight, font in FACE.findall(data.decode())
    }


def drawn(font: TTFont) -> str:
    return "".join(sorted(map(chr, font.getBestCmap())))


def one(*spans: Span) -> Document:
    """Return a document of a name and a paragraph."""
    section = Section("", "", (Paragraph(spans),))
    return Document("", "en", "", "Ada", "", (), (section,))


def test_each_face_has_the_letters_that_it_is_used_for_and_no_others() -> None:
    spans = (Span("we"), Span("BC", bold=True), Span("it", italic=True))
    found = {key: drawn(font) for key, font in faces(export(one(*spans))).items()}
    assert {
        ("normal", "400"): " ew|",
        ("normal", "700"): " ABCad",
        ("italic", "400"): " it",
    } == found


def test_monospaced_text_needs_no_face() -> None:
    found = faces(export(one(Span("xyz", code=True))))
    assert not any(set("xyz") & set(drawn(font)) for font in found.values())


def test_a_face_without_a_letter_of_the_text_is_not_embedded() -> None:
    found = faces(export(one(Span("\u898b\u672c", italic=True))))
    assert [("normal", "400"), ("normal", "700")] == sorted(found)


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_that_the_family_has_is_embedded(name: str) -> None:
    made = cvexport.compose(resume(name).resume)
    held = "".join(map(drawn, faces(export(made)).values()))
    family = TTFont(FACES / "SourceSans3-Regular.ttf").getBestCmap()
    text = "".join(reading_order(made, capitals=False))
    assert set() == {each for each in text if ord(each) in family} - {*held, "\n"}


def test_letters_are_kerned_and_not_joined() -> None:
    font = faces(export(one(Span("AV fi"))))["normal", "400"]
    features = {
        each.FeatureTag for each in font["GPOS"].table.FeatureList.FeatureRecord
    }
    assert "kern" in features
    assert "GSUB" not in font


def test_an_embedded_face_carries_its_licence_and_another_name() -> None:
    names = faces(export(one(Span("a"))))["normal", "400"]["name"]
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "Source" not in names.getDebugName(1) + names.getDebugName(6)


def test_page_numbers_have_their_digits_embedded() -> None:
    data = export(one(Span("a")), Settings(page_numbers=True))
    assert set("0123456789/") <= set(drawn(faces(data)["normal", "400"]))


def test_a_page_of_the_users_cv_stays_small() -> None:
    assert len(export(cvexport.compose(resume("cv").resume))) < 80_000
