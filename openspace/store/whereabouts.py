"""Who is where now, who was in which breakout, and how often people went from room to room."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, update
from sqlmodel import col, select

from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.rooms import standing
from openspace.domain.whereabouts import Whereabouts
from openspace.store.following import all_followers, followers_of
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import ROOMS
from openspace.store.room_tables import AttendanceRow, PassageRow, RaisedHandRow, WhereaboutsRow
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import BreakoutRow, ParticipantRow

WHEREABOUTS = table_of(WhereaboutsRow)
ONE = rows_of(WHEREABOUTS).where(WHEREABOUTS.c.participant == bindparam("participant"))
IN_ORDER = rows_of(WHEREABOUTS).order_by(WHEREABOUTS.c.participant)
PRESENT = IN_ORDER.where(
    WHEREABOUTS.c.gathering == bindparam("gathering"), WHEREABOUTS.c.away.is_(False)
)
LOWER = delete(table_of(RaisedHandRow)).where(
    table_of(RaisedHandRow).c.participant == bindparam("who")
)
BY_ROOM = (
    select(WHEREABOUTS.c.room, WHEREABOUTS.c.participant)
    .where(WHEREABOUTS.c.gathering == bindparam("gathering"), WHEREABOUTS.c.away.is_(False))
    .order_by(WHEREABOUTS.c.participant)
)
INSIDE = IN_ORDER.where(
    WHEREABOUTS.c.gathering == bindparam("gathering"), WHEREABOUTS.c.room == bindparam("room")
)
WHOSE = select(col(BreakoutRow.gathering)).where(col(BreakoutRow.id) == bindparam("here"))

ARRIVES = insert(WHEREABOUTS)
GOES = (
    update(WHEREABOUTS)
    .where(WHEREABOUTS.c.participant == bindparam("who"))
    .values({each: bindparam(f"to_{each}") for each in ("gathering", "room", "away")})
)
ATTENDANCE, PASSAGE = table_of(AttendanceRow), table_of(PassageRow)
WAS_IN = (
    select(ATTENDANCE.c.breakout)
    .where(ATTENDANCE.c.breakout == bindparam("breakout"))
    .where(ATTENDANCE.c.participant == bindparam("participant"))
)
ATTENDS, FIRST_PASSES = insert(ATTENDANCE), insert(PASSAGE)
PASSES = (
    update(PASSAGE)
    .where(PASSAGE.c.gathering == bindparam("where"))
    .where(PASSAGE.c.from_room == bindparam("start"), PASSAGE.c.to_room == bindparam("end"))
    .values(count=PASSAGE.c.count + 1)
)


def of(tx: Transaction, participant: str) -> Whereabouts:
    """Where somebody is; who never came is away, in the hallway."""

    def read() -> Whereabouts:
        row = tx.ask(ONE, participant=participant).first()
        return _whereabouts(row) if row else Whereabouts(participant)

    found = tx.remembered(ROOMS, ("of", participant), read)
    followers = followers_of(tx, participant)
    return replace(found, followers=followers) if followers else found


def present(tx: Transaction, gathering: str) -> tuple[Whereabouts, ...]:
    """Everybody who is in reach, and where."""

    def read() -> tuple[Whereabouts, ...]:
        return tuple(map(_whereabouts, tx.ask(PRESENT, gathering=gathering)))

    return tx.remembered(ROOMS, ("present", gathering), read)


def by_room(tx: Transaction, gathering: str) -> Mapping[str | None, tuple[str, ...]]:
    """The ids of those in reach by the room they are in, in their order; None is the hallway.

    Hundreds change rooms in the same few seconds, and each of their pages counts the rooms anew.
    """

    def read() -> Mapping[str | None, tuple[str, ...]]:
        found: defaultdict[str | None, list[str]] = defaultdict(list)
        for row in tx.ask(BY_ROOM, gathering=gathering):
            found[row.room].append(row.participant)
        return {room: tuple(people) for room, people in found.items()}

    return tx.remembered(ROOMS, ("by room", gathering), read)


def inside(tx: Transaction, gathering: str, room: str) -> tuple[Whereabouts, ...]:
    """Everybody whose room this is, also those out of reach."""
    followers = all_followers(tx, gathering)
    found = map(_whereabouts, tx.ask(INSIDE, gathering=gathering, room=room))
    return tuple(replace(each, followers=followers.get(each.participant, ())) for each in found)


def everybody_present(tx: Transaction) -> tuple[tuple[str, str], ...]:
    """Gathering and participant of everyone in reach, over all gatherings."""
    here = col(WhereaboutsRow.away).is_(False)
    return tuple(tx.exec(select(WhereaboutsRow.gathering, WhereaboutsRow.participant).where(here)))


def has_breakout(tx: Transaction, gathering: str, breakout: str) -> bool:
    """Whether the gathering has this breakout."""
    found: str | None = tx.ask(WHOSE, here=breakout).scalar()
    return found == gathering


def attended(tx: Transaction, gathering: str) -> Mapping[str, tuple[str, ...]]:
    """Who was in each breakout at some time: participants' ids in the order they registered."""
    rows = tx.exec(
        select(AttendanceRow.breakout, AttendanceRow.participant)
        .join(ParticipantRow, col(ParticipantRow.id) == col(AttendanceRow.participant))
        .where(ParticipantRow.gathering == gathering)
        .order_by(col(ParticipantRow.registered_at), col(ParticipantRow.id))
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for breakout, participant in rows:
        found[breakout].append(participant)
    return {breakout: tuple(people) for breakout, people in found.items()}


def came(tx: Transaction, breakout: str) -> frozenset[str]:
    """Who was in a breakout at some time."""
    here = select(AttendanceRow.participant).where(AttendanceRow.breakout == breakout)
    return frozenset(tx.exec(here))


def was_in(tx: Transaction, breakout: str, participant: str) -> bool:
    """Whether somebody was in a breakout at some time."""
    return tx.ask(WAS_IN, breakout=breakout, participant=participant).first() is not None


def passages(tx: Transaction, gathering: str) -> Mapping[tuple[str, str], int]:
    """How often people went from one room straight to another; the hallway's id is empty."""
    rows = tx.exec(select(PassageRow).where(PassageRow.gathering == gathering))
    return {(row.from_room, row.to_room): row.count for row in rows}


def _whereabouts(row: Row[Any]) -> Whereabouts:
    return Whereabouts(row.participant, row.room, row.away)


@keep.register
def _(fact: ParticipantMoved, tx: Transaction) -> None:
    """Plain statements: hundreds come and go in the same few seconds."""
    here = {"gathering": fact.gathering, "room": fact.room, "away": fact.away}
    there = {f"to_{name}": value for name, value in here.items()}
    if not tx.ask(GOES, who=fact.participant, **there).rowcount:
        tx.ask(ARRIVES, participant=fact.participant, **here)
    if fact.room and standing(fact.room) is None and not fact.away:
        _attend(tx, fact.room, fact.participant)
    if fact.away or fact.room != fact.from_room:
        tx.ask(LOWER, who=fact.participant)  # RH4
    if fact.room != fact.from_room:
        _pass(tx, fact.gathering, fact.from_room or "", fact.room or "")


def _attend(tx: Transaction, breakout: str, participant: str) -> None:
    """Remember that somebody was in a breakout, once."""
    if not was_in(tx, breakout, participant):
        tx.ask(ATTENDS, breakout=breakout, participant=participant)


def _pass(tx: Transaction, gathering: str, start: str, end: str) -> None:
    """Count one more who went this way."""
    if not tx.ask(PASSES, where=gathering, start=start, end=end).rowcount:
        way = {"gathering": gathering, "from_room": start, "to_room": end}
        tx.ask(FIRST_PASSES, **way, count=1)
