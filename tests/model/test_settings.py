"""Settings are refused where they are made, and converted where they are text."""

from __future__ import annotations

from typing import Any

import pytest

from cvexport.errors import InvalidSettings, Problem
from cvexport.model.contrast import contrast
from cvexport.model.formats import DEFAULTS, FORMATS
from cvexport.model.settings import (
    CheckSettings,
    Directory,
    Font,
    FontSize,
    FormatName,
    LanguageTag,
    LineWidth,
    Margins,
    PageCount,
    Pattern,
    Settings,
    TextSettings,
    checked,
)

WRONG: dict[str, Any] = {
    "formats": ("xyz",),
    "output": "../x",
    "filename": "../x",
    "language": "!!",
    "date_format": "nonsense",
    "paper": "nonsense",
    "look": "nonsense",
    "font_size": 99,
    "spacing": 2,
    "margins": 18,
    "fonts": ("a/b",),
    "emoji": "nonsense",
    "accent": "zzz",
    "section_rule": "maybe",
    "fit": 2.5,
    "page_numbers": 2,
    "text": "plain",
    "check": ("many-bullets",),
}


def problems(cls: type, values: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(InvalidSettings) as caught:
        cls(**values)
    return caught.value.problems


def test_every_field_has_a_wrong_value_here() -> None:
    assert Settings.fields == tuple(WRONG)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_refused_at_once(name: str) -> None:
    [problem] = problems(Settings, {name: WRONG[name]})

    assert name == problem.path
    assert problem.message
    assert problem.hint


@pytest.mark.parametrize("name", Settings.fields)
def test_none_is_refused_except_for_section_rule(name: str) -> None:
    if name == "section_rule":
        assert Settings() == Settings(section_rule=None)
    else:
        assert name == problems(Settings, {name: None})[0].path


@pytest.mark.parametrize(
    ("cls", "values", "field"),
    [
        (TextSettings, {"width": 3}, "width"),
        (TextSettings, {"ascii": "maybe"}, "ascii"),
        (Margins, {"top": 90}, "top"),
        (CheckSettings, {"ignore": (3,)}, "ignore"),
    ],
)
def test_settings_within_settings_are_refused_too(
    cls: type, values: dict[str, Any], field: str
) -> None:
    assert [field] == [each.path for each in problems(cls, values)]


def test_all_wrong_settings_are_named_at_once() -> None:
    wrong: dict[str, Any] = {"paper": "A3", "fit": 99}
    with pytest.raises(InvalidSettings) as caught:
        Settings(**wrong)

    assert 'paper must be A4 or Letter, not "A3"; fit must be 1-20 pages, not "99"' == (
        str(caught.value)
    )


def test_a_misspelt_choice_gets_the_nearest_one() -> None:
    assert 'did you mean "modern"?' == problems(Settings, {"look": "moderm"})[0].hint
    assert 'did you mean "docx"?' == problems(Settings, {"formats": "dcx"})[0].hint


def test_plain_values_are_converted() -> None:
    plain: dict[str, Any] = {
        "formats": ["PDF", "txt"],
        "paper": "letter",
        "font_size": 11.0,
        "fit": "2",
        "accent": "#1f4e79",
        "page_numbers": "yes",
        "fonts": "of-mine.ttf",
    }
    found = Settings(**plain)

    assert ("pdf", "txt") == found.formats
    assert "Letter" == found.paper
    assert FontSize(11) == found.font_size
    assert isinstance(found.font_size, FontSize)
    assert isinstance(found.fit, PageCount)
    assert "1F4E79" == found.accent
    assert found.page_numbers is True
    assert (Font("of-mine.ttf"),) == found.fonts


def test_a_number_may_have_the_symbol_of_its_own_unit() -> None:
    assert FontSize(10.5) == FontSize("10.5pt") == FontSize("10.5 pt")
    with pytest.raises(InvalidSettings):
        FontSize("10 mm")


@pytest.mark.parametrize("text", ["0", "nan", "1e1", "", " 10", "10,5", "-10", "١٠٠٠"])
def test_text_that_is_no_number_in_range_is_refused(text: str) -> None:
    with pytest.raises(InvalidSettings):
        FontSize(text)


def test_no_number_leaves_the_choice_to_the_look() -> None:
    assert not any((FontSize(), FontSize(0), PageCount(), LineWidth("0")))


def test_every_format_may_be_asked_for_and_the_defaults_are_asked_for() -> None:
    named = tuple(map(FormatName, FORMATS))

    assert DEFAULTS == Settings().formats
    assert named == Settings(formats=named).formats


def test_a_pale_accent_is_refused_with_its_contrast() -> None:
    [problem] = problems(Settings, {"accent": "FFEE00"})

    assert (
        'accent is too light to read on white: "FFEE00" has a contrast of 1.2:1'
        == problem.message
    )


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [("000000", "FFFFFF", 21), ("FFFFFF", "000000", 21), ("767676", "FFFFFF", 4.54)],
)
def test_contrast_is_that_of_wcag(colour: str, ground: str, ratio: float) -> None:
    assert pytest.approx(ratio, abs=0.01) == contrast(colour, ground)


@pytest.mark.parametrize("kind", [Directory, Pattern, LanguageTag])
def test_a_default_text_is_one_that_may_be_given(
    kind: type[Directory | Pattern | LanguageTag],
) -> None:
    assert kind() == kind(kind.default)


def test_a_value_of_its_type_stays_as_it_is() -> None:
    size = FontSize(9)

    assert size is checked(FontSize, size)
