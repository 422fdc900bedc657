"""What people and scripts see of the command: files, streams, exit codes, colour."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import cvexport
from cvexport.cli.commands import cli

SOURCE = """\
basics: {name: Ana Example, email: ana@example.org}
work:
  - {name: Example Ltd, position: Engineer, startDate: 2019-08, summary: Wrote it.}
"""
FILES = [f"outputs/Ana-Example-CV.{suffix}" for suffix in ("txt", "md", "docx", "pdf")]
NOT_AS_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read and write all"
)
ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Unix only")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory that holds a cv.yaml."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "cv.yaml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


Run = subprocess.CompletedProcess[bytes]


def run(*args: str, stdin: bytes = b"", **environment: str) -> Run:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cvexport", *args],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def invoke(*args: str) -> tuple[int, str]:
    """Run the command in this process; return its exit code and its output."""
    result = CliRunner().invoke(cli, args)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def files_in(folder: Path) -> list[str]:
    """Return all files in and below a folder except its sources."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".yaml", ".yml"}
    )


def write(name: str, person: str, more: str = "") -> str:
    """Write a source for a person and return its name."""
    text = f"basics: {{name: {person}}}\nwork: [{{name: Example Ltd}}]\n{more}"
    Path(name).write_text(text, encoding="utf-8")
    return name


# -- building


def test_without_arguments_cv_yaml_is_built_in_the_default_formats(
    folder: Path,
) -> None:
    result = run()

    assert files_in(folder) == sorted(FILES)
    assert 0 == result.returncode
    assert b"" == result.stdout
    assert [
        *map(str, map(Path, FILES[:3])),
        f"{Path(FILES[3])}, 1 page",
        "4 files, read back word by word",
    ] == result.stderr.decode().splitlines()


@pytest.mark.parametrize(("entries", "shown"), [(1, "1 page"), (60, "3 pages")])
def test_the_number_of_pages_is_printed_for_pdf(
    folder: Path, entries: int, shown: str
) -> None:
    jobs = ", ".join(["{name: Example Ltd, summary: Wrote it.}"] * entries)
    (folder / "cv.yaml").write_text(f"basics: {{name: Ana}}\nwork: [{jobs}]\n")

    assert invoke("-f", "docx", "-f", "pdf")[1].splitlines() == [
        str(Path("outputs/Ana-CV.docx")),
        f"{Path('outputs/Ana-CV.pdf')}, {shown}",
        "2 files, read back word by word",
    ]


def test_build_can_be_left_out(folder: Path) -> None:
    assert invoke("build", "-f", "txt") == invoke("-f", "txt")


@pytest.mark.parametrize(
    "name", ["cv.yaml", "cv.yml", "resume.yaml", "resume.yml", "resume.json", "cv.json"]
)
def test_a_source_with_a_default_name_is_found(folder: Path, name: str) -> None:
    (folder / "cv.yaml").rename(folder / name)
    if name.endswith("json"):
        (folder / name).write_text('{"basics": {"name": "Ana Example"}}')

    assert 0 == invoke("-f", "txt")[0]


def test_without_a_source_the_error_says_how_to_name_one(folder: Path) -> None:
    (folder / "cv.yaml").unlink()

    assert (
        3,
        (
            "error: no cv.yaml in this directory; name a source, as in "
            "cvexport path/to/cv.yaml\n"
        ),
    ) == invoke()


def test_each_requested_format_is_written_once(folder: Path) -> None:
    invoke("-f", "md", "-f", "txt", "--format", "md")

    assert [FILES[1], FILES[0]] == files_in(folder)


def test_an_unknown_format_is_wrong_usage(folder: Path) -> None:
    code, output = invoke("-f", "rtf")

    assert 2 == code
    assert "'rtf' is not one of 'txt', 'md', 'docx', 'pdf', 'html', 'json'" in output


def test_json_format_is_json_resume(folder: Path) -> None:
    invoke("-f", "json")
    data = json.loads((folder / "outputs" / "Ana-Example-CV.json").read_bytes())

    assert "Engineer" == data["work"][0]["position"]


def test_json_format_reports_what_json_resume_cannot_hold(folder: Path) -> None:
    write("cv.yaml", "Ana", "sections: [{title: Talks, paragraphs: [One]}]")

    assert 'JSON Resume has no place for sections[0] "Talks"' in invoke("-f", "json")[1]


