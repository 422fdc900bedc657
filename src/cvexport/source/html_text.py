"""One text with HTML as the project's own markup.

`html.parser` isn't used: it keeps no end tag as it was typed, and `<T>`, `a < b` and
`<table>` must be printed so.  Only tags in `_BLOCKS` and `_INLINE` are read, and the
entities of HTML 5 that end in a semicolon.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from cvexport.composition import markup
from cvexport.model.document import plain
from cvexport.unicode import prose
from cvexport.unicode.prose import TextItem, TextList

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = frozenset({"p", "div", "br", "li", *_HEADINGS, *_LISTS})
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "u"})
_BOLD = ("b", "strong")
_ITALIC = ("i", "em")

_CODE = r"(?<![`\\])(?P<code>`[^`\n]++`(?!`)|``(?!`)(?:[^`\n]++|`(?!`))++``(?!`))"
_VALUE = r"=\s{0,9}(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>`]++)"
_NAMES = "|".join(sorted(_BLOCKS | _INLINE, reverse=True))
_ATTRIBUTE = (
    rf"\s++(?:[a-z@:_][\w.:-]*+\s{{0,9}}{_VALUE}|(?:reversed|hidden|download)\b)"
)
_TOKEN = re.compile(
    rf"{_CODE}"
    rf"|(?<!\\)<(?P<end>/?)(?P<name>{_NAMES})"
    rf"(?P<attributes>(?:{_ATTRIBUTE})*+)\s*+/?>"
    r"|(?<!\\)&(?P<entity>#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z\d]{1,31});",
    re.IGNORECASE,
)
_HREF = re.compile(
    r"(?<!\S)href\s{0,9}=\s{0,9}(?:\"([^\"]*)|'([^']*)|(\S+))", re.IGNORECASE
)
_SPECIAL = re.compile(r"[\\`*\[\]]")
_DEEPEST = 12
"""Lists within lists; what is deeper joins the last of them."""


class Converted(NamedTuple):
    """A text without its HTML, and the tags and entities that it had, in order."""

    text: str
    found: tuple[str, ...]


class _Run(NamedTuple):
    """A piece of a line in one style; `typed` where markup in it is markup."""

    text: str
    typed: bool
    bold: bool = False
    italic: bool = False
    href: str = ""


def converted(text: str, *, is_plain: bool = False) -> Converted:
    """Return a text as its HTML is meant; `is_plain` where it can't have markup."""
    if not _TOKEN.search(text):
        return Converted(text, ())
    reader = _Reader(text, is_plain=is_plain)
    read = reader.read()
    if not reader.found:
        return Converted(text, ())
    return Converted(read if is_plain else _kept(read), tuple(reader.found))


def _kept(text: str) -> str:
    r"""Return a text in which no tag is left: `&lt;b&gt;` is `\<b>` in markup."""
    return _TOKEN.sub(
        lambda found: found[0] if found["code"] else f"\\{found[0]}", text
    )


class _List:
    """A list whose items are still growing."""

    def __init__(self, *, ordered: bool) -> None:
        self.ordered = ordered
        self.items: list[tuple[list[str], list[_List]]] = []

    def built(self) -> Iterator[TextList]:
        """Yield the list, or nothing without items; lists of no text go up."""
        items: list[TextItem] = []
        for texts, lists in self.items:
            below = tuple(found for each in lists for found in each.built())
            if text := " ".join(texts):
                items.append(TextItem(text, below))
            else:
                items += (item for each in below for item in each.items)
        if items:
            yield TextList(tuple(items), self.ordered)


