"""Who is asking: from a cookie's secret to a caller, decided here for pages and sockets alike.

A gathering that is invited only is, to somebody outside, the same as none at all.
"""

from dataclasses import dataclass

from openspace.domain.gathering import Gathering
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.house import House
from openspace.store import gatherings, participants
from openspace.store.keeping import Transaction


@dataclass(frozen=True, slots=True)
class Visit:
    """A gathering, and who is asking there; ``participant`` is None for somebody outside."""

    gathering: Gathering
    participant: Participant | None

    @property
    def caller(self) -> Caller:
        """Who this is to the verbs."""
        if self.participant is None:
            return Caller(self.gathering.code, None, Role.OUTSIDE)
        return Caller(self.gathering.code, self.participant.id, self.participant.role)

    @property
    def may_read(self) -> bool:
        """Whether what everyone writes is open to them: an open gathering's is to anyone."""
        return self.participant is not None or self.gathering.visibility == "open"


def cookie_name(code: str) -> str:
    """The cookie that holds a participant's key to a gathering."""
    return f"openspace_{code}"


async def recognise(house: House, code: str, secret: str | None) -> Visit | None:
    """Who comes with this secret; None when there is no such gathering."""

    def work(tx: Transaction) -> Visit | None:
        gathering = gatherings.gathering(tx, code)
        if gathering is None:
            return None
        return Visit(gathering, participants.by_key(tx, code, secret) if secret else None)

    return await house.store.read(work)
