"""The lines of a section as entries: jobs, schools, projects.

People keep one order within a section.  So the section as a whole decides where an
entry begins, which of its facts is the title, and whether commas separate facts.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cvexport.model.lines import Segment
from cvexport.parser import dates
from cvexport.parser.dates import DatedLine
from cvexport.parser.lines import JoinedText, Look, TextLine, folded
from cvexport.parser.places import is_country, is_place, is_town, without_place
from cvexport.parser.vocabulary import (
    DOMAIN,
    LINK,
    employer_score,
    is_job_title,
    names_degree,
    names_school,
    title_score,
)
from cvexport.parser.words import DEGREES, FIRMS

_SEPARATOR = re.compile(
    r"\s*(?:\||\N{MIDDLE DOT}|\N{BULLET}|\u2219|\u22c4|\u25c6)\s*"
    r"|\s+[\N{EN DASH}\N{EM DASH}]\s+|\s{2,}|\t"
)
_COMMA = re.compile(r"(?<!\s)[,:]\s+|(?<!\s)\s++(?:-|/)\s+")
_AT = re.compile(r"(?<!\s)\s++(?:at|@|bei|bei der|beim|chez)\s+", re.IGNORECASE)
_CONNECTOR = re.compile(r"(?:at|@|bei|beim|chez|in|en|à)\s+(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(r"(?<!\s)\s++(?:at|@|bei|beim|chez|en)$", re.IGNORECASE)
_OPEN = re.compile(r"(?<=\s)(?:in|of|für|im)\s?$", re.IGNORECASE)
"""A text in one style that goes on in another, such as "BSc in"."""
_JOINING = frozenset(
    (
        "at",
        "bei",
        "beim",
        "chez",
        "in",
        "en",
        "for",
        "für",
        "à",
        "and",
        "und",
        "et",
        "y",
    )
)
_LABEL = re.compile(r"[^:]{1,40}: ")
_PLACE = re.compile(r"[^\W\d_][\w.'-]*(?:,? [^\W\d_][\w.'-]*){0,5}")
_ENDS = (".", "!", "?", ":", ";")
_EDGES = " \t,;:|@/\N{MIDDLE DOT}\N{BULLET}\N{EN DASH}\N{EM DASH}-"
_MOST_FACTS = 6
_MOST_CUT = 8
_MOST_ABOVE = 3
"""Lines of an entry above that of its dates."""


class Fact(NamedTuple):
    """A piece of the head of an entry, in one style.

    Facts that a comma cut have one `group`.  What may be a town alone `is_weak`, and
    `town` is the large town that was behind it.
    """

    text: str
    is_bold: bool = False
    is_italic: bool = False
    group: int = 0
    is_weak: bool = False
    town: str = ""


class ParsedEntry(NamedTuple):
    """An entry: its short lines in reading order without the dates, then its text."""

    facts: tuple[Fact, ...]
    start: str
    end: str
    details: tuple[str, ...]
    text: tuple[str, ...]


class _Head(NamedTuple):
    """Where an entry begins, the line of its dates, and the dates if there are any."""

    first: int
    dated: int
    dates: DatedLine | None


class Kind(NamedTuple):
    """What the two facts of an entry are: how much a text reads like the second.

    `score` is over 0 for a title or a degree, below 0 for an employer or a school.
    """

    score: Callable[[str], int]
    inherits: bool


def _job_score(text: str) -> int:
    return title_score(text) - employer_score(text)


def _school_score(text: str) -> int:
    words = text.casefold().replace(",", " ").split()
    if words and (words[-1] in DEGREES or words[0].strip(".") in DEGREES):
        return 2
    return names_degree(text) - 2 * names_school(text)


JOB = Kind(_job_score, inherits=True)
SCHOOL = Kind(_school_score, inherits=False)


def split_entries(
    lines: Sequence[TextLine], whole: JoinedText
) -> tuple[ParsedEntry, ...]:
    """Return the entries of a section.

    An entry begins at a line with dates, or as many lines above it as the first entry
    of the section does: parsers expect one order within a section (Greenhouse,
    "Unsuccessful resume parse").  An entry without dates begins with a short line that
    is no sentence, after a finished paragraph, before a title or a sentence; or it
    looks as the others do.
    """
    lines = [line for line in lines if not _is_table_header(line)]
    if sum(map(_is_labelled, lines)) > 1:
        lines = [_unlabelled(line) if _is_labelled(line) else line for line in lines]
    lines = _spaced(_with_years_joined(_unbulleted(lines, whole.language)))
    dated = tuple(_dated(lines, whole))
    taken = {index for head in dated for index in range(head.first, head.dated + 1)}
    undated = (
        head for head in _undated(lines, dated, whole) if head.first not in taken
    )
    found = sorted((*dated, *undated), key=lambda head: head[:2])
    ends = [*(head.first for head in found[1:]), len(lines)][: len(found)]
    second = _usual_below(lines, found)
    entries = (
        _entry(lines, head, end, second) for head, end in zip(found, ends, strict=True)
    )
    return tuple(_grouped(list(entries)))


def _grouped(found: Sequence[ParsedEntry]) -> Iterator[ParsedEntry]:
    """Yield entries; the period of an employer above those of its titles is none.

    Each title within that period gets the employer.
    """
    group: ParsedEntry | None = None
    last: ParsedEntry | None = None
    for index, entry in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if last and not entry.facts and not last.text and _is_within(entry, last):
            # The title was taken for a fact of the employer's line.
            group = last._replace(facts=last.facts[:1])
            last = last._replace(start=entry.start, end=entry.end, text=entry.text)
            continue
        if last:
            yield last
        last = None
        if after and _heads_group(entry, after):
            group = entry
            continue
        is_grouped = group and len(entry.facts) == 1 and _is_within(entry, group)
        group = group if is_grouped else None
        last = entry._replace(facts=(*group.facts, *entry.facts)) if group else entry
    if last:
        yield last


def _heads_group(entry: ParsedEntry, after: ParsedEntry) -> bool:
    """Return whether an entry is an employer, and the next one its title."""
    return (
        len(entry.facts) == len(after.facts) == 1
        and not entry.text
        and not title_score(entry.facts[0].text)
        and bool(title_score(after.facts[0].text))
        and _is_within(after, entry)
    )


def _is_within(entry: ParsedEntry, other: ParsedEntry) -> bool:
    """Return whether the years of an entry are among those of another."""
    start, end = _years(entry)
    first, last = _years(other)
    return bool(start and first) and first <= start and end <= last


_NOW = 9999


def _years(entry: ParsedEntry) -> tuple[int, int]:
    """Return the first and the last year of an entry, 0 if there is none."""
    found = [int(year[0]) for year in _FOUR.finditer(f"{entry.start} {entry.end}")]
    is_open = bool(entry.end) and not _FOUR.search(entry.end)
    if not found:
        return 0, 0
    return found[0], _NOW if is_open or not entry.end else found[-1]


_FOUR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def named(found: Sequence[ParsedEntry], kind: Kind) -> list[tuple[str, str]]:
    """Return employer and title, or school and degree, of each entry of a section."""
    if kind is SCHOOL:
        found = _with_towns(found)
    cut = [
        entry._replace(facts=tuple(itertools.islice(_cut(entry.facts), _MOST_CUT)))
        for entry in found
    ]
    plain = _assigned(found, kind)
    split = _assigned(cut, kind)
    chosen = split if split.score > plain.score + 0.5 * len(found) else plain
    pairs = list(chosen.pairs)
    for index, (one, other) in enumerate(zip(plain.pairs, split.pairs, strict=True)):
        if chosen is plain and not (one[0] and one[1]) and other[0] and other[1]:
            pairs[index] = other
    return pairs


def _with_towns(found: Sequence[ParsedEntry]) -> Sequence[ParsedEntry]:
    """Return schools with the town in their names, unless most have one behind it."""
    schools = [
        fact for entry in found for fact in entry.facts if names_school(fact.text)
    ]
    if 2 * sum(bool(each.town) for each in schools) > max(len(schools), 2):
        return found
    return [
        entry._replace(
            facts=tuple(
                fact._replace(text=f"{fact.text}, {fact.town}")
                if fact.town and names_school(fact.text)
                else fact
                for fact in entry.facts
            )
        )
        for entry in found
    ]


def likeness(found: Sequence[ParsedEntry], kind: Kind) -> float:
    """Return the share of entries that have dates and read like jobs, or schools."""
    alike = sum(
        bool(entry.start or entry.end)
        and (
            any(map(names_either, _pieces(entry)))
            if kind is SCHOOL
            else max((kind.score(part) for part in _pieces(entry)), default=0) > 0
        )
        for entry in found
    )
    return alike / len(found) if found else 0.0


def names_either(text: str) -> bool:
    """Return whether a text names a school or begins or ends with a degree."""
    return names_school(text) or _school_score(text) == 2


def _pieces(entry: ParsedEntry) -> Iterator[str]:
    for fact in entry.facts:
        yield fact.text
        yield from (part for part in _COMMA.split(fact.text) if part)


class _Assigned(NamedTuple):
    pairs: tuple[tuple[str, str], ...]
    score: float


def _assigned(found: Sequence[ParsedEntry], kind: Kind) -> _Assigned:
    """Return name and second fact of each entry, and how well they read as such."""
    votes: dict[tuple[int, ...], list[int]] = defaultdict(list)
    styles: dict[tuple[bool, bool], list[int]] = defaultdict(list)
    scores = [[kind.score(fact.text) for fact in entry.facts] for entry in found]
    for entry, own in zip(found, scores, strict=True):
        for fact, score in zip(entry.facts, own, strict=True):
            styles[fact[1:3]].append(score)
        for pair in itertools.permutations(range(len(own)), 2):
            votes[len(own), *pair].append(own[pair[0]] - own[pair[1]])
            votes[0, *pair].append(own[pair[0]] - own[pair[1]])
    singles = sum(own[0] for own in scores if len(own) == 1)
    mean = {key: sum(values) / len(values) for key, values in votes.items()}
    style = {key: sum(values) / len(values) for key, values in styles.items()}
    pairs: list[tuple[str, str]] = []
    total = 0.0
    for entry, own in zip(found, scores, strict=True):
        facts = entry.facts
        if not facts:
            pairs.append(("", ""))
        elif len(facts) == 1:
            score = own[0] or singles
            pairs.append(("", facts[0].text) if score > 0 else (facts[0].text, ""))
            total += abs(own[0]) / 2 - 1
        else:
            best = max(
                itertools.permutations(range(len(own)), 2),
                key=lambda at: (
                    own[at[0]]
                    - own[at[1]]
                    + 1.5 * mean[len(own), *at]
                    + mean[0, *at]
                    + style[facts[at[0]][1:3]]
                    - style[facts[at[1]][1:3]]
                    - _penalty(facts, at),
                    at[0] > at[1],
                ),
            )
            pairs.append(_pair(facts, *best))
            total += min(own[best[0]], 2) - max(own[best[1]], -2)
    return _Assigned(tuple(pairs), total)


def _penalty(facts: Sequence[Fact], at: tuple[int, ...]) -> float:
    """Return how unlikely it is that facts in these places are meant.

    What comes later is a place or a remark; of what commas cut, the middle is.
    """
    last = len(facts) - 1
    is_cut = facts[0].group == facts[last].group
    return sum(0.4 * (0 < each < last if is_cut else each) for each in at)


def _pair(facts: Sequence[Fact], second: int, first: int) -> tuple[str, str]:
    """Return both facts, with what a comma cut off them."""
    return (
        _rejoined(facts, first, second, only_firms=True),
        _rejoined(facts, second, first, only_firms=False),
    )


def _rejoined(facts: Sequence[Fact], at: int, other: int, *, only_firms: bool) -> str:
    text = facts[at].text
    for index in range(at + 1, len(facts)):
        fact = facts[index]
        if index == other or fact.group != facts[at].group:
            break
        is_ending = fact.text.casefold().strip(".") in FIRMS
        if only_firms and not is_ending:
            break
        if not only_firms and (
            other < at
            or (
                all(each.group != fact.group for each in facts[other : other + 1])
                and is_place(fact.text)
            )
        ):
            break
        text += f", {fact.text}"
    return text


def _cut(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield facts that commas or hyphens separate, each without its place."""
    for fact in facts:
        parts = list(_whole_names(_COMMA.split(fact.text)))
        if len(parts) > 1 and _is_town_of(parts[-1], parts[-2]):
            parts[-2:] = [f"{parts[-2]}, {parts[-1]}"]
        yield from (fact._replace(text=part) for part in parts[:_MOST_FACTS])


