"""A note's log as moments: stretches of writing, told by who wrote and when.

Rules:
    MO1 A moment goes on until nobody has written for a minute, or for five minutes at most.
    MO2 Somebody who has not written in it begins another, if there was a breath before: fifteen
        seconds.
    MO3 The order is the log's. A clock that was set back parts nothing.
    MO4 Edits without a time, from before times were kept, are moments of a hundred at most, and
        none goes over into what has a time.
    MO5 A moment that has ended never changes; only the last one grows.
    MO6 Within a moment one can stop after every twenty seconds of it, and before an edit that takes
        away much at once, so that what went wrong just now is put back without what was written
        well before, and nothing is gone that could not be seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

PAUSE: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(minutes=5)
BREATH: Final = timedelta(seconds=15)
BETWEEN_STOPS: Final = timedelta(seconds=20)
MUCH: Final = 40
"""Characters taken away in one edit: more than a slip of the hand."""
MOST_UNTIMED: Final = 100


@dataclass(frozen=True, slots=True)
class Edit:
    """One update of a note: its number in the log, how many words were typed, and how many
    characters went."""

    number: int
    participant: str
    at: datetime | None
    words: int = 0
    gone: int = 0


Stop = tuple[int, datetime]
"""An edit to stop after, and when it was."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The edits from ``first`` to ``last``, by ``people`` in the order in which they came in.

    ``stops`` lie before its end.
    """

    first: int
    last: int
    people: tuple[str, ...]
    begins: datetime | None
    ends: datetime | None
    words: int = 0
    took_away: bool = False
    stops: tuple[Stop, ...] = ()


def extended(moments: tuple[Moment, ...], edits: Iterable[Edit]) -> tuple[Moment, ...]:
    """The moments of a log that has grown by these edits (MO5)."""
    told = list(moments)
    for edit in edits:
        if told and _goes_on(told[-1], edit):
            told[-1] = _with(told[-1], edit)
        else:
            told.append(_begun(edit))
    return tuple(told)


def moment_of(moments: tuple[Moment, ...], number: int) -> tuple[Moment, int] | None:
    """The moment that an edit belongs to, and the edit after which one could stop before it."""
    before = 0
    for moment in moments:
        if moment.first <= number <= moment.last:
            return moment, max([before, *(stop for stop, _ in moment.stops if stop < number)])
        before = moment.last
    return None


def _goes_on(moment: Moment, edit: Edit) -> bool:
    if moment.begins is None or moment.ends is None or edit.at is None:
        return moment.begins is edit.at and edit.number - moment.first < MOST_UNTIMED
    pause = edit.at - moment.ends
    if pause > PAUSE or edit.at - moment.begins > LONGEST:
        return False
    return edit.participant in moment.people or pause < BREATH


def _begun(edit: Edit) -> Moment:
    return Moment(
        edit.number,
        edit.number,
        (edit.participant,),
        edit.at,
        edit.at,
        edit.words,
        edit.gone > 0,
    )


def _with(moment: Moment, edit: Edit) -> Moment:
    late = max(moment.ends, edit.at) if moment.ends and edit.at else moment.ends
    known = edit.participant in moment.people
    return replace(
        moment,
        last=edit.number,
        people=moment.people if known else (*moment.people, edit.participant),
        ends=late,
        words=moment.words + edit.words,
        took_away=moment.took_away or edit.gone > 0,
        stops=_stops(moment, edit),
    )


def _stops(moment: Moment, edit: Edit) -> tuple[Stop, ...]:
    if moment.begins is None or moment.ends is None or edit.at is None:
        return ()
    number, last = moment.stops[-1] if moment.stops else (0, moment.begins)
    wiped = edit.gone >= MUCH and moment.last > number
    if not wiped and edit.at - last < BETWEEN_STOPS:
        return moment.stops
    return (*moment.stops, (moment.last, moment.ends))
