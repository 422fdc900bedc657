"""A source that doesn't exist is answered by those that may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.command import invoke, write_source

NO_SOURCE = "error: no cv.yaml in this directory; "


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("CV.yaml", "CV.yaml"),
        ("Cv.YML", "Cv.YML"),
        ("cv.yaml.txt", "cv.yaml.txt"),
        ("resume.YAML", "resume.YAML"),
        ("Resume.json", "Resume.json"),
        ("résumé.yml", "'résumé.yml'"),
        ("my cv.yaml", "'my cv.yaml'"),
        ("cv-en.yaml", "cv-en.yaml"),
        ("resumee.yaml", "resumee.yaml"),
        ("Lebenslauf.yaml", "Lebenslauf.yaml"),
    ],
)
def test_a_name_like_a_default_one_is_named(
    folder: Path, name: str, typed: str
) -> None:
    write_source(folder / name, "Ana Example")
    message = (
        f"{NO_SOURCE}did you mean {name}? If so, rename it or run: cvexport {typed}\n"
    )

    assert (3, message) == invoke()
    assert (3, message) == invoke("check")


def test_at_most_three_names_are_given_the_nearest_first(folder: Path) -> None:
    for name in ("cv-2019.yaml", "CV.yaml", "my-cv.yaml", "resume.YML", "a-cv.json"):
        write_source(folder / name, "Ana Example")

    assert invoke()[1].startswith(
        f"{NO_SOURCE}did you mean CV.yaml, resume.YML or a-cv.json?"
    )


@pytest.mark.parametrize(
    "name", ["docker-compose.yml", "package.json", ".cv.yaml", "cv.pdf", "cv.txt"]
)
def test_other_files_are_not_named(folder: Path, name: str) -> None:
    (folder / name).write_text("")

    assert f"{NO_SOURCE}name a source, as in cvexport path/to/cv.yaml\n" == invoke()[1]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cv.yml", "cv.yaml"),
        ("CV.yaml", "cv.json"),
        ("cv", "cv.yaml"),
        ("jane.yaml", "jane.yml"),
        ("jane_doe.yaml", "jane-doe.yaml"),
        ("jnae.yaml", "jane.yaml"),
        ("resume.yaml", "cv.yaml"),
    ],
)
def test_a_name_like_the_one_that_is_missing_is_named(
    folder: Path, typed: str, name: str
) -> None:
    write_source(folder / name, "Ana Example")
    (folder / "sub").mkdir()
    write_source(folder / "sub" / name, "Ana Example")
    reason = "no such file or directory; did you mean"

    assert (3, f"error: {typed}: {reason} {name}?\n") == invoke(typed)
    where = Path("sub", typed)
    assert f"error: {where}: {reason} sub/{name}?\n" == invoke(str(where))[1]


def test_a_directory_is_answered_by_the_source_in_it(folder: Path) -> None:
    (folder / "sub").mkdir()
    write_source(folder / "sub" / "cv.yaml", "Ana Example")

    assert "error: sub: is a directory; did you mean sub/cv.yaml?\n" == invoke("sub")[1]


def test_a_missing_name_without_neighbours_is_just_missing(folder: Path) -> None:
    write_source(folder / "bob.yaml", "Bob Example")

    assert "error: jane.yaml: no such file or directory\n" == invoke("jane.yaml")[1]
    assert "error: no/cv.yaml: no such file or directory\n" == invoke("no/cv.yaml")[1]
