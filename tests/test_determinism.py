"""The bytes of a file are a function of its source, and of nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

import cvexport
from helpers.fixtures import resume
from helpers.places import ROOT

PROGRAM = """
import hashlib, pathlib, sys, cvexport
resume = cvexport.read(pathlib.Path(sys.argv[1]).read_bytes()).resume
for name in cvexport.formats():
    data = cvexport.export(resume, name)
    print(name, hashlib.sha256(data).hexdigest())
"""

ENVIRONMENTS = {
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "the C locale without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "a build date": {"SOURCE_DATE_EPOCH": "1"},
}


@pytest.mark.parametrize("changed", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_another_process_writes_the_same_bytes(changed: dict[str, str]) -> None:
    cv = resume("cv").resume
    expected = {
        name: hashlib.sha256(cvexport.export(cv, name)).hexdigest()
        for name in cvexport.formats()
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT / "cv.yaml")],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **changed},
    )

    assert expected == dict(line.split() for line in done.stdout.splitlines())


def test_an_export_does_not_depend_on_those_before_it() -> None:
    cv, other = resume("cv").resume, resume("unicode").resume
    for name in cvexport.formats():
        alone = cvexport.export(cv, name)
        cvexport.export(other, name)

        assert alone == cvexport.export(cv, name)
