"""A username on a known network becomes an address, and none is lost."""

from __future__ import annotations

import json

import pytest

from cvexport import compose, export, read
from cvexport.model.document import plain, reading_order

ADDRESSES = {
    "LinkedIn: ada-example": "linkedin.com/in/ada-example",
    "LinkedIn: in/ada-example": "linkedin.com/in/ada-example",
    "GitHub: ada": "github.com/ada",
    "github: ada": "github.com/ada",
    "GITHUB: '@ada'": "github.com/ada",
    "GitHub.com: ada": "github.com/ada",
    "Git Hub: ada": "github.com/ada",
    "GitHub: https://github.com/ada": "github.com/ada",
    "GitHub: http://www.github.com/ada/": "github.com/ada",
    "GitHub: github.com/ada": "github.com/ada",
    "GitLab: ada": "gitlab.com/ada",
    "Bitbucket: ada": "bitbucket.org/ada",
    "Codeberg: ada": "codeberg.org/ada",
    "SourceHut: ~ada": "SourceHut: sr.ht/~ada",
    "Instagram: ada.e": "instagram.com/ada.e",
    "ORCID: 0000-0002-1825-0097": "orcid.org/0000-0002-1825-0097",
    "ORCID iD: 0000-0002-1825-009X": "ORCID iD: orcid.org/0000-0002-1825-009X",
    "Mastodon: '@ada@social.fabel.org'": "Mastodon: social.fabel.org/@ada",
    "Mastodon: ada@social.fabel.org": "Mastodon: social.fabel.org/@ada",
    "Stack Overflow: 12345/ada": "stackoverflow.com/users/12345/ada",
    "StackOverflow: 12345": "stackoverflow.com/users/12345",
    "StackOverflow: users/12345/ada": "stackoverflow.com/users/12345/ada",
    "ResearchGate: Ada-Example": "researchgate.net/profile/Ada-Example",
    "YouTube: '@ada'": "youtube.com/@ada",
    "YouTube: UCabcdefghijklmnopqrstuv": (
        "youtube.com/channel/UCabcdefghijklmnopqrstuv"
    ),
    "Google Scholar: AbCdEfGhIjKl": (
        "Google Scholar: scholar.google.com/citations?user=AbCdEfGhIjKl"
    ),
    "Telegram: ada": "Telegram: t.me/ada",
    "WhatsApp: +44 1632 960001": "WhatsApp: wa.me/441632960001",
    "LeetCode: ada": "leetcode.com/u/ada",
    "X: '@ada'": "x.com/ada",
    "Twitter: ada": "Twitter: x.com/ada",
    "X (Twitter): ada": "X (Twitter): x.com/ada",
    "Bluesky: ada.bsky.social": "Bluesky: bsky.app/profile/ada.bsky.social",
    "Bluesky: ada": "Bluesky: bsky.app/profile/ada.bsky.social",
    "Bluesky: '@ada.fabel.org'": "Bluesky: bsky.app/profile/ada.fabel.org",
    "Reddit: u/ada": "reddit.com/user/ada",
    "Medium: '@ada'": "medium.com/@ada",
    "Dribbble: ada": "dribbble.com/ada",
    "Behance: ada": "behance.net/ada",
    "Kaggle: ada": "kaggle.com/ada",
    "HackerRank: ada": "hackerrank.com/profile/ada",
    "DEV: ada": "dev.to/ada",
    "dev.to: ada": "dev.to/ada",
    "npm: ~ada": "npmjs.com/~ada",
    "PyPI: ada": "pypi.org/user/ada",
    "Hugging Face: ada": "huggingface.co/ada",
    "Facebook: ada.e": "facebook.com/ada.e",
    "Xing: Ada_Example": "xing.com/profile/Ada_Example",
}


def contacts(profile: str) -> list[tuple[str, str]]:
    """Return each item of the contact line, and where it leads."""
    source = f"basics:\n  name: Ada\n  profiles:\n    - {profile}\n"
    reading = read(source)
    assert () == reading.warnings
    return [
        (plain(each), next((span.href for span in each if span.href), ""))
        for each in compose(reading.resume).contacts
    ]


