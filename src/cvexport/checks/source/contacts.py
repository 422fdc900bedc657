"""Rules of the name, the ways to reach a person, and links."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import PROSE, dated, texts
from cvexport.composition.markup import uncoded
from cvexport.model.resume import Basics

_MAIL = re.compile(r"[^\s@<>,;:()\[\]]+@[^\s@<>,;:()\[\]]+\.[^\s@<>,;:()\[\]]+")
_EXTENSION = re.compile(r"(?:,?\s*(?:ext(?:ension)?\.?|x)\s*\d{1,6})$", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]+)\]\(\s*<?([^\s()<>]+)")
_LEADS_SOMEWHERE = re.compile(
    r"https?://|mailto:|tel:|[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)", re.IGNORECASE
)
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)?(?:www\.)?", re.IGNORECASE)
_RESERVED = re.compile(
    r"(?:@|://)(?:[\w.-]+\.)?"
    r"(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|test))"
    r"(?=[:/?#]|$)",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 7
_MOST_DIGITS = 15
_UNITED_STATES = frozenset({"us", "usa", "united states", "united states of america"})


@source_rule(
    "no-contact",
    "error",
    source="DaXtra's do's and don'ts (Mercury KA-01555), whose parser fails without "
    'one of them; Textkernel, "Resume Quality" (developer.textkernel.com), '
    "which reports the same.",
)
def unreachable(view: SourceView) -> Iterator[Fault]:
    """Find a CV with neither an e-mail address nor a phone number."""
    basics = view.resume.basics
    if not (basics.phone or basics.email or _addresses(basics)):
        yield Fault(
            "basics",
            "there is neither an e-mail address nor a phone number, and parsers "
            "refuse a CV without one",
            'write "email: ..." or "phone: ..." below basics',
        )


@source_rule(
    "no-email",
    "warning",
    source='RChilli, "Resume Quality" (docs.rchilli.com), which has a finding, 3101, '
    "for it.",
)
def mail_missing(view: SourceView) -> Iterator[Fault]:
    """Find a CV with a phone number but without an e-mail address."""
    basics = view.resume.basics
    if basics.phone and not (basics.email or _addresses(basics)):
        yield Fault(
            "basics",
            "there is no e-mail address, which parsers report as missing data",
            'write "email: ..." below basics',
        )


@source_rule(
    "doubled-contact",
    "warning",
    source="OpenResume's extract-profile, which has one field for the e-mail address "
    "and one for the link, and fills each with the text that scores highest.",
)
def doubled(view: SourceView) -> Iterator[Fault]:
    """Find two e-mail addresses, or one address given twice."""
    basics = view.resume.basics
    mails = _addresses(basics)
    for path, second in _later(mails):
        yield Fault(
            path,
            f'"{second}" is an e-mail address beside "{mails[0][1]}", and parsers '
            "keep one of them",
            "keep the address that you want to be written to",
        )
    seen: dict[str, str] = {}
    for path, address in (*mails, *_links(basics)):
        first = seen.setdefault(_bare(address), path)
        if first != path:
            yield Fault(
                path,
                f'"{_bare(address)}" is given twice, as {first} too',
                "delete one of the two",
            )


@source_rule(
    "malformed-email",
    "error",
    source="OpenResume's extract-profile, which reads signs, @, signs, a dot, signs.",
)
def mail_malformed(view: SourceView) -> Iterator[Fault]:
    """Find an e-mail address that is none, or has text around it."""
    mail = view.resume.basics.email
    if mail and not _MAIL.fullmatch(mail) and len(_MAIL.findall(mail)) < 2:
        yield Fault(
            "basics.email",
            f'"{mail}" is no e-mail address, so nobody can write to it',
            "write the address alone, such as name@domain.org",
        )


@source_rule(
    "malformed-phone",
    "warning",
    source="OpenResume's extract-profile, which scores letters -4; ITU-T E.164, by "
    "which a number has at most 15 digits.",
)
def phone_malformed(view: SourceView) -> Iterator[Fault]:
    """Find a phone number with letters, or with too few or too many digits."""
    phone = view.resume.basics.phone
    number = _EXTENSION.sub("", phone)
    digits = sum(map(str.isdecimal, number))
    if not phone:
        return
    if any(map(str.isalpha, number)):
        why = "has letters, which parsers don't take for a phone number"
    elif digits < _FEWEST_DIGITS:
        why = f"has {digits} digits, too few to be called from elsewhere"
    elif digits > _MOST_DIGITS:
        why = f"has {digits} digits, more than any phone number"
    else:
        return
    yield Fault(
        "basics.phone",
        f'"{phone}" {why}',
        "write one number in digits, such as +44 1632 960001",
    )


@source_rule(
    "single-word-name",
    "advice",
    source="DaXtra's do's and don'ts (Mercury KA-01555), whose parser fails without a "
    "first and a last name.",
)
def name_single(view: SourceView) -> Iterator[Fault]:
    """Find a name of one word."""
    name = view.resume.basics.name
    # Scripts without cases write names without spaces.
    if " " not in name and name.upper() != name.lower():
        yield Fault(
            "basics.name",
            f'"{name}" is one word, and some parsers fail without a first and a last '
            "name",
            "add the other name, if you have one that you use",
        )


@source_rule(
    "profile-without-address",
    "advice",
    source="OpenResume's extract-profile, which takes for a link only what has a "
    "domain and a path or begins with http or www; measured on the files of "
    "three CV tools, where a user name without its address was lost.",
)
def profile_without_address(view: SourceView) -> Iterator[Fault]:
    """Find a profile without an address."""
    for index, profile in enumerate(view.resume.basics.profiles):
        if not profile.url:
            shown = " ".join(filter(None, (profile.network, profile.username)))
            yield Fault(
                f"basics.profiles[{index}]",
                f'"{shown}" has no address, and a user name alone is no link to a '
                "machine",
                'write "url: https://..." below it',
            )


@source_rule(
    "hidden-address",
    "advice",
    source="OpenResume's extract-profile, which reads addresses as text only; measured "
    "on the files of three CV tools, where such addresses were lost.",
)
def link_hidden(view: SourceView) -> Iterator[Fault]:
    """Find a link whose address can't be read in the text."""
    shown = {_bare(address) for _, address in _links(view.resume.basics)}
    shown.add(_bare(view.resume.basics.email))
    shown.update(_bare(record.url) for _, _, record in dated(view.resume))
    for path, field, text in texts(view.resume):
        if field not in PROSE or "](" not in text:
            continue
        for words, target in _LINK.findall(uncoded(text)):
            address = _bare(target)
            if not _LEADS_SOMEWHERE.match(target):
                continue
            if address not in shown and address not in _bare(words):
                yield Fault(
                    path,
                    f'"{words}" hides the address {address}, and who reads the text '
                    "alone never sees it",
                    f"write {address} in the text",
                )


