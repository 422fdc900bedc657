"""The command line: the only room that touches files, streams and the environment."""

from __future__ import annotations

import gc
import os
import sys

import click

from cvexport.cli.commands import cli
from cvexport.cli.printing import printable
from cvexport.cli.streams import faults, guarded
from cvexport.errors import OutputError

_INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended: 128 and the signal's number."""


def main() -> None:
    """Run the command line as a process of its own, which ends here."""
    # A run is too short for garbage: looking for it is a twentieth of its time.
    gc.disable()
    outputs = guarded()
    code = _run()
    for fault in faults(*outputs):
        click.echo(f"error: {fault}", err=True)
        code = max(code, OutputError.exit_code)
    sys.stderr.flush()
    # Every file is closed and every worker done.  Taking down some 400 modules in
    # order, as sys.exit does, would add a quarter to the run.
    os._exit(code)


def _run() -> int:
    try:
        return int(cli(prog_name="cvexport", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.message = printable(error.message)  # type: ignore[misc]
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        return _INTERRUPTED
    except SystemExit as error:  # shell completion, or a signal
        return int(error.code or 0)
    except OSError as error:
        # What no message was written for, such as a working directory that is gone.
        where = f"{error.filename}: " if error.filename else ""
        reason = (error.strerror or str(error)).lower()
        click.echo(f"error: {printable(f'{where}{reason}')}", err=True)
        return OutputError.exit_code
