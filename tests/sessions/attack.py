"""What strangers, accidents and kills can do to cvexport: `nox -s attack`.

Prints a row for each kind of attack, and each fault below it with the number that makes
it again, and exits with 1 if there is any.  By default this takes a few minutes;
`--full` takes the numbers that docs/security.md quotes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

import hypothesis
from hypothesis import strategies as st

import cvexport
from cvexport.errors import ReadBackError, ResumeError
from cvexport.model.formats import FORMATS
from helpers import hostile_files, kills, mutations, patterns

TODAY = dt.date(2026, 1, 1)
SECONDS = 30
"""After these one source is given up, and counts as a fault."""

_AT_A_TIME = 50
_MOST_SHOWN = 20


class TooSlow(BaseException):
    """Raised where one source takes too long; no `except Exception` swallows it."""


class Attack(NamedTuple):
    """A kind of attack: how many times it is tried, and what is tried for a number.

    `attempt` returns the outcome, one word; what is wrong begins with "!".
    """

    title: str
    tries: int
    attempt: Callable[[int], str]


# -- sources

Made = Callable[[int], bytes]
MADE: dict[str, Made] = {"source": mutations.mutated, "export": mutations.changed}
"""What makes the source of a number."""


def read_and_composed(number: int) -> str:
    """Read, compose and check a mutated source."""
    return outcome(partial(_read, mutations.mutated(number)))


def _read(data: bytes) -> str:
    resume = cvexport.read(data).resume
    cvexport.compose(resume)
    cvexport.check(data, today=TODAY)
    return "read"


def exported_and_read_back(number: int) -> str:
    """Export a source with other values in every format, and read it back."""
    return outcome(partial(_export, mutations.changed(number)))


def _export(data: bytes) -> str:
    resume = cvexport.read(data).resume
    settings = resume.export
    if settings.fit:
        from cvexport.exporters import fitted

        settings = fitted(cvexport.compose(resume), settings)
    for name in FORMATS:
        cvexport.read_back(
            cvexport.export(resume, name, settings), name, resume, settings
        )
    return "read back"


def outcome(action: Callable[[], str]) -> str:
    """Return what became of a source: only a `ResumeError` may be raised."""

    def give_up(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        return action()
    except ReadBackError as error:
        return f"! {error}"
    except ResumeError:
        return "refused"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is a fault
        (*_, last) = traceback.extract_tb(error.__traceback__)
        place = f"{Path(last.filename).name}:{last.lineno}"
        return f"! {type(error).__name__} at {place}: {error}"
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


# -- texts that hypothesis makes up, and makes smaller where one fails

EXAMPLES = 100
"""Texts of one search."""

_LETTERS = "aWéßŁĳﬁΩЖ1 -–—•*_`[]()<>&|#\\/:.@\n\t\u0301\u200b\xad\xa0"
_TEXTS = st.text(st.sampled_from(_LETTERS) | st.characters(max_codepoint=0x24F))
_LINES = st.lists(_TEXTS, max_size=3)


def searched(number: int) -> str:
    """Look for a text that some format loses: in prose, in names and in lists."""
    failed: list[str] = []

    @hypothesis.seed(number)
    @hypothesis.settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(_TEXTS, _TEXTS, _LINES, _LINES)
    def search(
        name: str, summary: str, highlights: list[str], words: list[str]
    ) -> None:
        job = {"name": name, "position": summary, "highlights": highlights}
        source = {
            "basics": {"name": "Ana", "label": name, "summary": summary},
            "work": [job],
            "skills": [{"name": name, "keywords": words}],
            "awards": [{"title": summary, "awarder": name}],
        }
        data = json.dumps(source, ensure_ascii=False)
        found = outcome(partial(_export, data.encode()))
        if found.startswith("!"):
            failed.append(f"{found} in {data}")
            raise AssertionError

    try:
        search()
    except AssertionError:
        return failed[-1]  # hypothesis runs the smallest last
    return "nothing lost"


# -- growth

SIZE = 8_000
ALLOWED_GROWTH = 8
"""Four times the size may take this many times as long; quadratic is 16."""

NEGLIGIBLE = 0.2
"""Seconds; what takes less, at the larger size, isn't worth a division."""

_BASICS = "basics: {name: A}\n"


def _summary(piece: str, size: int) -> str:
    return f"{_BASICS[:-2]}, summary: {json.dumps(piece * (size // len(piece)))}}}"


_PIECES = (
    *("[", "]", "(", "*", "_", "`", "\\", "<", "!", "&", "**", "[a](", "![", "a*"),
    *("*a ", "a@", "a.", "https://", "http://a.", "-", "a-", ".", "…", "\u0301", "W"),
    *("\u202e", "\u200b", "a ", "山", "1", "1 ", "+1 ", "(1) ", "x\n\n", "- a\n"),
    *("> ", "# ", "| ", "<b>", "&amp;", "<!--", "2020 - ", "am am "),
)

