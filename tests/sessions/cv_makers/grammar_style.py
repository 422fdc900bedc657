"""Random styles, and the blocks and labels of a CV that a style makes of a person."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from sessions.cv_makers import grammar_dates as dates
from sessions.cv_makers import grammar_words as words
from sessions.cv_makers.grammar_people import Job, Person, School, label
from sessions.cv_makers.layouts import Block

SEPARATORS = (
    " | ",
    " · ",
    " - ",
    " – ",
    " — ",
    ", ",
    ", ",
    " / ",
    " • ",
    "   ",
    " || ",
)
BULLETS = ("•", "-", "*", "–", "▪", "◦", "‣", "➢", "○", "·", "+", "»", "✓", "●")


class Head(NamedTuple):
    """The rows above a job; `group` are rows above the titles at one employer."""

    rows: tuple[str, ...]
    group: tuple[str, ...] = ()
    keyed: bool = False


class _Parts(NamedTuple):
    """The marked-up fields of a job's rows, and whether the title is the first."""

    title: str
    employer: str
    place: str
    when: str
    first_title: bool
    language: str


class Style(NamedTuple):
    """How a CV is written, whoever it is of."""

    head: Head
    school: tuple[str, ...]
    dates: dates.DateStyle
    studied: str
    headings: str
    bullet: str
    prose: bool
    top: str
    foot: str
    running: str
    name: str
    headline: str
    contact: str
    joint: str
    marks: str
    bare: bool
    """Whether the summary has no heading."""
    personal: str
    skills: str
    side: bool
    split: bool
    order: tuple[str, ...]
    titles: dict[str, str]


def style(chance: random.Random, who: Person, *, wide: bool) -> Style:
    """Return a random style; `wide` pages may have columns at their sides."""
    language = who.language
    side = wide and chance.random() < 0.3
    order, titles = _order(chance, language)
    head, how = _head(chance, language), dates.style(chance, language)
    if any("(" in row for row in head.rows):
        how = how._replace(lasting="")
    contact = chance.choices(
        (
            "line",
            "two",
            "lines",
            "end",
            "apart",
            "section",
            "beside",
            "inline",
            "table",
        ),
        (8, 5, 5, 1, 1, 2, 1, 1, 1),
    )[0]
    if side:
        contact = chance.choice(("side", "side", "line"))
    return Style(
        head=head,
        school=_school_rows(chance),
        dates=how,
        studied=chance.choice(("same", "same", "years", "end", "graduated")),
        headings=chance.choice(
            ("capitals", "capitals", "title", "title", "title", "own", "own", "lower")
        ),
        bullet=chance.choice(BULLETS),
        prose=chance.random() < 0.18,
        top=chance.choice(words.TOPS[language]) if chance.random() < 0.15 else "",
        foot=chance.choice(words.FEET[language]) if chance.random() < 0.12 else "",
        running=chance.choices(
            ("", "Page {page} of {pages}", "{name} – {page}", "{page}/{pages}"),
            (80, 10, 5, 5),
        )[0],
        name=chance.choices(
            ("plain", "capitals", "surname first", "comma"), (66, 24, 8, 2)
        )[0],
        headline=chance.choices(("", "below", "beside"), (10, 9, 1))[0],
        contact=contact,
        joint=chance.choice((" | ", " · ", " • ", ", ", "   ", " / ", " - ", " — ")),
        marks=chance.choices(("", "words", "icons"), (10, 9, 2))[0],
        bare=chance.random() < 0.12,
        personal=chance.choices(("", "contact", "section"), (78, 12, 10))[0],
        skills=chance.choice(
            (
                "comma",
                "comma",
                "comma",
                "bullets",
                "bullets",
                "lines",
                "bar",
                "groups",
                "stars",
            )
        ),
        side=side,
        split=chance.random() < 0.12,
        order=order,
        titles=titles,
    )


