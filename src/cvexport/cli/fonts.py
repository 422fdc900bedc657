"""Find and read the fonts that a source names: files, and packages of fonts.

A package is a Python package or, where none has the name, a Debian package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from importlib.machinery import PathFinder
from pathlib import Path

from cvexport.cli.reading import file_bytes
from cvexport.errors import OutputError, UnusableFont
from cvexport.model.settings import FONT_SUFFIXES, Font, Settings
from cvexport.source.suggestions import nearest
from cvexport.unicode.scripts import PackagedFont

_DPKG = Path("/var/lib/dpkg/info")
_MAX_BYTES = 64 * 1024 * 1024
"""One file with all Chinese, Japanese and Korean forms takes 20 MB."""
_MAX_FILES = 40
"""Fonts of one package; with more, the source has to name one of them."""


def with_fonts(settings: Settings, folder: Path) -> Settings:
    """Return settings with the data of their fonts; a package becomes all its fonts.

    Relative paths start at `folder`.  Raises UnusableFont.
    """
    fonts = (each for font in settings.fonts for each in _read(font, folder))
    return settings.replaced(fonts=tuple(fonts))


def installed(fonts: Iterable[PackagedFont]) -> Iterator[Font]:
    """Yield those of the fonts whose packages are installed, with their data."""
    for font in fonts:
        for path in _of_distribution(font.package):
            if path.name == font.file:
                yield Font(f"{font.package}/{font.file}", path.read_bytes())


def font_paths(settings: Settings, folder: Path) -> list[Path]:
    """Return the paths that the fonts of a source have, whether or not they exist."""
    return [folder / font.name for font in settings.fonts if _is_font(Path(font.name))]


def _read(font: Font, folder: Path) -> Iterator[Font]:
    for name, path in _files(font.name, folder):
        try:
            data = file_bytes(str(path), _MAX_BYTES)
        except OutputError as error:
            reason = str(error).removeprefix(f"{path}: ")
            raise UnusableFont(font.name, reason, _near(path)) from None
        if len(data) > _MAX_BYTES:
            limit = _MAX_BYTES // 1024 // 1024
            raise UnusableFont(font.name, f"it is larger than {limit} MB")
        yield Font(name, data)


def _files(name: str, folder: Path) -> Sequence[tuple[str, Path]]:
    """Return the font files that a name means, each with the name to report it by."""
    package, _, inside = name.partition("/")
    path = folder / name
    if _is_font(path):
        if inside and not path.exists():
            held = [each for each in _held(package) if each.as_posix().endswith(inside)]
            return [(name, each) for each in held[:1] or [path]]
        return [(name, path)]
    held = _held(name)
    if not held:
        raise UnusableFont(
            name,
            "no installed package of this name contains fonts",
            "give the path of a font file, or install the package",
        )
    if len(held) > _MAX_FILES:
        raise UnusableFont(
            name,
            f"the package contains {len(held)} fonts",
            f"name the one you want, such as {name}/{held[0].name}",
        )
    return [(f"{name}/{each.name}", each) for each in held]


def _held(package: str) -> list[Path]:
    """Return the fonts in an installed package, without running any of its code."""
    for found in (_of_distribution, _of_module, _of_debian):
        if fonts := sorted(filter(_is_font, found(package))):
            return fonts
    return []


def _of_distribution(package: str) -> Iterable[Path]:
    try:
        files = metadata.distribution(package).files or []
    except (metadata.PackageNotFoundError, ValueError):
        return ()
    return (Path(str(file.locate())) for file in files)


def _of_module(package: str) -> Iterable[Path]:
    spec = PathFinder.find_spec(package.replace("-", "_"))
    places = (spec and spec.submodule_search_locations) or []
    return (path for place in places for path in Path(place).rglob("*"))


def _of_debian(package: str) -> Iterable[Path]:
    """Return the files of an installed Debian package, as dpkg lists them."""
    try:
        text = (_DPKG / f"{package}.list").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ()
    return map(Path, text.splitlines())


def _is_font(path: Path) -> bool:
    return path.suffix.lower() in FONT_SUFFIXES


def _near(path: Path) -> str:
    """Return a hint that names the font beside `path` with the most similar name."""
    try:
        beside = [each.name for each in path.parent.iterdir() if _is_font(each)]
    except OSError:
        return ""
    near = nearest(path.name, beside)
    return f'did you mean "{near}"?' if near else ""
