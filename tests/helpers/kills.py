"""Replacements that are killed at each step, and what the next run makes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAMES = ("a.txt", "b.pdf", "new.docx")
OLD = {"a.txt": b"old a", "b.pdf": b"old b"}
NEW = {name: f"new {name}".encode() for name in NAMES}

_REPLACE = """
import os, sys
from pathlib import Path
limit, kind = int(sys.argv[1]), sys.argv[2]
count = 0
def counted(function):
    def call(*args, **kwargs):
        global count
        count += 1
        if kind == "before" and count == limit:
            os._exit(9)
        mine = count
        try:
            return function(*args, **kwargs)
        finally:
            if kind == "after" and mine == limit:
                os._exit(9)
    return call
import fcntl, tempfile, threading, concurrent.futures  # what a run may import
from cvexport.cli import atomic_write
for name in ("replace", "link", "unlink", "fsync", "rename"):
    setattr(os, name, counted(getattr(os, name)))
atomic_write.replace_all(
    {Path(name): f"new {name}".encode() for name in ("a.txt", "b.pdf", "new.docx")}
)
print(count)
"""


def prepare(folder: Path) -> None:
    """Make a folder with two old files and one that isn't cvexport's."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    (folder / ".keep.txt").write_bytes(b"mine")


def replaced(folder: Path, limit: int = 0, kind: str = "before") -> tuple[int, str]:
    """Replace the files in a process that dies at its `limit`-th step, if any."""
    done = subprocess.run(
        [sys.executable, "-c", _REPLACE, str(limit), kind],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.strip() or done.stderr


def settled(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder after the next run has looked at it."""
    code = (
        "from pathlib import Path\nfrom cvexport.cli.atomic_write import settle_all\n"
        "settle_all([Path('.')])"
    )
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def is_whole(files: dict[str, bytes]) -> bool:
    """Tell whether a folder has the old files or the new ones, and no leftovers."""
    mine = files.pop(".keep.txt")
    return mine == b"mine" and files in (OLD, NEW)
