"""Verbs of inviting: by a list, one by one, by a link anew, by a code for all."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from openspace.domain import invitations as domain
from openspace.domain.addresses import folded
from openspace.domain.facts.invitations import (
    LinksHandedOut,
    SharedCodeMade,
    SharedCodeWithdrawn,
)
from openspace.domain.guest_list import Guest
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.facilitation.parting import part
from openspace.store import invitations, waiting
from openspace.store.keeping import Transaction


@verb(Act.INVITE)
def invite_list(tx: Transaction, caller: Caller, at: datetime, guests: Sequence[Guest]) -> Outcome:
    """Invite everybody of a list who is not invited yet."""
    code = caller.gathering
    known = invitations.addresses(tx, code)
    new = {folded(each.email): each for each in guests if folded(each.email) not in known}
    rows = [(new_id(), each) for each in new.values()]
    ids = [each for each, _ in rows]
    outcome = domain.invite(caller, ids, invitations.count(tx, code), at)
    if not isinstance(outcome, Refusal):
        invitations.add(tx, code, rows, caller.participant, at)
    return outcome


@verb(Act.INVITE)
def invite_one(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    guest: Guest,
    link: tuple[str, str],
    *,
    regardless: bool,
) -> Outcome:
    """Invite somebody by hand; ``link`` is the id they get, and the secret of their link."""
    new, secret = link
    told = domain.typed_guest(gathering_of(tx, caller), guest)
    if isinstance(told, Refusal):
        return told
    known = invitations.by_address(tx, caller.gathering, told.email)
    if known:
        return domain.invited_already(known.name)
    outcome = domain.invite(caller, [new], invitations.count(tx, caller.gathering), at)
    if not isinstance(outcome, Refusal):
        by = caller.participant
        invitations.add(tx, caller.gathering, [(new, told)], by, at, regardless=regardless)
        invitations.let_out(tx, [(new, secret)])
    return outcome


@verb(Act.INVITE)
def make_link(
    tx: Transaction, caller: Caller, _: datetime, guest: str, secret: str, *, anew: bool
) -> Outcome:
    """Make a link for somebody, besides those they have or in their place."""
    who = invitations.one(tx, caller.gathering, guest)
    outcome = domain.make_link(caller, who, anew=anew)
    if isinstance(outcome, Refusal):
        return outcome
    if anew:
        invitations.end_links(tx, guest)
        if who and who.participant:
            outcome += part(tx, caller.gathering, who.participant)
    invitations.let_out(tx, [(guest, secret)])
    return outcome


@verb(Act.INVITE)
def hand_out(tx: Transaction, caller: Caller, _: datetime, links: Mapping[str, str]) -> Outcome:
    """Take along a link for each of these, besides those that they have."""
    every = invitations.everyone(tx, caller.gathering)
    known = {each.id for each in every if each.comes_in and not each.facilitates}
    theirs = [(guest, secret) for guest, secret in links.items() if guest in known]
    if not theirs:
        return ()
    invitations.let_out(tx, theirs)
    return (LinksHandedOut(caller.gathering, caller.person, len(theirs)),)


@verb(Act.INVITE)
def withdraw(tx: Transaction, caller: Caller, at: datetime, guest: str) -> Outcome:
    """Let somebody be invited no more."""
    queued = waiting.by_guest(tx, caller.gathering, guest)
    who = invitations.one(tx, caller.gathering, guest)
    return domain.withdraw(caller, who, at, queued.id if queued else None)


@verb(Act.REGISTER)
def decline(tx: Transaction, caller: Caller, at: datetime, invitation: str) -> Outcome:
    """Say, by one's link, that one does not come."""
    who = invitations.by_link(tx, caller.gathering, invitation)
    return domain.decline(caller.gathering, who, at)


@verb(Act.INVITE)
def share(tx: Transaction, caller: Caller, at: datetime, code: str) -> Outcome:
    """Make a code for everyone; the one before ends."""
    invitations.end_shared(tx, caller.gathering)
    invitations.share(tx, caller.gathering, new_id(), code, at)
    return (SharedCodeMade(caller.gathering, caller.person, at),)


@verb(Act.INVITE)
def unshare(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Let the code for everyone open nothing more."""
    if not invitations.shared(tx, caller.gathering):
        return ()
    return (SharedCodeWithdrawn(caller.gathering, caller.person),)
