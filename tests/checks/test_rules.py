"""The rules as a whole: ids, order, sentences and formats."""

from __future__ import annotations

import re

import pytest

from cvexport.checks import check_source, rule_ids, rules
from cvexport.checks.rule import Fault, FileRule, Rule, SourceRule, SourceView
from cvexport.errors import counted
from cvexport.model.dates import PartialDate
from cvexport.model.formats import CHECKED
from cvexport.source.decoder import traced

TODAY = PartialDate(2026, 11, 22)

every_rule = pytest.mark.parametrize("rule", rules(), ids=rule_ids())


def why(source: str, rule: str) -> str:
    reading, places = traced(source.encode())
    found = check_source(SourceView(reading.resume, TODAY), "cv.yaml", places)
    return next(each.why for each in found if each.rule == rule)


def jobs(*periods: str, name: str = "Omnia") -> str:
    lines = (
        f"  - {{name: {name}, position: {title}, {period}}}\n"
        for title, period in zip(("Engineer", "Editor"), periods, strict=False)
    )
    return f"basics: {{name: Fulvia Allwright}}\nwork:\n{''.join(lines)}"


def test_ids_are_unique() -> None:
    assert len(set(rule_ids())) == len(rule_ids())


@every_rule
def test_a_cause_is_another_rule(rule: Rule) -> None:
    others = set(rule_ids()) - {rule.id}

    assert set(rule.causes) <= others


@every_rule
def test_a_rule_whose_finding_is_a_cause_has_none_itself(rule: Rule) -> None:
    by_id = {each.id: each for each in rules()}

    assert [] == [cause for cause in rule.causes if by_id[cause].causes]


@every_rule
def test_an_id_is_in_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)


@every_rule
def test_a_rule_has_one_sentence_and_a_source(rule: Rule) -> None:
    assert re.fullmatch(r"Find [^\n]+\.", rule.finds)
    assert rule.source.endswith(".")


def test_rules_for_sources_come_before_rules_for_files() -> None:
    kinds = [type(rule) for rule in rules()]

    assert sorted(kinds, key=[SourceRule, FileRule].index) == kinds


def test_rules_are_in_order_of_definition() -> None:
    ids = rule_ids()

    assert ("no-contact", "no-email") == ids[:2]
    assert ("unreadable", "encrypted") == ids[40:42]


@pytest.mark.parametrize("rule_id", ["unreadable", "no-text", "read-back"])
def test_a_rule_without_formats_is_for_every_checked_format(rule_id: str) -> None:
    (rule,) = (each for each in rules() if each.id == rule_id)

    assert isinstance(rule, FileRule)
    assert CHECKED == rule.formats


def test_a_fault_of_a_file_has_no_path() -> None:
    assert "" == Fault("the file has no title", "set one").path


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 pictures"), (1, "1 picture"), (2, "2 pictures")]
)
def test_counts_agree_with_their_nouns(number: int, expected: str) -> None:
    assert expected == counted(number, "picture")


@pytest.mark.parametrize(
    ("rule", "periods", "expected"),
    [
        (
            "gap-between-jobs",
            ("startDate: 2020-09", "startDate: 2018-01, endDate: 2019-07"),
            "no entry covers the 13 months before this job; some parsers flag gaps",
        ),
        (
            "reversed-dates",
            ("startDate: 2021-09, endDate: 2020-09",),
            "ends (Sep 2020) before it starts (Sep 2021)",
        ),
        (
            "reversed-dates",
            ("startDate: 2020-09-30, endDate: 2020-09-01",),
            "ends (2020-09-01) before it starts (2020-09-30)",
        ),
        (
            "implausible-dates",
            ("startDate: 1915-09, endDate: 2020-09",),
            "1915 looks like a typo",
        ),
        (
            "overlapping-positions",
            ("startDate: 2019-01", "startDate: 2018-01, endDate: 2021-01"),
            '"Editor" overlaps "Engineer" by 25 months',
        ),
        ("unread-dates", ("startDate: soon",), '"soon" is not a recognised date'),
    ],
)
def test_a_finding_says_what_is_wrong(
    rule: str, periods: tuple[str, ...], expected: str
) -> None:
    assert expected == why(jobs(*periods), rule)
