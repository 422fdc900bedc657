"""Inline markup as spans: `**bold**`, `*italic*`, `` `code` ``, `[text](url)`.

Python-Markdown's inline stage alone is run, never its blocks: text that begins with
`1.` or `#` is text.  Raw HTML, entities, images and references are off, so that they
stay what was typed; bare addresses become links, and only safe schemes do.  Emphasis
is stricter than CommonMark's: `2*3*4`, `__init__` and `Best stand*` are text.
"""

from __future__ import annotations

import functools
import html
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from cvexport.model.document import Span, Spans

if TYPE_CHECKING:
    from markdown import Markdown

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

MAX_LENGTH = 20_000
MAX_BRACKETS = 40
MAX_MARKS = 400
"""Above any of these a text is taken as it stands.  Python-Markdown searches the rest
of the text from each opening mark: 18 s for 20,000 opening brackets, 0.01 s for 40."""

MAX_ADDRESS = 2_000
"""Characters of an address that is linked; a longer one is text."""

_MAYBE = re.compile(r"[\\`*\[<@]|://|www\.")
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
_ADDRESS = (
    rf"<(?:https?://[^\s<>]+|{_MAIL})>"
    r"|(?<![\w/@.])(?:https?://|www\.)(?=\w)[^\s<>\[\]\"`]+"
    rf"|(?<![\w.+-]){_MAIL}"
)
_SCHEMELESS = rf"(?:{_MAIL}|[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+)(?:[/?#]\S*)?"
_TRAILING = "?!.,:;*_~'\"\u2019\u201d"
_NO_LINK = re.compile(r"\\.|(?:(?<!`)|(?<=\\`))(`++).+?\1", re.DOTALL)
_OFF = (
    "html",
    "entity",
    "autolink",
    "automail",
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "linebreak",
    "em_strong",
    "em_strong2",
)

_SPACED = r"\x00-\u0dff\u1e00-\u1fff"
"""Scripts with spaces between words, and no endings after emphasis as Korean has; two
ranges, since a set of seven takes 2 ms to compile each time that it is used."""

_BEFORE = rf"(?:(?<![^\W_])|(?<![{_SPACED}]))"
_AFTER = rf"(?:(?![^\W_])|(?![{_SPACED}]))"
_WITHIN = r"(?<=[^\W_])\*{1,2}(?=[^\W_])|(?<=\s)\*{1,2}(?=\s)"
_STRONG = rf"[^*]|{_WITHIN}"
_NESTED = rf"{_STRONG}|\*(?!\*)|\*(?=\*\*(?!\*))"
_EMPHASIS = {
    # In this order; the text of each goes through those after it.
    "strong em": rf"{_BEFORE}\*{{3}}(?![\s*])([^*]+?)(?<!\s)\*{{3}}(?!\*){_AFTER}",
    "strong": rf"{_BEFORE}\*\*(?:"
    rf"(?![\s*])((?:{_STRONG})+?)(?<!\s)\*\*(?!\*\*)"
    rf"|(?=[^\s*]|\*[^\s*][^*]*\*(?!\*))((?:{_NESTED})+?)(?<!\s)\*\*(?!\*)"
    rf"){_AFTER}",
    "em": rf"{_BEFORE}(?<!\*)\*(?![\s*])((?:{_STRONG})+?)(?<![\s*])\*(?!\*){_AFTER}",
}
"""Stars that have a space or punctuation outside, or one end of the text."""


def spans(text: str) -> Spans:
    """Return the spans that `text` stands for; the text is kept, only marks go."""
    if not text:
        return ()
    if not _MAYBE.search(text) or _is_excessive(text):
        return (Span(text),)
    return merged(_parser()(text)) or (Span(text),)


def _is_excessive(text: str) -> bool:
    brackets = text.count("[")
    marks = brackets + text.count("*") + text.count("`")
    return len(text) > MAX_LENGTH or brackets > MAX_BRACKETS or marks > MAX_MARKS


_thread = threading.local()


def _parser() -> Callable[[str], Iterator[Span]]:
    """Return the parser of this thread: Python-Markdown's keep state as they parse."""
    if not hasattr(_thread, "parser"):
        _thread.parser = _new_parser()
    parser: Callable[[str], Iterator[Span]] = _thread.parser
    return parser


