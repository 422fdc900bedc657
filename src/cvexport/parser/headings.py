"""The lines of a CV in sections, by the words and the looks of their headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cvexport.model.lines import Segment
from cvexport.parser import dates
from cvexport.parser.lines import JoinedText, Look, TextLine, folded
from cvexport.parser.vocabulary import (
    EMAIL,
    has_contact,
    is_heading,
    is_heading_in_capitals,
    is_job_title,
    is_title_in_any_language,
    section_in_any_language,
    section_of,
)
from cvexport.parser.words import NO_NAMES

_SPACED = re.compile(r"(?:\S ){2,60}\S(?: {2,9}(?:\S ){1,60}\S)*")
_DASH = re.compile(r"(?<!\s)\s++[|/\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}-]\s+")
_LONGEST = 50
_LONGEST_NAME = 200
_ALIGNED = 6.0
"""Points: a column begins no further from where the name does."""
_TOP = 6
"""Lines among which the title of a CV is."""
_CV_TITLES = NO_NAMES - {
    *("contact", "kontakt", "contacto", "profil", "perfil", "profile", "profiles"),
    *("about", "about me", "personal profile"),
}
_MOST_WORDS = 6
_LARGER = 1.12
"""Of a name, beside the text."""
_FIRST_LINES = 60
"""Among which the name is."""
_NAME = re.compile(r"[^\W\d_][^\d@|/:•]{1,60}")


_CV_WORDS = r"(?:lebenslauf|curriculum vit[aæ]e|résumé|resume|cv)"
_CV_OF = re.compile(
    rf"^{_CV_WORDS} ?(?:of |von |de |: |- |\N{{EN DASH}} )?(?=\S)"
    rf"|(?<=\S) ?[-\N{{EN DASH}}\N{{EM DASH}}|,] ?{_CV_WORDS}$",
    re.IGNORECASE,
)


class Section(NamedTuple):
    """A heading, the key of the section that it names, and the lines below it.

    The first one, and the one that begins at the name, have no heading.
    """

    title: str
    key: str
    lines: list[TextLine]


def split_at_headings(whole: JoinedText) -> tuple[str, list[Section]]:
    """Return the name, "" where the first line has it, and the sections.

    The name on the first line is no heading, whatever its case, nor is the line below
    it in capitals.
    """
    whole = whole._replace(lines=tuple(_opened(whole)))
    name, taken = _name(whole)
    marked = set(_headings(whole, taken))
    sections = [Section("", "", [])]
    columns: dict[tuple[int, int], int] = {}
    at = 0
    for index, line in enumerate(whole.lines):
        if _turns(whole.lines, index) and index not in marked:
            at = columns.get((line.page, line.column), len(sections) - 1)
        if index in taken:
            if index == taken[0] and sections[-1].title:
                sections.append(Section("", "", []))
        elif (line.page, line.column) not in columns and _is_beside_name(
            whole.lines, index, taken
        ):
            sections.append(Section("", "", [line]))
        elif index in marked:
            title = _title(line)
            sections.append(Section(title, _key(title, whole.language), []))
        else:
            sections[at].lines.append(line)
            columns[line.page, line.column] = at
            continue
        at = len(sections) - 1
        columns[line.page, line.column] = at
    return name, sections


def _turns(lines: Sequence[TextLine], index: int) -> bool:
    """Return whether a line is in another column of the page than the one before."""
    if not index or not lines[index].segments:
        return False
    one, other = lines[index - 1], lines[index]
    is_placed = bool(other.segments[0].right)
    return is_placed and one.page == other.page and one.column != other.column


def _is_beside_name(
    lines: Sequence[TextLine], index: int, taken: Sequence[int]
) -> bool:
    """Return whether a column begins below the name, after one beside it."""
    if not taken or not index or not taken[0] < index or lines[index].page:
        return False
    line, before, name = lines[index], lines[index - 1], lines[taken[0]]
    if line.column == before.column or not line.segments or not name.segments:
        return False
    if not line.segments[0].right:
        return False
    is_below = abs(line.segments[0].left - name.segments[0].left) < _ALIGNED
    return is_below and not before.is_heading


def _opened(whole: JoinedText) -> Iterator[TextLine]:
    """Yield the lines, with headings at their left taken off, and no title of a CV."""
    for index, line in enumerate(whole.lines):
        if index < _TOP and _title(line).casefold() in _CV_TITLES:
            continue
        first, *rest = line.segments or (None,)
        is_table = len(line.segments) > 2 and all(
            len(each.text.split()) < 4 and each[3:6] == first[3:6]
            for each in line.segments
            if first
        )
        if first and rest and rest[0].is_apart and not line.bullet and not is_table:
            heading, dates_beside = _heading_beside(first, whole.language)
            if heading:
                after = [*dates_beside, *rest]
                yield line._replace(
                    text=heading.text.strip(), segments=(heading,), is_whole=True
                )
                text = "\t".join(each.text.strip() for each in after)
                yield line._replace(text=text, segments=tuple(after), gap=False)
                continue
        yield line


def _heading_beside(
    first: Segment, language: str
) -> tuple[Segment | None, list[Segment]]:
    """Return the heading that a line begins with, and the dates below it there."""
    text = first.text.strip()
    if len(text) > 2 * _LONGEST:
        return None, []
    if is_heading(text, language):
        return first, []
    found = dates.dated_line(text, language)
    if found and not found.after and is_heading(found.before, language):
        cut = text.index(found.before) + len(found.before)
        beside = first._replace(text=text[cut:].strip(), is_apart=False)
        return first._replace(text=found.before), [beside]
    return None, []


def _title(line: TextLine) -> str:
    """Return the words of a heading, whose letters may have been set apart."""
    text = line.text.strip().replace("\t", "  ")
    if _SPACED.fullmatch(text):
        words = re.split(r" {2,}", text)
        text = " ".join(word.replace(" ", "") for word in words)
    return folded(text).rstrip(":").strip("-=_\N{EM DASH}\N{EN DASH}\N{BULLET}# ")


def _key(title: str, language: str) -> str:
    return section_of(title, language) or section_in_any_language(title)


def _is_known(line: TextLine, language: str) -> bool:
    if line.bullet or len(line.text) > 2 * _LONGEST:
        return False
    title = _title(line)
    return is_heading(title, language) or is_title_in_any_language(title)


def _headings(whole: JoinedText, taken: Sequence[int]) -> Iterator[int]:
    """Yield where the headings are.

    Known words are one unless other headings look otherwise and these look like text.
    Other words are one where they look as those do and no lines of entries do.
    """
    lines = whole.lines
    first = 0 if taken else 1
    known = {
        index
        for index, line in enumerate(lines)
        if index >= first and index not in taken and _is_known(line, whole.language)
    }
    body = _body_look(whole)
    looks = Counter(_look(lines[index]) for index in known)
    telling = {look for look in looks if _differs(look, body)}
    has_telling = 2 * sum(looks[look] for look in telling) > sum(looks.values())
    flagged = any(lines[index].is_heading for index in known)
    if has_telling or flagged:
        known = {
            index
            for index in known
            if _look(lines[index]) in telling or lines[index].is_heading
        }
    yield from known
    others = [
        index
        for index, line in enumerate(lines)
        if index >= first and index not in known and index not in taken
    ]
    if not _WORK_OR_SCHOOL & {_key(_title(lines[at]), whole.language) for at in known}:
        own = list(_by_looks(whole, taken, body))
        if own:
            yield from (index for index in own if index not in known)
            return
    if not has_telling:
        flagged_looks = {lines[at].look[:2] for at in known if lines[at].is_heading}
        titles = [lines[at].text for at in known]
        if 2 * sum(map(str.isupper, titles)) > len(titles) or not titles:
            yield from (
                index for index in others if _is_in_capitals(whole, index, known)
            )
        yield from (
            index
            for index in others
            if lines[index].look[:2] in flagged_looks and _is_own_flagged(whole, index)
        )
        return
    sharing: dict[Look, list[int]] = defaultdict(list)
    for index in others:
        if not lines[index].bullet:
            sharing[_look(lines[index])].append(index)
    flagged_looks = {lines[at].look[:2] for at in known if lines[at].is_heading}
    yield from (
        index
        for index in others
        if lines[index].look[:2] in flagged_looks and _is_own_flagged(whole, index)
    )
    entries = set(_heads_below(lines, known))
    for look in telling:
        alike = [index for index in sharing[look] if index not in entries]
        own = [index for index in alike if _may_be_own(whole, index)]
        if (looks[look] >= len(alike) * 0.5 and looks[look] >= 2) or (
            own and looks[look] >= len(own) and _is_largest(look, whole, taken)
        ):
            yield from own


_WORK_OR_SCHOOL = {"work", "education"}


def _by_looks(whole: JoinedText, taken: Sequence[int], body: Look) -> Iterator[int]:
    """Yield headings in words that nobody lists, by their looks alone.

    They are the largest short lines below the name, then those in bold and in capitals,
    of which there are several; between two of them there isn't one date each time, as
    there is between two employers.
    """
    lines = whole.lines
    alike: dict[Look, list[int]] = defaultdict(list)
    others: Counter[Look] = Counter()
    for index, line in enumerate(lines):
        if index in taken or (index <= 1 and not line.gap) or line.bullet:
            continue
        look = _look(line)
        if _may_be_own(whole, index) and _differs(look, body):
            alike[look].append(index)
        else:
            others[look] += 1
    ranked = sorted(alike, key=lambda look: (look.size, look.is_bold, look.is_capital))
    for look in reversed(ranked):
        found = alike[look]
        if 2 <= len(found) <= _MOST_HEADINGS and others[look] < 0.4 * len(found):
            if not _is_one_date_each(whole, found):
                yield from found
            return


_MOST_HEADINGS = 14


def _is_one_date_each(whole: JoinedText, found: Sequence[int]) -> bool:
    """Return whether there is one date below each of some lines."""
    ends = [*found[1:], len(whole.lines)]
    counts = [
        sum(
            bool(not line.bullet and dates.dated_line(line.text, whole.language))
            for line in whole.lines[start + 1 : min(end, start + 1 + _MOST_LOOKED_AT)]
        )
        for start, end in zip(found, ends, strict=True)
    ]
    return len(counts) > 2 and 10 * counts.count(1) >= 7 * len(counts)


_MOST_LOOKED_AT = 60
"""Lines below a heading."""


def _heads_below(lines: Sequence[TextLine], known: set[int]) -> Iterator[int]:
    """Yield lines that look like headings, in sections that begin with such a line.

    There employers look as headings do: a heading is never alone below another.
    """
    look = None
    for index, line in enumerate(lines):
        if index in known:
            look = _look(line)[:3]
        elif index - 1 in known and line.look[:3] != look:
            look = None
        elif look and line.look[:3] == look:
            yield index


def _is_largest(look: Look, whole: JoinedText, taken: Sequence[int]) -> bool:
    sizes = [
        line.look.size
        for index, line in enumerate(whole.lines)
        if index not in taken and index > 2
    ]
    return bool(look.size) and look.size >= max(sizes, default=0)


def _look(line: TextLine) -> Look:
    return line.look._replace(is_capital=_title(line).isupper())


def _differs(look: Look, body: Look) -> bool:
    """Return whether a look is that of a heading beside the text."""
    if look.size > body.size + 0.4 or (look.is_bold and not body.is_bold):
        return True
    return bool(look.size) and look.is_capital


def _body_look(whole: JoinedText) -> Look:
    found: Counter[Look] = Counter()
    for line in whole.lines:
        for each in line.segments:
            size = round(each.size * 2) / 2
            found[Look(size, each.is_bold, each.is_italic)] += len(each.text)
    return max(found, key=lambda look: found[look], default=Look())


def _may_be_own(whole: JoinedText, index: int) -> bool:
    """Return whether a line may be a heading that no list has."""
    line = whole.lines[index]
    title = _title(line)
    if line.bullet or len(title) > _LONGEST or len(title.split()) > _MOST_WORDS:
        return False
    if index <= _TOP and is_job_title(title):
        return False
    if any(each.is_apart for each in line.segments[1:]) or title.endswith((".", ",")):
        return False
    if not re.search(r"[^\W\d_]{2}", title) or re.search(r"\d|\||: |@", title):
        return False
    after = whole.lines[index + 1 : index + 2]
    return not (after and _is_dated_alone(after[0], whole.language))


def _is_dated_alone(line: TextLine, language: str) -> bool:
    found = dates.dated_line(line.text, language)
    return bool(found and not found.before and not found.after)


def _is_own_flagged(whole: JoinedText, index: int) -> bool:
    """Return whether a heading of the format, such as `## Talks`, begins a section."""
    line = whole.lines[index]
    if not line.is_heading or not _may_be_own(whole, index):
        return False
    after = whole.lines[index + 1 : index + 2]
    return (
        not after
        or after[0].bullet
        or not (dates.dated_line(after[0].text, whole.language))
    )


def _is_in_capitals(whole: JoinedText, index: int, known: set[int]) -> bool:
    """Return whether capitals make a line of plain text a heading.

    They count where the known headings are in capitals, and not between a heading and
    the dates or the title of an entry.
    """
    line = whole.lines[index]
    if index < 2 or line.bullet or (whole.has_looks and line.look.size):
        return False
    text = _title(line)
    if not is_heading_in_capitals(text) or "-" in text.strip("- "):
        return False
    if whole.has_gaps and not line.gap:
        return False
    after = whole.lines[index + 1 : index + 2]
    if not after or index - 1 in known:
        return not after
    if after[0].bullet or after[0].gap:
        return True
    return not (
        _is_dated_alone(after[0], whole.language)
        or (is_job_title(after[0].text) and len(after[0].text.split()) < 9)
    )


def _name(whole: JoinedText) -> tuple[str, list[int]]:
    """Return the name, and the lines that it is in.

    It is the largest text near the top; without sizes, the first line that is no word
    for a CV and no address.
    """
    lines = whole.lines[:_FIRST_LINES]
    body = _body_look(whole).size
    sizes = {
        index: line.look.size
        for index, line in enumerate(lines)
        if line.page == 0 and not line.bullet and _may_be_name(line, whole.language)
    }
    largest = max(sizes.values(), default=0)
    if largest and largest > body * _LARGER:
        taken = [next(index for index in sizes if sizes[index] == largest)]
        following = taken[0] + 1
        words = lines[taken[0]].text.split()
        if sizes.get(following) == largest and len(words) < 3:
            taken.append(following)
        return _name_in([lines[index] for index in taken]), taken
    for index, line in enumerate(lines[:6]):
        if _title(line).casefold() in NO_NAMES or line.bullet:
            continue
        if has_contact(line.text) and not _may_be_name(line, whole.language):
            text = line.text[: _contact_start(line.text)]
            if not re.search(r"[^\W\d_]{2}", text):
                continue
        if index and not _may_be_name(line, whole.language):
            break
        return ("", []) if index == 0 else (_name_in([line]), [index])
    return "", []


def _contact_start(text: str) -> int:
    found = EMAIL.search(text)
    return found.start() if found else 0


def _name_in(lines: list[TextLine]) -> str:
    text = folded(" ".join(_first_part(line) for line in lines))
    name = _CV_OF.sub("", text[:_LONGEST_NAME]).strip() or text
    return without_title(name)


def without_title(name: str) -> str:
    """Return a name without the title that a dash or a comma separates from it."""
    before, dash, title = _DASH.sub("\n", name, count=1).partition("\n")
    if not dash:
        before, dash, title = name.partition(", ")
    return before if dash and is_job_title(title) and " " in before else name


def _first_part(line: TextLine) -> str:
    parts = [line.segments[0].text]
    for each in line.segments[1:]:
        is_name = len(parts) == 1 and len(parts[0].split()) == 1
        is_alike = each[3:6] == line.segments[0][3:6] and "@" not in each.text
        if abs(each.size - line.segments[0].size) > 1 or (
            each.is_apart and not (is_name and is_alike and each.size)
        ):
            break
        parts.append(f" {each.text}" if each.is_apart else each.text)
    text = "".join(parts)
    if _SPACED.fullmatch(text.strip()):
        return _title(line._replace(text=text))
    return text


def _may_be_name(line: TextLine, language: str) -> bool:
    title = _first_part(line).strip() if line.segments else line.text
    folded_title = _title(line._replace(text=title)).casefold()
    if folded_title in NO_NAMES or len(title.split()) > 7:
        return False
    if not _NAME.fullmatch(title):
        return False
    return not _is_known(line._replace(text=title), language)
