"""The verb of being erased, and what follows: the files hold it no more, and a list remembers it.

The rule: erasing is one transaction. What comes after it, scouring and the list that outlives a
backup, is done by the clock until it is done, also by a server that was killed in between.
"""

from datetime import datetime

from openspace.domain import erasure as domain
from openspace.domain.actions import let_go
from openspace.domain.convening import left, present
from openspace.domain.erasure import Traces
from openspace.domain.facts import Fact
from openspace.domain.facts.invitations import GuestForgotten
from openspace.domain.facts.notices import NoticePutAway
from openspace.domain.facts.registration import RegistrationWithdrawn
from openspace.domain.marketplace import Topic
from openspace.domain.merging import gone
from openspace.domain.participants import Participant
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.registration import BEGUN, may_withdraw
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of, person_of
from openspace.store import (
    actions,
    contacts,
    facilitators,
    following,
    helping,
    invitations,
    marketplace,
    notices,
    pairs,
    participants,
    rooms,
    whereabouts,
)
from openspace.store.keeping import Transaction


@verb(Act.BE_ERASED)
def erase_me(tx: Transaction, caller: Caller, at: datetime, sure: bool) -> Outcome:
    """Be known no more in this gathering, nor as somebody who was invited."""
    outcome = _erased(tx, caller, at, sure=sure)
    guest = invitations.of_participant(tx, caller.gathering, caller.person)
    if guest is None or isinstance(outcome, Refusal):
        return outcome
    return (GuestForgotten(caller.gathering, guest.id), *outcome)


@verb(Act.BE_ERASED)
def withdraw(tx: Transaction, caller: Caller, at: datetime, sure: bool) -> Outcome:
    """Come after all not: what one gave is erased, an invitation stays (RG6)."""
    if not may_withdraw(gathering_of(tx, caller)):
        return BEGUN
    outcome = _erased(tx, caller, at, sure=sure)
    if isinstance(outcome, Refusal):
        return outcome
    guest = invitations.of_participant(tx, caller.gathering, caller.person)
    known = guest.id if guest else None
    return (RegistrationWithdrawn(caller.gathering, caller.person, known, at), *outcome)


def _erased(tx: Transaction, caller: Caller, at: datetime, *, sure: bool) -> Outcome:
    who = person_of(tx, caller)
    topics = marketplace.topics(tx, caller.gathering)
    mine = [each for each in topics if who.id in present(each)]
    team = facilitators.team(tx, caller.gathering)
    outcome = domain.erase(caller, _traces(tx, caller, who, mine), team, at, sure=sure)
    if isinstance(outcome, Refusal):
        return outcome
    desk = tuple(each.id for each in team if each.id != who.id)
    *others, erased = outcome
    return (
        *others,
        *(f for each in mine if not gone(each) for f in left(caller.gathering, each, who.id, desk)),
        *let_go(caller.gathering, actions.actions(tx, caller.gathering), who.id),
        *_told_of(tx, caller, who),
        erased,
    )


def _traces(tx: Transaction, caller: Caller, who: Participant, mine: list[Topic]) -> Traces:
    code, where = caller.gathering, whereabouts.of(tx, who.id)
    runs = [run for each in mine for run in each.breakouts]
    taken = [breakout for breakout, pen in rooms.note_takers(tx, code).items() if pen == who.id]
    up = rooms.hands(tx, code, where.room) if where.room else ()
    return Traces(
        who=who,
        where=where,
        leave=following.leave_of(tx, code, who.id),
        follows=following.followed_by(tx, who.id),
        card=contacts.card(tx, who.id),
        cards=contacts.cards(tx, who.id),
        hands=tuple(each for each in up if each.participant == who.id),
        help=tuple(each for each in helping.waiting(tx, code) if each.participant == who.id),
        pens=tuple(taken),
        convened=tuple(each.id for each in mine),
        rooms=tuple(dict.fromkeys((*runs, *([where.room] if where.room else ())))),
        cannot=who.id in pairs.unavailable(tx, code),
    )


def _told_of(tx: Transaction, caller: Caller, who: Participant) -> list[Fact]:
    """What others were told by this name is put away."""
    return [
        NoticePutAway(caller.gathering, each.id, each.participant)
        for person in participants.everybody(tx, caller.gathering)
        for each in notices.notices_for(tx, person.id)
        if each.values.get("name") == who.name and person.id != who.id
    ]
