"""Every regular expression of the package, how it is used, and texts that try it hard.

Python's `re` has no bound: `(a+)+b` takes hours on thirty letters.  The texts come from
the expressions themselves: whatever one of them repeats is repeated, behind what must
come before it, and then ends otherwise than it should.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import pkgutil
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import cvexport

_GUARDED = {
    "cvexport.cli.pdf_compare._STREAM": "only up to the last endstream of a file",
}
"""Expressions that aren't linear by themselves, and why they don't matter."""

_WHOLE = {"match", "fullmatch"}
_METHODS = {"search", "sub", "subn", "split", "findall", "finditer", *_WHOLE}
_SAMPLES = "aA1 -._/:@,(\n[\"'<&*`é字|x"
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
_DEEPEST = 3
_ENDS = ("\x00", "é", "\n!")


class Used(NamedTuple):
    """A regular expression, where it is, and whether it is searched for in a text."""

    pattern: re.Pattern[Any]
    place: str
    is_searched: bool
    is_whole: bool

    def run(self, text: str) -> None:
        """Use it on a text as the package does."""
        given: Any = text
        if isinstance(self.pattern.pattern, bytes):
            given = text.encode("latin-1", "replace")
        if self.is_searched:
            for _ in self.pattern.finditer(given):
                pass
        if self.is_whole:
            self.pattern.match(given)
            self.pattern.fullmatch(given)


def all_used() -> list[Used]:
    """Return the compiled expressions and those given to functions of `re`."""
    found: dict[tuple[Any, int], Used] = {}
    modules = list(_modules())
    uses = _uses(modules)
    for module in modules:
        for name, value in vars(module).items():
            for pattern in _inside(value):
                methods = uses[_owner(module, name), name] or _METHODS
                _add(found, pattern, f"{module.__name__}.{name}", methods)
        for pattern, method in _given_to_re(module):
            _add(found, pattern, module.__name__, {method})
    return list(found.values())


def is_guarded(used: Used) -> bool:
    """Tell whether an expression is never given a text that would take long."""
    return used.place in _GUARDED


def hostile(used: Used, size: int, rounds: int = 4) -> Iterator[str]:
    """Yield texts of about `size` characters, the same ones each time."""
    source = used.pattern.pattern
    flags = used.pattern.flags
    if isinstance(source, bytes):
        source, flags = source.decode("latin-1"), flags & ~re.UNICODE
    chosen = random.Random(0)
    parsed = list(parser.parse(source, flags))
    seen = set()
    for _ in range(rounds):
        for before, unit in _repeated(parsed, "", chosen):
            whole = _example(parsed, chosen)
            for lead, piece in (
                (before, unit),
                ("", before + unit),
                (before, unit + chosen.choice(_SAMPLES)),
                ("", whole),
                ("", whole[:-1]),
            ):
                if piece and (lead, piece) not in seen:
                    seen.add((lead, piece))
                    yield lead + piece * (size // len(piece)) + _ENDS[len(seen) % 3]


def _add(
    found: dict[tuple[Any, int], Used],
    pattern: re.Pattern[Any],
    place: str,
    methods: set[str],
) -> None:
    key = (pattern.pattern, pattern.flags)
    before = found.get(key, Used(pattern, place, is_searched=False, is_whole=False))
    found[key] = before._replace(
        is_searched=before.is_searched or bool(methods - _WHOLE),
        is_whole=before.is_whole or bool(methods & _WHOLE),
    )


def _modules() -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(cvexport.__path__, "cvexport."):
        if not each.name.endswith("__main__"):
            yield importlib.import_module(each.name)


def _owner(module: ModuleType, name: str) -> str:
    """Return where a name may be used: a private one in its own module alone."""
    return module.__name__ if name.startswith("_") else ""


def _uses(modules: Sequence[ModuleType]) -> defaultdict[tuple[str, str], set[str]]:
    """Return the methods of expressions that are called on each name."""
    uses: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for module in modules:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.Attribute) and node.attr in _METHODS:
                written = ast.unparse(node.value).partition("[")[0]
                name = written.rpartition(".")[2]
                uses[_owner(module, name), name].add(node.attr)
    return uses


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _given_to_re(module: ModuleType) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Yield what a module gives to `re.search` and the like, with the function."""
    for node in ast.walk(_tree(module)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if ast.unparse(node.func.value) == "re" and node.func.attr in _METHODS:
            given = compile(ast.Expression(node.args[0]), "", "eval")
            try:
                source = eval(given, dict(vars(module)))
            except NameError:  # made of what only the function knows
                continue
            yield re.compile(source), node.func.attr


def _inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """Yield the expressions in a value, a table, or what a function keeps."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _inside((*value, *value.values()), depth)
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < _DEEPEST:
        for each in value:
            yield from _inside(each, depth + 1)
    elif _is_kept(value):
        yield from _inside(value(), depth)


def _is_kept(value: Any) -> bool:
    """Tell whether a function makes its one result when it is first called."""
    is_cached = isinstance(value, functools._lru_cache_wrapper)
    return is_cached and not inspect.signature(value).parameters


def _example(parts: Sequence[Any], chosen: random.Random) -> str:
    """Return a text that the parts of an expression match, or nearly."""
    return "".join(_example_of(code, value, chosen) for code, value in parts)


def _example_of(code: Any, value: Any, chosen: random.Random) -> str:
    if code is op.LITERAL:
        return chr(value)
    if code is op.NOT_LITERAL:
        return chosen.choice([each for each in _SAMPLES if ord(each) != value])
    if code is op.ANY:
        return chosen.choice("a1 -")
    if code is op.IN:
        return chosen.choice(_members(value))
    if code is op.GROUPREF:
        return chosen.choice("`a'")
    if code is op.BRANCH:
        return _example(chosen.choice(value[1]), chosen)
    if code in _REPEATS:
        least, most, parts = value
        times = max(least, min(chosen.choice((0, 1, 1, 2)), most))
        return "".join(_example(parts, chosen) for _ in range(times))
    return "".join(_example(parts, chosen) for parts in _parts(code, value))


def _members(members: Sequence[Any]) -> list[str]:
    """Return characters of a set such as [^a-z]."""
    is_member = re.compile(_as_set(members), re.DOTALL).fullmatch
    listed = [chr(value) for code, value in members if code is op.LITERAL]
    ranges = [chr(value[0]) for code, value in members if code is op.RANGE]
    found = [each for each in (*_SAMPLES, *listed, *ranges) if is_member(each)]
    return found or ["\u4e00"]


def _as_set(members: Sequence[Any]) -> str:
    written = []
    for code, value in members:
        if code is op.NEGATE:
            written.append("^")
        elif code is op.CATEGORY:
            written.append(_CATEGORIES[value])
        elif code is op.RANGE:
            written.append(f"\\U{value[0]:08x}-\\U{value[1]:08x}")
        else:
            written.append(f"\\U{value:08x}")
    return f"[{''.join(written)}]"


def _parts(code: Any, value: Any) -> list[Any]:
    """Return the expressions within a part of an expression."""
    if code is op.SUBPATTERN:
        return [value[3]]
    if code is op.ATOMIC_GROUP:
        return [value]
    if code is op.BRANCH:
        return list(value[1])
    if code in _REPEATS:
        return [value[2]]
    if code is op.ASSERT and value[0] > 0:
        return [value[1]]
    return []


def _repeated(
    parts: Sequence[Any], before: str, chosen: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield what an expression repeats, behind a text that leads to it."""
    for index, (code, value) in enumerate(parts):
        lead = before + _example(parts[:index], chosen)
        for within in _parts(code, value):
            if code in _REPEATS and (unit := _example(within, chosen)):
                yield lead, unit
            yield from _repeated(list(within), lead, chosen)
