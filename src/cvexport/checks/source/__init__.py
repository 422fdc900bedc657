"""The rules for sources."""

from __future__ import annotations

from cvexport.checks.rule import SourceRule, rules_in
from cvexport.checks.source import contacts, dates, headings, jobs, prose

RULES = rules_in(SourceRule, contacts, headings, jobs, dates, prose)
