"""What tests share: the sources, and snapshots that compare bytes."""

from __future__ import annotations

import signal

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from helpers.snapshots import Snapshot, assert_same


@pytest.fixture(scope="session", autouse=True)
def _signals_heard() -> None:
    """Let the commands under test be interrupted.

    A process started in the background, as CI may start this one, ignores
    interrupts, and so do all that it starts.
    """
    for name in ("SIGINT", "SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def snapshot(file_regression: FileRegressionFixture) -> Snapshot:
    """Return a check of bytes against the file of that name and suffix.

    pytest-regressions compares text without its line ends and says of other files
    only that they differ; so bytes are compared here, and explained.
    """

    def check(data: bytes, name: str, suffix: str) -> None:
        file_regression.check(
            data,
            binary=True,
            basename=name,
            extension=f".{suffix}",
            check_fn=assert_same,
        )

    return check
