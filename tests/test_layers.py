"""Which module may know which: imports lead downward only."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest

from helpers.places import PACKAGE

FOUNDATION = ("errors", "model", "unicode")
EXPORTER = (*FOUNDATION, "exporters.theme")
ALLOWED: dict[str, tuple[str, ...]] = {
    "errors": (),
    "model": ("errors",),
    "unicode": (),
    "locales": ("model",),
    "composition.markup": ("model",),
    "source": (*FOUNDATION, "composition.markup", "locales"),
    "composition": (*FOUNDATION, "composition.markup", "locales"),
    "exporters.theme": FOUNDATION,
    "exporters.fonts": FOUNDATION,
    "exporters.text": EXPORTER,
    "exporters.markdown": EXPORTER,
    "exporters.webfonts": (),
    "exporters.html": (*EXPORTER, "exporters.webfonts"),
    "exporters.json_resume": FOUNDATION,
    "exporters.docx": EXPORTER,
    "exporters.pdf": (*EXPORTER, "exporters.fonts"),
    "exporters": (*FOUNDATION, "exporters.pdf"),
    "readers": FOUNDATION,
    "readback": (*FOUNDATION, "exporters.text", "source"),
    "parser": (*FOUNDATION, "locales", "composition", "composition.markup"),
    "checks": (
        *(*FOUNDATION, "locales", "source", "composition.markup"),
        *("readback", "readers", "exporters.text", "parser"),
    ),
    "": (
        *FOUNDATION,
        "source",
        "composition",
        "exporters",
        "checks",
        "parser",
        "readback",
    ),
    "cli": ("", "*"),
    "__main__": ("cli",),
}
"""What each room may import, beside itself; the first row that fits counts."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "source": ("yaml",),
    "composition.markup": ("markdown",),
    "exporters.text": ("anyascii",),
    "exporters.webfonts": ("fontTools",),
    "exporters.docx": ("docx", "lxml"),
    "exporters.fonts": ("fontTools", "uharfbuzz"),
    "exporters.pdf": ("reportlab",),
    "readers": ("docx", "lxml", "markdown", "pypdf", "pypdfium2_raw"),
    "checks": ("docx", "lxml", "pypdfium2_raw"),
    "cli": ("click", "anyascii"),
}
"""Which module may import which library; all others make do with Python's own."""


@functools.cache
def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        .removesuffix("__init__")
        .rstrip("."): path
        for path in PACKAGE.rglob("*.py")
    }


def row(module: str) -> str:
    """Return the module's row: its own, or that of the package it is part of."""
    while module not in ALLOWED:
        if "." not in module:
            raise AssertionError(f"{module} has no row: say what it may import")
        module = module.rpartition(".")[0]
    return module


@functools.cache
def imported(path: Path) -> set[str]:
    """Return what a file imports, within functions too, but for types alone."""
    found: set[str] = set()
    for node in _nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {_target(node.module, alias.name) for alias in node.names}
    return found


def _nodes(tree: ast.AST) -> list[ast.AST]:
    children: list[ast.AST] = []
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        children += [child, *_nodes(child)]
    return children


def _target(module: str, name: str) -> str:
    """Tell `from cvexport import nodes`, a module, from `import read`, a name."""
    whole = f"{module}.{name}".removeprefix("cvexport.")
    return f"cvexport.{whole}" if whole in modules() else module


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_lies_below_it(module: str) -> None:
    own = {
        row(name.removeprefix("cvexport").lstrip("."))
        for name in imported(modules()[module])
        if name == "cvexport" or name.startswith("cvexport.")
    }
    allowed = set(ALLOWED[row(module)])

    assert set() == own - allowed - {row(module)} or "*" in allowed


@pytest.mark.parametrize("module", modules())
def test_a_library_is_imported_by_its_one_module_only(module: str) -> None:
    libraries = {
        name.partition(".")[0]
        for path_name in (module,)
        for name in imported(modules()[path_name])
    } & {each for row in LIBRARIES.values() for each in row}

    assert set() == libraries - set(LIBRARIES.get(row(module), ()))


def test_every_row_is_a_module() -> None:
    assert set(ALLOWED) == {row(module) for module in modules()}
