"""Who is asking: from a cookie's secret to a caller, decided here for pages and sockets alike.

A gathering that is invited only is, to somebody outside, the same as none at all: one question
is asked of the store, and nothing is loaded before somebody has what may let them in. Who is inside
is known again without a question, as long as the store remembers; nobody outside is, nor who holds
an invitation besides: it may end by the clock, of which the store hears nothing.
"""

from dataclasses import dataclass

from openspace.domain.gathering import Gathering
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.house import House
from openspace.store import displays, gatherings, participants
from openspace.store.keeping import Transaction
from openspace.store.memory import PEOPLE
from openspace.store.participants import Standing


@dataclass(frozen=True, slots=True)
class Visit:
    """A gathering, and who is asking there; ``participant`` is None for somebody outside.

    ``invited_as`` is the role that the invitation they hold still gives, ``guest`` whose personal
    link it is, ``waiting`` who waits for a seat with the key they have. ``removed`` is the id of
    somebody who was: they are outside whatever they hold, and are told so (RM2). ``for_one`` when
    their invitation was made for one person just now, as by voice.
    """

    gathering: Gathering
    participant: Participant | None
    invited_as: Role | None = None
    removed: str = ""
    guest: str = ""
    waiting: str = ""
    for_one: bool = False

    @property
    def caller(self) -> Caller:
        """Who this is to the verbs."""
        if self.participant is None:
            return Caller(self.gathering.code, None, Role.OUTSIDE)
        return Caller(self.gathering.code, self.participant.id, self.participant.role)

    @property
    def may_read(self) -> bool:
        """Whether what everyone writes is open to them: an open gathering's is to anyone."""
        is_open = self.gathering.visibility == "open" and not self.removed
        return self.participant is not None or is_open


def cookie_name(code: str) -> str:
    """The cookie that holds a participant's key to a gathering."""
    return f"openspace_{code}"


def invitation_name(code: str) -> str:
    """The cookie that holds an invitation to a gathering, until somebody comes in with it."""
    return f"openspace_invitation_{code}"


def display_name(code: str) -> str:
    """The cookie that holds the key of a gathering's displays."""
    return f"openspace_display_{code}"


async def recognise_screen(house: House, code: str, key: str) -> Visit | None:
    """A screen on a wall, by the key of the displays: it sees those, and is nobody (DI5)."""

    def work(tx: Transaction) -> Visit | None:
        found = displays.opens(tx, code, key)
        gathering = gatherings.gathering(tx, code) if found else None
        return Visit(gathering, None) if gathering else None

    return await house.store.read(work)


async def recognise(
    house: House,
    code: str,
    key: str | None,
    invitation: str | None = None,
    *,
    signed_in: bool = False,
) -> Visit | None:
    """Who comes with this; None where there is no such gathering, or none for them.

    Who has ``signed_in`` where they work may come to the door where it lets them in (SI1).
    """

    what = ("visit", code, participants.hashed(key or ""), participants.hashed(invitation or ""))
    known: Visit | None = house.store.recall(PEOPLE, what)
    if known:
        return known

    def work(tx: Transaction) -> Visit | None:
        who = participants.standing(tx, code, key or "", invitation or "", house.clock())
        if who is None or not (who.is_open or who.invited_as or signed_in or _is_known(who)):
            return None
        gathering = gatherings.gathering(tx, code)
        if gathering is None or not _comes_near(gathering, who, signed_in=signed_in):
            return None
        if who.participant and who.participant.removed:
            return Visit(gathering, None, removed=who.participant.id)
        role = who.invited_as if _counts(gathering, who) else None
        known = {"guest": who.guest, "waiting": who.waiting}
        visit = Visit(gathering, who.participant, role, **known, for_one=who.for_one)
        lasts = who.participant is not None and who.invited_as is None
        return tx.remembered(PEOPLE, what, lambda: visit) if lasts else visit

    return house.store.glance(work)


def _comes_near(gathering: Gathering, who: Standing, *, signed_in: bool) -> bool:
    """Whether there is anything here for them."""
    led = who.is_open or _is_known(who) or _counts(gathering, who)
    return led or (signed_in and gathering.entrance != "guests")


def _is_known(who: Standing) -> bool:
    """Whether they are somebody here: inside, invited by name, or waiting for a seat."""
    return bool(who.participant or who.guest or who.waiting)


def _counts(gathering: Gathering, who: Standing) -> bool:
    """Whether the invitation still opens: one that many have only where the organisers want so."""
    of_many = who.invited_as is Role.PARTICIPANT and not who.for_one
    return who.invited_as is not None and (gathering.registration.shared or not of_many)
