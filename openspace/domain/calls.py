"""Which call a room has, decided from the gathering's rule, the house's means and the room's link.

Rules:
    C1 Automatic: the room's own link where it has one; else the relay (an SFU) where the house has
       one; else Jitsi where the house names one; else the built-in call.
    C2 A rule that names a kind holds in every room. Where the house has lost the relay or the
       Jitsi that was chosen, it is as under C1.
    C3 Under the rule "link" a room without one has no call, and under "none" no room has.
    C4 The room's link is the way out of every other call that fails or is full.
    C5 A built-in call sends everything to everyone, so it is for few: sound for up to 8 people,
       pictures while there are at most 4. A relay carries more.
    C6 Facilitators choose at any time, among what the house has. The rooms that always stand have
       a link of their own, or none: an address of the web, as places have.
    C7 Who changes this says what they saw; if it is otherwise by now, nothing changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeGuard, get_args

from openspace.domain.agenda import Agenda
from openspace.domain.facts.calls import CallsSet
from openspace.domain.gathering import CallsRule, Gathering
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.places import is_web_address
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rooms import WITH_LINKS, standing

Kind = Literal["link", "jitsi", "built-in", "sfu", "none"]
Offer = Literal["link", "here", "none"]


@dataclass(frozen=True, slots=True)
class Means:
    """What the house has besides the built-in call."""

    jitsi: bool = False
    sfu: bool = False


NOTHING_MORE: Final = Means()


@dataclass(frozen=True, slots=True)
class Size:
    """How many a call holds, and up to how many may show pictures."""

    most: int
    seen: int


SIZES: Final[Mapping[Kind, Size]] = {
    # Seven times 40 kbit/s of sound up, three times 500 of pictures: what a phone's line carries,
    # and as many pictures as a phone can decode and encode at once.
    "built-in": Size(8, 4),
    # Everything goes up once, and sixteen small pictures come down: 4 Mbit/s.
    "sfu": Size(60, 16),
}
UNSIZED: Final = Size(0, 0)


def kind_of(rule: CallsRule, link: str, means: Means) -> Kind:
    """Which call a room with this link has (C1, C2, C3)."""
    match rule:
        case "none" | "built-in":
            return rule
        case "link":
            return "link" if link else "none"
        case "sfu" if means.sfu:
            return "sfu"
        case "jitsi" if means.jitsi:
            return "jitsi"
        case _ if link:
            return "link"
        case _:
            return "sfu" if means.sfu else "jitsi" if means.jitsi else "built-in"


def offer(rule: CallsRule, link: str) -> Offer:
    """What a page offers, whatever the house has: the link, a call on the page, or nothing."""
    match kind_of(rule, link, Means(jitsi=True, sfu=True)):
        case "link" | "none" as told:
            return told
        case _:
            return "here"


def link_of(gathering: Gathering, agenda: Agenda, room: str) -> str:
    """The link of a room: its own where it always stands, else that of the place it is held in."""
    if standing(room):
        return gathering.links.get(room, "")
    placed = agenda.of(room)
    place = agenda.place(placed.place) if placed else None
    return place.call if place else ""


def size_of(kind: Kind) -> Size:
    """How many a call of this kind holds (C5); 0 where that is not ours to say."""
    return SIZES.get(kind, UNSIZED)


def is_full(kind: Kind, inside: int) -> bool:
    """Whether a call with so many in it takes nobody more (C5)."""
    most = size_of(kind).most
    return bool(most) and inside >= most


def calls_seen(gathering: Gathering) -> str:
    """What somebody saw of the calls."""
    return as_seen(gathering.calls, sorted(gathering.links.items()))


def set_calls(
    gathering: Gathering, rule: str, links: Mapping[str, str], means: Means, seen: str
) -> Outcome:
    """Choose which calls rooms have (C6, C7). ``links`` are by room; a blank one is none."""
    if not _is_rule(rule):
        return Refusal("no_such_rule", "Choose among the rules that are listed.")
    told = {room: links[room].strip() for room in WITH_LINKS if links.get(room, "").strip()}
    for room, link in told.items():
        if not is_web_address(link):
            return Refusal(f"call_wrong_{room}", WRONG_LINK)
    if (rule, told) == (gathering.calls, gathering.links):
        return ()
    if rule != gathering.calls and (refusal := lacking(rule, means)):
        return refusal
    if seen != calls_seen(gathering):
        return CHANGED
    return (CallsSet(gathering.code, rule, tuple(told.items())),)


WRONG_LINK = "The address of a call begins with https:// and has no spaces in it."


def _is_rule(told: str) -> TypeGuard[CallsRule]:
    return told in get_args(CallsRule)


def lacking(rule: CallsRule, means: Means) -> Refusal | None:
    """Why the house cannot have such calls, if it cannot (C6)."""
    if rule == "jitsi" and not means.jitsi:
        return Refusal(
            "no_jitsi",
            "No Jitsi server is named here. Whoever runs this server can name one; until then,"
            " choose another kind of call.",
        )
    if rule == "sfu" and not means.sfu:
        return Refusal(
            "no_sfu",
            "No server that relays calls is named here. Whoever runs this server can name one;"
            " until then, choose another kind of call.",
        )
    return None
