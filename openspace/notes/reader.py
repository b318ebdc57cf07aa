"""One update of a Yjs document (version 1 of its encoding), read strictly before anyone trusts it.

What is read is bounded by the bytes themselves: one struct or one deleted range takes at least
two of them. Nothing is believed about the document; whether an update fits what a note already
holds is the ledger's question. What is read of every keystroke is made in no time, as a tuple with
names.

Rules:
    R1 An update is at most 256 KiB.
    R2 Every length and count fits the bytes; nothing follows the end; numbers fit a browser's.
    R3 Only the root ``note``, and the nodes, attributes and marks of the schema.
    R4 No struct is empty, no client stands twice, none holds more than 2^31 steps; deletions
       follow each other.
    R5 Anything else is ``UnreadableUpdate``, and nothing but that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from openspace.domain.notes import LONGEST_ALT
from openspace.notes.schema import KEYS, LONGEST_LINK, NODES, ROOT, TEXT, check_mark
from openspace.notes.tape import Scalar, Tape, UnreadableUpdate

LARGEST_UPDATE: Final = 256 * 1024
LATEST_CLOCK: Final = 2**31 - 1
LONGEST_MARK: Final = 4 * LONGEST_LINK
LONGEST_NAME: Final = 32
LONGEST_VALUE: Final = 4 * LONGEST_ALT

Kind = Literal["gone", "skip", "deleted", "text", "mark", "node", "value"]
Id = tuple[int, int]
"""A client and a clock: one step of one editor."""


class Struct(NamedTuple):
    """Some steps in a row by one client: from ``clock``, ``length`` of them.

    It stands beside ``left`` and ``right``, or else directly in ``parent``; with
    neither it stands in the root. ``key`` is an attribute's name and ``values`` what it said, one
    a step; ``name`` is a node's; ``text`` is what was typed. ``raw`` is how it came.
    """

    kind: Kind
    client: int
    clock: int
    length: int
    left: Id | None = None
    right: Id | None = None
    parent: Id | None = None
    key: str | None = None
    name: str = ""
    values: tuple[Scalar, ...] = ()
    text: str = ""
    raw: bytes = b""

    @property
    def end(self) -> int:
        """The first clock after it."""
        return self.clock + self.length


@dataclass(frozen=True, slots=True)
class Content:
    """What a struct holds."""

    kind: Kind
    length: int
    name: str = ""
    values: tuple[Scalar, ...] = ()
    text: str = ""


class Deletion(NamedTuple):
    """Steps of a client that were taken away: from ``start`` up to before ``end``."""

    client: int
    start: int
    end: int


class Update(NamedTuple):
    """Everything an update says; ``content`` is the update itself."""

    content: bytes
    structs: tuple[Struct, ...]
    deletions: tuple[Deletion, ...]


def read_update(update: bytes, largest: int = LARGEST_UPDATE) -> Update:
    """Read all of it, or raise ``UnreadableUpdate``."""
    if len(update) > largest:
        raise UnreadableUpdate("an update is too large")
    tape = Tape(update)
    structs = tuple(_structs(tape))
    deletions = tuple(_deletions(tape))
    tape.finish()
    return Update(update, structs, deletions)


def _structs(tape: Tape) -> Iterator[Struct]:
    seen: set[int] = set()
    for _ in range(tape.count(3)):
        many = tape.count()
        client = _new_client(tape, seen)
        clock = tape.number(LATEST_CLOCK)
        if not many:
            raise UnreadableUpdate("a client without structs")
        for _ in range(many):
            struct = _struct(tape, client, clock)
            clock = struct.end
            yield struct


def _deletions(tape: Tape) -> Iterator[Deletion]:
    seen: set[int] = set()
    for _ in range(tape.count(2)):
        client = _new_client(tape, seen)
        end = 0
        for _ in range(tape.count(2)):
            start = tape.number(LATEST_CLOCK)
            if start < end:
                raise UnreadableUpdate("deletions out of order")
            end = start + _length(tape, start)
            yield Deletion(client, start, end)


def _new_client(tape: Tape, seen: set[int]) -> int:
    client = tape.number()
    if client in seen:
        raise UnreadableUpdate("a client stands twice")
    seen.add(client)
    return client


def _length(tape: Tape, clock: int) -> int:
    length = tape.number(LATEST_CLOCK - clock)
    if not length:
        raise UnreadableUpdate("an empty struct")
    return length


def _struct(tape: Tape, client: int, clock: int) -> Struct:
    begun = tape.at
    head = tape.byte()
    kind = head & 0b11111
    if kind in (0, 10):
        if head != kind:
            raise UnreadableUpdate("a gap with neighbours")
        length = _length(tape, clock)
        return Struct("gone" if kind == 0 else "skip", client, clock, length, raw=tape.since(begun))
    left = _id(tape) if head & 0b1000_0000 else None
    right = _id(tape) if head & 0b0100_0000 else None
    if left and left == right:
        raise UnreadableUpdate("the same neighbour on both sides")
    parent, key = (None, None) if left or right else _place(tape, bool(head & 0b0010_0000))
    said = _content(tape, kind, clock)
    return Struct(
        said.kind,
        client,
        clock,
        said.length,
        left,
        right,
        parent,
        key,
        said.name,
        said.values,
        said.text,
        tape.since(begun),
    )


def _id(tape: Tape) -> Id:
    return tape.number(), tape.number(LATEST_CLOCK)


def _place(tape: Tape, keyed: bool) -> tuple[Id | None, str | None]:
    in_root = tape.number(1)
    if in_root and tape.text(LONGEST_NAME) != ROOT:
        raise UnreadableUpdate("a root that is not the note")
    parent = None if in_root else _id(tape)
    key = tape.text(LONGEST_NAME) if keyed else None
    if key is not None and key not in KEYS:
        raise UnreadableUpdate("an attribute that the schema does not have")
    return parent, key


def _content(tape: Tape, kind: int, clock: int) -> Content:
    match kind:
        case 1:
            return Content("deleted", _length(tape, clock))
        case 4:
            text = tape.text(LARGEST_UPDATE)
            return Content("text", _text_length(text, clock), text=text)
        case 6:
            check_mark(tape.text(LONGEST_NAME), tape.text(LONGEST_MARK))
            return Content("mark", 1)
        case 7:
            return Content("node", 1, name=_node(tape))
        case 8:
            values = _values(tape, clock)
            return Content("value", len(values), values=values)
        case _:
            raise UnreadableUpdate("content of an unknown kind")


def _text_length(text: str, clock: int) -> int:
    """Text's length in steps is counted in UTF-16 units, as browsers count."""
    length = len(text) + sum(character > "\uffff" for character in text)
    if not length or length > LATEST_CLOCK - clock:
        raise UnreadableUpdate("an empty struct")
    return length


def _values(tape: Tape, clock: int) -> tuple[Scalar, ...]:
    count = tape.count()
    if not count or count > LATEST_CLOCK - clock:
        raise UnreadableUpdate("an empty struct")
    return tuple(tape.scalar(LONGEST_VALUE) for _ in range(count))


def _node(tape: Tape) -> str:
    match tape.number():
        case 3:
            name = tape.text(LONGEST_NAME)
            if name not in NODES:
                raise UnreadableUpdate("a node that the schema does not have")
            return name
        case 6:
            return TEXT
        case _:
            raise UnreadableUpdate("a node of an unknown kind")
