"""Verbs on calls: choosing them, and what a call's socket has to know of a room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openspace.domain import calls as domain
from openspace.domain.calls import Means
from openspace.domain.facts.calls import CallersChanged
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import House, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, secrets, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.SET_UP)
def set_calls(
    tx: Transaction,
    caller: Caller,
    _: datetime,
    rule: str,
    links: Mapping[str, str],
    means: Means,
    seen: str,
) -> Outcome:
    """Choose which calls rooms have, and the links of the rooms that always stand."""
    return domain.set_calls(gathering_of(tx, caller), rule, links, means, seen)


def tell(us: House, gathering: str, room: str) -> None:
    """Say that somebody came into the call of a room, or left it."""
    us.bus.publish(CallersChanged(gathering, room))


@dataclass(frozen=True, slots=True)
class Called:
    """The room somebody is in, as its call wants it: the kind, the link, and a name to keep."""

    kind: domain.Kind
    link: str
    secret: str


def called(tx: Transaction, caller: Caller, room: str, means: Means) -> Called | None:
    """The call of the room that this person is in now; None when it is not this room."""
    if whereabouts.of(tx, caller.person).room != room:
        return None
    gathering = gathering_of(tx, caller)
    link = domain.link_of(gathering, agenda.agenda(tx, gathering), room)
    kind = domain.kind_of(gathering.calls, link, means)
    return Called(kind, link, secrets.secret(tx, secrets.CALLS))
