"""Rules for the text that a reader extracts from a file of any format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from cvexport import readback
from cvexport.checks.file import inspect_docx, inspect_pdf
from cvexport.checks.file.open_file import (
    INSPECTORS,
    has_icon_fonts,
    opened,
    pages,
    parsed,
)
from cvexport.checks.phrases import named, quoted
from cvexport.checks.rule import Fault, FileView, file_rule
from cvexport.errors import ReadBackError, counted
from cvexport.exporters.text import typed
from cvexport.model.document import (
    Document,
    Entry,
    List,
    Paragraph,
    plain,
    reading_order,
)
from cvexport.model.settings import Settings, TextSettings
from cvexport.parser import dates, vocabulary
from cvexport.unicode.characters import SYMBOL_BULLETS

_ASCII = Settings(text=TextSettings(ascii=True))
_MEGABYTE = 1_000_000
_LARGEST = 2.5 * _MEGABYTE


@file_rule(
    "unreadable",
    "error",
    source="Our own judgement: parsers reject what PDFium, lxml or zipfile reject.",
)
def unreadable(view: FileView) -> Iterator[Fault]:
    """Find a file that can't be opened, or is too large or too slow to read."""
    inspector = INSPECTORS.get(view.format)
    if inspector is None and not _is_utf8(view.data):
        yield Fault(
            "the text is not UTF-8, so characters beyond ASCII are garbled",
            "save the file as UTF-8",
        )
    elif (why := _refusal(view)) and not (inspector and inspector.is_locked(view.data)):
        yield Fault(why, "export it again from the program in which it was written")


def _refusal(view: FileView) -> str:
    """Return why a file can't be opened, or why a reader finds no text in it."""
    inspector = INSPECTORS.get(view.format)
    return view.refusal or (inspector.refusal(view.data) if inspector else "")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@file_rule(
    "encrypted",
    "error",
    formats=tuple(INSPECTORS),
    source='Lever, "Understanding resume parsing": it must be possible to select text.',
)
def encrypted(view: FileView) -> Iterator[Fault]:
    """Find a file that is encrypted, even if it opens without a password."""
    found = opened(view)
    is_restricted = isinstance(found, inspect_pdf.Pdf) and found.is_encrypted
    if is_restricted or INSPECTORS[view.format].is_locked(view.data):
        yield Fault(
            "the file is encrypted; parsers reject it",
            "save it without a password or restrictions",
        )


@file_rule(
    "file-size",
    "warning",
    source="Greenhouse parses no larger files (support.greenhouse.io 200989175).",
)
def file_size(view: FileView) -> Iterator[Fault]:
    """Find a file over 2.5 MB."""
    if len(view.data) > _LARGEST:
        yield Fault(
            f"the file has {len(view.data) / _MEGABYTE:.1f} MB; Greenhouse parses up "
            "to 2.5 MB",
            "remove pictures, or make them smaller",
        )


@file_rule(
    "no-text",
    "error",
    source='Lever, "Understanding resume parsing", and Greenhouse: no text in images.',
)
def no_text(view: FileView) -> Iterator[Fault]:
    """Find a file without words, such as a scanned page."""
    if not _has_words(_everywhere(view)) and _is_open(view):
        yield Fault(
            "the file contains no text; it may be a scan or a drawing",
            "export the file from the program in which it was written",
        )


def _has_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", text))


def _is_open(view: FileView) -> bool:
    return not _refusal(view) and (view.format in INSPECTORS or _is_utf8(view.data))


@file_rule(
    "read-back",
    "error",
    source="The readers themselves: PDFium, python-docx and Python-Markdown.",
)
def read_back(view: FileView) -> Iterator[Fault]:
    """Find words of the source that a reader loses, adds or moves."""
    if view.document is None or not _is_open(view):
        return
    try:
        _read_back(view, view.document)
    except ReadBackError as error:
        yield Fault(
            " ".join(str(error).split()),
            "export the file again, or copy changes made by hand into the source",
        )


