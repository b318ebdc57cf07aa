"""Frames that somebody made up, one after the other, in a note where a canary goes on writing.

The rule: of what a hostile seat says, either nothing is kept and that seat is closed with a
reason, or what is kept is a document that every engine reads as the log says. Nobody else is
closed, and the canary's words are saved and stand in the text.
"""

import random
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from openspace.domain.notes import Block
from openspace.domain.permissions import Caller, Role
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Close, Entry, Seat, Send, Tell, Visitor
from openspace.notes import engine, frames, worker
from openspace.notes.frames import EMPTY_UPDATE, LARGEST_FRAME, Seen
from openspace.notes.presence import Person
from openspace.notes.reader import Update
from openspace.notes.tape import Tape, number, sized
from openspace.notes.workshop import Logged
from tests.editors import Editor, random_act
from tests.notes.test_reader import mutated

CANARY, STRANGER = 7, 9
AT_ONCE = 64
"""Hostile frames between two of the canary's."""
A_NOTE = 8_192
"""Frames after which another note is begun, so that none grows without end."""
SIGN = "🐤"


def a_visitor(name: str) -> Visitor:
    """Somebody who may write."""
    return Visitor(Caller("circle", name, Role.PARTICIPANT), Person(name, name), wants_saved=True)


def said(updates: Sequence[bytes]) -> tuple[Block, ...]:
    """What somebody sees who hears these one after the other."""
    editor = Editor(CANARY + 1)
    for update in updates:
        editor.hear(update)
    return editor.blocks


def folded(whole: bytes, ledger: bytes, rows: Sequence[Logged]) -> tuple[bytes, bytes]:
    """The next snapshot, and its ledger."""
    both = worker.fold(whole, ledger, rows)
    size = int.from_bytes(both[:4])
    return both[4 : 4 + size], both[4 + size :]


class Stranger:
    """Makes frames up: from what an editor would say, and from nothing."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._editor = Editor(STRANGER)
        self._said = [frames.asked(b"\0"), frames.present([Seen(STRANGER, 1, '{"cursor":null}')])]
        self._next: deque[bytes] = deque()

    def frame(self) -> bytes:
        """The next one."""
        while not self._next:
            random_act(self._editor, self._dice)
            self._next += map(frames.told, self._editor.made)
            self._editor.made.clear()
        good = self._next[0] if self._dice.random() < 0.7 else self._dice.choice(self._said)
        match self._dice.choices(range(6), [60, 10, 3, 12, 10, 10])[0]:
            case 0:
                return mutated(good, self._dice)
            case 1:
                return good[: self._dice.randrange(len(good))]
            case 2:
                return self._huge(good)
            case 3:
                return self._of_somebody_else(good)
            case 4:
                return self._dice.randbytes(self._dice.randrange(64))
            case _:
                self._said.append(self._next.popleft())
                return self._said[-1]

    def _huge(self, good: bytes) -> bytes:
        """Too long, or so it says."""
        most = number(2 ** self._dice.choice([31, 53, 62]))
        at = self._dice.randrange(1, len(good) + 1)
        long = good + bytes(LARGEST_FRAME)
        return self._dice.choice([long, good[:at] + most + good[at:]])

    def _of_somebody_else(self, good: bytes) -> bytes:
        """Under the canary's id, in another root, in a node of no schema, or where none can be."""
        clock = number(self._dice.randrange(64))
        node = self._dice.choice([b"\x07\1\4note\3\6script", b"\x07\1\4book\3\tparagraph"])
        words = number(self._dice.choice([CANARY, STRANGER])) + clock
        made_up = b"\1\1" + words + self._dice.choice([node, b"\x04\1\4note\1x", b"\x08\1\4note\1"])
        return self._dice.choice(
            [
                good.replace(bytes([STRANGER]), bytes([CANARY])),
                frames.told(made_up + b"\0"),
                b"\0\2" + sized(b"\0\1" + words[:1] + b"\1" + clock + number(2**31 - 1)),
            ]
        )


