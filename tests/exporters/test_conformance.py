"""PDF files conform to PDF/UA-1 and PDF/A-2a, by validators and object by object.

`page-validation` knows both standards in all their machine-checkable rules, pikepdf's
validator knows level B of the latter, and `conformance` what neither looks at.
"""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import pikepdf
import pikepdf.pdfa
import pytest
from pikepdf import Name, Pdf
from PIL import ImageCms

import cvexport
from cvexport.exporters.pdf.writer import stream
from cvexport.exporters.theme import PAPERS
from cvexport.model.document import Document, Paragraph, Section, Span, Spans
from cvexport.model.settings import Paper, Settings
from helpers import conformance
from helpers.conformance import Check, RawCheck, faults, judged, root
from helpers.fixtures import FIXTURES, resume
from helpers.fonts import FontLanguage, with_fonts

SCRIPTS = tuple(
    f"scripts/{script}" for script in ("pl", "vi", "el", "ru", *get_args(FontLanguage))
)
NAMES = ("cv", *FIXTURES, *SCRIPTS, "three-scripts", "dense")
FILES = pytest.mark.parametrize(
    ("name", "paper"), [(name, paper) for name in NAMES for paper in PAPERS]
)


@cache
def exported(name: str, paper: Paper = "A4") -> bytes:
    reading = resume(name)
    settings = with_fonts(name, reading.resume.export.replaced(paper=paper))
    return cvexport.export(cvexport.compose(reading.resume), "pdf", settings)


# What our files are


@FILES
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_validator_of_both_standards_finds_nothing(
    name: str, paper: Paper, profile: str
) -> None:
    assert [] == judged(exported(name, paper), profile)


AIIM = "http://www.aiim.org/pdfa/ns/"
BEYOND_LEVEL_B = {
    f"XMP namespace pdfaExtension={AIIM}extension/ is not permitted",
    f"XMP namespace pdfaSchema={AIIM}schema# is not permitted",
    f"XMP namespace pdfaProperty={AIIM}property# is not permitted",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
    "pdfaid:conformance is 'A', expected 'B'",
}
"""What pikepdf reports on a file only because of what it claims.

Its one profile of PDF/A-2 is level B; it knows no extension schemas, which
19005-2, 6.6.2.3.3 allows and PDF/UA asks for.
"""


UNCHECKED = {"marked-content property lists are not checked yet"}
"""What pikepdf reports on a page with named replacement texts."""


@FILES
def test_pikepdf_objects_to_the_claims_beyond_level_b_alone(
    name: str, paper: Paper
) -> None:
    found = set(pikepdf_findings(exported(name, paper)))
    assert BEYOND_LEVEL_B == found - UNCHECKED


@FILES
def test_pikepdf_approves_what_claims_level_b_alone(name: str, paper: Paper) -> None:
    found = set(pikepdf_findings(with_level_b_alone(exported(name, paper))))
    assert set() == found - UNCHECKED


def pikepdf_findings(data: bytes) -> list[str]:
    report = pikepdf.pdfa.validate_written(BytesIO(data), "2b")
    return [finding.message for finding in report.findings]


def with_level_b_alone(data: bytes) -> bytes:
    """Return a file whose every byte is where it was, its other claims blanked."""
    claims = (
        rb"<pdfaExtension:schemas>.*</pdfaExtension:schemas>"
        rb"|<pdfuaid:part>1</pdfuaid:part>"
        rb'|xmlns:(?:pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty)="[^"]*"'
    )
    blanked = re.sub(claims, lambda found: b" " * len(found[0]), data, flags=re.DOTALL)
    level = b"<pdfaid:conformance>%s</pdfaid:conformance>"
    return blanked.replace(level % b"A", level % b"B")


@FILES
def test_every_object_conforms_to_the_standards(name: str, paper: Paper) -> None:
    assert [] == faults(exported(name, paper))


