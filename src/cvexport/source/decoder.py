"""A source as bytes to a typed Resume, or to every problem in it at once.

The records of `model.resume` are the schema: the type of each field chooses how its
node is read.
"""

from __future__ import annotations

import re
import typing
from typing import TYPE_CHECKING, Any, NamedTuple

from cvexport.errors import InvalidSource, Problem
from cvexport.model.positions import repeated
from cvexport.model.record import Record, camel
from cvexport.model.resume import (
    Dated,
    Detail,
    Highlight,
    Link,
    Location,
    Meta,
    Profile,
    Publication,
    Resume,
    SectionPlan,
    Work,
)
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import TRUE, Font
from cvexport.source import cleanup, periods, suggestions, yaml_nodes
from cvexport.source.encoding import text_of
from cvexport.source.keys import Keys, quoted
from cvexport.source.limits import LIMITS, Amount, Limits
from cvexport.source.lines import (
    is_json,
    may_have_curly_quotes,
    may_have_html,
    may_hide,
)
from cvexport.source.problems import Problems
from cvexport.source.renaming import renamed
from cvexport.source.schema import SHORT, Field, Short, schema_of
from cvexport.source.values import Values
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, Sequence, is_absent
from cvexport.unicode import prose
from cvexport.unicode.characters import may_have_emoji
from cvexport.unicode.prose import TextItem, TextList

if TYPE_CHECKING:
    from collections.abc import Iterable


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


_HINTS = frozenset({"keep", "page_break", "ordered"})
"""Fields that say how something is printed, and print nothing."""

_OPTIONS = frozenset({"pageBreak", "ordered"})
"""Keys of a section beside that of a standard one."""

_OF_PART = re.compile(r"sections\[\d+\]\.[a-z]+\[\d+\]")

_RUN_ON = re.compile(r"([A-Za-z]+):(?!//)(\S.*)", re.DOTALL)


def read(data: bytes, limits: Limits = LIMITS) -> Reading:
    """Read a source: cv.yaml, or a JSON Resume document.

    Raises InvalidSource with every problem when there is an error among them.
    """
    return traced(data, limits).reading


def traced(data: bytes, limits: Limits = LIMITS) -> Traced:
    """Read a source as `read` does, and keep where each value was written."""
    text = text_of(data, limits.size)
    has_quotes = may_have_curly_quotes(text)
    if has_quotes:
        from cvexport.source import curly_quotes  # few sources have any

        text, straightened = curly_quotes.straightened(text)
    root, faults, areas = yaml_nodes.compose(text, limits.values)
    problems = Problems(areas)
    if has_quotes:
        root, read_as_quotes = curly_quotes.cleared(root, straightened)
        faults += read_as_quotes
    if may_hide(text):
        from cvexport.source import visibility  # most sources hide nothing

        root = visibility.visible(root, problems)
    decoded = ""
    if may_have_html(text):
        from cvexport.source import html  # few sources have any

        root, read_as_markup, decoded = html.cleared(root)
        faults += read_as_markup
    if may_have_emoji(text + decoded) and _setting(root, "emoji") not in TRUE:
        from cvexport.source import emoji

        root, left_out = emoji.cleared(root, text)
        faults += left_out
    root = renamed(root, problems, is_json=is_json(text))
    amount = Amount(limits, problems)
    language = _setting(root, "language") or "en"
    decoder = _Decoder(problems, amount, language, is_json=is_json(text))
    resume = decoder.resume(root)
    # What says that text is lost is last, where people look.
    found = sorted(
        (*faults, *problems.found),
        key=lambda each: (each.is_loss, each.line, each.column),
    )
    if any(problem.severity == "error" for problem in found):
        raise InvalidSource(tuple(found))
    return Traced(Reading(resume, tuple(found)), decoder.places)


