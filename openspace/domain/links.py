"""What belongs to a topic and lies elsewhere: addresses as people type them, a line each.

Rules:
    L1 A line is an address, or a title and then an address; a colon between them is no part of
       the title, and empty lines are passed over.
    L2 An address is of the web or of mail (http, https, mailto) and has at most 2,000 characters.
       A bare one is taken as https, and a bare one of mail as mailto, as in the notes.
    L3 A topic has at most 5, each address once.
"""

import re
from collections.abc import Iterable

from openspace.domain.facts.marketplace import Link
from openspace.domain.refusal import Refusal
from openspace.domain.wording import line

MOST_LINKS = 5
LONGEST_ADDRESS = 2000
LONGEST_LINK_TITLE = 200
ADDRESS = re.compile(
    r"https?://[^\s/?#@]+(?:[/?#]\S*)?|mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?", re.IGNORECASE
)
BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+(?::\d+)?(?:[/?#]\S*)?")
"""The part after the last point begins with a letter: ``12.30`` and ``v1.2`` are no addresses."""
BARE_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")


def links_of(lines: Iterable[str]) -> tuple[Link, ...] | Refusal:
    """The links that these lines name."""
    links: dict[str, Link] = {}
    for told in map(line, lines):
        if not told:
            continue
        title, address = _parts(told)
        if refusal := _refused(told, title, address):
            return refusal
        links.setdefault(address, Link(address, title))
    if len(links) > MOST_LINKS:
        return Refusal(
            "too_many_links",
            "A topic can have %(most)s links. These are %(count)s.",
            {"most": MOST_LINKS, "count": len(links)},
        )
    return tuple(links.values())


def _parts(told: str) -> tuple[str, str]:
    title, _, address = told.rpartition(" ")
    return title.rstrip(" :"), _whole(address)


def _whole(address: str) -> str:
    if BARE_MAIL.fullmatch(address):
        return f"mailto:{address}"
    return f"https://{address}" if BARE.fullmatch(address) else address


def typed(link: Link) -> str:
    """The line that names a link."""
    return f"{link.title} {link.address}".strip()


def _refused(told: str, title: str, address: str) -> Refusal | None:
    if not ADDRESS.fullmatch(address):
        return Refusal(
            "link_unreadable",
            "“%(told)s” is no address. Write one like example.org/map or name@example.org.",
            {"told": _short(told)},
        )
    if len(address) > LONGEST_ADDRESS or len(title) > LONGEST_LINK_TITLE:
        return Refusal(
            "link_too_long",
            "A link can have %(address)s characters, and %(title)s before it. This one is longer.",
            {"address": LONGEST_ADDRESS, "title": LONGEST_LINK_TITLE},
        )
    return None


def _short(told: str) -> str:
    return told if len(told) <= 60 else f"{told[:59]}…"
