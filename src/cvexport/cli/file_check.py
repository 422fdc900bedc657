"""The check of one file as a task for a child process."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from cvexport import checks
from cvexport.checks.file.open_file import parsed
from cvexport.checks.phrases import shortened
from cvexport.checks.rule import FileView, Finding
from cvexport.cli.bounded import Unreadable
from cvexport.cli.findings import Checked
from cvexport.cli.printing import printable
from cvexport.model.document import Document
from cvexport.model.resume import Resume

if TYPE_CHECKING:
    from cvexport.cli.show import Terminal

_LONGEST = 1_000
"""Characters of why a finding matters: a rule may quote words of any length."""

_STYLE = re.compile(r"(\x1b\[[\d;]*m|\n)")


class FileCheck(NamedTuple):
    """Checks a file, alone or against what a source says.

    `path` is the name that findings bear, `document` is None without a source, and
    with `terminal` the text and the fields are shown there, or as JSON with `form`
    "json".
    """

    path: str
    resume: Resume
    document: Document | None
    ignored: frozenset[str]
    terminal: Terminal | None
    form: str = "text"

    def answer(self, data: bytes, name: str) -> object:
        """Return what the rules find, as lists of strings, and what is shown."""
        view = checks.file_view(data, name, self.document)
        found = checks.check_file(view, self.path, self.ignored)
        return {
            "findings": [
                [each.rule, shortened(each.why, _LONGEST), each.remedy]
                for each in found
            ],
            "shown": self._shown(view),
        }

    def result(self, answer: object) -> Checked:
        """Return what was found.  Raises ValueError for any other answer."""
        match answer:
            case {"findings": [*found], "shown": str(shown)}:
                findings = tuple(self._finding(each) for each in found)
                return Checked(self.path, [], findings, self._harmless(shown))
        raise ValueError("not the answer of a check")

    def refused(self, refusal: Unreadable) -> Checked:
        """Return the finding that a file was not read."""
        finding = Finding("unreadable", "error", self.path, *refusal)
        findings = () if finding.rule in self.ignored else (finding,)
        view = FileView("", b"", "", None, refusal.why)
        return Checked(self.path, [], findings, self._shown(view))

    def _shown(self, view: FileView) -> str:
        if not self.terminal:
            return ""
        from cvexport.cli import show
        from cvexport.parser import EMPTY

        found = EMPTY if view.refusal else parsed(view, self.resume.export.language)
        if self.form == "json":
            return show.shown_data(self.path, view, found, self.resume)
        if view.refusal:
            return show.shown_refusal(self.path, view.refusal)
        return show.shown_text(self.path, view.text, found, self.resume, self.terminal)

    def _harmless(self, shown: str) -> str:
        """Return what is shown; JSON is written with escapes later.

        Raises ValueError for what should be JSON and isn't.
        """
        if self.form != "json" or not shown:
            return _harmless(shown)
        json.loads(shown)
        return shown

    def _finding(self, answer: object) -> Finding:
        severities = {rule.id: rule.severity for rule in checks.rules()}
        match answer:
            case [str(rule), str(why), str(remedy)] if rule in severities:
                return Finding(rule, severities[rule], self.path, why, remedy)
        raise ValueError("not a finding")


def _harmless(shown: str) -> str:
    """Return lines in which nothing but their colours steers a terminal."""
    parts = _STYLE.split(shown)
    parts[::2] = map(printable, parts[::2])
    return "".join(parts)
