"""Every fault in a source is reported with its place and a remedy."""

from __future__ import annotations

from typing import Any

import pytest

from cvexport.errors import InvalidSource, Problem
from cvexport.source import read

BASICS = "basics:\n  name: Ada\n"
WORK = BASICS + "work:\n  - name: X\n    "
EDUCATION = BASICS + "education:\n  - institution: X\n    "
EXPORT = BASICS + "export:\n  "


def row(name: str, source: str | bytes, place: str, fragment: str) -> Any:
    """Return a source, the place of its first error, and a part of the message."""
    data = source.encode() if isinstance(source, str) else source
    return pytest.param(data, place, fragment, id=name)


def problems(data: bytes) -> tuple[Problem, ...]:
    """Return the problems of a source that can't be read."""
    with pytest.raises(InvalidSource) as caught:
        read(data)
    return caught.value.problems


def first_error(data: bytes) -> Problem:
    return next(each for each in problems(data) if each.severity == "error")


SYNTAX = (
    # Malformed YAML and JSON; the fragment says what to write instead.
    row("a tab indents a key", "basics:\n\tname: Ada\n", "2:1", "indent with spaces"),
    row(
        "a tab indents a list",
        BASICS + "work:\n\t- name: X\n",
        "4:1",
        "indent with spaces",
    ),
    row(
        "a tab follows spaces",
        "basics:\n  \tname: Ada\n  label: x\n",
        "2:3",
        "indent with spaces",
    ),
    row(
        "no space after the colon",
        "basics:\n  name:Ada\n",
        "2:3",
        'write a space after the colon: "name: ..."',
    ),
    row(
        "no space after a second colon",
        "basics:\n  name:Ada\n  label: x\n",
        "2:3",
        'write "key: value", with a space after the',
    ),
    row(
        "no colon",
        "basics:\n  name Ada\n  label: x\n",
        "2:3",
        'write "key: value", with a space after the',
    ),
    row(
        "at sign",
        BASICS + "  label: @work\n",
        "3:10",
        "put quotes around text that begins with @, `",
    ),
    row(
        "percent sign",
        BASICS + "  label: %5\n",
        "3:10",
        "put quotes around text that begins with @, `",
    ),
    row(
        "backtick",
        BASICS + "  label: `x`\n",
        "3:10",
        "put quotes around text that begins with @, `",
    ),
    row(
        "asterisk",
        BASICS + "  label: *bold*\n",
        "3:15",
        "put quotes around text that begins with * or &",
    ),
    row(
        "asterisk alone",
        BASICS + "  label: * x\n",
        "3:11",
        "put quotes around text that begins with * or &",
    ),
    row(
        "ampersand alone",
        BASICS + "  label: & x\n",
        "3:11",
        "put quotes around text that begins with * or &",
    ),
    row(
        "exclamation mark",
        BASICS + "  label: !important\n",
        "3:10",
        'put quotes around text that begins with "!"',
    ),
    row(
        "exclamation mark alone",
        BASICS + "  label: ! x\n",
        "3:10",
        'put quotes around text that begins with "!"',
    ),
    row(
        "greater than",
        WORK + "summary: > 50 % more\n",
        "5:16",
        "put quotes around text that begins with > or",
    ),
    row(
        "pipe",
        WORK + "summary: |x\n",
        "5:15",
        "put quotes around text that begins with > or",
    ),
    row(
        "colon in text",
        BASICS + "  summary: Foo: bar\n",
        "3:15",
        'put quotes around text that contains ": "',
    ),
    row(
        "colon in an item",
        WORK + "highlights:\n      - Led: the team: well\n",
        "6:22",
        'put quotes around text that contains ": "',
    ),
    row(
        "dash in text",
        BASICS + "  summary: - foo\n",
        "3:12",
        "begin the list on its own line, or put quotes",
    ),
    row(
        "bracket in text",
        BASICS + "  label: [x] done\n",
        "3:14",
        "put quotes around text that begins with [ or {",
    ),
    row(
        "brace in text",
        BASICS + "  label: {x} done\n",
        "3:14",
        "put quotes around text that begins with [ or {",
    ),
    row(
        "placeholder",
        BASICS + "  label: {{ label }}\n",
        "3:11",
        "put quotes around text that begins with {, [",
    ),
    row(
        "quoted begin of text",
        BASICS + '  label: "Best" engineer\n',
        "3:17",
        "put quotes around the whole text; write a '",
    ),
    row(
        "quote within quotes",
        BASICS + "  label: 'it's'\n",
        "3:14",
        "put quotes around the whole text; write a '",
    ),
    row(
        "unclosed single quote",
        BASICS + "  label: 'a\nwork: []\n",
        "3:10",
        "close the quote that is opened here",
    ),
    row(
        "unclosed double quote",
        BASICS + '  label: "a\nwork: []\n',
        "3:10",
        "close the quote that is opened here",
    ),
    row(
        "unclosed bracket",
        BASICS + "  label: x\nskills: [a\n",
        "4:9",
        "put a comma between values, and close each",
    ),
    row(
        "unclosed bracket before more",
        BASICS + "skills: [a\nwork:\n  - name: X\n",
        "3:9",
        "put a comma between values, and close each",
    ),
    row(
        "unclosed brace",
        BASICS + "  location: {city: X\n",
        "3:13",
        "put a comma between values, and close each",
    ),
    row(
        "comma missing",
        BASICS + 'skills: ["a" "b"]\n',
        "3:14",
        "put a comma between values, and close each",
    ),
    row(
        "brackets crossed",
        BASICS + "skills: [{]}\n",
        "3:11",
        "check the commas, brackets and quotes here",
    ),
    row(
        "closing bracket alone",
        BASICS + "skills: ]\n",
        "3:9",
        "check the commas, brackets and quotes here",
    ),
    row(
        "item indented less",
        BASICS + "work:\n  - name: X\n - name: Y\n",
        "5:2",
        "indent this line exactly like the lines",
    ),
    row(
        "key indented more",
        BASICS + "work:\n- name: X\n   position: Y\n",
        "5:12",
        "indent this line exactly like the lines",
    ),
    row(
        "key indented less",
        BASICS + " label: x\n",
        "3:2",
        "indent this line exactly like the lines",
    ),
    row(
        "first key indented",
        "  basics:\n name: x\n",
        "2:2",
        "the source ends before this: check the",
    ),
    row(
        "list and mapping mixed",
        BASICS + "work:\n  - name: X\n  position: Y\n",
        "5:3",
        'line this up with the key above it ("name")',
    ),
    row(
        "text block not indented",
        BASICS + "  summary: >\ntext\n",
        "4:1",
        'write "key: value", with a space after the',
    ),
    row(
        "backslash in double quotes",
        BASICS + '  summary: "C:\\dir"\n',
        "3:15",
        "write \\\\ for a backslash, or put the text in",
    ),
    row(
        "half an escape",
        BASICS + '  summary: "\\x"\n',
        "3:15",
        "write \\\\ for a backslash, or put the text in",
    ),
    row(
        "escape beyond Unicode",
        BASICS + '  summary: "\\U00110000"\n',
        "3:15",
        "write \\\\ for a backslash, or put the text in",
    ),
    row(
        "lone surrogate",
        '{"basics": {"name": "\\ud83d"}}',
        "1:24",
        "write \\\\ for a backslash, or put the text in",
    ),
    row(
        "surrogate of no digits",
        '{"basics": {"name": "\\ud8zz\\udczz"}}',
        "1:24",
        "write \\\\ for a backslash, or put the text in",
    ),
    row(
        "unknown directive",
        "%FOO\n---\nbasics:\n  name: Ada\n",
        "1:5",
        "put quotes around text that begins with %",
    ),
    row(
        "two documents",
        "---\nbasics:\n  name: Ada\n---\nbasics:\n  name: Ada\n",
        "4:1",
        'keep one and remove the "---"',
    ),
    row(
        "text behind the document",
        BASICS + "...\ntext: x\n",
        "4:1",
        "the source ends before this: check the",
    ),
    row(
        "complex key",
        BASICS + "  ? [a]\n  : b\n",
        "3:5",
        "put quotes around text that begins with {, [",
    ),
    row(
        "empty key",
        BASICS + "  : b\n",
        "3:3",
        "indent this line exactly like the lines",
    ),
    row(
        "alias to nothing",
        BASICS + "work: *jobs\n",
        "3:7",
        'put quotes around text that begins with "*"',
    ),
    row("alias in itself", BASICS + "work: &a [*a]\n", "3:11", "remove the alias"),
    row(
        "alias in its mapping",
        "basics: &a\n  name: Ada\n  location: *a\n",
        "3:13",
        "remove the alias",
    ),
    row(
        "anchor on an alias",
        BASICS + "  label: &a *a\n",
        "3:13",
        "indent this line exactly like the lines",
    ),
    row(
        "merge of text",
        BASICS + "  <<: x\n",
        "3:3",
        "name a mapping that has an anchor",
    ),
    row(
        "merge of a list of text",
        BASICS + "  <<: [x]\n",
        "3:3",
        "name a mapping that has an anchor",
    ),
    row(
        "JSON not closed",
        '{"basics": {"name": "Ada"}',
        "1:1",
        "put a comma between values, and close each",
    ),
    row(
        "JSON without a comma",
        '{"basics": {"name": "Ada" "label": "B"}}',
        "1:27",
        "put a comma between values, and close each",
    ),
    row(
        "JSON with text behind",
        '{"basics": {"name": "Ada"}} x',
        "1:29",
        "the source ends before this: check the",
    ),
    row(
        "JSON with a comment",
        '// c\n{"basics": {"name": "Ada"}}',
        "2:10",
        "indent this line exactly like the lines",
    ),
    row("JSON begun", "{", "2:1", "check the commas, brackets and quotes here"),
    row(
        "tag of a language",
        BASICS + "  label: !!python/object/apply:os.system [x]\n",
        "3:10",
        'put quotes around text that begins with "!"',
    ),
    row(
        "tag of YAML",
        BASICS + "  label: !!binary aGk=\n",
        "3:10",
        'put quotes around text that begins with "!"',
    ),
)

