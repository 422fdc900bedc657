"""The command line: the only part that touches files, streams and the environment."""

from __future__ import annotations

import gc
import os
import sys

import click

from cvexport import __version__

_FORMATS = ("txt", "md", "docx", "pdf", "json")


class _BuildByDefault(click.Group):
    """A group whose command may be left out: `cvexport -f pdf` builds."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, "--help", "-h", "--version"}
        if not args or args[0] not in own:
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_BuildByDefault,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, message="cvexport %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """One cv.yaml in, a finished job application out.

    Without a command, build is run: `cvexport` alone reads cv.yaml and writes it as
    plain text, Markdown, DOCX and PDF into outputs/.  Every file is read back before
    an old one is replaced; one that a machine would misread is never written.

    \b
    Exit codes:
      0  done
      1  outputs are stale (--check), or a file did not read back
      2  wrong usage, or a source with errors
      3  a file could not be read or written
    """
    if "NO_COLOR" in os.environ:
        ctx.color = False
    elif "FORCE_COLOR" in os.environ:
        ctx.color = True


@cli.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    help="Write this format; repeat it for more.  [default: txt, md, docx, pdf, or "
    "export.formats of the source]",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    help="Write into this directory, or with - to standard output.  [default: "
    "outputs, or export.output of the source]",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 if a file is missing or stale."
)
@click.option("--strict", is_flag=True, help="Take warnings as errors.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more of each file.")
@click.pass_context
def build(
    ctx: click.Context,
    sources: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    check: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write a CV in every format.

    SOURCE is a YAML file, or a JSON Resume document; - reads standard input.  Without
    one, the first of cv.yaml, cv.yml, resume.yaml, resume.yml, resume.json and cv.json
    in this directory is taken.  All files of a run are replaced together, or none is.

    \b
    Examples:
      cvexport                          every format, into outputs/
      cvexport -f pdf -o ~/applications one format, elsewhere
      cvexport resume.json              a JSON Resume document
      cvexport -f json                  cv.yaml as JSON Resume
      cvexport -f txt -o - | less       the plain text, to look at
      cvexport --check                  are the files in outputs/ current?
    """
    from cvexport.cli.building import Order, run
    from cvexport.cli.messages import Voice

    # 5 % of the time of a run goes to collecting garbage that the exit frees anyway.
    gc.disable()
    voice = Voice(quiet=quiet, verbose=verbose)
    order = Order(sources, formats, output, check=check, strict=strict)
    ctx.exit(run(order, voice))


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      eval "$(cvexport completion bash)"        in ~/.bashrc
      eval "$(cvexport completion zsh)"         in ~/.zshrc
      cvexport completion fish | source         in config.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "cvexport", "_CVEXPORT_COMPLETE").source())


def main() -> None:
    """Run the command line; a reader that closes our output early is no error."""
    try:
        cli(prog_name="cvexport")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
