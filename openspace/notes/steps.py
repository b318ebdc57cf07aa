"""The steps of a note beside each other: characters, nodes and marks, those taken away as well.

Each knows who wrote it, with which update of the log it came, and with which it went. So what a
note said after any number of updates is read off, and nothing has to be done again.

Rules:
    SN1 A step stands where Yjs puts it: after what it was written behind, before what it was
       written in front of; of those that were written at one place at once, in the order of Yjs.
    SN2 What stands on steps that were cleared away is lost. Attributes are passed over: they hold
       no words.
"""

from dataclasses import dataclass, field

from openspace.notes.reader import Struct


@dataclass(eq=False, slots=True)
class Home:
    """A node, or the note itself: the first of its steps."""

    made: "Step | None" = None
    first: "Step | None" = None


@dataclass(eq=False, slots=True)
class Step:
    """One step. ``unit`` is a UTF-16 unit of text, or nothing; ``node`` what a node holds.

    ``written`` is the update with which its words came first: they may have been moved since.
    """

    client: int
    home: Home
    origin: "Step | None"
    right: "Step | None"
    writer: str
    born: int
    written: int
    unit: str = ""
    node: Home | None = None
    died: int | None = None
    moved: bool = False
    after: "Step | None" = field(default=None, repr=False)

    def stands(self, number: int) -> bool:
        """Whether it is there after so many updates, its home aside."""
        return self.born <= number and (self.died is None or self.died > number)


Known = Step | None
"""A step; None where it was lost or is an attribute."""


def units(text: str) -> list[str]:
    """Text as browsers count it."""
    if text.isascii():
        return list(text)
    content = text.encode("utf-16-le")
    return [chr(content[at] | content[at + 1] << 8) for at in range(0, len(content), 2)]


def joined(parts: list[str]) -> str:
    """The units as text; half of a character is none."""
    text = "".join(parts)
    return (
        text
        if text.isascii()
        else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def laid(
    struct: Struct, home: Home, left: Known, right: Known, writer: str, number: int
) -> list[Step]:
    """A struct's steps, put in their place in their home (SN1)."""
    first = _step(struct, home, left, right, writer, number)
    steps = [first]
    if struct.kind == "node":
        first.node = Home(first)
    elif struct.kind == "text":
        characters = units(struct.text)
        first.unit = characters[0]
        for unit in characters[1:]:
            steps.append(_step(struct, home, steps[-1], right, writer, number))
            steps[-1].unit = unit
    elif struct.kind == "deleted":
        first.died = number
        for _ in range(struct.length - 1):
            steps.append(_step(struct, home, steps[-1], right, writer, number))
            steps[-1].died = number
    _put(home, _before(home, first), steps)
    return steps


def _step(struct: Struct, home: Home, left: Known, right: Known, writer: str, number: int) -> Step:
    return Step(struct.client, home, left, right, writer, number, number)


def _before(home: Home, step: Step) -> Step | None:
    """What it stands behind, among all that were written at the same place."""
    place = step.origin
    other = place.after if place else home.first
    passed: set[Step] = set()
    rivals: set[Step] = set()
    while other is not None and other is not step.right:
        passed.add(other)
        rivals.add(other)
        if other.origin is step.origin:
            if other.client < step.client:
                place = other
                rivals.clear()
            elif other.right is step.right:
                break
        elif other.origin is None or other.origin not in passed:
            break
        elif other.origin not in rivals:
            place = other
            rivals.clear()
        other = other.after
    return place


def _put(home: Home, before: Step | None, steps: list[Step]) -> None:
    following = before.after if before else home.first
    for one, after in zip(steps, [*steps[1:], following], strict=True):
        one.after = after
    if before:
        before.after = steps[0]
    else:
        home.first = steps[0]