ROOT = (
    # Sources that are well-formed but not a CV.
    row("nothing", "", "1:1", "expected a mapping with basics and sections,"),
    row("spaces only", "  \n\n", "1:1", "expected a mapping with basics and sections,"),
    row(
        "comments only",
        "# a\n# b\n",
        "1:1",
        "expected a mapping with basics and sections,",
    ),
    row("null", "null\n", "1:1", "expected a mapping with basics and sections,"),
    row("a list", "- a\n", "1:1", "expected a mapping with basics and sections,"),
    row("an empty list", "[]", "1:1", "expected a mapping with basics and sections,"),
    row(
        "text",
        "Curriculum vitae\n",
        "1:1",
        "expected a mapping with basics and sections,",
    ),
    row("an empty mapping", "{}", "1:1", "basics.name: the name is missing"),
    row(
        "HTML",
        "<html>\n<body>CV</body></html>\n",
        "1:1",
        "expected a mapping with basics and sections,",
    ),
    row("no basics", "work: []\n", "1:1", "basics.name: the name is missing"),
    row("basics empty", "basics:\n", "1:1", "basics.name: the name is missing"),
    row(
        "basics text",
        "basics: Ada\n",
        "1:9",
        "basics: expected a mapping with name, label,",
    ),
    row(
        "basics a list",
        "basics:\n  - name: Ada\n",
        "2:3",
        "basics: expected a mapping with name, label,",
    ),
    row(
        "name empty", "basics:\n  name: ''\n", "1:1", "basics.name: the name is missing"
    ),
    row("name null", "basics: {name: ~}\n", "1:1", "basics.name: the name is missing"),
    row(
        "name a list",
        "basics:\n  name: [Ada]\n",
        "2:9",
        "basics.name: expected text, found a list",
    ),
    row(
        "name invisible",
        'basics:\n  name: "\\u200b"\n',
        "1:1",
        "basics.name: the name is missing",
    ),
)

