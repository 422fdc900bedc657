"""What a source hides is in no file, and other words for `hidden` are errors."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from cvexport import compose, export, formats, read
from cvexport.checks import check
from cvexport.errors import InvalidSource
from cvexport.model.document import reading_order
from cvexport.model.formats import FORMATS
from cvexport.readback import extracted

TODAY = dt.date(2026, 11, 25)

BASICS = """\
basics:
  name: Ada Example
  email: ada@fabelhaft.org
"""

PARTS = {
    "entry": "work: [{name: Seen}, {name: Secret, hidden: true}]",
    "the only entry": "work: [{name: Secret, hidden: true}]",
    "employer with positions": (
        "work: [{name: Secret, hidden: true, positions: [{position: Secret}]}]"
    ),
    "position": (
        "work: [{name: Seen, positions: [{position: A},"
        " {position: Secret, hidden: true}]}]"
    ),
    "bullet": "work: [{name: A, highlights: [Seen, {text: Secret, hidden: true}]}]",
    "nested bullet": (
        "work: [{name: A, highlights: [{text: Seen,"
        " items: [{text: Secret, hidden: true}]}]}]"
    ),
    "lead-in of hidden bullets": (
        "work: [{name: A, highlights: [{title: Secret,"
        " items: [{text: Secret, hidden: true}]}]}]"
    ),
    "skill": "skills: [Seen, {name: Secret, hidden: true}]",
    "keyword": "skills: [{name: A, keywords: [B, {text: Secret, hidden: true}]}]",
    "language": "languages: [English, {language: Secret, hidden: true}]",
    "reference": "references: [{name: Secret, reference: Good., hidden: true}]",
    "custom section": (
        "sections: [{title: Secret, bullets: [Secret], hidden: true},"
        " {title: Talks, bullets: [Seen]}]"
    ),
    "custom section of hidden bullets": (
        "sections: [{title: Secret, bullets: [{text: Secret, hidden: true}]}]"
    ),
    "part of a section": (
        "sections: [{title: Secret, publications: [{name: Secret}], hidden: true}]"
    ),
    "standard section": (
        "skills: [Secret]\nsections: [{skills: Secret, hidden: true}]"
    ),
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_a_hidden_part_is_in_no_format_and_in_no_message(part: str) -> None:
    source = BASICS + part
    reading = read(source)

    assert () == reading.warnings
    assert "secret" not in " ".join(reading_order(compose(reading.resume))).lower()
    assert "secret" not in export(reading.resume, "json").decode().lower()


@pytest.mark.parametrize("name", [name for name in formats() if name != "json"])
def test_no_format_has_what_is_hidden(name: str) -> None:
    resume = read(BASICS + "\n".join((PARTS["entry"], PARTS["skill"]))).resume

    text = extracted(export(compose(resume), name), name)

    assert ("Seen" in text, "Secret" in text) == (True, False)
    assert name in FORMATS


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_no_rule_reports_a_hidden_part(part: str) -> None:
    found = check((BASICS + part).encode(), TODAY, "cv.yaml")

    assert [] == [each.why for each in found if "Secret" in each.why]


def test_parts_of_basics_are_hidden() -> None:
    source = f"""{BASICS}\
  location: {{city: Secret, hidden: true}}
  profiles:
    - {{network: Secret, url: secret.org/a, hidden: true}}
    - {{network: Forge, url: forge.org/a}}
"""

    assert ("Ada Example", "", "ada@fabelhaft.org | forge.org/a") == reading_order_of(
        source
    )


def reading_order_of(source: str) -> tuple[str, ...]:
    document = compose(read(source).resume)
    contacts = " | ".join(
        "".join(span.text for span in each) for each in document.contacts
    )
    return document.name, document.headline, contacts


@pytest.mark.parametrize("value", ["true", "yes", "on", '"true"', "'on'", "True", "1"])
@pytest.mark.parametrize("key", ["hidden", "Hidden", "isHidden", "is_hidden"])
def test_hidden_is_written_in_many_ways(key: str, value: str) -> None:
    source = f"{BASICS}skills: [Seen, {{name: Secret, {key}: {value}}}]"

    assert ["Seen"] == [each.name for each in read(source).resume.skills]


@pytest.mark.parametrize(
    "pair",
    [
        "hidden: false",
        'hidden: "no"',
        "hidden: off",
        "hidden:",
        "visible: true",
        "private: no",
        "draft: false",
        "enabled: on",
    ],
)
def test_what_is_not_hidden_is_printed_without_a_word(pair: str) -> None:
    source = f"{BASICS}skills:\n  - name: Seen\n    {pair}\n"
    reading = read(source)

    assert (["Seen"], ()) == (
        [each.name for each in reading.resume.skills],
        reading.warnings,
    )


@pytest.mark.parametrize(
    "pair",
    [
        "hide: true",
        "hide: 'yes'",
        "visible: false",
        'visible: "off"',
        "Visible: no",
        "isVisible: false",
        "show: false",
        "show: no",
        "private: true",
        "draft: yes",
        "enabled: off",
        "disabled: true",
        "exclude: true",
        "published: false",
    ],
)
@pytest.mark.parametrize("as_json", [False, True], ids=["yaml", "json"])
def test_another_word_for_hidden_is_an_error(pair: str, as_json: bool) -> None:
    source = f"{BASICS}work:\n  - name: Secret\n    {pair}\n"
    if as_json:
        key, _, value = pair.partition(": ")
        secret = {"name": "Secret", key: value.strip("\"'")}
        source = json.dumps({"basics": {"name": "Ada"}, "work": [secret]}, indent=1)

    with pytest.raises(InvalidSource) as caught:
        read(source)

    [problem] = caught.value.problems
    shown = pair.replace('"', "").replace("'", "")
    assert f'"{shown}" hides nothing here' == problem.message
    assert 'write "hidden: true" to leave this out of every file' == problem.hint
    assert pair.partition(":")[0] in source.splitlines()[problem.line - 1]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("hidden: true\n", '"hidden" here would hide the whole CV'),
        ("  hidden: true\n", '"hidden" here would hide the whole CV'),
        (
            "skills: [{name: A, hidden: maybe}]\n",
            'the value of "hidden" must be true or false',
        ),
    ],
)
def test_hidden_in_a_wrong_place_or_with_a_wrong_value_is_an_error(
    source: str, message: str
) -> None:
    with pytest.raises(InvalidSource) as caught:
        read(BASICS + source)

    assert [message] == [each.message for each in caught.value.problems]


@pytest.mark.parametrize(
    "bullet", ["Private: yes", "hidden: in the woods", "show: Hamlet", "Draft: 1"]
)
def test_a_label_that_is_such_a_word_is_printed(bullet: str) -> None:
    source = f"{BASICS}work:\n  - name: A\n    highlights:\n      - {bullet}\n"

    assert bullet in reading_order(compose(read(source).resume))