def test_the_source_can_set_formats_directory_and_file_name(folder: Path) -> None:
    write(
        "cv.yaml",
        "Ana Example",
        'export: {formats: [txt], output: out/here, filename: "{name}-2024"}',
    )
    invoke()

    assert ["out/here/Ana-Example-2024.txt"] == files_in(folder)


def test_the_output_option_overrides_the_source(folder: Path) -> None:
    write("cv.yaml", "Ana", "export: {output: out}")
    invoke("-f", "txt", "-o", str(folder / "a" / "b"))

    assert ["a/b/Ana-CV.txt"] == files_in(folder)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("María José Ejemplo", "Maria-Jose-Ejemplo-CV"),
        ("山田太郎", "山田太郎-CV"),
        ("Zoë O’Example-Test, PhD", "Zoe-O-Example-Test-PhD-CV"),
        ("../../x", "x-CV"),
        ("/etc/passwd", "etc-passwd-CV"),
        ("..", "CV"),
        ("C:\\\\x", "C-x-CV"),
        ("x" * 400, "x" * 120),
    ],
)
def test_files_are_named_after_the_person(folder: Path, name: str, stem: str) -> None:
    write("cv.yaml", f'"{name}"')
    invoke("-f", "txt")

    assert [f"outputs/{stem}.txt"] == files_in(folder)


def test_unchanged_files_are_not_rewritten(folder: Path) -> None:
    invoke()
    before = [(folder / name).stat().st_mtime_ns for name in FILES]
    invoke()

    assert before == [(folder / name).stat().st_mtime_ns for name in FILES]


def test_files_are_written_into_a_linked_output_directory(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "outputs").symlink_to("real")
    invoke("-f", "txt")

    assert (folder / "outputs").is_symlink()
    assert (folder / "real" / "Ana-Example-CV.txt").is_file()


# -- standard streams


def test_standard_input_to_standard_output_gives_the_exact_bytes(
    folder: Path,
) -> None:
    resume = cvexport.read(SOURCE.encode()).resume
    for name in cvexport.formats():
        result = run("-", "-o", "-", "-f", name, stdin=SOURCE.encode())

        assert 0 == result.returncode
        assert cvexport.export(resume, name) == result.stdout
        assert b"" == result.stderr
    assert [] == files_in(folder)


@pytest.mark.parametrize(
    "args",
    [
        ("-o", "-"),
        ("-o", "-", "-f", "txt", "-f", "md"),
        ("-o", "-", "-f", "txt", "cv.yaml", "-"),
        ("-o", "-", "-f", "txt", "--check"),
        ("-o", "cv.docx", "-f", "pdf"),
        ("-o", "cv.pdf", "-f", "pdf", "-f", "docx"),
        ("-o", "cv.pdf", "cv.yaml", "-"),
        ("-j", "0"),
        ("--unknown",),
    ],
)
def test_contradictory_options_are_wrong_usage(folder: Path, args: tuple[str]) -> None:
    code, output = invoke(*args)

    assert 2 == code
    assert "Usage: " in output
    assert [] == files_in(folder)


def test_problems_in_standard_input_are_reported_as_stdin(folder: Path) -> None:
    result = run("-", stdin=b"basics: {nmae: Ana}")

    assert 2 == result.returncode
    assert result.stderr.startswith(b"<stdin>:1:")


@ON_UNIX
def test_a_closed_pipe_is_not_an_error(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        result = subprocess.run(
            [sys.executable, "-m", "cvexport", "-f", "txt", "-o", "-"],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_on_standard_output_is_reported_without_traceback(
    folder: Path,
) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "cvexport", "-f", "pdf", "-o", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert 3 == result.returncode
    assert b"error: standard output: no space left on device\n" == result.stderr


@ON_UNIX
def test_ctrl_c_exits_130(
    folder: Path,
) -> None:
    os.mkfifo("slow.yaml")
    with subprocess.Popen(
        [sys.executable, "-m", "cvexport", "slow.yaml"], stderr=subprocess.PIPE
    ) as process:
        # Opening it waits until the command reads.
        with Path("slow.yaml").open("wb"):
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
        assert process.stderr
        output = process.stderr.read()

    assert (process.returncode, output.strip()) == (130, b"interrupted")
    assert [] == files_in(folder)


# -- what can't be read or written


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("missing.yaml", "no such file or directory"),
        (".", "is a directory; did you mean cv.yaml?"),
        ("cv.yaml/x", "not a directory"),
        ("x" * 300, "file name too long"),
    ],
)
@ON_UNIX
def test_an_unreadable_source_is_named_with_the_reason(
    folder: Path, source: str, reason: str
) -> None:
    assert (3, f"error: {source}: {reason}\n") == invoke(source)
    assert [] == files_in(folder)