BYTES = (
    # Bytes that are not text, and characters that no format can carry.
    row("Latin-1", b"basics:\n  name: Ren\xe9\n", "2:12", "a byte that is not UTF-8"),
    row(
        "cut off within a character",
        b"basics:\n  name: Ren\xc3",
        "2:12",
        "a byte that is not UTF-8",
    ),
    row(
        "UTF-16 unmarked",
        BASICS.encode("utf-16-le"),
        "1:1",
        "the source is not UTF-8 text",
    ),
    row(
        "UTF-16 big-endian unmarked",
        BASICS.encode("utf-16-be"),
        "1:1",
        "the source is not UTF-8 text",
    ),
    row(
        "UTF-32 unmarked",
        BASICS.encode("utf-32-be"),
        "1:1",
        "the source is not UTF-8 text",
    ),
    row(
        "UTF-16 of odd length", b"\xff\xfeb\x00a", "1:2", "a byte that is not UTF-16-LE"
    ),
    row("NUL", b"basics: {name: a\x00}", "1:17", "control character U+0000"),
    row(
        "escape character",
        b"basics:\n  name: \x1b[31mAda\n",
        "2:9",
        "control character U+001B",
    ),
    row(
        "delete character",
        b"basics:\n  name: A\x7f\n",
        "2:10",
        "control character U+007F",
    ),
    row("C1 character", "basics:\n  name: A\x9b\n", "2:10", "control character U+009B"),
    row(
        "vertical tab", "basics:\n  name: A\x0bB\n", "2:10", "control character U+000B"
    ),
    row("form feed", BASICS + "\x0cwork: []\n", "3:1", "control character U+000C"),
    row(
        "no character", "basics:\n  name: A\uffff\n", "2:10", "control character U+FFFF"
    ),
    row(
        "surrogate in UTF-8",
        b"basics:\n  name: \xed\xa0\x80\n",
        "2:9",
        "a byte that is not UTF-8",
    ),
    row("PNG", b"\x89PNG\r\n\x1a\n", "0:0", "this is a picture, not text"),
    row("Word", b"PK\x03\x04\x14\x00", "0:0", "this is a Word or zip file, not text"),
    row("PDF", b"%PDF-1.4\n%\xe2\xe3\n", "0:0", "this is a PDF file, not text"),
    row(
        "escaped NUL",
        'basics:\n  name: "A\\0"\n',
        "2:9",
        "basics.name: control character U+0000",
    ),
    row(
        "escaped bell",
        'basics:\n  name: "A\\a"\n',
        "2:9",
        "basics.name: control character U+0007",
    ),
    row(
        "escaped NUL in JSON",
        '{"basics": {"name": "A\\u0000"}}',
        "1:21",
        "basics.name: control character U+0000",
    ),
    row(
        "escaped control in a key",
        BASICS + '"\\ework": x\nskills: [{"\\e": x}]\n',
        "3:1",
        'unknown key "\x1bwork": its content is lost',
    ),
    row(
        "escaped delete",
        BASICS + '  label: "\\x7f"\n',
        "3:10",
        "basics.label: control character U+007F",
    ),
    row(
        "escaped no character",
        BASICS + '  label: "\\uffff"\n',
        "3:10",
        "basics.label: control character U+FFFF",
    ),
)

