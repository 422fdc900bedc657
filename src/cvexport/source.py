"""A source as bytes to a typed Resume, or to every problem in it at once.

The dataclasses of `resume` are the schema: each field's type chooses how its node is
read.  What a type alone can't say, short forms and words that other tools use, stands
in the two tables below.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import typing
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cvexport import characters, dates, nodes
from cvexport.dates import Date
from cvexport.errors import InvalidSource, Problem, Severity, described
from cvexport.nodes import Mapping, Node, Scalar, Sequence
from cvexport.resume import (
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
    Section,
    Skill,
)
from cvexport.settings import Directory, LanguageTag, Pattern


class Reading(NamedTuple):
    """A Resume, and the warnings met on the way."""

    resume: Resume
    warnings: tuple[Problem, ...]


class _Short(NamedTuple):
    """How a record is written short: as text alone, and as `Label: text`."""

    text: str
    label: str = ""
    labelled_text: str = ""
    labelled_list: str = ""


_SHORT: dict[type, _Short] = {
    Highlight: _Short("text", "label", "text", "items"),
    Skill: _Short("name", "name", "summary", "keywords"),
    Interest: _Short("name", "name", "summary", "keywords"),
    Language: _Short("language", "language", "fluency"),
    Reference: _Short("reference", "name", "reference"),
    Location: _Short("address"),
    Profile: _Short("url"),
    GenericEntry: _Short("title"),
}

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "awards": ("honors", "honours", "achievements"),
    "basics": ("cv", "personal", "person", "contact", "about"),
    "bullets": ("highlights",),
    "certificates": ("certifications", "licenses", "certs"),
    "endDate": ("end", "to", "until", "finish", "finished"),
    "fluency": ("level", "proficiency"),
    "highlights": ("bullets", "points", "achievements", "accomplishments", "details"),
    "institution": ("school", "university", "college", "name"),
    "interests": ("hobbies",),
    "issuer": ("organization", "authority"),
    "keywords": ("technologies", "stack", "tools", "techs"),
    "label": ("headline", "title", "jobTitle", "tagline"),
    "name": ("employer", "organization", "organisation", "title", "fullName"),
    "network": ("platform", "site"),
    "organization": ("company", "employer", "name"),
    "phone": ("telephone", "mobile", "tel", "cell"),
    "position": ("title", "role", "jobTitle"),
    "profiles": ("socials", "social", "socialNetworks", "links", "accounts"),
    "projects": ("openSource", "portfolio"),
    "roles": ("role", "position"),
    "score": ("grade", "gpa", "result"),
    "startDate": ("start", "from", "since", "begin", "started"),
    "studyType": ("degree", "qualification"),
    "summary": ("about", "bio", "objective", "profile", "text"),
    "url": ("website", "link", "homepage", "href", "uri"),
    "volunteer": ("volunteering",),
    "work": ("experience", "employment", "jobs", "career", "workExperience"),
}

_MAX_PROBLEMS = 500
"""Faults after which reading stops; a source made to have more is no CV."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
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
_ADDRESS = re.compile(r"[^\s/@]+\.[^\s/@]{2,}(/\S*)?|[^\s/@]+:\d+(/\S*)?")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def read(data: bytes) -> Reading:
    """Read a source: cv.yaml, or a JSON Resume document.

    Raises InvalidSource with every problem when there is an error among them.
    """
    text = nodes.text_of(data)
    root = nodes.compose(text)
    decoder = _Decoder(any_key_allowed=nodes.is_json(text))
    resume = decoder.resume(root)
    problems = sorted(decoder.problems, key=lambda each: (each.line, each.column))
    if any(problem.severity == "error" for problem in problems):
        raise InvalidSource(tuple(problems))
    return Reading(resume, tuple(problems))


class _Field(NamedTuple):
    name: str
    kind: Any
    unprinted: str


class _Schema(NamedTuple):
    fields: dict[str, _Field]
    former: dict[str, str]


def camel(name: str) -> str:
    """Return the key of a source for a field's name."""
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