def _read_back(view: FileView, document: Document) -> None:
    """Read a file in each form and way that there is: the view doesn't say which."""
    try:
        readback.found_in(view.text, view.format, document, Settings())
    except ReadBackError:
        settings = _ASCII if view.format == "txt" else Settings()
        readback.read_back(view.data, view.format, document, settings)


@file_rule(
    "entry-apart",
    "error",
    source="OpenResume takes them from the lines before the first bullet; Greenhouse "
    "asks for one format in each section.",
)
def entry_apart(view: FileView) -> Iterator[Fault]:
    """Find an employer whose dates or title are far away, or after its text."""
    if view.document is None or not view.text:
        return
    fold = _fold(view)
    found = fold(view.text)
    for entry in _entries(view.document):
        facts = [entry.period, *(plain(line) for line in entry.lines[:1])]
        missing = [
            fact
            for fact in facts
            if fact and not _is_near(fold(fact), entry, found, fold)
        ]
        if missing:
            yield Fault(
                f"{quoted(missing)} is not next to {quoted([plain(entry.heading)])}",
                "put employer, dates and title together, before the text",
            )


_NEAR = 160
"""Characters between an employer and the end of its dates and title, at most."""


def _entries(document: Document) -> Iterator[Entry]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Entry):
                yield block


def _is_near(fact: str, entry: Entry, found: str, fold: Callable[[str], str]) -> bool:
    """Return whether a fact is near an employer's name and not after its text."""
    heading, prose = fold(plain(entry.heading)), fold(_first_words(entry))
    around = _NEAR + len(fact)
    start = found.find(heading)
    while start >= 0:
        end = start + len(heading) + around
        below = found.find(prose, start, end) if prose.strip() else -1
        if fact in found[max(start - around, 0) : end if below < 0 else below + 1]:
            return True
        start = found.find(heading, start + 1)
    return False


def _first_words(entry: Entry) -> str:
    """Return the first text of an entry after its facts."""
    match entry.blocks[:1]:
        case (Paragraph(spans),):
            return plain(spans)
        case (List(items),):
            return plain(items[0].spans)
        case _:
            return ""


def _fold(view: FileView) -> Callable[[str], str]:
    """Return what makes words comparable; plain text may be transliterated."""
    if view.format != "txt" or not view.text.isascii():
        return _folded
    return lambda text: _folded(typed(text, _ASCII))


def _folded(text: str) -> str:
    """Return the words of a text in lower case, with a space on each side of each."""
    found = re.findall(r"\w+", _composed(text))
    return f" {' '.join(found)} "


@file_rule(
    "name-first",
    "warning",
    source="OpenResume takes the profile, and GATE the name, from the top of the text.",
)
def name_first(view: FileView) -> Iterator[Fault]:
    """Find a first line that isn't just the name."""
    first = next((line.strip() for line in view.text.splitlines() if line.strip()), "")
    if not first:
        return
    if view.document is not None:
        fold = _fold(view)
        is_name = fold(first) == fold(view.document.name)
    else:
        is_name = not _NO_NAME.search(first) and not vocabulary.is_heading(first)
    if not is_name:
        yield Fault(
            f"the text starts with {quoted([first])}, not with a name",
            "put only the name on the first line, and nothing before it",
        )


_NO_NAME = re.compile(
    r"(?i)@|https?:|www\.|\d{4}|^.{61}|^(?:curriculum vitae|r[eé]sum[eé]|cv)$"
)


@file_rule(
    "contact-missing",
    "error",
    causes=("no-text",),
    source="DaXtra fails without one of them (Mercury KA-01555).",
)
def contact_missing(view: FileView) -> Iterator[Fault]:
    """Find a file with neither an e-mail address nor a phone number."""
    is_known = view.document is None or _has_contact(view.document)
    text = _everywhere(view)
    if is_known and _has_words(text) and not vocabulary.has_contact(text):
        yield Fault(
            "parsers find no e-mail address or phone number",
            "write one of them as text below the name",
        )


