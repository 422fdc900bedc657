"""A build replaces only what is about the person, and never what it reads."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

import cvexport
from cvexport.cli.ownership import is_ours
from cvexport.model.formats import FORMATS
from helpers.command import in_shell, invoke, write_source
from helpers.fixtures import FIXTURES, exported, resume
from helpers.places import ROOT

FONT = (
    Path(cvexport.__file__).parent
    / "exporters/fonts/source_sans/SourceSans3-Regular.ttf"
)
ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Unix only")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory that holds a cv.yaml of Ana Example."""
    monkeypatch.chdir(tmp_path)
    write_source(tmp_path / "cv.yaml", "Ana Example")
    return tmp_path


def set_output(name: str, *, person: str = "Ana Example", suffix: str = "txt") -> None:
    """Make cv.yaml write one file, of this name, into the working directory."""
    path = write_source(Path("cv.yaml"), person)
    with path.open("a") as file:
        file.write(
            f'export: {{output: ".", filename: "{name}", formats: [{suffix}]}}\n'
        )


# -- recognising


@pytest.mark.parametrize("name", [*FIXTURES, "cv"])
@pytest.mark.parametrize("fmt", FORMATS)
def test_every_file_that_a_build_writes_is_about_its_person(
    tmp_path: Path, name: str, fmt: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(exported(name, fmt))

    assert is_ours(path, resume(name).resume.basics.name)
    assert not is_ours(path, "Ana Example")


@pytest.mark.parametrize(
    "name",
    [
        "O'Hara <&> \\ *Hash* _x_ `y`",
        "Ana &amp; Bea",
        "Ana \N{EN DASH} Bea",
        "# 1. Ana",
        "PK",
        "{Ana}",
        "%PDF-",
        "...",
        "Łukasz Żółć",
        "王小明",
        "محمد علي",
        "नरेन्द्र",
        "A" * 250,
        " ".join(["Word"] * 60),
    ],
)
@pytest.mark.parametrize("fmt", ["txt", "md", "docx", "html", "json"])
def test_unusual_names_are_recognised(tmp_path: Path, name: str, fmt: str) -> None:
    source = json.dumps({"basics": {"name": name}, "skills": [{"name": "Welding"}]})
    path = tmp_path / "file"
    read = cvexport.read(source.encode()).resume
    path.write_bytes(cvexport.export(read, fmt))

    assert is_ours(path, read.basics.name)


@pytest.mark.parametrize("path", sorted((ROOT / "outputs").iterdir()), ids=str)
def test_committed_outputs_are_recognised(path: Path) -> None:
    assert is_ours(path, resume("cv").resume.basics.name)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Jörg Müller", "Joerg Mueller"),
        ("Jörg Müller", "Jorg Muller"),
        ("ana EXAMPLE", "Ana Example"),
        ("Ana-Example", "Ana Example"),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("Straße", "Strasse"),
    ],
)
@pytest.mark.parametrize("fmt", FORMATS)
def test_a_name_spelt_otherwise_is_the_same_person(
    tmp_path: Path, before: str, now: str, fmt: str
) -> None:
    source = f"basics: {{name: {before}}}\nskills: [{{name: Welding}}]"
    path = tmp_path / "file"
    path.write_bytes(cvexport.export(cvexport.read(source.encode()).resume, fmt))

    assert is_ours(path, now)


