"""Networks on which people have accounts, and the address of an account on each.

The patterns are those of RenderCV's and Reactive Resume's lists of networks, and of
the networks' own pages.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cvexport.source.yaml_nodes import Mapping, Node, Scalar, is_absent

_KEYS = frozenset({"network", "username", "url"})
_NAME = r"[\w.+-]{1,100}"
_PLAIN = r"[\w-]{1,100}"


class Network(NamedTuple):
    """A network: its names in small letters and digits, and the address of an account.

    `account` is the pattern of a username there, without an `@` before it.  In
    `address`, which has no scheme, `{}` takes the place of the username, and `{name}`
    that of a group of the pattern.
    """

    names: tuple[str, ...]
    address: str
    account: str = _NAME


_NETWORKS = (
    Network(("linkedin",), "linkedin.com/in/{}", r"[\w%-]{1,100}"),
    Network(("github",), "github.com/{}", _PLAIN),
    Network(("gitlab",), "gitlab.com/{}"),
    Network(("bitbucket",), "bitbucket.org/{}"),
    Network(("codeberg",), "codeberg.org/{}"),
    Network(("sourcehut", "srht"), "sr.ht/~{}"),
    Network(("launchpad",), "launchpad.net/~{}"),
    Network(("gitee",), "gitee.com/{}"),
    Network(
        ("mastodon", "fediverse"),
        "{host}/@{user}",
        r"(?P<user>\w[\w.-]*)@(?P<host>[\w-]+(?:\.[\w-]+)+)",
    ),
    Network(("x", "twitter", "xtwitter", "twitterx"), "x.com/{}", r"\w{1,50}"),
    Network(
        ("bluesky", "bsky"),
        "bsky.app/profile/{}.bsky.social",
        r"[A-Za-z0-9-]{1,63}",
    ),
    Network(("bluesky", "bsky"), "bsky.app/profile/{}", r"[\w-]+(?:\.[\w-]+)+"),
    Network(("threads",), "threads.net/@{}"),
    Network(("instagram",), "instagram.com/{}"),
    Network(("facebook", "fb"), "facebook.com/{}"),
    Network(("tiktok",), "tiktok.com/@{}"),
    Network(("pinterest",), "pinterest.com/{}"),
    Network(("reddit",), "reddit.com/user/{}"),
    Network(("xing",), "xing.com/profile/{}"),
    Network(("vk", "vkontakte"), "vk.com/{}"),
    Network(("telegram",), "t.me/{}", r"\w{1,50}"),
    Network(
        ("whatsapp",),
        "wa.me/{digits}",
        r"(?:00|\+)?(?P<digits>[1-9][\d ().-]{5,24}\d)",
    ),
    Network(
        ("orcid", "orcidid"),
        "orcid.org/{}",
        r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]",
    ),
    Network(
        ("googlescholar", "scholar"),
        "scholar.google.com/citations?user={}",
        r"[\w-]{12}",
    ),
    Network(("researchgate",), "researchgate.net/profile/{}"),
    Network(("semanticscholar",), "semanticscholar.org/author/{}", r"\d+"),
    Network(("stackoverflow",), "stackoverflow.com/users/{}", r"\d+(?:/[\w.-]+)?"),
    Network(("youtube",), "youtube.com/channel/{}", r"UC[\w-]{22}"),
    Network(("youtube",), "youtube.com/@{}"),
    Network(("twitch",), "twitch.tv/{}"),
    Network(("vimeo",), "vimeo.com/{}"),
    Network(("soundcloud",), "soundcloud.com/{}"),
    Network(("flickr",), "flickr.com/people/{}", r"[\w.@-]{1,100}"),
    Network(("medium",), "medium.com/@{}"),
    Network(("substack",), "{}.substack.com", _PLAIN),
    Network(("dev", "devto", "devcommunity"), "dev.to/{}"),
    Network(("hashnode",), "hashnode.com/@{}"),
    Network(("qiita",), "qiita.com/{}"),
    Network(("zenn",), "zenn.dev/{}"),
    Network(("hackernews", "ycombinator"), "news.ycombinator.com/user?id={}"),
    Network(("producthunt",), "producthunt.com/@{}"),
    Network(("wellfound", "angellist"), "wellfound.com/u/{}"),
    Network(("dribbble",), "dribbble.com/{}"),
    Network(("behance",), "behance.net/{}"),
    Network(("artstation",), "artstation.com/{}"),
    Network(("codepen",), "codepen.io/{}"),
    Network(("kaggle",), "kaggle.com/{}"),
    Network(("huggingface", "hf"), "huggingface.co/{}"),
    Network(("leetcode",), "leetcode.com/u/{}"),
    Network(("hackerrank",), "hackerrank.com/profile/{}"),
    Network(("codeforces",), "codeforces.com/profile/{}"),
    Network(("codewars",), "codewars.com/users/{}"),
    Network(("exercism",), "exercism.org/profiles/{}"),
    Network(("tryhackme",), "tryhackme.com/p/{}"),
    Network(("npm", "npmjs"), "npmjs.com/~{}"),
    Network(("pypi",), "pypi.org/user/{}"),
    Network(("rubygems",), "rubygems.org/profiles/{}"),
    Network(("dockerhub", "docker"), "hub.docker.com/u/{}"),
    Network(("keybase",), "keybase.io/{}"),
)
"""A network with two forms of usernames has two rows, the narrower one first."""

_BEFORE = re.compile(r"^(?:/?(?:in|u|user|users|profile|people)/|[@~/])")
"""What people type before a username, as the network's own pages show it."""

_ADDRESS = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}/\S+", re.IGNORECASE)
_HANDLE = re.compile(r"@[\w.-]+(?:@[\w.-]+)?|\w[\w-]*")


def address(network: str, username: str) -> str:
    """Return the whole address of an account; "" where the network has no pattern."""
    name = _letters(network).removesuffix("com")
    account = _BEFORE.sub("", username.rstrip("/"))
    for row in _NETWORKS:
        if name in row.names and (found := re.fullmatch(row.account, account)):
            groups = found.groupdict()
            if "digits" in groups:
                groups["digits"] = "".join(filter(str.isdecimal, groups["digits"]))
            return f"https://{row.address.format(account, **groups)}"
    return ""


def respelt(node: Node) -> Node:
    """Return a profile in which an address is its `url`, and a name its `username`.

    People type either in place of the other, and `GitHub: ada` for both keys.
    """
    if not isinstance(node, Mapping):
        return node
    if len(node.pairs) == 1 and node.pairs[0][0].value not in _KEYS:
        return _labelled(node, *node.pairs[0])
    given = {key.value for key, value in node.pairs if not is_absent(value)}
    return node._replace(pairs=[_respelt(*pair, given) for pair in node.pairs])


def _labelled(node: Mapping, network: Scalar, value: Node) -> Mapping:
    if not isinstance(value, Scalar):
        return node
    is_handle = network.value[:1].isupper() and _HANDLE.fullmatch(value.value.strip())
    if not is_handle and not address(network.value, value.value.strip()):
        return node
    keys = (network._replace(value=each) for each in ("network", "username"))
    return node._replace(pairs=[*zip(keys, (network, value), strict=True)])


def _respelt(key: Scalar, value: Node, given: set[str]) -> tuple[Scalar, Node]:
    if not isinstance(value, Scalar) or {"url", "username"} <= given:
        return key, value
    text = value.value.strip()
    if key.value == "username" and _ADDRESS.fullmatch(text):
        return key._replace(value="url"), value
    if key.value == "url" and _HANDLE.fullmatch(text):
        return key._replace(value="username"), value
    return key, value


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
