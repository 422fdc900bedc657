"""Ways to reach a person: e-mail, phone, place and addresses as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.composition.spans import labelled, one_line, plain_span, text_spans
from cvexport.locales.wording import Words
from cvexport.model.document import Span, Spans, plain
from cvexport.model.resume import Basics, Doi, Link, Location, Profile

_UNSHOWN = re.compile(r"^(?i:https?://(?:www\.)?|mailto:|tel:)")
_MAIL = re.compile(r"[^\s@:]+@[^\s@:]+")
_SIGNS = re.compile(r"[@/\s]+")
_BETWEEN_DIGITS = re.compile(r"[\s().\-/]")
_CODE = 2
"""Letters of a country's code: ISO 3166-1."""
_PHONE = re.compile(r"\+?\d{5,}")


def contacts(basics: Basics, words: Words) -> Iterator[Spans]:
    """Yield the items of the contact line.

    They are place, e-mail, phone, then each address, then what else some countries
    expect.
    """
    if location := plain_span(place(basics.location, words)):
        yield location
    yield from map(mail, filter(None, (basics.email, *basics.emails)))
    yield from map(phone, filter(None, (basics.phone, *basics.phones)))
    shown = {basics.email, *basics.emails}
    for network, link in _addresses(basics):
        if (visible := plain(link)) and visible not in shown:
            shown.add(visible)
            yield (Span(f"{network}: "), *link) if network else link
    for detail in basics.details:
        yield labelled(text_spans(detail.label), text_spans(detail.value), bold=False)


def _addresses(basics: Basics) -> Iterator[tuple[str, Spans]]:
    """Yield each address, with its network where the address doesn't show it."""
    yield "", address(basics.url)
    for profile in basics.profiles:
        network, username = one_line(profile.network), one_line(profile.username)
        is_named = names_account(profile)
        if not is_named:
            yield "", plain_span(": ".join(filter(None, (network, username))))
        is_shown = not is_named or _letters(network) in _letters(profile.url)
        yield "" if is_shown else network, address(profile.url)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def names_account(profile: Profile) -> bool:
    """Tell whether the address of a profile has its username, with no more than signs.

    `@ada@example.org` is `example.org/@ada`.
    """
    address = f"{_letters(profile.url)} {profile.url}"
    parts = _SIGNS.split(profile.username)
    return bool(profile.url) and all(
        (_letters(part) or part) in address for part in parts
    )


def mail(text: str) -> Spans:
    """Return an e-mail address, linked if it is one."""
    text = one_line(text)
    return (Span(text, href=f"mailto:{text}" if _MAIL.fullmatch(text) else ""),)


def phone(number: str) -> Spans:
    """Return a phone number, linked if it is one."""
    number = one_line(number)
    digits = _BETWEEN_DIGITS.sub("", number.replace("(0)", ""))
    return (Span(number, href=f"tel:{digits}" if _PHONE.fullmatch(digits) else ""),)


def place(location: Location, words: Words) -> str:
    """Return a location on one line, in the order of its country."""
    comma = words.place_separator
    if _has_order(location):
        from cvexport.locales import addresses  # most places need no order

        return addresses.written(location, words.language, comma)
    country = location.country
    parts = (
        location.address.replace("\n\n", comma),
        location.city,
        location.region,
        location.postal_code,
        "" if country.casefold() == location.city.casefold() else country,
    )
    return comma.join(one_line(part) for part in parts if part)


def _has_order(location: Location) -> bool:
    """Tell whether the order or the name of the country is not as it was typed.

    A city in Latin letters is before the name of its country everywhere.
    """
    country = location.country
    return bool(
        (country and (location.region or location.postal_code))
        or (location.country_code and (not country or location.postal_code))
        or (len(country) == _CODE and country.isupper())
        or (country and not (location.address + location.city).isascii())
    )


def address(url: Link) -> Spans:
    """Return an address as people write it, linked to where it leads."""
    visible = _UNSHOWN.sub("", url).rstrip("/")
    return (Span(visible, href=str(url)),) if visible else ()


def doi_address(doi: Doi) -> Spans:
    """Return a DOI with its resolver, linked; as it is where it isn't one."""
    if not doi.startswith("10."):
        return plain_span(doi)
    from urllib.parse import quote  # few CVs have a DOI

    target = f"https://doi.org/{quote(doi, safe='/:;().,!*@$&+=~')}"
    return (Span(f"doi.org/{doi}", href=target),)