def _order(
    chance: random.Random, language: str
) -> tuple[tuple[str, ...], dict[str, str]]:
    order = ["work", "education"]
    if chance.random() < 0.25:
        order.reverse()
    if chance.random() < 0.85:
        order.insert(chance.randint(0, 2), "skills")
    if chance.random() < 0.6:
        order.insert(0, "summary")
    extras = [k[3:] for k in words.EXTRAS if k.startswith(language)]
    chosen = chance.sample(extras, chance.randint(0, min(4, len(extras))))
    for key in chosen:
        order.insert(chance.choice((len(order), len(order), len(order) - 1)), key)
    keys = (*order, "work2", "contact", "personal")
    titles = {
        key: chance.choice((words.HEADINGS | words.EXTRAS)[f"{language}-{key}"])
        for key in keys
    }
    return tuple(order), titles


def _marked(chance: random.Random, field: str, *, strong: bool) -> str:
    marks = ("{{{0}}}", "**{{{0}}}**", "__{{{0}}}__")
    mark = chance.choices(marks, (2, 7, 1) if strong else (6, 1, 3))[0]
    if field in {"title", "employer", "school"} and chance.random() < 0.08:
        field = field.upper()
    return mark.format(field)


def _head(chance: random.Random, language: str) -> Head:
    """Return the rows of jobs: which facts, in which order, on which lines."""
    first_title = chance.random() < 0.58
    strong = chance.random() < 0.75
    title = _marked(chance, "title", strong=strong and first_title)
    employer = _marked(chance, "employer", strong=strong and not first_title)
    when = _marked(chance, "dates", strong=False)
    place = _marked(chance, "place", strong=False) if chance.random() < 0.65 else ""
    kind = chance.choices(
        ("one", "two", "three", "four", "grid", "keyed", "group"),
        (26, 36, 12, 4, 10, 4, 8),
    )[0]
    if chance.random() < 0.03 and kind not in {"keyed", "grid"}:
        when = ""
    parts = _Parts(title, employer, place, when, first_title, language)
    match kind:
        case "one":
            return Head((_one_line(chance, parts),))
        case "two":
            return Head(_two_lines(chance, parts))
        case "three" | "four":
            return Head(_lines(chance, parts, kind))
        case "grid":
            return Head(_grid(chance, parts))
        case "keyed":
            return Head(_keyed(chance, language, place), keyed=True)
        case _:
            return _group(chance, parts)


def _with_place(chance: random.Random, text: str, place: str) -> str:
    if not place:
        return text
    shape = chance.choice(
        ("{}, {}", "{}, {}", "{} ({})", "{} - {}", "{} | {}", "{} – {}")
    )
    return shape.format(text, place)


def _one_line(chance: random.Random, parts: _Parts) -> str:
    title, employer, place, when, first_title, language = parts
    joint = chance.choice(SEPARATORS)
    if first_title and chance.random() < 0.25:
        facts = f"{title}{chance.choice(words.AT[language])}{employer}"
        facts = _with_place(chance, facts, place)
    elif first_title:
        facts = joint.join(filter(None, (title, employer, place)))
        if place and chance.random() < 0.3:
            facts = f"{title}{joint}{employer}, {place}"
    else:
        facts = joint.join(filter(None, (employer, place, title)))
        if place and chance.random() < 0.4:
            facts = f"{employer} ({place}){joint}{title}"
        elif chance.random() < 0.2:
            facts = f"{employer}: {title}"
    if not when:
        return facts
    return chance.choice(
        (
            *(f"{facts} >> {when}",) * 4,
            *(f"{facts}{joint}{when}",) * 3,
            f"{facts} ({when})",
            f"{facts} [{when}]",
            f"{when}{joint}{facts}",
            f"{when}: {facts}",
            f"{when}    {facts}",
            f"{facts}, {when}",
        )
    )