@NOT_AS_ROOT
def test_a_source_without_read_permission_is_named(folder: Path) -> None:
    (folder / "cv.yaml").chmod(0)

    assert (3, "error: cv.yaml: permission denied\n") == invoke()


def test_an_output_directory_that_is_a_file_is_named(folder: Path) -> None:
    (folder / "out").write_bytes(b"precious")
    code, output = invoke("-o", "out")

    assert 3 == code
    assert output.startswith("error: out: this is a file whose name has no suffix")
    assert b"precious" == (folder / "out").read_bytes()


@NOT_AS_ROOT
def test_an_output_directory_without_write_permission_is_named(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o500)
    code, output = invoke("-o", "out")

    assert 3 == code
    assert "Permission denied" in output


# -- faults in a source


def test_every_problem_in_a_source_is_shown_with_its_line(folder: Path) -> None:
    (folder / "cv.yaml").write_text(
        "basics:\n  name: Ana\n  emial: ana@example.org\nwork:\n"
        "  - {name: X, startDate: 2019-13}\n"
    )
    code, output = invoke()

    assert 2 == code
    assert "cv.yaml:3:3: error: " in output
    assert "cv.yaml:5:26: error: " in output
    assert "\n    5 |   - {name: X, startDate: 2019-13}\n" in output
    assert [] == files_in(folder)


def test_warnings_are_shown_and_become_errors_with_strict(folder: Path) -> None:
    write("cv.yaml", "Ana", "mood: good")
    code, output = invoke("-f", "txt")
    strict = invoke("--strict", "-f", "txt", "-o", "strict")

    assert 0 == code
    assert "cv.yaml:3:1: warning: " in output
    assert 2 == strict[0]
    assert ["outputs/Ana-CV.txt"] == files_in(folder)


def test_quiet_prints_only_errors(folder: Path) -> None:
    write("cv.yaml", "Ana", "mood: good")

    assert (0, "") == invoke("-q")
    assert (0, "") == invoke("-q", "-v")
    assert invoke("-q", "missing.yaml")[1].startswith("error: ")


def test_verbose_prints_size_and_word_count_of_each_file(folder: Path) -> None:
    assert re.search(
        r"Ana-Example-CV\.pdf: [\d,]+ bytes, \d+ words read back in order\n",
        invoke("-v")[1],
    )


def test_a_missing_glyph_is_reported_at_its_line_and_column(folder: Path) -> None:
    write("cv.yaml", "Ana 山")
    code, output = invoke()

    assert 2 == code
    assert "cv.yaml:1:20: error: no font for the PDF has 1 Chinese character" in output
    assert "-f txt -f md -f docx" in output
    assert [] == files_in(folder)
    assert 0 == invoke("-f", "txt", "-f", "md", "-f", "docx")[0]


def test_at_most_100_problems_are_shown(folder: Path) -> None:
    bad = "".join(f"  - {{name: X, startDate: 20{n:02}-99}}\n" for n in range(99)) * 3
    (folder / "cv.yaml").write_text(f"basics: {{name: Ana}}\nwork:\n{bad}")
    code, output = invoke()

    assert 2 == code
    assert 100 == output.count(": error: ")
    assert output.endswith("cv.yaml: and 197 more like these\n")


# -- are the files current?


def test_check_reports_missing_and_stale_files(folder: Path) -> None:
    missing = invoke("--check")
    invoke()
    current = invoke("--check")
    (folder / FILES[0]).write_bytes(b"changed by hand")
    stale = invoke("--check")

    assert 1 == missing[0]
    assert missing[1].splitlines() == [
        f"error: {Path(name)} is missing; run cvexport" for name in FILES
    ]
    assert (0, "") == current
    assert (1, f"error: {Path(FILES[0])} is stale; run cvexport\n") == stale
    assert b"changed by hand" == (folder / FILES[0]).read_bytes()


# -- many sources


