"""Sources as strangers and accidents make them: fixtures, mutated by number.

A number gives the same source on every machine, so that a fault can be found again.
"""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from cvexport.model.formats import FORMATS
from helpers.places import ROOT, SOURCES

TOKENS = (
    *("[", "]", "{", "}", ":", ": ", "- ", "? ", "| ", "|\n", ">\n", "# ", "%", "@"),
    *(
        "&a ",
        "*a",
        "<<: ",
        "<<: *a\n",
        "!!python/object:os.system ",
        "!!binary ",
        "!x ",
    ),
    *("---\n", "...\n", "\t", "\r", "\r\n", "\x00", "\x1b[2J", "\x7f", "\x85", "\xa0"),
    *("\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ufffe"),
    *("\u0301", "\u0300" * 40, "\U0001f469\u200d\U0001f4bb", "\U000e0001", "\ud800"),
    *("'", '"', "\\", "\\x", '\\ud800"', "`", "``", "*", "**", "_", "~~", "[a](b)"),
    *("![a](b)", "<b>", "&amp;", "&#0;", "<!--", "javascript:x", "https://", "mailto:"),
    *("9" * 30, "1e999", "0x1F", "0o17", ".inf", ".nan", "~", "null", "true", "yes"),
    *("2020-02-30", "0000-01", "9999-12-31", "2020-08-01T00:00:00Z", "12:30:45"),
    *("basics:", "work:", "export:", "name:", "startDate:", "\n\n", "\n  ", "\n- "),
    *("山田", "한국어", "العربية", "עברית", "हिन्दी", "ไทย", "ﬁ", "ẞ", "İ", "\u0130"),
)
"""What is put into sources: syntax of YAML, JSON, Markdown and XML, and characters."""

WORDS = (
    *("", " ", "x", "x\n\ny", "\n", "a\tb", "-", "•", "—", "*", "1.", "#", "\u0301"),
    *("e\u0301\u0302\u0303", "\u0301\u0302", "\u200b", "\u200d", "\xad", "a\xadb"),
    *("Featherstonehaugh-Cholmondeley-Marjoribanks", "W" * 45, "i" * 61, "m" * 150),
    *(
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ),
    *("https://example.org/" + "path/" * 30, "https://example.org/?q=" + "a" * 90),
    *("https://example.org/" + "a-b_c" * 20, "person@" + "sub." * 12 + "example.org"),
    *("**bold** and *italic* and `code`", "***", "[a](https://example.org)", "a*b*c"),
    *("**unclosed", "\\*", "<b>&amp;</b>", "a | b", "> a", "1) a", "+ a", "~~~", "```"),
    *("== a", "a\n===", "a\n---", "---", "| a | b |\n|---|---|", "    code", "$a$"),
    *("C/C++/C#", "a/b/c/" * 20, "(" * 30, ")" * 30, "[[[[", "]]]]", "a,b;c:d.e!f?g"),
    *("'quoted' \"quoted\" «quoted»", "…", "½ ² ™ № ℃", "ﬁ ﬂ ﬀ", "ĳ ŉ ǆ", "ſ ẞ ß"),
    *("Ünïcödé Ñame", "Łódź", "Ελληνικά", "Русский", "Tiếng Việt", "İstanbul", "ŊŋƏə"),
    *("a" * 30 + " " + "b" * 31, " ".join("ab" * 16 for _ in range(9)), "word " * 300),
)
"""Values: empty, broken, long, in other scripts, and with what formats escape."""

_DATES = (None, 1999, "2020", "2020-08", "2020-08-31", 2020.5, "soon", "present", "")
_SETTINGS: dict[str, tuple[Any, ...]] = {
    "paper": ("A4", "Letter"),
    "look": ("classic", "modern", "compact"),
    "fontSize": (8, 9.5, 13),
    "spacing": (0.85, 1.3),
    "margins": (8, 25, 40, {"sides": 40}, {"top": 8, "bottom": 40, "sides": 12}),
    "accent": ("000000", "0B5D5E"),
    "sectionRule": (True, False),
    "pageNumbers": (True, False),
    "fit": (1, 2, 20),
    "language": ("en", "de", "fr", "pl", "el", "ru", "tr", "vi"),
    "text": (
        {"width": 40},
        {"width": 72},
        {"ascii": True},
        {"width": 41, "ascii": True},
    ),
}


