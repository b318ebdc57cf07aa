"""What is mailed to those who are invited, who register, and who wait for a seat.

Rules:
    IL1 Who is invited and has an address gets their link by letter; who has not answered gets it
        once more two days before registration closes.
    IL2 Who registers before the day is told that they have a seat, with the days as calendar
        entries, and is reminded a day ahead. Who waits is told so, and at once when a seat is
        theirs.
    IL3 Each letter has a link of its own, besides those that are out, which ends with them.
    IL4 What is not so any more is not sent: who has answered is not asked, and where the deadline
        or the day moves the reminders that wait are written anew.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.facts.invitations import (
    GuestCame,
    GuestDeclined,
    GuestForgotten,
    GuestsInvited,
    GuestUninvited,
)
from openspace.domain.facts.registration import MovedUp, WaitingBegun
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.gathering import Gathering
from openspace.domain.invitations import Invited
from openspace.domain.letters import Letter
from openspace.domain.registration import may_withdraw
from openspace.post import letters
from openspace.post.paper import Addressee, Occasion, begins
from openspace.store import gatherings, invitations, outbox, waiting
from openspace.store.keeping import Transaction

BEFORE_DEADLINE: Final = timedelta(days=2)
BEFORE_DAY: Final = timedelta(days=1)
ANSWERED = (GuestCame, GuestDeclined, GuestUninvited, GuestForgotten)
MAILED = (GuestsInvited, *ANSWERED, WaitingBegun, MovedUp, TimetableChanged, GatheringDescribed)
Link = Callable[[str], str]


def mailed(
    tx: Transaction,
    code: str,
    facts: tuple[Fact, ...],
    link: Link,
    new_secret: Callable[[], str],
    at: datetime,
) -> tuple[Fact, ...]:
    """Put the letters that these facts call for, after they were kept."""
    about = [fact for fact in facts if isinstance(fact, MAILED)]
    gathering = gatherings.gathering(tx, code) if about else None
    if gathering is None or not may_withdraw(gathering):
        return ()
    desk = Desk(tx, gathering, link, new_secret, at)
    up = {fact.participant for fact in about if isinstance(fact, MovedUp)}
    found = [letter for fact in about for letter in desk.letters(fact, up)]
    told = outbox.put(tx, at, *found)
    invitations.let_out(tx, desk.links)
    return told


class Desk:
    """Where the letters are written, for one gathering at one moment; ``links`` are let out."""

    def __init__(
        self,
        tx: Transaction,
        gathering: Gathering,
        link: Link,
        new_secret: Callable[[], str],
        at: datetime,
    ) -> None:
        self.links: list[tuple[str, str]] = []
        self._tx, self._gathering, self._at = tx, gathering, at
        self._link, self._new_secret = link, new_secret

    def letters(self, fact: Fact, moved_up: set[str]) -> Iterator[Letter]:
        """What a fact calls for."""
        if isinstance(fact, ANSWERED):
            self._drop(fact.guest)
        match fact:
            case GuestsInvited():
                yield from self._invited(set(fact.guests))
            case GuestCame():
                yield from self._came(fact.guest, moved_up)
            case WaitingBegun():
                yield from self._waits(fact)
            case TimetableChanged() | GatheringDescribed():
                yield from self._reminded_anew()

    def _invited(self, wanted: set[str]) -> Iterator[Letter]:
        """IL1."""
        of, closes = self._gathering, self._gathering.registration.closes
        for who in invitations.everyone(self._tx, of.code):
            if who.id not in wanted or not who.email:
                continue
            until = begins(of) if who.regardless or closes is None else closes
            when = Occasion(f"invited:{who.id}", not_after=until)
            yield letters.invitation(of, _whom(who), self._own_link(who), when, closes)
            yield from self._before_deadline(who)

    def _came(self, guest: str, moved_up: set[str]) -> Iterator[Letter]:
        """IL2."""
        who = invitations.one(self._tx, self._gathering.code, guest)
        if who is None or not who.email:
            return
        of, link = self._gathering, self._own_link(who)
        written = letters.moved_up if who.participant in moved_up else letters.confirmation
        yield written(of, _whom(who), link, Occasion(f"seat:{who.participant}"), self._at)
        yield from self._before_day(who)

    def _waits(self, fact: WaitingBegun) -> Iterator[Letter]:
        if fact.guest is None:
            return
        self._drop(fact.guest)
        who = invitations.one(self._tx, self._gathering.code, fact.guest)
        if who and who.email:
            of, when = self._gathering, Occasion(f"waits:{fact.participant}")
            number = waiting.count(self._tx, of.code)
            yield letters.waiting(of, _whom(who), self._own_link(who), when, number)

    def _reminded_anew(self) -> Iterator[Letter]:
        """IL4."""
        code, closes = self._gathering.code, self._gathering.registration.closes
        every = [each for each in invitations.everyone(self._tx, code) if each.email]
        if outbox.drop_of_another_time(self._tx, code, "deadline", closes) or closes:
            for who in every:
                if who.state == "invited":
                    yield from self._before_deadline(who)
        if outbox.drop_of_another_time(self._tx, code, "day", begins(self._gathering)):
            for who in every:
                if who.state == "registered":
                    yield from self._before_day(who)

    def _before_deadline(self, who: Invited) -> Iterator[Letter]:
        of, closes = self._gathering, self._gathering.registration.closes
        if closes is None or closes - BEFORE_DEADLINE <= self._at:
            return
        when = Occasion(f"deadline:{who.id}", closes - BEFORE_DEADLINE, closes)
        if not outbox.knows(self._tx, of.code, when.key):
            link = self._own_link(who)
            yield letters.reminder_before_deadline(of, _whom(who), link, when, closes)

    def _before_day(self, who: Invited) -> Iterator[Letter]:
        of, day = self._gathering, begins(self._gathering)
        if day - BEFORE_DAY <= self._at:
            return
        when = Occasion(f"day:{who.participant}", day - BEFORE_DAY, day)
        if not outbox.knows(self._tx, of.code, when.key):
            link = self._own_link(who)
            yield letters.reminder_before_day(of, _whom(who), link, when, self._at)

    def _drop(self, guest: str) -> None:
        for kind in ("invited", "deadline"):
            outbox.drop(self._tx, self._gathering.code, f"{kind}:{guest}")

    def _own_link(self, who: Invited) -> str:
        """IL3."""
        secret = self._new_secret()
        self.links.append((who.id, secret))
        return self._link(f"/g/{self._gathering.code}/invitation/{secret}")


def _whom(who: Invited) -> Addressee:
    return Addressee(who.email, who.name, who.participant)
