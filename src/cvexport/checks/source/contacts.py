"""Rules for the name, contact details and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.checks.phrases import and_more
from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import PROSE, entries, texts
from cvexport.composition.markup import uncoded
from cvexport.errors import counted
from cvexport.model.resume import Basics
from cvexport.parser.vocabulary import EMAIL, FEWEST_DIGITS, MOST_DIGITS

_EXTENSION = re.compile(
    r"(?:,\s*+|(?<![\s,])\s*+)(?:ext(?:ension)?\.?|x)\s*+\d{1,6}$", re.IGNORECASE
)
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
_UNITED_STATES = frozenset({"us", "usa", "united states", "united states of america"})


@source_rule(
    "no-contact",
    "error",
    source="DaXtra, do's and don'ts (Mercury KA-01555): the parser fails without one "
    'of them; Textkernel, "Resume Quality" (developer.textkernel.com), reports the '
    "same.",
)
def no_contact(view: SourceView) -> Iterator[Fault]:
    """Find a CV with neither an e-mail address nor a phone number."""
    basics = view.resume.basics
    if not (basics.phone or basics.email or _addresses(basics)):
        yield Fault(
            "there is no e-mail address or phone number; parsers reject a CV without "
            "either",
            'add "email: ..." or "phone: ..." below basics',
            "basics",
        )


@source_rule(
    "no-email",
    "warning",
    source='RChilli, "Resume Quality" (docs.rchilli.com): finding 3101 reports it.',
)
def no_email(view: SourceView) -> Iterator[Fault]:
    """Find a CV with a phone number but no e-mail address."""
    basics = view.resume.basics
    if basics.phone and not (basics.email or _addresses(basics)):
        yield Fault(
            "there is no e-mail address; parsers report it as missing",
            'add "email: ..." below basics',
            "basics",
        )


@source_rule(
    "doubled-contact",
    "warning",
    source="OpenResume, extract-profile: one field for the e-mail address and one for "
    "the link, each filled with the text that scores highest.",
)
def doubled_contact(view: SourceView) -> Iterator[Fault]:
    """Find two e-mail addresses, or one address given twice."""
    basics = view.resume.basics
    mails = _addresses(basics)
    for path, mail in mails[1:]:
        if mail.lower() != mails[0][1].lower():
            yield Fault(
                f'"{mail}" is a second e-mail address beside "{mails[0][1]}"; parsers '
                "keep only one",
                "keep the address that you want people to write to",
                path,
            )
    seen: dict[str, str] = {}
    for path, address in (*mails, *_links(basics)):
        first = seen.setdefault(_bare(address), path)
        if first != path:
            yield Fault(
                f'"{_bare(address)}" is also given in {first}',
                "delete one of them",
                path,
            )


@source_rule(
    "malformed-email",
    "error",
    source="OpenResume, extract-profile: it reads characters, @, characters, a dot, "
    "characters.",
)
def malformed_email(view: SourceView) -> Iterator[Fault]:
    """Find an e-mail address that isn't valid or has other text around it."""
    basics = view.resume.basics
    for path, mail in _all("basics.email", basics.email, basics.emails):
        if mail and not EMAIL.fullmatch(mail) and len(EMAIL.findall(mail)) < 2:
            yield Fault(
                f'"{mail}" is not a valid e-mail address',
                "write only the address, such as name@domain.org",
                path,
            )


@source_rule(
    "malformed-phone",
    "warning",
    source="OpenResume, extract-profile: letters score -4; ITU-T E.164: a number has "
    "at most 15 digits.",
)
def malformed_phone(view: SourceView) -> Iterator[Fault]:
    """Find a phone number with letters, or with too few or too many digits."""
    basics = view.resume.basics
    for path, phone in _all("basics.phone", basics.phone, basics.phones):
        if phone and (why := _unlike_a_phone(_EXTENSION.sub("", phone))):
            yield Fault(
                f'"{phone}" {why}',
                "write one number in digits, such as +44 1632 960001",
                path,
            )


def _unlike_a_phone(number: str) -> str:
    """Return why a number isn't one that can be called, "" where it is."""
    digits = sum(map(str.isdecimal, number))
    if any(map(str.isalpha, number)):
        return "contains letters, so parsers don't recognise it as a phone number"
    if digits < FEWEST_DIGITS:
        return (
            f"has only {counted(digits, 'digit')}; it can't be dialled from elsewhere"
        )
    if digits > MOST_DIGITS:
        return f"has {digits} digits; a phone number has at most {MOST_DIGITS}"
    return ""


