"""The rules of sources, in the order of what they look at."""

from __future__ import annotations

from cvexport.checks import contacts, headings, jobs, periods, prose
from cvexport.checks.findings import SourceRule

RULES: tuple[SourceRule, ...] = (
    *contacts.RULES,
    *headings.RULES,
    *jobs.RULES,
    *periods.RULES,
    *prose.RULES,
)
