"""Verbs on where somebody may be written to, and on coming in by a mailed link.

The rule: a secret is in the letter alone; here only its hash is kept.
"""

from collections.abc import Callable
from datetime import datetime

from openspace.domain import reach as domain
from openspace.domain.addresses import address_of, same_address
from openspace.domain.facts import Fact
from openspace.domain.letters import Letter
from openspace.domain.participants import Participant
from openspace.domain.permissions import Act, Caller
from openspace.domain.reach import LINK_OVER, VALID, Asked, Purpose
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_secret, verb
from openspace.facilitation.loading import gathering_of, person_of
from openspace.post.letters import address_given, sign_in
from openspace.post.paper import Addressee, Occasion
from openspace.store import gatherings, outbox, participants
from openspace.store import reach as store
from openspace.store.keeping import Transaction
from openspace.store.participants import hashed
from openspace.store.reach import MailedLink

Link = Callable[[str], str]
"""Where a page of ours is, from outside."""


@verb(Act.CONSENT)
def give(tx: Transaction, caller: Caller, at: datetime, asked: Asked, link: Link) -> Outcome:
    """Give an address; the question goes there whether it is theirs."""
    known = store.reach(tx, caller.person)
    outcome = domain.give(caller, known, asked, at)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    address = asked.address.strip()
    if not domain.must_ask(known, address):
        return outcome
    who = person_of(tx, caller)
    whom = Addressee(address_of(address) or "", who.name, who.id, asked.language)
    return (*outcome, *_mail(tx, caller, at, whom, "address", link))


@verb(Act.CONSENT)
def take_back(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Be written to no more."""
    return domain.take_back(caller, store.reach(tx, caller.person))


@verb(None)
def send_link(
    tx: Transaction, caller: Caller, at: datetime, address: str, link: Link, language: str
) -> Outcome:
    """Mail a link to whoever has this address here; nobody learns whether anybody has (WT5)."""
    if gatherings.gathering(tx, caller.gathering) is None:
        return ()
    known = store.by_address(tx, caller.gathering, address)
    who = participants.participant(tx, known.participant) if known else None
    if known is None or who is None:
        return ()
    whom = Addressee(known.address, who.name, who.id, language)
    return _mail(tx, caller, at, whom, "signin", link)


@verb(None)
def come_in(tx: Transaction, caller: Caller, at: datetime, secret: str, key: str) -> Outcome:
    """Exchange a mailed link for a key, once; the address it went to is theirs (WT2, WT4)."""
    found = store.opened_by(tx, caller.gathering, secret, at)
    who = participants.participant(tx, found.participant) if found else None
    if found is None or who is None or who.removed:
        return LINK_OVER
    store.use_link(tx, secret, at)
    participants.give_key(tx, who.id, key)
    known = store.reach(tx, who.id)
    same = known is not None and same_address(known.address, found.address)
    return domain.confirmed(caller.gathering, known, at) if same else ()


def invited_by(tx: Transaction, gathering: str, secret: str, at: datetime) -> Participant | None:
    """Whom a mailed link lets in still."""
    found = store.opened_by(tx, gathering, secret, at)
    who = participants.participant(tx, found.participant) if found else None
    return who if who and not who.removed else None


def _mail(
    tx: Transaction, caller: Caller, at: datetime, whom: Addressee, purpose: Purpose, link: Link
) -> tuple[Fact, ...]:
    secret, ends = new_secret(), at + VALID[purpose]
    mailed = MailedLink(whom.participant or "", purpose, whom.to)
    store.mail_link(tx, caller.gathering, secret, mailed, ends)
    path = link(f"/g/{caller.gathering}/links/{secret}")
    when = Occasion(f"{purpose}:{hashed(secret)[:16]}", not_after=ends)
    gathering = gathering_of(tx, caller)
    written = sign_in if purpose == "signin" else address_given
    letter: Letter = written(gathering, whom, path, when)
    return outbox.put(tx, at, letter)
