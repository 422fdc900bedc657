"""The command, run as a process of its own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from cvexport.cli.commands import cli

PERSON = """\
basics: {{name: {name}, email: person@example.org}}
work:
  - {{name: Example Ltd, position: Engineer, startDate: 2019-08, summary: Wrote it.}}
"""

Run = subprocess.CompletedProcess[bytes]


def cvexport(*args: str, stdin: bytes = b"", **environment: str) -> Run:
    """Run the command with these arguments, input and environment variables."""
    return subprocess.run(
        [sys.executable, "-m", "cvexport", *args],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def invoke(*args: str) -> tuple[int, str]:
    """Run the command in this process; return its exit code and what it printed."""
    result = CliRunner().invoke(cli, args)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def in_shell(arguments: str) -> Run:
    """Run the command with arguments and redirections as a shell takes them."""
    command = f"{shlex.quote(sys.executable)} -m cvexport {arguments}"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False
    )


def write_source(path: Path, name: str) -> Path:
    """Write a small source for a person; return its path."""
    path.write_text(PERSON.format(name=name), encoding="utf-8")
    return path
