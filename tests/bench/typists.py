"""People who type in a note: the updates that their editors would send, made by hand and cheaply.

The rule: a typist's update is what Yjs sends for one keystroke, so any server that speaks Yjs can
be measured; making and reading them must never be what a bench measures. Each types in a
paragraph of their own, goes back in it now and then, and takes one of ten letters away again.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from openspace.notes.reader import Update, read_update
from openspace.notes.tape import Tape, number, sized

LETTERS = "en åpen sal der alle skriver på én gang, og ingen venter på noen"
TAKES_BACK = 0.1
GOES_BACK = 0.04
Step = tuple[int, int]
"""A client and a clock."""


@dataclass
class Typist:
    """One editor's document, as far as its own paragraph goes."""

    client: int
    clock: int = 0
    dice: random.Random = field(default_factory=random.Random)
    line: list[int] = field(default_factory=list)
    at: int = 0

    def begins(self) -> bytes:
        """The update that puts up an empty paragraph, at the end of nothing."""
        self.dice.seed(self.client)
        self.clock = 2
        paragraph = b"\x07\1\4note\3" + sized(b"paragraph")
        text = b"\x07\0" + number(self.client) + b"\0\6"
        return b"\1\2" + number(self.client) + b"\0" + paragraph + text + b"\0"

    def strikes(self) -> tuple[bytes, Step]:
        """A keystroke's update, and the step by which others know that they have seen it."""
        if self.at and self.dice.random() < TAKES_BACK:
            self.at -= 1
            gone = self.line.pop(self.at)
            span = number(gone) + b"\1"
            return b"\0\1" + number(self.client) + b"\1" + span, (self.client, -gone)
        if self.line and self.dice.random() < GOES_BACK:
            self.at = self.dice.randrange(len(self.line) + 1)
        return self._writes(), (self.client, self.clock - 1)

    def _writes(self) -> bytes:
        left = self.line[self.at - 1] if self.at else None
        right = self.line[self.at] if self.at < len(self.line) else None
        sides = [number(self.client) + number(side) for side in (left, right) if side is not None]
        flags = (0x80 if left is not None else 0) | (0x40 if right is not None else 0)
        place = b"".join(sides) or b"\0" + number(self.client) + b"\1"
        letter = sized(LETTERS[self.clock % len(LETTERS)].encode())
        head = b"\1\1" + number(self.client) + number(self.clock)
        self.line.insert(self.at, self.clock)
        self.at += 1
        self.clock += 1
        return head + bytes([4 | flags]) + place + letter + b"\0"


def steps_of(frame: bytes) -> Iterator[Step]:
    """The steps that a frame of updates brings; nothing for any other frame."""
    if frame[:1] != b"\0" or frame[1:2] not in (b"\1", b"\2"):
        return
    tape = Tape(frame[2:])
    yield from _steps(read_update(tape.sized(), largest=2**30))


def _steps(update: Update) -> Iterator[Step]:
    for struct in update.structs:
        for clock in range(struct.clock, struct.end):
            yield struct.client, clock
    for gone in update.deletions:
        for clock in range(gone.start, gone.end):
            yield gone.client, -clock


def long_note(edits: int, typists: int = 30) -> Iterable[tuple[int, bytes]]:
    """Everything that some typists wrote in a note, in turns of a sentence, by their number."""
    people = [Typist(1000 + each) for each in range(typists)]
    for who, each in enumerate(people):
        yield who, each.begins()
    dice = random.Random(edits)
    made = typists
    while made < edits:
        who = dice.randrange(typists)
        for _ in range(min(40, edits - made)):
            yield who, people[who].strikes()[0]
            made += 1