class _Reader:
    """One walk over the tags of one text."""

    def __init__(self, text: str, *, is_plain: bool) -> None:
        self.found: list[str] = []
        self._text = text
        self._is_plain = is_plain
        lowered = text.lower()
        self._ends = {name: lowered.rfind(f"</{name}") for name in _INLINE}
        self._open: Counter[str] = Counter()
        self._href = ""
        self._runs: list[_Run] = []
        self._blocks: list[str | TextList] = []
        self._lists: list[_List] = []

    def read(self) -> str:
        at = 0
        for token in _TOKEN.finditer(self._text):
            self._add(self._text[at : token.start()])
            at = token.end()
            if token["code"] or self._is_typed(token):
                self._add(token[0], is_code=True)
            elif token["entity"]:
                self._entity(token[0])
            else:
                self.found.append(f"<{token['name'].lower()}>")
                self._tag(token["name"].lower(), token)
        self._add(self._text[at:])
        self._flush()
        while self._lists:
            self._close_list()
        return self._written()

    def _written(self) -> str:
        if any(isinstance(each, TextList) for each in self._blocks):
            return prose.written(self._blocks)
        return "\n\n".join(map(str, self._blocks))

    def _is_typed(self, token: re.Match[str]) -> bool:
        """Tell whether a tag is none: one within a word, never closed: `vector<i>`."""
        name = (token["name"] or "").lower()
        if name not in _INLINE or token["end"] or token["attributes"]:
            return False
        start = token.start()
        before = self._text[max(start - 1, 0) : start].strip()
        return before not in ("", ">") and self._ends[name] < start

    def _entity(self, typed: str) -> None:
        char = html.unescape(typed) if typed[1] == "#" else html5.get(typed[1:])
        if char is None:
            self._add(typed)
            return
        self.found.append(typed)
        is_markup = not any(self._open.values()) and _SPECIAL.fullmatch(char)
        self._add(f"\\{char}" if is_markup and not self._is_plain else char)

    # -- tags

    def _tag(self, name: str, token: re.Match[str]) -> None:
        if name in _INLINE:
            self._inline(name, token)
            return
        self._flush()
        is_end = bool(token["end"])
        if name in _LISTS:
            self._list(name, is_end=is_end)
        elif name == "li" and not is_end:
            if not self._lists:
                self._lists.append(_List(ordered=False))
            self._lists[-1].items.append(([], []))
        if name in ("br", "li"):
            pass
        elif not is_end:
            self._open[name] = self._open[name] + 1 if name in ("div", *_LISTS) else 1
        elif self._open[name]:
            self._open[name] -= 1
        if is_end and name not in ("br", "div"):
            for each in _INLINE:
                self._open[each] = 0
            self._href = ""

    def _inline(self, name: str, token: re.Match[str]) -> None:
        if token["end"]:
            self._open[name] = max(self._open[name] - 1, 0)
        else:
            self._open[name] += 1
        if name == "a":
            found = None if token["end"] else _HREF.search(token["attributes"])
            address = next(filter(None, found.groups()), "") if found else ""
            self._href = html.unescape(address).strip()

    def _list(self, name: str, *, is_end: bool) -> None:
        if is_end:
            if self._lists:
                self._close_list()
            return
        fresh = _List(ordered=name == "ol")
        if not self._lists:
            self._lists.append(fresh)
        elif len(self._lists) < _DEEPEST and self._lists[-1].items:
            self._lists[-1].items[-1][1].append(fresh)
            self._lists.append(fresh)
        else:
            self._lists.append(self._lists[-1])

    def _close_list(self) -> None:
        ended = self._lists.pop()
        if not self._lists:
            self._blocks += ended.built()

    # -- text

    def _add(self, text: str, *, is_code: bool = False) -> None:
        if not text:
            return
        if any(self._open[each] for each in (*_HEADINGS, *_LISTS, "p", "div", "li")):
            text = re.sub(r"\s+", " ", text)
        typed = is_code or not any(self._open.values())
        bold = any(self._open[each] for each in (*_BOLD, *_HEADINGS))
        italic = any(self._open[each] for each in _ITALIC)
        for number, line in enumerate(text.split("\n")):
            if number:
                self._runs.append(_Run("\n", typed=True))
            if line:
                self._runs.append(_Run(line, typed, bold, italic, self._href))

    def _flush(self) -> None:
        """End a paragraph."""
        runs, self._runs = _joined(self._runs), []
        text = _rendered(runs, is_plain=self._is_plain)
        if not text.strip():
            return
        if not self._lists:
            # Lines that were typed keep their indentation, which makes lists.
            self._blocks.append(text.rstrip().strip("\n"))
            return
        text = " ".join(text.split())
        items = self._lists[-1].items
        if not items:
            items.append(([], []))
        items[-1][0].append(text)


def _joined(runs: list[_Run]) -> list[_Run]:
    """Return runs with neighbours of one style made one."""
    found: list[_Run] = []
    texts: list[list[str]] = []
    for run in runs:
        if found and found[-1]._replace(text=run.text) == run and run.text != "\n":
            texts[-1].append(run.text)
        else:
            found.append(run)
            texts.append([run.text])
    pairs = zip(found, texts, strict=True)
    return [run._replace(text="".join(each)) for run, each in pairs]


def _rendered(runs: list[_Run], *, is_plain: bool) -> str:
    """Return runs as markup that prints exactly their text.

    Emphasis within a word, or of more stars than are read, is left out; characters
    are escaped only where they would be markup.
    """
    bare = "".join(run.text for run in runs)
    if is_plain:
        [*others] = {run.href for run in runs if run.text.strip()}
        [href] = others if len(others) == 1 else [""]
        return href if re.match("https?://", href) else bare
    is_styled = any(run.bold or run.italic or run.href for run in runs)
    if not is_styled and not _SPECIAL.search(bare):
        return bare
    expected = _folded(
        "".join(_shown(run.text) if run.typed else run.text for run in runs)
    )
    escaped = [run if run.typed else _escaped(run) for run in runs]
    styles = (True, False) if is_styled else (False,)
    for styled in styles:
        for each in (runs, escaped):
            text = _marked(each) if styled else "".join(run.text for run in each)
            if _folded(_shown(text)) == expected:
                return text
    return bare


def _shown(text: str) -> str:
    return plain(markup.spans(text))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _escaped(run: _Run) -> _Run:
    return run._replace(text=_SPECIAL.sub(r"\\\g<0>", run.text))


def _marked(runs: list[_Run]) -> str:
    found: list[str] = []
    before = ""
    for number, run in enumerate(runs):
        after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        text = _with_marks(run, before, after)
        found.append(text)
        before = text[-1]
    return "".join(found)


def _with_marks(run: _Run, before: str, after: str) -> str:
    text = run.text.strip()
    left, _, right = run.text.partition(text) if text else (run.text, "", "")
    stars = "*" * (2 * run.bold + run.italic)
    is_within = (not left and (before.isalnum() or before == "*")) or (
        not right and after.isalnum()
    )
    if not text or (not run.href and (is_within or not stars)):
        return run.text
    if run.href:
        href = quote(run.href, safe="!#$%&'*+,/:;=?@~[]-._")
        text = f"[{text}]({href})"
        stars = "" if is_within else stars
    return f"{left}{stars}{text}{stars}{right}"
