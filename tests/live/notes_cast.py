"""A note's people for tests: chi and ben write, dee only reads; a seat hears what is sent to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from openspace.domain.permissions import Caller, Role
from openspace.live.note_farewells import NO_SCHEMA, Farewell
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Answer, Close, Seat, Send, Tell, Visitor
from openspace.notes import engine, frames
from openspace.notes.presence import Person
from openspace.notes.workshop import Logged

CODE = "circle"


def visitor(name: str, bar: Farewell | None = None) -> Visitor:
    caller = Caller(CODE, f"{name}-id", Role.PARTICIPANT)
    return Visitor(caller, Person(f"{name}-id", name), bar, wants_saved=bar is None)


def logged(*updates: bytes, by: str = "chi-id") -> list[Logged]:
    """Updates of one participant as the log holds them."""
    return [(by, update) for update in updates]


CHI, BEN, DEE = visitor("chi"), visitor("ben"), visitor("dee", NO_SCHEMA)


@dataclass
class Room:
    """A relay with its seats, and all that they were sent; commits happen when told."""

    relay: Relay = field(default_factory=Relay)
    logged: list[Logged] = field(default_factory=list)
    sent: dict[Seat, list[bytes]] = field(default_factory=dict)
    closed: dict[Seat, Farewell] = field(default_factory=dict)

    @property
    def disk(self) -> list[bytes]:
        """The updates of the log."""
        return [update for _, update in self.logged]

    @property
    def whole(self) -> bytes:
        """The log as a snapshot has it."""
        return engine.merge(self.disk)

    def enter(self, who: Visitor, *, asks: bool = True) -> Seat:
        """A connection opens, and asks for everything."""
        seat, acts = self.relay.enter(who)
        self.sent[seat] = []
        self.do(acts)
        if asks:
            self.hear(seat, frames.asked(b"\0"))
        return seat

    def hear(self, seat: Seat, *sent: bytes) -> None:
        """Frames come in on a connection."""
        for frame in sent:
            self.do(self.relay.hear(seat, frame))

    def commit(self, times: int = 1000) -> None:
        """Write what waits to the disk, a number of batches, and tell."""
        for _ in range(times):
            if self.relay.idle:
                return
            batch = self.relay.take()
            self.logged += [(caller.person, update) for caller, update in batch.words]
            self.do(self.relay.committed(batch))

    def leave(self, seat: Seat) -> None:
        """A connection is gone."""
        self.do(self.relay.leave(seat))

    def do(self, acts: Sequence[Act]) -> None:
        for act in acts:
            match act:
                case Send(seat, frame, rest):
                    self.sent[seat].append(frame + rest)
                case Tell(seats, same, besides):
                    for seat in seats:
                        self.sent[seat] += [*same, *filter(None, [besides.get(seat)])]
                case Answer(seat):
                    self.do(self.relay.answer(seat, self.whole))
                case Close(seat, farewell):
                    self.closed[seat] = farewell

    def heard(self, seat: Seat) -> list[bytes]:
        """What a seat was sent since the last time one looked."""
        heard, self.sent[seat] = self.sent[seat], []
        return heard

    def told(self, seat: Seat) -> list[bytes]:
        """The others' updates and the acknowledgements among what it was sent."""
        return [frame for frame in self.heard(seat) if frame[:2] == b"\0\2" or frame[0] == 100]
