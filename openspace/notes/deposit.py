"""What a ledger knows, as bytes that are read again in a moment: JSON, each node and spot once.

Clocks, of which there are thousands, are four bytes each in base64: read as numbers of JSON they
took most of the time. A ledger of an older release has them as such.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from openspace.notes.halves import Clocks
from openspace.notes.shelf import TOP, Node, Shelf, Spot
from openspace.notes.spans import Spans

Parts = tuple[dict[int, Shelf], dict[int, Spans], dict[int, str], dict[int, list[int]]]


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
    content = {
        "nodes": [[node.name, node.made, node.depth] for node in nodes][1:],
        "spots": table,
        "shelves": rows,
        "gone": [
            [client, _packed(spans.starts), _packed(spans.ends)] for client, spans in gone.items()
        ],
        "holders": [*holders.items()],
        "halves": [[client, _packed(clocks)] for client, clocks in halves.items()],
    }
    return json.dumps(content, separators=(",", ":")).encode()


def loaded(content: bytes) -> Parts:
    """The same again."""
    read: dict[str, Any] = json.loads(content)
    nodes = [TOP, *(Node(name, _id(made), depth) for name, made, depth in read["nodes"])]
    spots = [
        Spot(_node(nodes, home), key, _node(nodes, node), gone)
        for home, key, node, gone in read["spots"]
    ]
    shelves = {
        client: Shelf(end, starts, [spots[each] for each in stands], _clocks(*breaks))
        for client, end, starts, stands, *breaks in read["shelves"]
    }
    gone = {client: Spans(_clocks(starts), _clocks(ends)) for client, starts, ends in read["gone"]}
    halves = {client: [*_clocks(clocks)] for client, clocks in read.get("halves", ())}
    return shelves, gone, dict(read["holders"]), halves


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
