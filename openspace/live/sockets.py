"""Everybody's open sockets, of every kind, in one place: who is removed is out of all of them.

Rules:
    OS1 A socket stands here, with the way to end it, from when its visitor was let in until it
       closes: the live one, notes, calls, and whatever comes.
    OS2 When a participant is removed, or everybody erased, each of theirs is told to end in the
        same moment.
    OS3 Who was removed after they were let in, and before they stood here, is told so at once.
    OS4 When the displays get a new key, every screen of that gathering is told to end, and comes
       back if it may. So it is where only the invited look on from now on.
    OS5 When the links end that a participant came in by, or devices of theirs because they come to
       facilitate (IN8), so does each of theirs: the page asks again, and goes on where it still has
       a key.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from openspace.bus.channels import DISPLAY, GUESTS, INVITED, SHELL, Channel
from openspace.bus.presence import Person
from openspace.bus.stream import Bus
from openspace.domain.facts import Fact
from openspace.domain.facts.displays import DisplayKeyMade
from openspace.domain.facts.facilitators import FacilitatorAppointed
from openspace.domain.facts.invitations import GuestLinkMade, GuestUninvited
from openspace.domain.facts.participants import (
    ParticipantReadmitted,
    ParticipantRemoved,
    RoleRaised,
)
from openspace.domain.facts.retention import GatheringErased
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.permissions import Caller

End = Callable[[], None]
"""Ends a socket; may be called at any time, and returns at once."""
SCREEN = ""
"""Stands for all who look on from outside: no participant has this id."""


class Sockets:
    """The open sockets of a house's participants."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._open: defaultdict[Person, set[End]] = defaultdict(set)
        self._removed: set[Person] = set()
        bus.listen(self._something_came)

    @contextmanager
    def held(self, caller: Caller, end: End) -> Iterator[None]:
        """Stand here while it is open; who looks on from outside is a screen, and nobody."""
        person = Person(caller.gathering, caller.participant or SCREEN)
        if person in self._removed:
            end()
        self._open[person].add(end)
        try:
            yield
        finally:
            self._open[person].discard(end)
            if not self._open[person]:
                del self._open[person]

    def _something_came(self, channel: Channel) -> None:
        if channel.kind not in (GUESTS, INVITED, DISPLAY, SHELL):
            return
        for fact in self._bus.latest(channel):
            match fact:
                case DisplayKeyMade() | GatheringDescribed(told={"visibility": "invited"}):
                    self._end(Person(fact.gathering, SCREEN))
                case ParticipantRemoved() if channel.kind == GUESTS:
                    self._remove(Person(fact.gathering, fact.participant))
                case GatheringErased():
                    for each in fact.people:
                        self._remove(Person(fact.gathering, each))
                case ParticipantReadmitted():
                    self._removed.discard(Person(fact.gathering, fact.participant))
                case _:
                    self._link_ended(fact)

    def _link_ended(self, fact: Fact) -> None:
        match fact:
            case GuestLinkMade(participant=str() as who, anew=True):
                self._end(Person(fact.gathering, who))
            case GuestUninvited(participant=str() as who):
                self._end(Person(fact.gathering, who))
            case FacilitatorAppointed(parted=True) | RoleRaised(parted=True):
                self._end(Person(fact.gathering, fact.participant))

    def _remove(self, person: Person) -> None:
        self._removed.add(person)
        self._end(person)

    def _end(self, person: Person) -> None:
        for end in tuple(self._open.get(person, ())):
            end()
