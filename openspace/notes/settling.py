"""The order in which an update's structs can be taken in, and where each then stands.

A client's structs follow each other; a struct also waits for its neighbours and its parent. A
client that waits stands in a heap at the one it waits for, so that the work grows with the
update and not with its square. Where it is ``strict``, neighbours that are known to stand the other
way round are unreadable.
"""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from typing import Final

from openspace.notes.placing import place
from openspace.notes.reader import Id, Struct
from openspace.notes.shelf import Shelf, Spot
from openspace.notes.tape import UnreadableUpdate

REVERSED: Final = "neighbours the other way round"


def stands_at_once(known: Mapping[int, Shelf], struct: Struct, strict: bool) -> bool:
    """Put text on its client's shelf where that goes on and all around it is known, or do nothing.

    So is nearly every keystroke, which is spared the queues; it stands where they would put it.
    """
    shelf = known.get(struct.client)
    if struct.kind != "text" or shelf is None or struct.clock != shelf.end:
        return False
    spots = []
    for one in (struct.left, struct.right, struct.parent):
        there = known.get(one[0]) if one else None
        if one and (there is None or one[1] >= there.end):
            return False
        spots.append(there.spot(one[1]) if one and there else None)
    spot = place(struct, *spots)
    if strict and spot.home and _is_reversed(struct, lambda one: known[one[0]].since(one[1])):
        raise UnreadableUpdate(REVERSED)
    shelf.add(spot, struct.end, struct.left, struct.client)
    return True


def _is_reversed(struct: Struct, since: Callable[[Id], int | None]) -> bool:
    """Whether what is left of it is known to stand right of what is right of it."""
    left, right = struct.left, struct.right
    if left is None or right is None or left[0] != right[0] or left[1] < right[1]:
        return False
    begun = since(right)
    return begun is not None and begun == since(left)


class Settling:
    """Structs put on fresh shelves beside those that are known; ``done`` if all found a spot."""

    def __init__(self, known: Mapping[int, Shelf], structs: Iterable[Struct], strict: bool) -> None:
        self.fresh: dict[int, Shelf] = {}
        self._known = known
        self._strict = strict
        self._queues: dict[int, list[Struct]] = {}
        self._waiting: dict[int, list[tuple[int, int]]] = {}
        for struct in structs:
            self._queues.setdefault(struct.client, []).append(struct)
        for queue in self._queues.values():
            queue.reverse()
        self._settle(list(self._queues))
        self.done = not any(self._queues.values())

    def reach(self, client: int) -> int:
        """The first clock of a client that is neither known nor settled."""
        shelf = self.fresh.get(client) or self._known.get(client)
        return shelf.end if shelf else 0

    def _settle(self, ready: list[int]) -> None:
        while ready:
            client = ready.pop()
            queue = self._queues[client]
            while queue and self._is_next(queue[-1]):
                missing = self._missing(queue[-1])
                if missing:
                    heappush(self._waiting.setdefault(missing[0], []), (missing[1], client))
                    break
                self._put(queue.pop())
            ready += self._woken(client)

    def _is_next(self, struct: Struct) -> bool:
        return struct.clock <= self.reach(struct.client)

    def _missing(self, struct: Struct) -> Id | None:
        for one in (struct.left, struct.right, struct.parent):
            if one and one[1] >= self.reach(one[0]):
                return one
        return None

    def _put(self, struct: Struct) -> None:
        left, right = self._spot(struct.left), self._spot(struct.right)
        spot = place(struct, left, right, self._spot(struct.parent))
        if self._strict and spot.home and _is_reversed(struct, self._since):
            raise UnreadableUpdate(REVERSED)
        client = struct.client
        shelf = self.fresh.get(client)
        if shelf is None:
            shelf = self.fresh[client] = Shelf(self.reach(client))
        shelf.add(spot, struct.end, struct.left, client)

    def _since(self, one: Id) -> int | None:
        client, clock = one
        fresh, known = self.fresh.get(client), self._known.get(client)
        begun = fresh.since(clock) if fresh else None
        return known.since(clock) if begun is None and known else begun

    def _spot(self, one: Id | None) -> Spot | None:
        if one is None:
            return None
        client, clock = one
        known = self._known.get(client)
        return (known if known and clock < known.end else self.fresh[client]).spot(clock)

    def _woken(self, client: int) -> Iterable[int]:
        waiting = self._waiting.get(client, [])
        while waiting and waiting[0][0] < self.reach(client):
            yield heappop(waiting)[1]
