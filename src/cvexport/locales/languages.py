"""The supported languages, and the file of words that each has beside this module.

English has no file: its section titles are in `model.sections`, and its other words
are the defaults of `wording.Words`.  A file holds the titles of the sections, the
other words and, in `[dates]`, months and the order of dates; `[reading]` has the words
by which `source.dates` knows a period.  A title or a word that a file leaves out is
printed in English.

Where the words come from: common practice.  The sections follow the headings of the
Europass CV in the languages of the European Union, and elsewhere what CVs of the
country usually say, such as the 職務経歴書 of Japan; a title of one or two words was
preferred.  The words for what is still going on were compared with the locales of
RenderCV, which has twenty of the languages.  No list was copied, and native speakers
have not read every language: corrections are welcome.

A label is followed by an ASCII colon without a space before it, in French and in
Chinese too: readers split a label from its text at ": ".

`[dates]` comes from the Unicode CLDR by way of Babel (skeletons yMMM, yM and y,
Gregorian calendar).  `nox -s languages` writes it, and a test compares it with Babel.
Years are Gregorian and their digits ASCII in every language, Arabic, Hindi and Persian
too, because forms and parsers read no others.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

SAME = {
    "cmn": "zh",
    "in": "id",
    "iw": "he",
    "no": "nb",
    "pt-ao": "pt-PT",
    "pt-cv": "pt-PT",
    "pt-mz": "pt-PT",
    "sh": "sr-Latn",
    "sr-me": "sr-Latn",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-tw": "zh-Hant",
}
"""Tags, in lower case, that share the words of another language."""


@functools.cache
def tags() -> tuple[str, ...]:
    """Return the BCP 47 tags of the supported languages, English included, sorted."""
    files = (path for path in FOLDER.iterdir() if path.suffix == ".toml")
    return tuple(sorted(["en", *(path.stem for path in files)]))


def known(language: str) -> str:
    """Return the supported tag that is nearest to a BCP 47 tag, or "".

    Subtags are dropped from the end until a tag is supported (RFC 4647, lookup):
    `de-AT` is written as `de`, `zh-Hant-HK` as `zh-Hant`.
    """
    supported = {tag.lower(): tag for tag in tags()} | SAME
    subtags = language.lower().split("-")
    shorter = ("-".join(subtags[:end]) for end in range(len(subtags), 0, -1))
    return next((supported[tag] for tag in shorter if tag in supported), "")


def table(tag: str) -> dict[str, dict[str, Any]]:
    """Return the tables of a language's file: words, sections, reading and dates."""
    import tomllib

    text = (FOLDER / f"{tag}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
