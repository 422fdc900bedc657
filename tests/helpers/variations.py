"""Sources as people vary them, by number, and the texts that they hold."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from helpers.places import ROOT, SOURCES, TESTS

KEYS = (
    *("experience", "Work Experience", "hobbies", "certifications", "talks", "school"),
    *("achievements", "responsibilities", "employer", "from", "to", "title", "degree"),
    *("skils", "wrok", "Summary", "side_projects", "memberships", "notes", "x-note"),
    *("details", "items", "level", "technologies", "linkedin", "github", "publisher"),
    *(
        "author",
        "doi",
        "Größe",
        "2020",
        "stars",
        "description",
        "text",
        "link",
        "labels",
    ),
)
"""Keys that a source may have, should have otherwise, or never had."""

SHAPES: tuple[Callable[[str], Any], ...] = (
    lambda text: f"- {text}\n- zebra quartz",
    lambda text: f"{text}\n- zebra\n- quartz\n  - umbra",
    lambda text: f"1. {text}\n2. zebra quartz",
    lambda text: f"• {text}",
    lambda text: f"-{text}",
    lambda text: f"{text}\n\nzebra quartz",
    lambda text: f"{text} 🚀 zebra ❤️",
    lambda text: f"✅ {text}",
    lambda text: f"<p>{text}</p><ul><li>zebra</li><li>quartz &amp; umbra</li></ul>",
    lambda text: f"{text} <b>zebra</b> a < b > c",
    lambda text: f"“{text}”",
    lambda text: f"## {text}",
    lambda text: f"| {text} | zebra |\n|---|---|\n| quartz | umbra |",
    lambda text: f"**{text}** __init__ 2*3*4 *zebra*",
    lambda text: f"{text} # zebra",
    lambda text: [text, "zebra quartz"],
    lambda text: {"text": text, "url": "https://zebra.example/quartz"},
    lambda text: {"name": text, "value": "zebra"},
    lambda text: {"ordered": True, "items": [text, "zebra"]},
    lambda text: f"{text} 山田 العربية",
)
"""What becomes of a text."""


class Leaf(NamedTuple):
    """A text of a source, and the keys that lead to it."""

    keys: tuple[str, ...]
    text: str


def sources() -> list[Path]:
    """Return the fixtures that can be read, samples, and others' formats."""
    return [
        ROOT / "cv.yaml",
        *sorted(path for path in SOURCES.glob("*.yaml") if path.stem != "broken"),
        *sorted(SOURCES.glob("jsonresume/*.json")),
        *sorted((TESTS / "shapes").iterdir()),
    ]


def loaded(data: bytes) -> Any:
    """Return the data of a source: mappings, lists and texts as they are typed."""
    text = data.decode("utf-8-sig")
    if text.lstrip().startswith("{"):
        return json.loads(text)
    return yaml.load(text, yaml.BaseLoader)


def varied(number: int) -> bytes:
    """Return a source in which a few keys and texts are others, in YAML or JSON."""
    chosen = random.Random(number)
    data = loaded(chosen.choice(sources()).read_bytes())
    for _ in range(chosen.randint(1, 4)):
        data = _other(data, chosen)
    if chosen.random() < 0.3:
        return json.dumps(data, ensure_ascii=False, indent=1).encode()
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


def _other(node: Any, chosen: random.Random) -> Any:
    """Return a node with one key or one text changed somewhere in it."""
    if isinstance(node, dict) and node:
        key = chosen.choice(list(node))
        if chosen.random() < 0.2:
            name = chosen.choice((*KEYS, key.upper(), key.title(), f"{key}s"))
            return {name if each == key else each: node[each] for each in node}
        return node | {key: _other(node[key], chosen)}
    if isinstance(node, list) and node:
        at = chosen.randrange(len(node))
        return [*node[:at], _other(node[at], chosen), *node[at + 1 :]]
    if isinstance(node, str) and re.search(r"[^\W\d_]{3}", node):
        return chosen.choice(SHAPES)(node)
    return node


def leaves(node: Any, keys: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Yield the texts of a source."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*keys, str(key)))
    elif isinstance(node, list):
        for each in node:
            yield from leaves(each, keys)
    elif isinstance(node, str):
        yield Leaf(keys, node)
