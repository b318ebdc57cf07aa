"""Verbs of letting in by voice.

The rule: the digits are kept as a hash with the code's own id in it, and only who made them is
ever shown them. Wrong tries are looked at and counted where it is decided, also when it is not
written in the end: a hundred at once are a hundred tries.
"""

import secrets
from datetime import datetime, timedelta

from openspace.bus.tries import Tries
from openspace.domain import codes as domain
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import new_id, verb
from openspace.store import codes, participants
from openspace.store.keeping import Transaction

TO_REGISTER = timedelta(hours=1)
"""How long somebody new may take at the door."""


def new_digits() -> str:
    """Four of them, by chance."""
    return f"{secrets.randbelow(10**domain.DIGITS):0{domain.DIGITS}d}"


@verb(Act.LEAD)
def make(tx: Transaction, caller: Caller, at: datetime, person: str, digits: str) -> Outcome:
    """Make a code with these digits for a person, or for somebody new where none is named."""
    who = participants.one_of(tx, caller.gathering, person) if person else None
    new = new_id()
    out = codes.out(tx, caller.gathering)
    return domain.make(caller.gathering, who, person, out, (new, _hashed(new, digits), at))


@verb(Act.LEAD)
def withdraw(tx: Transaction, caller: Caller, _: datetime, code: str) -> Outcome:
    """Take a code back."""
    return domain.end(caller.gathering, codes.out(tx, caller.gathering), code)


@verb(Act.REGISTER)
def use(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    digits: str,
    secret: str,
    tries: Tries,
) -> Outcome:
    """Open the door with a code: ``secret`` is a key from then on, or an invitation for one."""
    code = caller.gathering
    out = domain.still_out(codes.out(tx, code), at)
    if not out or domain.rest(len(out), tries.of(code), at):
        return domain.WRONG
    found = next((each for each in out if _is(each, digits)), None)
    if found is None:
        tries.wrong(code, at, len(out))
        return domain.WRONG
    if _facilitates(tx, found):
        return domain.WRONG
    if found.participant:
        participants.give_key(tx, found.participant, secret)
    else:
        until = at + TO_REGISTER
        participants.invite(tx, code, Role.PARTICIPANT, secret, 1, until)
    return domain.end(code, [found], found.id)


def _is(code: domain.Code, digits: str) -> bool:
    return secrets.compare_digest(code.hash, _hashed(code.id, digits))


def _facilitates(tx: Transaction, code: domain.Code) -> bool:
    # CO5: who has come to hold the desk since it was made
    who = participants.participant(tx, code.participant) if code.participant else None
    return who is not None and who.role is Role.FACILITATOR


def _hashed(code: str, digits: str) -> str:
    return participants.hashed(f"{code}:{digits}")
