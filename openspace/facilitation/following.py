"""Verbs of following: let others follow, follow, stop, and go where somebody is."""

from datetime import datetime

from openspace.domain import following as domain
from openspace.domain import whereabouts as moving
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.store import following, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.FOLLOW)
def allow(tx: Transaction, caller: Caller, _: datetime, allowed: bool) -> Outcome:
    """Let others follow oneself, or not any more."""
    now = following.leave_of(tx, caller.gathering, caller.person)
    return domain.allow(caller.gathering, now, allowed=allowed)


@verb(Act.FOLLOW)
def follow(tx: Transaction, caller: Caller, _: datetime, person: str) -> Outcome:
    """Be asked along from now on, when this person goes elsewhere."""
    other = following.leave_of(tx, caller.gathering, person)
    follows = following.followed_by(tx, caller.person)
    return domain.follow(caller.gathering, caller.person, follows, other)


@verb(Act.FOLLOW)
def stop(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Follow nobody."""
    follows = following.followed_by(tx, caller.person)
    return domain.stop(caller.gathering, caller.person, follows)


@verb(Act.FOLLOW)
def join(tx: Transaction, caller: Caller, _: datetime, person: str) -> Outcome:
    """Go where this person is now."""
    other = following.leave_of(tx, caller.gathering, person)
    where = whereabouts.of(tx, person)
    if refusal := domain.refused_company(caller.person, other, where):
        return refusal
    me = whereabouts.of(tx, caller.person)
    if where.room is None:
        return moving.leave(caller.gathering, me)
    return moving.enter(caller.gathering, me, where.room, is_there=True)
