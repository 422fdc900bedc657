"""Publications, references and linked bullets say all that their source says."""

from __future__ import annotations

import pytest

from cvexport import compose, export, formats, read, read_back
from cvexport.composition.authors import with_own_name
from cvexport.errors import Problem
from cvexport.model.document import Document, Entry, Span, plain, reading_order
from cvexport.model.resume import Basics, Publication, Resume

BASICS = "basics:\n  name: Ada Example\n"


def composed(source: str) -> Document:
    reading = read(BASICS + source)
    assert () == reading.warnings
    return compose(reading.resume)


def links(document: Document) -> dict[str, str]:
    """Return the target of each linked text in the entries of a document."""
    return {
        span.text: span.href
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Entry)
        for line in block.lines
        for span in line
        if span.href
    }


@pytest.mark.parametrize(
    ("name", "authors", "marked"),
    [
        ("Ada Example", "Ada Example", "**Ada Example**"),
        ("Ada Example", "A. Example", "**A. Example**"),
        ("Ada Example", "A Example", "**A Example**"),
        ("Ada Example", "Example, A.", "**Example, A.**"),
        ("Ada Example", "Example, Ada", "**Example, Ada**"),
        ("Ada Example", "Example A", "**Example A**"),
        ("Ada Example", "EXAMPLE, A.", "**EXAMPLE, A.**"),
        ("Ada Example", "Ada M. Example", "**Ada M. Example**"),
        ("Ada Example", "Example, A. M.", "**Example, A. M.**"),
        ("Ada Example", "Example AM", "**Example AM**"),
        ("Ada Maria Example", "Ada Example", "**Ada Example**"),
        ("Ada Maria Example", "A. M. Example", "**A. M. Example**"),
        ("Ada Maria Example", "A.M. Example", "**A.M. Example**"),
        ("Ada Maria Example", "Example, Ada Maria", "**Example, Ada Maria**"),
        ("Dr. Ada Example, PhD", "Ada Example", "**Ada Example**"),
        ("Jan van der Berg", "van der Berg, J.", "**van der Berg, J.**"),
        ("Jan van der Berg", "J. van der Berg", "**J. van der Berg**"),
        ("Jean-Paul Exemple", "J.-P. Exemple", "**J.-P. Exemple**"),
        ("Ana Ejemplo López", "Ejemplo López, A.", "**Ejemplo López, A.**"),
        ("Анна Пример", "А. Пример", "**А. Пример**"),
        ("山田花子", "山田花子", "**山田花子**"),
        ("A. Example", "Ada Example", "**Ada Example**"),
        ("Ada Example", "Ada Example*", "**Ada Example**\\*"),
        ("Ada Example", "*Ada Example*", "***Ada Example***"),
        ("Ada Example", "**Ada Example**", "**Ada Example**"),
        (
            "Ada Example",
            "Bo Fox, Ada Example, C. Hen",
            "Bo Fox, **Ada Example**, C. Hen",
        ),
        ("Ada Example", "Bo Fox and A. Example", "Bo Fox and **A. Example**"),
        (
            "Ada Example",
            "Fox, B., Example, A., & Hen, C.",
            "Fox, B., **Example, A.**, & Hen, C.",
        ),
        ("Ada Example", "Fox B, Example A, Hen C.", "Fox B, **Example A**, Hen C."),
        ("Ada Example", "Example, A., Fox, B.", "**Example, A.**, Fox, B."),
        ("Ada Example", "Fox, B.; Example, A.", "Fox, B.; **Example, A.**"),
        ("Ada Example", "Fox, Bo und Example, Ada", "Fox, Bo und **Example, Ada**"),
        # Other people.
        ("Ada Example", "Anna Example", "Anna Example"),
        ("Ada Example", "B. A. Example", "B. A. Example"),
        ("Ada Example", "Carla A. Example", "Carla A. Example"),
        ("Ada Example", "Example, B.", "Example, B."),
        ("Ada Example", "Example, Adam", "Example, Adam"),
        ("Ada Example", "Ada Examples", "Ada Examples"),
        ("Ada Example", "Ada Example-Fox", "Ada Example-Fox"),
        ("Ada Example", "Ada Example Fox", "Ada Example Fox"),
        ("Ada Example", "Fox, A., Example, B.", "Fox, A., Example, B."),
        ("Ada Example", "van Example, A.", "van Example, A."),
    ],
)
def test_the_persons_own_name_is_bold_among_the_authors(
    name: str, authors: str, marked: str
) -> None:
    paper = Publication(name="On Looms", authors=(authors,))
    resume = Resume(basics=Basics(name=name), publications=(paper,))

    assert (marked,) == with_own_name(resume).publications[0].authors


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Ada " * 5_000 + "Example", "Ada Example"),
        ("Ada Maria Example", "A. " * 15_000),
        ("Ada Maria Example", "Example, " * 5_000),
        ("Ada Maria Example", "Ada Maria-" * 4_000),
    ],
)
def test_long_names_and_lists_of_authors_are_searched_soon(
    name: str, author: str
) -> None:
    paper = Publication(name="On Looms", authors=(author,))
    resume = Resume(basics=Basics(name=name), publications=(paper,))

    assert (author,) == with_own_name(resume).publications[0].authors


