"""One value by its type: text, a date, a link, a setting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cvexport.composition import markup
from cvexport.errors import InvalidSettings, described
from cvexport.model import dates, settings
from cvexport.model.dates import Date, Doubt, Period
from cvexport.model.resume import Doi, Link
from cvexport.model.settings import LanguageTag
from cvexport.source import suggestions
from cvexport.source.encoding import control_character
from cvexport.source.limits import MAX_COMBINING, Amount, too_many_combining
from cvexport.source.problems import Problems
from cvexport.source.schema import EnvelopeLines, Unprinted
from cvexport.source.typed_blocks import TypedBlocks
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, is_absent, kind_of
from cvexport.unicode import characters, prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from cvexport.errors import Severity

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_WHOLE = re.compile(
    r"(?i:https?)://([^\s/?#@]*@)?[^\s/?#@:]+(:\d+)?([/?#]\S*)?"
    r"|(?i:mailto|tel):[^\s/]\S*"
)
_HOST = r"[^\s/@:?#]"
_ADDRESS = re.compile(
    rf"(?:(?={_HOST}+?\.{_HOST}{{2}}){_HOST}++(?::\d+)?|{_HOST}++:\d+)(?:[/?#]\S*)?"
)
_TARGET = re.compile(
    r"\[[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+\]"  # a text, with brackets within
    r"\(\s*+<?([^\s()<>]++)[^()]*+(?:\([^()]*+\)[^()]*+)?\)"
)


_MAY_BE_BLOCK = frozenset("#|+")

_CODE = 3
"""Letters of a language's code: ISO 639."""

_TWO_YEARS = re.compile(r"\d\d(\d\d)[-/](\d\d)")


