"""A source as bytes to a typed Resume, or to every problem in it at once.

The records of `resume` are the schema: each field's type chooses how its node is
read.  The short forms of records, which no type can say, stand in a table
below.
"""

from __future__ import annotations

import re
import typing
from typing import Any, NamedTuple

from cvexport.composition import markup
from cvexport.errors import InvalidSource, Problem, Severity, described
from cvexport.model import dates
from cvexport.model.dates import Date
from cvexport.model.record import Record, camel
from cvexport.model.resume import (
    Basics,
    GenericEntry,
    Highlight,
    Interest,
    Language,
    Link,
    Location,
    Meta,
    Profile,
    Reference,
    Resume,
    SectionPlan,
    Skill,
)
from cvexport.model.settings import (
    FONT_SUFFIXES,
    Bounded,
    Colour,
    Directory,
    Font,
    LanguageTag,
    Margins,
    Pattern,
)
from cvexport.source import suggestions, yaml_nodes
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from cvexport.unicode import characters

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Reading(NamedTuple):
    """A Resume, and the warnings met on the way."""

    resume: Resume
    warnings: tuple[Problem, ...]


class Traced(NamedTuple):
    """A reading, and the node that each value was read from, by path.

    Paths are those of messages, such as `work[0].highlights[2].text`.
    """

    reading: Reading
    places: dict[str, Node]


class _Short(NamedTuple):
    """How a record is written short: as text alone, and as `Label: text`."""

    text: str
    label: str = ""
    labelled_text: str = ""
    labelled_list: str = ""


_SHORT: dict[type[Record], _Short] = {
    Highlight: _Short("text", "label", "text", "items"),
    Skill: _Short("name", "name", "summary", "keywords"),
    Interest: _Short("name", "name", "summary", "keywords"),
    Language: _Short("language", "language", "fluency"),
    Reference: _Short("reference", "name", "reference"),
    Location: _Short("address"),
    Profile: _Short("url", "network", "url"),
    GenericEntry: _Short("title"),
    Margins: _Short("every"),
}

_SHOWN = 40
"""Characters that are shown of a word from the source."""

_MAX_PROBLEMS = 500
"""Errors after which reading stops, and warnings after which none is added."""

_SECTION_KEYS = (
    "summary",
    "work",
    "volunteer",
    "education",
    "projects",
    "skills",
    "languages",
    "interests",
    "awards",
    "certificates",
    "publications",
    "references",
    "profiles",
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_WHOLE = re.compile(
    r"(?i:https?)://([^\s/?#@]*@)?[^\s/?#@:]+(:\d+)?([/?#]\S*)?"
    r"|(?i:mailto|tel):[^\s/]\S*"
)
_ADDRESS = re.compile(r"[^\s/@:]+(\.[^\s/@:]{2,}|:\d+|\.[^\s/@:]{2,}:\d+)([/?#]\S*)?")
_TARGET = re.compile(
    r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]"  # a text, with brackets within
    r"\(\s*<?([^\s()<>]+)[^()]*(?:\([^()]*\)[^()]*)?\)"
)
_HTML = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|u|ul)\b[^<>]*>"
    r"|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-f]+);",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"([A-Za-z]+):(?!//)(\S.*)", re.DOTALL)


def read(data: bytes) -> Reading:
    """Read a source: cv.yaml, or a JSON Resume document.

    Raises InvalidSource with every problem when there is an error among them.
    """
    return traced(data).reading


def traced(data: bytes) -> Traced:
    """Read a source as `read` does, and say where each value stands in it."""
    text = yaml_nodes.text_of(data)
    root, warnings = yaml_nodes.compose(text)
    decoder = _Decoder(any_key_allowed=yaml_nodes.is_json(text))
    resume = decoder.resume(root)
    found = (*warnings, *decoder.problems)
    problems = sorted(found, key=lambda each: (each.line, each.column))
    if any(problem.severity == "error" for problem in problems):
        raise InvalidSource(tuple(problems))
    return Traced(Reading(resume, tuple(problems)), decoder.places)


