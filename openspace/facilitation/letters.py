"""Verbs on letters: what became of one, having one tried again, having sent one oneself.

The rule: what a letter says is in no fact and no log.
"""

from datetime import datetime

from openspace.domain import letters as domain
from openspace.domain.facts.letters import LettersRead
from openspace.domain.letters import Posted
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.post.smtp import Told
from openspace.store import outbox
from openspace.store.keeping import Transaction

MOST_AT_ONCE = 500


@verb(None)
def told(tx: Transaction, caller: Caller, at: datetime, letter: int, what: Told) -> Outcome:
    """What a mail server said of a letter."""
    found = _waiting(tx, caller, letter)
    if found is None:
        return ()
    if what.verdict == "taken":
        return (domain.sent(found, what.answer, at),)
    return (domain.refused(found, what.answer, at, forever=what.verdict == "never"),)


@verb(None)
def missed(tx: Transaction, caller: Caller, at: datetime, letter: int) -> Outcome:
    """A letter came too late."""
    found = _waiting(tx, caller, letter)
    return (domain.missed(found, at),) if found else ()


@verb(None)
def held_up(tx: Transaction, caller: Caller, at: datetime, letter: int, why: str) -> Outcome:
    """There is no server that takes it."""
    found = _waiting(tx, caller, letter)
    return domain.held_up(found, why, at) if found else ()


@verb(Act.LEAD)
def try_again(tx: Transaction, caller: Caller, at: datetime, letter: int) -> Outcome:
    """Have a letter sent as if it were new."""
    return domain.try_again(outbox.posted_here(tx, caller.gathering, letter), at)


@verb(Act.LEAD)
def try_all_again(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """The same for all that have failed and are of use still."""
    failed = outbox.those(tx, caller.gathering, "failed", MOST_AT_ONCE)
    outcomes = (domain.try_again(each, at) for each in failed)
    return tuple(fact for each in outcomes if isinstance(each, tuple) for fact in each)


@verb(Act.LEAD)
def take_over(tx: Transaction, caller: Caller, at: datetime, letter: int) -> Outcome:
    """Have sent it oneself."""
    return domain.take_over(outbox.posted_here(tx, caller.gathering, letter), at)


@verb(Act.LEAD)
def read_whole(
    tx: Transaction, caller: Caller, at: datetime, letter: int, *, mail: bool
) -> Outcome:
    """Read a letter with somebody's link in it."""
    return domain.read_whole(outbox.posted_here(tx, caller.gathering, letter), at, mail=mail)


@verb(Act.LEAD)
def take_along(tx: Transaction, caller: Caller, at: datetime, *, mail: bool) -> Outcome:
    """Take along all that wait or have failed, with the links in them."""
    unsent = outbox.unsent(tx, caller.gathering)
    links = sum(domain.holds_link(each, mail=mail) for each in unsent)
    return (LettersRead(caller.gathering, links, at),) if links else ()


def _waiting(tx: Transaction, caller: Caller, letter: int) -> Posted | None:
    found = outbox.posted_here(tx, caller.gathering, letter)
    return found if found and found.state == "waiting" else None
