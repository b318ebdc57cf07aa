"""Everybody's open sockets, of every kind, in one place: who is removed is out of all of them.

Rules:
    OS1 A socket stands here, with the way to end it, from when its visitor was let in until it
       closes: the live one, notes, calls, and whatever comes.
    OS2 When a participant is removed, each of theirs is told to end in the same moment.
    OS3 Who was removed after they were let in, and before they stood here, is told so at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from openspace.bus.channels import GUESTS, Channel
from openspace.bus.presence import Person
from openspace.bus.stream import Bus
from openspace.domain.facts.participants import ParticipantReadmitted, ParticipantRemoved
from openspace.domain.permissions import Caller

End = Callable[[], None]
"""Ends a socket; may be called at any time, and returns at once."""


class Sockets:
    """The open sockets of a house's participants."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._open: defaultdict[Person, set[End]] = defaultdict(set)
        self._removed: set[Person] = set()
        bus.listen(self._something_came)

    @contextmanager
    def held(self, caller: Caller, end: End) -> Iterator[None]:
        """Stand here while it is open; who looks on from outside is nobody to remove."""
        if caller.participant is None:
            yield
            return
        person = Person(caller.gathering, caller.participant)
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
        if channel.kind != GUESTS:
            return
        for fact in (
            self._bus.since(channel, self._bus.epoch, self._bus.sequence(channel) - 1) or ()
        ):
            match fact:
                case ParticipantRemoved():
                    self._remove(Person(fact.gathering, fact.participant))
                case ParticipantReadmitted():
                    self._removed.discard(Person(fact.gathering, fact.participant))

    def _remove(self, person: Person) -> None:
        self._removed.add(person)
        for end in tuple(self._open.get(person, ())):
            end()
