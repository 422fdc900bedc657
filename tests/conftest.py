"""What tests share: the sources, and snapshots that compare bytes."""

from __future__ import annotations

import difflib
import io
import re
import signal
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.dom import minidom

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

import cvexport
from cvexport.inflation import inflated, same
from cvexport.source import Reading

ROOT = Path(__file__).parent.parent
SOURCES = Path(__file__).parent / "sources"
FIXTURES = ("full", "minimal", "unicode", "hostile", "long")
"""Named for their purpose; every format of each is a snapshot."""

Snapshot = Callable[[bytes, str, str], None]


def resume(name: str) -> Reading:
    """Return a fixture of `tests/sources`, or the project's own cv.yaml."""
    path = ROOT / "cv.yaml" if name == "cv" else SOURCES / f"{name}.yaml"
    return cvexport.read(path.read_bytes())


@pytest.fixture(scope="session", autouse=True)
def _signals_heard() -> None:
    """Let the commands under test be interrupted.

    A process started in the background, as CI may start this one, ignores
    interrupts, and so do all that it starts.
    """
    for name in ("SIGINT", "SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def snapshot(file_regression: FileRegressionFixture) -> Snapshot:
    """Return a check of bytes against the file of that name and suffix.

    pytest-regressions compares text without its line ends and says of other files
    only that they differ; so bytes are compared here, and explained.
    """

    def check(data: bytes, name: str, suffix: str) -> None:
        file_regression.check(
            data,
            binary=True,
            basename=name,
            extension=f".{suffix}",
            check_fn=_assert_same,
        )

    return check


def _assert_same(obtained: Path, expected: Path) -> None:
    found, wanted = obtained.read_bytes(), expected.read_bytes()
    if not same(found, wanted):
        explained = difflib.unified_diff(
            readable(wanted), readable(found), "expected", "obtained", lineterm=""
        )
        raise AssertionError(
            f"{expected.name} differs from what is exported now:\n"
            + "\n".join(list(explained)[:200])
        )


def readable(data: bytes) -> list[str]:
    """Return a file as lines: text, the XML of each DOCX part, or inflated PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [
                line
                for name in archive.namelist()
                for line in (f"=== {name}", *_pretty(archive.read(name)))
            ]
    if data.startswith(b"%PDF-"):
        text = inflated(data).decode("latin-1")
        return re.sub(r"[^\n\x20-\x7e]{20,}", "(binary)", text).split("\n")
    return data.decode("utf-8", "backslashreplace").split("\n")


def _pretty(xml: bytes) -> list[str]:
    return minidom.parseString(xml).toprettyxml(indent=" ").splitlines()