SIZE = (
    # Sources beyond the limits.
    row(
        "too many bytes",
        "# " + "x" * 1_048_600,
        "0:0",
        "the source has 1,048,602 bytes, more than the",
    ),
    row("deep brackets", "[" * 1000, "1:41", "nested deeper than 40 levels"),
    row("deep braces", "{a: " * 1000, "1:158", "nested deeper than 40 levels"),
    row("deep dashes", "- " * 1000, "1:81", "nested deeper than 40 levels"),
    row("deep questions", "? " * 1000, "1:81", "nested deeper than 40 levels"),
    row(
        "deep indentation",
        "".join(" " * n + "a:\n" for n in range(60)),
        "40:40",
        "nested deeper than 40 levels",
    ),
    row(
        "a mebibyte of brackets",
        "[" * 1_000_000,
        "1:41",
        "nested deeper than 40 levels",
    ),
    row(
        "a mebibyte of braces", "{" * 1_000_000, "1:41", "nested deeper than 40 levels"
    ),
    row(
        "many values",
        BASICS + "skills: [" + "x," * 60_000 + "]\n",
        "3:99996",
        "more than 50,000 values",
    ),
    row(
        "aliases of aliases",
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n"
            for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "5:14",
        "more than 50,000 values",
    ),
    row(
        "aliases of mappings",
        BASICS + "a: &a {b: c}\nx: [" + "*a," * 30_000 + "]\n",
        "4:37496",
        "more than 50,000 values",
    ),
    row(
        "many errors",
        BASICS + "work:\n" + "  - text\n" * 2000,
        "4:5",
        "work[0]: expected a mapping with name,",
    ),
)