def test_a_publication_is_printed_with_all_that_it_has() -> None:
    document = composed("""\
publications:
  - name: On Looms
    authors: [Bo Fox, Ada Example]
    journal: Journal of Looms
    volume: 12
    issue: 3
    pages: 45-67
    publisher: Loom Press
    releaseDate: 2019-05
    doi: 10.1000/182
    url: https://fabel.org/looms
    status: In press
""")
    [entry] = document.sections[0].blocks
    assert isinstance(entry, Entry)

    assert [
        "Bo Fox, Ada Example",
        "Journal of Looms 12(3), 45-67",
        "Loom Press",
        "In press | doi.org/10.1000/182 | fabel.org/looms",
    ] == [plain(line) for line in entry.lines]
    assert (Span("Bo Fox, "), Span("Ada Example", bold=True)) == entry.lines[0]


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ("journal: Looms, pages: 45-67", "Looms, 45-67"),
        ("journal: Looms, issue: 3", "Looms (3)"),
        ("publisher: Loom Press, volume: 12", "Loom Press 12"),
        ("volume: 12, issue: 3", "12(3)"),
        ("journal: Looms", "Looms"),
        ("publisher: Loom Press", "Loom Press"),
    ],
)
def test_what_is_missing_leaves_no_trace(keys: str, printed: str) -> None:
    document = composed(f"publications: [{{name: On Looms, {keys}}}]\n")

    assert ("On Looms", printed) == reading_order(document)[2:]


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/182",
        "doi:10.1000/182",
        "'DOI: 10.1000/182'",
        "doi 10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi.org/10.1000/182",
        "'doi: https://doi.org/10.1000/182'",
        "10.1000/182.",
    ],
)
def test_a_doi_is_linked_in_any_spelling(doi: str) -> None:
    document = composed(f"publications: [{{name: On Looms, doi: {doi}}}]\n")

    assert {"doi.org/10.1000/182": "https://doi.org/10.1000/182"} == links(document)


def test_odd_characters_of_a_doi_are_escaped_where_it_leads() -> None:
    doi = "10.1002/(SICI)1097-4571<1::AID>3.0.CO;2-A#x"
    document = composed(f"publications: [{{name: On Looms, doi: '{doi}'}}]\n")

    assert {
        f"doi.org/{doi}": (
            "https://doi.org/10.1002/(SICI)1097-4571%3C1::AID%3E3.0.CO;2-A%23x"
        )
    } == links(document)


def test_a_doi_that_is_also_the_address_is_printed_once() -> None:
    document = composed(
        "publications: [{name: On Looms, doi: 10.1000/182,"
        " url: https://doi.org/10.1000/182}]\n"
    )

    assert ("On Looms", "doi.org/10.1000/182") == reading_order(document)[2:]


def test_what_is_no_doi_is_printed_as_it_is_with_a_warning() -> None:
    reading = read(f"{BASICS}publications: [{{name: On Looms, doi: pending}}]\n")

    assert (
        Problem(
            'publications[0].doi: "pending" is not a DOI; it is printed without a link',
            *(3, 38, 7),
            "write one such as 10.1000/182",
            "warning",
        ),
    ) == reading.warnings
    assert ("On Looms", "pending") == reading_order(compose(reading.resume))[2:]


