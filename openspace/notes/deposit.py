"""What a ledger knows, as bytes that are read again in a moment: JSON, each node and spot once.

Clocks, of which there are thousands, are four bytes each in base64: read as numbers of JSON they
took most of the time. What a note cannot be opened without has a line of its own, before the rest,
which is read when somebody writes. A ledger of an older release has numbers, or but one line.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from openspace.notes.halves import Clocks
from openspace.notes.shelf import TOP, Node, Shelf, Spot
from openspace.notes.spans import Spans


def dumped(
    shelves: Mapping[int, Shelf],
    gone: Mapping[int, Spans],
    holders: Mapping[int, str],
    halves: Clocks,
) -> bytes:
    """Shelves, what was taken away, whose each client is, and which steps are second halves."""
    nodes: dict[Node, int] = {TOP: 0}
    spots: dict[Spot, int] = {}
    rows = [
        [
            client,
            shelf.end,
            shelf.starts,
            [_number(spots, spot) for spot in shelf.spots],
            _packed(shelf.breaks),
        ]
        for client, shelf in shelves.items()
    ]
    table = [[_of(nodes, spot.home), spot.key, _of(nodes, spot.node), spot.gone] for spot in spots]
    first = {
        "ends": [(client, shelf.end) for client, shelf in shelves.items()],
        "holders": [*holders.items()],
    }
    rest = {
        "nodes": [[node.name, node.made, node.depth] for node in nodes][1:],
        "spots": table,
        "shelves": rows,
        "gone": [
            [client, _packed(spans.starts), _packed(spans.ends)] for client, spans in gone.items()
        ],
        "halves": [[client, _packed(clocks)] for client, clocks in halves.items()],
    }
    return b"\n".join(json.dumps(each, separators=(",", ":")).encode() for each in (first, rest))


class Deposit:
    """The same again. Each answer is made anew, and whose who asks: it may be changed."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = content.find(b"\n") + 1

    def ends(self) -> dict[int, int]:
        """How far each client has come."""
        if self._at:
            return dict(self._first["ends"])
        return {client: end for client, end, *_ in self._rest["shelves"]}

    def holders(self) -> dict[int, str]:
        """Whose each client is."""
        return dict(self._first["holders"])

    def shelves(self) -> dict[int, Shelf]:
        """Where each client's steps stand."""
        read = self._rest
        nodes = [TOP, *(Node(name, _id(made), depth) for name, made, depth in read["nodes"])]
        spots = [
            Spot(_node(nodes, home), key, _node(nodes, node), gone)
            for home, key, node, gone in read["spots"]
        ]
        return {
            client: Shelf(end, starts[:], [spots[each] for each in stands], _clocks(*breaks))
            for client, end, starts, stands, *breaks in read["shelves"]
        }

    def gone(self) -> dict[int, Spans]:
        """What was taken away."""
        rows = self._rest["gone"]
        return {client: Spans(_clocks(starts), _clocks(ends)) for client, starts, ends in rows}

    def halves(self) -> dict[int, list[int]]:
        """Which steps are second halves."""
        rows = self._rest.get("halves", ())
        return {client: [*_clocks(clocks)] for client, clocks in rows}

    @cached_property
    def _first(self) -> dict[str, Any]:
        return _read(self._content[: self._at]) if self._at else self._rest

    @cached_property
    def _rest(self) -> dict[str, Any]:
        return _read(self._content[self._at :])


def _read(content: bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(content)
    return read


def _packed(clocks: Iterable[int]) -> str:
    return b64encode(_little(array("I", clocks)).tobytes()).decode()


def _clocks(packed: str | list[int] = "") -> "array[int]":
    if isinstance(packed, list):
        return array("I", packed)
    return _little(array("I", b64decode(packed)))


def _little(clocks: "array[int]") -> "array[int]":
    """The same for a file that goes from one machine to another."""
    if sys.byteorder == "big":
        clocks.byteswap()
    return clocks


def _number(spots: dict[Spot, int], spot: Spot) -> int:
    return spots.setdefault(spot, len(spots))


def _of(nodes: dict[Node, int], node: Node | None) -> int | None:
    return None if node is None else nodes.setdefault(node, len(nodes))


def _node(nodes: list[Node], number: int | None) -> Node | None:
    return None if number is None else nodes[number]


def _id(made: list[int] | None) -> tuple[int, int] | None:
    return None if made is None else (made[0], made[1])
