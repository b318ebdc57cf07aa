"""Verbs of announcing, and of asking everyone to come together."""

from collections.abc import Collection
from datetime import datetime

from openspace.domain import announcements as domain
from openspace.domain.announcements import Here, Typed
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.domain.rooms import open_in
from openspace.domain.rooms import standing as standing_room
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import announcements, marketplace, participants, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.ANNOUNCE)
def announce(
    tx: Transaction, caller: Caller, at: datetime, typed: Typed, languages: Collection[str]
) -> Outcome:
    """Say something to everyone, to a room or to a sector."""
    audience, of = domain.audience_of(typed.to) or ("everyone", "")
    here = _here(tx, caller, of if audience == "room" else "", languages)
    return domain.announce(caller, typed, here, (new_id(), at))


@verb(Act.ANNOUNCE)
def call_together(
    tx: Transaction, caller: Caller, at: datetime, typed: Typed, languages: Collection[str]
) -> Outcome:
    """Ask everyone to come to a room."""
    here = _here(tx, caller, typed.to, languages)
    return domain.call_together(caller, typed, here, (new_id(), at))


@verb(Act.ANNOUNCE)
def withdraw(tx: Transaction, caller: Caller, _: datetime, announcement: str) -> Outcome:
    """Let it stand no longer."""
    return domain.withdraw(caller, _standing(tx, caller), announcement)


@verb(Act.PUT_AWAY)
def put_away(tx: Transaction, caller: Caller, _: datetime, announcement: str) -> Outcome:
    """Not want to see it any more."""
    away = announcements.away(tx, caller.person)
    return domain.put_away(caller, _standing(tx, caller), announcement, away)


@verb(None)
def run_out(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Withdraw what stood long enough."""
    return domain.run_out(caller.gathering, _standing(tx, caller), at)


def _standing(tx: Transaction, caller: Caller) -> tuple[domain.Announcement, ...]:
    return announcements.standing(tx, caller.gathering)


def _here(tx: Transaction, caller: Caller, room: str, languages: Collection[str]) -> Here:
    people = participants.everybody(tx, caller.gathering)
    return Here(people, _inside(tx, caller, room), languages, _standing(tx, caller))


def _inside(tx: Transaction, caller: Caller, room: str) -> tuple[str, ...] | None:
    """Who is in a room; None where it is not there, or not open."""
    if found := standing_room(room):
        there = found in open_in(gathering_of(tx, caller).timetable.now.phase)
    else:
        there = bool(room) and marketplace.has_open_breakout(tx, caller.gathering, room)
    inside = whereabouts.inside(tx, caller.gathering, room) if there else ()
    return tuple(each.participant for each in inside) if there else None
