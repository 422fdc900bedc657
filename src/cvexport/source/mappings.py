"""A source given as a Python mapping instead of a file."""

from __future__ import annotations

import math
from collections.abc import Mapping

import yaml

from cvexport.errors import InvalidSource, Problem
from cvexport.source.decoder import Reading, read


def read_mapping(mapping: Mapping[str, object]) -> Reading:
    """Read a mapping as the YAML that it stands for; dates and numbers are allowed.

    Problems name the value by its path in their message and have no line.  Raises
    InvalidSource.
    """
    try:
        text = yaml.safe_dump(
            dict(mapping), sort_keys=False, encoding="utf-8", width=math.inf
        )
    except yaml.YAMLError as error:
        message = f"the mapping contains what a source can't: {error.args[0]}"
        hint = "use text, numbers, dates, lists and mappings"
        raise InvalidSource((Problem(message, hint=hint),)) from None
    try:
        resume, warnings = read(text)
    except InvalidSource as error:
        raise InvalidSource(_unplaced(error.problems)) from None
    return Reading(resume, _unplaced(warnings))


def _unplaced(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    from cvexport.source.emoji import unplaced

    return tuple(
        each._replace(message=unplaced(each.message), line=0, column=0, width=1)
        for each in problems
    )