class _Lines(str):
    """Text whose line ends are commas on paper, as an address on an envelope has."""

    __slots__ = ()


class _Field(NamedTuple):
    name: str
    kind: Any
    unprinted: str


class _Schema(NamedTuple):
    fields: dict[str, _Field]
    former: dict[str, str]


_SCHEMAS: dict[type[Record], _Schema] = {}


def _schema(cls: type[Record]) -> _Schema:
    """Return the schema of a class, worked out when first asked for."""
    if cls not in _SCHEMAS:
        _SCHEMAS[cls] = _worked_out(cls)
    return _SCHEMAS[cls]


def _worked_out(cls: type[Record]) -> _Schema:
    hints = typing.get_type_hints(cls)
    unprinted, lines = dict(_noted(cls, "UNPRINTED")), _noted(cls, "LINES")
    inherited = getattr(cls.__base__, "fields", ())
    # A record's own keys come first, since messages list them.
    names = sorted(cls.fields, key=lambda name: name in inherited)
    return _Schema(
        {
            camel(name): _Field(
                name, _Lines if name in lines else hints[name], unprinted.get(name, "")
            )
            for name in names
            if name not in _noted(cls, "DERIVED")
        },
        dict(_noted(cls, "FORMERLY")),
    )


def _noted(cls: type[Record], note: str) -> tuple[Any, ...]:
    """Return what a class and its bases note of their fields."""
    return tuple(each for base in cls.__mro__ for each in vars(base).get(note, ()))


