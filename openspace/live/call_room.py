"""Who is in which call now: kept in memory, stored nowhere, gone with the process.

Rules:
    V1 Somebody has one seat in a gathering. A new one ends the old, which is told that the call
       goes on elsewhere: nobody is two people. Their other pages can say where it is.
    V2 A page whose line comes back has the seat it had. The others are told that it was lost and
       has joined again, and keep what they have with it; who goes for good is ``gone``.
    V3 A call keeps its kind until the last has left, whatever is decided meanwhile.
    V4 Who finds a call full gets no seat; their own old seat does not count.
    V5 What a seat says goes to seats of its own call. One that is there no more is passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from openspace.bus.calling import Calling
from openspace.bus.presence import Person
from openspace.domain.calls import Kind, is_full
from openspace.live import call_protocol as protocol
from openspace.live.call_line import OVER, CallLine
from openspace.live.call_protocol import Shown
from openspace.live.call_relay import Relayed


@dataclass(slots=True, eq=False)
class Seat:
    """Somebody in the call of a room. ``name`` is empty for who is not to be named."""

    gathering: str
    room: str
    id: str
    person: str
    name: str
    line: CallLine
    shown: Shown = field(default_factory=Shown)
    relayed: Relayed | None = None

    @property
    def told(self) -> object:
        """What the others are told of it."""
        return protocol.seated(self.id, self.person, self.name, self.shown)


@dataclass(slots=True)
class Call:
    """The call of one room, while there is somebody in it."""

    kind: Kind
    seats: dict[str, Seat] = field(default_factory=dict)

    def others(self, seat: Seat) -> Iterator[Seat]:
        """Everybody but this one."""
        return (each for each in self.seats.values() if each.id != seat.id)

    def tell(self, seat: Seat, word: bytes) -> None:
        """Say something to everybody but this one."""
        for each in self.others(seat):
            each.line.offer(word)


class Calls:
    """Every call that goes on, by gathering and room."""

    def __init__(self, calling: Calling, tell: Callable[[str, str], None]) -> None:
        """``tell`` hears of which gathering and room, whenever somebody comes or goes."""
        self._calling, self._tell = calling, tell
        self._calls: dict[tuple[str, str], Call] = {}
        self._people: dict[tuple[str, str], Seat] = {}

    def kind(self, gathering: str, room: str) -> Kind | None:
        """What kind of call goes on there, if any (V3)."""
        call = self._calls.get((gathering, room))
        return call.kind if call else None

    def of(self, gathering: str, person: str) -> Seat | None:
        """The seat somebody has."""
        return self._people.get((gathering, person))

    def everybody(self) -> tuple[Seat, ...]:
        """Every seat there is."""
        return tuple(self._people.values())

    def sit(self, seat: Seat, kind: Kind, welcome: bytes) -> bool:
        """Take a seat, and hear who is there; False where it is full (V4)."""
        call = self._calls.get((seat.gathering, seat.room)) or Call(kind)
        strangers = [each for each in call.seats.values() if each.person != seat.person]
        if is_full(call.kind, len(strangers)):
            return False
        self._take_over(seat)
        self._calls[seat.gathering, seat.room] = call
        call.seats[seat.id] = self._people[seat.gathering, seat.person] = seat
        self._calling.began(Person(seat.gathering, seat.person), seat.room)
        self._tell(seat.gathering, seat.room)
        seat.line.offer(welcome)
        seat.line.offer(protocol.say("peers", peers=[each.told for each in call.others(seat)]))
        call.tell(seat, protocol.say("joined", peer=seat.told))
        return True

    def rise(self, seat: Seat, *, gone: bool) -> None:
        """Leave, for good or because the line was lost (V2). One that has left already may."""
        call = self._calls.get((seat.gathering, seat.room))
        if call is None or call.seats.get(seat.id) is not seat:
            return
        del call.seats[seat.id]
        del self._people[seat.gathering, seat.person]
        self._calling.ended(Person(seat.gathering, seat.person))
        self._tell(seat.gathering, seat.room)
        call.tell(seat, protocol.say("left", id=seat.id, gone=gone))
        if not call.seats:
            del self._calls[seat.gathering, seat.room]

    def show(self, seat: Seat, shown: Shown) -> None:
        """Tell the others what they see of somebody from now on."""
        seat.shown = shown
        self._call(seat).tell(seat, protocol.say("state", id=seat.id, **protocol.as_told(shown)))

    def pass_on(self, seat: Seat, to: str, word: bytes) -> None:
        """Say something to one seat (V5)."""
        other = self._call(seat).seats.get(to)
        if other and other is not seat:
            other.line.offer(word)

    def _call(self, seat: Seat) -> Call:
        return self._calls.get((seat.gathering, seat.room)) or Call("none")

    def _take_over(self, seat: Seat) -> None:
        old = self.of(seat.gathering, seat.person)
        if old is None:
            return
        same = (old.id, old.room) == (seat.id, seat.room)
        self.rise(old, gone=not same)
        if same:
            old.line.end(OVER)
        else:
            old.line.finish(protocol.say("ended", why="elsewhere", link=""))
