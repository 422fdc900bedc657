"""The labelled CVs by which the parser is judged, and the score that it gets."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import cvexport
from helpers.labelled import HELD_OUT, TUNING, compared, files, labels_of

LABELS = {
    "name": "Ana Example",
    "email": "ana@example.org",
    "education": [],
    "headline": "",
    "phone": "",
    "place": "",
    "links": [],
    "jobs": [
        {
            "title": "Engineer",
            "employer": "Fiction Ltd",
            "start": "2019-05",
            "end": "present",
        },
        {"title": "Clerk", "employer": "Sample & Co", "start": "2015", "end": "2018"},
    ],
}
TEXT = """Ana Example
ana@example.org

EXPERIENCE

Fiction Ltd
Engineer
May 2019 - Present

Other & Co
Clerk
2015 - 2018
"""


def test_there_are_at_least_60_files_to_tune_to_and_20_to_judge_by() -> None:
    assert len(files(TUNING)) >= 60
    assert 20 == len(files(HELD_OUT))


@pytest.mark.parametrize(
    "path", [*files(TUNING), *files(HELD_OUT)], ids=lambda p: p.name
)
def test_each_file_has_labels_with_a_name(path: Path) -> None:
    assert yaml.safe_load(labels_of(path).read_text(encoding="utf-8"))["name"]


def test_the_score_counts_what_agrees() -> None:
    score = compared(LABELS, cvexport.parse(TEXT.encode(), "txt"))

    kinds = ("titles", "employers", "dates", "names")
    assert [2, 1, 2, 1] == [score.right[kind] for kind in kinds]
    assert [2, 2, 2, 1] == [score.total[kind] for kind in kinds]
    assert ["employers: 'Sample & Co', found 'Other & Co'"] == list(score.wrong)
