"""What the README says is so."""

from __future__ import annotations

import cvexport
from helpers.documents import blocks, text
from helpers.places import ROOT


def test_the_example_becomes_the_text_beside_it() -> None:
    yaml, shown = blocks("README.md", "yaml")[0], blocks("README.md", "text")[0]
    document = cvexport.compose(cvexport.read(yaml.encode()).resume)

    assert len(yaml.splitlines()) == 12
    assert shown == cvexport.export(document, "txt").decode()


def test_it_takes_two_minutes_to_read() -> None:
    assert len(text("README.md").splitlines()) < 200


def test_ci_runs_the_test_command() -> None:
    shown = blocks("README.md", "sh")
    command = next(block for block in shown if "pytest" in block).strip()
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert command in ci.splitlines()
