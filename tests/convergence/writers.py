"""Writers of a note over lines that break and a server that crashes, all by one dice.

A writer does what y-websocket does: asks when it connects, answers when asked, tells what it
types while connected, and has nothing but its own document when it comes back. Lines carry frames
in order; a line that breaks loses what was on its way. A crash loses what was not on the disk. Now
and then the log is folded into a snapshot, and what is folded is let go of.
"""

import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from openspace.domain.permissions import Caller, Role
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Answer, Close, Seat, Send, Tell, Visitor
from openspace.notes import frames, worker
from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.ledger import Ledger
from openspace.notes.presence import Person
from openspace.notes.reader import read_update
from openspace.notes.tape import Tape
from openspace.notes.workshop import Logged
from openspace.store.snapshots import Snapshot
from tests.editors import Editor, random_act


@dataclass(eq=False)
class Writer:
    """An editor and its line: frames on their way up and down, and what was told on this line."""

    visitor: Visitor
    editor: Editor
    seat: Seat | None = None
    up: deque[bytes] = field(default_factory=deque)
    down: deque[bytes] = field(default_factory=deque)
    told: list[bytes] = field(default_factory=list)
    acknowledged: list[bytes] = field(default_factory=list)

    def connect(self, seat: Seat) -> None:
        """A new line: first of all, ask."""
        self.seat = seat
        self.up = deque([frames.asked(self.editor.doc.get_state())])
        self.down, self.told = deque(), []

    def type(self, dice: random.Random) -> None:
        """Write something, and tell it if the line is there."""
        random_act(self.editor, dice)
        for update in self.editor.made:
            if self.seat:
                self.say(frames.told(update), update)
        self.editor.made.clear()

    def say(self, frame: bytes, update: bytes) -> None:
        self.up.append(frame)
        self.told.append(update)

    def hear(self, frame: bytes) -> None:
        """One frame from the server."""
        if frame[0] == 100:
            self.acknowledged += self.told[: Tape(frame[1:]).number()]
            return
        match frames.read_frame(frame):
            case frames.Asked(vector):
                missing = self.editor.doc.get_update(vector)
                self.say(frames.answered(missing), missing)
            case frames.Told(update):
                self.editor.hear(update)


class Gathering:
    """Some writers, one note, one disk, one dice."""

    def __init__(self, seed: int, writers: int, *, forgets: bool = False) -> None:
        self.dice = random.Random(seed)
        self.logged: list[Logged] = []
        self.forgets = forgets
        self.relay = Relay()
        self.snapshot = Snapshot(0, b"", EMPTY_UPDATE)
        self.writers = [self._writer(number) for number in range(writers)]

    @property
    def disk(self) -> list[bytes]:
        """The updates of the log."""
        return [update for _, update in self.logged]

    def _writer(self, number: int) -> Writer:
        name = f"writer{number}"
        visitor = Visitor(
            Caller("circle", name, Role.PARTICIPANT), Person(name, name), wants_saved=True
        )
        return Writer(visitor, Editor(self.dice.randrange(1, 2**32)))

    def live(self, moments: int) -> None:
        """Let things happen."""
        for _ in range(moments):
            self._moment(self.dice.choice(self.writers))

    def _moment(self, writer: Writer) -> None:
        changes = 2 if writer.seat else 20
        match self.dice.choices(range(7), [30, 30, 30, 20, changes, 0.5, 0.2])[0]:
            case 0:
                writer.type(self.dice)
            case 1:
                self._carry_up(writer)
            case 2:
                self._carry_down(writer)
            case 3:
                self._commit()
            case 4:
                self._break(writer) if writer.seat else self._join(writer)
            case 5:
                self.fold()
            case _:
                self.crash()

    def come_together(self) -> None:
        """All lines hold and everything arrives."""
        for writer in self.writers:
            if writer.seat is None:
                self._join(writer)
        while any(writer.up or writer.down for writer in self.writers) or self.relay.waiting:
            for writer in self.writers:
                self._carry_up(writer)
                self._carry_down(writer)
            self._commit()

    def crash(self) -> None:
        """The server is killed, and starts again from its disk."""
        for writer in self.writers:
            if writer.seat:
                self._lose(writer)
        last = self.snapshot
        ledger = Ledger.loaded(last.ledger) if last.length else None
        self.relay = Relay(self.logged[last.length :], ledger, last.length)

    def fold(self) -> None:
        """Make a snapshot of all that is on the disk."""
        if self.forgets:
            return
        last = self.snapshot
        folded = worker.fold(last.whole, last.ledger, self.logged[last.length :])
        size = int.from_bytes(folded[:4])
        whole, ledger = folded[4 : 4 + size], folded[4 + size :]
        self.snapshot = Snapshot(len(self.logged), ledger, whole)
        self.relay.log.rebase(len(self.logged), Ledger.loaded(ledger).ends())

    def lost(self) -> int:
        """How many updates were acknowledged that the disk does not have."""
        ledger = Ledger()
        for writer, update in self.logged:
            ledger.recall(read_update(update), writer)
        said = [update for each in self.writers for update in each.acknowledged]
        return sum(not ledger.knows(read_update(update)) for update in said)

    def _join(self, writer: Writer) -> None:
        seat, acts = self.relay.enter(writer.visitor)
        writer.connect(seat)
        self._do(acts)

    def _break(self, writer: Writer) -> None:
        seat = writer.seat
        assert seat is not None
        self._lose(writer)
        self._do(self.relay.leave(seat))

    def _lose(self, writer: Writer) -> None:
        for frame in [*writer.down][: self.dice.randint(0, len(writer.down))]:
            writer.hear(frame)
        writer.seat = None
        writer.up, writer.down = deque(), deque()

    def _carry_up(self, writer: Writer) -> None:
        if writer.seat and writer.up:
            self._do(self.relay.hear(writer.seat, writer.up.popleft()))

    def _carry_down(self, writer: Writer) -> None:
        if writer.down:
            writer.hear(writer.down.popleft())

    def _commit(self) -> None:
        if not self.relay.waiting:
            return
        batch = self.relay.take()
        if not (self.forgets and self.dice.random() < 0.2):
            self.logged += [(caller.person, update) for caller, update in batch.words]
        self._do(self.relay.committed(batch))

    def _do(self, acts: Sequence[Act]) -> None:
        lines = {writer.seat: writer for writer in self.writers if writer.seat}
        for act in acts:
            match act:
                case Send(seat, frame, rest):
                    lines[seat].down.append(frame + rest)
                case Tell(seats, same, besides):
                    for seat in seats:
                        own = filter(None, [besides.get(seat)])
                        lines[seat].down.extend([*same, *own])
                case Answer(seat):
                    self._do(self.relay.answer(seat, self.snapshot.whole))
                case Close(seat, farewell):
                    if not self.forgets:
                        raise AssertionError(farewell.reason)
                    self._break(lines[seat])