@pytest.mark.parametrize(
    "citation",
    [
        "Example, A. (2019). On looms. Weaving 3(1), 1-9.",
        "Example, A. On looms: a study. 2019.",
        '"Example, A.: On looms: a study. 2019."',
    ],
)
def test_a_whole_citation_is_a_text(citation: str) -> None:
    document = composed(f"publications:\n  - {citation}\n")

    assert ("PUBLICATIONS", citation.strip('"')) == reading_order(document)[1:]


@pytest.mark.parametrize(
    ("reference", "lines"),
    [
        (
            "{name: C. Hen, relationship: boss, email: hen@fabel.org, reference: OK.}",
            ["C. Hen (boss): OK.", "hen@fabel.org"],
        ),
        (
            "{name: C. Hen, email: hen@fabel.org, phone: +44 1632 960003}",
            ["C. Hen: hen@fabel.org | +44 1632 960003"],
        ),
        (
            "{name: C. Hen, email: [hen@fabel.org, c@loom.org]}",
            ["C. Hen: hen@fabel.org | c@loom.org"],
        ),
        ("{name: C. Hen, relationship: manager}", ["C. Hen (manager)"]),
        ("{name: C. Hen, summary: Did well.}", ["C. Hen: Did well."]),
        ("{name: C. Hen, reference: [One., Two.]}", ["C. Hen: One. Two."]),
        ("C. Hen: Did well.", ["C. Hen: Did well."]),
        ("On request", ["On request"]),
    ],
)
def test_a_reference_says_how_to_reach_somebody(
    reference: str, lines: list[str]
) -> None:
    document = composed(f"references:\n  - {reference}\n")

    assert ("REFERENCES", *lines) == reading_order(document)[1:]


@pytest.mark.parametrize(
    ("bullet", "printed"),
    [
        ("{text: Built it, url: fabel.org/x}", "Built it (fabel.org/x)"),
        ("{text: Built it., url: fabel.org/x}", "Built it (fabel.org/x)."),
        ("{label: Mill, text: Built, url: fabel.org/x}", "Mill: Built (fabel.org/x)"),
        ("{url: https://fabel.org/x}", "fabel.org/x"),
        ("{text: See fabel.org/x, url: https://fabel.org/x}", "See fabel.org/x"),
    ],
)
@pytest.mark.parametrize(
    "where",
    [
        "work: [{{name: Looms, highlights: [{}]}}]",
        "work: [{{name: Looms, highlights: [{{text: Looms, items: [{}]}}]}}]",
        "sections: [{{title: Talks, bullets: [{}]}}]",
    ],
)
def test_a_bullet_keeps_its_link(where: str, bullet: str, printed: str) -> None:
    document = composed(where.format(bullet))

    assert printed == reading_order(document)[-1]
    assert 'href="https://fabel.org/x"' in export(document, "html").decode() or (
        printed.startswith("See")
    )


def test_a_language_has_keywords() -> None:
    document = composed(
        "languages:\n"
        "  - {language: English, fluency: Fluent, keywords: [TOEFL 119, IELTS]}\n"
        "  - Welsh: [B2, Cardiff]\n"
    )

    assert ("English: Fluent; TOEFL 119, IELTS", "Welsh: B2, Cardiff") == (
        reading_order(document)[2:]
    )


FULL = f"""{BASICS}publications:
  - name: On Looms
    authors: [Bo Fox, "Example, A."]
    journal: Journal of Looms
    volume: 12
    issue: 3
    pages: 45-67
    doi: doi:10.1000/182
    status: In press
  - Example, A. On threads. 2015.
references:
  - name: C. Hen
    relationship: manager
    email: hen@fabel.org
    phone: +44 1632 960003
    reference: Did well.
languages: [{{language: English, fluency: Fluent, keywords: [TOEFL 119]}}]
"""


@pytest.mark.parametrize("name", formats())
def test_every_format_has_all_of_it_and_reads_back(name: str) -> None:
    resume = read(FULL).resume

    assert read_back(export(resume, name), name, resume)


def test_json_resume_keeps_all_of_it() -> None:
    resume = read(FULL).resume
    reading = read(export(resume, "json"))

    assert () == reading.warnings
    assert (resume.publications, resume.references, resume.languages) == (
        reading.resume.publications,
        reading.resume.references,
        reading.resume.languages,
    )