class _Decoder:
    """One walk over the nodes of one source."""

    def __init__(
        self, problems: Problems, amount: Amount, language: str, *, is_json: bool
    ) -> None:
        self.places: dict[str, Node] = {}
        self._problems = problems
        self._amount = amount
        self._is_json = is_json
        self._keys = Keys(problems, is_json=is_json)
        self._values = Values(problems, amount, language, is_json=is_json)
        self._cleanup = cleanup.Cleanup(problems, is_json=is_json)
        self._ordered: set[str] = set()
        self._numbered: list[str] = []
        self._parts: dict[str, list[tuple[str, Any]]] = {}

    def resume(self, root: Mapping) -> Resume:
        values = self._with_parts(self._fields(root, Resume, ""))
        order = _section_order(key.value for key, _ in root.pairs)
        numbered = tuple(path for path in self._numbered if path in SECTIONS)
        resume = Resume(**_given({**values, "order": order, "numbered": numbered}))
        self._keys.report()
        self._values.blocks.report()
        if not resume.basics.name and not self._is_about_basics():
            key = next((key for key, _ in root.pairs if key.value == "basics"), root)
            hint = 'write "name: ..." below basics'
            self._problems.lacking(key, "basics.name: the name is missing", hint)
        return resume

    def _is_about_basics(self) -> bool:
        """Tell whether an earlier error explains why there is no name."""
        return any(
            each.severity == "error" and "basics" in each.message + each.hint
            for each in (*self._problems.found, *self._problems.echoes)
        )

    # -- values, lists and records, by the type of the field

    def _value(self, node: Node, kind: Any, path: str) -> Any:
        self.places[path] = node
        if typing.get_origin(kind) is tuple:
            return self._items(node, typing.get_args(kind)[0], path)
        if kind is Meta:
            return self._meta(node, path)
        if kind is SectionPlan:
            return self._section(node, path)
        if kind is Profile:
            return self._profile(node, path)
        if kind is Detail:
            detail = self._record(node, kind, path)
            return detail.replaced(label=_as_words(detail.label))
        if kind is Publication:
            node = _rejoined(node)
        if _is_record(kind):
            record = self._record(node, kind, path)
            if isinstance(record, Work):
                self._amount.add(node, path, repeated(record))
            return record
        return self._values.of_kind(kind, node, path)

    def _of_field(self, node: Node, field: Field, path: str) -> Any:
        """Read a field, and a list of texts as one text where the field may have it."""
        if not field.joint or not isinstance(node, Sequence):
            return self._value(node, field.kind, path)
        self.places[path] = node
        texts = self._items(node, str, path)
        has_comma = field.joint == ", " and any("," in text for text in texts)
        return ("; " if has_comma else field.joint).join(texts)

    def _items(self, node: Node, kind: Any, path: str) -> tuple[Any, ...]:
        if is_absent(node):
            return ()
        if (kind is str or kind in SHORT) and cleanup.may_be_typed(node):
            node = self._cleanup.listed(node, kind, path)
        if isinstance(node, Mapping) and (numbered := cleanup.numbered_items(node)):
            return self._numbered_items(node, numbered, kind, path)
        if isinstance(node, Sequence):
            return self._allowed(self._all(node.items, kind, path), kind, node, path)
        if isinstance(node, Mapping) and _has_labels(node, kind):
            listed = Sequence(node.line, node.column, yaml_nodes.one_each(node))
            return self._items(listed, kind, path)
        if isinstance(node, Scalar) and (kind in SHORT or not _is_record(kind)):
            return tuple(filter(None, (self._value(node, kind, path),)))
        hint = 'begin each item with "- ", indented alike'
        if self._is_json:
            hint = "put it in [ ]"
        self._values.expected("a list", node, path, hint)
        return ()

    def _numbered_items(
        self, node: Mapping, items: Sequence, kind: Any, path: str
    ) -> tuple[Any, ...]:
        """Read `{ordered: true, items: [...]}` in place of a list."""
        if kind is Highlight:
            return self._items(Sequence(node.line, node.column, [node]), kind, path)
        found = self._items(items, kind, path)
        if path.endswith("paragraphs"):
            texts = (TextItem(prose.flattened(text)) for text in found)
            return (prose.written([TextList(tuple(texts), ordered=True)]),)
        key = path.rpartition(".")[2]
        if key in SECTIONS or key == "entries":
            self._numbered.append(path)
        else:
            message = f"{path}: the numbers are not printed here"
            self._problems.warning(node, message, "write only the list")
        return found

    def _allowed(
        self, items: tuple[Any, ...], kind: Any, node: Node, path: str
    ) -> tuple[Any, ...]:
        """Return items that take one line all together, unless it is too long."""
        if kind is Profile:
            texts = [f"{each.network}: {each.username}{each.url}" for each in items]
        elif kind is Detail:
            texts = [f"{each.label}: {each.value}" for each in items]
        elif kind is str:
            texts = list(items)
        else:
            return items
        line = ", ".join(texts)
        hint = "use fewer or shorter items"
        return items if self._amount.is_allowed(node, path, line, hint) else ()

    def _all(
        self, nodes: Iterable[Node], kind: Any, path: str, first: int = 0
    ) -> tuple[Any, ...]:
        found = (
            self._item(node, kind, f"{path}[{index}]")
            for index, node in enumerate(nodes, first)
        )
        return tuple(each for each in found if each is not None)

    def _item(self, node: Node, kind: Any, path: str) -> Any:
        """Read an item of a list; None for one without any text."""
        if not is_absent(node):
            item = self._value(node, kind, path)
            return item if _has_content(item) else None
        if yaml_nodes.is_null(node) and not self._is_json:
            message = f"{path}: this item is empty"
            self._problems.warning(node, message, "write its text, or delete it")
        return None

    def _record(self, node: Node, cls: type[Record], path: str) -> Any:
        short = SHORT.get(cls)
        if isinstance(node, Mapping):
            if short and (labelled := self._labelled(node, cls, short, path)):
                return labelled
            return cls(**self._fields(node, cls, path))
        if is_absent(node):
            return cls()
        if short and isinstance(node, Scalar):
            kind = schema_of(cls).fields[camel(short.text)].kind
            return cls(**_given({short.text: self._value(node, kind, path)}))
        expected = f"a mapping with {', '.join(schema_of(cls).fields)}"
        if short:
            expected = f"text, or {expected}"
        self._values.expected(expected, node, path, _record_hint(node, cls))
        return cls()

    def _profile(self, node: Node, path: str) -> Profile:
        """Read an account; where only the username is given, its address follows."""
        if _has_address(node):
            return self._as_profile(node, path)
        from cvexport.source import networks  # most profiles have addresses

        profile = self._as_profile(networks.respelt(node), path)
        if profile.url or not profile.username:
            return profile
        address = networks.address(profile.network, profile.username)
        return profile.replaced(url=Link(address))

    def _as_profile(self, node: Node, path: str) -> Profile:
        profile: Profile = self._record(node, Profile, path)
        return profile

    def _fields(self, node: Mapping, cls: type[Record], path: str) -> dict[str, Any]:
        """Read the pairs of a mapping as keyword arguments of `cls`."""
        values: dict[str, Any] = {}
        more: dict[str, list[Node]] = {}
        fields = schema_of(cls).fields
        for known, key, value in self._keys.known(node, cls, path):
            field = fields[known]
            where = f"{path}.{known}" if path else known
            if field.further and isinstance(value, Sequence):
                value, *more[field.further] = value.items  # noqa: PLW2901
            values[field.name] = self._of_field(value, field, where)
            if field.unprinted and values[field.name]:
                message = f"{where} is not printed: {field.unprinted}"
                self._problems.lost(key, message)
        for name, nodes in more.items():
            kind, read = typing.get_args(fields[name].kind)[0], values.get(name, ())
            others = self._all(nodes, kind, f"{path}.{name}", len(read))
            values[name] = (*read, *others)
        if issubclass(cls, Dated):
            periods.settle(values, path, self.places, self._problems)
        return _given(values)

    def _labelled(
        self, node: Mapping, cls: type[Record], short: Short, path: str
    ) -> Any:
        """Read `Label: text`, a mapping of one key that the schema doesn't know."""
        if not short.label or not node.pairs:
            return None
        if len(node.pairs) > 1:
            if self._is_json or not _has_labels(node, cls):
                return None
            hint = 'begin each "Label: text" with "- "'
            message = f"{path}: more than one label in an item"
            self._problems.error(node.pairs[1][0], message, hint)
            return cls()
        key, value = node.pairs[0]
        target = short.labelled_text
        if isinstance(value, Sequence) and short.labelled_list:
            target = short.labelled_list
        field = schema_of(cls).fields[camel(target)]
        if isinstance(value, Mapping) or (
            isinstance(value, Sequence) and not (short.labelled_list or field.joint)
        ):
            return None
        if _is_meant_as_key(key.value, cls):
            return None
        label = self._values.text(key, path)
        text = self._of_field(value, field, f"{path}.{key.value}")
        return cls(**{short.label: label, target: text})

    # -- meta and the order of sections

    def _meta(self, node: Node, path: str) -> Meta:
        """Read what is used of `meta`; JSON Resume leaves the rest to each tool."""
        if not isinstance(node, Mapping):
            hint = 'write "lastModified: 2024-01-31" below it, or delete it'
            self._values.expected("a mapping", node, path, hint)
            return Meta()
        used, ignored = [], []
        for key, value in node.pairs:
            if key.value in schema_of(Meta).fields and isinstance(value, Scalar):
                used.append((key, value))
            elif not is_absent(value):
                ignored.append(key)
        if ignored:
            names = quoted(key.value for key in ignored)
            hint = f"used here: {', '.join(schema_of(Meta).fields)}, each one text"
            self._problems.warning(ignored[0], f"{path}: ignored: {names}", hint)
        read = Mapping(node.line, node.column, list(used))
        return Meta(**self._fields(read, Meta, path))

    def _section(self, node: Node, path: str) -> SectionPlan:
        if isinstance(node, Scalar):
            return self._standard_section(node, "", path)
        if isinstance(node, Mapping):
            if lists := [pair for pair in node.pairs if _is_part(*pair)]:
                return self._part(node, lists, path)
            rest = [pair for pair in node.pairs if pair[0].value not in _OPTIONS]
            if len(rest) == 1 and rest[0][0].value not in schema_of(SectionPlan).fields:
                [(key, value)] = rest
                title = self._values.text(value, f"{path}.{key.value}")
                hints = [pair for pair in node.pairs if pair not in rest]
                held = Mapping(node.line, node.column, hints)
                return self._standard_section(key, title, path).replaced(
                    **self._fields(held, SectionPlan, path)
                )
        return self._custom_section(node, path)

    def _part(
        self, node: Mapping, lists: list[tuple[Scalar, Node]], path: str
    ) -> SectionPlan:
        """Read a section that holds records of a standard section."""
        (key, value), *others = lists
        for other, _ in others:
            message = f'{path}: "{other.value}" is beside "{key.value}"'
            hint = "give each of them a section of its own"
            self._problems.error(other, message, hint)
        rest = [pair for pair in node.pairs if pair not in lists]
        held = Mapping(node.line, node.column, rest)
        plan = SectionPlan(**self._fields(held, SectionPlan, path))
        kind = schema_of(Resume).fields[key.value].kind
        records = self._value(value, kind, f"{path}.{key.value}")
        if isinstance(value, Sequence) and not value.items:
            message = f"{path}: the section is empty and will not be printed"
            self._problems.warning(key, message, f'write entries below "{key.value}:"')
        if not records:
            return plan
        first = len(self._parts.setdefault(key.value, []))
        self._parts[key.value] += (
            (f"{path}.{key.value}[{index}]", record)
            for index, record in enumerate(records)
        )
        part = tuple(range(first, first + len(records)))
        if f"{path}.{key.value}" in self._numbered:
            plan = plan.replaced(ordered=True)
        return plan.replaced(key=key.value, part=part)

    def _with_parts(self, values: dict[str, Any]) -> dict[str, Any]:
        """Add the records of parts to those of their sections, with their places."""
        if not self._parts:
            return values
        plans: list[SectionPlan] = []
        for plan in values["sections"]:
            before = len(values.get(plan.key, ()))
            part = tuple(before + index for index in plan.part)
            plans.append(plan.replaced(part=part))
        joined, moved = {"sections": tuple(plans)}, {}
        for key, parts in self._parts.items():
            records = values.get(key, ())
            for index, (path, _) in enumerate(parts, len(records)):
                moved[path] = f"{key}[{index}]"
            joined[key] = (*records, *(record for _, record in parts))
        for path, node in list(self.places.items()):
            if (found := _OF_PART.match(path)) and found[0] in moved:
                self.places[moved[found[0]] + path[found.end() :]] = node
        return {**values, **joined}

    def _custom_section(self, node: Node, path: str) -> SectionPlan:
        section: SectionPlan = self._record(node, SectionPlan, path)
        if f"{path}.entries" in self._numbered:
            section = section.replaced(ordered=True)
        if isinstance(node, Mapping) and not section.title:
            message = f"{path}: custom sections need a title"
            self._problems.lacking(node, message, 'write "title:"')
        elif not (section.paragraphs or section.bullets or section.entries):
            message = f"{path}: the section is empty and will not be printed"
            hint = 'write "paragraphs:", "bullets:" or "entries:"'
            self._problems.lacking(node, message, hint, "warning")
        return section

    def _standard_section(self, node: Scalar, title: str, path: str) -> SectionPlan:
        key = node.value
        if key not in SECTIONS:
            message = f'{path}: there is no section "{key}"'
            self._problems.error(node, message, _section_hint(key))
        elif key in self._ordered:
            message = f'{path}: the section "{key}" is listed twice'
            self._problems.error(node, message, "list each section once")
        self._ordered.add(key)
        return SectionPlan(key=key, title=title)