@FILES
@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf isn't installed")
def test_qpdf_finds_no_error(name: str, paper: Paper, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(exported(name, paper))
    run = subprocess.run(
        ["qpdf", "--check", tmp_path / "cv.pdf"], capture_output=True, check=False
    )
    assert (0, b"") == (run.returncode, run.stderr)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler isn't installed")
def test_poppler_sees_the_structure_of_the_document(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(exported("minimal"))
    run = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "cv.pdf"],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert [
        "Document",
        "  H1 (block)",
        '    "Mina Klein"',
        "  H2 (block)",
        '    "SKILLS"',
        "  L (block):",
        "     /ListNumbering /Disc",
        "    LI (block)",
        "      Lbl (block)",
        '        "• "',
        "      LBody (block)",
        '        "Brevity"',
    ] == run.stdout.rstrip().split("\n")


ADDRESS = "https://ada.example.org"
FILLER = Paragraph((Span("Filler."),))


def document(*lines: Spans) -> Document:
    blocks = tuple(Paragraph(line) for line in lines)
    section = Section("Work", "WORK", blocks)
    return Document("Ada – CV", "en", "", "Ada", "", (), (section,))


@pytest.mark.parametrize(
    "of",
    [
        document(*[FILLER.spans] * 36, (Span("linked " * 240, href=ADDRESS),)),
        document((Span("linked" * 500, href=ADDRESS),)),
        document((Span("one", href=ADDRESS), Span("two", bold=True, href=ADDRESS))),
        document((Span("one", href=ADDRESS), Span("two", href=ADDRESS + "/2"))),
        document((Span("µ and μ, Ω and Ω"),)),
        document(FILLER.spans)._replace(language="zh-Hant-TW"),
    ],
    ids=["two pages", "long word", "two faces", "two links", "one glyph", "language"],
)
def test_rare_features_conform_too(of: Document) -> None:
    data = cvexport.export(of, "pdf", Settings())
    assert [] == faults(data) + judged(data, "2a") + judged(data, "ua1")


@pytest.mark.parametrize("octet", [b"x", b"\r", b"\n", b"\r\n", b"\n\r"])
def test_a_stream_has_its_stated_length_whatever_its_last_byte(octet: bytes) -> None:
    written = stream(b"", octet, deflate=False)
    assert [] == list(conformance.stream_ends(written))


# What the checks find in broken files

Mutation = Callable[[Pdf], None]
Select = Callable[[Pdf], Any]


class Broken(NamedTuple):
    """A way to break a file, the check that finds it, and what that says."""

    check: Check
    mutation: Mutation
    fault: str


def first_page(pdf: Pdf) -> Any:
    return pdf.pages[0].obj


def link(pdf: Pdf) -> Any:
    return first_page(pdf).Annots[0]


def action(pdf: Pdf) -> Any:
    return link(pdf).A


def font(pdf: Pdf) -> Any:
    return first_page(pdf).Resources.Font.F1


def descendant(pdf: Pdf) -> Any:
    return font(pdf).DescendantFonts[0]


def descriptor(pdf: Pdf) -> Any:
    return descendant(pdf).FontDescriptor


def tree_root(pdf: Pdf) -> Any:
    return root(pdf).StructTreeRoot


def whole(pdf: Pdf) -> Any:
    return tree_root(pdf).K


def info(pdf: Pdf) -> Any:
    return pdf.trailer.Info


def intent(pdf: Pdf) -> Any:
    return root(pdf).OutputIntents[0]


def element(tag: str) -> Select:
    def select(pdf: Pdf) -> Any:
        return next(found for found, _ in conformance.tree(pdf) if found.S == f"/{tag}")

    return select


def parent_row(pdf: Pdf) -> Any:
    """Return the elements of the first page's marks."""
    return tree_root(pdf).ParentTree.Nums[1]


def drop(select: Select, key: str) -> Mutation:
    def mutate(pdf: Pdf) -> None:
        del select(pdf)[key]

    return mutate


def put(select: Select, key: str, value: Any) -> Mutation:
    """Set an entry to a value, or to what `value` makes of the file."""

    def mutate(pdf: Pdf) -> None:
        select(pdf)[key] = value(pdf) if callable(value) else value

    return mutate


def rewrite(select: Select, before: str, after: str) -> Mutation:
    """Replace what a stream says at one place: a regular expression."""

    def mutate(pdf: Pdf) -> None:
        content = select(pdf)
        old = content.read_bytes()
        new = re.sub(before.encode(), after.encode(), old, count=1, flags=re.DOTALL)
        assert old != new
        content.write(new)

    return mutate


def draw(before: str, after: str) -> Mutation:
    return rewrite(lambda pdf: first_page(pdf).Contents, before, after)


def describe(before: str, after: str) -> Mutation:
    return rewrite(lambda pdf: root(pdf).Metadata, before, after)


def map_text(before: str, after: str) -> Mutation:
    return rewrite(lambda pdf: font(pdf).ToUnicode, before, after)


def move(tag: str, to: str) -> Mutation:
    """Hang the first element of a type into the first of another."""

    def mutate(pdf: Pdf) -> None:
        moved = element(tag)(pdf)
        held = conformance.kids(element(to)(pdf))
        element(to)(pdf)["/K"] = pikepdf.Array([*held, moved])

    return mutate


def reverse_headings(pdf: Pdf) -> None:
    whole(pdf)["/K"] = pikepdf.Array(list(reversed(list(whole(pdf).K))))


def forget_link(pdf: Pdf) -> None:
    """Let a link stay on the page with no element that refers to it."""
    owner = element("Link")(pdf)
    owner["/K"] = next(kid for kid in owner.K if isinstance(kid, int))


def take_link_away(pdf: Pdf) -> None:
    del first_page(pdf).Annots[0]


def claim_twice(pdf: Pdf) -> None:
    heading = element("H1")(pdf)
    heading["/K"] = pikepdf.Array([heading.K, heading.K])


def profile(space: Literal["LAB", "XYZ"]) -> Select:
    """Return a maker of ICC profiles that are valid and of another kind of colour."""

    def make(pdf: Pdf) -> Any:
        made = ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()
        return pdf.make_stream(made, N=3)

    return make


def swapped_profile(pdf: Pdf) -> Any:
    """Return the profile with red for green."""
    old = intent(pdf).DestOutputProfile.read_bytes()
    new = old.replace(b"rXYZ", b"xXYZ").replace(b"gXYZ", b"rXYZ")
    return pdf.make_stream(new.replace(b"xXYZ", b"gXYZ"), N=3)


def dated_profile(pdf: Pdf) -> Any:
    """Return the profile with a version to come."""
    old = intent(pdf).DestOutputProfile.read_bytes()
    return pdf.make_stream(old[:8] + b"\x04\x40" + old[10:], N=3)


def compress_oddly(pdf: Pdf) -> None:
    first_page(pdf).Contents.write(b"\x80\x0b\x60", filter=Name.LZWDecode)


def put_elsewhere(pdf: Pdf) -> None:
    first_page(pdf).Contents["/F"] = "cv.bin"


BROKEN = [
    Broken(conformance.mark_balance, draw("EMC", ""), "EMC is missing"),
    Broken(conformance.mark_balance, draw("EMC", "EMC EMC"), "EMC ends nothing"),
    Broken(
        conformance.mark_nesting,
        draw(" BDC", " BDC /Artifact BMC EMC"),
        "an artifact inside content",
    ),
    Broken(
        conformance.mark_nesting,
        draw("/H1 ", "/Artifact BMC /H1 "),
        "content inside an artifact",
    ),
    Broken(
        conformance.mark_nesting,
        draw(" BDC", " BDC /P <</MCID 999>> BDC EMC"),
        "content inside content",
    ),
    Broken(
        conformance.text_is_marked,
        draw(r"EMC\nET", "EMC <0001> Tj ET"),
        "page 1: text outside marks",
    ),
    Broken(
        conformance.text_is_marked,
        draw(r"EMC\nET", "EMC /Span <</Lang (ja)>> BDC [<0001>] TJ EMC ET"),
        "page 1: text outside marks",
    ),
    Broken(
        conformance.paths_are_artifacts,
        draw(r"\A", "0 0 m 9 9 l S "),
        "page 1: S outside an artifact",
    ),
    Broken(
        conformance.artifacts,
        draw("/H1 ", "/Artifact <</Type/Pagination/Subtype/Foot>> BDC EMC /H1 "),
        "page 1: /Pagination of subtype /Foot",
    ),
    Broken(
        conformance.artifacts,
        draw("/H1 ", "/Artifact <</Subtype/Footer>> BDC EMC /H1 "),
        "page 1: an artifact of type None",
    ),
    Broken(conformance.colours, draw(r"\A", "0 0 0 1 k "), "a colour set by k"),
    Broken(
        conformance.transparency,
        put(first_page, "/Group", pikepdf.Dictionary(S=Name.Transparency)),
        "a transparency group",
    ),
    Broken(
        conformance.transparency,
        put(
            lambda pdf: first_page(pdf).Resources,
            "/ExtGState",
            pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5)),
        ),
        "resources of kind /ExtGState",
    ),
    Broken(conformance.pages, drop(first_page, "/MediaBox"), "page 1: no sheet"),
    Broken(conformance.pages, drop(first_page, "/Tabs"), "tabs don't follow"),
    Broken(conformance.pages, put(first_page, "/UserUnit", 2), "page 1: /UserUnit"),
    Broken(
        conformance.structure,
        put(tree_root, "/RoleMap", pikepdf.Dictionary(Name=Name.H1)),
        "types are mapped",
    ),
    Broken(conformance.structure, put(whole, "/S", Name.P), "is not one document"),
    Broken(conformance.structure, move("P", "L"), "P in L"),
    Broken(conformance.structure, put(element("P"), "/S", Name.Cite), "Cite in"),
    Broken(
        conformance.structure,
        put(element("H1"), "/P", tree_root),
        "H1 in Document has another parent",
    ),
    Broken(conformance.structure, drop(element("P"), "/P"), "has another parent"),
    Broken(conformance.structure, drop(element("P"), "/K"), "P is empty"),
    Broken(conformance.headings, reverse_headings, "the first heading is no H1"),
    Broken(conformance.headings, put(element("H2"), "/S", Name.H1), "more than one H1"),
    Broken(conformance.headings, put(element("H2"), "/S", Name.H3), "H3 follows H1"),
    Broken(conformance.lists, put(element("LI"), "/S", Name.P), "L holds ['P'"),
    Broken(conformance.lists, drop(element("L"), "/A"), "L doesn't name its labels"),
    Broken(
        conformance.lists, put(element("LBody"), "/S", Name.P), "LI holds ['Lbl', 'P']"
    ),
    Broken(
        conformance.lists, put(element("Lbl"), "/S", Name.LBody), "LI holds ['LBody', "
    ),
    Broken(
        conformance.mark_numbers,
        draw("/MCID 1>>", "/MCID 0>>"),
        "page 1: mark 0 is there 2 times",
    ),
    Broken(
        conformance.mark_numbers,
        drop(first_page, "/StructParents"),
        "page 1: not in the tree of parents",
    ),
    Broken(
        conformance.mark_numbers,
        lambda pdf: parent_row(pdf).append(whole(pdf)),
        "page 1: the tree of parents has marks too many",
    ),
    Broken(
        conformance.marks,
        lambda pdf: parent_row(pdf).__setitem__(0, pikepdf.Dictionary()),
        "page 1: mark 0 has no element",
    ),
    Broken(
        conformance.marks,
        draw("/MCID 0>>", "/MCID 999>>"),
        "page 1: mark 999 has no element",
    ),
    Broken(conformance.marks, claim_twice, "page 1: mark 0 is held 2 times"),
    Broken(
        conformance.marks,
        put(element("H1"), "/Pg", lambda pdf: pdf.pages[1].obj),
        "page 1: mark 0 is held 0 times",
    ),
    Broken(
        conformance.marks,
        put(element("H1"), "/K", 999),
        "an element holds mark 999, which leads elsewhere",
    ),
    Broken(
        conformance.parent_keys,
        put(link, "/StructParent", 0),
        "other keys than pages and annotations",
    ),
    Broken(
        conformance.parent_keys,
        put(tree_root, "/ParentTreeNextKey", 1),
        "the next key is in use",
    ),
    Broken(
        conformance.links,
        put(link, "/Subtype", Name.Text),
        "an annotation is no link",
    ),
    Broken(conformance.links, drop(link, "/Contents"), "a link has no Contents"),
    Broken(conformance.links, drop(link, "/StructParent"), "a link is in no Link"),
    Broken(conformance.links, forget_link, "refers 0 times to its link"),
    Broken(
        conformance.links,
        put(element("Link"), "/Pg", lambda pdf: pdf.pages[1].obj),
        "a Link refers to its link on another page",
    ),
    Broken(
        conformance.links,
        put(link, "/P", lambda pdf: pdf.pages[1].obj),
        "a link is not on the page it names",
    ),
    Broken(conformance.link_references, forget_link, "Link with 0 references"),
    Broken(
        conformance.link_references,
        put(element("Link"), "/S", Name.Span),
        "Span with 1 references",
    ),
    Broken(
        conformance.link_references,
        take_link_away,
        "a Link leads to a link on no page",
    ),
    Broken(conformance.link_areas, put(link, "/F", 6), "a link has the flags 6"),
    Broken(conformance.link_areas, drop(link, "/QuadPoints"), "no whole quadrilateral"),
    Broken(
        conformance.link_areas,
        put(link, "/QuadPoints", [0, 0, 9, 0, 0, -9, 9, -9]),
        "a link reaches off the page",
    ),
    Broken(conformance.link_areas, put(link, "/Rect", [9, 9, 9, 9]), "has no area"),
    Broken(
        conformance.link_areas,
        put(link, "/Rect", [0, 0, 9, 9]),
        "a quadrilateral leaves its rectangle",
    ),
    Broken(conformance.actions, put(action, "/S", Name.Launch), "a link does /Launch"),
    Broken(
        conformance.actions,
        put(action, "/URI", "ada.example.org"),
        "a link leads to 'ada.example.org'",
    ),
    Broken(
        conformance.actions,
        put(root, "/OpenAction", pikepdf.Dictionary(S=Name.JavaScript, JS="x")),
        "the catalog has /OpenAction",
    ),
    Broken(
        conformance.font_kinds,
        put(font, "/Encoding", Name.WinAnsiEncoding),
        "is no composite font",
    ),
    Broken(conformance.font_kinds, drop(descriptor, "/FontFile2"), "is not embedded"),
    Broken(
        conformance.font_kinds,
        rewrite(lambda pdf: descriptor(pdf).FontFile2, "hmtx", "xxxx"),
        "is not embedded",
    ),
    Broken(
        conformance.font_kinds,
        drop(descendant, "/CIDToGIDMap"),
        "doesn't say which glyph a code has",
    ),
    Broken(
        conformance.font_kinds,
        put(descriptor, "/FontName", Name.Other),
        "is not named as a subset everywhere",
    ),
    Broken(conformance.glyphs, draw("<0001", "<7FFF"), "shows code 32767, which"),
    Broken(
        conformance.glyphs,
        put(descendant, "/CIDToGIDMap", lambda pdf: pdf.make_stream(bytes(99999))),
        "shows code 1, which has no glyph",
    ),
    Broken(
        conformance.widths,
        lambda pdf: descendant(pdf).W[1].__setitem__(1, 612.1),
        "states 612.1 for code 1",
    ),
    Broken(
        conformance.widths,
        put(descendant, "/W", [0, 7, 999]),
        "states 999.0 for code 7",
    ),
    Broken(conformance.widths, drop(descendant, "/W"), "states None for code 0"),
    Broken(
        conformance.text_of_codes, map_text(r"<0001> <\w+>", ""), "no text for code 1"
    ),
    Broken(conformance.text_of_codes, drop(font, "/ToUnicode"), "no text for code 1"),
    *(
        Broken(
            conformance.text_of_codes,
            map_text(r"<0001> <\w+>", f"<0001> <{code}>"),
            "reads code 1 as",
        )
        for code in ("0000", "FEFF", "FFFE", "E000", "00AD", "200B", "D800")
    ),
    Broken(
        conformance.text_of_codes,
        map_text(
            "endcmap", "1 beginbfrange <0001> <0002> <0041FEFE> endbfrange endcmap"
        ),
        r"reads code 2 as 'A\ufeff'",
    ),
    Broken(conformance.metadata, drop(root, "/Metadata"), "there is no metadata"),
    Broken(
        conformance.metadata,
        put(lambda pdf: root(pdf).Metadata, "/Subtype", Name.Text),
        "the metadata is not plain XML",
    ),
    Broken(
        conformance.metadata,
        describe("<[?]xpacket begin", "<?xpacket bytes='9' begin"),
        "the metadata is in no packet of today",
    ),
    Broken(
        conformance.metadata,
        describe("conformance>A<", "conformance>B<"),
        "pdfaid:conformance is not A",
    ),
    Broken(
        conformance.metadata,
        describe("<pdfuaid:part>1</pdfuaid:part>", ""),
        "pdfuaid:part is not 1",
    ),
    Broken(
        conformance.extension_schema,
        describe("<pdfaExtension:schemas>.*</pdfaExtension:schemas>", ""),
        "pdfuaid:part is not described",
    ),
    Broken(
        conformance.extension_schema,
        describe("<pdfaSchema:prefix>pdfuaid", "<pdfaSchema:prefix>other"),
        "pdfuaid:part is not described",
    ),
    Broken(conformance.information, drop(info, "/Title"), "there is no title"),
    Broken(
        conformance.information,
        put(info, "/Author", "Somebody"),
        "/Author is ['Somebody'], and ['Fulvia Allwright'] in XMP",
    ),
    Broken(
        conformance.information,
        put(info, "/ModDate", "D:20210305"),
        "/ModDate is ['20210305'], and ['20210304'] in XMP",
    ),
    Broken(
        conformance.information,
        put(info, "/CreationDate", "D:20210305"),
        "/CreationDate is ['20210305'], and [] in XMP",
    ),
    Broken(
        conformance.information,
        put(info, "/Other", "x"),
        "/Other is nowhere in XMP",
    ),
    Broken(
        conformance.languages,
        put(root, "/Lang", "de"),
        "the language is 'de', and ['en-GB'] in XMP",
    ),
    Broken(
        conformance.languages,
        put(root, "/Lang", "english"),
        "the catalog has the language 'english'",
    ),
    Broken(
        conformance.languages,
        put(element("P"), "/Lang", "e"),
        "P has the language 'e'",
    ),
    Broken(
        conformance.languages,
        draw("EMC", "/Span <</Lang (j_a)>> BDC EMC EMC"),
        "page 1 has the language 'j_a'",
    ),
    Broken(conformance.catalog, drop(root, "/MarkInfo"), "the file is not tagged"),
    Broken(
        conformance.catalog,
        put(root, "/MarkInfo", pikepdf.Dictionary(Marked=True, Suspects=True)),
        "the file is not tagged",
    ),
    Broken(
        conformance.catalog,
        drop(root, "/ViewerPreferences"),
        "the title is not shown",
    ),
    Broken(conformance.catalog, put(root, "/NeedsRendering", value=True), "a form is"),
    Broken(
        conformance.trailer,
        drop(lambda pdf: pdf.trailer, "/ID"),
        "there is no identifier",
    ),
    Broken(conformance.streams, compress_oddly, "is in /LZWDecode"),
    Broken(conformance.streams, put_elsewhere, "is in another file"),
    Broken(
        conformance.output_intent,
        drop(root, "/OutputIntents"),
        "there is not one output intent",
    ),
    Broken(
        conformance.output_intent,
        drop(intent, "/OutputConditionIdentifier"),
        "the output intent has no name",
    ),
    Broken(
        conformance.output_intent,
        rewrite(lambda pdf: intent(pdf).DestOutputProfile, "acsp", "none"),
        "the profile can't be read",
    ),
    Broken(
        conformance.output_intent,
        put(intent, "/DestOutputProfile", profile("LAB")),
        "the profile is not of three colours",
    ),
    Broken(
        conformance.output_intent,
        put(intent, "/DestOutputProfile", dated_profile),
        "the profile is of version 4.4",
    ),
    Broken(
        conformance.output_intent,
        put(intent, "/DestOutputProfile", swapped_profile),
        "the profile is not of sRGB",
    ),
]


