"""The rules for files."""

from __future__ import annotations

from cvexport.checks.file import docx_rules, layout, pdf_rules, text, txt_and_md
from cvexport.checks.rule import FileRule, rules_in

RULES = rules_in(FileRule, text, layout, pdf_rules, docx_rules, txt_and_md)