class Unfenced(Relay):
    """A relay that believes what it is told."""

    def _told(self, seat: Seat, content: bytes, answer: bool) -> list[Act]:
        seat.told += 1
        self._waiting.append(Entry(seat, seat.told, answer, Update(content, (), ())))
        return []


@dataclass
class Storm:
    """Notes under made up frames, and what came of them."""

    seed: int
    fenced: bool = True
    frames: int = 0
    closed: int = 0
    kept: int = 0
    slowest: float = 0.0
    """The most processor time, in seconds, that passed before a word of the canary was saved.

    No socket and no disk is in it, so it is what the frames before it cost, not how long it waited.
    """
    reasons: set[str] = field(default_factory=set)

    def blow(self, many: int) -> None:
        """So many frames; ``AssertionError`` or the engine's own when somebody else notices."""
        while self.frames < many:
            self._a_note(min(A_NOTE, many - self.frames))

    def _a_note(self, many: int) -> None:
        note = Note(self, random.Random(self.seed + self.frames))
        for _ in range(0, many, AT_ONCE):
            note.suffer(AT_ONCE)
        note.check()


class Note:
    """One note: a canary that writes, a hostile seat, and the log."""

    def __init__(self, storm: Storm, dice: random.Random) -> None:
        self._storm = storm
        self._stranger = Stranger(dice)
        self._relay = Relay() if storm.fenced else Unfenced()
        self._editor = Editor(CANARY)
        self._canary, _ = self._relay.enter(a_visitor("canary"))
        self._relay.hear(self._canary, frames.asked(b"\0"))
        self._hostile, _ = self._relay.enter(a_visitor("stranger"))
        self._log: list[Logged] = []
        self._said = self._saved = 0

    def suffer(self, many: int) -> None:
        """Some frames from the stranger, and meanwhile a word from the canary, which is saved."""
        begun = time.thread_time()
        self._editor.write(SIGN)
        for update in self._editor.made:
            self._said += 1
            self._do(self._relay.hear(self._canary, frames.told(update)))
        self._editor.made.clear()
        for _ in range(many):
            self._storm.frames += 1
            self._do(self._relay.hear(self._hostile, self._stranger.frame()))
            if not self._storm.fenced:
                self._commit()
        self._commit()
        assert self._saved == self._said
        self._storm.slowest = max(self._storm.slowest, time.thread_time() - begun)

    def check(self) -> None:
        """What the canary sees is what all others see, however they came to hear of it.

        One by one, merged, or from a snapshot that was made in two goes; its words are among it.
        """
        half = len(self._log) // 2
        begun = folded(EMPTY_UPDATE, b"", self._log[:half])
        whole, _ = folded(*begun, self._log[half:])
        updates = [update for _, update in self._log]
        for log in (updates, [engine.merge(updates)], [whole]):
            assert said(log) == self._editor.blocks
        assert engine.blocks(updates) == self._editor.blocks
        assert SIGN in str(self._editor.blocks)

    def _commit(self) -> None:
        while self._relay.waiting:
            batch = self._relay.take()
            self._log += [(caller.person, update) for caller, update in batch.words]
            self._storm.kept += len(batch.words)
            self._do(self._relay.committed(batch))

    def _do(self, acts: Sequence[Act]) -> None:
        for act in acts:
            match act:
                case Close(seat, farewell):
                    assert seat is self._hostile, farewell.reason
                    assert farewell.code == 4400
                    self._storm.closed += 1
                    self._storm.reasons.add(farewell.reason)
                    self._relay.leave(seat)
                    self._hostile, _ = self._relay.enter(a_visitor("stranger"))
                case Tell(seats, same, besides) if self._canary in seats:
                    for frame in (*same, *filter(None, [besides.get(self._canary)])):
                        self._hear(frame)
                case Send(seat, frame) if seat is self._canary:
                    self._hear(frame)

    def _hear(self, frame: bytes) -> None:
        if frame[0] == 100:
            self._saved = Tape(frame[1:]).number()
            return
        read = frames._frame(Tape(frame))
        if isinstance(read, frames.Told):
            self._editor.hear(read.update)
