"""The whole timetable on one sheet: a row for everything that is still ahead, typed or dragged.

Rules (TS5 and TS10 stand in ``timetable_rows``):
    TS1 A row has a phase, a day, a start and an end; it ends after it starts, before midnight. Of
        a row without a phase nothing is read, and a gap between two becomes a break (X5).
    TS2 A time that the clocks skip on that day, or show twice, is refused by name; what was not
        typed anew stays the moment it was (X3).
    TS3 Two rows are never on at once: both are named.
    TS4 What has begun, or is over, stands on no row and stays (X4); nothing is put into the past.
    TS6 Rounds are numbered by time and keep their slots; they are on three days at most (X6, X8).
        One in which topics hang is not taken out here.
    TS7 The day and the time zone can be changed before anything has begun: the clock's times stay.
    TS8 Who saves it says what they saw (C5), by days counted from the gathering's (TS10).
    TS9 What stands on every page, the day and the zone, is told anew only when it has changed.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from openspace.domain.clocks import Typed, as_typed, moments_at, span_of
from openspace.domain.frames import described
from openspace.domain.gathering import Gathering
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rounds import Concerned, ahead_in, planned_anew
from openspace.domain.sheets import Sheet, sheet_seen
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.domain.timetable_rows import Row, days_on, gone_along, gone_with, standing_at

KINDS = (
    *(Phase.TEST_ROOM, Phase.FOYER, Phase.OPENING, Phase.MARKETPLACE, Phase.ROUND),
    *(Phase.CONVERGENCE, Phase.CLOSING),
)
"""What can stand on a row."""
MOST_ROWS = 60
ANY_DAY = date(2000, 1, 1)


def rows_of(gathering: Gathering) -> tuple[Row, ...]:
    """The rows as they stand."""
    timetable, zone = gathering.timetable, ZoneInfo(gathering.time_zone)
    ahead = ahead_in(timetable)
    positions = {id(each): at for at, each in enumerate(timetable.stretches)}
    return tuple(
        Row(str(positions[id(each)]), each.phase, as_typed(zone, (each.starts, each.ends)))
        for each in ahead
    )


def timetable_seen(gathering: Gathering) -> str:
    """What somebody saw of it."""
    return rows_seen(rows_of(gathering), gathering.date.isoformat())


def rows_seen(rows: Sequence[Row], day: str) -> str:
    """The same of rows as they are typed for this ``day``; one that is left empty is none."""
    return as_seen(
        *(
            (each.of, str(each.phase), each.typed, each.out)
            for each in gone_with(rows, day, ANY_DAY)
            if each.of or each.phase or each.typed.starts or each.typed.ends
        )
    )


def day_written(gathering: Gathering) -> Sheet:
    """The day and the zone, as they stand on their sheet."""
    return {"day": (gathering.date.isoformat(),), "time_zone": (gathering.time_zone,)}


def day_seen(gathering: Gathering) -> str:
    """What somebody saw of them."""
    return sheet_seen("when", day_written(gathering))


def rewrite(
    gathering: Gathering,
    rows: Sequence[Row],
    seen: str,
    at: datetime,
    concerned: Concerned,
    *,
    follow: bool = False,
    hung: Collection[str] = (),
) -> Outcome:
    """Keep the sheet as it is typed now. ``hung`` are the slots in which topics hang (TS6)."""
    if seen != timetable_seen(gathering):
        return CHANGED
    zone = ZoneInfo(gathering.time_zone)
    found = _read(gathering, rows, zone, follow=follow)
    if isinstance(found, Refusal):
        return found
    stretches, before = [each for _, each in found], ahead_in(gathering.timetable)
    refusal = (
        _overlap(found, zone)
        or _past(found, gathering.timetable, at, zone)
        or _still_hung(before, stretches, hung)
    )
    if refusal or stretches == before:
        return refusal or ()
    return _dated(gathering, gathering, stretches, planned_anew(gathering, stretches, concerned))


def _read(
    gathering: Gathering, rows: Sequence[Row], zone: ZoneInfo, *, follow: bool
) -> list[tuple[int, Stretch]] | Refusal:
    """What the rows come to, by time, each with where it stands on the sheet."""
    told = gone_along(gathering, rows) if follow else list(enumerate(rows))
    if isinstance(told, Refusal):
        return told
    found: list[tuple[int, Stretch]] = []
    for index, row in told:
        read = _stretch(gathering, row, zone, index) if row.phase and not row.out else None
        if isinstance(read, Refusal):
            return read
        if read:
            found.append((index, read))
    if not found or len(found) > MOST_ROWS:
        return TOO_MANY if found else NOTHING_LEFT
    return sorted(found, key=lambda each: each[1].starts)


def move_day(
    gathering: Gathering, day: date, zone: ZoneInfo, seen: str, at: datetime, concerned: Concerned
) -> Outcome:
    """Hold it on another day, or by another clock (TS7)."""
    if (day, zone.key) == (gathering.date, gathering.time_zone):
        return ()
    if gathering.timetable.now.phase is not Phase.INVITED:
        return HAS_BEGUN
    if seen != day_seen(gathering):
        return CHANGED
    by = day - gathering.date
    moved = [days_on(row, by) for row in rows_of(gathering)]
    there = replace(gathering, time_zone=zone.key, date=day)
    read = [_stretch(there, replace(row, of=""), zone, 0) for row in moved]
    if refusal := next((each for each in read if isinstance(each, Refusal)), None):
        return replace(refusal, code="sheet_day")
    kept = zip(
        ahead_in(gathering.timetable),
        (each for each in read if isinstance(each, Stretch)),
        strict=True,
    )
    stretches = [
        replace(each, number=old.number, lasting=old.lasting, frozen=old.frozen)
        for old, each in kept
    ]
    if stretches and stretches[0].starts <= at:
        return Refusal("sheet_day", "That day has begun. Choose a later one.")
    return _dated(gathering, there, stretches, planned_anew(gathering, stretches, concerned))


def _dated(
    before: Gathering, there: Gathering, stretches: Sequence[Stretch], planned: Outcome
) -> Outcome:
    """The gathering's own day is that of what comes first, until something has begun (TS9)."""
    if isinstance(planned, Refusal):
        return planned
    if there.timetable.now.phase is Phase.INVITED and stretches:
        day = stretches[0].starts.astimezone(ZoneInfo(there.time_zone)).date()
        there = replace(there, date=day)
    return planned if there == before else (*planned, described(there))


