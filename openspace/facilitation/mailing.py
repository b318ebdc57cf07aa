"""What is mailed because of what happened: to those who said that we may write to them.

Rules:
    ML1 Who convenes a conversation of which no report is begun is written to when its round is
        over, and when those who make the book remind them.
    ML2 Who convenes anything is written to once when the book is being made, about their chapter.
    ML3 Who owns an action is written to some days ahead (``follow_up``), and when the clock says
        that it is due, and that it is late.
    ML4 Who asked for it is written to when an edition is there for anyone with its link.
    ML5 Nobody is written to who gave no address, or has not said that it is theirs; nor twice about
        the same, whatever is done twice.
    ML6 Who facilitates is written to when the desk is told that the erasing is near (RT2), once
        for each telling, and not when it is to be on another day by then. A server that slept past
        the day tells first: the letter says the last whole day that is left. It goes to the address
        that their link was mailed to as well, unless they said that no such letter may (WT6).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from openspace.domain.convening import present
from openspace.domain.facts import Fact
from openspace.domain.facts.actions import ActionFellDue
from openspace.domain.facts.editions import WorkbookPublished
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.letters import LettersPut
from openspace.domain.facts.notices import NoticeGiven
from openspace.domain.facts.retention import ErasureMoved, ErasureNeared
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.gathering import Gathering
from openspace.domain.letters import Letter
from openspace.domain.notices import REMINDED, REPORT
from openspace.domain.permissions import Caller
from openspace.domain.reach import Reach
from openspace.domain.retention import DAY, WHAT, ends, last_day
from openspace.domain.timetable import Phase
from openspace.post import reminders
from openspace.post.paper import Addressee, Occasion
from openspace.store import (
    actions,
    facilitators,
    gatherings,
    marketplace,
    outbox,
    participants,
    reach,
    retention,
)
from openspace.store.keeping import Transaction

MAILED = (NoticeGiven, ActionFellDue, PhaseOpened, WorkbookPublished, ErasureNeared)
MOVING = (ErasureMoved, GatheringDescribed, TimetableChanged)
Link = Callable[[str], str]


def mailed(
    tx: Transaction, caller: Caller, facts: tuple[Fact, ...], link: Link, at: datetime
) -> tuple[Fact, ...]:
    """Put the letters that these facts call for."""
    about = [fact for fact in facts if isinstance(fact, MAILED) and _concerns(fact)]
    if not about:
        return ()
    gathering = gatherings.gathering(tx, caller.gathering)
    if gathering is None or not reach.reachable(tx, gathering.code):
        return ()
    desk = Desk(tx, gathering, link, at)
    return outbox.put(tx, at, *(letter for fact in about for letter in desk.letters(fact)))


def not_on_that_day(
    tx: Transaction, code: str, facts: tuple[Fact, ...], at: datetime
) -> tuple[Fact, ...]:
    """Have letters about an erasing that is on another day, now that these facts are kept, not
    sent (ML6)."""
    gathering = gatherings.gathering(tx, code)
    if gathering is None or not any(isinstance(fact, MOVING) for fact in facts):
        return ()
    kept = retention.retention(tx, code)
    true = tuple(f"erasing:{what}:{last_day(gathering, kept, what)}:" for what in WHAT)
    gone = [
        outbox.drop(tx, code, key)
        for key in outbox.keys_of(tx, code, "erasing")
        if not key.startswith(true)
    ]
    return (LettersPut(code, at),) if any(gone) else ()


class Desk:
    """Where letters are written, for one gathering at one moment."""

    def __init__(self, tx: Transaction, gathering: Gathering, link: Link, at: datetime) -> None:
        self._tx, self._gathering, self._at = tx, gathering, at
        self._link = link

    def letters(self, fact: Fact) -> Iterator[Letter]:
        """What a fact calls for."""
        match fact:
            case NoticeGiven():
                yield from self._noticed(fact)
            case PhaseOpened():
                yield from self._chapters(fact)
            case ActionFellDue():
                yield from self._due(fact)
            case WorkbookPublished():
                yield from self._published(fact)
            case ErasureNeared():
                yield from self._erasing(fact)

    def _noticed(self, fact: NoticeGiven) -> Iterator[Letter]:
        """ML1."""
        about = int(fact.values["number"]), str(fact.values["title"])
        breakout = fact.values["breakout"]
        path = self._path(f"breakouts/{breakout}#report")
        for whom in self._those([fact.participant]):
            if fact.kind == REPORT:
                when = Occasion(f"report:{breakout}:{fact.participant}")
                yield reminders.report_missing(self._gathering, whom, path, when, about)
            else:
                day = self._at.date().isoformat()
                when = Occasion(f"reminded:{fact.topic}:{fact.participant}:{day}")
                yield reminders.chapter_reminder(self._gathering, whom, path, when, about)

    def _chapters(self, fact: PhaseOpened) -> Iterator[Letter]:
        """ML2. A phase that is added as it opens is none that the gathering knows yet."""
        opened = self._gathering.timetable.stretches[fact.position : fact.position + 1]
        if not any(each.phase is Phase.WORKBOOK for each in opened):
            return
        for topic in marketplace.topics(self._tx, self._gathering.code):
            if topic.withdrawn or topic.merged_into:
                continue
            path = self._path(f"workbook/chapters/{topic.number}")
            for whom in self._those(present(topic)):
                when = Occasion(f"chapter:{topic.id}:{whom.participant}")
                about = topic.number, topic.title
                yield reminders.chapter_open(self._gathering, whom, path, when, about)

    def _due(self, fact: ActionFellDue) -> Iterator[Letter]:
        """ML3."""
        action = actions.action(self._tx, self._gathering.code, fact.action)
        if action is None:
            return
        path, how = self._path(f"actions/{action.id}"), "late" if fact.late else "due"
        for whom in self._those([fact.owner]):
            when = Occasion(f"action:{action.id}:{fact.due.isoformat()}:{how}:{fact.owner}")
            about = action.number, action.title
            yield reminders.action_due(self._gathering, whom, path, when, about, fact.due)

    def _published(self, fact: WorkbookPublished) -> Iterator[Letter]:
        """ML4."""
        path = self._path(f"workbook/editions/{fact.number}")
        for each in reach.reachable(self._tx, self._gathering.code):
            if each.book and (whom := self._addressee(each)):
                when = Occasion(f"edition:{fact.number}:{each.participant}")
                yield reminders.edition_published(self._gathering, whom, path, when, fact.number)

    def _erasing(self, fact: ErasureNeared) -> Iterator[Letter]:
        """ML6."""
        path, team = self._path("desk/export"), facilitators.team(self._tx, self._gathering.code)
        over = max(ends(self._gathering, fact.last_day), self._at + DAY)
        today = self._at.astimezone(ZoneInfo(self._gathering.time_zone)).date()
        for whom in self._those((each.id for each in team), unasked=True):
            key = f"erasing:{fact.what}:{fact.last_day}:{fact.days}:{whom.participant}"
            about = (Occasion(key, not_after=over), fact.what, max(fact.last_day, today))
            yield reminders.erasing_near(self._gathering, whom, path, *about)

    def _those(self, people: Iterable[str], *, unasked: bool = False) -> Iterator[Addressee]:
        """Those of them to whom one may write about what is theirs to do (ML5), and where
        ``unasked`` those who were never asked."""
        for each in reach.reachable(self._tx, self._gathering.code, people):
            may = each.duties or (unasked and each.unasked)
            if may and (whom := self._addressee(each)):
                yield whom

    def _addressee(self, of: Reach) -> Addressee | None:
        who = participants.participant(self._tx, of.participant)
        if who is None or who.removed:
            return None
        return Addressee(of.address, who.name, who.id, of.language)

    def _path(self, page: str) -> str:
        return self._link(f"/g/{self._gathering.code}/{page}")


def _concerns(fact: Fact) -> bool:
    return not isinstance(fact, NoticeGiven) or fact.kind in (REPORT, REMINDED)
