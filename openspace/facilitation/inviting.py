"""What is mailed to those who are invited, who register, and who wait for a seat.

Rules:
    IL1 Who is invited and has an address gets their link by letter; who has not answered gets it
        once more two days before registration closes.
    IL2 Who registers before the day is told that they have a seat, with the days as calendar
        entries, and is reminded a day ahead. Who waits is told so, and at once when a seat is
        theirs.
    IL3 Each letter has a link of its own, besides those that are out, which ends with them.
    IL4 What is not so any more is not sent: who has answered is not asked, who was removed or waits
        no more hears nothing, and where the deadline, the day or a link is made anew the letters
        that wait are written anew.
    IL5 Once it has begun who comes is told nothing that they see; who is invited, waits, or gets a
        seat is written to until the day is over.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.facts.invitations import (
    GuestCame,
    GuestDeclined,
    GuestForgotten,
    GuestLinkMade,
    GuestsInvited,
    GuestUninvited,
)
from openspace.domain.facts.letters import LettersPut
from openspace.domain.facts.participants import ParticipantReadmitted, ParticipantRemoved
from openspace.domain.facts.registration import MovedUp, WaitingBegun, WaitingEnded
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.gathering import Gathering
from openspace.domain.invitations import Invited
from openspace.domain.letters import Kind, Letter
from openspace.domain.registration import may_withdraw
from openspace.post import letters
from openspace.post.paper import Addressee, Occasion, begins
from openspace.store import gatherings, invitations, outbox, waiting
from openspace.store.keeping import Transaction

BEFORE_DEADLINE: Final = timedelta(days=2)
BEFORE_DAY: Final = timedelta(days=1)
ANSWERED = (GuestCame, GuestDeclined, GuestUninvited, GuestForgotten)
WAITED = (WaitingBegun, WaitingEnded, MovedUp)
MOVED = (TimetableChanged, GatheringDescribed)
PART = (ParticipantRemoved, ParticipantReadmitted)
MAILED = (GuestsInvited, GuestLinkMade, *ANSWERED, *WAITED, *MOVED, *PART)
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
    if gathering is None:
        return ()
    desk = Desk(tx, gathering, link, new_secret, at)
    up = {fact.participant for fact in about if isinstance(fact, MovedUp)}
    found = [letter for fact in about for letter in desk.letters(fact, up)]
    told = outbox.put(tx, at, *found)
    invitations.let_out(tx, desk.links)
    return told or ((LettersPut(code, at),) if desk.dropped else ())


class Desk:
    """Where the letters are written, for one gathering at one moment; ``links`` are let out.

    ``dropped`` when one is gone that was to be sent.
    """

    def __init__(
        self,
        tx: Transaction,
        gathering: Gathering,
        link: Link,
        new_secret: Callable[[], str],
        at: datetime,
    ) -> None:
        self.links: list[tuple[str, str]] = []
        self.dropped = False
        self._tx, self._gathering, self._at = tx, gathering, at
        self._link, self._new_secret = link, new_secret

    def letters(self, fact: Fact, moved_up: set[str]) -> Iterator[Letter]:
        """What a fact calls for."""
        self._drop(fact)
        if self._gathering.timetable.is_over:
            return
        match fact:
            case GuestsInvited():
                yield from self._invited(set(fact.guests))
            case GuestCame():
                yield from self._came(fact.guest, moved_up)
            case WaitingBegun(guest=str() as guest):
                yield from self._waits(guest)
            case GuestLinkMade(anew=True):
                yield from self._written_anew(fact.guest)
            case ParticipantReadmitted():
                yield from self._here_again(fact.participant)
            case TimetableChanged() | GatheringDescribed() if may_withdraw(self._gathering):
                yield from self._reminded_anew()

    def _invited(self, wanted: set[str]) -> Iterator[Letter]:
        """IL1."""
        known = outbox.keys_of(self._tx, self._gathering.code, "deadline")
        for who in invitations.everyone(self._tx, self._gathering.code):
            if who.id in wanted and who.email:
                yield self._invitation(who)
                yield from self._before_deadline(who, known)

    def _invitation(self, who: Invited) -> Letter:
        of, closes = self._gathering, self._gathering.registration.closes
        begun = begins(of) if begins(of) > self._at else None
        until = begun if who.regardless or closes is None else closes
        when = Occasion(f"invited:{who.id}", not_after=until)
        return letters.invitation(of, _whom(who), self._own_link(who), when, closes)

    def _came(self, guest: str, moved_up: set[str]) -> Iterator[Letter]:
        """IL2, IL5."""
        who = self._whose(guest)
        if who is None:
            return
        if who.participant in moved_up:
            yield self._seat(who, letters.moved_up)
        elif may_withdraw(self._gathering):
            yield self._seat(who, letters.confirmation)
        yield from self._before_day(who)

    def _seat(self, who: Invited, written: Callable[..., Letter]) -> Letter:
        link, when = self._own_link(who), Occasion(f"seat:{who.participant}")
        return written(self._gathering, _whom(who), link, when, self._at)

    def _waits(self, guest: str) -> Iterator[Letter]:
        who, queue = self._whose(guest), waiting.in_order(self._tx, self._gathering.code)
        for number, each in enumerate(queue, 1):
            if who and each.guest == who.id:
                when = Occasion(f"waits:{each.id}")
                yield letters.waiting(
                    self._gathering, _whom(who), self._own_link(who), when, number
                )

    def _written_anew(self, guest: str) -> Iterator[Letter]:
        """What waits has a link in it that opens nothing any more (IL4)."""
        code, who = self._gathering.code, self._whose(guest)
        queued = waiting.by_guest(self._tx, code, guest)
        keys = [f"invited:{guest}", f"deadline:{guest}"]
        keys += [f"waits:{queued.id}"] if queued else []
        keys += [f"{each}:{who.participant}" for each in ("seat", "day")] if who else []
        still = outbox.that_wait(self._tx, code, keys)
        gone = [outbox.drop(self._tx, code, key) for key in keys]
        self.dropped = self.dropped or any(gone)
        if who:
            for _, kind in still:
                yield from self._again(who, kind)

    def _again(self, who: Invited, kind: Kind) -> Iterator[Letter]:
        match kind:
            case "invitation":
                yield self._invitation(who)
            case "deadline":
                yield from self._before_deadline(who)
            case "waiting":
                yield from self._waits(who.id)
            case "confirmation":
                yield self._seat(who, letters.confirmation)
            case "moved_up":
                yield self._seat(who, letters.moved_up)
            case "day":
                yield from self._before_day(who)

    def _here_again(self, participant: str) -> Iterator[Letter]:
        who = invitations.of_participant(self._tx, self._gathering.code, participant)
        if who and who.email:
            yield from self._before_day(who)

    def _reminded_anew(self) -> Iterator[Letter]:
        """IL4."""
        code, closes = self._gathering.code, self._gathering.registration.closes
        every = [each for each in invitations.everyone(self._tx, code) if each.email]
        if outbox.drop_of_another_time(self._tx, code, "deadline", closes) or closes:
            known = outbox.keys_of(self._tx, code, "deadline")
            for who in every:
                if who.state == "invited" and who.invited_at:
                    yield from self._before_deadline(who, known)
        if outbox.drop_of_another_time(self._tx, code, "day", begins(self._gathering)):
            known = outbox.keys_of(self._tx, code, "day")
            for who in every:
                if who.state == "registered":
                    yield from self._before_day(who, known)

    def _before_deadline(
        self, who: Invited, known: Collection[str] | None = None
    ) -> Iterator[Letter]:
        of, closes = self._gathering, self._gathering.registration.closes
        if closes is None or closes - BEFORE_DEADLINE <= self._at:
            return
        when = Occasion(f"deadline:{who.id}", closes - BEFORE_DEADLINE, closes)
        if not self._knows(when.key, known):
            link = self._own_link(who)
            yield letters.reminder_before_deadline(of, _whom(who), link, when, closes)

    def _before_day(self, who: Invited, known: Collection[str] | None = None) -> Iterator[Letter]:
        of, day = self._gathering, begins(self._gathering)
        if day - BEFORE_DAY <= self._at:
            return
        when = Occasion(f"day:{who.participant}", day - BEFORE_DAY, day)
        if not self._knows(when.key, known):
            link = self._own_link(who)
            yield letters.reminder_before_day(of, _whom(who), link, when, self._at)

    def _knows(self, key: str, known: Collection[str] | None) -> bool:
        return outbox.knows(self._tx, self._gathering.code, key) if known is None else key in known

    def _whose(self, guest: str) -> Invited | None:
        """Somebody who can be written to."""
        who = invitations.one(self._tx, self._gathering.code, guest)
        return who if who and who.email else None

    def _drop(self, fact: Fact) -> None:
        """IL4."""
        code, keys = self._gathering.code, []
        if isinstance(fact, (*ANSWERED, WaitingBegun)) and fact.guest:
            keys = [f"{kind}:{fact.guest}" for kind in ("invited", "deadline")]
        if isinstance(fact, MovedUp):
            keys = [f"waits:{fact.participant}"]
        gone = [outbox.drop(self._tx, code, key) for key in keys]
        if isinstance(fact, ParticipantRemoved):
            gone.append(outbox.drop_those_to(self._tx, code, fact.participant))
        gone.append(isinstance(fact, WaitingEnded))  # theirs went as it was kept
        self.dropped = self.dropped or any(gone)

    def _own_link(self, who: Invited) -> str:
        """IL3."""
        secret = self._new_secret()
        self.links.append((who.id, secret))
        return self._link(f"/g/{self._gathering.code}/invitation/{secret}")


def _whom(who: Invited) -> Addressee:
    return Addressee(who.email, who.name, who.participant)