def _two_lines(chance: random.Random, parts: _Parts) -> tuple[str, ...]:
    title, employer, place, when, first_title, language = parts
    one, two = (title, employer) if first_title else (employer, title)
    joint = chance.choice(SEPARATORS)
    placed = _with_place(chance, employer, place)
    tail = joint.join(filter(None, (place, when)))
    first, second = (title, placed) if first_title else (placed, title)
    rows = [
        *((f"{first} >> {when}", second),) * 3,
        *((first, f"{second} >> {when}"),) * 2,
        *((f"{one} >> {when}", f"{two} >> {place}"),) * 3,
        *((f"{one} >> {place}", f"{two} >> {when}"),) * 3,
        (f"{one}{joint}{two}", tail),
        (f"{one}{joint}{two}", tail),
        (f"{one}{joint}{two}", f"{when} >> {place}"),
        (f"{first}", f"{second}{joint}{when}"),
        (f"{first} ({when})", second),
        (f"{when}", f"{title}, {placed}"),
        (f"{when}{joint}{one}", f"{two}{joint}{place}" if place else two),
        (f"{title}{chance.choice(words.AT[language])}{employer}", tail),
    ]
    made = chance.choice(rows)
    if not when:
        made = (first, second)
    return made


def _lines(chance: random.Random, parts: _Parts, kind: str) -> tuple[str, ...]:
    title, employer, place, when, first_title, _ = parts
    if kind == "four" and place:
        rows = [title, employer] if first_title else [employer, title]
        rows += chance.sample([place, when], 2)
        if chance.random() < 0.2:
            rows = [when, *rows[:2], place]
    else:
        placed = _with_place(chance, employer, place)
        rows = [title, placed] if first_title else [placed, title]
        rows.insert(chance.choice((0, 1, 2, 2, 2)), when)
    return tuple(filter(None, rows))


def _grid(chance: random.Random, parts: _Parts) -> tuple[str, ...]:
    title, employer, place, when, first_title, language = parts
    one, two = (title, employer) if first_title else (employer, title)
    joint = chance.choice(SEPARATORS)
    rows = [
        (f"{when} << {one}", f" << {two}{joint}{place}" if place else f" << {two}"),
        (f"{when} << {one}{joint}{two}",),
        (f"{when} << {title}, {_with_place(chance, employer, place)}",),
        (f"{when} << {one}", f"{place} << {two}"),
        (f"{when} << {title}{words.AT[language][0]}{employer}",),
    ]
    return chance.choice(rows)


def _keyed(chance: random.Random, language: str, place: str) -> tuple[str, ...]:
    keys = chance.choice(words.KEYED[language])
    gap = chance.choice((": << ", ": << ", " : << ", " << ", ": ", ": ", " - "))
    bold = chance.random() < 0.3
    rows = [
        f"**{key}**{gap}{{{field}}}" if bold else f"{key}{gap}{{{field}}}"
        for key, field in zip(
            keys, ("title", "employer", "place", "dates"), strict=True
        )
        if place or field != "place"
    ]
    order = chance.choice(("keep", "dates first", "employer first"))
    if order == "dates first":
        rows = [rows[-1], *rows[:-1]]
    elif order == "employer first":
        rows = [rows[1], rows[0], *rows[2:]]
    return tuple(rows)


def _group(chance: random.Random, parts: _Parts) -> Head:
    title, employer, place, when, _, _ = parts
    if not when:
        when = "{dates}"
    group = chance.choice(
        (
            f"{employer} >> {place}",
            f"{_with_place(chance, employer, place)}",
            f"{_with_place(chance, employer, place)} >> {{span}}",
        )
    )
    rows = chance.choice(
        (
            (f"{title} >> {when}",),
            (title, when),
            (f"{title}{chance.choice(SEPARATORS)}{when}",),
            (f"{title} ({when})",),
        )
    )
    return Head(rows, (group,))


