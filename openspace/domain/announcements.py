"""Announcements: what facilitators say to everyone, to a room or to a sector; and that everyone is
asked to come together.

Rules:
    AN1 It is one line of 1 to ``LONGEST`` characters, in the language that was chosen for it.
    AN2 It is for everyone, for those who are in a room that is there (also who comes in later, on
        whatever page they are), or for those from a sector that somebody is from.
    AN3 It stands until it is withdrawn, and for ``LASTS`` at most. Everybody puts it away for
        themselves, and nobody else notices.
    AN4 At most ``MOST`` stand at once: nobody reads more.
    AN5 Everyone is asked to come to one room at a time; who is asked anew is not asked the old. It
        is over when another phase opens. It moves nobody: who stays, stays.
    AN6 None of it enters the workbook.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from openspace.domain.facts import Fact
from openspace.domain.facts.announcements import (
    Announced,
    AnnouncementPutAway,
    AnnouncementWithdrawn,
    CalledTogether,
)
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import NO_SUCH_ROOM
from openspace.domain.wording import line

Audience = Literal["everyone", "room", "sector"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
LONGEST, MOST = 300, 5
LASTS = timedelta(hours=2)

BLANK = Refusal("announcement_blank", "Write what you want to say.")
FOR_NOBODY = Refusal("audience_missing", "Choose whom you say it to.")
NOBODY_FROM_THERE = Refusal("nobody_from_there", "Nobody here is from that sector.")
TOO_MANY = Refusal(
    "too_many_announcements", "Five announcements stand already. Withdraw one of them first."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """An announcement as it was typed; ``to`` is ``everyone``, ``room:`` or ``sector:`` and which.

    Where everyone is asked to come together, it is the room's id.
    """

    text: str = ""
    to: str = "everyone"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One that stands. ``together`` is the room that everyone is asked to come to, or empty."""

    id: str
    text: str
    language: str
    audience: Audience
    of: str
    by: str | None
    at: datetime
    together: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """Who and what is there: the people, the ids of those in the room it is for (``inside``, None
    where there is no such room), the languages, and what stands already."""

    people: Sequence[Participant]
    inside: Collection[str] | None
    languages: Collection[str]
    standing: Sequence[Announcement]


def audience_of(to: str) -> tuple[Audience, str] | None:
    """Whom a choice means."""
    kind, _, of = to.partition(":")
    found = next((each for each in AUDIENCES if each == kind), None)
    if found is None or (found == "everyone") is not (of == ""):
        return None
    return found, of


def announce(caller: Caller, typed: Typed, here: Here, new: tuple[str, datetime]) -> Outcome:
    """Say it; ``new`` is an id and the time (AN1, AN2, AN4)."""
    text, to = line(typed.text), audience_of(typed.to)
    if not text:
        return BLANK
    if to is None:
        return FOR_NOBODY
    audience, of = to
    people = _told(audience, of, here)
    if isinstance(people, Refusal):
        return people
    if refusal := _too_long(text) or (TOO_MANY if len(here.standing) >= MOST else None):
        return refusal
    said = (new[0], text, _language(typed, here), audience, of, caller.person, new[1])
    return (Announced(caller.gathering, *said, people),)


def call_together(caller: Caller, typed: Typed, here: Here, new: tuple[str, datetime]) -> Outcome:
    """Ask everyone to come to a room (AN5)."""
    text = line(typed.text)
    if here.inside is None:
        return NO_SUCH_ROOM
    old = [each for each in here.standing if each.together]
    if refusal := _too_long(text):
        return refusal
    if len(here.standing) - len(old) >= MOST:
        return TOO_MANY
    called = CalledTogether(
        caller.gathering, new[0], text, _language(typed, here), typed.to, caller.person, new[1]
    )
    return (*_withdrawn(caller.gathering, old), called)


def withdraw(caller: Caller, standing: Iterable[Announcement], announcement: str) -> Outcome:
    """Let it stand no longer; what stands no more is withdrawn already."""
    found = (each for each in standing if each.id == announcement)
    return _withdrawn(caller.gathering, found, caller.person)


def run_out(gathering: str, standing: Iterable[Announcement], at: datetime) -> tuple[Fact, ...]:
    """What stood long enough (AN3)."""
    return _withdrawn(gathering, (each for each in standing if at - each.at >= LASTS))


def overtaken(gathering: str, standing: Iterable[Announcement]) -> tuple[Fact, ...]:
    """What another phase ends (AN5)."""
    return _withdrawn(gathering, (each for each in standing if each.together))


def put_away(
    caller: Caller, standing: Iterable[Announcement], announcement: str, away: Collection[str]
) -> Outcome:
    """Not want to see it any more (AN3)."""
    if announcement in away or all(each.id != announcement for each in standing):
        return ()
    return (AnnouncementPutAway(caller.gathering, announcement, caller.person),)


def is_for(announcement: Announcement, room: str, sector: str) -> bool:
    """Whether it is for somebody who is in this room and from this sector (AN2)."""
    if announcement.audience == "everyone":
        return True
    return announcement.of == (room if announcement.audience == "room" else sector)


def _told(audience: Audience, of: str, here: Here) -> tuple[str, ...] | Refusal:
    if audience == "everyone":
        return ()
    if audience == "room":
        return NO_SUCH_ROOM if here.inside is None else tuple(here.inside)
    theirs = tuple(each.id for each in here.people if each.sector == of and not each.removed)
    return theirs or NOBODY_FROM_THERE


def _too_long(text: str) -> Refusal | None:
    if len(text) <= LONGEST:
        return None
    return Refusal(
        "announcement_too_long",
        "There is room for %(most)s characters here. These are %(count)s.",
        {"most": LONGEST, "count": len(text)},
    )


def _language(typed: Typed, here: Here) -> str:
    return typed.language if typed.language in here.languages else ""


def _withdrawn(gathering: str, those: Iterable[Announcement], by: str = "") -> tuple[Fact, ...]:
    return tuple(AnnouncementWithdrawn(gathering, each.id, by) for each in those)
