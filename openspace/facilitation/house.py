"""The one way every change travels: permission, decision, commit, publication.

A verb is a function that loads what it needs and answers an ``Outcome``; ``@verb`` names the
act it needs leave for. ``House.perform`` does the rest, the same for all: nothing is published
before its commit, and work that lost a race is decided again on what is true then; what somebody
who was removed meanwhile had asked for is not done, and all is decided by the role they hold then.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Concatenate, Generic, ParamSpec

import structlog

from openspace.bus.calling import Calling
from openspace.bus.chats import Chats
from openspace.bus.looks import Looks
from openspace.bus.presence import Presence
from openspace.bus.purses import Purses
from openspace.bus.remembered import Remembered
from openspace.bus.sightings import Sightings
from openspace.bus.stream import Bus
from openspace.bus.tries import Tries
from openspace.bus.vitals import Noted
from openspace.domain.calls import NOTHING_MORE, Means
from openspace.domain.facts import Fact
from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.facts.retention import GatheringErased
from openspace.domain.letters import HERE
from openspace.domain.permissions import Act, Caller, may
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.removal import NO_PART
from openspace.facilitation import inviting
from openspace.facilitation.mailing import mailed, not_on_that_day
from openspace.facilitation.moving_up import gone_up
from openspace.facilitation.overtaken import needed_no_longer, overtaken, told_no_longer
from openspace.store import participants
from openspace.store.engine import Conflict, Store
from openspace.store.keeping import Transaction, keep
from openspace.store.log import log
from openspace.store.revisions import revise

P = ParamSpec("P")
Clock = Callable[[], datetime]
ATTEMPTS = 3

log_of_trouble = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Verb(Generic[P]):
    """Something that can be done: the act to ask leave for, and how it is decided."""

    act: Act | None
    decide: Callable[Concatenate[Transaction, Caller, datetime, P], Outcome]


def verb(
    act: Act | None,
) -> Callable[[Callable[Concatenate[Transaction, Caller, datetime, P], Outcome]], Verb[P]]:
    """Make a verb of a decision. None is for what the house does by itself, by the clock."""

    def made(decide: Callable[Concatenate[Transaction, Caller, datetime, P], Outcome]) -> Verb[P]:
        return Verb(act, decide)

    return made


def new_id() -> str:
    """A short id that nobody guesses into: 40 random bits, unique in the store anyway."""
    return secrets.token_hex(5)


def new_secret() -> str:
    """What a link or a key holds: 192 random bits."""
    return secrets.token_urlsafe(24)


def wall_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


NOT_ALLOWED = Refusal("not_allowed", "This is not open to you here.")


@dataclass(frozen=True, slots=True)
class House:
    """Store, bus, clock and what is only remembered: what a verb needs to become true.

    ``address`` is where it is reached from outside, where the operator said so, ``means`` what it
    has for calls.
    """

    store: Store
    bus: Bus
    presence: Presence = field(default_factory=Presence)
    sightings: Sightings = field(default_factory=Sightings)
    chats: Chats = field(default_factory=Chats)
    calling: Calling = field(default_factory=Calling)
    purses: Purses = field(default_factory=Purses)
    looks: Looks = field(default_factory=Looks)
    tries: Tries = field(default_factory=Tries)
    noted: Noted = field(default_factory=Noted)
    clock: Clock = wall_clock
    address: str = ""
    means: Means = NOTHING_MORE

    @property
    def remembered(self) -> Remembered:
        """What pages show of it and its store does not hold."""
        return Remembered(self.chats, self.means, self.calling)

    def link(self, path: str) -> str:
        """A page's address for a letter; where nobody said where we are, the desk puts it in."""
        return f"{self.address or HERE}{path}"

    async def perform(
        self, verb: Verb[P], caller: Caller, *args: P.args, **kwargs: P.kwargs
    ) -> Outcome:
        """Do it: answers the facts after their commit, or the refusal."""
        if verb.act is not None and not may(caller, verb.act):
            return NOT_ALLOWED

        def work(tx: Transaction) -> Outcome:
            by = _as_they_are_now(tx, caller, verb.act)
            if isinstance(by, Refusal):
                return by
            at = self.clock()
            outcome = verb.decide(tx, by, at, *args, **kwargs)
            if isinstance(outcome, Refusal):
                return outcome
            over = overtaken(tx, by, outcome, new_id, at)
            told = told_no_longer(tx, by, outcome)
            outcome = (*outcome, *over, *told, *needed_no_longer(tx, by, outcome))
            outcome = (*outcome, *mailed(tx, by, outcome, self.link, at))
            outcome = tuple(sorted(outcome, key=is_erasure))  # nothing is written after it
            _keep(tx, by, outcome, at)
            up = gone_up(tx, by.gathering, outcome, at)
            _keep(tx, by, up, at)
            letters = inviting.mailed(tx, by.gathering, (*outcome, *up), self.link, new_secret, at)
            letters = (*letters, *not_on_that_day(tx, by.gathering, outcome, at))
            _keep(tx, by, letters, at)
            return (*outcome, *up, *letters)

        began = time.monotonic()
        outcome = await self._committed(work)
        if not isinstance(outcome, Refusal):
            self.noted.committed(began, time.monotonic())
            for fact in outcome:
                self.bus.publish(fact)
        return outcome

    async def perform_due(
        self, verb: Verb[P], caller: Caller, *args: P.args, **kwargs: P.kwargs
    ) -> tuple[Fact, ...]:
        """Do what the clock asks for: what goes wrong is told of, and keeps up no other."""
        try:
            outcome = await self.perform(verb, caller, *args, **kwargs)
        except Exception:
            log_of_trouble.exception("clock_stumbled", gathering=caller.gathering)
            return ()
        return () if isinstance(outcome, Refusal) else outcome

    async def _committed(self, work: Callable[[Transaction], Outcome]) -> Outcome:
        for _ in range(ATTEMPTS - 1):
            try:
                return await self.store.write(work)
            except Conflict:
                continue
        return await self.store.write(work)


def _keep(tx: Transaction, by: Caller, facts: tuple[Fact, ...], at: datetime) -> None:
    for fact in facts:
        keep(fact, tx)
        revise(fact, tx, at)
        log(tx, by, fact, at)


def is_erasure(fact: Fact) -> bool:
    """Whether somebody, or everybody, is erased."""
    return isinstance(fact, ParticipantErased | GatheringErased)


def _as_they_are_now(tx: Transaction, caller: Caller, act: Act | None) -> Caller | Refusal:
    """The caller with the role they hold by now, for whatever is decided of it.

    Nothing that waited is done for who was removed or released since they asked (RM2).
    """
    who = participants.participant(tx, caller.participant) if caller.participant else None
    if act is None or who is None:
        return caller
    if who.removed:
        return NO_PART
    now = replace(caller, role=who.role)
    return now if may(now, act) else NOT_ALLOWED