def _setting(root: Mapping, setting: str) -> str:
    """Return a setting that is needed before the settings are read, or ""."""
    for key, export in root.pairs:
        if key.value == "export" and isinstance(export, Mapping):
            for name, value in export.pairs:
                if name.value == setting and isinstance(value, Scalar):
                    return value.value
    return ""


def _section_hint(key: str) -> str:
    from cvexport.source.synonyms import meanings

    if near := suggestions.nearest(key, SECTIONS, meanings(Resume)):
        return f'did you mean "{near}"?'
    return (
        f"known sections: {', '.join(SECTIONS)}; for a custom section, write "
        '"title:" and, below it, "bullets:"'
    )


def _section_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the sections in the order of the file."""
    found: dict[str, None] = {}
    for key in keys:
        if key in SECTIONS:
            found[key] = None
    return tuple(found)


def _is_part(key: Scalar, value: Node) -> bool:
    """Tell whether a pair of a section holds records of a standard section."""
    is_standard = key.value in SECTIONS and SECTIONS[key.value].is_field
    is_list = isinstance(value, Sequence) or (
        isinstance(value, Mapping) and cleanup.numbered_items(value) is not None
    )
    return is_standard and is_list


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    """Return values less those that are refused or empty settings."""
    return {name: value for name, value in values.items() if value is not None}


def _has_labels(node: Mapping, kind: Any) -> bool:
    """Tell whether a mapping is a list of `Label: text`, without the dashes."""
    if kind not in SHORT or not SHORT[kind].label:
        return False
    return not any(key.value in schema_of(kind).fields for key, _ in node.pairs)


def _is_meant_as_key(word: str, cls: type[Record]) -> bool:
    """Tell whether a word is a key of a record, or a misspelt one."""
    fields = schema_of(cls).fields
    if word in fields:
        return True
    return word[:1].islower() and bool(
        suggestions.respelt(word, fields) or suggestions.misspelt(word, fields)
    )


def _rejoined(node: Node) -> Node:
    """Return a citation that YAML took for a key and its value, for its colon."""
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        [(key, value)] = node.pairs
        if " " in key.value and isinstance(value, Scalar):
            return key._replace(value=f"{key.value}: {value.value}")
    return node


def _has_address(node: Node) -> bool:
    """Tell whether a profile gives the whole address of the account."""
    return isinstance(node, Mapping) and any(
        key.value == "url" and isinstance(value, Scalar) and "://" in value.value
        for key, value in node.pairs
    )


def _as_words(label: str) -> str:
    """Return a label typed as a key, such as `birthDate`, as words."""
    if " " in label or not label[:1].islower():
        return label
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", label)
    return words[:1].upper() + words[1:].lower()


def _has_content(value: Any) -> bool:
    if value is None or isinstance(value, str | Font):
        return bool(value)
    return any(
        held not in ("", (), Location())
        for name, held in value.pairs()
        if name not in _HINTS
    )


def _record_hint(node: Node, cls: type[Record]) -> str:
    """Say how to write a record in place of text or a list."""
    fields = schema_of(cls).fields
    if isinstance(node, Scalar):
        run_on = _RUN_ON.match(node.value)
        if run_on and run_on[1] in fields:
            return f'write a space after the colon: "{run_on[1]}: ..."'
        return f'write "key: value" pairs, such as "{next(iter(fields))}: ..."'
    if cls is Highlight:
        return 'write sub-bullets below "text:" and "items:"'
    return 'write it as "key: value" pairs, without the list'