def _school_rows(chance: random.Random) -> tuple[str, ...]:
    first = chance.random() < 0.5
    strong = chance.random() < 0.7
    school = _marked(chance, "school", strong=strong and not first)
    degree = _marked(chance, "degree", strong=strong and first)
    when = _marked(chance, "dates", strong=False)
    place = "{place}" if chance.random() < 0.4 else ""
    one, two = (degree, school) if first else (school, degree)
    joint = chance.choice(SEPARATORS)
    placed = _with_place(chance, school, place)
    head, tail = (degree, placed) if first else (placed, degree)
    return chance.choice(
        (
            *((f"{head} >> {when}", tail),) * 3,
            (head, f"{tail} >> {when}"),
            (f"{one} >> {place}", f"{two} >> {when}"),
            (f"{one}{joint}{two} >> {when}",),
            (f"{one}{joint}{two}{joint}{when}",),
            (f"{one}, {two} ({when})",),
            (head, tail, when),
            (f"{when} << {one}", f" << {two}"),
            (f"{when} << {one}{joint}{two}",),
            (f"{head} ({when})", tail),
            (f"{when}: {one}, {two}",),
            (when, head, tail),
        )
    )


def in_groups(who: Person, chance: random.Random) -> Person:
    """Return a person some of whose jobs were at one employer."""
    jobs: list[Job] = []
    for job in who.jobs:
        if jobs and chance.random() < 0.5 and jobs[-1].title != job.title:
            same = job._replace(employer=jobs[-1].employer, place=jobs[-1].place)
            jobs.append(same)
        else:
            jobs.append(job)
    return who._replace(jobs=jobs)


def name_of(who: Person, how: Style) -> str:
    """Return a name as a style prints it."""
    tail = f", {who.credential}" if who.credential else ""
    match how.name:
        case "capitals":
            return f"{who.given} {who.family}".upper() + tail
        case "surname first":
            return f"{who.family.upper()} {who.given}"
        case "comma":
            return f"{who.family}, {who.given}"
        case _:
            return f"{who.given} {who.family}{tail}"


def blocks(chance: random.Random, who: Person, how: Style) -> Iterator[Block]:
    """Yield what a CV says, from top to bottom."""
    contact = list(_contact(chance, who, how))
    if how.top:
        yield Block("top", how.top)
    yield _name(who, how, contact)
    if how.headline and (how.headline == "below" or how.contact in _NAMED):
        yield Block("headline", who.headline)
    last = how.contact in {"end", "section"} and chance.random() < 0.6
    if how.contact in {"end", "section"}:
        contact = [block._replace(kind="row") for block in contact]
    if how.contact in {"side", "end", "section"}:
        contact.insert(0, Block("heading", how.titles["contact"]))
    if how.contact == "side":
        contact = [block._replace(side=True) for block in contact]
    if not last:
        yield from contact
    yield from _sections(chance, who, how)
    if last:
        yield from contact
    if how.foot:
        yield Block("foot", how.foot)


def _name(who: Person, how: Style, contact: list[Block]) -> Block:
    """Return the name, with what is on its line, which is taken from the contacts."""
    name = name_of(who, how)
    if how.contact == "beside":
        return Block("name", name, contact.pop(0).text)
    if how.contact == "inline":
        mail = next(block for block in contact if "@" in block.text)
        contact.remove(mail)
        return Block("name", f"{name}{how.joint}{mail.text}")
    if how.headline == "beside":
        return Block("name", f"{name} – {who.headline}")
    return Block("name", name)


_NAMED = {"beside", "inline"}
"""Where contacts are beside the name."""


def _sections(chance: random.Random, who: Person, how: Style) -> Iterator[Block]:
    if how.personal == "section":
        yield Block("heading", how.titles["personal"])
        yield from (Block("row", said) for said in who.personal)
    for key in how.order:
        aside = how.side and key not in {"summary", "work", "education", "projects"}
        found = list(_section(chance, key, who, how))
        for block in found[how.bare and key == "summary" and key == how.order[0] :]:
            yield block._replace(side=aside)


