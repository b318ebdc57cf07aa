"""The frames of a note's socket: y-websocket's vocabulary, and one word of ours.

A frame is one binary WebSocket frame. Read from clients: sync (step 1, step 2, update),
awareness, and the question for awareness. Written to them: the same, and ``saved``, number 100,
which a y-websocket client that did not ask for it never sees. Anything else is unreadable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from openspace.notes.reader import LARGEST_UPDATE, LATEST_CLOCK
from openspace.notes.tape import Tape, UnreadableUpdate, number, sized

LARGEST_FRAME: Final = LARGEST_UPDATE
MOST_PRESENT: Final = 1024
LONGEST_STATE: Final = 4096
EMPTY_UPDATE: Final = b"\0\0"
TOLD: Final = b"\0\2"
PRESENT: Final = b"\1"
LONGEST_CARET: Final = 1024
SHORT: Final = 128
"""Bytes whose number takes more than one byte."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Step 1: "I have this, what do I lack?", with a state vector."""

    state_vector: bytes


class Told(NamedTuple):
    """Step 2, the answer to step 1, or a plain update: both carry words to keep."""

    update: bytes
    answer: bool


class Seen(NamedTuple):
    """One editor's presence: its client, its clock, and its state as JSON ("null": gone)."""

    client: int
    clock: int
    state: str


@dataclass(frozen=True, slots=True)
class Present:
    """Who is where in the text."""

    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class AskedWhoIsPresent:
    """A question for everyone's presence."""


Frame = Asked | Told | Present | AskedWhoIsPresent


def is_keystroke(frame: bytes) -> bool:
    """Whether it is a short update, as all that anybody types is."""
    return len(TOLD) < len(frame) < SHORT and frame.startswith(TOLD)


def can_wait(frame: bytes) -> bool:
    """Whether it is told to others with the next commit and no sooner: keys, and where a caret is.

    What is longer is not kept unread.
    """
    return is_keystroke(frame) or (frame.startswith(PRESENT) and len(frame) < LONGEST_CARET)


def read_frame(frame: bytes) -> Frame:
    """What a client says; the update inside is not yet read. ``UnreadableUpdate`` otherwise."""
    if len(frame) > LARGEST_FRAME:
        raise UnreadableUpdate("a frame is too large")
    if is_keystroke(frame) and frame[2] == len(frame) - 3:
        return Told(frame[3:], answer=False)
    tape = Tape(frame)
    found = _frame(tape)
    tape.finish()
    return found


def _frame(tape: Tape) -> Frame:
    match tape.number():
        case 0:
            return _sync(tape)
        case 1:
            return Present(_presence(tape.sized()))
        case 3:
            return AskedWhoIsPresent()
        case _:
            raise UnreadableUpdate("a frame of an unknown kind")


def _sync(tape: Tape) -> Frame:
    match tape.number():
        case 0:
            return Asked(_checked_vector(tape.sized()))
        case 1:
            return Told(tape.sized(), answer=True)
        case 2:
            return Told(tape.sized(), answer=False)
        case _:
            raise UnreadableUpdate("a frame of an unknown kind")


def _checked_vector(vector: bytes) -> bytes:
    tape = Tape(vector)
    many = tape.count(2)
    ends = {tape.number(): tape.number(LATEST_CLOCK) for _ in range(many)}
    if len(ends) != many:
        raise UnreadableUpdate("a client stands twice")
    tape.finish()
    return vector


def _presence(content: bytes) -> tuple[Seen, ...]:
    tape = Tape(content)
    many = tape.count(3)
    if many > MOST_PRESENT:
        raise UnreadableUpdate("too many are present")
    seen = tuple(Seen(tape.number(), tape.number(), tape.text(LONGEST_STATE)) for _ in range(many))
    tape.finish()
    return seen


def asked(state_vector: bytes) -> bytes:
    """A frame of step 1."""
    return b"\0\0" + sized(state_vector)


def answered(update: bytes) -> bytes:
    """A frame of step 2."""
    return b"".join((b"\0\1", number(len(update)), update))


def told(update: bytes) -> bytes:
    """A frame with an update."""
    return tells(len(update)) + update


def tells(size: int) -> bytes:
    """How a frame begins whose rest is an update of so many bytes."""
    return TOLD + number(size)


def present(seen: Sequence[Seen]) -> bytes:
    """A frame of presence; with nobody in it, only a sign of life."""
    entries = b"".join(
        number(one.client) + number(one.clock) + sized(one.state.encode()) for one in seen
    )
    return PRESENT + sized(number(len(seen)) + entries)


def saved(count: int) -> bytes:
    """So many of your frames with words are on the disk, counted from this connection's first."""
    return number(100) + number(count)
