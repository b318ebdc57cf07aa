"""Which calls a gathering file asks for.

Rules:
    F15 Calls are chosen as facilitators choose them (C2, C6, in the same words): ``rule``, among
        what the house has, and ``links`` of the rooms that always stand.
"""

from collections.abc import Mapping
from typing import get_args

from openspace.domain.calls import WRONG_LINK, Means, lacking
from openspace.domain.documents import Entry, Unreadable
from openspace.domain.gathering import CallsRule
from openspace.domain.places import LONGEST_CALL, is_web_address
from openspace.domain.rooms import WITH_LINKS

RULES: tuple[CallsRule, ...] = get_args(CallsRule)


def calls_of(calls: Entry, means: Means) -> tuple[CallsRule, Mapping[str, str]]:
    """The rule, and the links by room."""
    rule = calls.one_of("rule", RULES, "automatic")
    if refusal := lacking(rule, means):
        raise Unreadable(calls.place("rule"), "%(at)s: %(wrong)s", wrong=refusal.sentence)
    links = calls.entry("links")
    if unknown := sorted(links.content.keys() - set(WITH_LINKS)):
        words = ", ".join(sorted(WITH_LINKS))
        raise Unreadable(links.place(unknown[0]), "%(at)s: choose among: %(words)s.", words=words)
    told = {room: address_of(links, room) for room in WITH_LINKS}
    return rule, {room: link for room, link in told.items() if link}


def address_of(entry: Entry, key: str) -> str:
    """The address of a call, as a place or a room has it; empty where there is none."""
    address = entry.text(key, "", most=LONGEST_CALL)
    if address and not is_web_address(address):
        raise Unreadable(entry.place(key), "%(at)s: %(wrong)s", wrong=WRONG_LINK)
    return address
