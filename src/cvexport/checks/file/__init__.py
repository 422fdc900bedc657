"""The rules for files."""

from __future__ import annotations

from cvexport.checks.file import (
    docx_rules,
    paged_rules,
    pdf_rules,
    text_rules,
    txt_and_md_rules,
)
from cvexport.checks.rule import FileRule, rules_in

RULES = rules_in(
    FileRule, text_rules, paged_rules, pdf_rules, docx_rules, txt_and_md_rules
)
