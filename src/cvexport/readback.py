"""Every file read back by somebody else's parser, and compared with the document.

A file passes when a reader finds the document's words, all of them and no others, in
the document's order.  Only what a format adds itself, bullets and separators, is
passed over.  A file of data passes when reading it gives the same data again.
"""

from __future__ import annotations

import itertools
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cvexport.errors import ReadBackError, ResumeError
from cvexport.model.document import Document, reading_order
from cvexport.model.formats import FORMATS, Format
from cvexport.model.settings import Settings
from cvexport.unicode.characters import WRITTEN_BULLETS, visible

if TYPE_CHECKING:
    from cvexport.model.lines import Line
    from cvexport.model.resume import Resume

_MARKS = frozenset(f"{WRITTEN_BULLETS}|-*\N{EN DASH}\N{EM DASH}")
_KEPT = '{"export": {"emoji": true},'
"""How a file of data begins where its emoji are read too: it has no settings."""
_CONTEXT = 4


def read_back(data: bytes, name: str, document: Document, settings: Settings) -> int:
    """Return how many words of `document` the file in format `name` holds.

    Raises ReadBackError, naming what is lost or added and where, when a reader of the
    format finds other words than the document's or another order.
    """
    row = FORMATS[name]
    try:
        return found_in(extracted(data, name), name, document, settings)
    except ReadBackError:
        if not row.second_reader:
            raise
    return found_in(_read(data, name, row.second_reader), name, document, settings)


def found_in(text: str, name: str, document: Document, settings: Settings) -> int:
    """Do what `read_back` does, with text that a reader has already extracted."""
    lines = _expected_lines(FORMATS[name], document, settings)
    expected, found = _words(" ".join(lines)), _words(text)
    if expected != found:
        found = list(_rejoined(text, expected))
    count = len(expected)
    if expected != found:
        expected, found = _unspaced(expected), _unspaced(found)
    if expected != found:
        raise ReadBackError(*_difference(name, expected, found))
    return count


def read_back_data(data: bytes, name: str, resume: Resume) -> int:
    """Return how many words a file of data has that gives the same file once read.

    Raises ReadBackError where reading it, as a source, gives other data.
    """
    from cvexport.source import NO_LIMITS, read  # only for files of data

    row = FORMATS[name]
    export = import_module(f"cvexport.{row.exporter}").export
    try:
        text = extracted(data, name)
        kept = text.replace("{", _KEPT, 1)
        again = read(kept.encode(), NO_LIMITS).resume
    except ResumeError as error:
        reason = error.problems[0].message
        raise ReadBackError(f"{name}: the file does not read back: {reason}") from None
    again = again.replaced(export=resume.export)
    if export(again) != data:
        raise ReadBackError(f"{name}: the file does not read back as the same data")
    return len(text.split())


def extracted(data: bytes, name: str) -> str:
    """Return the text that a reader extracts from a file in format `name`.

    Raises ReadBackError where the reader can't open it.
    """
    return _read(data, name, FORMATS[name].reader)


def extracted_lines(data: bytes, name: str) -> Sequence[Line]:
    """Return the lines of a file in format `name`, with their looks if it has them.

    Raises ReadBackError where the reader can't open it.
    """
    try:
        layout = import_module("cvexport.readers.layout")
        found: Sequence[Line] = layout.read_lines(data, name)
    except MemoryError:
        raise
    except Exception as error:
        raise ReadBackError(f"{name}: a reader can't open the file: {error}") from error
    return found


def _read(data: bytes, name: str, reader: str) -> str:
    try:
        return str(import_module(f"cvexport.{reader}").read(data))
    except MemoryError:
        raise
    except Exception as error:
        # Each reader has its own exceptions, and none of them is the caller's fault.
        raise ReadBackError(f"{name}: a reader can't open the file: {error}") from error


def _expected_lines(
    row: Format, document: Document, settings: Settings
) -> tuple[str, ...]:
    lines = reading_order(document, capitals=row.capitals, numbers=row.numbers)
    if row.name == "txt":
        from cvexport.exporters.text import typed

        lines = tuple(typed(line, settings) for line in lines)
    return lines


def _words(text: str) -> list[str]:
    return [word for word in visible(text).split() if word not in _MARKS]


class _Piece(NamedTuple):
    """What has no space within; `ends_line` where a line of the text ends after it."""

    text: str
    ends_line: bool


def _pieces(text: str) -> Iterator[_Piece]:
    for line in visible(text).splitlines():
        *words, last = line.split() or [""]
        yield from (_Piece(word, ends_line=False) for word in words)
        if last:
            yield _Piece(last, ends_line=True)


def _rejoined(text: str, expected: list[str]) -> Iterator[str]:
    """Yield the words of a text, with those that the layout had to break made whole.

    A layout breaks a word at the end of a line alone, where the word is wider than
    the page; so pieces of a word are joined over line ends and nowhere else.
    """
    pieces = deque(_pieces(text))
    for word in expected:
        while pieces and pieces[0].text in _MARKS:
            pieces.popleft()
        if not pieces:
            return
        piece = pieces.popleft()
        while piece.ends_line and pieces and _continues(word, piece.text, pieces[0]):
            rest = pieces.popleft()
            piece = _Piece(piece.text + rest.text, rest.ends_line)
        yield piece.text
    yield from (piece.text for piece in pieces if piece.text not in _MARKS)


def _continues(word: str, begun: str, piece: _Piece) -> bool:
    return begun != word and word.startswith(begun + piece.text)


def _unspaced(words: list[str]) -> list[str]:
    """Return words without the spaces beside ideographs, where lines may end too.

    A dash at the start or end of a line may have been passed over as a bullet: so all
    dashes are.
    """
    import re

    from cvexport.unicode.kinsoku import IDEOGRAPHIC  # few files ask for it

    text = " ".join(words)
    ideograph = f"[{IDEOGRAPHIC}]"
    if not re.search(ideograph, text):
        return words
    beside = f"(?<={ideograph}) | (?={ideograph})"
    return re.sub(beside, "", _unmarked(words)).split()


def _unmarked(words: list[str]) -> str:
    return " ".join(words).translate(dict.fromkeys(map(ord, _MARKS)))


def _difference(name: str, expected: list[str], found: list[str]) -> list[str]:
    """Return what is wrong in one line, and details in others."""
    lost = Counter(expected) - Counter(found)
    added = Counter(found) - Counter(expected)
    at = next(
        index
        for index, (word, other) in enumerate(itertools.zip_longest(expected, found))
        if word != other
    )
    around = slice(max(at - _CONTEXT, 0), at + _CONTEXT + 1)
    lines = [f"{name}: the file does not read back as the document"]
    lines += [f"lost: {_some(lost)}"] if lost else []
    lines += [f"added: {_some(added)}"] if added else []
    lines += [] if lost or added else ["the words are out of order"]
    lines.append(f"expected: … {' '.join(expected[around])} …")
    lines.append(f"found:    … {' '.join(found[around])} …")
    return lines


def _some(words: Counter[str]) -> str:
    shown = [f"{word!r}" for word in itertools.islice(words, 10)]
    return ", ".join(shown) + (" …" if len(words) > len(shown) else "")
