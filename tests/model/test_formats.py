"""The table of formats names modules that are there."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from cvexport.model.formats import FORMATS, Format


@pytest.mark.parametrize("row", FORMATS.values(), ids=list(FORMATS))
def test_every_format_has_an_exporter(row: Format) -> None:
    export = import_module(f"cvexport.{row.exporter}").export
    taken = {"document": ["document", "settings"], "resume": ["resume"]}

    assert taken[row.content] == list(inspect.signature(export).parameters)


@pytest.mark.parametrize("row", FORMATS.values(), ids=list(FORMATS))
def test_every_format_has_a_reader(row: Format) -> None:
    read = import_module(f"cvexport.{row.reader}").read

    assert ["data"] == list(inspect.signature(read).parameters)
