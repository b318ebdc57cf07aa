"""A gathering like the one before: what organisers decided comes along, and nothing of anybody.

Rules:
    GC1 What comes along is what was decided: words, frame, films, material, contact, rules, calls,
        what notes begin with, places, and the timetable as it was planned. Nobody's name, topic,
        mark, note or report does, and nobody's invitation. The deadline of registration moves by
        as many days.
    GC2 The timetable moves by whole days and keeps its times on the clock. A time that the clocks
        skip on the new day is refused; of one that comes twice it is the first.
    GC3 The fixed programme comes along when it is wished, in its rounds and places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from openspace.domain.agenda import Agenda
from openspace.domain.clocks import moments_at
from openspace.domain.gathering import Gathering
from openspace.domain.gathering_file import GatheringFile
from openspace.domain.marketplace import Topic
from openspace.domain.programme_file import FiledSeminar
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.domain.timetable_file import whole

BY_THEMSELVES = (Phase.INVITED, Phase.BREAK, Phase.WORKBOOK)
"""What stands between and round the rest."""


class Before(NamedTuple):
    """The gathering that is copied."""

    gathering: Gathering
    agenda: Agenda
    topics: Sequence[Topic]


def copied(before: Before, day: date, *, programme: bool) -> GatheringFile | Refusal:
    """What it comes to when it is held on another day."""
    told = before.gathering
    zone, by = ZoneInfo(told.time_zone), day - told.date
    stretches: list[Stretch] = []
    for each in told.timetable.stretches:
        if each.phase in BY_THEMSELVES:
            continue
        times = [_moved(moment, zone, by.days) for moment in each.planned]
        if skipped := next((at for at in times if isinstance(at, Refusal)), None):
            return skipped
        starts, ends = (at for at in times if isinstance(at, datetime))
        stretches.append(Stretch(each.phase, starts, ends, each.number))
    if not stretches:
        return Refusal("nothing_planned", "Nothing is planned there that could be copied.")
    timetable = Timetable(whole(stretches))
    seminars = tuple(_programme(before)) if programme else ()
    closes = told.registration.closes
    until = _moved(closes, zone, by.days) if closes else None
    registration = replace(told.registration, closes=None if isinstance(until, Refusal) else until)
    gathering = replace(
        told, date=day, timetable=timetable, names_zone=False, registration=registration
    )
    return GatheringFile(gathering, before.agenda.places, (), seminars)


def _moved(moment: datetime, zone: ZoneInfo, days: int) -> datetime | Refusal:
    local = moment.astimezone(zone)
    try:
        on = date.fromordinal(local.toordinal() + days)
        found = moments_at(zone, on, local.time().replace(tzinfo=None))
    except (ValueError, OverflowError):
        return Refusal("day_wrong", "Choose a day as 2027-05-20.")
    if found:
        return found[0]
    return Refusal(
        "time_skipped",
        "The clocks skip %(time)s on that day. Choose another day.",
        {"time": f"{local:%H:%M}"},
    )


def _programme(before: Before) -> Iterable[FiledSeminar]:
    agenda = before.agenda
    numbers = {each.id: each.number for each in agenda.slots}
    hung = {each.topic: each for each in agenda.placements}
    for topic in before.topics:
        if not topic.fixed or topic.withdrawn:
            continue
        at = hung.get(topic.id)
        place = agenda.place(at.place) if at else None
        cell = (f"r{numbers[at.slot]}", place.name) if at and place else None
        yield FiledSeminar(
            topic.title, topic.track, topic.speakers, topic.description, topic.language, cell
        )
