"""The command as a person or a script meets it: files, streams, exit codes, colour."""

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


def told(*args: str) -> tuple[int, str]:
    """Run the command in this process; return its exit code and what it says."""
    result = CliRunner().invoke(cli, args)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def made(folder: Path) -> list[str]:
    """Return all files below a folder but its sources."""
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


def test_the_command_alone_builds_cv_yaml_in_every_format(folder: Path) -> None:
    result = run()

    assert made(folder) == sorted(FILES)
    assert result.returncode == 0
    assert result.stdout == b""
    assert result.stderr.decode().splitlines() == [
        *map(str, map(Path, FILES[:3])),
        f"{Path(FILES[3])}, 1 page",
        "4 files, read back word by word",
    ]


def test_build_may_be_said_or_left_out(folder: Path) -> None:
    assert told("build", "-f", "txt") == told("-f", "txt")


@pytest.mark.parametrize(
    "name", ["cv.yaml", "cv.yml", "resume.yaml", "resume.yml", "resume.json", "cv.json"]
)
def test_the_source_is_found_under_its_usual_names(folder: Path, name: str) -> None:
    (folder / "cv.yaml").rename(folder / name)
    if name.endswith("json"):
        (folder / name).write_text('{"basics": {"name": "Ana Example"}}')

    assert told("-f", "txt")[0] == 0


def test_without_a_source_the_message_says_what_to_name(folder: Path) -> None:
    (folder / "cv.yaml").unlink()

    assert told() == (
        3,
        (
            "error: no cv.yaml in this directory; name a source, as in "
            "cvexport path/to/cv.yaml\n"
        ),
    )


def test_formats_are_those_asked_for_each_once(folder: Path) -> None:
    told("-f", "md", "-f", "txt", "--format", "md")

    assert made(folder) == [FILES[1], FILES[0]]


def test_an_unknown_format_is_wrong_usage(folder: Path) -> None:
    code, said = told("-f", "rtf")

    assert code == 2
    assert "'rtf' is not one of 'txt', 'md', 'docx', 'pdf', 'html', 'json'" in said


def test_json_is_json_resume(folder: Path) -> None:
    told("-f", "json")
    data = json.loads((folder / "outputs" / "Ana-Example-CV.json").read_bytes())

    assert data["work"][0]["position"] == "Engineer"


def test_json_says_what_it_has_no_place_for(folder: Path) -> None:
    write("cv.yaml", "Ana", "sections: [{title: Talks, paragraphs: [One]}]")

    assert 'JSON Resume has no place for sections[0] "Talks"' in told("-f", "json")[1]


def test_settings_of_the_source_say_what_goes_where(folder: Path) -> None:
    write(
        "cv.yaml",
        "Ana Example",
        'export: {formats: [txt], output: out/here, filename: "{name}-2024"}',
    )
    told()

    assert made(folder) == ["out/here/Ana-Example-2024.txt"]


def test_the_output_option_outdoes_the_source(folder: Path) -> None:
    write("cv.yaml", "Ana", "export: {output: out}")
    told("-f", "txt", "-o", str(folder / "a" / "b"))

    assert made(folder) == ["a/b/Ana-CV.txt"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("María José Ejemplo", "Maria-Jose-Ejemplo-CV"),
        ("山田太郎", "ShanTianTaiLang-CV"),
        ("Zoë O’Example-Test, PhD", "Zoe-O-Example-Test-PhD-CV"),
        ("../../x", "x-CV"),
        ("/etc/passwd", "etc-passwd-CV"),
        ("..", "CV"),
        ("🙂", "slight-smile-CV"),
        ("C:\\\\x", "C-x-CV"),
        ("x" * 400, "x" * 120),
    ],
)
def test_files_are_named_in_ascii_after_the_person(
    folder: Path, name: str, stem: str
) -> None:
    write("cv.yaml", f'"{name}"')
    told("-f", "txt")

    assert made(folder) == [f"outputs/{stem}.txt"]


def test_unchanged_files_are_left_alone(folder: Path) -> None:
    told()
    before = [(folder / name).stat().st_mtime_ns for name in FILES]
    told()

    assert before == [(folder / name).stat().st_mtime_ns for name in FILES]