def _new_parser() -> Callable[[str], Iterator[Span]]:
    """Import Python-Markdown only when a text has markup: 25 ms."""
    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor
    from markdown.util import AtomicString

    class Address(InlineProcessor):
        def handleMatch(  # type: ignore[override]  # noqa: N802
            self,
            m: re.Match[str],
            data: str,  # noqa: ARG002
        ) -> tuple[ET.Element, int, int]:
            is_enclosed = m[0].startswith("<")
            address = m[0][1:-1] if is_enclosed else _trimmed(m[0])
            link = ET.Element("a", href=href(address))
            link.text = AtomicString(address)
            end = m.end() if is_enclosed else m.start() + len(address)
            return link, m.start(), end

    class Emphasis(InlineProcessor):
        def __init__(self, tags: str) -> None:
            super().__init__(_EMPHASIS[tags], None)
            self._tags = tags.split()

        def handleMatch(  # type: ignore[override]  # noqa: N802
            self,
            m: re.Match[str],
            data: str,  # noqa: ARG002
        ) -> tuple[ET.Element, int, int]:
            outer = inner = ET.Element(self._tags[0])
            for tag in self._tags[1:]:
                inner = ET.SubElement(outer, tag)
            inner.text = next(filter(None, m.groups()))
            return outer, m.start(), m.end()

    markdown = Markdown()
    markdown.ESCAPED_CHARS += "<&"  # so that HTML can be written as text
    for name in _OFF:
        markdown.inlinePatterns.deregister(name, strict=False)
    below_links = 105
    markdown.inlinePatterns.register(
        Address(_ADDRESS, markdown), "address", below_links
    )

    @functools.cache
    def add_emphasis() -> None:
        for place, tags in enumerate(_EMPHASIS):
            markdown.inlinePatterns.register(Emphasis(tags), tags, 60 - place)

    def parse(text: str) -> Iterator[Span]:
        if "*" in text:
            add_emphasis()  # its expressions take 2 ms to compile
        return _parse(markdown, text)

    return parse


def uncoded(text: str) -> str:
    """Return `text` less what is escaped or code, in which brackets are brackets."""
    return _NO_LINK.sub("", text)


def href(address: str) -> str:
    """Return the target of a visible address."""
    if "://" in address or address.startswith(("mailto:", "tel:")):
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"


def _target(written: str) -> str:
    """Return where a link leads, "" where it had better lead nowhere."""
    target = href(written) if re.fullmatch(_SCHEMELESS, written) else written
    return target if is_safe(target) else ""


def _trimmed(address: str) -> str:
    """Leave out what ends the sentence, not the address."""
    address = address.rstrip(_TRAILING)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_TRAILING)
    return address


class _Style(NamedTuple):
    span: Span
    restore: Callable[[str], str]

    def of(self, element: ET.Element) -> _Style:
        """Return the style within an element that Python-Markdown made."""
        span = self.span
        match element.tag:
            case "strong":
                span = span._replace(bold=True)
            case "em":
                span = span._replace(italic=True)
            case "code":
                span = span._replace(code=True)
            case "a":
                target = _target(self.restore(element.get("href", "")))
                span = span._replace(href=target)
        return _Style(span, self.restore)

    def text(self, text: str | None) -> Iterator[Span]:
        if text:
            restored = self.restore(text)
            if self.span.code:
                # Python-Markdown has escaped it, as HTML.
                restored = html.unescape(restored)
            yield self.span._replace(text=restored)


def is_safe(target: str) -> bool:
    """Tell whether a link may lead there: a whole address with a harmless scheme."""
    scheme, colon, rest = target.partition(":")
    return (
        bool(colon and rest)
        and scheme.lower() in SAFE_SCHEMES
        and len(target) <= MAX_ADDRESS
    )


def _parse(markdown: Markdown, text: str) -> Iterator[Span]:
    root = ET.Element("div")
    ET.SubElement(root, "p").text = text
    markdown.treeprocessors["inline"].run(root)
    restore = markdown.treeprocessors["unescape"].unescape  # type: ignore[attr-defined]
    yield from _walk(root[0], _Style(Span(""), restore))
    markdown.reset()


def _walk(element: ET.Element, style: _Style) -> Iterator[Span]:
    empty_link_shows = "" if len(element) else style.span.href
    yield from style.text(element.text or empty_link_shows)
    for child in element:
        yield from _walk(child, style.of(child))
        yield from style.text(child.tail)


def merged(found: Iterable[Span]) -> Spans:
    """Return spans with neighbours of one style made one."""
    runs: list[Span] = []
    for span in found:
        if runs and runs[-1]._replace(text=span.text) == span:
            runs[-1] = span._replace(text=runs[-1].text + span.text)
        else:
            runs.append(span)
    return tuple(runs)