@source_rule(
    "unread-location",
    "advice",
    source="OpenResume's extract-profile, which reads a place as `City, ST`; places "
    "elsewhere are no matter for that pattern.",
)
def location_unread(view: SourceView) -> Iterator[Fault]:
    """Find a state of the United States that isn't written as two capitals."""
    place = view.resume.basics.location
    country = (place.country_code or place.country).lower()
    if (
        place.region
        and country in _UNITED_STATES
        and not re.fullmatch("[A-Z]{2}", place.region)
    ):
        yield Fault(
            "basics.location.region",
            f'"{place.region}" is no two-letter state, and parsers read a place in '
            'the United States as "City, ST"',
            "write the two capitals of the state",
        )


@source_rule(
    "reserved-address",
    "warning",
    source="RFC 2606 and RFC 6761, which reserve these domains.",
)
def address_reserved(view: SourceView) -> Iterator[Fault]:
    """Find an e-mail address or a link to a domain that is kept for examples."""
    basics = view.resume.basics
    found = [
        (path, address)
        for path, address in (*_addresses(basics), *_links(basics))
        if _RESERVED.search(address)
    ]
    if found:
        path, address = found[0]
        more = f" (like {len(found) - 1} more)" if len(found) > 1 else ""
        yield Fault(
            path,
            f"{_bare(address)}{more} lies in a domain that is reserved for examples "
            "and reaches nobody",
            "write your own address",
        )


def _addresses(basics: Basics) -> list[tuple[str, str]]:
    """Return every e-mail address among the contact details, with its path."""
    fields = [
        ("basics.email", basics.email),
        ("basics.phone", basics.phone),
        ("basics.url", str(basics.url)),
        *(
            (f"basics.profiles[{index}].{key}", text)
            for index, profile in enumerate(basics.profiles)
            for key, text in (("username", profile.username), ("url", profile.url))
            if key == "username" or text.startswith("mailto:")
        ),
    ]
    return [
        (path, address)
        for path, text in fields
        if "@" in text and not text.startswith("http")
        for address in _MAIL.findall(text.removeprefix("mailto:"))
    ]


def _links(basics: Basics) -> list[tuple[str, str]]:
    links = [("basics.url", str(basics.url))]
    for index, profile in enumerate(basics.profiles):
        links.append((f"basics.profiles[{index}].url", str(profile.url)))
    return [(path, link) for path, link in links if link and ":/" in link]


def _later(mails: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Return the addresses that differ from the first."""
    for path, mail in itertools.islice(mails, 1, None):
        if mail.lower() != mails[0][1].lower():
            yield path, mail


def _bare(address: str) -> str:
    """Return an address as people write it."""
    return _SCHEME.sub("", address).rstrip("/").lower()
