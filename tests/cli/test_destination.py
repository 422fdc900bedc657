"""`-o` names a directory, or one file whose suffix is its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.command import invoke, write_source


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory with a source, files and directories."""
    monkeypatch.chdir(tmp_path)
    write_source(tmp_path / "cv.yaml", "Ana Example")
    (tmp_path / "made.pdf").mkdir()
    (tmp_path / "notes").write_text("Notes\n")
    return tmp_path


def written(folder: Path) -> set[str]:
    """Return the files that a run has added."""
    found = {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    }
    return found - {"cv.yaml", "notes"}


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("-o me.pdf", {"me.pdf"}),
        ("-o me.PDF", {"me.PDF"}),
        ("-o sub/deep/me.docx", {"sub/deep/me.docx"}),
        ("-o ./me.txt -f txt", {"me.txt"}),
        ("-o me.json -f json -f json", {"me.json"}),
        ("-o me.html", {"me.html"}),
        ("-o .hidden -f txt", {".hidden/Ana-Example-CV.txt"}),
        ("-o out -f txt", {"out/Ana-Example-CV.txt"}),
        ("-o out.v2 -f txt", {"out.v2/Ana-Example-CV.txt"}),
        ("-o made.pdf -f txt", {"made.pdf/Ana-Example-CV.txt"}),
        ("-o new.pdf/ -f txt", {"new.pdf/Ana-Example-CV.txt"}),
    ],
)
def test_a_name_with_the_suffix_of_a_format_is_a_file(
    folder: Path, args: str, expected: set[str]
) -> None:
    code, output = invoke(*args.split())

    assert (0, expected) == (code, written(folder)), output


def test_a_file_holds_what_a_directory_would(folder: Path) -> None:
    for name in ("txt", "md", "docx", "pdf", "html", "json"):
        invoke("-o", f"me.{name}")
        invoke("-o", "out", "-f", name)
        expected = (folder / "out" / f"Ana-Example-CV.{name}").read_bytes()
        assert expected == (folder / f"me.{name}").read_bytes()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            "-o me.docx -f pdf",
            "-o me.docx is Word, and -f pdf is PDF; write -o me.pdf, or leave out -f",
        ),
        (
            "-o me.pdf -f pdf -f docx",
            "-o me.pdf is one file, and -f pdf -f docx makes 2; name a directory",
        ),
        (
            "-o me.pdf cv.yaml other.yaml",
            "-o me.pdf takes one source; name a directory for several",
        ),
    ],
)
def test_what_does_not_fit_one_file_is_wrong_usage(
    folder: Path, args: str, message: str
) -> None:
    code, output = invoke(*args.split())

    assert (2, set[str]()) == (code, written(folder))
    assert f"Error: {message}\n" in output


def test_an_existing_file_without_a_suffix_is_no_directory(folder: Path) -> None:
    message = (
        "error: notes: this is a file whose name has no suffix of a format; name a "
        "directory, or a file such as notes.pdf\n"
    )

    assert (3, message) == invoke("-o", "notes", "-f", "txt")


def test_a_file_of_others_is_replaced_only_by_force(folder: Path) -> None:
    (folder / "README.md").write_text("# Read me\n")

    assert 3 == invoke("-o", "README.md")[0]
    assert "# Read me\n" == (folder / "README.md").read_text()
    assert 0 == invoke("-o", "README.md", "--force")[0]
    assert "Ana Example" in (folder / "README.md").read_text()


def test_a_source_is_never_replaced(folder: Path) -> None:
    source = '{"basics": {"name": "Ana Example"}}'
    (folder / "resume.json").write_text(source)

    assert 3 == invoke("resume.json", "-o", "resume.json", "--force")[0]
    assert source == (folder / "resume.json").read_text()


def test_check_compares_one_file(folder: Path) -> None:
    missing = invoke("-o", "me.txt", "--check")
    invoke("-o", "me.txt")

    assert (1, "error: me.txt is missing; run cvexport\n") == missing
    assert (0, "") == invoke("-o", "me.txt", "--check")


def test_other_files_beside_it_are_not_called_earlier(folder: Path) -> None:
    invoke("-o", "out", "-f", "txt")

    assert "earlier" not in invoke("-o", "out/me.pdf")[1]


def test_the_formats_of_the_source_do_not_count_for_one_file(folder: Path) -> None:
    with (folder / "cv.yaml").open("a") as file:
        file.write("export: {formats: [txt, md], output: elsewhere}\n")
    invoke("-o", "me.html")

    assert {"me.html"} == written(folder)