@pytest.mark.parametrize(("typed", "printed"), ADDRESSES.items(), ids=str)
def test_a_username_is_printed_and_linked_as_an_address(
    typed: str, printed: str
) -> None:
    network, _, username = typed.partition(": ")
    address = printed.rpartition(": ")[2]

    [(text, href)] = contacts(f"{{network: {network}, username: {username}}}")

    assert printed == text
    assert address == href.removeprefix("https://").removeprefix("http://").replace(
        "www.", ""
    ).rstrip("/")


@pytest.mark.parametrize("typed", ADDRESSES)
def test_a_network_and_a_username_are_written_short(typed: str) -> None:
    network, _, username = typed.partition(": ")

    [(text, href)] = contacts(f"{{network: {network}, username: {username}}}")
    [(short, leads)] = contacts(typed)

    assert text.rpartition(": ")[2] == short.rpartition(": ")[2]
    assert href == leads


@pytest.mark.parametrize(
    ("profile", "printed"),
    [
        ("{network: GitHub, url: ada}", ["github.com/ada"]),
        ("{network: GitHub, url: '@ada'}", ["github.com/ada"]),
        ("{network: Forge, username: ada}", ["Forge: ada"]),
        ("Forge: ada", ["Forge: ada"]),
        ("{network: Discord, username: 'ada#1234'}", ["Discord: ada#1234"]),
        ("{network: Mastodon, username: ada}", ["Mastodon: ada"]),
        ("{network: GitHub, username: not a name}", ["GitHub: not a name"]),
        ("{network: ORCID, username: ada}", ["ORCID: ada"]),
        ("{username: ada}", ["ada"]),
        ("{username: https://fabel.org/ada}", ["fabel.org/ada"]),
        (
            "{network: Forge, username: ada, url: https://fabel.org/x}",
            ["Forge: ada", "fabel.org/x"],
        ),
        (
            "{network: GitHub, username: ada, url: https://github.com/lovelace}",
            ["GitHub: ada", "github.com/lovelace"],
        ),
        (
            "{network: Mastodon, username: '@ada@fabel.org', url: https://fabel.org/@ada}",
            ["Mastodon: fabel.org/@ada"],
        ),
        (
            "{network: GitHub, username: '@ada', url: https://github.com/ada}",
            ["github.com/ada"],
        ),
        (
            "{network: LinkedIn, username: Ada E, url: https://linkedin.com/in/ada-e}",
            ["linkedin.com/in/ada-e"],
        ),
    ],
)
def test_no_username_is_lost(profile: str, printed: list[str]) -> None:
    assert printed == [text for text, _ in contacts(profile)]


def test_a_mapping_of_networks_is_a_list_of_profiles() -> None:
    profiles = "{GitHub: ada, LinkedIn: ada-e, Forge: ada}"
    source = f"basics: {{name: Ada, profiles: {profiles}}}"

    assert ["github.com/ada", "linkedin.com/in/ada-e", "Forge: ada"] == [
        plain(each) for each in compose(read(source).resume).contacts
    ]


def test_a_section_of_profiles_has_the_username_that_its_address_lacks() -> None:
    source = """\
basics:
  name: Ada
  profiles:
    - {network: Forge, username: ada, url: fabel.org/x}
    - {network: GitHub, username: ada}
sections: [profiles]
"""
    assert (
        "PROFILES",
        "Forge: ada, fabel.org/x",
        "GitHub: github.com/ada",
    ) == reading_order(compose(read(source).resume))[2:]


def test_json_resume_has_the_address_too() -> None:
    source = "basics: {name: Ada, profiles: [{network: GitHub, username: ada}]}"
    written = json.loads(export(read(source).resume, "json"))

    assert [
        {"network": "GitHub", "username": "ada", "url": "https://github.com/ada"}
    ] == written["basics"]["profiles"]