def _has_contact(document: Document) -> bool:
    """Return whether there is one to lose: the rules for sources report if not."""
    return any(vocabulary.has_contact(plain(each)) for each in document.contacts)


def _everywhere(view: FileView) -> str:
    """Return the text, with that outside the body, which has rules of its own."""
    found = opened(view)
    if not isinstance(found, inspect_docx.Docx):
        return view.text
    return "\n".join((view.text, found.margins, *(p.text for p in found.paragraphs)))


@file_rule(
    "heading-missing",
    "warning",
    causes=("no-text", "renamed-section", "unknown-section"),
    source="OpenResume's keywords, GATE's gazetteer, simple-resume-parser's list.",
)
def heading_missing(view: FileView) -> Iterator[Fault]:
    """Find a text without any section title that parsers know."""
    text = _everywhere(view)
    is_known = any(map(vocabulary.is_known_title, text.splitlines()))
    if _is_english(view) and _has_words(text) and not (is_known and _has_titles(view)):
        yield Fault(
            "no line is a section title that parsers know",
            "use titles such as Experience, Education and Skills, each on its own line",
        )


def _is_english(view: FileView) -> bool:
    return view.document is None or view.document.language.startswith("en")


def _has_titles(view: FileView) -> bool:
    """Return whether `check --show` takes a line for a title that is known."""
    titles = (each.title for each in parsed(view).sections)
    return any(map(vocabulary.is_known_title, titles))


@file_rule(
    "jobs-unread",
    "warning",
    causes=("no-text", "read-back", "renamed-section", "unknown-section"),
    source="Our own parser, as `check --show` uses it: what it can't read, others have "
    "to guess.",
)
def jobs_unread(view: FileView) -> Iterator[Fault]:
    """Find a file in which no job, or few of the jobs, can be read."""
    if not (_is_open(view) and _has_words(_everywhere(view)) and _has_jobs(view)):
        return
    jobs = parsed(view).jobs
    whole = [job for job in jobs if job.title and job.employer]
    if jobs and 2 * len(whole) >= len(jobs):
        return
    why = (
        f"of {counted(len(jobs), 'job')} only {len(whole)} can be read with title and "
        "employer"
        if jobs
        else "no job can be read"
    )
    yield Fault(
        f"{why}, so what this check says of jobs is incomplete",
        "put employer, title and dates of each job together, in one order throughout, "
        "below a title such as Experience",
    )


_FEWEST_PERIODS = 3
"""Of a file without a known source, from which there should be a job."""


def _has_jobs(view: FileView) -> bool:
    """Return whether there should be jobs.

    The source says so or, without it, a title for jobs that has lines below, or several
    periods.
    """
    if view.document is None:
        sections = parsed(view).sections
        if any(
            each.lines and vocabulary.section_of(each.title) == "work"
            for each in sections
        ):
            return True
        dated = sum(map(_has_period, view.text.splitlines()))
        return dated >= _FEWEST_PERIODS and len(parsed(view).education) < dated
    language = view.document.language
    return language.startswith("en") and any(
        entry.lines and entry.period
        for section in view.document.sections
        if vocabulary.section_of(section.heading, language) == "work"
        for entry in section.blocks
        if isinstance(entry, Entry)
    )


def _has_period(line: str) -> bool:
    found = dates.dated_line(line.strip())
    return bool(found and found.end)


@file_rule(
    "short-years",
    "warning",
    causes=("unread-dates", "unread-date-text"),
    source='Measured: "Aug. \'19" loses the dates of all jobs in OpenResume, which '
    "looks for four digits.",
)
def short_years(view: FileView) -> Iterator[Fault]:
    """Find two-digit years, as in "Aug '19"."""
    if found := vocabulary.MONTH_AND_SHORT_YEAR.findall(view.text):
        yield Fault(
            f"parsers find no year in {quoted(found)}",
            "write years with four digits: Aug 2019",
        )


