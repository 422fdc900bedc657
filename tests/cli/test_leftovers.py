"""Files of earlier builds under another spelling are named, and never deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.command import invoke, write_source

SAID = "is from an earlier build; delete it if you don't need it"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(person: str, export: str = "", *options: str) -> list[str]:
    """Build a CV of a person as txt; return the files that are named as earlier."""
    source = write_source(Path("cv.yaml"), person)
    with source.open("a") as file:
        file.write(f"export: {{formats: [txt], {export}}}\n")
    code, output = invoke(*options)
    assert 0 == code, output
    return [
        line.removesuffix(SAID).strip()
        for line in output.splitlines()
        if line.endswith(SAID)
    ]


@pytest.mark.parametrize(
    ("before", "now", "earlier"),
    [
        ("Muller", "Mueller", "Muller-CV.txt"),
        ("Muller", "Müller", "Muller-CV.txt"),
        ("Müller", "Mueller", None),
        ("Ana Example", "ANA Example", "Ana-Example-CV.txt"),
        ("Ana-Éxample", "Anaéxample", "Ana-Example-CV.txt"),
        ("Lukasz", "Łukasz", None),
        ("Ana Example", "Ana Sample", None),
        ("Ana Example", "Ana Example Jones", None),
    ],
)
def test_a_file_under_a_former_spelling_is_named_and_kept(
    folder: Path, before: str, now: str, earlier: str | None
) -> None:
    assert [] == build(before)
    kept = set(Path("outputs").iterdir())
    expected = [str(Path("outputs", earlier))] if earlier else []

    assert expected == build(now)
    assert expected == build(now)
    assert kept <= set(Path("outputs").iterdir())


def test_quiet_does_not_name_them(folder: Path) -> None:
    build("Muller")

    assert [] == build("Mueller", "", "-q")


def test_every_format_of_an_earlier_build_is_named(folder: Path) -> None:
    build("Muller", "", "-f", "txt", "-f", "html", "-f", "json")

    assert [
        str(Path("outputs", f"Muller-CV.{suffix}"))
        for suffix in ("html", "json", "txt")
    ] == build("Mueller")


@pytest.mark.parametrize(
    ("former", "pattern"),
    [
        ("{name}-CV-de", "{name}-CV"),
        ("{name}-CV", "{name}-CV-de"),
        ("{name}", "{name}-CV"),
        ("{name}-CV", "{name}"),
        ("2025 {name}", "2026 {name}"),
        ("cv", "{name}-CV"),
        ("{name}-CV", "cv"),
    ],
)
def test_files_of_another_pattern_are_not_named(
    folder: Path, former: str, pattern: str
) -> None:
    build("Muller", f'filename: "{former}"')

    assert [] == build("Mueller", f'filename: "{pattern}"')


def test_other_formats_of_the_same_name_are_not_named(folder: Path) -> None:
    build("Mueller", "", "-f", "txt", "-f", "md", "-f", "html", "-f", "json")

    assert [] == build("Mueller", "", "-f", "txt")


@pytest.mark.parametrize("text", ["", "Notes\n", "%PDF-1.4", "Muller at work\n"])
def test_files_that_are_not_about_the_person_are_not_named(
    folder: Path, text: str
) -> None:
    Path("outputs").mkdir()
    Path("outputs", "Muller-CV.txt").write_text(text or "Eva Example\n")

    assert [] == build("Mueller")


def test_files_and_sources_of_the_same_run_are_not_named(folder: Path) -> None:
    for name, person in (("one", "Muller"), ("two", "Mueller")):
        source = write_source(Path(f"{name}.yaml"), person)
        source.write_text(source.read_text() + 'export: {output: "."}\n')
    Path("Müller-CV.json").write_text(
        '{"basics": {"name": "Müller"}, "export": {"output": ".", "filename": "x"}}'
    )
    code, output = invoke("one.yaml", "two.yaml", "Müller-CV.json", "-f", "txt")

    assert 0 == code
    assert SAID not in output