@functools.cache
def _schema(cls: type) -> _Schema:
    hints = typing.get_type_hints(cls)
    fields: dict[str, _Field] = {}
    former: dict[str, str] = {}
    for each in dataclasses.fields(cls):
        if each.metadata.get("derived"):
            continue
        key = camel(each.name)
        fields[key] = _Field(
            each.name, hints[each.name], each.metadata.get("unprinted", "")
        )
        former.update(dict.fromkeys(each.metadata.get("formerly", ()), key))
    return _Schema(fields, former)


class _Decoder:
    """One walk over the nodes of one source.

    JSON Resume allows any key beside its own, so in a document written in JSON a
    misspelt one can only be a warning.
    """

    def __init__(self, *, any_key_allowed: bool) -> None:
        self.problems: list[Problem] = []
        self._typo: Severity = "warning" if any_key_allowed else "error"
        self._readers: dict[Any, Callable[[Node, str], Any]] = {
            str: self._text,
            bool: self._flag,
            int: self._width,
            Date: self._date,
            Link: self._link,
            Meta: self._meta,
            Section: self._section,
            Directory: self._checked_text(
                Directory, _DIRECTORY, "write a directory below the working one"
            ),
            Pattern: self._checked_text(
                Pattern, _PATTERN, "use letters, digits, - and _ and {name}"
            ),
            LanguageTag: self._checked_text(
                LanguageTag, _LANGUAGE, "write a language tag such as en or en-GB"
            ),
        }

    # -- problems

    def _report(
        self, node: Node, message: str, hint: str = "", severity: Severity = "error"
    ) -> None:
        if len(self.problems) >= _MAX_PROBLEMS:
            raise InvalidSource(tuple(self.problems))
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

    def _expected(self, node: Node, path: str, expected: str, hint: str = "") -> None:
        found = nodes.kind_of(node)
        self._report(node, f"{path}: expected {expected}, found {found}", hint)

    # -- the root

    def resume(self, root: Mapping) -> Resume:
        values = self._values(root, Resume, "")
        order = (key.value for key, _ in root.pairs)
        resume = Resume(**values, order=_section_order(order))
        if not resume.basics.name:
            key = next((key for key, _ in root.pairs if key.value == "basics"), root)
            self._report(
                key, "basics.name: no name is given", 'write "name: ..." below basics'
            )
        return resume

    # -- records

    def _values(
        self, node: Mapping, cls: type, path: str
    ) -> dict[str, Any]:
        """Read the pairs of a mapping as keyword arguments of `cls`."""
        schema = _schema(cls)
        values: dict[str, Any] = {}
        seen: dict[str, int] = {}
        for key, value in node.pairs:
            known = self._known_key(key, value, schema, path)
            if known in seen:
                self._report(
                    key,
                    f'"{known}" is given twice',
                    f"the first stands in line {seen[known]}; keep one",
                )
            elif known:
                seen[known] = key.line
                field = schema.fields[known]
                where = f"{path}.{known}" if path else known
                values[field.name] = self._value(value, field.kind, where)
                if field.unprinted and values[field.name]:
                    self._report(
                        key,
                        f"{where} is not printed: {field.unprinted}",
                        severity="warning",
                    )
        return values

    def _known_key(
        self, key: Scalar, value: Node, schema: _Schema, path: str
    ) -> str:
        """Return the key's name in the schema, "" after reporting why there is none."""
        if key.value in schema.fields:
            return key.value
        if key.value == "$schema" and not path:
            return ""
        within = f" in {path}" if path else ""
        if current := schema.former.get(key.value):
            self._report(
                key,
                f'"{key.value}"{within} is an old JSON Resume key, read as "{current}"',
                f'write "{current}"',
                "warning",
            )
            return current
        unprinted = "what it holds will not be printed"
        if near := _nearest(key.value, schema.fields):
            self._report(
                key,
                f'unknown key "{key.value}"{within}: {unprinted}',
                f'did you mean "{near}"?',
                self._typo,
            )
        elif not _is_absent(value):
            self._report(
                key,
                f'unknown key "{key.value}"{within}: {unprinted}',
                f"known here: {', '.join(schema.fields)}",
                "warning",
            )
        return ""

    def _record(self, node: Node, cls: type, path: str) -> Any:
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
        self._expected(node, path, f"a mapping with {_listed(cls)}")
        return cls()

    def _labelled(self, node: Mapping, cls: type, short: _Short, path: str) -> Any:
        """Read `Label: text`, a mapping of one key that the schema doesn't know."""
        if len(node.pairs) != 1 or not short.label:
            return None
        key, value = node.pairs[0]
        schema = _schema(cls)
        if key.value in schema.fields or key.value in schema.former:
            return None
        if key.value[:1].islower() and _nearest(key.value, schema.fields):
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
        if reader := self._readers.get(kind):
            return reader(node, path)
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
                self._value(item, kind, f"{path}[{index}]")
                for index, item in enumerate(node.items)
                if not _is_absent(item)
            )
            return tuple(each for each in found if _has_content(each))
        if isinstance(node, Mapping) and self._is_labels(node, kind):
            one_each = [Mapping(k.line, k.column, [(k, v)]) for k, v in node.pairs]
            listed = Sequence(node.line, node.column, list(one_each))
            return self._items(listed, kind, path)
        if isinstance(node, Scalar) and (
            kind in _SHORT or not dataclasses.is_dataclass(kind)
        ):
            return (self._value(node, kind, path),)
        self._expected(
            node, path, "a list", 'begin each item with "- ", indented alike'
        )
        return ()

    def _is_labels(self, node: Mapping, kind: Any) -> bool:
        """Tell whether a mapping is a list of `Label: text`, without the dashes."""
        if kind not in _SHORT or not _SHORT[kind].label:
            return False
        return not any(key.value in _schema(kind).fields for key, _ in node.pairs)

    def _text(self, node: Node, path: str) -> str:
        if _is_absent(node):
            return ""
        if not isinstance(node, Scalar):
            self._expected(node, path, "text", self._text_hint(node))
            return ""
        if control := nodes.control_character(node.value):
            self._report(
                node,
                f"{path}: control character {described(control)}",
                "delete it",
            )
            return ""
        text = characters.cleaned(node.value)
        if lost := characters.meaningless(text):
            self._report(
                node,
                f"{path}: {', '.join(map(described, lost))} is no character that a "
                "reader knows and is left out",
                "write a word instead",
                "warning",
            )
            text = characters.without(text, lost)
        return text

    def _text_hint(self, node: Node) -> str:
        if isinstance(node, Mapping) and node.pairs:
            return 'put quotes round text that holds ": "'
        return "write one text, without a list"

    def _date(self, node: Node, path: str) -> Date:
        text = self._text(node, path)
        if not text:
            return ""
        try:
            date = dates.parsed(text)
        except ValueError as error:
            self._report(node, f"{path}: {error}", "write 2019, 2019-08 or 2019-08-31")
            return ""
        if date is not None:
            return date
        if not path.endswith(".date"):
            self._report(
                node,
                f'{path}: "{text}" is no date that machines read; '
                "it is printed as written",
                "write 2019, 2019-08, 2019-08-31 or present",
                "warning",
            )
        return text

    def _link(self, node: Node, path: str) -> Link:
        text = self._text(node, path)
        if not text:
            return Link()
        scheme = _SCHEME.match(text)
        if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
            self._report(
                node,
                f'{path}: the scheme "{scheme[1]}:" is refused',
                "write an address that begins with https://",
            )
            return Link()
        if scheme and " " not in text:
            return Link(text)
        if _ADDRESS.fullmatch(text):
            return Link(f"https://{text}")
        self._report(
            node,
            f'{path}: "{text}" is no address and will not be printed',
            "write an address such as https://example.org",
            "warning",
        )
        return Link()

    # -- sections and settings

    def _meta(self, node: Node, path: str) -> Meta:
        """Read what is used of `meta`; JSON Resume leaves the rest to each tool."""
        if not isinstance(node, Mapping):
            return Meta()
        known = _schema(Meta).fields
        pairs = [pair for pair in node.pairs if pair[0].value in known]
        used = Mapping(node.line, node.column, pairs)
        return Meta(**self._values(used, Meta, path))

    def _section(self, node: Node, path: str) -> Section:
        if isinstance(node, Scalar):
            return self._standard_section(node, "", path)
        if isinstance(node, Mapping) and len(node.pairs) == 1:
            key, value = node.pairs[0]
            if key.value not in _schema(Section).fields:
                title = self._text(value, f"{path}.{key.value}")
                return self._standard_section(key, title, path)
        section: Section = self._record(node, Section, path)
        if isinstance(node, Mapping) and not section.title:
            self._report(
                node, f"{path}: a section of one's own needs a title", 'write "title:"'
            )
        return section

    def _standard_section(self, node: Scalar, title: str, path: str) -> Section:
        if node.value not in _SECTION_KEYS:
            near = _nearest(node.value, _SECTION_KEYS)
            known = f"known are {', '.join(_SECTION_KEYS)}"
            self._report(
                node,
                f'{path}: there is no section "{node.value}"',
                f'did you mean "{near}"?' if near else known,
            )
        return Section(key=node.value, title=title)

    def _choice(self, node: Node, kind: Any, path: str) -> str:
        text, choices = self._text(node, path), typing.get_args(kind)
        for choice in choices:
            if text.lower() == choice.lower():
                return str(choice)
        if text:
            allowed = f"write {' or '.join(choices)}"
            self._report(node, f'{path}: "{text}" is not known', allowed)
        return str(choices[0])

    def _flag(self, node: Node, path: str) -> bool:
        text = self._text(node, path).lower()
        if text not in _FLAGS:
            self._report(node, f'{path}: "{text}" is neither true nor false')
        return _FLAGS.get(text, False)

    def _width(self, node: Node, path: str) -> int:
        text = self._text(node, path)
        if text == "0" or (text.isdecimal() and text in _WIDTHS):
            return int(text)
        self._report(
            node, f'{path}: "{text}" is no width', "write 0, or 40 to 500 characters"
        )
        return 0

    def _checked_text(self, kind: type[str], pattern: re.Pattern[str], hint: str) -> Any:
        def reader(node: Node, path: str) -> str:
            text = self._text(node, path)
            if not pattern.fullmatch(text):
                self._report(node, f'{path}: "{text}" is refused', hint)
            return kind(text)

        return reader