def named(broken: Broken | BrokenBytes) -> str:
    return f"{broken.check.__name__} - {broken.fault}"


class BrokenBytes(NamedTuple):
    """A way to break a file that can't be had by changing its objects."""

    check: RawCheck
    mutation: Callable[[bytes], bytes]
    fault: str


def encrypted(data: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="x"))
    return target.getvalue()


BROKEN_BYTES = [
    BrokenBytes(
        conformance.header,
        lambda data: b"\n" + data,
        "the file doesn't begin with a version",
    ),
    BrokenBytes(
        conformance.header,
        lambda data: data.replace(b"%", b"%ASCII", 2).replace(b"%ASCII", b"%", 1),
        "no binary comment follows the version",
    ),
    BrokenBytes(
        conformance.ends, lambda data: data + b"more", "the file doesn't end in %%EOF"
    ),
    BrokenBytes(
        conformance.stream_ends,
        lambda data: data.replace(b"\nendstream", b" endstream"),
        "has no end on a line of its own",
    ),
    BrokenBytes(
        conformance.stream_ends,
        lambda data: data.replace(b"\nendstream", b"\r\r\nendstream", 1),
        "ends elsewhere than after",
    ),
    BrokenBytes(conformance.syntax, encrypted, "the file is encrypted"),
    BrokenBytes(
        conformance.syntax,
        lambda data: data.replace(b"/Length ", b"/Length 1", 1),
        "expected endstream",
    ),
    BrokenBytes(
        conformance.syntax, lambda data: data[:99], "unable to find trailer dictionary"
    ),
]


