"""Dates are as precise as their writer knew them."""

from __future__ import annotations

import pytest

from cvexport.model.dates import PRESENT, Date, PartialDate, is_reversed, parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", PartialDate(2019)),
        ("2019-08", PartialDate(2019, 8)),
        ("2019-8", PartialDate(2019, 8)),
        ("2019/08", PartialDate(2019, 8)),
        ("2019-08-31", PartialDate(2019, 8, 31)),
        ("2020-02-29", PartialDate(2020, 2, 29)),
        ("2000-02-29", PartialDate(2000, 2, 29)),
        ("2019-12-31", PartialDate(2019, 12, 31)),
        ("2014-06-01T00:00:00.000Z", PartialDate(2014, 6, 1)),
        ("2014-06-01T23:59:59+02:00", PartialDate(2014, 6, 1)),
        ("2014-06-01 12:30", PartialDate(2014, 6, 1)),
        (" 2019 ", PartialDate(2019)),
        ("1000", PartialDate(1000)),
        ("2999-12", PartialDate(2999, 12)),
    ],
)
def test_a_date_in_iso_8601_is_read(text: str, expected: PartialDate) -> None:
    assert expected == parsed(text)


@pytest.mark.parametrize(
    "word", ["present", "Present", "PRESENT", "current", "now", "ongoing", "Today"]
)
def test_the_words_for_an_open_end_are_one(word: str) -> None:
    assert PRESENT == parsed(word)


@pytest.mark.parametrize(
    "text",
    [
        *("Summer 2019", "Aug 2019", "08/2019", "2019-2020", "Aug 19", "2019-XX"),
        *("Foo 2019", "", "2019-08-", "c. 2019", "2019-W05", "heute", "-2019"),
    ],
)
def test_any_other_text_is_none(text: str) -> None:
    assert None is parsed(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2019-13", "there is no month 13"),
        ("2019-00", "there is no month 0"),
        ("2019-02-30", "there is no day 30 in 2019-02"),
        ("2021-02-29", "there is no day 29 in 2021-02"),
        ("1900-02-29", "there is no day 29 in 1900-02"),
        ("2019-04-31", "there is no day 31 in 2019-04"),
        ("2019-12-32", "there is no day 32 in 2019-12"),
        ("2019-04-00", "there is no day 0 in 2019-04"),
        ("0000", "there is no year 0000"),
        ("3000", "there is no year 3000"),
        ("20199", "there is no year 20199"),
        ("19", "there is no year 19"),
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        parsed(text)


@pytest.mark.parametrize("text", ["2019", "2019-08", "2019-08-31", "1000-01-01"])
def test_a_date_is_written_as_precisely_as_it_was_read(text: str) -> None:
    assert text == str(parsed(text))


def test_dates_sort_by_time() -> None:
    texts = ["2020", "2019-02", "2019-01-02", "2019-01", "2019", "2018-12-31"]
    dates = [date for text in texts if isinstance(date := parsed(text), PartialDate)]

    assert texts[::-1] == [str(date) for date in sorted(dates)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (PartialDate(2020), PartialDate(2019), True),
        (PartialDate(2020, 5), PartialDate(2020, 3), True),
        (PartialDate(2020, 5, 2), PartialDate(2020, 5, 1), True),
        (PartialDate(2020), PartialDate(2019, 12), True),
        (PartialDate(2020, 5), PartialDate(2020), False),
        (PartialDate(2020), PartialDate(2020, 5), False),
        (PartialDate(2020, 5, 2), PartialDate(2020, 5), False),
        (PartialDate(2020, 5), PartialDate(2020, 5), False),
        (PartialDate(2020, 5), PRESENT, False),
        ("Spring 2020", PartialDate(2019), False),
        ("", PartialDate(2019), False),
    ],
)
def test_a_period_is_reversed_if_its_dates_can_mean_nothing_else(
    start: Date, end: Date, expected: bool
) -> None:
    assert expected == is_reversed(start, end)