_FLAGS = dict.fromkeys(("true", "yes", "on"), True) | dict.fromkeys(
    ("false", "no", "off", ""), False
)
_WIDTHS = frozenset(map(str, range(40, 501)))
_DIRECTORY = re.compile(r"(?!~)(?!(?:.*/)?\.{1,2}(?:/|$))[^/\\:\0][^\\:\0]*|\.")
_PATTERN = re.compile(r"(?:\{name\}|[\w +.,()-])*(?:\{name\}|[\w)])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _section_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the sections in the order of the file; the summary stands in basics."""
    found: dict[str, None] = {}
    for key in keys:
        key = _schema(Resume).former.get(key, key)
        if key == "basics":
            found["summary"] = None
        elif key in _SECTION_KEYS:
            found[key] = None
    return tuple(found)


def _is_absent(node: Node) -> bool:
    """Tell whether a node stands for nothing: null, or an empty string."""
    if not isinstance(node, Scalar):
        return False
    return not node.value.strip() or (node.plain and node.value in _NULLS)


def _has_content(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value)
    return any(
        getattr(value, each.name) not in ("", (), Location())
        for each in dataclasses.fields(value)
        if each.name != "tags"
    )


def _listed(cls: type) -> str:
    return ", ".join(_schema(cls).fields)


def _bare(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")


def _nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is likely meant to be, or ""."""
    bare, names = _bare(word), {_bare(name): name for name in known}
    if bare in names:
        return names[bare]
    for name in names:
        if len(name) > 3 and sorted(name) == sorted(bare):
            return names[name]
    for name in names.values():
        if bare in map(_bare, _SYNONYMS.get(name, ())):
            return name
    import difflib  # 3 ms, and only a faulty source needs it

    near = difflib.get_close_matches(bare, names, n=1, cutoff=0.8)
    return names[near[0]] if near else ""
