"""The rules of sources, in the order of what they look at."""

from __future__ import annotations

from cvexport.checks.rule import SourceRule
from cvexport.checks.source import contacts, dates, headings, jobs, prose

RULES: tuple[SourceRule, ...] = (
    *contacts.RULES,
    *headings.RULES,
    *jobs.RULES,
    *dates.RULES,
    *prose.RULES,
)
