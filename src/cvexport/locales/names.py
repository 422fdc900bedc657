"""The names of the supported languages, in English and in the language itself."""

from __future__ import annotations

_NAMES = {
    "ar": "arabic العربية",
    "bg": "bulgarian български",
    "ca": "catalan català",
    "cs": "czech čeština česky",
    "da": "danish dansk",
    "de": "german deutsch",
    "el": "greek ελληνικά",
    "en": "english",
    "es": "spanish español castellano",
    "et": "estonian eesti",
    "fa": "persian farsi فارسی",
    "fi": "finnish suomi",
    "fr": "french français francais",
    "he": "hebrew עברית",
    "hi": "hindi हिन्दी",
    "hr": "croatian hrvatski",
    "hu": "hungarian magyar",
    "id": "indonesian indonesia",
    "it": "italian italiano",
    "ja": "japanese 日本語",
    "ko": "korean 한국어",
    "lt": "lithuanian lietuvių",
    "lv": "latvian latviešu",
    "ms": "malay melayu",
    "nb": "norwegian norsk bokmål",
    "nl": "dutch nederlands",
    "nn": "nynorsk",
    "pl": "polish polski",
    "pt": "portuguese português portugues",
    "ro": "romanian română",
    "ru": "russian русский",
    "sk": "slovak slovenčina slovensky",
    "sl": "slovenian slovene slovenščina",
    "sr": "serbian српски",
    "sr-Latn": "srpski",
    "sv": "swedish svenska",
    "tr": "turkish türkçe",
    "uk": "ukrainian українська",
    "vi": "vietnamese",
    "zh": "chinese mandarin 中文",
}


def tag(name: str) -> str:
    """Return the tag of a language by its name, "" for any other word."""
    word = name.casefold()
    return next((tag for tag, names in _NAMES.items() if word in names.split()), "")
