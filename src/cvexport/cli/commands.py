"""The commands and their options: what `--help` and shell completion know."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from cvexport import __version__
from cvexport.cli.sources import DEFAULT_SOURCES
from cvexport.model.formats import CHECKED, DEFAULTS, FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem


def _titles(names: Iterable[str], word: str) -> str:
    *others, last = (FORMATS[name].title for name in names)
    return f"{', '.join(others)} {word} {last}"


class _BuildByDefault(click.Group):
    """A group whose command may be left out: `cvexport -f pdf` builds."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, "--help", "-h", "--version"}
        is_completing_first_word = ctx.resilient_parsing and not args
        if not is_completing_first_word and (not args or args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the commands, and whatever may follow `build` where it is left out."""
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


def _paths(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


@click.group(
    cls=_BuildByDefault,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    help=f"""Turn one cv.yaml into a finished job application.

    Without a command, cvexport builds: it reads cv.yaml and writes it into outputs/
    as {_titles(DEFAULTS, "and")}.  Every file is read back before it replaces an old
    one; a file that software would misread is never written.

    \b
    Exit codes:
      0  done
      1  findings, outputs that are stale (--check), or a file that did not read back
      2  wrong usage, or a source with errors
      3  a file could not be read or written
    """,
)
@click.version_option(__version__, message="cvexport %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Settle what every command shares: whether there is colour."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True


@cli.command(
    "build",
    help=f"""Write a CV in every format.

    SOURCE is a YAML file or a JSON Resume document; - reads standard input.  Without
    SOURCE, cvexport takes the first file in this directory that is named
    {", ".join(DEFAULT_SOURCES[:-1])} or {DEFAULT_SOURCES[-1]}.  A run replaces all
    of its files together, or none.

    \b
    Examples:
      cvexport                          every format, into outputs/
      cvexport -f pdf -o ~/applications one format, into another directory
      cvexport -o ~/Desktop/cv.pdf      one file, in the format of its suffix
      cvexport resume.json              a JSON Resume document
      cvexport -f json                  cv.yaml as JSON Resume
      cvexport -f txt -o - | less       the plain text, to look at
      cvexport cvs/*.yaml               several sources at once
      cvexport --check                  are the files in outputs/ current?
    """,
)
@click.argument(
    "sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(readable=False)
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="Write this format; repeat it for more.  "
    f"[default: {', '.join(DEFAULTS)}, or export.formats in the source]",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    shell_complete=_paths,
    help="Write into this directory, into this one file if it has the suffix of a "
    "format, or with - to standard output.  "
    "[default: outputs, or export.output in the source]",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Build N sources at a time.  "
    "[default: one per processor for 8 sources or more, otherwise 1]",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 if a file is missing or stale."
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace files that don't look like a CV of the same person.",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("-q", "--quiet", is_flag=True, help="Print only errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print more about each file.")
@click.pass_context
def build_command(
    ctx: click.Context,
    sources: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    jobs: int | None,
    check: bool,
    force: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Run the build."""
    from cvexport.cli.build import BuildOptions, run
    from cvexport.cli.report import Reporter

    options = BuildOptions(
        sources,
        formats,
        output,
        jobs or 0,
        check=check,
        strict=strict,
        force=force,
    )
    ctx.exit(run(options, Reporter(quiet=quiet, verbose=verbose)))


@cli.command(
    "check", short_help="Find what stops software or people from reading a CV."
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--file",
    "files",
    multiple=True,
    metavar="PATH",
    help=f"Check this {_titles(CHECKED, 'or')} file, made by any program, alone or "
    "against SOURCE; repeat it for more.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="The form in which findings are printed.",
)
@click.option(
    "--ignore",
    "ignored",
    multiple=True,
    metavar="RULE",
    help="Ignore this rule; repeat it for more.",
)
@click.option(
    "--show",
    is_flag=True,
    help="Print the text that software reads, and the form fields that it fills in.",
)
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
@click.pass_context
def check_command(
    ctx: click.Context,
    sources: tuple[str, ...],
    files: tuple[str, ...],
    form: str,
    ignored: tuple[str, ...],
    show: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Check a CV for problems that stop software or people from reading it.

    Checks the source and the files that a build would write from it, or with --file
    any CV that you already have.  Each finding names its rule, why it matters, and
    what to do.  Nothing is written.

    \b
    Examples:
      cvexport check                      cv.yaml and the files made from it
      cvexport check --show               what software reads in it
      cvexport check --file old-cv.pdf    a CV made by another program
      cvexport check cv.yaml --file sent.docx
      cvexport check --format github      annotations in a workflow
    """
    from cvexport.cli.check import CheckOptions, run
    from cvexport.cli.report import Reporter

    options = CheckOptions(sources, files, form, ignored, strict=strict, show=show)
    ctx.exit(run(options, Reporter(quiet=quiet)))


@cli.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Examples:
      eval "$(cvexport completion bash)"        in ~/.bashrc
      eval "$(cvexport completion zsh)"         in ~/.zshrc
      cvexport completion fish | source         in config.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    complete = found(cli, {}, "cvexport", "_CVEXPORT_COMPLETE")
    # bash's own method runs bash, to see its version, and with it $BASH_ENV.
    click.echo(ShellComplete.source(complete))
