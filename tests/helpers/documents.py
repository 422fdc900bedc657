"""The Markdown files that people read, and the blocks of code in them."""

from __future__ import annotations

import re

from helpers.places import ROOT

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks in a language, without the indentation of the list around."""
    fence = re.compile(rf"^( *)```{language}\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
    return [
        re.sub(rf"^{found[1]}", "", found[2], flags=re.MULTILINE)
        for found in fence.finditer(text(name))
    ]