class _Decoder:
    """One walk over the nodes of one source.

    JSON Resume allows any key beside its own, so in a document written in JSON a
    misspelt one can only be a warning.
    """

    def __init__(self, *, any_key_allowed: bool) -> None:
        self.problems: list[Problem] = []
        self.places: dict[str, Node] = {}
        self._any_key_allowed = any_key_allowed
        self._placed: set[str] = set()
        self._typo: Severity = "warning" if any_key_allowed else "error"
        self._readers: dict[Any, Callable[[Node, str], Any]] = {
            str: self._text,
            _Lines: self._lines,
            bool: self._flag,
            bool | None: self._flag,
            Colour: self._colour,
            Font: self._font,
            int: self._width,
            Date: self._date,
            Link: self._link,
            Meta: self._meta,
            SectionPlan: self._section,
            Directory: self._checked_text(
                Directory, _DIRECTORY, "write a directory below the working one"
            ),
            Pattern: self._checked_text(
                Pattern, _PATTERN, "use letters, digits, - and _ and {name}"
            ),
            LanguageTag: self._language,
        }

    # -- problems

    def _report(
        self, node: Node, message: str, hint: str = "", severity: Severity = "error"
    ) -> None:
        if self._is_full() and severity == "warning":
            return
        self.problems.append(
            Problem(
                message=message,
                line=node.line,
                column=node.column,
                width=node.width,
                hint=hint,
                severity=severity,
            )
        )
        if self._is_full() and severity == "error":
            raise InvalidSource(tuple(self.problems))

    def _warn(self, node: Node, message: str, hint: str = "") -> None:
        self._report(node, message, hint, "warning")

    def _is_full(self) -> bool:
        return len(self.problems) >= _MAX_PROBLEMS

    def _expected(self, node: Node, path: str, expected: str, hint: str = "") -> None:
        found = yaml_nodes.kind_of(node)
        self._report(node, f"{path}: expected {expected}, found {found}", hint)

    # -- the root

    def resume(self, root: Mapping) -> Resume:
        values = self._values(root, Resume, "")
        order = (key.value for key, _ in root.pairs)
        resume = Resume(**values, order=_section_order(order))
        if not resume.basics.name and not self._is_about_basics():
            key = next((key for key, _ in root.pairs if key.value == "basics"), root)
            self._report(
                key, "basics.name: no name is given", 'write "name: ..." below basics'
            )
        return resume

    def _is_about_basics(self) -> bool:
        """Tell whether an error found already explains why there is no name."""
        return any(
            each.severity == "error" and "basics" in each.message + each.hint
            for each in self.problems
        )

    # -- records

    def _values(self, node: Mapping, cls: type[Record], path: str) -> dict[str, Any]:
        """Read the pairs of a mapping as keyword arguments of `cls`."""
        schema = _schema(cls)
        values: dict[str, Any] = {}
        seen: dict[str, int] = {}
        for key, value in self._current(node, schema, path):
            known = self._known_key(key, value, schema, path)
            if not known or _is_absent(value):
                continue
            if known in seen:
                self._report(
                    key,
                    f'"{known}" is given twice',
                    f"the first stands in line {seen[known]}; keep one",
                )
                continue
            seen[known] = key.line
            field = schema.fields[known]
            where = f"{path}.{known}" if path else known
            values[field.name] = self._value(value, field.kind, where)
            if field.unprinted and values[field.name]:
                self._warn(key, f"{where} is not printed: {field.unprinted}")
        return values

    def _current(
        self, node: Mapping, schema: _Schema, path: str
    ) -> list[tuple[Scalar, Node]]:
        """Return the pairs less those whose old key stands beside the new one."""
        if not any(key.value in schema.former for key, _ in node.pairs):
            return node.pairs
        given = {key.value: value for key, value in node.pairs if not _is_absent(value)}
        current = []
        for key, value in node.pairs:
            new = schema.former.get(key.value, "")
            if new not in given:
                current.append((key, value))
            elif not (_is_absent(value) or _is_same(value, given[new])):
                self._warn(
                    key,
                    f'"{key.value}"{_within(path)} is not printed: "{new}" is given '
                    "too, which means the same",
                    f'keep "{new}" alone',
                )
        return current

    def _known_key(self, key: Scalar, value: Node, schema: _Schema, path: str) -> str:
        """Return the key's name in the schema, "" after reporting why there is none."""
        if key.value in schema.fields:
            return key.value
        if key.value == "$schema" and not path:
            return ""
        if current := schema.former.get(key.value):
            if not _is_absent(value):
                self._warn(
                    key,
                    f'"{key.value}"{_within(path)} is an old JSON Resume key, read as '
                    f'"{current}"',
                    f'write "{current}"',
                )
            return current
        if not self._is_full():
            self._report_unknown(key, value, schema, path)
        return ""

    def _report_unknown(
        self, key: Scalar, value: Node, schema: _Schema, path: str
    ) -> None:
        shown = key.value if len(key.value) <= _SHOWN else f"{key.value[:_SHOWN]}..."
        message = (
            f'unknown key "{shown}"{_within(path)}: what it holds will not be printed'
        )
        foreign = "" if path or self._any_key_allowed else key.value
        if hint := suggestions.foreign_hint(foreign):
            self._report(key, message, hint)
        elif near := suggestions.nearest(key.value, schema.fields):
            self._report(key, message, f'did you mean "{near}"?', self._typo)
        elif not path and key.value in _schema(Basics).fields:
            hint = f'write it below "basics:", indented: "  {key.value}: ..."'
            self._report(key, message, hint, self._typo)
        elif not _is_absent(value):
            known = f"known here: {', '.join(schema.fields)}"
            own = "" if path else '; a section of your own stands below "sections:"'
            self._warn(key, message, known + own)

    def _record(self, node: Node, cls: type[Record], path: str) -> Any:
        short = _SHORT.get(cls)
        if isinstance(node, Mapping):
            if short and (labelled := self._labelled(node, cls, short, path)):
                return labelled
            return cls(**self._values(node, cls, path))
        if _is_absent(node):
            return cls()
        if short and isinstance(node, Scalar):
            kind = _schema(cls).fields[camel(short.text)].kind
            return cls(**{short.text: self._value(node, kind, path)})
        expected = f"a mapping with {', '.join(_schema(cls).fields)}"
        if short:
            expected = f"text, or {expected}"
        self._expected(node, path, expected, _record_hint(node, cls))
        return cls()

    def _labelled(
        self, node: Mapping, cls: type[Record], short: _Short, path: str
    ) -> Any:
        """Read `Label: text`, a mapping of one key that the schema doesn't know."""
        if not short.label or not node.pairs:
            return None
        if len(node.pairs) > 1:
            if self._is_labels(node, cls) and not self._any_key_allowed:
                second = node.pairs[1][0]
                hint = 'begin each "Label: text" with "- "'
                self._report(second, f"{path}: more than one label in an item", hint)
                return cls()
            return None
        key, value = node.pairs[0]
        schema = _schema(cls)
        if key.value in schema.fields or key.value in schema.former:
            return None
        fields = tuple(schema.fields)
        if key.value[:1].islower() and (
            suggestions.respelt(key.value, fields)
            or suggestions.misspelt(key.value, fields)
        ):
            return None
        target = short.labelled_text
        if isinstance(value, Sequence) and short.labelled_list:
            target = short.labelled_list
        elif not isinstance(value, Scalar):
            return None
        where = f"{path}.{key.value}"
        kind = schema.fields[camel(target)].kind
        return cls(
            **{
                short.label: self._text(key, path),
                target: self._value(value, kind, where),
            }
        )

    # -- values, by the type of the field

    def _value(self, node: Node, kind: Any, path: str) -> Any:
        self.places[path] = node
        if reader := self._readers.get(kind):
            return reader(node, path)
        if isinstance(kind, type) and issubclass(kind, Bounded):
            return self._bounded(node, kind, path)
        origin = typing.get_origin(kind)
        if origin is tuple:
            return self._items(node, typing.get_args(kind)[0], path)
        if origin is typing.Literal:
            return self._choice(node, kind, path)
        return self._record(node, kind, path)

    def _items(self, node: Node, kind: Any, path: str) -> tuple[Any, ...]:
        if _is_absent(node):
            return ()
        if isinstance(node, Sequence):
            found = (
                self._item(item, kind, f"{path}[{index}]")
                for index, item in enumerate(node.items)
            )
            return tuple(each for each in found if each is not None)
        if isinstance(node, Mapping) and self._is_labels(node, kind):
            one_each = [Mapping(k.line, k.column, [(k, v)]) for k, v in node.pairs]
            listed = Sequence(node.line, node.column, list(one_each))
            return self._items(listed, kind, path)
        if isinstance(node, Scalar) and (kind in _SHORT or not _is_record(kind)):
            return (self._value(node, kind, path),)
        hint = 'begin each item with "- ", indented alike'
        self._expected(
            node, path, "a list", "put it in [ ]" if self._any_key_allowed else hint
        )
        return ()

    def _item(self, node: Node, kind: Any, path: str) -> Any:
        """Read an item of a list; None for one without any text."""
        if _is_absent(node):
            if yaml_nodes.is_null(node) and not self._any_key_allowed:
                self._warn(
                    node, f"{path}: this item is empty", "write its text, or delete it"
                )
            return None
        item = self._value(node, kind, path)
        if _has_content(item):
            return item
        if getattr(item, "tags", ()):
            self._warn(node, f"{path}: nothing but tags, so nothing is printed")
        return None

    def _is_labels(self, node: Mapping, kind: Any) -> bool:
        """Tell whether a mapping is a list of `Label: text`, without the dashes."""
        if kind not in _SHORT or not _SHORT[kind].label:
            return False
        return not any(key.value in _schema(kind).fields for key, _ in node.pairs)

    def _text(self, node: Node, path: str) -> str:
        if _is_absent(node):
            return ""
        if not isinstance(node, Scalar):
            self._expected(node, path, "text", _text_hint(node))
            return ""
        if control := yaml_nodes.control_character(node.value):
            self._report(node, f"{path}: control character {control}", "delete it")
            return ""
        text = characters.cleaned(node.value)
        if lost := characters.meaningless(text):
            self._warn(
                node,
                f"{path}: {', '.join(map(described, lost))} is no character that a "
                "reader knows and is left out",
                "write a word instead",
            )
            text = characters.without(text, lost)
        if "](" in text:
            self._warn_of_links(node, text, path)
        if ("<" in text or "&" in text) and (tag := _HTML.search(text)):
            self._warn(
                node,
                f'{path}: HTML is text here, "{tag[0][:_SHOWN]}" is printed as it '
                "stands",
                "write **bold**, *italic*, [text](https://...), and characters as such",
            )
        return text

    def _warn_of_links(self, node: Scalar, text: str, path: str) -> None:
        for match in _TARGET.finditer(markup.uncoded(text)):
            if not markup.is_safe(match[1]):
                self._warn(
                    node,
                    f'{path}: "{match[1]}" is no address, so the text of the link '
                    "leads nowhere",
                    "write an address that begins with https://",
                )

    def _lines(self, node: Node, path: str) -> str:
        if isinstance(node, Scalar) and "\n" in node.value:
            lines = (line.strip().rstrip(",") for line in node.value.split("\n"))
            value = ", ".join(filter(None, lines))
            node = node._replace(value=value)
        return self._text(node, path)

    def _date(self, node: Node, path: str) -> Date:
        text = self._text(node, path)
        try:
            date = dates.parsed(text) if text else ""
        except ValueError as error:
            self._report(node, f"{path}: {error}", "write 2019, 2019-08 or 2019-08-31")
            return ""
        if date is not None:
            return date
        if not path.endswith(".date"):
            self._warn(
                node,
                f'{path}: "{text}" is no date that machines read; '
                "it is printed as written",
                "write 2019, 2019-08, 2019-08-31 or present",
            )
        return text

    def _link(self, node: Node, path: str) -> Link:
        text = self._text(node, path)
        if not text:
            return Link()
        if _WHOLE.fullmatch(text):
            return Link(text)
        scheme = _SCHEME.match(text)
        if scheme and scheme[1].lower() not in markup.SAFE_SCHEMES:
            self._report(
                node,
                f'{path}: the scheme "{scheme[1]}:" is refused',
                "write an address that begins with https://",
                self._typo,
            )
            return Link()
        if _ADDRESS.fullmatch(text):
            return Link(f"https://{text}")
        self._warn(
            node,
            f'{path}: "{text}" is no address and will not be printed',
            "write an address such as https://example.org",
        )
        return Link()

    # -- sections and settings

    def _meta(self, node: Node, path: str) -> Meta:
        """Read what is used of `meta`; JSON Resume leaves the rest to each tool."""
        if not isinstance(node, Mapping):
            hint = 'write "lastModified: 2024-01-31" below it, or delete it'
            self._expected(node, path, "a mapping", hint)
            return Meta()
        known = _schema(Meta).fields
        pairs = [
            pair
            for pair in node.pairs
            if pair[0].value in known and isinstance(pair[1], Scalar)
        ]
        used = Mapping(node.line, node.column, pairs)
        return Meta(**self._values(used, Meta, path))

    def _section(self, node: Node, path: str) -> SectionPlan:
        if isinstance(node, Scalar):
            return self._standard_section(node, "", path)
        if isinstance(node, Mapping):
            rest = [pair for pair in node.pairs if pair[0].value != "pageBreak"]
            if len(rest) == 1 and rest[0][0].value not in _schema(SectionPlan).fields:
                [(key, value)] = rest
                title = self._text(value, f"{path}.{key.value}")
                hints = [pair for pair in node.pairs if pair not in rest]
                held = Mapping(node.line, node.column, hints)
                return self._standard_section(key, title, path).replaced(
                    **self._values(held, SectionPlan, path)
                )
        section: SectionPlan = self._record(node, SectionPlan, path)
        if isinstance(node, Mapping) and not section.title:
            self._report(
                node, f"{path}: a section of one's own needs a title", 'write "title:"'
            )
        elif not (section.paragraphs or section.bullets or section.entries):
            self._warn(
                node,
                f"{path}: the section is empty and will not be printed",
                'write "paragraphs:", "bullets:" or "entries:"',
            )
        return section

    def _standard_section(self, node: Scalar, title: str, path: str) -> SectionPlan:
        if node.value not in _SECTION_KEYS:
            near = suggestions.nearest(node.value, _SECTION_KEYS)
            known = f"known are {', '.join(_SECTION_KEYS)}"
            own = 'one of your own is written "title:" and "bullets:" below it'
            self._report(
                node,
                f'{path}: there is no section "{node.value}"',
                f'did you mean "{near}"?' if near else f"{known}; {own}",
            )
        elif node.value in self._placed:
            self._report(
                node,
                f'{path}: the section "{node.value}" is named twice',
                "name each section once",
            )
        self._placed.add(node.value)
        return SectionPlan(key=node.value, title=title)

    def _choice(self, node: Node, kind: Any, path: str) -> str:
        text, choices = self._text(node, path), typing.get_args(kind)
        for choice in choices:
            if text.lower() == choice.lower():
                return str(choice)
        if text:
            *most, last = choices
            allowed = f"write {', '.join(most)} or {last}"
            self._report(node, f'{path}: "{text}" is not known', allowed)
        return str(choices[0])

    def _flag(self, node: Node, path: str) -> bool:
        text = self._text(node, path)
        if text and text.lower() not in _FLAGS:
            self._report(
                node,
                f'{path}: "{text}" is neither true nor false',
                "write true or false",
            )
        return _FLAGS.get(text.lower(), False)

    def _width(self, node: Node, path: str) -> int:
        text = self._text(node, path)
        if text and text not in _WIDTHS:
            self._report(
                node, f'{path}: "{text}" is no width', "write 0, or a number 40 to 500"
            )
            return 0
        return int(text or 0)

    def _language(self, node: Node, path: str) -> LanguageTag:
        hint = "write a language tag such as en or en-GB"
        tag: LanguageTag = self._checked_text(LanguageTag, _LANGUAGE, hint)(node, path)
        if tag and _LANGUAGE.fullmatch(tag) and not _is_english(tag):
            self._warn_of_language(node, tag, path)
        return tag

    def _warn_of_language(self, node: Node, tag: str, path: str) -> None:
        from cvexport.locales import languages  # not needed for English

        if not languages.known(tag):
            near = suggestions.nearest(tag.partition("-")[0], languages.tags())
            self._warn(
                node,
                f'{path}: the words of "{tag}" are not known, so section titles and '
                "months will be English",
                f'did you mean "{near}"?' if near else "give the titles in sections",
            )

    def _bounded(self, node: Node, kind: type[Bounded], path: str) -> Bounded:
        text = self._text(node, path)
        if not text:
            return kind()
        number = (_WHOLE_NUMBER if kind.whole else _NUMBER).fullmatch(text)
        if number and kind.lowest <= float(number[1]) <= kind.highest:
            return kind(number[1])
        bounds = f"{kind.lowest:g} to {kind.highest:g} {kind.unit}"
        self._report(node, f'{path}: "{text}" is refused', f"write a number, {bounds}")
        return kind()

    def _colour(self, node: Node, path: str) -> Colour:
        text = self._text(node, path).removeprefix("#").upper()
        if not text:
            return Colour()
        if not _COLOUR.fullmatch(text):
            hint = 'write six hexadecimal digits in quotes, such as "1F4E79"'
            self._report(node, f'{path}: "{text}" is no colour', hint)
            return Colour()
        if (contrast := _contrast_on_white(text)) < _LEAST_CONTRAST:
            self._report(
                node,
                f'{path}: "{text}" is too light to be read on white: its contrast is '
                f"{contrast:.1f}:1",
                f"take a darker one, {_LEAST_CONTRAST}:1 or more",
            )
            return Colour()
        return Colour(text)

    def _font(self, node: Node, path: str) -> Font:
        text = self._text(node, path)
        if text and not _FONT.fullmatch(text):
            self._report(
                node,
                f'{path}: "{text}" is neither a font file nor the name of a package',
                "write the path of a .ttf, .otf or .ttc file, or the name of an "
                "installed package that holds fonts",
            )
        return Font(text)

    def _checked_text(
        self, kind: type[str], pattern: re.Pattern[str], hint: str
    ) -> Any:
        def reader(node: Node, path: str) -> str:
            text = self._text(node, path)
            if text and not pattern.fullmatch(text):
                self._report(node, f'{path}: "{text}" is refused', hint)
            return kind(text)

        return reader


