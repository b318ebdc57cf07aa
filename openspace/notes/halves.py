"""Characters that take two steps, as an emoji does, and what would part their halves.

Text is counted in UTF-16 units. An update that begins, ends or takes something away between the two
halves of a character makes engines differ: Yjs puts two U+FFFD in its place, ours does so or not by
the way it came to hear of it. Only a made up update does so: text arrives as UTF-8, which has no
half, and an editor edits between characters. So the ledger refuses it (L7), and for that remembers
every second half: its clock, four bytes for the four that it took in the log.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from openspace.notes.reader import Deletion, Id, Struct

Clocks = Mapping[int, Sequence[int]]


class Halves:
    """By client, the clocks of second halves, in order."""

    def __init__(self, clocks: Clocks | None = None) -> None:
        self._clocks = {client: array("I", each) for client, each in (clocks or {}).items()}

    @property
    def clocks(self) -> Clocks:
        """By client."""
        return self._clocks

    def add(self, fresh: Clocks) -> None:
        """Some more, each after all that its client had."""
        for client, clocks in fresh.items():
            self._clocks.setdefault(client, array("I")).extend(clocks)

    def forget(self, parted: Iterable[Id]) -> None:
        """These were parted, and are characters no more."""
        for client, clock in parted:
            clocks = self._clocks[client]
            at = bisect_left(clocks, clock)
            if at < len(clocks) and clocks[at] == clock:
                del clocks[at]

    def parted(
        self, structs: Iterable[Struct], deletions: Iterable[Deletion], fresh: Clocks
    ) -> list[Id]:
        """The second halves, here or fresh, that these would part from their first."""
        return [one for one in _edges(structs, deletions) if self._is_half(one, fresh)]

    def _is_half(self, one: Id, fresh: Clocks) -> bool:
        client, clock = one
        return _has(self._clocks.get(client), clock) or _has(fresh.get(client), clock)


def halves_in(structs: Iterable[Struct], end: Callable[[int], int]) -> dict[int, list[int]]:
    """The second halves that text brings, given the first unknown clock of each client.

    What is cut between two halves is none any more, as Yjs cuts it.
    """
    found: dict[int, list[int]] = {}
    for struct in structs:
        if struct.kind == "text" and struct.length > len(struct.text):
            known = end(struct.client)
            clocks = [clock for clock in _second(struct) if clock > known]
            found.setdefault(struct.client, []).extend(clocks)
    return found


def _second(struct: Struct) -> Iterator[int]:
    clock = struct.clock
    for character in struct.text:
        if character > "\uffff":
            clock += 1
            yield clock
        clock += 1


def _edges(structs: Iterable[Struct], deletions: Iterable[Deletion]) -> Iterator[Id]:
    """The steps before which these need a cut."""
    for struct in structs:
        if struct.left:
            yield struct.left[0], struct.left[1] + 1
        if struct.right:
            yield struct.right
    for deletion in deletions:
        yield deletion.client, deletion.start
        yield deletion.client, deletion.end


def _has(clocks: Sequence[int] | None, clock: int) -> bool:
    if not clocks:
        return False
    at = bisect_left(clocks, clock)
    return at < len(clocks) and clocks[at] == clock
