"""The keys of a mapping: known, given twice, or unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cvexport.errors import counted
from cvexport.model.record import Record
from cvexport.model.resume import Basics
from cvexport.model.settings import CheckedRecord, Settings
from cvexport.source import suggestions
from cvexport.source.problems import Problems
from cvexport.source.schema import schema_of
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, is_absent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cvexport.errors import Severity

_SHOWN = 40
"""Characters that are shown of a key."""

_MOST = 500
"""Unknown keys that are named."""

LOST = "its content is lost"
"""What is said of an unknown key: "hide: not printed" would read as if it worked."""

_FLAGS = frozenset({"true", "false", "yes", "no", "on", "off"})


class _Unknown(NamedTuple):
    """A key that records of one kind don't have: where it is first, and how often."""

    key: Scalar
    path: str
    is_flag: bool
    is_absent: bool
    times: int = 1


class Keys:
    """The keys of the mappings in one source.

    JSON Resume allows any key beside its own, so in a document written in JSON a
    misspelt one can only be a warning.  Unknown keys are kept until `report`, so that
    each is one message.
    """

    def __init__(self, problems: Problems, *, is_json: bool) -> None:
        self._problems = problems
        self._typo: Severity = "warning" if is_json else "error"
        self._unknown: dict[tuple[str, type[Record]], _Unknown] = {}
        self._unnamed = 0

    def known(
        self, node: Mapping, cls: type[Record], path: str
    ) -> Iterator[tuple[str, Scalar, Node]]:
        """Return the keys that a record has, with their nodes.

        A misspelt key is reported, and what is below it is read all the same.
        """
        seen: dict[str, int] = {}
        for key, value in node.pairs:
            known = key.value
            if known not in schema_of(cls).fields:
                self._keep(key, value, cls, path)
                known = self.misspelt(key, value, cls)
                if known and _has(node, known):
                    continue  # beside the right one
            if not known or is_absent(value):
                continue
            if known not in seen:
                seen[known] = key.line
                yield known, key, value
            else:
                hint = f"the first is in line {seen[known]}; keep one"
                self._problems.error(key, f'"{known}" is given twice', hint)

    def misspelt(self, key: Scalar, value: Node, cls: type[Record]) -> str:
        """Return the key below which to read on for more errors, or ""."""
        if self._typo == "warning":
            return ""
        meant = suggestions.meant(key.value, cls)
        is_text = meant and schema_of(cls).fields[meant].kind is str
        return meant if is_text or not isinstance(value, Scalar) else ""

    def _keep(self, key: Scalar, value: Node, cls: type[Record], path: str) -> None:
        if key.value == "$schema" and not path:
            return
        is_flag = isinstance(value, Scalar) and value.value.lower() in _FLAGS
        found = self._unknown.get((key.value, cls))
        if found:
            times = found.times + (not is_absent(value))
            self._unknown[key.value, cls] = found._replace(
                times=times,
                is_flag=found.is_flag and is_flag,
                is_absent=found.is_absent and is_absent(value),
            )
        elif len(self._unknown) < _MOST:
            unknown = _Unknown(key, path, is_flag, is_absent(value))
            self._unknown[key.value, cls] = unknown
        else:
            self._unnamed += 1

    def report(self) -> None:
        """Report each unknown key once, with its count."""
        for (word, cls), unknown in self._unknown.items():
            known = schema_of(cls).fields
            message = _message(unknown, cls, self._unnamed)
            if near := suggestions.meant(word, cls):
                hint = f'did you mean "{near}"?'
                self._add(unknown.key, message, hint, self._typo)
            elif not unknown.path and word in schema_of(Basics).fields:
                hint = f'write it below "basics:", indented: "  {word}: ..."'
                self._add(unknown.key, message, hint, self._typo)
            elif not unknown.path and word in schema_of(Settings).fields:
                hint = f'write it below "export:", indented: "  {word}: ..."'
                self._add(unknown.key, message, hint, "warning")
            elif not unknown.is_absent:
                custom = (
                    "" if unknown.path else '; custom sections go below "sections:"'
                )
                hint = f"known here: {quoted(known)}{custom}"
                self._add(unknown.key, message, hint, "warning")

    def _add(self, key: Scalar, message: str, hint: str, severity: Severity) -> None:
        if severity == "warning":
            self._problems.lost(key, message, hint)
        else:
            self._problems.error(key, message, hint)


def _has(node: Mapping, key: str) -> bool:
    return any(key == each.value and not is_absent(value) for each, value in node.pairs)


def _message(unknown: _Unknown, cls: type[Record], unnamed: int) -> str:
    word = unknown.key.value
    shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}..."
    where = within(unknown.path)
    if unknown.times > 1:
        where += f" and {counted(unknown.times - 1, 'other place')}"
    if unnamed:
        where += f", and {counted(unnamed, 'other unknown key')}"
    if issubclass(cls, CheckedRecord):
        return f'unknown setting "{shown}"{where}: it is ignored'
    loss = "it has no effect" if unknown.is_flag else LOST
    return f'unknown key "{shown}"{where}: {loss}'


def given_too(key: str, other: str, path: str) -> tuple[str, str]:
    """Return the warning that a key is lost because of one with the same meaning."""
    what = "is ignored" if path.startswith("export") else "is not printed"
    lost = f'"{key}"{within(path)} {what}'
    return f'{lost}: "{other}" is given too and takes its place', f'keep only "{other}"'


def quoted(keys: Iterable[str]) -> str:
    """Return keys as messages list them."""
    return ", ".join(f'"{key}"' for key in keys)


def within(path: str) -> str:
    """Return where a key is, "" at the top."""
    return f" in {path}" if path else ""
