"""The command line: the only room that touches files, streams and the environment."""

from __future__ import annotations

import gc
import os
import sys

import click

from cvexport.cli.commands import cli
from cvexport.errors import OutputError

_INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended: 128 and the signal's number."""


def main() -> None:
    """Run the command line as a process of its own, which ends here."""
    # A run is too short for garbage: looking for it is a twentieth of its time.
    gc.disable()
    _occupy_closed_streams()
    _forget_settings_of_reportlab()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0  # whoever read the output has seen enough
    except OSError as error:
        _report(f"error: standard output: {(error.strerror or str(error)).lower()}")
        code = OutputError.exit_code
    _report("")
    # Every file is closed and every worker done.  Taking down some 400 modules in
    # order, as sys.exit does, would add a quarter to the run.
    os._exit(code)


def _run() -> int:
    try:
        return cli(prog_name="cvexport", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        return _INTERRUPTED


def _forget_settings_of_reportlab() -> None:
    """Keep `RL_...` variables, meant for other programs, out of this process."""
    for name in [name for name in os.environ if name.startswith("RL_")]:
        del os.environ[name]


def _occupy_closed_streams() -> None:
    """Keep files that are opened later from taking the place of a closed stream.

    What is written to a closed standard output must fail; standard error has nobody
    to read it.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", closefd=False)


def _report(text: str) -> None:
    """Print to standard error, which may be closed or full as well."""
    try:
        if text:
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