SHAPES: dict[str, Callable[[int], str]] = {
    **{f"summary of {piece!r}": partial(_summary, piece) for piece in _PIECES},
    "e-mail address": lambda size: (
        f"basics: {{name: A, email: {'a' * size}@example.org}}"
    ),
    "address of dots": lambda size: (
        f"basics: {{name: A, email: 'a@{'a.' * (size // 2)}'}}"
    ),
    "URL": lambda size: f"basics: {{name: A, url: 'https://example.org/{'a' * size}'}}",
    "name": lambda size: f"basics: {{name: {'a ' * (size // 2)}}}",
    "phone": lambda size: f"basics: {{name: A, phone: '{'1 ' * (size // 2)}'}}",
    "keywords": lambda size: f"{_BASICS}skills: [{'a, ' * (size // 3)}a]\n",
    "jobs": lambda size: f"{_BASICS}work:\n" + "  - {name: A}\n" * (size // 14),
    "highlights": lambda size: (
        f"{_BASICS}work:\n  - name: A\n    highlights: [{'a, ' * (size // 3)}a]\n"
    ),
    "unknown keys": lambda size: (
        _BASICS + "".join(f"key{number}: 1\n" for number in range(size // 11))
    ),
    "the same key": lambda size: _BASICS + "mood: 1\n" * (size // 8),
    "comments": lambda size: _BASICS + "# a\n" * (size // 4),
    "blank lines": lambda size: "\n" * size + _BASICS,
    "brackets": lambda size: f"a: {'[' * size}",
    "a long line that ends early": lambda size: (
        f"basics: {{name: A, label: '{'a' * size}"
    ),
}


def grown(number: int) -> str:
    """Time a source of one shape at two sizes, from reading to the last format."""
    title, shape = list(SHAPES.items())[number]
    small, large = (_seconds(shape(size)) for size in (SIZE, 4 * SIZE))
    if large < NEGLIGIBLE or large < ALLOWED_GROWTH * small:
        return "linear"
    return f"! {title}: {small:.2f} s at {SIZE:,}, {large:.2f} s at {4 * SIZE:,}"


def _seconds(source: str) -> float:
    data = source.encode()
    times = []
    for _ in range(2):
        start = time.process_time()
        for action in (_read, _export):
            if outcome(partial(action, data)).startswith("! TooSlow"):
                return float("inf")
        times.append(time.process_time() - start)
    return min(times)


# -- regular expressions


TEXTS = 50
"""Hostile texts for each expression, of some 300 there can be."""


def matched(number: int) -> str:
    """Time an expression of the package with hostile texts at two sizes."""
    used = _used()[number]
    both = zip(
        *(patterns.hostile(used, size) for size in (SIZE, 4 * SIZE)), strict=True
    )
    for texts in itertools.islice(both, TEXTS):
        small, large = (_seconds_of(partial(used.run, text)) for text in texts)
        if large > max(NEGLIGIBLE, ALLOWED_GROWTH * small):
            return f"! {used.place}: {large:.2f} s for {texts[1][:30]!r}..."
    return "linear"


@functools.cache
def _used() -> list[patterns.Used]:
    return [each for each in patterns.all_used() if not patterns.is_guarded(each)]


def _seconds_of(action: Callable[[], None]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


# -- strangers' files

MOST_SECONDS = 10
MOST_MEMORY = 512
"""MiB, of the command and of the process in which it reads the file."""

_MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(end=f"\\n{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
sys.exit(code)
"""
"""Runs a command, and prints the memory (KiB) of its largest process.  Linux counts a
process as large as the one that it was forked from, so this one is small."""


def checked(number: int) -> str:
    """Run `cvexport check --file` on a hostile file; measure its time and memory."""
    file = hostile_files.hostile_files()[number]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file.name)
        path.write_bytes(file.data())
        command = [sys.executable, "-m", "cvexport", "check", "-q", "--file", str(path)]
        start = time.monotonic()
        run = subprocess.run(
            [sys.executable, "-c", _MEASURED, *command],
            capture_output=True,
            check=False,
        )
        seconds = time.monotonic() - start
    memory = int(run.stdout.rpartition(b"\n")[2]) // 1024
    figures = f"exit code {run.returncode}, {seconds:.1f} s, {memory} MiB"
    is_within = seconds <= MOST_SECONDS and memory <= MOST_MEMORY
    if not is_within or run.returncode not in {0, 1} or b"Traceback" in run.stderr:
        return f"! {file.name}: {figures}"
    return next(f"up to {limit} s" for limit in (1, 3, 10) if seconds <= limit)


# -- kills


def killed_at_random(number: int) -> str:
    """Kill replacements after some milliseconds; the next run makes the set whole."""
    with tempfile.TemporaryDirectory() as folder:
        kills.kill_after(Path(folder, "outputs"), 0.001 * (number * 7 % 100))
        return _whole(Path(folder, "outputs"))


_MOMENTS: tuple[Literal["before", "after"], ...] = ("before", "after")
_PLANS = tuple((moment, fault) for moment in _MOMENTS for fault in (0, 1, 2, 3))


def killed_at_each_step(number: int) -> str:
    """Kill a replacement at each of its system calls, and the next run too."""
    moment, fault = _PLANS[number]
    with tempfile.TemporaryDirectory() as folder:
        _, folders = kills.kill_at_each_step(Path(folder), moment, fault)
        mixed = [each.name for each in folders if not kills.is_whole(each)]
        if mixed:
            return f"! {moment}, fault {fault}: not whole after {', '.join(mixed)}"
        return "whole"


def _whole(folder: Path) -> str:
    if kills.is_whole(folder):
        return "whole"
    return f"! not whole: {sorted(path.name for path in folder.iterdir())}"


# -- the run


def attacks(options: argparse.Namespace) -> tuple[Attack, ...]:
    """Return what is tried, and how often."""
    number_of_files = len(hostile_files.hostile_files())
    return (
        Attack("sources: read, composed, checked", options.sources, read_and_composed),
        Attack(
            "exports: every format read back", options.exports, exported_and_read_back
        ),
        Attack(f"texts: {EXAMPLES} made up by hypothesis", options.searches, searched),
        Attack("growth: time at four times the size", len(SHAPES), grown),
        Attack("patterns: time at four times the size", len(_used()), matched),
        Attack(
            "files: within 10 s and 512 MiB",
            number_of_files,
            checked,
        ),
        Attack("kills: at random", options.kills, killed_at_random),
        Attack("kills: at each step, twice", len(_PLANS), killed_at_each_step),
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the attacks and print the table; return the exit code."""
    options = _options(arguments)
    if options.show:
        kind, number = options.show
        sys.stdout.buffer.write(MADE[kind](int(number)))
        return 0
    faults = 0
    print(f"{'attack':38} {'tried':>8} {'faults':>7} {'seconds':>8}  outcomes")
    with ProcessPoolExecutor(options.jobs) as pool:
        for attack in attacks(options):
            if attack.title.startswith(options.only):
                faults += _run(attack, pool)
    return int(bool(faults))


def _run(attack: Attack, pool: ProcessPoolExecutor) -> int:
    start = time.monotonic()
    outcomes = list(_attempted(attack, pool))
    wrong = [(number, each) for number, each in enumerate(outcomes) if each[0] == "!"]
    counts = Counter(each for each in outcomes if each[0] != "!")
    said = ", ".join(f"{count:,} {each}" for each, count in counts.most_common())
    seconds = time.monotonic() - start
    print(
        f"{attack.title:38} {attack.tries:8,} {len(wrong):7,} {seconds:8.0f}  {said}",
        flush=True,
    )
    for number, each in wrong[:_MOST_SHOWN]:
        text = each[2:600].encode("ascii", "backslashreplace").decode()
        print(f"  {number}: {text}", flush=True)
    return len(wrong)


def _attempted(attack: Attack, pool: ProcessPoolExecutor) -> Iterator[str]:
    numbers = range(attack.tries)
    chunk = max(min(_AT_A_TIME, attack.tries // 8), 1)
    return iter(pool.map(attack.attempt, numbers, chunksize=chunk))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, (few, many) in {
        "sources": (4_000, 200_000),
        "exports": (200, 4_000),
        "searches": (8, 100),
        "kills": (40, 200),
    }.items():
        parser.add_argument(
            f"--{name}", type=int, help=f"[default: {few}; full: {many}]"
        )
        parser.set_defaults(**{f"few_{name}": few, f"many_{name}": many})
    parser.add_argument("--full", action="store_true", help="take the full numbers")
    parser.add_argument("--only", default="", help="only attacks that begin so")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument(
        "--show",
        nargs=2,
        metavar=("source|export", "NUMBER"),
        help="print the source of this number instead",
    )
    options = parser.parse_args(arguments)
    for name in ("sources", "exports", "searches", "kills"):
        if getattr(options, name) is None:
            size = "many" if options.full else "few"
            setattr(options, name, getattr(options, f"{size}_{name}"))
    return options


if __name__ == "__main__":
    sys.exit(main())
