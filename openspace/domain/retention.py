"""How long personal data are kept, and that they are erased by the clock when that is over.

Rules:
    RT1 Everything about persons is kept until the end of a day, by the gathering's clock: so many
        days after the day it closes as it promises. An erased phase that the timetable plans
        earlier is a promise too. Contact cards, who has them, and addresses go earlier where the
        gathering says so; those that somebody leaves after that go with the day.
    RT2 The desk is told 14 days and one day ahead. Nothing is erased unless the last telling is a
        day old by the same clock: so a server that slept tells first, and a clock that leaps and is
        set right has done no harm.
    RT3 Facilitators postpone it once, by 90 days at most, and say why; everybody reads that. They
        bring it forward as often as they like, to tomorrow at the earliest.
    RT4 What goes is what goes when somebody erases themselves (ER2 to ER5), of all at once, and
        facilitators are no exception; besides, every invitation, every letter, the names of
        conveners and speakers, and the draft of the book. Texts stay, and the contact that the
        organisers gave for the gathering.
    RT5 A sealed edition stays as it is: whoever is named in it agreed to that, in the book, when
        they came in. Pages, tables and the database know no name.
    RT6 The phase is then ``erased``, which nothing else opens and nobody leaves. Nobody registers
        any more. An organiser of the house can come in still, and is erased a day later.
    RT7 It is written down when it was done and how many of what, numbers only, for anyone to read.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from openspace.domain import timetable as timetable_rules
from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.facts.retention import ErasureMoved, ErasureNeared, GatheringErased
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rounds import section_of
from openspace.domain.timetable import Phase, Stretch, Timetable

What = Literal["contacts", "everything"]
WHAT: Final[tuple[What, ...]] = ("contacts", "everything")
AHEAD: Final = (14, 1)
"""Days before the end at which the desk is told."""
DAY: Final = timedelta(days=1)
MOST_LATER: Final = 90
LONGEST_REASON: Final = 300

DAY_WRONG = Refusal("erasure_day", "Choose a day.")
TOO_SOON = Refusal("erasure_day", "Tomorrow is the earliest: it cannot be undone.")
TOO_LATE = Refusal("erasure_day", "It can be put off to %(most)s at the latest.", {"most": ""})
ONCE = Refusal("erasure_day", "It has been postponed once. It can only come earlier now.")
WHY = Refusal("erasure_reason", "Say why, in a sentence. Everybody who was here can read it.")
TOO_LONG = Refusal(
    "erasure_reason", "There is room for %(most)s characters here.", {"most": LONGEST_REASON}
)
IS_DONE = Refusal("erasure_done", "It is done already.")


@dataclass(frozen=True, slots=True)
class Told:
    """What the desk was told last: how many days ahead of which day, and when."""

    days: int
    last_day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """What was decided and done so far: ``done`` says when each was erased, ``late`` whether
    somebody came in after that and has been here for a day, ``contacts`` whether a card or an
    address is known still."""

    moved_to: date | None = None
    postponed: bool = False
    reason: str = ""
    told: tuple[tuple[What, Told], ...] = ()
    done: tuple[tuple[What, datetime], ...] = ()
    late: bool = False
    contacts: bool = False

    def told_of(self, what: What) -> Told | None:
        """What the desk was told of this last."""
        return dict(self.told).get(what)

    def done_at(self, what: What) -> datetime | None:
        """When this was erased."""
        return dict(self.done).get(what)


NEW = Retention()


def promised(gathering: Gathering) -> date:
    """The last day on which everything is kept, as those who came were promised (RT1)."""
    zone, timetable = ZoneInfo(gathering.time_zone), gathering.timetable
    closes = timetable.book.planned[0].astimezone(zone).date()
    days = [closes + timedelta(days=gathering.kept_days)]
    days.extend(
        each.planned[0].astimezone(zone).date() - DAY
        for each in timetable.stretches
        if each.phase is Phase.ERASED
    )
    return max(min(days), closes)


def last_day(gathering: Gathering, kept: Retention, what: What = "everything") -> date:
    """The last day on which this is kept."""
    everything = kept.moved_to or promised(gathering)
    if what == "everything" or not gathering.contacts_days:
        return everything
    zone = ZoneInfo(gathering.time_zone)
    closes = gathering.timetable.book.planned[0].astimezone(zone).date()
    return min(closes + timedelta(days=gathering.contacts_days), everything)


def ends(gathering: Gathering, day: date) -> datetime:
    """The moment at which a day is over in the gathering's zone."""
    return datetime.combine(day + DAY, time(), ZoneInfo(gathering.time_zone))


def move(
    gathering: Gathering, kept: Retention, day: date | None, reason: str, at: datetime
) -> Outcome:
    """Keep everything until the end of another day (RT3)."""
    if kept.done_at("everything"):
        return IS_DONE
    before = last_day(gathering, kept)
    if day is None:
        return DAY_WRONG
    if day == before:
        return ()
    if wrong := _unfit(gathering, kept, day, reason, at):
        return wrong
    return (ErasureMoved(gathering.code, day, reason if day > before else "", at),)


def _unfit(
    gathering: Gathering, kept: Retention, day: date, reason: str, at: datetime
) -> Refusal | None:
    if day <= at.astimezone(ZoneInfo(gathering.time_zone)).date():
        return TOO_SOON
    if day <= last_day(gathering, kept):
        return None
    latest = promised(gathering) + timedelta(days=MOST_LATER)
    if kept.postponed:
        return ONCE
    if day > latest:
        return Refusal(TOO_LATE.code, TOO_LATE.sentence, {"most": latest})
    if not reason:
        return WHY
    return TOO_LONG if len(reason) > LONGEST_REASON else None


def due(gathering: Gathering, kept: Retention, at: datetime) -> tuple[Fact, ...]:
    """What the clock does now: tell, erase, or nothing (RT2, RT6)."""
    if kept.done_at("everything"):
        late = GatheringErased(gathering.code, "everything", at)
        return (late,) if kept.late else ()
    return next(filter(None, (_due(gathering, kept, at, what) for what in reversed(WHAT))), ())


def _due(gathering: Gathering, kept: Retention, at: datetime, what: What) -> tuple[Fact, ...]:
    if what == "contacts" and not gathering.contacts_days:
        return ()
    if done := kept.done_at(what):
        again = kept.contacts and at - done >= DAY
        return (GatheringErased(gathering.code, what, at),) if again else ()
    day = last_day(gathering, kept, what)
    left, told = ends(gathering, day) - at, kept.told_of(what)
    known = told.days if told and told.last_day == day and told.at <= at else None
    if known == AHEAD[-1] and told and left <= timedelta() and at - told.at >= DAY:
        return (GatheringErased(gathering.code, what, at),)
    reached = [days for days in AHEAD if left <= days * DAY]
    if reached and (known is None or reached[-1] < known):
        return (ErasureNeared(gathering.code, what, reached[-1], day, at),)
    return ()


def close_for_good(gathering: Gathering, at: datetime) -> tuple[Fact, ...]:
    """Open the phase after all others, planned or not (RT6)."""
    timetable = gathering.timetable
    if timetable.now.phase is Phase.ERASED:
        return ()
    if timetable.stretches[-1].phase is Phase.ERASED:
        return (timetable_rules.close_for_good(gathering.code, timetable, at),)
    added = Stretch(Phase.ERASED, at, at + DAY)
    whole = Timetable((*timetable.stretches, added), timetable.position)
    sections = tuple(section_of(each) for each in whole.stretches)
    return (
        TimetableChanged(gathering.code, sections, timetable.position),
        timetable_rules.close_for_good(gathering.code, whole, at),
    )
