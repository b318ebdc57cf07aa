"""Agreeing to be named and listed, or not, later than at the door."""

from datetime import datetime

from openspace.domain import participants as domain
from openspace.domain.convening import present
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import person_of
from openspace.store import marketplace, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.CONSENT)
def change(tx: Transaction, caller: Caller, at: datetime, named: bool, listed: bool) -> Outcome:
    """Agree, or not; what one convenes and where one is shows it at once."""
    every = marketplace.topics(tx, caller.gathering)
    convened = [each for each in every if caller.person in present(each)]
    runs = (run for each in convened for run in each.breakouts)
    here = whereabouts.of(tx, caller.person).room
    shown = dict.fromkeys((*runs, here) if here else runs)
    return domain.change_consent(
        caller.gathering,
        person_of(tx, caller),
        (named, listed),
        (tuple(each.id for each in convened), tuple(shown)),
        at,
        credited=any(
            credit.name
            for each in convened
            for credit in each.conveners
            if credit.participant == caller.person
        ),
    )
