"""Reading what the server answers: pages by their ids, and the data twins.

The rule: a page is known by the same three elements that the page's own scripts read:
``#mine``, ``#page`` with its channels, and ``#phase``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from openspace.domain.timetable import Phase
from openspace.rehearsal.sight import Mine, Seen, Topic

PUSH = re.compile(r'\{"say":"push","channel":"([^"]+)","epoch":"([^"]+)","from":(\d+),"to":(\d+),')
"""How a frame begins that says what changed on a channel between two versions."""

SECTOR = re.compile(r'<input type="radio" name="sector" value="([^"]*)"')
ATTRIBUTE = re.compile(r'\b([a-z-]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Followed:
    """A channel that a page wants to hear of, and the version of it that the page shows."""

    channel: str
    epoch: str
    seen: int


@dataclass(frozen=True, slots=True)
class Clock:
    """The open phase, and when it ends in milliseconds since 1970; 0 when it has no end."""

    phase: Phase
    until: int


def attributes(html: str, id: str) -> Mapping[str, str]:  # noqa: A002
    """The attributes of the element with this id; empty when there is none."""
    found = re.search(rf'<[a-z]+ [^>]*\bid="{id}"[^>]*>', html)
    return {name: unescape(said) for name, said in ATTRIBUTE.findall(found[0])} if found else {}


def mine(html: str) -> Mine | None:
    """What is one's own, or None on a page for somebody outside."""
    said = attributes(html, "mine")
    if not said:
        return None
    return Mine(
        participant=said["data-participant"],
        votes=frozenset(said["data-votes"].split()),
        topics=frozenset(said["data-topics"].split()),
        room=said["data-room"],
    )


def channels(html: str) -> tuple[Followed, ...]:
    """The channels of a page, each once."""
    said = attributes(html, "page").get("data-channels", "")
    return tuple(_followed(each) for each in dict.fromkeys(said.split()))


def sectors(door: str) -> tuple[str, ...]:
    """The sectors that a door asks for."""
    return tuple(unescape(each) for each in SECTOR.findall(door))


def clock(html: str) -> Clock:
    """The phase that a page shows."""
    kind = attributes(html, "phase")["data-kind"]
    until = re.search(r'<span class="clock"[^>]*data-until="(\d+)"', html)
    return Clock(Phase(kind), int(until[1]) if until else 0)


def seen(
    now: Clock, wall: Mapping[str, Any], grid: Mapping[str, Any], rooms: Mapping[str, Any]
) -> Seen:
    """The gathering, from a page's clock and three data twins; of each topic, its first run."""
    cells = {each["breakout"]: (each["slot"], each["place"]) for each in grid["placements"]}
    breakouts: dict[str, str] = {}
    for each in rooms["breakouts"]:
        breakouts.setdefault(each["topic"], each["id"])
    return Seen(
        phase=now.phase,
        slot=_slot(now, grid) if now.phase is Phase.ROUND else "",
        topics=tuple(
            _topic(each, breakouts[each["id"]], cells.get(breakouts[each["id"]], ("", "")))
            for each in wall["topics"]
            if each["id"] in breakouts
        ),
        heads={each["id"]: each["count"] for each in rooms["breakouts"]},
        free=tuple(
            cell
            for cell in (
                (slot["id"], place["id"]) for slot in grid["slots"] for place in grid["places"]
            )
            if cell not in cells.values()
        ),
    )


def _topic(said: Mapping[str, Any], breakout: str, cell: tuple[str, str]) -> Topic:
    return Topic(said["id"], said["number"], said["title"], said["votes"] or 0, breakout, *cell)


def _slot(now: Clock, grid: Mapping[str, Any]) -> str:
    """The slot that ends when the phase does."""
    ends = {_milliseconds(slot["ends"]): slot["id"] for slot in grid["slots"]}
    return str(ends.get(now.until, ""))


def _milliseconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp() * 1000)


def _followed(said: str) -> Followed:
    channel, epoch, version = said.rsplit(":", 2)
    return Followed(channel, epoch, int(version))
