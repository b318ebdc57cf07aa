"""The timetable, changed on the day: rounds are added, moved to other times, and removed.

Rules (X1 to X3, on the clock, stand in ``clocks``):
    X4 Only what has not begun can be changed, and nothing can be put into what is over or on.
    X5 Two things are never on at once. A gap between two is a break, and it grows or shrinks with
       them, also one that is on; the workbook begins when the last thing ends, and lasts until
       the follow-up where one is planned.
    X6 Rounds are numbered by time. A slot keeps its id when its number changes.
    X7 What hangs in a round that is removed returns to the wall.
    X8 Rounds are on three days at most, unless they were on more already.
    X9 Who changes something says what they saw (C5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from openspace.domain.agenda import Agenda, taken_off
from openspace.domain.clocks import Span, Typed, span_of
from openspace.domain.facts.gathering import Section, TimetableChanged
from openspace.domain.gathering import Gathering
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import AFTERWARDS, Phase, Stretch, Timetable

ELASTIC = (Phase.BREAK, Phase.INVITED)
"""What ends when the next thing begins."""
MOST_DAYS = 3
WEEK = timedelta(days=7)


class Concerned(NamedTuple):
    """Whose pages tell of rounds: the topics that have a place, and those who convene any."""

    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def times_seen(stretch: Stretch) -> str:
    """What somebody saw of a stretch's times."""
    return as_seen(stretch.phase, stretch.starts, stretch.ends)


def round_seen(agenda: Agenda, stretch: Stretch) -> str:
    """What somebody saw of a round and of what hangs in it."""
    hung = sorted((each.breakout, each.place) for each in agenda.placements_in(stretch.slot))
    return as_seen(times_seen(stretch), hung)


def add_round(
    gathering: Gathering, typed: Typed, new: str, at: datetime, concerned: Concerned
) -> Outcome:
    """Add a round; ``new`` is its slot's id."""
    span = span_of(ZoneInfo(gathering.time_zone), typed)
    if isinstance(span, Refusal):
        return span
    added = Stretch(Phase.ROUND, *span, number=1, lasting=new)
    return _changed(gathering, [*ahead_in(gathering.timetable), added], added, at, concerned)


def change_times(
    gathering: Gathering, position: int, typed: Typed, seen: str, at: datetime, concerned: Concerned
) -> Outcome:
    """Give what stands at a position of the timetable other times, in its place or another."""
    found = changeable(gathering.timetable, position)
    if isinstance(found, Refusal):
        return found
    if seen != times_seen(found):
        return CHANGED
    span = span_of(ZoneInfo(gathering.time_zone), typed, (found.starts, found.ends))
    if isinstance(span, Refusal):
        return span
    if span == (found.starts, found.ends):
        return ()
    changed = replace(found, starts=span[0], ends=span[1], plan=None)
    others = [each for each in ahead_in(gathering.timetable) if each is not found]
    return _changed(gathering, [*others, changed], changed, at, concerned)


def remove_round(
    gathering: Gathering, agenda: Agenda, slot: str, seen: str, at: datetime, concerned: Concerned
) -> Outcome:
    """Take a round out of the timetable (X7)."""
    found = round_called(gathering.timetable, slot)
    if isinstance(found, Refusal):
        return found
    if seen != round_seen(agenda, found):
        return CHANGED
    others = [each for each in ahead_in(gathering.timetable) if each is not found]
    changed = _changed(gathering, others, None, at, concerned)
    if isinstance(changed, Refusal):
        return changed
    return (*taken_off(gathering.code, agenda.placements_in(slot)), *changed)


def changeable(timetable: Timetable, position: int) -> Stretch | Refusal:
    """What stands at a position, if its times can be changed (X4)."""
    if not 0 <= position < len(timetable.stretches):
        return NO_SUCH_ROUND
    found = timetable.stretches[position]
    if position <= timetable.position:
        return BEGUN
    return NO_SUCH_ROUND if found.phase in (*ELASTIC, *AFTERWARDS) else found


def round_called(timetable: Timetable, slot: str) -> Stretch | Refusal:
    """The round whose slot has this id, if it can be changed (X4)."""
    return changeable(timetable, position_called(timetable, slot))


def position_called(timetable: Timetable, slot: str) -> int:
    """Where the round whose slot has this id stands in the timetable; -1 for none."""
    return next((at for at, each in enumerate(timetable.stretches) if each.slot == slot), -1)


def ahead_in(timetable: Timetable) -> list[Stretch]:
    """What can be moved about: neither breaks, which follow by themselves, nor the workbook
    and what comes after it."""
    ahead = timetable.stretches[timetable.position + 1 :]
    return [each for each in ahead if each.phase not in (*ELASTIC, *AFTERWARDS)]


def _changed(
    gathering: Gathering,
    ahead: Sequence[Stretch],
    new: Stretch | None,
    at: datetime,
    concerned: Concerned,
) -> Outcome:
    timetable, zone = gathering.timetable, ZoneInfo(gathering.time_zone)
    ordered = sorted(ahead, key=lambda each: each.starts)
    if timetable.is_over:
        return Refusal("gathering_over", "The gathering is over; nothing more is planned.")
    refusal = _too_early(timetable, new, at, zone) or _overlapping(ordered, new, zone)
    if refusal:
        return refusal
    return planned_anew(gathering, ordered, concerned)


