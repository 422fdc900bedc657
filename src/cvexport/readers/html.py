"""HTML, read with Python's own parser."""

from __future__ import annotations

from html.parser import HTMLParser

_INLINE = frozenset({"a", "code", "em", "strong", "span"})


class _BodyText(HTMLParser):
    """Collects the text of the body, each block on a line."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._in_body |= tag == "body"
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_body:
            self.pieces.append(data)


def read(data: bytes) -> str:
    """Return the text of the body, each block on a line."""
    reader = _BodyText()
    reader.feed(data.decode("utf-8"))
    reader.close()
    return "".join(reader.pieces)
