"""The rows of the timetable's sheet, and how later ones go along with the one before them.

Rules:
    TS5 With ``follow`` what comes later on the same day goes along: by as much as the end of the
        row before it moved, or back by what was taken out.
    TS10 Rows that were typed when the gathering's day was another go as many days on as it went.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from openspace.domain.clocks import Typed, as_typed
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Stretch, Timetable


@dataclass(frozen=True, slots=True)
class Row:
    """A row as typed; ``of`` is the position of what it was about, empty for a new one."""

    of: str
    phase: str
    typed: Typed
    out: bool = False


def standing_at(timetable: Timetable, of: str) -> Stretch | None:
    """What a row is about, as it stands; nothing for a new one, or for what has begun."""
    at = int(of) if of.isascii() and of.isdecimal() and len(of) < 4 else -1
    return timetable.stretches[at] if timetable.position < at < len(timetable.stretches) else None


def gone_with(rows: Sequence[Row], day: str, by: date) -> tuple[Row, ...]:
    """The rows, typed when the gathering was on this ``day``, now that it is on another (TS10)."""
    try:
        went = by - date.fromisoformat(day)
    except ValueError:
        return tuple(rows)
    return tuple(days_on(row, went) for row in rows)


def days_on(row: Row, went: timedelta) -> Row:
    """The row on another day; where none is told, as it is."""
    try:
        day = date.fromisoformat(row.typed.day) + went
    except (ValueError, OverflowError):
        return row
    return replace(row, typed=replace(row.typed, day=day.isoformat()))


def gone_along(gathering: Gathering, rows: Sequence[Row]) -> list[tuple[int, Row]] | Refusal:
    """The rows, those that were not typed anew gone along with the one before them (TS5)."""
    by, day = timedelta(), ""
    told: list[tuple[int, Row]] = []
    for index, row in enumerate(rows):
        stood = _stood(gathering, row)
        if stood is None:
            told.append((index, row))
            continue
        if stood.day != day:
            by, day = timedelta(), stood.day
        if row.typed != stood or row.out:
            by = _carried(by, row, stood)
            told.append((index, row))
            continue
        moved = _moved(row.typed, by)
        if moved is None:
            return Refusal(f"sheet_{index}_ends", "So it would go past midnight. Shorten the day.")
        told.append((index, replace(row, typed=moved)))
    return told


def _stood(gathering: Gathering, row: Row) -> Typed | None:
    """How its times stood before the sheet was typed on."""
    old = standing_at(gathering.timetable, row.of)
    return as_typed(ZoneInfo(gathering.time_zone), (old.starts, old.ends)) if old else None


def _carried(by: timedelta, row: Row, stood: Typed) -> timedelta:
    """By how much what comes later goes along with a row that was changed, or taken out."""
    before = _clock(stood.ends) - _clock(stood.starts)
    if row.out:
        return by - before
    try:
        moved = _clock(row.typed.ends) - _clock(stood.ends)
    except ValueError:
        return by
    return moved if row.typed.day == stood.day else by - before


def _moved(typed: Typed, by: timedelta) -> Typed | None:
    times = [
        datetime.fromisoformat(f"{typed.day}T{each}") + by for each in (typed.starts, typed.ends)
    ]
    if any(each.date().isoformat() != typed.day for each in times):
        return None
    return Typed(typed.day, *(f"{each:%H:%M}" for each in times))


def _clock(told: str) -> timedelta:
    """Since midnight. Raises ``ValueError``."""
    read = time.fromisoformat(told)
    return timedelta(hours=read.hour, minutes=read.minute)