@file_rule(
    "lost-characters",
    "error",
    source='Measured: fonts without a Unicode map give "(cid:97)" in pdfminer.',
)
def lost_characters(view: FileView) -> Iterator[Fault]:
    """Find what is left of lost characters: U+FFFD, (cid:1), control characters."""
    found = _LOST.findall(view.text)
    is_unmapped = any(page.unmapped for page in pages(view))
    if found or (is_unmapped and not has_icon_fonts(view)):
        lost = named(found) if found else "glyphs without a Unicode map"
        yield Fault(
            f"some characters can't be read: {lost}",
            "use a font that has them, embedded with its Unicode map",
        )


_LOST = re.compile(r"\ufffd|\ufffc|\(cid:\d+\)|[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@file_rule(
    "private-characters",
    "warning",
    causes=("icon-fonts",),
    source="Measured: Font Awesome's icons are extracted as private-use characters.",
)
def private_characters(view: FileView) -> Iterator[Fault]:
    """Find characters of icon fonts, which have a meaning only in that font."""
    found = [each for each in _PRIVATE.findall(view.text) if each not in SYMBOL_BULLETS]
    if found:
        yield Fault(
            f"icons are extracted as {named(found)}, which no reader understands",
            "write words instead of icons, or remove them",
        )


_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


@file_rule(
    "ligatures",
    "warning",
    source="Measured: pdfminer, iText and poppler give U+FB01, Ghostscript worse.",
)
def ligatures(view: FileView) -> Iterator[Fault]:
    """Find ligatures: "fi" as one character or, in a PDF, as one glyph."""
    number = len(re.findall("[\ufb00-\ufb06]", view.text))
    number += sum(page.ligatures for page in pages(view))
    if number:
        yield Fault(
            f"the text has {counted(number, 'ligature')}; some readers make one odd "
            "character of each, and words with it aren't found",
            "turn ligatures off (in CSS: font-variant-ligatures: none)",
        )


@file_rule(
    "invisible-characters",
    "warning",
    source='Measured: soft hyphens are extracted as "-" or U+00AD in 5 of 15 readers.',
)
def invisible_characters(view: FileView) -> Iterator[Fault]:
    """Find invisible characters, which split words for software."""
    if found := _INVISIBLE.findall(view.text):
        yield Fault(
            f"words are split by invisible characters: {named(found)}",
            "delete them, and turn automatic hyphenation off",
        )


_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


@file_rule(
    "odd-spaces",
    "advice",
    source="Our own judgement: some tokenisers split words only at U+0020.",
)
def odd_spaces(view: FileView) -> Iterator[Fault]:
    """Find no-break, thin and other unusual spaces."""
    if found := re.findall("[\xa0\u2000-\u200a\u202f\u205f]", view.text):
        yield Fault(
            f"the text has {counted(len(found), 'unusual space')}: {named(found)}",
            "type plain spaces",
        )


@file_rule(
    "glued-words",
    "error",
    causes=("spaces-not-set",),
    source="Measured: pandoc's xelatex sets no spaces, and pdfplumber finds no words.",
)
def glued_words(view: FileView) -> Iterator[Fault]:
    """Find words without spaces between them, as in "version1and2of"."""
    found = [token for token in view.text.split() if _is_glued(token)]
    commas = re.findall(r"\b[a-z]{3,},[a-z]{3,}", view.text)
    found += commas if len(commas) > 2 else []
    if found and (glued := [*_not_meant(found, view)]):
        yield Fault(
            f"words run together: {quoted(glued)}",
            "export with a program that writes real spaces between words",
        )


def _not_meant(tokens: list[str], view: FileView) -> Iterator[str]:
    """Return the tokens that aren't written so in the source, where that is known."""
    order = reading_order(view.document) if view.document else ()
    written = " ".join(order)
    if view.format == "txt":
        written += typed(f" {written}", _ASCII)
    written = _composed(written)
    for token in tokens:
        if not order or _composed(_EDGES.sub("", token)) not in written:
            yield token


