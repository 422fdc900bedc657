"""The rules of files."""

from __future__ import annotations

from cvexport.checks import layout, pages, plaintext, texts, word
from cvexport.checks.findings import FileRule

_ALL = ("pdf", "docx", "txt", "md")
_PAGED = ("pdf", "docx")
_PDF = ("pdf",)
_DOCX = ("docx",)
_TXT = ("txt",)
_MD = ("md",)

RULES: tuple[FileRule, ...] = (
    # Whether there is a text at all.
    FileRule("unreadable", "error", _ALL, texts.unreadable),
    FileRule("encrypted", "error", _PAGED, texts.encrypted),
    FileRule("no-text", "error", _ALL, texts.no_text),
    FileRule("file-size", "warning", _ALL, texts.too_large),
    # Whether it is the text of the source.
    FileRule("read-back", "error", _ALL, texts.read_back_fails),
    FileRule("entry-apart", "error", _ALL, texts.entry_apart),
    # Whether a parser finds its way in it.
    FileRule("name-first", "warning", _ALL, texts.name_not_first),
    FileRule("contact-missing", "error", _ALL, texts.contact_missing),
    FileRule("contact-outside-body", "error", _DOCX, word.contact_outside),
    FileRule("contact-in-margins", "warning", _PDF, pages.contact_in_margins),
    FileRule("heading-missing", "warning", _ALL, texts.heading_missing),
    FileRule("short-years", "warning", _ALL, texts.short_years),
    # Characters and words.
    FileRule("lost-characters", "error", _ALL, texts.lost_characters),
    FileRule("private-characters", "warning", _ALL, texts.private_characters),
    FileRule("ligatures", "warning", _ALL, texts.ligatures),
    FileRule("invisible-characters", "warning", _ALL, texts.invisible_characters),
    FileRule("odd-spaces", "advice", _ALL, texts.odd_spaces),
    FileRule("glued-words", "error", _ALL, texts.glued_words),
    FileRule("spaced-letters", "warning", _ALL, texts.spaced_letters),
    FileRule("hyphenated-words", "warning", ("pdf", "txt"), texts.hyphenated_words),
    FileRule("bullets-apart", "warning", _ALL, texts.bullets_apart),
    FileRule("symbol-bullets", "warning", _ALL, texts.symbol_bullets),
    # Where the text stands.
    FileRule("columns", "warning", ("pdf", "docx", "txt"), layout.columns),
    FileRule("dates-apart", "warning", _PAGED, layout.dates_apart),
    FileRule("tabs", "warning", ("docx", "txt"), layout.tabs),
    FileRule("images", "warning", _PAGED, layout.images),
    FileRule("icon-fonts", "warning", _PAGED, layout.icon_fonts),
    FileRule("hidden-text", "warning", _PAGED, layout.hidden_text),
    FileRule("reading-order", "warning", _PDF, pages.reading_order),
    FileRule("spaces-not-set", "warning", _PDF, pages.spaces_not_set),
    FileRule("drawn-bullets", "warning", _PDF, pages.drawn_bullets),
    FileRule("tables", "error", _DOCX, word.tables),
    FileRule("text-boxes", "error", _DOCX, word.text_boxes),
    FileRule("header-text", "warning", _DOCX, word.header_text),
    FileRule("line-breaks", "warning", _DOCX, word.line_breaks),
    FileRule("word-hyphens", "warning", _DOCX, word.word_hyphens),
    FileRule("bare-paragraphs", "warning", _DOCX, word.bare_paragraphs),
    FileRule("title-style", "warning", _DOCX, word.title_style),
    FileRule("tracked-changes", "warning", _DOCX, word.tracked_changes),
    FileRule("headings-unstyled", "advice", _DOCX, word.headings_unstyled),
    FileRule("typed-bullets", "advice", _DOCX, word.typed_bullets),
    FileRule("symbol-lists", "advice", _DOCX, word.symbol_lists),
    # Fonts and metadata.
    FileRule("fonts-not-embedded", "warning", _PDF, pages.fonts_not_embedded),
    FileRule("type-3-fonts", "warning", _PDF, pages.type_3_fonts),
    FileRule("no-bold", "advice", _PDF, pages.no_bold),
    FileRule("untagged", "advice", _PDF, pages.untagged),
    FileRule("pdf-version", "advice", _PDF, pages.version),
    FileRule("language-missing", "advice", _PAGED, layout.language_missing),
    FileRule("title-missing", "advice", _PAGED, layout.title_missing),
    FileRule("author-missing", "advice", _PAGED, layout.author_missing),
    FileRule("page-size", "advice", _PAGED, layout.page_size),
    # What is typed.
    FileRule("byte-order-mark", "warning", ("txt", "md"), plaintext.byte_order_mark),
    FileRule("odd-punctuation", "warning", _TXT, plaintext.odd_punctuation),
    FileRule("drawn-lines", "warning", _TXT, plaintext.drawn_lines),
    FileRule("trailing-spaces", "advice", _TXT, plaintext.trailing_spaces),
    FileRule("html", "warning", _MD, plaintext.markup),
    FileRule("table-markup", "warning", _MD, plaintext.table_markup),
    FileRule("front-matter", "warning", _MD, plaintext.front_matter),
)
