"""The command line: the only room that touches files, streams and the environment."""

from __future__ import annotations

import gc
import os
import sys

import click

from cvexport.cli.commands import cli

_INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended: 128 and the signal's number."""


def main() -> None:
    """Run the command line as a process of its own, which ends here."""
    # A run is too short for garbage: looking for it is a twentieth of its time.
    gc.disable()
    try:
        code = cli(prog_name="cvexport", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        code = _INTERRUPTED
    sys.stdout.flush()
    sys.stderr.flush()
    # Every file is closed and every worker done.  Taking down some 400 modules in
    # order, as sys.exit does, would add a quarter to the run.
    os._exit(code or 0)
