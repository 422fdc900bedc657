"""The rules of files."""

from __future__ import annotations

from cvexport.checks.file import docx_rules, layout, pdf_rules, text, txt_and_md
from cvexport.checks.rule import FileRule

_ALL = ("pdf", "docx", "txt", "md")
_PAGED = ("pdf", "docx")
_PDF = ("pdf",)
_DOCX = ("docx",)
_TXT = ("txt",)
_MD = ("md",)

RULES: tuple[FileRule, ...] = (
    # Whether there is a text at all.
    FileRule("unreadable", "error", _ALL, text.unreadable),
    FileRule("encrypted", "error", _PAGED, text.encrypted),
    FileRule("no-text", "error", _ALL, text.no_text),
    FileRule("file-size", "warning", _ALL, text.too_large),
    # Whether it is the text of the source.
    FileRule("read-back", "error", _ALL, text.read_back_fails),
    FileRule("entry-apart", "error", _ALL, text.entry_apart),
    # Whether a parser finds its way in it.
    FileRule("name-first", "warning", _ALL, text.name_not_first),
    FileRule("contact-missing", "error", _ALL, text.contact_missing),
    FileRule("contact-outside-body", "error", _DOCX, docx_rules.contact_outside),
    FileRule("contact-in-margins", "warning", _PDF, pdf_rules.contact_in_margins),
    FileRule("heading-missing", "warning", _ALL, text.heading_missing),
    FileRule("short-years", "warning", _ALL, text.short_years),
    # Characters and words.
    FileRule("lost-characters", "error", _ALL, text.lost_characters),
    FileRule("private-characters", "warning", _ALL, text.private_characters),
    FileRule("ligatures", "warning", _ALL, text.ligatures),
    FileRule("invisible-characters", "warning", _ALL, text.invisible_characters),
    FileRule("odd-spaces", "advice", _ALL, text.odd_spaces),
    FileRule("glued-words", "error", _ALL, text.glued_words),
    FileRule("spaced-letters", "warning", _ALL, text.spaced_letters),
    FileRule("hyphenated-words", "warning", ("pdf", "txt"), text.hyphenated_words),
    FileRule("bullets-apart", "warning", _ALL, text.bullets_apart),
    FileRule("symbol-bullets", "warning", _ALL, text.symbol_bullets),
    # Where the text stands.
    FileRule("columns", "warning", ("pdf", "docx", "txt"), layout.columns),
    FileRule("dates-apart", "warning", _PAGED, layout.dates_apart),
    FileRule("tabs", "warning", ("docx", "txt"), layout.tabs),
    FileRule("images", "warning", _PAGED, layout.images),
    FileRule("icon-fonts", "warning", _PAGED, layout.icon_fonts),
    FileRule("hidden-text", "warning", _PAGED, layout.hidden_text),
    FileRule("reading-order", "warning", _PDF, pdf_rules.reading_order),
    FileRule("spaces-not-set", "warning", _PDF, pdf_rules.spaces_not_set),
    FileRule("drawn-bullets", "warning", _PDF, pdf_rules.drawn_bullets),
    FileRule("tables", "error", _DOCX, docx_rules.tables),
    FileRule("text-boxes", "error", _DOCX, docx_rules.text_boxes),
    FileRule("header-text", "warning", _DOCX, docx_rules.header_text),
    FileRule("line-breaks", "warning", _DOCX, docx_rules.line_breaks),
    FileRule("word-hyphens", "warning", _DOCX, docx_rules.word_hyphens),
    FileRule("bare-paragraphs", "warning", _DOCX, docx_rules.bare_paragraphs),
    FileRule("title-style", "warning", _DOCX, docx_rules.title_style),
    FileRule("tracked-changes", "warning", _DOCX, docx_rules.tracked_changes),
    FileRule("headings-unstyled", "advice", _DOCX, docx_rules.headings_unstyled),
    FileRule("typed-bullets", "advice", _DOCX, docx_rules.typed_bullets),
    FileRule("symbol-lists", "advice", _DOCX, docx_rules.symbol_lists),
    # Fonts and metadata.
    FileRule("fonts-not-embedded", "warning", _PDF, pdf_rules.fonts_not_embedded),
    FileRule("type-3-fonts", "warning", _PDF, pdf_rules.type_3_fonts),
    FileRule("no-bold", "advice", _PDF, pdf_rules.no_bold),
    FileRule("untagged", "advice", _PDF, pdf_rules.untagged),
    FileRule("pdf-version", "advice", _PDF, pdf_rules.version),
    FileRule("language-missing", "advice", _PAGED, layout.language_missing),
    FileRule("title-missing", "advice", _PAGED, layout.title_missing),
    FileRule("author-missing", "advice", _PAGED, layout.author_missing),
    FileRule("page-size", "advice", _PAGED, layout.page_size),
    # What is typed.
    FileRule("byte-order-mark", "warning", ("txt", "md"), txt_and_md.byte_order_mark),
    FileRule("odd-punctuation", "warning", _TXT, txt_and_md.odd_punctuation),
    FileRule("drawn-lines", "warning", _TXT, txt_and_md.drawn_lines),
    FileRule("trailing-spaces", "advice", _TXT, txt_and_md.trailing_spaces),
    FileRule("html", "warning", _MD, txt_and_md.markup),
    FileRule("table-markup", "warning", _MD, txt_and_md.table_markup),
    FileRule("front-matter", "warning", _MD, txt_and_md.front_matter),
)
