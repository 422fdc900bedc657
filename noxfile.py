# /// script
# dependencies = ["nox>=2024.10.9"]
# ///
"""Everything that is run on this project; `nox -l` lists it."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["tests", "lint", "types", "build"]
nox.options.error_on_missing_interpreters = False
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
RUFF, MYPY = "ruff~=0.17.6", "mypy~=2.4.1"
"""A minor version each: the next one may have other rules, or another format."""


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on each interpreter found."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Show which lines no test reaches, in commands that tests run too."""
    session.install("-e", ".[test]", "coverage[toml]>=7.10")
    session.run("coverage", "erase")
    # Tests of what a command imports would find what coverage imports.
    left_out = ("-k", "not imports_only and not loads_no")
    session.run("coverage", "run", "-m", "pytest", *left_out, *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report", "--show-missing", "--skip-covered")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(RUFF)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types, strictly, tests included."""
    session.install(
        *(".[test]", MYPY, "nox", "types-PyYAML", "types-Markdown", "lxml-stubs")
    )
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Write the tables and the picture in the documents, and show what changed."""
    session.install(".[test]")
    session.run("python", "-m", "sessions.docs", env={"PYTHONPATH": "tests"})
    session.run("git", "--no-pager", "diff", "--stat", external=True)


@nox.session
def snapshots(session: nox.Session) -> None:
    """Record the snapshots and outputs/, and show what changed: look at it."""
    session.install(".[test]")
    session.run("cvexport")
    session.run("pytest", "--regen-all", success_codes=[0, 1])
    session.run("git", "--no-pager", "diff", "--stat", external=True)


@nox.session
def languages(session: nox.Session) -> None:
    """Write dates, countries and addresses from their sources; show what changed."""
    session.install("-e", ".[test]")
    session.run("python", "tests/sessions/calendars.py")
    session.run("python", "tests/sessions/countries.py")
    session.run("git", "--no-pager", "diff", "--stat", external=True)


@nox.session
def fonts(session: nox.Session) -> None:
    """Write the tables of the vendored faces anew, and show what changed."""
    session.install(".[test]")
    session.run("python", "tests/sessions/faces.py")
    session.run("git", "--no-pager", "diff", "--stat", external=True)


@nox.session
def symbols(session: nox.Session) -> None:
    """Write the symbol face, and what symbols it lacks; show what changed."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "sessions.symbols", env={"PYTHONPATH": "tests"})
    session.run("git", "--no-pager", "diff", "--stat", external=True)


@nox.session
def labelled(session: nox.Session) -> None:
    """Make the labelled CVs, or with `-- --score` score the parser on them."""
    session.install(".[test]")
    session.run(
        *("python", "-m", "sessions.labelled", *session.posargs),
        env={"PYTHONPATH": "tests"},
    )


@nox.session
def imports(session: nox.Session) -> None:
    """Show what each format costs to import, slowest last."""
    session.install(".")
    for fmt in session.posargs or ("txt", "md", "docx", "pdf"):
        command = ("-X", "importtime", "-m", "cvexport", "-qf", fmt, "-o", "-")
        listed = session.run("python", *command, silent=True) or ""
        rows = [line for line in listed.splitlines() if line.startswith("import time")]
        rows.sort(key=lambda line: line.split("|")[-2:-1])
        print(f"--- {fmt}", *rows[-15:], sep="\n")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure start-up and throughput, each as a ratio taken side by side."""
    session.install(".")
    session.run("python", "tests/sessions/benchmarks.py", *session.posargs)


@nox.session
def attack(session: nox.Session) -> None:
    """Try what strangers, accidents and kills can do; `-- --full` takes an hour."""
    session.install(".[test]")
    session.run(
        *("python", "-m", "sessions.attack", *session.posargs),
        env={"PYTHONPATH": "tests"},
    )


@nox.session
def build(session: nox.Session) -> None:
    """Build the wheel, twice for the same bytes, and run it with nothing else."""
    session.install("build", "twine")
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--installer", "pip")
    session.run("twine", "check", "--strict", *map(str, Path("dist").iterdir()))
    (wheel,) = Path("dist").glob("*.whl")
    again = _built_elsewhere(session)
    if _digest(wheel) != _digest(again):
        session.error(f"{wheel.name} isn't the same when it is built again")
    session.run("pip", "install", "--force-reinstall", str(wheel), silent=True)
    session.run("cvexport", "--check")


def _built_elsewhere(session: nox.Session) -> Path:
    """Return the wheel of a copy with other dates, permissions and time zone."""
    copy = Path(session.create_tmp(), "copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(".", copy, ignore=shutil.ignore_patterns(".*", "dist"))
    shutil.copy(".gitignore", copy)
    for path in copy.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (0, 0))
    umask = os.umask(0o077)
    try:
        command = ("python", "-m", "build", "--installer", "pip", "--wheel", str(copy))
        session.run(*command, env={"TZ": "Pacific/Auckland"})
    finally:
        os.umask(umask)
    (wheel,) = (copy / "dist").glob("*.whl")
    return wheel


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    nox.main()
