"""How actions are followed up when the day is over, as it stands on its sheet.

Rules:
    GS12 The follow-up begins with a day after the one it closes on, and ends with another, no later
        than the last on which anybody is known, also where that was moved (FU5); left empty, with
        that one. Without a first day none is planned, and the workbook is what comes last. Once it
        is open its first day stays, and it ends no earlier than it began.
    GS13 Who owns an action is written to from 1 to 30 days before its day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from openspace.domain.follow_up import planned_in
from openspace.domain.founding import day_of
from openspace.domain.gathering import Gathering
from openspace.domain.retention import ends, last_day
from openspace.domain.rounds import with_plan
from openspace.domain.setting_up_frame import Worn
from openspace.domain.sheets import Sheet, Unfit, number, written
from openspace.domain.terms_file import REMINDED
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.domain.timetable_file import WEEK

A_MOMENT: Final = timedelta(seconds=1)
CHOOSE = "Choose a day."


def after_written(of: Gathering) -> Sheet:
    """As it stands on the sheet."""
    planned, zone = planned_in(of.timetable), ZoneInfo(of.time_zone)
    first, last = "", ""
    if planned:
        starts, over = (each.astimezone(zone) for each in planned.planned)
        first, last = (each.date().isoformat() for each in (starts, over - A_MOMENT))
    return {
        "follow_day": (first,),
        "follow_until": (last,),
        "reminded_days": (str(of.reminded_days),),
    }


def after_of(gathering: Gathering, sheet: Sheet, worn: Worn) -> Gathering:
    """The gathering with what comes after the day as the sheet says (GS12, GS13)."""
    days = number(sheet, "reminded_days", *REMINDED)
    told = replace(gathering, reminded_days=days)
    stood = after_written(gathering)
    if all(written(sheet, each).strip() == written(stood, each) for each in SPAN):
        return told
    planned = _planned(gathering, sheet, last_day(gathering, worn.kept))
    timetable = gathering.timetable
    stretches = tuple(_with(timetable.stretches, planned, timetable.book))
    return replace(told, timetable=Timetable(stretches, timetable.position))


SPAN: Final = ("follow_day", "follow_until")


def _planned(gathering: Gathering, sheet: Sheet, latest: date) -> Stretch | None:
    first, last = (_day(sheet, each) for each in SPAN)
    begun = gathering.timetable.now.phase in (Phase.FOLLOW_UP, Phase.ERASED)
    stood = written(after_written(gathering), "follow_day")
    if begun and written(sheet, "follow_day").strip() != stood:
        raise Unfit("follow_day", "That has begun, so its times stay.")
    if first is None:
        if last is not None:
            raise Unfit("follow_day", CHOOSE)
        return None
    zone = ZoneInfo(gathering.time_zone)
    closes = gathering.timetable.book.planned[0].astimezone(zone).date()
    if first <= closes and not begun:
        raise Unfit("follow_day", "It closes on %(day)s. Choose a later day.", day=closes)
    last = last or latest
    if last > latest:
        raise Unfit(
            "follow_until",
            "Personal data are kept to and including %(day)s, and nobody is known after that."
            " Choose an earlier day.",
            day=latest,
        )
    starts = datetime.combine(first, time(), zone)
    kept = planned_in(gathering.timetable) if begun else None
    kept = kept or Stretch(Phase.FOLLOW_UP, starts, starts)
    if last < kept.starts.astimezone(zone).date():
        raise Unfit("follow_until", "This is before it begins. Choose a later day.")
    until = ends(gathering, last)
    return with_plan(kept, (kept.starts, until), (kept.planned[0], until))


def _day(sheet: Sheet, field: str) -> date | None:
    told = written(sheet, field).strip()
    found = day_of(told) if told else None
    if told and found is None:
        raise Unfit(field, CHOOSE)
    return found


def _with(stretches: Sequence[Stretch], planned: Stretch | None, book: Stretch) -> list[Stretch]:
    """The timetable with this follow-up; the workbook lasts until what comes next."""
    others = [each for each in stretches if each.phase is not Phase.FOLLOW_UP]
    at = others.index(book) + 1
    erased = others[at:]
    after = planned or next(iter(erased), None)
    span = book.starts, after.starts if after else book.starts + WEEK
    plan = book.planned[0], after.planned[0] if after else book.planned[0] + WEEK
    return [*others[: at - 1], with_plan(book, span, plan), *filter(None, [planned]), *erased]