TYPES = (
    # A list, mapping or text where another is expected.
    row(
        "work a mapping",
        BASICS + "work:\n  name: X\n",
        "4:3",
        "work: expected a list, found a mapping",
    ),
    row(
        "work text",
        BASICS + "work: Engineer\n",
        "3:7",
        "work: expected a list, found text",
    ),
    row(
        "work of text",
        BASICS + "work:\n  - Engineer\n",
        "4:5",
        "work[0]: expected a mapping with name,",
    ),
    row(
        "work of lists",
        BASICS + "work:\n  - [a]\n",
        "4:5",
        "work[0]: expected a mapping with name,",
    ),
    row(
        "name of work a list",
        BASICS + "work:\n  - name: [X, Y]\n",
        "4:11",
        "work[0].name: expected text, found a list",
    ),
    row(
        "name of work a mapping",
        BASICS + "work:\n  - name: {a: b}\n",
        "4:11",
        "work[0].name: expected text, found a mapping",
    ),
    row(
        "positions text",
        WORK + "positions: Boss\n",
        "5:16",
        "work[0].positions: expected a list, found text",
    ),
    row(
        "positions of text",
        WORK + "positions: [Boss]\n",
        "5:17",
        "work[0].positions[0]: expected a mapping with",
    ),
    row(
        "highlight a list",
        WORK + "highlights:\n      - [a, b]\n",
        "6:9",
        "work[0].highlights[0]: expected text, or a",
    ),
    row(
        "highlight of two labels",
        WORK + "highlights:\n      - {Speed: up, Cost: down}\n",
        "6:21",
        "work[0].highlights[0]: more than one label in",
    ),
    row(
        "items of a bullet a mapping",
        WORK + "highlights:\n      - {text: a, items: {text: b}}\n",
        "6:26",
        "work[0].highlights[0].items: expected a list,",
    ),
    row(
        "keyword a mapping",
        WORK + "keywords:\n      - C: modern\n",
        "6:9",
        "work[0].keywords[0]: expected text, found a",
    ),
    row(
        "date a list",
        WORK + "startDate: [2019]\n",
        "5:16",
        "work[0].startDate: expected text, found a list",
    ),
    row(
        "date a mapping",
        WORK + "startDate: {year: 2019}\n",
        "5:16",
        "work[0].startDate: expected text, found a",
    ),
    row(
        "url a list",
        WORK + "url: [https://example.org]\n",
        "5:10",
        "work[0].url: expected text, found a list",
    ),
    row(
        "location a list",
        WORK + "location: [a]\n",
        "5:15",
        "work[0].location: expected text, or a mapping",
    ),
    row(
        "city a list",
        BASICS + "  location: {city: [a]}\n",
        "3:20",
        "basics.location.city: expected text, found a",
    ),
    row(
        "profiles text",
        BASICS + "  profiles: {network: Forge, username: ada}\n",
        "3:13",
        "basics.profiles: expected a list, found a",
    ),
    row(
        "profile a list",
        BASICS + "  profiles: [[a]]\n",
        "3:14",
        "basics.profiles[0]: expected text, or a",
    ),
    row(
        "skills of lists",
        BASICS + "skills: [[a]]\n",
        "3:10",
        "skills[0]: expected text, or a mapping with",
    ),
    row(
        "skill keywords a mapping",
        BASICS + "skills:\n  - {name: A, keywords: {b: c}}\n",
        "4:25",
        "skills[0].keywords: expected a list, found a",
    ),
    row(
        "language a list",
        BASICS + "languages: [[a]]\n",
        "3:13",
        "languages[0]: expected text, or a mapping",
    ),
    row(
        "education of text",
        BASICS + "education: [MIT]\n",
        "3:13",
        "education[0]: expected a mapping with",
    ),
    row(
        "courses a mapping",
        BASICS + "education:\n  - {institution: X, courses: {a: b}}\n",
        "4:31",
        "education[0].courses: expected a list, found",
    ),
    row(
        "summary a mapping",
        BASICS + "  summary:\n    a: b\n    c: d\n",
        "4:5",
        "basics.summary: expected text, found a mapping",
    ),
    row(
        "meta text", BASICS + "meta: x\n", "3:7", "meta: expected a mapping, found text"
    ),
    row(
        "sections a mapping",
        BASICS + "sections:\n  work: Career\n",
        "4:3",
        "sections: expected a list, found a mapping",
    ),
    row(
        "section a list",
        BASICS + "sections:\n  - [work]\n",
        "4:5",
        "sections[0]: expected a mapping with title,",
    ),
    row(
        "section title a list",
        BASICS + "sections:\n  - work: {a: b}\n",
        "4:11",
        "sections[0].work: expected text, found a mapping",
    ),
)