@functools.cache
def fixtures() -> tuple[bytes, ...]:
    """Return every source of the tests, and the project's own."""
    paths = (path for path in sorted(SOURCES.rglob("*")) if path.is_file())
    return tuple(path.read_bytes() for path in (ROOT / "cv.yaml", *paths))


@functools.cache
def _readable() -> tuple[dict[str, Any], ...]:
    """Return the values of the fixtures that any font of ours can draw."""
    names = ("full", "minimal", "unicode", "hostile")
    paths = (ROOT / "cv.yaml", *(SOURCES / f"{name}.yaml" for name in names))
    return tuple(yaml.safe_load(path.read_bytes()) for path in paths)


# -- bytes and lines: most of these don't read


def mutated(number: int) -> bytes:
    """Return the source of this number: a fixture with up to eight mutations."""
    chance = random.Random(f"source {number}")
    data = chance.choice(fixtures())
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(_MUTATIONS)(data, chance)
    return data


def _with_token(data: bytes, chance: random.Random) -> bytes:
    token = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
    at = chance.randint(0, len(data))
    return data[:at] + token * chance.choice((1, 1, 1, 2, 50)) + data[at:]


def _without_piece(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.choice((1, 2, 10, 200)) :]


def _with_other_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _spliced(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(fixtures())
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _with_moved_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line = lines.pop(at)
    for _ in range(chance.choice((0, 1, 2, 100))):
        lines.insert(chance.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _with_other_indent(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    indent = chance.choice((b" ", b"  ", b"\t", b"- ", b" " * 40))
    lines[at] = indent + lines[at] if _one_in(2, chance) else lines[at].lstrip()
    return b"\n".join(lines)


def _with_other_value(data: bytes, chance: random.Random) -> bytes:
    """Replace what follows a colon."""
    head, colon, rest = data.partition(b": ")
    for _ in range(chance.randint(0, 40)):
        more, colon, after = rest.partition(b": ")
        if not colon:
            break
        head, rest = head + b": " + more, after
    value = json.dumps(chance.choice(WORDS), ensure_ascii=False).encode()
    return head + b": " + value + b"\n" + rest.partition(b"\n")[2]


def _encoded(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        chance.choice(
            ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "utf-8-sig")
        ),
        "replace",
    )


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_with_token, _with_token, _without_piece, _with_other_bytes, _spliced),
    *(_with_moved_lines, _with_other_indent, _with_other_value, _with_other_value),
    _encoded,
)


# -- values: most of these read


def changed(number: int) -> bytes:
    """Return the source of this number: a fixture with other values and settings."""
    chance = random.Random(f"export {number}")
    source = json.loads(json.dumps(chance.choice(_readable()), default=str))
    places = list(_places(source))
    for _ in range(chance.choice((1, 3, 10, 40))):
        holder, key = chance.choice(places)
        _change(holder, key, chance)
    settings = chance.sample(sorted(_SETTINGS), chance.randint(0, 6))
    source["export"] = {
        "formats": list(FORMATS),
        **{name: chance.choice(_SETTINGS[name]) for name in settings},
    }
    return json.dumps(source, ensure_ascii=False).encode()


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Yield each place of a value: what holds it, and its key or index there."""
    if isinstance(value, dict | list):
        held = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in list(held):
            yield value, key
            yield from _places(inner)


def _change(holder: Any, key: Any, chance: random.Random) -> None:
    if isinstance(holder, list):
        if not key < len(holder):
            return  # an earlier change made the list shorter
        if _one_in(5, chance):
            del holder[key]
        elif _one_in(5, chance):
            holder.insert(key, holder[chance.randrange(len(holder))])
        elif isinstance(holder[key], str):
            holder[key] = chance.choice(WORDS)
    elif isinstance(holder.get(key), str):
        is_date = key in {"startDate", "endDate", "date", "releaseDate"}
        holder[key] = chance.choice(_DATES if is_date else WORDS)
    elif _one_in(10, chance):
        holder.pop(key, None)


def _one_in(number: int, chance: random.Random) -> bool:
    return not chance.randrange(number)
