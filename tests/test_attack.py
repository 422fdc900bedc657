"""A small part of `nox -s attack`, with the same numbers each time."""

from __future__ import annotations

import sys

import pytest

import cvexport
from cvexport.errors import ResumeError
from helpers import hostile_files, mutations
from sessions import attack

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="needs alarms and POSIX files"
)


def faults(attempts: list[str]) -> list[str]:
    return [each for each in attempts if each.startswith("!")]


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_mutated_sources_are_read_or_refused(start: int) -> None:
    numbers = range(start, start + 100)

    assert [] == faults([attack.read_and_composed(number) for number in numbers])


@pytest.mark.parametrize("start", range(0, 24, 6))
def test_sources_with_other_values_read_back_in_every_format(start: int) -> None:
    numbers = range(start, start + 6)

    assert [] == faults([attack.exported_and_read_back(number) for number in numbers])


def test_a_hostile_file_is_checked_within_its_time_and_memory() -> None:
    names = [each.name for each in hostile_files.hostile_files()]

    assert attack.checked(names.index("noise.pdf")).startswith("up to ")


def test_an_expression_is_timed_at_two_sizes() -> None:
    assert "linear" == attack.matched(0)


@pytest.mark.parametrize("number", range(4))
def test_a_replacement_killed_at_random_is_whole_after_the_next_run(
    number: int,
) -> None:
    assert "whole" == attack.killed_at_random(number)


@pytest.mark.parametrize("make", [mutations.mutated, mutations.changed])
def test_a_number_makes_the_same_source_each_time(make: attack.Made) -> None:
    assert make(7) == make(7)
    assert 20 == len({make(number) for number in range(20)})


def test_some_mutations_read_and_some_do_not() -> None:
    outcomes = {attack.read_and_composed(number) for number in range(40)}

    assert {"read", "refused"} == outcomes


def fail(error: BaseException) -> str:
    raise error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ResumeError("no"), "refused"),
        (cvexport.ReadBackError("lost"), "! lost"),
        (ValueError("bug"), "! ValueError at test_attack.py"),
        (RecursionError(), "! RecursionError at test_attack.py"),
        (attack.TooSlow(), "! TooSlow at test_attack.py"),
    ],
)
def test_only_errors_of_the_package_may_be_raised(
    error: BaseException, outcome: str
) -> None:
    assert attack.outcome(lambda: fail(error)).startswith(outcome)


def test_the_table_shows_each_attack_and_the_exit_code_is_0_without_a_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = attack.main(["--sources", "8", "--only", "sources", "--jobs", "1"])

    assert 0 == code
    assert "sources: read, composed, checked" in capsys.readouterr().out


def test_a_source_can_be_printed_by_its_number(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert 0 == attack.main(["--show", "source", "3"])
    assert mutations.mutated(3) == capsysbinary.readouterr().out