_FLAGS = dict.fromkeys(("true", "yes", "on"), True) | dict.fromkeys(
    ("false", "no", "off"), False
)
_WIDTHS = frozenset(map(str, (0, *range(40, 501))))
_DIRECTORY = re.compile(r"(?!~)(?!(?:.*/)?\.{1,2}(?:/|$))[^/\\:\0][^\\:\0]*|\.")
_PATTERN = re.compile(r"(?:\{name\}|[\w +.,()-])*(?:\{name\}|[\w)])")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)(?: ?(?:pt|mm))?")
_WHOLE_NUMBER = re.compile(r"(\d{1,3})")
_FONT = re.compile(
    rf"[^\0]+(?:{'|'.join(map(re.escape, FONT_SUFFIXES))})|[A-Za-z0-9][\w.-]*",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"[0-9A-F]{6}")
_LEAST_CONTRAST = 4.5
"""Of text with its ground: WCAG 2.2, success criterion 1.4.3."""
_HINTS = frozenset({"tags", "keep", "page_break"})
"""Fields of a record that print nothing."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _section_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the sections in the order of the file; the summary stands in basics."""
    found: dict[str, None] = {}
    for key in keys:
        if key == "basics":
            found["summary"] = None
        elif key in _SECTION_KEYS:
            found[key] = None
    return tuple(found)


