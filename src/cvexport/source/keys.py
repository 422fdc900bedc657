"""The keys of a mapping: known, old, given twice, or unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvexport.model.record import Record
from cvexport.model.resume import Basics
from cvexport.model.settings import CheckedRecord
from cvexport.source import suggestions
from cvexport.source.problems import Problems
from cvexport.source.schema import schema_of
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cvexport.errors import Severity

_SHOWN = 40
"""Characters that are shown of a key."""


class Keys:
    """The keys of the mappings in one source.

    JSON Resume allows any key beside its own, so in a document written in JSON a
    misspelt one can only be a warning.
    """

    def __init__(self, problems: Problems, *, is_json: bool) -> None:
        self._problems = problems
        self._is_json = is_json
        self._typo: Severity = "warning" if is_json else "error"

    def known(
        self, node: Mapping, cls: type[Record], path: str
    ) -> Iterator[tuple[str, Scalar, Node]]:
        """Return the keys that a record has, as spelt today, with their nodes."""
        seen: dict[str, int] = {}
        for key, value in self._current(node, cls, path):
            known = self._known_key(key, value, cls, path)
            if not known or is_absent(value):
                continue
            if known not in seen:
                seen[known] = key.line
                yield known, key, value
                continue
            hint = f"the first is in line {seen[known]}; keep one"
            self._problems.error(key, f'"{known}" is given twice', hint)

    def _current(
        self, node: Mapping, cls: type[Record], path: str
    ) -> Iterator[tuple[Scalar, Node]]:
        """Return the pairs less those whose old key is beside the new one."""
        former = schema_of(cls).former
        if not any(key.value in former for key, _ in node.pairs):
            yield from node.pairs
            return
        given = {key.value: value for key, value in node.pairs if not is_absent(value)}
        for key, value in node.pairs:
            new = former.get(key.value, "")
            if new not in given:
                yield key, value
            elif not (is_absent(value) or _is_same(value, given[new])):
                self._problems.warning(
                    key,
                    f'"{key.value}"{_within(path)} is not printed: "{new}" is given '
                    "too, which means the same",
                    f'keep only "{new}"',
                )

    def _known_key(self, key: Scalar, value: Node, cls: type[Record], path: str) -> str:
        """Return the key's name in the schema, "" after reporting why there is none.

        A misspelt key is reported, and what is below it is read all the same.
        """
        if key.value in schema_of(cls).fields:
            return key.value
        if key.value == "$schema" and not path:
            return ""
        if current := schema_of(cls).former.get(key.value):
            if not is_absent(value):
                self._problems.warning(
                    key,
                    f'"{key.value}"{_within(path)} is an old JSON Resume key, read as '
                    f'"{current}"',
                    f'write "{current}"',
                )
            return current
        if self._problems.are_full:
            return ""
        return self._report_unknown(key, value, cls, path)

    def _report_unknown(
        self, key: Scalar, value: Node, cls: type[Record], path: str
    ) -> str:
        """Return the key below which to read on, for more errors, or ""."""
        known = schema_of(cls).fields
        shown = key.value if len(key.value) <= _SHOWN else f"{key.value[:_SHOWN]}..."
        what = f'unknown key "{shown}"{_within(path)}'
        if issubclass(cls, CheckedRecord):
            what = f'unknown setting "{shown}"'
        message = f"{what}: it is ignored"
        foreign = "" if path or self._is_json else key.value
        if hint := suggestions.foreign_hint(foreign):
            self._problems.error(key, message, hint)
        elif near := suggestions.nearest(key.value, known):
            self._problems.error(key, message, f'did you mean "{near}"?', self._typo)
            if self._typo == "error" and not isinstance(value, Scalar):
                return near
        elif not path and key.value in schema_of(Basics).fields:
            hint = f'write it below "basics:", indented: "  {key.value}: ..."'
            self._problems.error(key, message, hint, self._typo)
        elif not is_absent(value):
            custom = "" if path else '; custom sections go below "sections:"'
            hint = f"known here: {', '.join(known)}{custom}"
            self._problems.warning(key, message, hint)
        return ""


def _is_same(node: Node, other: Node) -> bool:
    return (
        isinstance(node, Scalar)
        and isinstance(other, Scalar)
        and node.value == other.value
    )


def _within(path: str) -> str:
    return f" in {path}" if path else ""