def _facts(chance: random.Random, who: Person, how: Style) -> Iterator[tuple[str, str]]:
    """Yield contacts and what they are marked with, in any order."""
    facts = [("email", who.email), ("phone", who.phone), ("place", who.place.text)]
    facts += [("links", link) for link in who.links]
    chance.shuffle(facts)
    for kind, text in facts:
        mark = chance.choice(words.LABELS[who.language][kind])
        if kind == "links" and "linkedin" in text:
            mark = "LinkedIn: "
        elif kind == "links" and text.startswith("github"):
            mark = "GitHub: "
        yield words.ICONS[kind] if how.marks == "icons" else mark, text


def _contact(chance: random.Random, who: Person, how: Style) -> Iterator[Block]:
    facts = list(_facts(chance, who, how))
    apart = how.contact == "apart" or (how.contact == "side" and chance.random() < 0.25)
    apart = apart and all(len(mark.strip(" :-.")) > 2 for mark, _ in facts)
    personal = who.personal if how.personal == "contact" else []
    if how.contact == "table" and how.marks != "icons":
        yield from (Block("dated", text, when=mark.strip()) for mark, text in facts)
        yield from (Block("row", text) for text in personal)
        return
    if apart:
        said = [each for mark, text in facts for each in (mark.strip(" :-"), text)]
    else:
        said = [f"{mark}{text}" if how.marks else text for mark, text in facts]
    said += personal
    if apart or how.contact not in {"line", "two"}:
        yield from (Block("contact", text) for text in said)
        return
    joint = how.joint
    if any(joint in text for text in said):
        joint = " | " if joint == ", " else " • "
    cut = len(said) if how.contact == "line" and len(said) < 5 else (len(said) + 1) // 2
    for part in (said[:cut], said[cut:]):
        if part:
            yield Block("contact", joint.join(part))


def _section(
    chance: random.Random, key: str, who: Person, how: Style
) -> Iterator[Block]:
    yield Block("heading", how.titles[key])
    match key:
        case "summary":
            yield Block("para", who.summary)
        case "work":
            cut = len(who.jobs)
            if how.split and cut > 2 and not how.head.group:
                cut = chance.randint(1, cut - 1)
            yield from _work(who.jobs[:cut], who, how)
            if cut < len(who.jobs):
                yield Block("heading", how.titles["work2"])
                yield from _work(who.jobs[cut:], who, how)
        case "education":
            for school in who.schools:
                facts = _school_facts(school, who, how)
                yield from _rows(how.school, facts)
                for note in school.notes:
                    yield Block("bullet" if how.prose else "para", note)
        case "skills":
            yield from _skills(who, how)
        case _:
            yield from _extra(chance, key, who)


def _extra(chance: random.Random, key: str, who: Person) -> Iterator[Block]:
    pool = words.SAYINGS[f"{who.language}-{key}"]
    count = 1 if key == "references" else chance.randint(1, 4)
    chosen = sorted(chance.sample(range(len(pool)), min(len(pool), count)))
    mixed, bulleted = key == "projects", chance.random() < 0.5
    for line in (pool[index] for index in chosen):
        starred = line.startswith("* ") if mixed else bulleted
        yield Block("bullet" if starred else "para", line.removeprefix("* "))


def _skills(who: Person, how: Style) -> Iterator[Block]:
    skills = who.skills
    match how.skills:
        case "bullets":
            yield from (Block("bullet", skill) for skill in skills)
        case "lines":
            yield from (Block("para", skill) for skill in skills)
        case "groups":
            half = len(skills) // 2
            strong, good = words.GROUPS[who.language]
            yield Block("para", f"**{strong}:** {', '.join(skills[:half])}")
            yield Block("para", f"**{good}:** {', '.join(skills[half:])}")
        case "stars":
            for index, skill in enumerate(skills):
                yield Block(
                    "para", f"{skill} {'●' * (5 - index % 4)}{'○' * (index % 4)}"
                )
        case kind:
            yield Block("para", (", " if kind == "comma" else " | ").join(skills))


