"""Files are named as people would name them, in letters that portals accept."""

from __future__ import annotations

import pytest

from cvexport.cli.file_names import output_path
from cvexport.cli.sources import SourceFile
from cvexport.model.resume import Basics, Resume
from cvexport.model.settings import LanguageTag, Pattern, Settings


def named(name: str, language: str = "en", pattern: str = "", source: str = "") -> str:
    """Return the name of a text file, without its suffix."""
    export = Settings(
        language=LanguageTag(language), filename=Pattern(pattern or "{name}")
    )
    resume = Resume(basics=Basics(name=name), export=export)
    return output_path(resume, "txt", SourceFile(source or "cv.yaml", b"")).stem


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Ada Lovelace", "en", "Ada-Lovelace"),
        ("O’Brien, Seán (Jr.)", "en", "O-Brien-Sean-Jr"),
        ("Ana ❤ Example ★", "en", "Ana-Example"),
        ("Con", "en", "Con-CV"),
        # German, in German and in English.
        ("Jürgen Müller", "de", "Juergen-Mueller"),
        ("Jürgen Müller", "de-AT", "Juergen-Mueller"),
        ("Jörg Weiß", "en", "Joerg-Weiss"),
        ("JÖRG WEIẞ", "de", "JOERG-WEISS"),
        ("Ärla Örtel-Übel", "de", "Aerla-Oertel-Uebel"),
        ("Ju\u0308rgen", "de", "Juergen"),
        # The same letters in other languages and names.
        ("Björn Åkesson", "sv", "Bjorn-Akesson"),
        ("Björn Åkesson", "en", "Bjorn-Akesson"),
        ("Väinö Hämäläinen", "fi", "Vaino-Hamalainen"),
        ("Gül Şahin", "tr", "Gul-Sahin"),
        ("Gül Şahin", "en", "Gul-Sahin"),
        ("İlker Işık", "tr", "Ilker-Isik"),
        ("José Agüero", "es", "Jose-Aguero"),
        ("Raphaël Müller", "fr", "Raphael-Muller"),
        ("Søren Kjærgård", "da", "Soeren-Kjaergaard"),
        ("Åse Ødegård", "nb", "Aase-Oedegaard"),
        ("Søren Kjær", "en", "Soren-Kjaer"),
        ("Łukasz Żółć", "pl", "Lukasz-Zolc"),
        ("Nguyễn Văn Ánh", "vi", "Nguyen-Van-Anh"),
        # Alphabets that have a spelling in Latin letters.
        ("Иван Петров", "ru", "Ivan-Petrov"),
        ("Γιώργος Σεφέρης", "el", "Giorgos-Seferis"),
        ("Հայկ", "hy", "Hayk"),
        # Scripts that have none that a table knows.
        ("山田 太郎", "ja", "山田-太郎"),
        ("ジョン・スミス", "ja", "ジョン-スミス"),
        ("王小明", "zh", "王小明"),
        ("김 민수", "ko", "김-민수"),
        ("محمد بن علي", "ar", "محمد-بن-علي"),
        ("דוד כהן", "he", "דוד-כהן"),
        ("अनिता शर्मा", "hi", "अनिता-शर्मा"),
        ("สมชาย", "th", "สมชาย"),
        ("Wang 小明", "en", "Wang-小明"),
    ],
)
def test_a_name_is_spelt_as_people_write_it(
    name: str, language: str, expected: str
) -> None:
    assert expected == named(name, language)


def test_a_long_name_has_a_length_that_file_systems_allow() -> None:
    assert 120 == len(named("a" * 300))
    assert "山" * 40 == named("山" * 300)


@pytest.mark.parametrize(
    ("pattern", "language", "source", "expected"),
    [
        ("{name}-{language}", "de", "cv.yaml", "Ana-Example-de"),
        ("{name}-CV-{language}", "en-GB", "cv.yaml", "Ana-Example-CV-en-GB"),
        ("{source}", "en", "cvs/cv-en.yaml", "cv-en"),
        ("{name}-{source}", "en", "cv-de.yml", "Ana-Example-cv-de"),
        ("{source}", "en", "resume.json", "resume"),
        ("{source}", "en", "CV.yaml.txt", "CV"),
        ("{source}", "en", "my cv (2).yaml", "my-cv-2"),
        ("{source}", "en", "<stdin>", "stdin"),
        ("{source}", "en", "nul.yaml", "nul-CV"),
        ("{source}", "ja", "履歴書.yaml", "履歴書"),
        ("{name} {source} {name}", "en", "x.yaml", "Ana-Example x Ana-Example"),
        ("履歴書-{name}", "ja", "x.yaml", "履歴書-Ana-Example"),
    ],
)
def test_language_and_source_have_their_places(
    pattern: str, language: str, source: str, expected: str
) -> None:
    assert expected == named("Ana Example", language, pattern, source)