DATES = (
    # Days that don't exist.
    row("date 2019-13", WORK + "startDate: 2019-13\n", "5:16", "there is no month 13"),
    row(
        "date 2019-02-30",
        WORK + "startDate: 2019-02-30\n",
        "5:16",
        "there is no day 30 in 2019-02",
    ),
    row("date 2019-00", WORK + "startDate: 2019-00\n", "5:16", "there is no month 0"),
    row(
        "date 2019-04-31",
        WORK + "startDate: 2019-04-31\n",
        "5:16",
        "there is no day 31 in 2019-04",
    ),
    row(
        "date 2021-02-29",
        WORK + "startDate: 2021-02-29\n",
        "5:16",
        "there is no day 29 in 2021-02",
    ),
    row("date 0000", WORK + "startDate: 0000\n", "5:16", "there is no year 0000"),
    row("date 0999", WORK + "startDate: 0999\n", "5:16", "there is no year 0999"),
    row("date 3000", WORK + "startDate: 3000\n", "5:16", "there is no year 3000"),
    row("date 20199", WORK + "startDate: 20199\n", "5:16", "there is no year 20199"),
    row("date 201908", WORK + "startDate: 201908\n", "5:16", "there is no year 201908"),
    row("date 19", WORK + "startDate: 19\n", "5:16", "there is no year 19"),
    row("date 13/2019", WORK + "startDate: 13/2019\n", "5:16", "there is no month 13"),
    row("date 00/2019", WORK + "startDate: 00/2019\n", "5:16", "there is no month 0"),
    row(
        "date 2019-01-32",
        WORK + "startDate: 2019-01-32\n",
        "5:16",
        "there is no day 32 in 2019-01",
    ),
)

LINKS = (
    # Links that are not allowed.
    row(
        "scheme javascript",
        BASICS + "  url: 'javascript:alert(1)'\n",
        "3:8",
        'links that begin with "javascript:" are not allowed',
    ),
    row(
        "scheme JavaScript",
        BASICS + "  url: 'JavaScript:alert(1)'\n",
        "3:8",
        'links that begin with "JavaScript:" are not allowed',
    ),
    row(
        "scheme data",
        BASICS + "  url: 'data:text/html,x'\n",
        "3:8",
        'basics.url: links that begin with "data:" are',
    ),
    row(
        "scheme file",
        BASICS + "  url: 'file:///etc/passwd'\n",
        "3:8",
        'basics.url: links that begin with "file:" are',
    ),
    row(
        "scheme vbscript",
        BASICS + "  url: 'vbscript:x'\n",
        "3:8",
        'links that begin with "vbscript:" are not allowed',
    ),
    row(
        "scheme ftp",
        BASICS + "  url: 'ftp://example.org'\n",
        "3:8",
        'basics.url: links that begin with "ftp:" are',
    ),
    row(
        "scheme blob",
        BASICS + "  url: 'blob:x'\n",
        "3:8",
        'basics.url: links that begin with "blob:" are',
    ),
    row(
        "scheme about",
        BASICS + "  url: 'about:blank'\n",
        "3:8",
        'links that begin with "about:" are not allowed',
    ),
)