def _work(jobs: list[Job], who: Person, how: Style) -> Iterator[Block]:
    before = None
    for job in jobs:
        facts = _job_facts(job, who, how)
        new = job.employer != before
        if how.head.group and new:
            same = [each for each in jobs if each.employer == job.employer]
            oldest, newest = same[-1].start, same[0].end
            spanned = dates.period(oldest, newest, how.dates, who.language)
            facts["span"] = spanned.text
            yield from _rows(how.head.group, facts)
        before = job.employer
        yield from _rows(how.head.rows, facts, first=not how.head.group)
        if job.aside:
            yield Block("para", job.aside)
        if how.prose and job.prose:
            yield Block("para", job.prose)
        elif not how.prose:
            yield from (Block("bullet", said) for said in job.said)


def _rows(
    patterns: tuple[str, ...], facts: dict[str, str], *, first: bool = True
) -> Iterator[Block]:
    for index, pattern in enumerate(patterns):
        when, cut, rest = pattern.rpartition("<<")
        left, _, right = rest.partition(">>")
        left, right, when = (
            _AT_SELF.sub(r", \1", each.strip().format_map(facts))
            for each in (left, right, when)
        )
        kind = "dated" if cut else "row"
        yield Block(kind, left, right, when, first=first and index == 0)


_AT_SELF = re.compile(r" (?:at|@) ([*_]*(?:self-|freelance))", re.IGNORECASE)
"""Nobody works at self-employed."""


def _job_facts(job: Job, who: Person, how: Style) -> dict[str, str]:
    period = dates.period(job.start, job.end, how.dates, who.language)
    return {
        "title": job.title.text,
        "TITLE": job.title.text.upper(),
        "employer": job.employer.text,
        "EMPLOYER": job.employer.text.upper(),
        "place": job.place,
        "dates": period.text,
    }


def _studied(school: School, who: Person, how: Style) -> dates.Period:
    return dates.studied(
        school.start,
        school.end,
        how.dates,
        who.language,
        how.studied,
        expected=school.expected,
    )


def _school_facts(school: School, who: Person, how: Style) -> dict[str, str]:
    return {
        "school": school.name.text,
        "SCHOOL": school.name.text.upper(),
        "degree": school.degree.text,
        "place": school.place,
        "dates": _studied(school, who, how).text,
    }


def labels(who: Person, how: Style) -> dict[str, object]:
    """Return what a person would read in the file, as its labels."""
    shown = name_of(who, how)
    bare = f"{who.given} {who.family}"
    dated = "{dates}" in " ".join(how.head.rows)
    return {
        "language": who.language,
        "name": [shown, bare] if who.credential else shown,
        "headline": who.headline if how.headline else "",
        "email": who.email,
        "phone": who.phone,
        "place": label(who.place),
        "links": who.links,
        "jobs": [_job_label(job, who, how, dated=dated) for job in who.jobs],
        "education": [_school_label(each, who, how) for each in who.schools],
        "skills": who.skills if "skills" in how.order else [],
    }


def _job_label(
    job: Job, who: Person, how: Style, *, dated: bool
) -> dict[str, str | list[str]]:
    period = dates.period(job.start, job.end, how.dates, who.language)
    placed = "{place}" in " ".join((*how.head.group, *how.head.rows))
    title = job.title
    if any("{title}" in row.lower() and ", " in row for row in how.head.rows):
        title = title._replace(readings=(*title.readings, title.text.split(",")[0]))
    return {
        "title": label(title),
        "employer": label(job.employer),
        "place": job.place if placed else "",
        "start": period.start if dated else "",
        "end": period.end if dated else "",
    }


def _school_label(
    school: School, who: Person, how: Style
) -> dict[str, str | list[str]]:
    period = _studied(school, who, how)
    return {
        "institution": label(school.name),
        "degree": label(school.degree),
        "start": period.start,
        "end": period.end,
    }
