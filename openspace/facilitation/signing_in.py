"""Verbs of being known again: coming back by a sign-in or a passkey, binding one, taking it away.

The rule: who comes back gets a key of their own for that browser, and is what they are by now.
"""

from collections.abc import Callable
from datetime import datetime

from openspace.domain import signing_in as domain
from openspace.domain.facts.signing_in import PasskeyAdded, SignInBound
from openspace.domain.participants import Participant
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import House, new_id, verb
from openspace.facilitation.registering import known_again
from openspace.store import participants, secrets
from openspace.store import signing_in as store
from openspace.store.keeping import Transaction
from openspace.store.signing_in import Proof

NO_PASSKEY = Refusal(
    "no_such_passkey",
    "This passkey opens nothing here. It may have been removed, or be for another gathering.",
)
PASSKEY_TAKEN = Refusal("passkey_taken", "This passkey is known here already.")
Proven = Callable[[Proof], int | None]
"""What a passkey's counter says, where it has proven itself."""


@verb(Act.LEAD)
def bind(tx: Transaction, caller: Caller, at: datetime, subject: str) -> Outcome:
    """Be known by a sign-in."""
    theirs = store.bound(tx, caller.gathering, subject)
    outcome = domain.bind(caller, theirs, store.sign_in_of(tx, caller.person), at)
    if not isinstance(outcome, Refusal):
        for fact in outcome:
            if isinstance(fact, SignInBound):
                told = domain.Bound(fact.participant, at, at_desk=True)
                store.know_by(tx, caller.gathering, subject, told)
    return outcome


@verb(Act.LEAD)
def unbind(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Be known by it no longer."""
    return domain.unbind(caller, store.sign_in_of(tx, caller.person))


@verb(Act.LEAD)
def add_passkey(tx: Transaction, caller: Caller, at: datetime, name: str, by: Proof) -> Outcome:
    """Be known by one more passkey, which has proven itself ``by`` this."""
    if store.is_known(tx, by.credential):
        return PASSKEY_TAKEN
    have = store.passkeys_of(tx, caller.person)
    outcome = domain.add_passkey(caller, have, name, new_id(), at)
    if not isinstance(outcome, Refusal):
        for fact in outcome:
            if isinstance(fact, PasskeyAdded):
                store.add_passkey(tx, fact, by)
    return outcome


@verb(Act.LEAD)
def remove_passkey(tx: Transaction, caller: Caller, _: datetime, passkey: str) -> Outcome:
    """Let a passkey open nothing any more."""
    return domain.remove_passkey(caller, store.passkeys_of(tx, caller.person), passkey)


async def salt(house: House) -> str:
    """What a person's subject is mixed with in this house."""
    return await house.store.read(lambda tx: secrets.secret(tx, secrets.SIGN_IN))


async def come_back(house: House, code: str, subject: str, key: str) -> bool:
    """Whether somebody takes part, or waits, by this sign-in; if so ``key`` is theirs too."""
    return await house.store.write(lambda tx: known_again(tx, code, subject, key))


async def come_by_passkey(
    house: House, code: str, credential: str, proven: Proven, key: str
) -> Refusal | None:
    """Come back as a facilitator, by a passkey; ``key`` opens their door from now on.

    Only what has proven itself is written of, so that guesses hold up nobody's writing.
    """
    proof = await house.store.read(lambda tx: store.proof(tx, code, credential))
    count = proven(proof) if proof else None
    if proof is None or count is None:
        return NO_PASSKEY

    def work(tx: Transaction) -> Refusal | None:
        now = store.proof(tx, code, credential)
        who = participants.participant(tx, proof.participant)
        if now != proof or who is None or not _leads(who):
            return NO_PASSKEY
        store.used(tx, proof.passkey, count, house.clock())
        participants.give_key(tx, who.id, key)
        return None

    return await house.store.write(work)


def _leads(who: Participant) -> bool:
    return who.role is Role.FACILITATOR and not who.removed