SECTIONS = (
    # Orders of sections that can't be followed.
    row(
        "section misspelt",
        BASICS + "sections: [wrok]\n",
        "3:12",
        'did you mean "work"?',
    ),
    row(
        "section unknown",
        BASICS + "sections: [nonsense]\n",
        "3:12",
        'sections[0]: there is no section "nonsense"',
    ),
    row(
        "section twice",
        BASICS + "sections: [work, work]\n",
        "3:18",
        'sections[1]: the section "work" is listed',
    ),
    row(
        "section twice by a title",
        BASICS + "sections: [work, work: Career]\n",
        "3:18",
        'sections[1]: the section "work" is listed',
    ),
    row(
        "own section untitled",
        BASICS + "sections:\n  - bullets: [a]\n",
        "4:5",
        "sections[0]: custom sections need a title",
    ),
    row(
        "own section of a short title",
        BASICS + "sections:\n  - Talks: A talk\n",
        "4:5",
        'sections[0]: there is no section "Talks"',
    ),
)

SETTINGS = (
    # Settings that are refused.
    row(
        "format unknown",
        EXPORT + "formats: [odt]\n",
        "4:13",
        'export.formats[0] must be txt, md, docx, pdf, html or json, not "odt"',
    ),
    row(
        "format a mapping",
        EXPORT + "formats: {a: b}\n",
        "4:12",
        "export.formats: expected a list, found a",
    ),
    row(
        "output above",
        EXPORT + "output: ../x\n",
        "4:11",
        'export.output must be a directory below the working directory, not "../x"',
    ),
    row(
        "output within above",
        EXPORT + "output: a/../../x\n",
        "4:11",
        'must be a directory below the working directory, not "a/../../x"',
    ),
    row(
        "output absolute",
        EXPORT + "output: /etc\n",
        "4:11",
        'export.output must be a directory below the working directory, not "/etc"',
    ),
    row(
        "output of home",
        EXPORT + "output: ~/x\n",
        "4:11",
        'export.output must be a directory below the working directory, not "~/x"',
    ),
    row(
        "output of a drive",
        EXPORT + "output: 'C:x'\n",
        "4:11",
        'export.output must be a directory below the working directory, not "C:x"',
    ),
    row(
        "output with backslashes",
        EXPORT + "output: 'a\\b'\n",
        "4:11",
        'export.output must be a directory below the working directory, not "a\\b"',
    ),
    row(
        "filename with a slash",
        EXPORT + "filename: a/b\n",
        "4:13",
        'export.filename must be a file name without its suffix, not "a/b"',
    ),
    row(
        "filename of dots",
        EXPORT + "filename: ..\n",
        "4:13",
        'export.filename must be a file name without its suffix, not ".."',
    ),
    row(
        "filename of another field",
        EXPORT + "filename: '{email}'\n",
        "4:13",
        'knows no {email}, in "{email}" write {name}, {language} or {source}',
    ),
    row(
        "filename a list",
        EXPORT + "filename: [a]\n",
        "4:13",
        "export.filename: expected text, found a list",
    ),
    row(
        "language a sentence",
        EXPORT + "language: British English\n",
        "4:13",
        'export.language must be a language tag, not "British English"',
    ),
    row(
        "paper unknown",
        EXPORT + "paper: A3\n",
        "4:10",
        'export.paper must be A4 or Letter, not "A3"',
    ),
    row(
        "width too small",
        EXPORT + "text: {width: 10}\n",
        "4:17",
        'export.text.width must be 0 or 40-500 characters, not "10"',
    ),
    row(
        "width too large",
        EXPORT + "text: {width: 5000}\n",
        "4:17",
        'export.text.width must be 0 or 40-500 characters, not "5000"',
    ),
    row(
        "width a fraction",
        EXPORT + "text: {width: 72.5}\n",
        "4:17",
        'export.text.width must be 0 or 40-500 characters, not "72.5"',
    ),
    row(
        "width negative",
        EXPORT + "text: {width: -1}\n",
        "4:17",
        'export.text.width must be 0 or 40-500 characters, not "-1"',
    ),
    row(
        "width text",
        EXPORT + "text: {width: wide}\n",
        "4:17",
        'export.text.width must be 0 or 40-500 characters, not "wide"',
    ),
    row(
        "ascii a number",
        EXPORT + "text: {ascii: 2}\n",
        "4:17",
        'export.text.ascii must be true or false, not "2"',
    ),
    row(
        "text of settings text",
        EXPORT + "text: plain\n",
        "4:9",
        "export.text: expected a mapping with width,",
    ),
    row(
        "export text",
        BASICS + "export: pdf\n",
        "3:9",
        "export: expected a mapping with formats,",
    ),
    row(
        "setting misspelt",
        EXPORT + "langauge: en\n",
        "4:3",
        'unknown setting "langauge" in export: it is ignored',
    ),
    row(
        "export a list",
        BASICS + "export: [pdf]\n",
        "3:9",
        "export: expected a mapping with formats,",
    ),
)

