"""The dates of one entry: a period written as one text, and an end before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cvexport.model.dates import Period, is_reversed
from cvexport.source.keys import given_too

if TYPE_CHECKING:
    from cvexport.source.problems import Problems
    from cvexport.source.yaml_nodes import Node

_KEYS = {"date": "date", "start_date": "startDate", "end_date": "endDate"}


def settle(
    values: dict[str, Any], path: str, places: dict[str, Node], problems: Problems
) -> None:
    """Give the start and the end of a period to their fields.

    Warn of a reversed one, and of one that a release date takes the place of.

    `values` are the fields of the entry at `path`, and `places` has a node for each.
    """
    for name, key in _KEYS.items():
        if type(values.get(name)) is Period:
            _separate(name, values, places[f"{path}.{key}"], path, problems)
            places.setdefault(f"{path}.endDate", places[f"{path}.{key}"])
    for name in ("start_date", "end_date") if values.get("release_date") else ():
        if values.get(name):
            lost = given_too(_KEYS[name], "releaseDate", path)
            problems.lost(places[f"{path}.{_KEYS[name]}"], *lost)
    start, end = values.get("start_date", ""), values.get("end_date", "")
    if is_reversed(start, end) and not values.get("date"):
        problems.warning(
            places[f"{path}.endDate"],
            f"{path}: ends ({end}) before it starts ({start})",
            "correct one of the two dates",
        )


def _separate(
    name: str, values: dict[str, Any], node: Node, path: str, problems: Problems
) -> None:
    """Put a period into the fields of its start and end, where these are free."""
    start, end = values.pop(name)
    if name == "date":  # a date is printed in place of the others
        values.update(start_date=start, end_date=end)
        return
    for other, date in (("start_date", start), ("end_date", end)):
        given = values.setdefault(other, date)
        if given not in {date, (start, end)}:
            problems.warning(
                node,
                f'{path}.{_KEYS[name]}: this period and "{_KEYS[other]}" differ; '
                f'"{_KEYS[other]}" is printed',
                "write one date in startDate and one in endDate",
            )