def test_several_sources_are_built_in_one_run(folder: Path) -> None:
    names = [write("a.yaml", "Ana"), write("b.yaml", "Bo")]
    code, output = invoke(*names, "-f", "txt")

    assert 0 == code
    assert ["outputs/Ana-CV.txt", "outputs/Bo-CV.txt"] == files_in(folder)
    assert output.endswith("2 files, read back word by word\n")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_every_source_is_reported_and_nothing_is_written_if_one_has_errors(
    folder: Path, jobs: str
) -> None:
    (folder / "bad.yaml").write_text("basics: {nmae: X}")
    names = [write("a.yaml", "Ana"), "missing.yaml", "bad.yaml", write("b.yaml", "Bo")]
    (folder / "b.yaml").write_text("basics: {name: Bo}\nmood: good\n")
    result = run("-j", jobs, *names)
    output = result.stderr.decode()

    assert 3 == result.returncode
    assert [] == files_in(folder)
    assert output.index("missing.yaml: no such") < output.index("bad.yaml:1:")
    assert output.index("bad.yaml:1:") < output.index("b.yaml:2:1: warning")


def test_two_sources_cannot_write_the_same_file(folder: Path) -> None:
    names = [write("a.yaml", "Ana"), write("b.yaml", "ANA", ""), write("c.yaml", "Ana")]
    code, output = invoke(*names, "-f", "txt")

    assert 3 == code
    assert (
        f"error: c.yaml: another source writes {Path('outputs/Ana-CV.txt')} too; "
        "give each its own export.filename\n"
    ) == output
    assert [] == files_in(folder)


def test_workers_write_the_same_files_and_messages(folder: Path) -> None:
    names = [write(f"{n}.yaml", f"Person {n}", "mood: good") for n in range(9)]
    alone = run("-v", "-j", "1", *names)
    files = {name: (folder / name).read_bytes() for name in files_in(folder)}
    for name in files:
        (folder / name).unlink()
    together = run("-v", *names)

    assert 36 == len(files)
    assert files == {name: (folder / name).read_bytes() for name in files_in(folder)}
    assert alone.stderr == together.stderr
    assert alone.returncode == together.returncode == 0


# -- what reaches a terminal