def saved(mutation: Mutation | None = None) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(exported("full"))) as pdf:
        if mutation is not None:
            mutation(pdf)
        pdf.save(target, static_id=False)
    return target.getvalue()


class TestBroken:
    @pytest.mark.parametrize("broken", BROKEN, ids=named)
    def test_a_check_finds_what_is_broken(self, broken: Broken) -> None:
        with pikepdf.open(BytesIO(exported("full"))) as pdf:
            broken.mutation(pdf)
            found = list(broken.check(pdf))
        assert any(broken.fault in fault for fault in found), found

    @pytest.mark.parametrize("broken", BROKEN_BYTES, ids=named)
    def test_a_check_of_bytes_finds_what_is_broken(self, broken: BrokenBytes) -> None:
        found = list(broken.check(broken.mutation(exported("full"))))
        assert any(broken.fault in fault for fault in found), found

    def test_every_check_has_a_broken_file(self) -> None:
        tried = {broken.check for broken in BROKEN}
        assert set(conformance.CHECKS) == tried
        assert set(conformance.RAW) == {broken.check for broken in BROKEN_BYTES}

    def test_every_check_is_made(self) -> None:
        written = {
            name
            for name, function in inspect.getmembers(conformance, inspect.isfunction)
            if inspect.signature(function, eval_str=True).return_annotation
            == conformance.Faults
        }
        made = (*conformance.CHECKS, *conformance.RAW)
        assert {check.__name__ for check in made} == written

    @pytest.mark.parametrize("profile", ["2a", "ua1"])
    def test_a_validator_finds_nothing_in_a_copy(self, profile: str) -> None:
        assert [] == judged(saved(), profile)

    @pytest.mark.parametrize(
        ("profile", "mutation"),
        [
            ("2a", drop(root, "/StructTreeRoot")),
            ("2a", drop(root, "/OutputIntents")),
            ("2a", drop(descriptor, "/FontFile2")),
            ("2a", put(action, "/S", Name.Launch)),
            ("2a", describe("conformance>A<", "conformance>B<")),
            ("ua1", drop(root, "/ViewerPreferences")),
            ("ua1", drop(link, "/Contents")),
            ("ua1", drop(first_page, "/Tabs")),
            ("ua1", put(element("H2"), "/S", Name.H3)),
            ("ua1", draw(r"EMC\nET", "EMC <0001> Tj ET")),
        ],
    )
    def test_a_validator_finds_what_is_broken(
        self, profile: str, mutation: Mutation
    ) -> None:
        assert [] != judged(saved(mutation), profile)

    @pytest.mark.parametrize(
        "mutation", [drop(root, "/OutputIntents"), drop(descriptor, "/FontFile2")]
    )
    def test_pikepdf_finds_what_is_broken(self, mutation: Mutation) -> None:
        assert BEYOND_LEVEL_B < set(pikepdf_findings(saved(mutation)))