def planned_anew(gathering: Gathering, ordered: Sequence[Stretch], concerned: Concerned) -> Outcome:
    """The timetable with these ahead, in their order, instead of what was (X5, X6, X8)."""
    timetable, zone = gathering.timetable, ZoneInfo(gathering.time_zone)
    whole = _numbered(_whole(timetable, ordered))
    if _days(whole, zone) > max(MOST_DAYS, _days(timetable.stretches, zone)):
        return Refusal("too_many_days", "A gathering has rounds on three days at most.")
    sections = tuple(section_of(each) for each in whole)
    return (TimetableChanged(gathering.code, sections, timetable.position, *concerned),)


def _too_early(
    timetable: Timetable, new: Stretch | None, at: datetime, zone: ZoneInfo
) -> Refusal | None:
    if new is None:
        return None
    if new.starts <= at:
        return Refusal("time_past", "That time has passed. Choose a later start.")
    if timetable.now.phase not in ELASTIC and new.starts < timetable.now.ends:
        return _occupied(timetable.now, zone)
    return None


def _overlapping(ordered: Sequence[Stretch], new: Stretch | None, zone: ZoneInfo) -> Refusal | None:
    for earlier, later in pairwise(ordered):
        if later.starts < earlier.ends:
            return _occupied(later if earlier is new else earlier, zone)
    return None


def _occupied(by: Stretch, zone: ZoneInfo) -> Refusal:
    starts, ends = (each.astimezone(zone) for each in (by.starts, by.ends))
    when = {"starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}
    if by.phase is Phase.ROUND:
        return Refusal(
            "times_overlap",
            "Round %(number)s is on then, from %(starts)s to %(ends)s. Choose other times.",
            {"number": by.number, **when},
        )
    return Refusal(
        "times_overlap",
        "Something else is on then, from %(starts)s to %(ends)s. Choose other times.",
        when,
    )


def _whole(timetable: Timetable, ordered: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The timetable with these ahead, and breaks between them (X5)."""
    *over, opened = timetable.stretches[: timetable.position + 1]
    if opened.phase in ELASTIC:
        ends = ordered[0].starts if ordered else opened.ends
        begins = opened.starts if opened.starts < ends else ends - WEEK
        planned = min(opened.planned[0], begins), ordered[0].planned[0] if ordered else ends
        opened = with_plan(opened, (begins, ends), planned)
    whole = [*over, opened]
    for each in ordered:
        if whole[-1].ends < each.starts:
            whole.append(_break(whole[-1], each))
        whole.append(each)
    return (*whole, *_afterwards(timetable, whole[-1].ends))


def _afterwards(timetable: Timetable, ended: datetime) -> list[Stretch]:
    """What comes when the day has ended: the workbook lasts until what is planned after it."""
    book = timetable.book
    rest = timetable.stretches[timetable.stretches.index(book) + 1 :]
    told: list[Stretch] = []
    for each, after in zip((book, *rest), (*rest, None), strict=True):
        starts = told[-1].ends if told else ended
        ends = after.starts if after and after.starts > starts else starts + each.length
        told.append(replace(each, starts=starts, ends=ends, plan=None))
    return told


def _break(before: Stretch, after: Stretch) -> Stretch:
    span = before.ends, after.starts
    return with_plan(Stretch(Phase.BREAK, *span), span, (before.planned[1], after.planned[0]))


def with_plan(stretch: Stretch, span: Span, planned: Span) -> Stretch:
    """The stretch at this time, with this plan; where that comes to nothing, its time is it."""
    plan = planned if planned[0] < planned[1] and planned != span else None
    return replace(stretch, starts=span[0], ends=span[1], plan=plan)


def _numbered(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """With the rounds counted from 1; slots keep their ids (X6)."""
    numbered: list[Stretch] = []
    number = 0
    for each in stretches:
        slot = each.slot
        if slot is None:
            numbered.append(each)
            continue
        number += 1
        lasting = "" if slot == f"r{number}" else slot
        numbered.append(replace(each, number=number, lasting=lasting))
    return tuple(numbered)


def _days(stretches: Iterable[Stretch], zone: ZoneInfo) -> int:
    rounds = (each for each in stretches if each.phase is Phase.ROUND)
    return len({each.starts.astimezone(zone).date() for each in rounds})


def section_of(stretch: Stretch) -> Section:
    """A stretch as plain values."""
    return Section(
        phase=stretch.phase,
        number=stretch.number,
        starts=stretch.starts,
        ends=stretch.ends,
        planned=stretch.planned,
        lasting=stretch.lasting,
        frozen=stretch.frozen,
    )


BEGUN = Refusal("begun", "That has begun, so its times stay.")
NO_SUCH_ROUND = Refusal("no_such_round", "That is not in the timetable any more. Look again.")