def on_terminal(*args: str, **environment: str) -> str:
    """Return what the command prints on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "cvexport", *args],
        stderr=theirs,
        stdout=theirs,
        check=False,
        env=os.environ | environment,
    )
    os.close(theirs)
    chunks = []
    try:
        while chunk := os.read(ours, 4096):
            chunks.append(chunk)
    except OSError:
        pass  # the other end is closed
    finally:
        os.close(ours)
    return b"".join(chunks).decode()


def test_pipes_get_colour_only_with_force_color(folder: Path) -> None:
    assert b"\x1b" not in run("missing.yaml").stderr
    assert b"\x1b[31m" in run("missing.yaml", FORCE_COLOR="1").stderr
    assert b"\x1b" not in run("missing.yaml", FORCE_COLOR="1", NO_COLOR="1").stderr


@ON_UNIX
def test_terminals_get_colour_unless_no_color_is_set(folder: Path) -> None:
    assert "\x1b[31m" in on_terminal("missing.yaml", TERM="xterm")
    assert "\x1b" not in on_terminal("missing.yaml", TERM="xterm", NO_COLOR="1")


@ON_UNIX
def test_progress_is_shown_only_on_a_terminal_and_not_when_quiet(
    folder: Path,
) -> None:
    names = [write("a.yaml", "Ana"), write("b.yaml", "Bo")]

    assert "100%" in on_terminal(*names, "-f", "txt", TERM="xterm")
    assert "100%" not in on_terminal(*names, "-f", "txt", "-q", TERM="xterm")
    assert b"%" not in run(*names, "-f", "txt").stderr


def test_control_characters_in_sources_and_names_are_not_printed(folder: Path) -> None:
    hostile = 'basics: {"a\x1b[31m": "\u202eb\u200b", name: Ana, "k\\e[2J": 1}'
    (folder / "cv.yaml").write_text(hostile, encoding="utf-8")
    for result in (run(FORCE_COLOR=""), run("x\x1b]0;title\x07.yaml"), run("a\nb")):
        output = result.stderr.decode()

        assert result.returncode in {2, 3}
        assert all(char.isprintable() or char == "\n" for char in output)


def test_the_caret_is_below_the_fault_after_wide_and_combining_characters(
    folder: Path,
) -> None:
    (folder / "cv.yaml").write_text(
        'basics: {name: "山田", "e\u0301mial": x, emial: y}\n', encoding="utf-8"
    )
    lines = invoke()[1].splitlines()
    at = next(index for index, line in enumerate(lines) if "basics: {" in line)
    shown = lines[at].partition("emial: y")[0].replace("\u0301", "")
    carets = [line for line in lines if line.lstrip(" |").startswith("^")]

    assert "^~~~~" in carets[-1]
    assert len(shown) + len("山田") == carets[-1].index("^")


def test_only_part_of_a_long_line_is_shown(folder: Path) -> None:
    (folder / "cv.yaml").write_text(
        f'basics: {{name: Ana, label: "{"x" * 5000}", emial: y}}\n'
    )
    code, output = invoke()

    assert 2 == code
    assert "emial" in output
    assert max(map(len, output.splitlines())) < 300


# -- help, version, completion


def test_help_explains_the_default_command_and_the_exit_codes(folder: Path) -> None:
    for option in ("-h", "--help"):
        code, output = invoke(option)

        assert 0 == code
        assert "reads cv.yaml and writes" in output
        assert ["0", "1", "2", "3"] == re.findall(
            r"^ {4}(\d)  \w", output, re.MULTILINE
        )


def test_build_help_lists_options_and_examples() -> None:
    code, output = invoke("build", "--help")

    assert 0 == code
    for each in ("--format", "--output", "--jobs", "--check", "--strict", "Examples:"):
        assert each in output
    assert max(map(len, output.splitlines())) <= 88


def test_version_prints_the_package_version() -> None:
    result = run("--version")

    assert ["cvexport", cvexport.__version__] == result.stdout.decode().split()


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o nosort -F"),
        ("zsh", "#compdef cvexport"),
        ("fish", "complete --no-files --command cvexport"),
    ],
)
def test_completion_prints_a_script_for_each_shell(shell: str, line: str) -> None:
    code, output = invoke("completion", shell)

    assert 0 == code
    assert line in output


@pytest.mark.parametrize(
    ("line", "offered", "not_offered"),
    [
        ("", {"build", "completion", ""}, {"--format"}),
        ("comp", {"completion"}, {"build"}),
        ("--", {"--format", "--check", "--jobs", "--version", "--help"}, {"build"}),
        ("-f p", {"pdf"}, {"txt"}),
        ("build -f ", {"txt", "md", "docx", "pdf", "json"}, set()),
        ("cv.yaml --str", {"--strict"}, {"--check"}),
        ("completion ", {"bash", "zsh", "fish"}, set()),
    ],
)
def test_completion_offers_commands_options_and_values(
    line: str, offered: set[str], not_offered: set[str]
) -> None:
    words = f"cvexport {line}"
    result = run(
        _CVEXPORT_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(words.count(" ")),
    )
    found = [line.partition(",")[2] for line in result.stdout.decode().splitlines()]

    assert offered <= set(found)
    assert not not_offered & set(found)
    assert len(found) == len(set(found))


def test_sources_and_outputs_complete_to_files() -> None:
    for words in ("cvexport ", "cvexport -o "):
        result = run(
            _CVEXPORT_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=str(words.count(" ")),
        )
        assert "file," in result.stdout.decode().splitlines()


# -- start-up


def imported(*args: str) -> set[str]:
    """Return the names of all modules that a run imports."""
    command = [sys.executable, "-X", "importtime", "-m", "cvexport", *args]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [line for line in result.stderr.splitlines() if "import time:" in line]
    return {row.rpartition("|")[2].strip() for row in rows}


HEAVY = {"yaml", "docx", "lxml", "reportlab", "markdown", "pypdfium2_raw", "anyascii"}


@pytest.mark.parametrize(
    "args",
    [
        ("--version",),
        ("--help",),
        ("build", "--help"),
        ("completion", "bash"),
    ],
)
def test_help_and_version_do_not_import_the_builders(args: tuple[str, ...]) -> None:
    builders = {f"cvexport.{name}" for name in ("source", "composition", "exporters")}

    assert not (HEAVY | builders) & imported(*args)


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("txt", {"yaml"}),
        ("md", {"yaml", "markdown"}),
        ("docx", {"yaml", "docx", "lxml"}),
        ("pdf", {"yaml", "reportlab", "pypdfium2_raw"}),
        ("json", {"yaml"}),
    ],
)
def test_a_format_imports_only_what_it_needs(
    folder: Path, name: str, needed: set[str]
) -> None:
    write("cv.yaml", "Ana")
    found = imported("-q", "-f", name)

    assert needed == HEAVY & found
    assert not {"concurrent.futures.process", "multiprocessing"} & found