class Values:
    """The values in one source that are neither lists nor records."""

    def __init__(
        self, problems: Problems, amount: Amount, language: str, *, is_json: bool
    ) -> None:
        self.amount = amount
        self.blocks = TypedBlocks(problems)
        self._problems = problems
        self._language_of_dates = language
        self._typo: Severity = "warning" if is_json else "error"
        self._readers: dict[Any, Callable[[Node, str], Any]] = {
            str: self.text,
            EnvelopeLines: self._envelope_lines,
            Unprinted: self._cleaned,
            Date: self._date,
            Link: self._link,
            Doi: self._doi,
            LanguageTag: self._language,
        }

    def of_kind(self, kind: Any, node: Node, path: str) -> Any:
        """Return a value of the type of a field, None for a setting that isn't one."""
        if reader := self._readers.get(kind):
            return reader(node, path)
        return self._setting(kind, node, path)

    def text(self, node: Node, path: str) -> str:
        """Return text that every format can carry, "" where there is none."""
        text = self._cleaned(node, path)
        if not self.amount.is_allowed(node, path, text):
            return ""
        if "](" in text:
            self._warn_of_links(node, text, path)
        if isinstance(node, Scalar) and not _MAY_BE_BLOCK.isdisjoint(text):
            self.blocks.note(node, node.value, path)
        return text

    def _cleaned(self, node: Node, path: str) -> str:
        if is_absent(node):
            return ""
        if not isinstance(node, Scalar):
            self.expected("text", node, path, _text_hint(node))
            return ""
        self.amount.add(node, path, len(node.value))
        if control := control_character(node.value):
            message = f"{path}: control character {control}"
            self._problems.error(node, message, "delete it")
            return ""
        if combining := too_many_combining(node.value):
            message = (
                f"{path}: {len(combining):,} combining characters in a row, more than "
                f"the {MAX_COMBINING} allowed"
            )
            self._problems.error(node, message, "remove some of them")
            return ""
        text = prose.folded(node.value)
        if lost := characters.meaningless(text):
            self._problems.lost(
                node,
                f"{path}: software can't read {', '.join(map(described, lost))}; "
                "it is left out",
                "write a word instead",
            )
            text = prose.folded(characters.without(text, lost))
        return text

    def expected(self, what: str, node: Node, path: str, hint: str) -> None:
        """Report a node that is not `what`."""
        message = f"{path}: expected {what}, found {kind_of(node)}"
        self._problems.error(node, message, hint)

    def _warn_of_links(self, node: Node, text: str, path: str) -> None:
        for match in _TARGET.finditer(markup.uncoded(text)):
            if not markup.is_safe(match[1]):
                self._problems.warning(
                    node,
                    f'{path}: "{match[1]}" is not a web address, so its text is '
                    "printed without a link",
                    "write an address that begins with https://",
                )

    def _envelope_lines(self, node: Node, path: str) -> str:
        if isinstance(node, Scalar) and "\n" in node.value:
            lines = (line.strip().rstrip(",") for line in node.value.split("\n"))
            node = node._replace(value=", ".join(filter(None, lines)))
        return self.text(node, path)

    def _date(self, node: Node, path: str) -> Date | Period:
        text = self.text(node, path)
        try:
            date = self._read_date(text) if text else ""
        except ValueError as error:
            hint = "write 2019, 2019-08 or 2019-08-31"
            if (years := _TWO_YEARS.fullmatch(text)) and years[2] > years[1]:
                hint = 'write all digits of both years, such as "2018 - 2019"'
            self._problems.error(node, f"{path}: {error}", hint)
            return ""
        if isinstance(date, Doubt):
            first, second = date
            message = f'{path}: "{text}" may be {first} or {second}; it is printed as '
            hint = "write the one that is meant"
            self._problems.warning(node, f"{message}written", hint)
            return text
        is_apart = type(date) is Period and path.endswith(".releaseDate")
        if date is not None and not is_apart:
            return date
        if not path.endswith(".date"):
            self._problems.warning(
                node,
                f'{path}: "{text}" is not a recognised date; it is printed as written',
                "write 2019, 2019-08, 2019-08-31 or present",
            )
        return text

    def _read_date(self, text: str) -> Date | Period | Doubt | None:
        if date := dates.parsed(text):
            return date
        from cvexport.source.dates import read  # not needed for ISO 8601

        return read(text, self._language_of_dates)

    def _link(self, node: Node, path: str) -> Link:
        text = self.text(node, path)
        if not text:
            return Link()
        if not self.amount.is_allowed_address(node, path, text):
            return Link()
        if _WHOLE.fullmatch(text):
            return Link(text)
        scheme = _SCHEME.match(text)
        if scheme and scheme[1].lower() not in markup.SAFE_SCHEMES:
            self._problems.error(
                node,
                f'{path}: links that begin with "{scheme[1]}:" are not allowed',
                "write an address that begins with https://",
                self._typo,
            )
            return Link()
        if _ADDRESS.fullmatch(text):
            return Link(f"https://{text}")
        self._problems.lost(
            node,
            f'{path}: "{text}" is not a web address; it will not be printed',
            "write an address such as https://example.org",
        )
        return Link()

    def _doi(self, node: Node, path: str) -> Doi:
        text = self.text(node, path)
        # The resolver, in any of the forms in which it has been written.
        name = re.sub(
            r"^(?:doi(?!\.)\s*:?\s*)?(?:https?://)?(?:(?:dx|www)\.)?(?:doi\.org/)?",
            "",
            text,
            flags=re.IGNORECASE,
        ).rstrip(".,;")
        if not text or re.fullmatch(r"10\.\d[\d.]*/\S+", name):
            return Doi(name)
        self._problems.warning(
            node,
            f'{path}: "{text}" is not a DOI; it is printed without a link',
            "write one such as 10.1000/182",
        )
        return Doi(text)

    def _setting(self, kind: Any, node: Node, path: str) -> Any:
        text = self.text(node, path)
        if not text:
            return None
        try:
            return settings.checked(kind, text)
        except InvalidSettings as error:
            for problem in error.problems:
                message = f"{path} {problem.message}"
                self._problems.error(node, message, problem.hint)
            return None

    def _language(self, node: Node, path: str) -> LanguageTag | None:
        if isinstance(node, Scalar) and (meant := _tag(node.value)):
            node = node._replace(value=meant)
        tag: LanguageTag | None = self._setting(LanguageTag, node, path)
        if tag and tag.lower().partition("-")[0] != "en":
            self._warn_of_language(node, tag, path)
        return tag

    def _warn_of_language(self, node: Node, tag: str, path: str) -> None:
        from cvexport.locales import languages  # not needed for English

        if not languages.known(tag):
            code = tag.partition("-")[0]
            near = suggestions.language(code)
            near = near or suggestions.nearest(code, languages.tags())
            self._problems.warning(
                node,
                f'{path}: the language "{tag}" is not supported, so section titles '
                "and months will be in English",
                f'did you mean "{near}"?' if near else "give the titles in sections",
            )


def _tag(text: str) -> str:
    """Return the tag that `de_DE` or the name of a language means, or ""."""
    tag = text.strip().replace("_", "-")
    if tag.isascii() and len(tag.partition("-")[0]) <= _CODE:
        return tag
    from cvexport.locales import names  # few sources name a language in words

    return names.tag(tag)


def _text_hint(node: Node) -> str:
    """Say how to write text that YAML took for a mapping or a list."""
    if not isinstance(node, Mapping) or not node.pairs:
        return "write one text, without a list or brackets"
    key, value = node.pairs[0]
    if len(node.pairs) == 1 and isinstance(value, Scalar) and key.line == value.line:
        return 'put quotes around text that contains ": "'
    return "write one text, without keys below it"
