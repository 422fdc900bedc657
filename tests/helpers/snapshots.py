"""Snapshots that compare bytes, and say readably where they differ."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.dom import minidom

from cvexport.cli.pdf_compare import inflated, same

Snapshot = Callable[[bytes, str, str], None]


def assert_same(obtained: Path, expected: Path) -> None:
    found, wanted = obtained.read_bytes(), expected.read_bytes()
    if not same(found, wanted):
        explained = difflib.unified_diff(
            readable(wanted), readable(found), "expected", "obtained", lineterm=""
        )
        raise AssertionError(
            f"{expected.name} differs from what is exported now:\n"
            + "\n".join(list(explained)[:200])
        )


def readable(data: bytes) -> list[str]:
    """Return a file as lines: text, the XML of each DOCX part, or inflated PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [
                line
                for name in archive.namelist()
                for line in (f"=== {name}", *_pretty(archive.read(name)))
            ]
    if data.startswith(b"%PDF-"):
        text = inflated(data).decode("latin-1")
        return re.sub(r"[^\n\x20-\x7e]{20,}", "(binary)", text).split("\n")
    return data.decode("utf-8", "backslashreplace").split("\n")


def _pretty(xml: bytes) -> list[str]:
    return minidom.parseString(xml).toprettyxml(indent=" ").splitlines()
