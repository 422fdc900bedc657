"""Files that may be the source that somebody means by a name that doesn't exist."""

from __future__ import annotations

import itertools
import os
import unicodedata
from collections.abc import Iterable, Sequence

_SUFFIXES = (".yaml", ".yml", ".json")
_EXTRA = (".txt", ".bak", ".old", ".orig")
"""Suffixes that editors and people add to a name."""

_WORDS = ("cv", "resume", "curriculum", "vitae", "lebenslauf")
_MOST_LOOKED_AT = 10_000
_MOST_NAMED = 3


def nearest_files(folder: str, names: Sequence[str]) -> list[str]:
    """Return the files in a directory that one of `names` may mean, nearest first."""
    try:
        with os.scandir(folder) as entries:
            looked_at = itertools.islice(entries, _MOST_LOOKED_AT)
            found = sorted(each.name for each in looked_at if each.is_file())
    except OSError:
        return []
    near = [(rank, name) for name in found if (rank := _rank(name, names))]
    return [name for _, name in sorted(near)][:_MOST_NAMED]


def question(near: Sequence[str]) -> str:
    """Return a question that names files."""
    *most, last = near
    others = f"{', '.join(most)} or " if most else ""
    return f"did you mean {others}{last}?"


def _rank(name: str, names: Iterable[str]) -> int:
    """Return how far a file's name is from those, from 1; 0 for too far."""
    if name.startswith("."):
        return 0
    stem, suffix = _pieces(name)
    wanted = [_pieces(each) for each in names]
    if (stem, suffix) in wanted:
        return 1
    if not suffix:
        return 0
    stems = {each for each, _ in wanted}
    if stem in stems:
        return 2
    import difflib

    if difflib.get_close_matches(stem, stems, n=1, cutoff=0.75):
        return 3
    is_cv = not stems.isdisjoint(_WORDS) and any(word in stem for word in _WORDS)
    return 4 if is_cv else 0


def _pieces(name: str) -> tuple[str, str]:
    """Return a name without its suffixes, and the one of a source, "" without.

    Case, accents and what stands for a space make no difference.
    """
    name = unicodedata.normalize("NFKD", name).lower()
    name = "".join(each for each in name if not unicodedata.combining(each))
    for extra in _EXTRA:
        name = name.removesuffix(extra)
    suffix = next((each for each in _SUFFIXES if name.endswith(each)), "")
    stem = name.removesuffix(suffix)
    return stem.replace(" ", "-").replace("_", "-"), suffix
