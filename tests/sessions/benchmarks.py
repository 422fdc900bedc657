"""Start-up and throughput, each measured next to a baseline in the same run.

Not a test: machines differ and are noisy, so only ratios are worth quoting.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cvexport
from cvexport.model.formats import DEFAULTS, FORMATS

SOURCE = Path(__file__).parents[2] / "cv.yaml"
ROUNDS = 15


def main() -> None:
    """Print both tables."""
    print("cold: CPU time of the whole process, in runs of `python -c pass`")
    bare = _cold("-c", "pass")
    with tempfile.TemporaryDirectory() as folder:
        build = ("-m", "cvexport", "-q", str(SOURCE), "-o", folder)
        commands: dict[str, tuple[str, ...]] = {
            "python + click": ("-c", "import click"),
            "cvexport --version": ("-m", "cvexport", "--version"),
            **{f"cvexport -f {each}": (*build, "-f", each) for each in FORMATS},
            "cvexport": build,
        }
        for label, command in commands.items():
            print(f"  {label:32} {_cold(*command) / bare:6.1f} x")
    print("\nwarm: CPU time in one process")
    _warm()


def _cold(*command: str) -> float:
    """Return the median CPU time of a process in seconds."""
    times = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *command],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        user, system = (
            after.ru_utime - before.ru_utime,
            after.ru_stime - before.ru_stime,
        )
        times.append(user + system)
    return statistics.median(times)


def _warm() -> None:
    data = SOURCE.read_bytes()
    reading = cvexport.read(data)
    _row("read", lambda: cvexport.read(data))
    _row("compose", lambda: cvexport.compose(reading.resume))
    for fmt in FORMATS:
        _row(f"export {fmt}", partial(cvexport.export, reading.resume, fmt))
    files = {fmt: cvexport.export(reading.resume, fmt) for fmt in FORMATS}
    for fmt, file in files.items():
        _row(f"read back {fmt}", partial(cvexport.read_back, file, fmt, reading.resume))
    _row("default formats", lambda: _all(data, read_back=False))
    _row("default formats, read back", lambda: _all(data, read_back=True))


def _all(data: bytes, *, read_back: bool) -> None:
    document = cvexport.compose(cvexport.read(data).resume)
    for fmt in DEFAULTS:
        file = cvexport.export(document, fmt)
        if read_back:
            cvexport.read_back(file, fmt, document)


def _row(label: str, run: Callable[[], object]) -> None:
    run()
    times = []
    for _ in range(2 * ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    median = statistics.median(times)
    print(f"  {label:32} {median * 1e3:6.2f} ms {1 / median:8.0f} a second")


if __name__ == "__main__":
    main()