@pytest.mark.parametrize("data", [b"", b"\n", b"  \r\n\t\n"])
def test_an_empty_file_may_be_replaced(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    assert is_ours(path, "Ana Example")


def archive(name: str, data: str) -> bytes:
    """Return a zip archive of one member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return buffer.getvalue()


CORE = "<x><dc:title>Ana Example</dc:title></x>"


@pytest.mark.parametrize(
    "data",
    [
        b"# Project\n\nBy Ana Example.\n",
        b"Notes of Ana Example\n",
        b'{"name": "package", "author": {"name": "Ana Example"}}',
        b'{"basics": {"name": "Eva Example"}}',
        b'{"basics": ["Ana Example"]}',
        b'{"basics": {"name": "Ana Example"',
        b"[" * 100_000,
        b'{"basics":' * 100_000,
        b"<title>Ana Example at work</title>",
        b"%PDF-1.7\n/Title (Report by Ana Example)",
        b"%PDF-1.7\n" + b"/Title (" * 100_000,
        b"%PDF-1.7\n" + b"<rdf:li" * 100_000,
        b"PK\x03\x04 damaged",
        archive("docProps/core.xml", CORE.replace("Ana", "Eva")),
        archive("word/document.xml", "Ana Example"),
        archive("docProps/core.xml", CORE)[:-30],
        archive("docProps/core.xml", CORE).replace(b"\x08\x00", b"\x63\x00"),
        archive("docProps/core.xml", " " * 10**8 + CORE),
        b"\x00\xff\xfe" * 1000,
    ],
)
def test_other_and_damaged_files_are_not_recognised(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    assert not is_ours(path, "Ana Example")


def test_no_damage_to_a_word_file_is_a_fault(tmp_path: Path) -> None:
    data = bytearray(archive("docProps/core.xml", CORE))
    path = tmp_path / "file"
    for position in range(len(data)):
        for value in (0, 0x63, 0xFF):
            damaged = data.copy()
            damaged[position] = value
            path.write_bytes(damaged)
            is_ours(path, "Ana Example")


# -- refusing to replace


@pytest.mark.parametrize(
    ("name", "suffix", "text"),
    [
        ("README", "md", "# Project\n"),
        ("LICENSE", "txt", "MIT License\n"),
        ("package", "json", '{"author": {"name": "Ana Example"}}'),
        ("index", "html", "<title>Home</title>"),
        ("thesis", "pdf", "%PDF-1.4\n"),
        ("letter", "docx", "PK"),
    ],
)
def test_a_file_that_is_not_about_the_person_is_replaced_only_with_force(
    folder: Path, name: str, suffix: str, text: str
) -> None:
    set_output(name, suffix=suffix)
    path = folder / f"{name}.{suffix}"
    path.write_text(text)
    code, output = invoke("-q")

    assert 3 == code
    assert output == (
        f"error: {name}.{suffix}: this file isn't a CV of Ana Example, so it is left "
        "alone; use --force to replace it, or choose another name with -o or "
        "export.filename\n"
    )
    assert text == path.read_text()
    assert 0 == invoke("--force")[0]
    assert text.encode() != path.read_bytes()


def test_a_person_called_readme_does_not_replace_the_readme(folder: Path) -> None:
    set_output("{name}", person="README", suffix="md")
    (folder / "README.md").write_text("# Project\n")

    assert 3 == invoke()[0]
    assert "# Project\n" == (folder / "README.md").read_text()


def test_no_file_is_written_if_one_is_not_about_the_person(folder: Path) -> None:
    (folder / "outputs").mkdir()
    (folder / "outputs" / "Ana-Example-CV.md").write_text("# Project\n")

    assert 3 == invoke("-f", "txt", "-f", "md")[0]
    assert [Path("outputs/Ana-Example-CV.md")] == list(Path("outputs").iterdir())


def test_files_of_the_person_are_replaced_without_a_question(folder: Path) -> None:
    assert 0 == invoke()[0]
    write_source(folder / "cv.yaml", "ANA Example")
    source = folder / "cv.yaml"
    source.write_text(
        source.read_text() + "export: {filename: Ana-Example-CV, paper: Letter}\n"
    )

    assert (0, 0) == (invoke()[0], invoke("--check")[0])


def test_check_needs_no_permission(folder: Path) -> None:
    set_output("README", suffix="md")
    (folder / "README.md").write_text("# Project\n")

    assert (1, "error: README.md is stale; run cvexport\n") == invoke("--check")


JSON_SOURCE = '{"basics": {"name": "Ana Example"}, "skills": [{"name": "Welding"}]}'


def json_source(name: str, more: str = "") -> Path:
    """Write a source in JSON that would replace itself; return its path."""
    path = Path(name)
    stem = path.stem
    export = f'"export": {{"output": ".", "filename": "{stem}", "formats": ["json"]}}'
    path.write_text(f"{JSON_SOURCE[:-1]}, {more or export}}}")
    return path


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_source_is_never_replaced(folder: Path, force: tuple[str, ...]) -> None:
    source = json_source("resume.json")
    text = source.read_bytes()
    code, output = invoke("resume.json", "-q", *force)

    assert 3 == code
    assert output == (
        "error: resume.json: this build reads resume.json, so it can't replace it; "
        "choose another name with -o or export.filename\n"
    )
    assert text == source.read_bytes()
    assert ["cv.yaml", "resume.json"] == sorted(map(str, Path().iterdir()))


@ON_UNIX
@pytest.mark.parametrize("kind", ["hard link", "link", "linked folder", "absolute"])
def test_a_source_is_not_replaced_under_another_name(folder: Path, kind: str) -> None:
    json_source("resume.json")
    name = "other.json"
    if kind == "hard link":
        Path(name).hardlink_to("resume.json")
    elif kind == "link":
        Path(name).symlink_to("resume.json")
    elif kind == "linked folder":
        (folder / "here").symlink_to(".")
        name = "here/resume.json"
    else:
        name = str(folder / "resume.json")
    text = (folder / "resume.json").read_bytes()
    code, output = invoke(name, "--force")

    assert 3 == code
    assert f"this build reads {name}, so it can't replace it" in output
    assert text == (folder / "resume.json").read_bytes()


def test_the_source_of_another_person_in_the_run_is_not_replaced(folder: Path) -> None:
    json_source("resume.json")
    json_source("second.json", '"export": {"output": "."}')
    code, output = invoke("second.json", "resume.json", "-f", "json", "--force")

    assert 3 == code
    assert "this build reads resume.json" in output
    assert not (folder / "Ana-Example-CV.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/stdin")
@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_source_on_standard_input_is_not_replaced(folder: Path, name: str) -> None:
    text = json_source("resume.json").read_bytes()
    result = in_shell(f"{name} --force < resume.json")

    assert 3 == result.returncode
    assert b"this build reads /dev/stdin, so it can't replace it" in result.stderr
    assert text == (folder / "resume.json").read_bytes()


@ON_UNIX
def test_a_font_is_never_replaced(folder: Path) -> None:
    data = FONT.read_bytes()
    (folder / "own.ttf").write_bytes(data)
    (folder / "Ana.pdf").symlink_to("own.ttf")
    with (folder / "cv.yaml").open("a") as file:
        file.write(
            "export: {output: '.', filename: Ana, formats: [pdf], fonts: [own.ttf]}\n"
        )
    code, output = invoke("--force")

    assert 3 == code
    assert "Ana.pdf: this build reads own.ttf, so it can't replace it" in output
    assert data == (folder / "own.ttf").read_bytes()
