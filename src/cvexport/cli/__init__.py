"""The command line: the only part that touches files, streams and the environment."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from cvexport import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FORMATS = ("txt", "md", "docx", "pdf", "html", "json")
_INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended: 128 and the signal's number."""


class _BuildByDefault(click.Group):
    """A group whose command may be left out: `cvexport -f pdf` builds."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, "--help", "-h", "--version"}
        is_completing_the_first = ctx.resilient_parsing and not args
        if not is_completing_the_first and (not args or args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the commands, and what may follow a `build` that is left out."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        build = self.commands["build"]
        with build.make_context("build", [], ctx, resilient_parsing=True) as below:
            offered = {item.value for item in found}
            found += [
                item
                for item in build.shell_complete(below, incomplete)
                if item.value not in offered
            ]
        if not incomplete.startswith("-"):
            found.append(CompletionItem(incomplete, type="file"))
        return found


def _directories(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


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
      1  findings, outputs that are stale (--check), or a file that did not read back
      2  wrong usage, or a source with errors
      3  a file could not be read or written
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True


@cli.command()
@click.argument(
    "sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(readable=False)
)
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
    shell_complete=_directories,
    help="Write into this directory, or with - to standard output.  [default: "
    "outputs, or export.output of the source]",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Build N sources at a time.  [default: one for each processor, from 8 "
    "sources on]",
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
    jobs: int | None,
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
      cvexport cvs/*.yaml               many sources, side by side
      cvexport --check                  are the files in outputs/ current?
    """
    from cvexport.cli.build import Order, run
    from cvexport.cli.report import Voice

    voice = Voice(quiet=quiet, verbose=verbose)
    order = Order(sources, formats, output, jobs or 0, check=check, strict=strict)
    ctx.exit(run(order, voice))


@cli.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--file",
    "files",
    multiple=True,
    metavar="PATH",
    help="Check this PDF, DOCX, text or Markdown file, whoever made it, alone or "
    "against SOURCE; repeat it for more.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How findings are written to standard output.",
)
@click.option(
    "--ignore",
    "ignored",
    multiple=True,
    metavar="RULE",
    help="Leave out this rule; repeat it for more.",
)
@click.option(
    "--show", is_flag=True, help="Print what a machine sees, and fills forms with."
)
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but findings.")
@click.pass_context
def check(
    ctx: click.Context,
    sources: tuple[str, ...],
    files: tuple[str, ...],
    form: str,
    ignored: tuple[str, ...],
    show: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Say what keeps machines or people from reading a CV.

    Checks the source and the files that a build would write of it, or with --file
    any CV that you already have.  Each finding names its rule, why it matters, and
    what to do.  Nothing is written.

    \b
    Examples:
      cvexport check                      cv.yaml and what it becomes
      cvexport check --show               what a machine sees of it
      cvexport check --file old-cv.pdf    a CV that something else made
      cvexport check cv.yaml --file sent.docx
      cvexport check --format github      annotations in a workflow
    """
    from cvexport.cli.check import Inquiry, run
    from cvexport.cli.report import Voice

    inquiry = Inquiry(sources, files, form, ignored, strict=strict, show=show)
    ctx.exit(run(inquiry, Voice(quiet=quiet)))


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
    """Run the command line, as a process of its own that ends here."""
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