def test_a_linked_output_directory_is_written_through(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "outputs").symlink_to("real")
    told("-f", "txt")

    assert (folder / "outputs").is_symlink()
    assert (folder / "real" / "Ana-Example-CV.txt").is_file()


# -- standard streams


def test_standard_input_to_standard_output_carries_the_bytes_exactly(
    folder: Path,
) -> None:
    resume = cvexport.read(SOURCE.encode()).resume
    for name in cvexport.formats():
        result = run("-", "-o", "-", "-f", name, stdin=SOURCE.encode())

        assert result.returncode == 0
        assert result.stdout == cvexport.export(resume, name)
        assert result.stderr == b""
    assert made(folder) == []


@pytest.mark.parametrize(
    "args",
    [
        ("-o", "-"),
        ("-o", "-", "-f", "txt", "-f", "md"),
        ("-o", "-", "-f", "txt", "cv.yaml", "-"),
        ("-o", "-", "-f", "txt", "--check"),
        ("-j", "0"),
        ("--unknown",),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(folder: Path, args: tuple[str]) -> None:
    code, said = told(*args)

    assert code == 2
    assert "Usage: " in said
    assert made(folder) == []


def test_problems_of_standard_input_name_it(folder: Path) -> None:
    result = run("-", stdin=b"basics: {nmae: Ana}")

    assert result.returncode == 2
    assert result.stderr.startswith(b"<stdin>:1:")


@ON_UNIX
def test_a_reader_that_has_seen_enough_is_no_error(folder: Path) -> None:
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
def test_a_full_standard_output_is_an_error_without_a_traceback(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "cvexport", "-f", "pdf", "-o", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert result.returncode == 3
    assert result.stderr == b"error: standard output: no space left on device\n"


@ON_UNIX
def test_an_interrupt_ends_the_run_with_the_code_that_shells_expect(
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
        said = process.stderr.read()

    assert (process.returncode, said.strip()) == (130, b"interrupted")
    assert made(folder) == []


# -- what can't be read or written


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("missing.yaml", "no such file or directory"),
        (".", "is a directory"),
        ("cv.yaml/x", "not a directory"),
        ("x" * 300, "file name too long"),
    ],
)
@ON_UNIX
def test_a_source_that_can_not_be_read_is_named(
    folder: Path, source: str, reason: str
) -> None:
    assert told(source) == (3, f"error: {source}: {reason}\n")
    assert made(folder) == []


@NOT_AS_ROOT
def test_a_source_without_permission_is_named(folder: Path) -> None:
    (folder / "cv.yaml").chmod(0)

    assert told() == (3, "error: cv.yaml: permission denied\n")


def test_an_output_that_is_a_file_is_named(folder: Path) -> None:
    (folder / "out").write_bytes(b"precious")
    code, said = told("-o", "out")

    assert code == 3
    assert "out: File exists" in said
    assert (folder / "out").read_bytes() == b"precious"


@NOT_AS_ROOT
def test_an_output_without_permission_is_named(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o500)
    code, said = told("-o", "out")

    assert code == 3
    assert "Permission denied" in said


# -- faults in a source


def test_every_problem_of_a_source_is_shown_with_its_line(folder: Path) -> None:
    (folder / "cv.yaml").write_text(
        "basics:\n  name: Ana\n  emial: ana@example.org\nwork:\n"
        "  - {name: X, startDate: 2019-13}\n"
    )
    code, said = told()

    assert code == 2
    assert "cv.yaml:3:3: error: " in said
    assert "cv.yaml:5:26: error: " in said
    assert "\n    5 |   - {name: X, startDate: 2019-13}\n" in said
    assert made(folder) == []


def test_warnings_are_shown_and_are_errors_when_strict(folder: Path) -> None:
    write("cv.yaml", "Ana", "mood: good")
    code, said = told("-f", "txt")
    strict = told("--strict", "-f", "txt", "-o", "strict")

    assert code == 0
    assert "cv.yaml:3:1: warning: " in said
    assert strict[0] == 2
    assert made(folder) == ["outputs/Ana-CV.txt"]


def test_quiet_says_nothing_but_errors(folder: Path) -> None:
    write("cv.yaml", "Ana", "mood: good")

    assert told("-q") == (0, "")
    assert told("-q", "-v") == (0, "")
    assert told("-q", "missing.yaml")[1].startswith("error: ")


def test_verbose_says_more_of_each_file(folder: Path) -> None:
    assert re.search(
        r"Ana-Example-CV\.pdf: [\d,]+ bytes, \d+ words read back in order\n",
        told("-v")[1],
    )


def test_a_missing_glyph_is_a_problem_with_its_place(folder: Path) -> None:
    write("cv.yaml", "Ana 山")
    code, said = told()

    assert code == 2
    assert "cv.yaml:1:20: error: the PDF font has no glyph for '山' U+5C71" in said
    assert "-f txt -f md -f docx" in said
    assert made(folder) == []
    assert told("-f", "txt", "-f", "md", "-f", "docx")[0] == 0


def test_a_thousand_problems_are_not_all_shown(folder: Path) -> None:
    bad = "".join(f"  - {{name: X, startDate: 20{n:02}-99}}\n" for n in range(99)) * 3
    (folder / "cv.yaml").write_text(f"basics: {{name: Ana}}\nwork:\n{bad}")
    code, said = told()

    assert code == 2
    assert said.count(": error: ") == 100
    assert said.endswith("cv.yaml: and 197 more like these\n")


# -- are the files current?


def test_check_tells_current_missing_and_stale_files_apart(folder: Path) -> None:
    missing = told("--check")
    told()
    current = told("--check")
    (folder / FILES[0]).write_bytes(b"changed by hand")
    stale = told("--check")

    assert missing[0] == 1
    assert missing[1].splitlines() == [
        f"error: {Path(name)} is missing; run cvexport" for name in FILES
    ]
    assert current == (0, "")
    assert stale == (1, f"error: {Path(FILES[0])} is stale; run cvexport\n")
    assert (folder / FILES[0]).read_bytes() == b"changed by hand"


# -- many sources


def test_several_sources_are_built_in_one_run(folder: Path) -> None:
    names = [write("a.yaml", "Ana"), write("b.yaml", "Bo")]
    code, said = told(*names, "-f", "txt")

    assert code == 0
    assert made(folder) == ["outputs/Ana-CV.txt", "outputs/Bo-CV.txt"]
    assert said.endswith("2 files, read back word by word\n")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_faulty_source_hides_no_other_and_nothing_is_written(
    folder: Path, jobs: str
) -> None:
    (folder / "bad.yaml").write_text("basics: {nmae: X}")
    names = [write("a.yaml", "Ana"), "missing.yaml", "bad.yaml", write("b.yaml", "Bo")]
    (folder / "b.yaml").write_text("basics: {name: Bo}\nmood: good\n")
    result = run("-j", jobs, *names)
    said = result.stderr.decode()

    assert result.returncode == 3
    assert made(folder) == []
    assert said.index("missing.yaml: no such") < said.index("bad.yaml:1:")
    assert said.index("bad.yaml:1:") < said.index("b.yaml:2:1: warning")


def test_two_sources_must_not_write_one_file(folder: Path) -> None:
    names = [write("a.yaml", "Ana"), write("b.yaml", "ANA", ""), write("c.yaml", "Ana")]
    code, said = told(*names, "-f", "txt")

    assert code == 3
    assert said == (
        f"error: c.yaml: another source writes {Path('outputs/Ana-CV.txt')} too; "
        "give each its own export.filename\n"
    )
    assert made(folder) == []


def test_workers_make_the_same_files_and_say_the_same(folder: Path) -> None:
    names = [write(f"{n}.yaml", f"Person {n}", "mood: good") for n in range(9)]
    alone = run("-v", "-j", "1", *names)
    files = {name: (folder / name).read_bytes() for name in made(folder)}
    for name in files:
        (folder / name).unlink()
    together = run("-v", *names)

    assert len(files) == 36
    assert files == {name: (folder / name).read_bytes() for name in made(folder)}
    assert alone.stderr == together.stderr
    assert alone.returncode == together.returncode == 0


# -- what reaches a terminal


def on_terminal(*args: str, **environment: str) -> str:
    """Return what the command says on a terminal."""
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


def test_colour_is_for_terminals_and_those_who_ask(folder: Path) -> None:
    assert b"\x1b" not in run("missing.yaml").stderr
    assert b"\x1b[31m" in run("missing.yaml", FORCE_COLOR="1").stderr
    assert b"\x1b" not in run("missing.yaml", FORCE_COLOR="1", NO_COLOR="1").stderr


@ON_UNIX
def test_a_terminal_has_colour_unless_it_is_refused(folder: Path) -> None:
    assert "\x1b[31m" in on_terminal("missing.yaml", TERM="xterm")
    assert "\x1b" not in on_terminal("missing.yaml", TERM="xterm", NO_COLOR="1")


@ON_UNIX
def test_progress_is_shown_on_a_terminal_only_and_never_when_quiet(
    folder: Path,
) -> None:
    names = [write("a.yaml", "Ana"), write("b.yaml", "Bo")]

    assert "100%" in on_terminal(*names, "-f", "txt", TERM="xterm")
    assert "100%" not in on_terminal(*names, "-f", "txt", "-q", TERM="xterm")
    assert b"%" not in run(*names, "-f", "txt").stderr


def test_nothing_in_a_source_or_its_name_steers_the_terminal(folder: Path) -> None:
    hostile = 'basics: {"a\x1b[31m": "\u202eb\u200b", name: Ana, "k\\e[2J": 1}'
    (folder / "cv.yaml").write_text(hostile, encoding="utf-8")
    for result in (run(FORCE_COLOR=""), run("x\x1b]0;title\x07.yaml"), run("a\nb")):
        said = result.stderr.decode()

        assert result.returncode in {2, 3}
        assert all(char.isprintable() or char == "\n" for char in said)


def test_the_caret_stands_below_the_fault_whatever_is_before_it(folder: Path) -> None:
    (folder / "cv.yaml").write_text(
        'basics: {name: "山田", "e\u0301mial": x, emial: y}\n', encoding="utf-8"
    )
    lines = told()[1].splitlines()
    at = next(index for index, line in enumerate(lines) if "basics: {" in line)
    shown = lines[at].partition("emial: y")[0].replace("\u0301", "")
    carets = [line for line in lines if line.lstrip(" |").startswith("^")]

    assert "^~~~~" in carets[-1]
    assert len(shown) + len("山田") == carets[-1].index("^")


def test_a_long_line_is_shown_in_part(folder: Path) -> None:
    (folder / "cv.yaml").write_text(
        f'basics: {{name: Ana, label: "{"x" * 5000}", emial: y}}\n'
    )
    code, said = told()

    assert code == 2
    assert "emial" in said
    assert max(map(len, said.splitlines())) < 300


# -- help, version, completion


def test_help_teaches_and_lists_the_exit_codes(folder: Path) -> None:
    for option in ("-h", "--help"):
        code, said = told(option)

        assert code == 0
        assert "reads cv.yaml and writes" in said
        assert re.findall(r"^ {4}(\d)  \w", said, re.MULTILINE) == ["0", "1", "2", "3"]


def test_the_help_of_build_names_every_option_and_shows_examples() -> None:
    code, said = told("build", "--help")

    assert code == 0
    for each in ("--format", "--output", "--jobs", "--check", "--strict", "Examples:"):
        assert each in said
    assert max(map(len, said.splitlines())) <= 88


def test_the_version_is_that_of_the_package() -> None:
    result = run("--version")

    assert result.stdout.decode().split() == ["cvexport", cvexport.__version__]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o nosort -F"),
        ("zsh", "#compdef cvexport"),
        ("fish", "complete --no-files --command cvexport"),
    ],
)
def test_a_completion_script_is_printed_for_each_shell(shell: str, line: str) -> None:
    code, said = told("completion", shell)

    assert code == 0
    assert line in said


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
def test_completion_offers_what_may_follow(
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


def test_sources_complete_to_files_and_outputs_to_directories() -> None:
    for words, kind in (("cvexport ", "file"), ("cvexport -o ", "dir")):
        result = run(
            _CVEXPORT_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=str(words.count(" ")),
        )
        assert f"{kind}," in result.stdout.decode().splitlines()


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
def test_help_and_version_import_nothing_that_builds(args: tuple[str, ...]) -> None:
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