def _whole_names(parts: Sequence[str]) -> Iterator[str]:
    """Yield what commas separate, but "Petrov, Weber & Sons, Inc." as one."""
    name = ""
    for raw in parts:
        part = raw.strip()
        if not part:
            continue
        is_ending = part.casefold().strip(".") in FIRMS
        is_partners = " " not in name and " & " in part and name.istitle()
        if name and (is_ending or is_partners):
            name = f"{name}, {part}"
            continue
        if name:
            yield name
        name = part
    if name:
        yield name


def _is_town_of(text: str, school: str) -> bool:
    """Return whether a text may be the town in the name of a school."""
    return names_school(school) and not names_degree(school) and _may_be_town(text)


# -- where entries begin


def _is_table_header(line: TextLine) -> bool:
    """Return whether a line names the columns of a table: Employer, From, To."""
    cells = line.text.split("\t")
    if not 2 <= len(cells) <= _MOST_FACTS:
        return False
    return all(_FACT_LABEL.match(f"{cell.strip()}: x") for cell in cells[:1]) and (
        2 * sum(bool(_COLUMN.fullmatch(cell.strip())) for cell in cells) >= len(cells)
    )


_COLUMN = re.compile(
    r"(?:start|end|from|to|years?|dates?|period|post|position|role|title|job title"
    r"|company|employer|organi[sz]ation|firm|school(?: or firm)?|institution|college"
    r"|university|degree|award|qualification|awarded by|board|grade|percentage|place"
    r"|location|city|duration|von|bis|zeitraum|jahr|arbeitgeber|firma|tätigkeit|ort"
    r"|schule|abschluss|note|de|à|année|période|employeur|poste|lieu|école|diplôme"
    r"|desde|hasta|año|empresa|puesto|cargo|lugar|centro|título)",
    re.IGNORECASE,
)
_FACT_LABEL = re.compile(
    r"^(?:post|award|year"
    r"|(?:name (?:and address )?of (?:the )?)?(?:company|employer|organi[sz]ation)"
    r"(?: name)?|(?:occupation or )?position(?: held)?|job title|title|role|designation"
    r"|period|dates?(?: \(from\s?[-\N{EN DASH}]\s?to\))?|tenure|duration|when|where"
    r"|from\s?[-\N{EN DASH}]\s?to|from"
    r"|location|place|city|school|university|institution|college|degree|qualification"
    r"|firma|unternehmen|arbeitgeber|tätigkeit|stelle|funktion|zeitraum|dauer|ort|schule"
    r"|hochschule|abschluss|entreprise|société|employeur|poste|fonction|période|dates?"
    r"|lieu|ville|école|établissement|diplôme|empresa|cargo|puesto|función"
    r"|per[ií]odo|fechas?|lugar|ciudad|centro|título|titulación)"
    r"(?: ?: *\t?|\t| ?[-\N{EN DASH}] +)\s*(?=\S)",
    re.IGNORECASE,
)