KEYS = (
    # Keys given twice, misspelt, or of another tool; the fragment names the right one.
    row(
        "key twice",
        BASICS + "  name: Eve\n",
        "3:3",
        "the first is in line 2; keep one",
    ),
    row(
        "section twice in the file",
        BASICS + "work:\n  - name: X\nwork:\n  - name: Y\n",
        "5:1",
        "the first is in line 3; keep one",
    ),
    row(
        "key twice in JSON",
        '{"basics": {"name": "Ada",\n "name": "Eve"}}',
        "2:2",
        "the first is in line 1; keep one",
    ),
    row("labl for label", BASICS + "  labl: x\n", "3:3", 'did you mean "label"?'),
    row(
        "sumary for summary", BASICS + "  sumary: x\n", "3:3", 'did you mean "summary"?'
    ),
    row("exprience for work", BASICS + "exprience: x\n", "3:1", 'did you mean "work"?'),
    row(
        "experience for work", BASICS + "experience: x\n", "3:1", 'did you mean "work"?'
    ),
    row("Work for work", BASICS + "Work: x\n", "3:1", 'did you mean "work"?'),
    row(
        "eduction for education",
        BASICS + "eduction: x\n",
        "3:1",
        'did you mean "education"?',
    ),
    row(
        "volunteering for volunteer",
        BASICS + "volunteering: x\n",
        "3:1",
        'did you mean "volunteer"?',
    ),
    row("design for export", BASICS + "design: x\n", "3:1", 'did you mean "export"?'),
    row("locale for export", BASICS + "locale: x\n", "3:1", 'did you mean "export"?'),
    row("layout for export", BASICS + "layout: x\n", "3:1", 'did you mean "export"?'),
    row(
        "higlights for highlights in work",
        WORK + "higlights: x\n",
        "5:5",
        'did you mean "highlights"?',
    ),
    row(
        "RenderCV",
        "cv:\n  name: Ada\n  sections:\n    experience: []\n",
        "1:1",
        "this is RenderCV's key; here the sections",
    ),
    row(
        "RenderCV design",
        BASICS + "design:\n  theme: classic\n",
        "3:1",
        'did you mean "export"?',
    ),
    row(
        "YAMLResume",
        "content:\n  basics: {name: Ada}\n",
        "1:1",
        "this is YAMLResume's key; here the sections",
    ),
    row(
        "YAMLResume skill",
        BASICS + "skills:\n  - {name: A, level: B, keyword: [c]}\n",
        "4:25",
        'did you mean "keywords"?',
    ),
)

ALL = (
    *(*SYNTAX, *ROOT, *BYTES, *SIZE, *TYPES),
    *(*DATES, *LINKS, *SECTIONS, *SETTINGS, *KEYS),
)


@pytest.mark.parametrize(("data", "place", "fragment"), ALL)
def test_the_first_error_has_its_place_and_its_words(
    data: bytes, place: str, fragment: str
) -> None:
    problem = first_error(data)

    assert place == f"{problem.line}:{problem.column}"
    assert fragment in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(("data", "place", "fragment"), ALL)
def test_every_error_says_what_to_write_instead(
    data: bytes, place: str, fragment: str
) -> None:
    assert all(each.hint for each in problems(data) if each.severity == "error")


def test_reading_stops_at_500_errors() -> None:
    data = (BASICS + "work:\n" + "  - text\n" * 2000).encode()

    assert 500 == len(problems(data))
