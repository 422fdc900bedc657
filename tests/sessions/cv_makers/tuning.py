"""The layouts of the files that the parser is tuned to, by the file's name."""

from __future__ import annotations

from sessions.cv_makers.layouts import Layout

_TITLE_DATES = ("**{title}** >> {dates}", "__{employer}__ >> {place}")
_DEGREE_DATES = ("**{school}** >> {dates}", "__{degree}__")
_ONE_LINE_SCHOOL = ("{degree}, {school}, {dates}",)

LAYOUTS: dict[str, Layout] = {
    # LaTeX
    "latex-jake.pdf": Layout(
        "latex", "jake", "software",
        ("**{title}** >> {dates}", "__{employer}__ >> __{place}__"),
        ("**{school}** >> {place}", "__{degree}__ >> __{dates}__"),
        dates="full", contact=("{phone} | {email} | {link}",), headline="",
        order="education work projects skills",
    ),
    "latex-jake-employer-first.pdf": Layout(
        "latex", "jake", "finance",
        ("**{employer}** >> {place}", "__{title}__ >> __{dates}__"),
        ("**{school}** >> {place}", "{degree} >> {dates}"),
        jobs=4, order="summary work education awards skills", wording=2,
    ),
    "latex-classic.pdf": Layout(
        "latex", "classic", "teaching",
        ("**{title}**, {employer}, {place} >> {dates}",),
        ("{degree}, {school} >> {dates}",),
        dates="tight", order="work education publications talks skills",
        contact=("{place}", "Phone: {phone}", "Email: {email}"), running="page",
    ),
    "latex-classic-accents.pdf": Layout(
        "latex", "classic", "bureau",
        ("**{employer}**, {place} >> {dates}", "__{title}__"),
        ("{school} >> {dates}", "{degree}"),
        language="fr", dates="full", contact=("{place} | {phone} | {email}",),
        order="work education skills langues",
    ),
    "latex-moderncv.pdf": Layout(
        "latex", "moderncv", "software",
        ("{dates} << **{title}**, __{employer}__, {place}.",),
        ("{dates} << **{degree}**, __{school}__, {place}.",),
        jobs=4, dates="tight", wording=0,
        contact=("{place}", "{phone}", "{email}", "{links}"),
    ),
    "latex-moderncv-german.pdf": Layout(
        "latex", "moderncv", "technik",
        ("{dates} << **{title}**, __{employer}__, {place}",),
        ("{dates} << **{degree}**, {school}",),
        language="de", dates="num-en", top="Lebenslauf",
        order="work education skills sprachen", contact=("{place}", "{phone}", "{email}"),
    ),
    "latex-awesome.pdf": Layout(
        "latex", "awesome", "marketing",
        ("**{employer}** >> __{place}__", "{TITLE} >> __{dates}__"),
        ("**{school}** >> __{place}__", "{DEGREE} >> __{dates}__"),
        dates="mon", contact=("{place}", "{phone} | {email} | {link}"),
    ),
    "latex-deedy.pdf": Layout(
        "latex", "deedy", "software",
        ("**{EMPLOYER}** | {title}", "{dates} | {place}"),
        ("**{SCHOOL}**", "{degree}", "{dates}"),
        dates="mon-hyphen", side="education skills", skills="lines",
        order="education skills work projects", headline="",
    ),
    "latex-grouped.pdf": Layout(
        "latex", "jake", "finance",
        ("__{title}__ >> {dates}",), ("**{school}** >> {dates}", "{degree}"),
        group=("**{employer}** >> {place}",), jobs=4, headline="",
    ),
    "latex-capitals.pdf": Layout(
        "latex", "classic", "nursing",
        ("{EMPLOYER}, {place}", "{title}, {dates}"), ("{SCHOOL}", "{degree}, {dates}"),
        dates="words", capitals=True, headline="", wording=4,
    ),
    # Web pages printed by a browser
    "web-docs.pdf": Layout(
        "web", "docs", "marketing",
        ("**{employer},** {place} — __{title}__", "{dates}"),
        ("**{school},** {place} — __{degree}__", "{dates}"),
        dates="caps", capitals=True,
    ),
    "web-sidebar-left.pdf": Layout(
        "web", "sidebar", "software",
        ("**{title}**", "{employer} · {place} >> {dates}"),
        ("**{degree}**", "{school}", "{dates}"),
        side="contact education skills", skills="lines", dates="mon",
        contact=("{email}", "{phone}", "{place}", "{link}"), order="summary work skills education",
    ),
    "web-sidebar-right.pdf": Layout(
        "web", "sidebar-right", "marketing",
        ("**{title}** at **{employer}**", "{dates} | {place}"),
        ("**{degree}**", "{school} | {dates}"),
        side="contact skills languages", order="summary work education skills languages",
        contact=("{phone}", "{email}", "{place}"), wording=1, dates="full",
    ),
    "web-dark-sidebar.pdf": Layout(
        "web", "dark", "nursing",
        ("**{title}** >> {dates}", "{employer}, {place}"),
        ("**{degree}**", "{school}", "{dates}"),
        side="contact skills profiles education", skills="bullets", capitals=True,
        contact=("{phone}", "{email}", "{place}"), order="skills profiles education summary work",
    ),
    "web-timeline.pdf": Layout(
        "web", "timeline", "software",
        ("{dates}", "**{title}**", "{employer}, {place}"),
        ("{dates}", "**{degree}**", "{school}"), dates="tight", wording=3,
    ),
    "web-cards.pdf": Layout(
        "web", "cards", "trades",
        ("**{title}** >> {dates}", "{employer} • {place}"),
        ("**{degree}** >> {dates}", "{school}"), bullet="▸", wording=4,
    ),
    "web-spaced-headings.pdf": Layout(
        "web", "spaced", "finance", ("**{employer}** | {title} | {dates}",),
        ("**{school}** | {degree} | {dates}",), dates="year", school_dates="end",
    ),
    "web-own-headings.pdf": Layout(
        "web", "looks", "marketing",
        ("**{title}**, {employer} >> {dates}",), ("**{degree}**, {school} >> {dates}",),
        wording=3, dates="mon", order="summary work education skills interests",
    ),
    "web-rail.pdf": Layout(
        "web", "rail", "teaching", ("**{title}** >> {dates}", "{employer}, {place}"),
        ("**{degree}** >> {dates}", "{school}"), jobs=4, dates="year",
    ),
    "web-rendercv.pdf": Layout(
        "web", "render", "software",
        ("**{title}**, __{employer}__ – {place} >> {dates}",),
        ("**{school}**, {degree} – {place} >> {dates}",),
        dates="mon", foot="Last updated in Sept 2025", contact=("{place} • {email} • {phone} • {link}",),
    ),
    "web-rendercv-engineering.pdf": Layout(
        "web", "render", "finance",
        ("**{employer}** >> __{place}__", "__{title}__ >> __{dates}__"),
        ("**{school}** >> __{place}__", "__{degree}__ >> __{dates}__"),
        top="Last updated in October 2025", headline="", dates="full", wording=2,
    ),
    "web-network-export.pdf": Layout(
        "web", "linkedin", "marketing",
        ("**{employer}**", "{title}", "{dates}", "{place}"),
        ("**{school}**", "{degree} · ({dates})"),
        jobs=4, dates="lasting", side="contact skills languages certificates",
        order="skills languages certificates summary work education", bullet="-",
        contact=("{phone}", "{email}", "{link}"), skills="lines", running="Page 1 of 2",
    ),
    "web-small-caps.pdf": Layout(
        "web", "small-caps", "finance", ("**{title}**", "__{employer}, {place}__ >> {dates}"),
        ("**{degree}**", "__{school}__ >> {dates}"), headline="", dates="comma",
    ),
    "web-plain-run-together.pdf": Layout(
        "web", "plain", "trades", ("{employer} {place} {dates}", "{title}"),
        ("{school} {dates}", "{degree}"), dates="mon-hyphen", capitals=True,
        name="**{name}** Email: {email}", contact=("{place} Mobile: {phone}",), headline="",
    ),
    "web-title-dot-employer.pdf": Layout(
        "web", "sidebar-right", "software", ("**{title}** · {employer}, {place}", "{dates}"),
        ("**{degree}** · {school}", "{dates}"), side="contact skills",
        contact=("{email}", "{phone}", "{links}"), jobs=4,
    ),
    "web-spanish-dark.pdf": Layout(
        "web", "dark", "oficina", ("**{title}**", "{employer} | {place} | {dates}"),
        ("**{degree}**", "{school}", "{dates}"), language="es", dates="full",
        side="contact skills idiomas", order="skills idiomas summary work education",
        contact=("{phone}", "{email}", "{place}"), skills="bullets",
    ),
    "web-french-timeline.pdf": Layout(
        "web", "timeline", "bureau", ("{dates} << **{title}**", " << {employer} – {place}"),
        ("{dates} << **{degree}**", " << {school}"), language="fr", dates="words", jobs=4,
    ),
    "web-german-rail.pdf": Layout(
        "web", "rail", "kauf", ("{dates} << **{title}**", " << {employer}, {place}"),
        ("{dates} << {school}", " << {degree}"), language="de", dates="since",
        contact=("{place} | Tel. {phone} | {email}",), order="work education skills sprachen",
        name="Lebenslauf {name}", headline="",
    ),
    "web-at-sign.pdf": Layout(
        "web", "docs", "software", ("{title} @ **{employer}** ({dates})",),
        ("{degree} @ **{school}** ({dates})",), dates="apostrophe", bullet="–", wording=2,
    ),
    # Word, as it is and printed by LibreOffice
    "word-styles.docx": Layout(
        "word", "styles", "finance", ("**{title}** >> {dates}", "{employer}, {place}"),
        ("**{degree}** >> {dates}", "{school}"), dates="mon",
    ),
    "word-no-styles.docx": Layout(
        "word", "manual", "nursing", ("**{employer}**, {place} >> {dates}", "__{title}__"),
        ("**{school}** >> {dates}", "{degree}"), bullet="", capitals=True, dates="num-en",
    ),
    "word-bare.docx": Layout(
        "word", "bare", "trades", ("{title}, {employer}, {place}", "{dates}"),
        ("{degree}, {school}, {dates}",), dates="full", bullet="-", capitals=True, wording=4,
    ),
    "word-layout-table.docx": Layout(
        "word", "table", "marketing", ("**{title}**", "{employer}, {place} >> {dates}"),
        ("**{degree}**", "{school}", "{dates}"), side="contact skills education",
        order="skills education summary work", skills="lines", contact=("{phone}", "{email}", "{place}"),
    ),
    "word-date-grid.docx": Layout(
        "word", "grid", "technik", ("{dates} << **{title}**", " << {employer}, {place}"),
        ("{dates} << **{degree}**", " << {school}"), language="de", dates="dot",
        order="work education skills sprachen", top="Lebenslauf", contact=("{place}", "{phone}", "{email}"),
    ),
    "word-text-box.docx": Layout(
        "word", "boxes", "teaching", ("**{title}**, {employer} >> {dates}",),
        ("**{degree}**, {school} >> {dates}",), contact=("{phone}", "{email}", "{place}"), dates="year",
    ),
    "word-page-header.docx": Layout(
        "word", "header", "finance", ("**{employer}** >> {place}", "{title} >> {dates}"),
        ("**{school}** >> {dates}", "{degree}"), contact=("{email} | {phone}", "{place}"), dates="mon",
    ),
    "word-section-columns.docx": Layout(
        "word", "columns", "software", ("**{title}**", "{employer} | {dates}"),
        ("**{degree}**", "{school}", "{dates}"), side="contact skills education",
        order="skills education work", contact=("{email}", "{phone}", "{place}"), skills="lines",
    ),
    "word-template.docx": Layout(
        "word", "styles", "marketing", ("{dates}", "**{title}** | {employer} | {place}"),
        ("{dates}", "**{degree}** | {school}"), dates="template", jobs=2,
    ),
    "word-styles-printed.pdf": Layout(
        "word", "styles", "trades", ("**{title}** | {employer} | {place} >> {dates}",),
        ("{degree} | {school} >> {dates}",), dates="mon", wording=4,
    ),
    "word-no-styles-printed.pdf": Layout(
        "word", "manual", "kauf", ("**{employer}**, {place} >> {dates}", "{title}"),
        ("**{school}** >> {dates}", "{degree}"), language="de", dates="num", bullet="–",
        contact=("{place} · {phone} · {email}",), order="summary work education skills",
    ),
    "word-bare-printed.pdf": Layout(
        "word", "bare", "oficina", ("{dates}: {title}, {employer} ({place})",),
        ("{dates}: {degree}, {school}",), language="es", bullet="-", capitals=True,
        top="CURRÍCULUM VÍTAE", dates="num-en",
    ),
    "word-layout-table-printed.pdf": Layout(
        "word", "table", "nursing", ("**{title}**", "{employer}", "{dates}"),
        ("**{degree}**", "{school}", "{dates}"), side="contact skills certificates",
        order="skills certificates summary work education", skills="bullets",
        contact=("{phone}", "{email}", "{place}"), capitals=True,
    ),
    "word-date-grid-printed.pdf": Layout(
        "word", "grid", "trades", ("{dates} << **{employer}**", " << __{title}__"),
        ("{dates} << **{school}**", " << {degree}"), dates="iso", top="CURRICULUM VITAE",
        jobs=4, wording=1,
    ),
    "word-page-header-printed.pdf": Layout(
        "word", "header", "software", ("{title}", "{employer}, {place}", "{dates}"),
        ("{degree}", "{school}", "{dates}"), contact=("{email} | {phone} | {place}",), jobs=6,
        dates="mon-hyphen",
    ),
    "word-section-columns-printed.pdf": Layout(
        "word", "columns", "marketing", ("**{employer}**", "{title}", "{dates}"),
        ("**{school}**", "{degree}", "{dates}"), side="contact skills", skills="lines",
        contact=("{phone}", "{email}", "{place}"), order="skills summary work education", dates="full",
    ),
    "word-grouped-printed.pdf": Layout(
        "word", "styles", "finance", ("{title} >> {dates}",), ("{school} >> {dates}", "{degree}"),
        group=("**{employer}**, {place}",), jobs=5, dates="mon",
    ),
    "word-undated-printed.pdf": Layout(
        "word", "manual", "trades", ("**{title}**, {employer}, {place}",), ("{degree}, {school}",),
        wording=6, headline="",
    ),
    # pandoc
    "pandoc.docx": Layout(
        "pandoc", "hash", "software", ("{title}, {employer}, {place} >> {dates}",),
        ("**{degree}**, {school}, {dates}",), headline="**{headline}**", dates="mon",
    ),
    "pandoc-printed.pdf": Layout(
        "pandoc", "setext", "teaching", ("**{employer}**, {place}", "__{title}__ >> {dates}"),
        ("**{school}**", "{degree} >> {dates}"), dates="tight",
        order="work education publications talks skills", headline="__{headline}__",
    ),
    # Strings on a canvas
    "canvas-straight.pdf": Layout(
        "canvas", "straight", "nursing", ("**{title}** >> {dates}", "__{employer}, {place}__"),
        ("**{degree}** >> {dates}", "__{school}__"), running="Page {page} of {pages}", jobs=6,
        dates="mon",
    ),
    "canvas-bold-first.pdf": Layout(
        "canvas", "bold-first", "finance", ("**{employer}** >> {place}", "{title} >> __{dates}__"),
        ("**{school}** >> {dates}", "{degree}"), bullet="*",
    ),
    "canvas-upwards.pdf": Layout(
        "canvas", "upwards", "bureau", ("{dates} << **{title}**", " << {employer}, {place}"),
        ("{dates} << {degree}", " << {school}"), language="fr", dates="num-en",
    ),
    "canvas-columns.pdf": Layout(
        "canvas", "columns", "software", ("**{title}**", "{employer} | {place}", "{dates}"),
        ("**{degree}**", "{school}", "{dates}"), side="contact skills education",
        contact=("{email}", "{phone}", "{place}"), order="summary work skills education", skills="lines",
    ),
    "canvas-words.pdf": Layout(
        "canvas", "words", "trades", ("**{title}** - {employer} - {place}", "{dates}"),
        ("**{degree}** - {school}", "{dates}"), dates="full", bullet=">", wording=1,
    ),
    # Plain text and Markdown
    "text-underlined.txt": Layout(
        "text", "underlined", "software", ("{title}, {employer} >> {dates}", "{place}"),
        ("{degree}, {school} >> {dates}",), bullet="*", dates="mon",
    ),
    "text-indented.txt": Layout(
        "text", "indented", "finance", ("{employer}, {place}", "{title}, {dates}"),
        ("{school}", "{degree}, {dates}"), bullet="-", capitals=True, dates="brackets",
    ),
    "text-dates-left.txt": Layout(
        "text", "flush", "kauf", ("{dates} << {title}, {employer}, {place}",),
        ("{dates} << {degree}, {school}",), language="de", dates="num", bullet="-",
        top="LEBENSLAUF", capitals=True, order="work education skills sprachen", headline="",
    ),
    "text-dense.txt": Layout(
        "text", "dense", "nursing", ("{title} | {employer} | {place} | {dates}",),
        ("{degree} | {school} | {dates}",), bullet="-", dates="num-en", capitals=True, wording=4,
    ),
    "text-centred.txt": Layout(
        "text", "centred", "oficina", ("{TITLE} – {employer}", "{place} >> {dates}"),
        ("{degree} – {school} >> {dates}",), language="es", bullet="•", dates="words",
        order="work education skills idiomas",
    ),
    "markdown-hash.md": Layout(
        "markdown", "hash", "software", ("{title}, {employer}", "__{dates}__ | {place}"),
        ("**{degree}**, {school}", "{dates}"), bullet="-", dates="mon",
        order="summary work education talks skills",
    ),
    "markdown-bold.md": Layout(
        "markdown", "bold", "marketing", ("**{employer}** ({dates})", "__{title}__, {place}"),
        ("**{school}** ({dates})", "{degree}"), bullet="*", dates="year", headline="__{headline}__",
    ),
    "markdown-setext.md": Layout(
        "markdown", "setext", "teaching", ("**{title}**, {employer}, {place} ({dates})",),
        ("**{degree}**, {school} ({dates})",), bullet="+", dates="tight",
        order="work education publications talks skills",
    ),
}
"""Formatted by hand: a row says how one file looks."""