def _is_absent(node: Node) -> bool:
    """Tell whether a node stands for nothing: null, empty text, an empty list."""
    match node:
        case Scalar():
            return not node.value.strip() or yaml_nodes.is_null(node)
        case Sequence():
            return not node.items
        case Mapping():
            return not node.pairs


def _is_same(node: Node, other: Node) -> bool:
    return (
        isinstance(node, Scalar)
        and isinstance(other, Scalar)
        and node.value == other.value
    )


def _has_content(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, Font):
        return bool(value.name)
    return any(
        held not in ("", (), Location())
        for name, held in value.pairs()
        if name not in _HINTS
    )


def _contrast_on_white(colour: str) -> float:
    """Return the contrast ratio, 1 to 21: WCAG 2.2, "relative luminance"."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _is_english(tag: str) -> bool:
    return tag.lower().partition("-")[0] == "en"


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _within(path: str) -> str:
    return f" in {path}" if path else ""


def _text_hint(node: Node) -> str:
    """Say how text is written that YAML took for a mapping or a list."""
    if not isinstance(node, Mapping) or not node.pairs:
        return "write one text, without a list or brackets"
    key, value = node.pairs[0]
    if len(node.pairs) == 1 and isinstance(value, Scalar) and key.line == value.line:
        return 'put quotes round text that holds ": "'
    return "write one text, without keys below it"


def _record_hint(node: Node, cls: type[Record]) -> str:
    """Say how a record is written, where text or a list stands for it."""
    if isinstance(node, Scalar):
        run_on = _RUN_ON.match(node.value)
        if run_on and run_on[1] in _schema(cls).fields:
            return f'write a space after the colon: "{run_on[1]}: ..."'
        first = next(iter(_schema(cls).fields))
        return f'write "key: value" pairs, such as "{first}: ..."'
    if cls is Highlight:
        return 'write sub-bullets below "text:" and "items:"'
    return 'write it as "key: value" pairs, without the list'