@source_rule(
    "single-word-name",
    "advice",
    source="DaXtra, do's and don'ts (Mercury KA-01555): the parser fails without a "
    "first and a last name.",
)
def single_word_name(view: SourceView) -> Iterator[Fault]:
    """Find a name that is a single word."""
    name = view.resume.basics.name
    # Scripts without upper and lower case write names without spaces.
    if " " not in name and name.upper() != name.lower():
        yield Fault(
            f'"{name}" is one word; some parsers fail without a first and a last name',
            "add your other name, if you use one",
            "basics.name",
        )


@source_rule(
    "profile-without-address",
    "advice",
    source="OpenResume, extract-profile: a link has a domain and a path, or starts "
    "with http or www; measured on the files of three CV tools: user names without an "
    "address were lost.",
)
def profile_without_address(view: SourceView) -> Iterator[Fault]:
    """Find a profile without an address."""
    for index, profile in enumerate(view.resume.basics.profiles):
        if not profile.url:
            shown = " ".join(filter(None, (profile.network, profile.username)))
            yield Fault(
                f'"{shown}" has no address; software can\'t follow a user name alone',
                'add "url: https://..." below it',
                f"basics.profiles[{index}]",
            )


@source_rule(
    "hidden-address",
    "advice",
    source="OpenResume, extract-profile: addresses are read only as text; measured on "
    "the files of three CV tools: hidden addresses were lost.",
)
def hidden_address(view: SourceView) -> Iterator[Fault]:
    """Find a link whose address isn't visible in the text."""
    shown = {_bare(address) for _, address in _links(view.resume.basics)}
    shown.add(_bare(view.resume.basics.email))
    shown.update(_bare(entry.record.url) for entry in entries(view.resume))
    for path, field, text in texts(view.resume):
        if field not in PROSE or "](" not in text:
            continue
        for words, target in _LINK.findall(uncoded(text)):
            address = _bare(target)
            is_address = _LEADS_SOMEWHERE.match(target)
            if is_address and address not in shown and address not in _bare(words):
                yield Fault(
                    f'"{words}" hides the address {address} from readers of the plain '
                    "text",
                    f"write {address} in the text",
                    path,
                )


@source_rule(
    "unread-location",
    "advice",
    source="OpenResume, extract-profile: a place is read as `City, ST`; the pattern "
    "doesn't concern places outside the United States.",
)
def unread_location(view: SourceView) -> Iterator[Fault]:
    """Find a US state that isn't written as two capital letters."""
    place = view.resume.basics.location
    country = (place.country_code or place.country).lower()
    if (
        place.region
        and country in _UNITED_STATES
        and not re.fullmatch("[A-Z]{2}", place.region)
    ):
        yield Fault(
            f'"{place.region}" is not a two-letter state; parsers read a US place as '
            '"City, ST"',
            "write the state as two capital letters, such as CA",
            "basics.location.region",
        )


@source_rule(
    "reserved-address", "warning", source="RFC 2606 and RFC 6761 reserve these domains."
)
def reserved_address(view: SourceView) -> Iterator[Fault]:
    """Find an e-mail address or a link in a domain that is reserved for examples."""
    basics = view.resume.basics
    found = [
        (path, address)
        for path, address in (*_addresses(basics), *_links(basics))
        if _RESERVED.search(address)
    ]
    if found:
        path, address = found[0]
        yield Fault(
            f"{_bare(address)}{and_more(found)} is in a domain that is reserved for "
            "examples and reaches nobody",
            "write your own address",
            path,
        )


def _all(path: str, first: str, others: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return a contact and the others of its kind, each with its path."""
    return [
        (path, first),
        *((f"{path}s[{index}]", each) for index, each in enumerate(others)),
    ]


def _addresses(basics: Basics) -> list[tuple[str, str]]:
    """Return every e-mail address among the contact details, with its path."""
    fields = [
        ("basics.email", basics.email),
        ("basics.phone", basics.phone),
        ("basics.url", str(basics.url)),
        *(
            (f"basics.profiles[{index}].{key}", text)
            for index, profile in enumerate(basics.profiles)
            # With an address, a username such as @ada@example.org is none.
            for key, text in (
                ("username", "" if profile.url else profile.username),
                ("url", profile.url),
            )
            if key == "username" or text.startswith("mailto:")
        ),
        *_all("basics.email", basics.email, basics.emails)[1:],
    ]
    return [
        (path, address)
        for path, text in fields
        if "@" in text and not text.startswith("http")
        for address in EMAIL.findall(text.removeprefix("mailto:"))
    ]


def _links(basics: Basics) -> list[tuple[str, str]]:
    links = [("basics.url", str(basics.url))]
    for index, profile in enumerate(basics.profiles):
        links.append((f"basics.profiles[{index}].url", str(profile.url)))
    return [(path, link) for path, link in links if link and ":/" in link]


def _bare(address: str) -> str:
    """Return an address as people write it."""
    return _SCHEME.sub("", address).rstrip("/").lower()