def _is_labelled(line: TextLine) -> bool:
    """Return whether a short line begins with a word for what follows."""
    is_short = not line.bullet and len(line.text.split()) <= _MOST_LABELLED
    return is_short and bool(_FACT_LABEL.match(line.text))


_MOST_LABELLED = 10
"""Words of a fact with its label."""


def _unlabelled(line: TextLine) -> TextLine:
    """Return a line without a word that says what follows, such as "Position: "."""
    text = _FACT_LABEL.sub("", line.text, count=1)
    first = line.segments[0] if line.segments else Segment("")
    return line._replace(text=text, segments=(first._replace(text=text),))


def _with_years_joined(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return lines with two years below each other as one period."""
    joined: list[TextLine] = []
    for line in lines:
        last = joined[-1].text if joined else ""
        if _YEAR.fullmatch(line.text) and _YEAR.fullmatch(last):
            text = f"{last} - {line.text}"
            joined[-1] = joined[-1]._replace(text=text, segments=())
        else:
            joined.append(line)
    return joined


_YEAR = re.compile(r"(?:19|20)\d\d")


def _spaced(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return lines that know the least space above those of the section."""
    spaces = sorted(line.space for line in lines[1:] if not line.bullet)
    usual = spaces[len(spaces) // 3] if spaces else 0.0
    return [line._replace(usual_space=usual) for line in lines]


def _unbulleted(lines: Sequence[TextLine], language: str) -> Sequence[TextLine]:
    """Return lines whose dated bullets are entries, where nothing else is dated."""
    if len(lines) > _MOST_LISTED:
        return lines
    found = [dates.dated_line(line.text, language) for line in lines]
    if any(each and not line.bullet for each, line in zip(found, lines, strict=True)):
        return lines
    dated = [bool(each and (each.start or each.end)) for each in found]
    first = [
        bool(each and not each.before and line.text[each.span[1] :][:1] in ("\t", ""))
        for each, line in zip(found, lines, strict=True)
    ]
    is_set = any(first) and first == dated
    if not any(dated) or (
        not is_set and 2 * sum(dated) < sum(line.bullet for line in lines)
    ):
        return lines
    return [
        line._replace(bullet=False) if is_dated else line
        for line, is_dated in zip(lines, dated, strict=True)
    ]


_MOST_LISTED = 60
"""Lines of a section whose entries are bullets."""


def _is_short(line: TextLine, words: int = 11) -> bool:
    """Return whether a line may belong to the head of an entry."""
    text = line.text
    if line.bullet or len(text) > 90 or len(text.split()) > words:
        return False
    if text.endswith(_ENDS) and not dates.is_abbreviated(text):
        return False
    return not _LABEL.match(text)


def _is_sentence(line: TextLine) -> bool:
    return line.text.endswith(_ENDS) and len(line.text.split()) > 4


def _is_finished(line: TextLine, whole: JoinedText) -> bool:
    return line.text.endswith((".", "!", "?")) or (whole.has_bullets and line.bullet)


def _dated(lines: Sequence[TextLine], whole: JoinedText) -> Iterator[_Head]:
    found = [
        None if line.bullet else dates.dated_line(line.text, whole.language)
        for line in lines
    ]
    periods = [line for line in found if line and line.end]
    is_usual = whole.has_bullets or not all(line.is_apart for line in periods)
    looks: list[Look] = []
    above: int | None = None
    end = 0
    for index, line in enumerate(found):
        if line is None:
            continue
        if not (line.end or line.is_apart or is_usual):
            # A year that ends a line of prose.
            continue
        first = index
        while (
            first > end
            and index - first < _MOST_ABOVE
            and _may_precede(lines, first, whole)
        ):
            if above is not None and not _fits(lines, first - 1, index, looks):
                break
            first -= 1
        if above is None:
            above = index - first
            looks = [lines[index - back].look for back in range(above + 1)]
        first = max(first, index - above)
        yield _Head(first, index, line)
        end = index + 1


def _fits(
    lines: Sequence[TextLine], first: int, dated: int, looks: Sequence[Look]
) -> bool:
    """Return whether a line above the dates looks as in the first entry."""
    back = dated - first
    if back >= len(looks):
        return False
    one, other = lines[first].look, looks[back]
    return abs(one.size - other.size) < 0.6 and one[1:3] == other[1:3]


def _may_precede(lines: Sequence[TextLine], index: int, whole: JoinedText) -> bool:
    """Return whether the line before `index` may belong to the head that goes on there.

    Where blank lines separate entries, there is none within a head.
    """
    above = lines[index - 1]
    is_above_all = above.look.size > lines[index].look.size + 0.5
    if whole.has_gaps and _is_after_gap(lines, index) and not is_above_all:
        return False
    return _is_short(above)


def _is_after_gap(lines: Sequence[TextLine], index: int) -> bool:
    """Return whether the space above a line is more than that within heads."""
    line = lines[index]
    return line.gap and line.space > 1.3 * line.usual_space


def _undated(
    lines: Sequence[TextLine], dated: Sequence[_Head], whole: JoinedText
) -> Iterator[_Head]:
    usual = _usual_look(lines, dated, whole)
    for index, line in enumerate(lines):
        if not _is_short(line, 12) or dates.dated_line(line.text, whole.language):
            continue
        if index == 0:
            yield _Head(0, 0, None)
            continue
        is_alike = usual is not None and _starts_alike(lines, index, usual)
        own = _dated_in_words(line)
        is_finished = _is_finished(lines[index - 1], whole)
        if (
            (is_alike and (not dated or is_finished or line.gap))
            or (not dated and _is_complete(line.text))
            or (
                (is_alike or usual is None)
                and is_finished
                and _may_begin(lines, index, whole, is_dated=own is not None)
            )
        ):
            yield _Head(index, index, own)


def _may_begin(
    lines: Sequence[TextLine], index: int, whole: JoinedText, *, is_dated: bool
) -> bool:
    """Return whether an entry without dates begins at a line, by its length and gap."""
    if not _is_short(lines[index], 6):
        return False
    if whole.has_gaps and not _is_after_gap(lines, index):
        return False
    if is_dated:
        return True
    return index + 1 < len(lines) and _may_follow_a_name(lines[index + 1])


def _dated_in_words(line: TextLine) -> DatedLine | None:
    """Return a date in free text, which is separated from the heading as dates are."""
    if len(line.text) > 90 or _is_address(line):
        return None
    parts = [fact.text for fact in _facts(line, None, 0)]
    is_last = len(parts) == 2 and line.text.endswith(parts[1])
    if not is_last or not parts[1][0].islower():
        return None
    span = (len(line.text) - len(parts[1]), len(line.text))
    return DatedLine(parts[1], "", parts[0], "", is_apart=True, span=span)


def _usual_look(
    lines: Sequence[TextLine], dated: Sequence[_Head], whole: JoinedText
) -> Look | None:
    """Return how entries of a section begin, None where they look like its text."""
    if not whole.has_looks or not lines:
        return None
    first = lines[dated[0].first if dated else 0].look
    bodies = [line.look for line in lines if line.bullet or _is_sentence(line)]
    body = Counter(bodies).most_common(1)[0][0] if bodies else Look()
    is_telling = first[:3] != body[:3] and bool(bodies)
    has_weight = first.is_bold or first.is_italic or first.size > body.size
    return first if is_telling and has_weight else None


def _starts_alike(lines: Sequence[TextLine], index: int, usual: Look) -> bool:
    look, before = lines[index].look, lines[index - 1]
    if abs(look.size - usual.size) > 0.6 or look[1:3] != usual[1:3]:
        return False
    is_before_alike = abs(before.look.size - usual.size) < 0.6 and (
        before.look[1:3] == usual[1:3]
    )
    return before.bullet or not is_before_alike or lines[index].gap


def _is_complete(text: str) -> bool:
    """Return whether a text has a title and an employer, or a degree and a school."""
    parts = [part for part in _COMMA.split(text) if part]
    if len(parts) > 1 and any(employer_score(part) == 2 for part in parts):
        return True
    for kind in (JOB, SCHOOL):
        scores = [kind.score(part) for part in parts]
        if scores and max(scores) > 0 > min(scores):
            return True
    return False


def _may_follow_a_name(line: TextLine) -> bool:
    if line.bullet:
        return False
    if _is_sentence(line):
        return True
    is_title = is_job_title(line.text) and not line.text[0].islower()
    return _is_short(line, 8) and is_title


# -- what an entry holds


def _usual_below(lines: Sequence[TextLine], heads: Sequence[_Head]) -> dict[int, Look]:
    """Return how the first, second and third line below the dates usually looks."""
    usual: dict[int, Look] = {}
    for below in range(1, _MOST_ABOVE + 1):
        found = Counter(
            lines[head.dated + below].look[:3]
            for head in heads
            if head.dated + below < len(lines) and _is_short(lines[head.dated + below])
        )
        if found:
            usual[below] = Look(*found.most_common(1)[0][0])
    return usual


def _entry(
    lines: Sequence[TextLine], head: _Head, end: int, below: dict[int, Look]
) -> ParsedEntry:
    dated, at = head.dates, head.dated + 1
    found: list[list[Fact]] = []
    for index in range(head.first, head.dated + 1):
        span = dated.span if dated and index == head.dated else None
        found.append(list(_facts(lines[index], span, index)))
    facts, details = _placed(_unwrapped(lines, head, found))
    while _is_short_of(facts) and at < end and _is_second_fact(lines[at]):
        usual = below.get(at - head.dated, lines[at].look)
        if facts and lines[at].look[:3] != usual[:3]:
            break
        more, places = _placed(list(_facts(lines[at], None, at)))
        facts, details = [*facts, *more], [*details, *places]
        at += 1
    while at < end and _is_detail(lines[at]) and not _goes_on(lines[at + 1 : end]):
        details.append(folded(lines[at].text))
        at += 1
    return ParsedEntry(
        tuple(facts[:_MOST_FACTS]),
        folded(dated.start) if dated else "",
        folded(dated.end) if dated else "",
        tuple(details),
        tuple(folded(line.text) for line in lines[at:end]),
    )


def _unwrapped(
    lines: Sequence[TextLine], head: _Head, found: list[list[Fact]]
) -> list[Fact]:
    """Return the facts; one that goes on in the next line, with its look, is whole.

    Only where there are more facts than the two that each entry has.
    """
    facts = [fact for row in found for fact in row]
    solid = [each for each in facts if not is_place(each.text)]
    for index in range(len(found) - 1):
        one, other = found[index], found[index + 1]
        looks = [lines[head.first + index + step].look for step in (0, 1)]
        is_alike = looks[0] == looks[1] and (looks[0].is_bold or looks[0].is_capital)
        if len(one) == len(other) == 1 and is_alike and len(solid) > 2:
            whole = one[0]._replace(text=f"{one[0].text} {other[0].text}")
            at = facts.index(one[0])
            return [*facts[:at], whole, *facts[at + 2 :]]
    return facts


def _is_short_of(facts: Sequence[Fact]) -> bool:
    """Return whether an entry lacks a fact: what may be a town alone is none."""
    solid = [each for each in facts if not each.is_weak]
    parts = _COMMA.split(solid[0].text) if len(solid) == 1 else []
    if len(parts) > 1 and any(employer_score(part) == 2 for part in parts if part):
        return False
    return len(solid) < 2 and len(facts) < _MOST_FACTS


def _facts(line: TextLine, span: tuple[int, int] | None, group: int) -> Iterator[Fact]:
    """Yield the pieces of a line: where a separator, a gap or a style ends.

    What is in `span`, the dates, is left out.
    """
    group *= 100
    for style, text in _runs(line, span):
        is_after_comma = text.lstrip()[:1] in (",", "(", "\N{EN DASH}")
        for raw in _SEPARATOR.split(text):
            is_length = raw[:1].isdigit() or raw[:1] == "("
            rest = dates.DURATION.sub("", raw) if is_length else raw
            part = _unstopped(_balanced(folded(rest).strip(_EDGES)))
            part = _TRAILING.sub("", part)
            if not any(map(str.isalnum, part)) or part.casefold() in _JOINING:
                continue
            if _TERMS.fullmatch(part):
                continue
            is_weak = is_after_comma and _may_be_town(part)
            if at := _AT.search(part):
                left, right = part[: at.start()], part[at.end() :]
                if title_score(left) and right and employer_score(left) != 2:
                    yield Fact(left, *style, group)
                    yield Fact(right, *style, group + 1)
                    group += 2
                    continue
            yield Fact(part, *style, group, is_weak)
            group += 1


_TERMS = re.compile(
    r"[(\[]?(?:full[- ]time|part[- ]time|permanent|temporary|contract(?:or)?"
    r"|fixed[- ]term|maternity cover|seasonal|casual|freelance basis|hybrid|on-?site"
    r"|vollzeit|teilzeit|befristet|unbefristet|festanstellung|cdi|cdd|temps plein"
    r"|temps partiel|intérim|jornada completa|media jornada|tiempo completo"
    r"|tiempo parcial|indefinido|(?:contrato )?temporal)"
    r"(?:[ ,/(-]{1,3}(?:full[- ]time|part[- ]time|permanent|contract|position|role"
    r"|de \d+ mois|\d+ (?:hours?|h|std\.?|stunden)[^,;]{0,12}))*[)\]]?",
    re.IGNORECASE,
)
"""How somebody was employed, which is neither title nor employer."""


def _unstopped(text: str) -> str:
    """Return a text without the full stop of a sentence."""
    if text.endswith(".") and not dates.is_abbreviated(text):
        word = text.rsplit(maxsplit=1)[-1].strip(".").casefold()
        if len(word) > 3 or word.upper() == text.rsplit(maxsplit=1)[-1].strip("."):
            return text if word in FIRMS else text.rstrip(".")
    return text


def _may_be_town(text: str) -> bool:
    return bool(_TOWN.fullmatch(text)) and not (
        is_job_title(text) or employer_score(f"X {text}") or names_degree(text)
    )


_TOWN = re.compile(r"[^\W\d_][\w.'-]{1,25}(?: [^\W\d_][\w.'-]{1,25}){0,2}")


def _balanced(text: str) -> str:
    """Return a text without the bracket that is left of one around dates."""
    text = text.rstrip(f"([{_EDGES}")
    for one, other in ("()", "[]"):
        if text.count(one) != text.count(other):
            text = text.strip(one + other + _EDGES)
    if text[:1] == "(" and text.find(")") == len(text) - 1:
        text = text[1:-1]
    return text.strip(_EDGES)


def _runs(
    line: TextLine, span: tuple[int, int] | None
) -> Iterator[tuple[tuple[bool, bool], str]]:
    """Yield the text of each run of one style, and the style: bold, italic."""
    segments = line.segments or (Segment(line.text),)
    begin, stop = span or (0, 0)
    last: tuple[bool, bool] | None = None
    text, at = "", 0
    for index, each in enumerate(segments):
        own = f"\t{each.text}" if each.is_apart and index else each.text
        kept = "".join(
            char if not begin <= at + place < stop else "\x00"
            for place, char in enumerate(own)
        )
        at += len(own)
        style = (each.is_bold, each.is_italic)
        is_word = text[-1:].isalnum() and own[:1].isalnum()
        is_word = is_word or bool(_OPEN.search(text))
        if last is not None and style != last and not is_word and own.strip():
            yield from ((last, part) for part in text.split("\x00") if part.strip())
            text = (
                _CONNECTOR.sub("", kept, count=1)
                if _CONNECTOR.match(kept.lstrip())
                else kept
            )
        else:
            text += kept
            if not own.strip():
                continue
        last = style
    if text:
        yield from (
            (last or (False, False), part)
            for part in text.split("\x00")
            if part.strip()
        )


def _placed(parts: Sequence[Fact]) -> tuple[list[Fact], list[str]]:
    """Return facts and places: a town with its state is no fact, nor part of one."""
    facts: list[Fact] = []
    places: list[str] = []
    for part in parts:
        if is_place(part.text) and (len(parts) > 1 or is_country(part.text)):
            places.append(part.text)
            continue
        rest, place = without_place(part.text)
        if place and not rest:
            places.append(place)
        elif place:
            places.append(place)
            facts.append(part._replace(text=rest, town=is_town(place) * place))
        else:
            facts.append(part)
    return facts, places


def _is_second_fact(line: TextLine) -> bool:
    if _TERMS.fullmatch(line.text):
        return False
    return _is_short(line) and not line.text[0].islower() and not _is_address(line)


def _is_address(line: TextLine) -> bool:
    parts = _SEPARATOR.split(line.text)
    return any(LINK.fullmatch(part) or DOMAIN.fullmatch(part) for part in parts)


def _goes_on(below: Sequence[TextLine]) -> bool:
    """Return whether the next line is the rest of a sentence."""
    return bool(below) and not below[0].bullet and below[0].text[:1].islower()


def _is_detail(line: TextLine) -> bool:
    """Return whether a line is a place, an address, or several things in a row."""
    if not _is_short(line):
        return False
    if _is_address(line) or " | " in line.text or is_place(line.text):
        return True
    return bool(_PLACE.fullmatch(line.text)) and (
        all(word[0].isupper() for word in line.text.split())
    )
