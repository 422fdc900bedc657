"""The settings that reportlab would execute: nothing of them runs, nothing changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.places import ROOT

HOSTILE = """
import pathlib
pathlib.Path({mark!r}).touch()
invariant = 0
pageCompression = 0
useA85 = 1
pdfComments = 1
pdfMultiLine = 1
defaultEncoding = "MacRomanEncoding"
"""
IN_HOME = (".reportlab_settings", ".reportlab_mods")
ON_PATH = (
    *("reportlab_settings.py", "reportlab_mods.py"),
    *("local_reportlab_settings.py", "local_rl_settings.py", "local_rl_mods.py"),
    "reportlab_settings/__init__.py",
)
VARIABLES = {
    "RL_invariant": "0",
    "RL_pageCompression": "0",
    "RL_pdfComments": "yes",
    "RL_pdfMultiLine": "1",
    "RL_useA85": "1",
    "RL_ttfAsciiReadable": "0",
    "RL_fsEncodings": "none",
    "RL_trustedHosts": "*",
}
UNREADABLE = {"RL_invariant": "?", "RL_verbose": "much", "RL_xmlParser": "none"}


def exported(**environment: str) -> bytes:
    """Return the project's own CV as PDF, built in this environment."""
    command = (sys.executable, "-P", "-m", "cvexport", "-f", "pdf", "-o", "-")
    return subprocess.run(
        [*command, str(ROOT / "cv.yaml")],
        capture_output=True,
        check=True,
        env=os.environ | environment,
    ).stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    return exported()


def hostile(path: Path, mark: Path) -> None:
    """Write settings that leave a mark where they are executed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HOSTILE.format(mark=str(mark)), encoding="utf-8")


@pytest.mark.parametrize("name", IN_HOME)
def test_settings_in_the_home_directory_are_not_executed(
    plain: bytes, tmp_path: Path, name: str
) -> None:
    hostile(tmp_path / name, mark := tmp_path / "executed")

    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    assert plain == exported(**home)
    assert not mark.exists()


@pytest.mark.parametrize("name", ON_PATH)
def test_settings_on_the_path_are_not_executed(
    plain: bytes, tmp_path: Path, name: str
) -> None:
    hostile(tmp_path / name, mark := tmp_path / "executed")
    path = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))

    assert plain == exported(PYTHONPATH=path)
    assert not mark.exists()


@pytest.mark.parametrize("variables", [VARIABLES, UNREADABLE])
def test_variables_of_reportlab_change_nothing(
    plain: bytes, variables: dict[str, str]
) -> None:
    assert plain == exported(**variables)


AFTERWARDS = """
import os, sys
before = dict(os.environ)
from cvexport.exporters.pdf import reportlab_parts
assert before == dict(os.environ)
assert not [name for name in sys.modules if name.endswith(("_mods", "_settings"))
            and name != "reportlab.rl_settings"]
assert reportlab_parts.rl_config.invariant != 7
"""


def test_the_environment_and_the_modules_are_as_before_afterwards() -> None:
    subprocess.run(
        [sys.executable, "-c", AFTERWARDS],
        check=True,
        env=os.environ | {"RL_invariant": "7", "RL_other": "x"},
    )


THREADS = """
import threading
def load(): from cvexport.exporters.pdf import embedding; loaded.append(embedding)
loaded = []
threads = [threading.Thread(target=load) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert 8 == len(loaded)
"""


def test_several_threads_may_import_it_at_once() -> None:
    subprocess.run([sys.executable, "-c", THREADS], check=True)