_EDGES = re.compile(r"^\W+|\W+$")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_glued(token: str) -> bool:
    token = token[:200]
    if _ADDRESS.search(token) or not token[:1].isalnum():
        return False
    return bool(_GLUED.search(token) or _LONG.search(token))


_ADDRESS = re.compile(r"[/@_=\\]|\.\w{2,4}$|www\.")
_GLUED = re.compile(r"(?<![a-z])[a-z]{3,}+\d++[a-z]{3,}+\d++[a-z]{2}")
_LONG = re.compile("[A-Za-z\xc0-\u024f\u0370-\u052f]{40}")
"""In scripts with spaces between words; the longest German words have 39 letters."""


@file_rule(
    "spaced-letters",
    "warning",
    causes=("letter-spacing",),
    source='Greenhouse names "spaces between the letters"; measured: at 2 pt 9 of 17 '
    "readers lose all headings.",
)
def spaced_letters(view: FileView) -> Iterator[Fault]:
    """Find words with space between the letters, as in "S K I L L S"."""
    wide = [line for page in pages(view) for line in page.spaced]
    found = [each[0] for each in vocabulary.SPACED_LETTERS.finditer(view.text)] + wide
    if found:
        yield Fault(
            f"there is space between letters: {quoted(found)}",
            "set headings without letter-spacing",
        )


@file_rule(
    "bullets-apart",
    "warning",
    source="Measured: drawn 24 pt apart, pdftotext gives the bullet its own line.",
)
def bullets_apart(view: FileView) -> Iterator[Fault]:
    """Find bullets on a line of their own, or over 24 pt before their text."""
    alone = sum(line.strip() in _ALONE for line in view.text.splitlines())
    number = alone or sum(_far_bullets(page) for page in pages(view))
    if number:
        yield Fault(
            f"{counted(number, 'bullet is', 'bullets are')} too far from the text",
            "put the bullet and its text in one run, less than 8 pt apart",
        )


_ALONE = frozenset(vocabulary.BULLETS + SYMBOL_BULLETS)
_FAR = 24


def _far_bullets(page: inspect_pdf.PdfPage) -> int:
    pairs = zip(page.chunks, page.chunks[1:], strict=False)
    return sum(
        bullet.text.strip() in _ALONE
        and abs(bullet.baseline - text.baseline) < text.size / 2
        and text.left - bullet.right > _FAR
        for bullet, text in pairs
    )


@file_rule(
    "symbol-bullets",
    "warning",
    source="Measured: typed U+F0B7 costs a tenth of the text in every reader.",
)
def symbol_bullets(view: FileView) -> Iterator[Fault]:
    """Find bullets from a symbol font: U+F0B7, or the "o" and "§" of Wingdings."""
    found = _SYMBOL_BULLET.findall(view.text)
    letters = _LETTER_BULLET.findall(view.text)
    found += letters if len(letters) > 1 else []
    if found:
        come = counted(len(found), "bullet comes", "bullets come")
        yield Fault(
            f"{come} from a symbol font: {named(found)}",
            "use a list with the bullet • U+2022",
        )


_SYMBOL_BULLET = re.compile(f"[{SYMBOL_BULLETS}]")
_LETTER_BULLET = re.compile(r"(?m)^[ \t]*([oØ§ü])[ \t]+(?=\S)")


@file_rule(
    "hyphenated-words",
    "warning",
    formats=("pdf", "txt"),
    source='Measured: nearly every reader extracts "multi-" and "hour".',
)
def hyphenated_words(view: FileView) -> Iterator[Fault]:
    """Find words split by a hyphen at the end of a line."""
    if found := _BROKEN.findall(view.text):
        yield Fault(
            f"words are split at line ends: {quoted(found)}",
            "turn hyphenation off, and keep words with a hyphen on one line",
        )


_BROKEN = re.compile(r"\b[^\W\d_]{2,}[-\u2010] ?\r?\n[ \t]*[^\W\d_]{2,}")
