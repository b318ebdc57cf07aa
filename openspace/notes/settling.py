"""The order in which an update's structs can be taken in, and where each then stands.

A client's structs follow each other; a struct also waits for its neighbours and its parent. A
client that waits stands in a heap at the one it waits for, so that the work grows with the
update and not with its square.
"""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush

from openspace.notes.placing import place
from openspace.notes.reader import Id, Struct
from openspace.notes.shelf import Shelf, Spot


def stands_at_once(known: Mapping[int, Shelf], struct: Struct) -> bool:
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
    shelf.add(place(struct, *spots), struct.end)
    return True


class Settling:
    """Structs put on fresh shelves beside those that are known; ``done`` if all found a spot."""

    def __init__(self, known: Mapping[int, Shelf], structs: Iterable[Struct]) -> None:
        self.fresh: dict[int, Shelf] = {}
        self._known = known
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
        client = struct.client
        shelf = self.fresh.get(client)
        if shelf is None:
            shelf = self.fresh[client] = Shelf(self.reach(client))
        shelf.add(spot, struct.end)

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