def _stretch(gathering: Gathering, row: Row, zone: ZoneInfo, index: int) -> Stretch | Refusal:
    kind = next((each for each in KINDS if each == row.phase), None)
    if kind is None:
        return Refusal(f"sheet_{index}_phase", "Choose among the phases that are listed.")
    old = standing_at(gathering.timetable, row.of)
    span = (old.starts, old.ends) if old else None
    unchanged = span and as_typed(zone, span) == row.typed
    if not unchanged and (twice := _shown_twice(zone, row.typed)):
        sentence = "The clocks show %(time)s twice on that day. Choose another time."
        return Refusal(f"sheet_{index}_starts", sentence, {"time": twice})
    read = span_of(zone, row.typed, span)
    if isinstance(read, Refusal):
        field = "ends" if read.code == "ends_first" else "starts"
        return replace(read, code=f"sheet_{index}_{field}")
    if old and old.phase is kind:
        return old if read == span else replace(old, starts=read[0], ends=read[1], plan=None)
    return Stretch(kind, *read, number=1 if kind is Phase.ROUND else 0, lasting=_lasting(kind, row))


def _lasting(kind: Phase, row: Row) -> str:
    """A new round's slot is called by its day and start; unique, as no two are on at once."""
    told = f"{row.typed.day}{row.typed.starts}".replace("-", "").replace(":", "")
    return f"s{told}" if kind is Phase.ROUND else ""


def _shown_twice(zone: ZoneInfo, typed: Typed) -> str:
    for told in (typed.starts, typed.ends):
        try:
            found = moments_at(zone, date.fromisoformat(typed.day), time.fromisoformat(told))
        except (ValueError, OverflowError):
            continue
        if len(found) > 1:
            return told
    return ""


def _overlap(found: Sequence[tuple[int, Stretch]], zone: ZoneInfo) -> Refusal | None:
    for (_, earlier), (index, later) in pairwise(found):
        if later.starts < earlier.ends:
            ends = f"{earlier.ends.astimezone(zone):%H:%M}"
            sentence = "What begins at %(starts)s is not over by then: it ends at %(ends)s."
            starts = f"{earlier.starts.astimezone(zone):%H:%M}"
            return Refusal(f"sheet_{index}_starts", sentence, {"starts": starts, "ends": ends})
    return None


def _past(
    found: Sequence[tuple[int, Stretch]], timetable: Timetable, at: datetime, zone: ZoneInfo
) -> Refusal | None:
    known = ahead_in(timetable)
    elastic = timetable.now.phase in (Phase.INVITED, Phase.BREAK)
    for index, each in found:
        if each in known:
            continue
        if each.starts <= at:
            return Refusal(f"sheet_{index}_starts", "That time has passed. Choose a later start.")
        if not elastic and each.starts < timetable.now.ends:
            ends = f"{timetable.now.ends.astimezone(zone):%H:%M}"
            sentence = "What is on now ends at %(ends)s. Choose a later start."
            return Refusal(f"sheet_{index}_starts", sentence, {"ends": ends})
    return None


def _still_hung(
    before: Sequence[Stretch], after: Sequence[Stretch], hung: Collection[str]
) -> Refusal | None:
    slots = {each.slot for each in after}
    lost = next((each for each in before if each.slot in hung and each.slot not in slots), None)
    if lost is None:
        return None
    return Refusal(
        "sheet_rounds",
        "Topics hang in round %(number)s. Take it out where the agenda is set up: there you see"
        " what becomes of them.",
        {"number": lost.number},
    )


NOTHING_LEFT = Refusal("sheet_rounds", "Something has to be ahead. Leave at least one row.")
TOO_MANY = Refusal("sheet_rounds", "A timetable has 60 rows at most.")
HAS_BEGUN = Refusal(
    "sheet_day", "It has begun, so its day and its clock stay. Single times can be changed below."
)
