"""Where a struct stands, given its neighbour or its parent, and whether it may."""

from openspace.notes.reader import Struct
from openspace.notes.schema import ATTRIBUTES, DEEPEST, HOLDS, TEXT
from openspace.notes.shelf import TOP, Node, Spot
from openspace.notes.tape import UnreadableUpdate

LOST = Spot(None, gone=True)


def place(struct: Struct, left: Spot | None, right: Spot | None, parent: Spot | None) -> Spot:
    """Its spot; ``UnreadableUpdate`` if the schema has no such place.

    What stands beside or in something that was cleared away is lost as well, for every engine.
    """
    if struct.kind == "gone":
        return LOST
    home, key = _beside(left, right) if left or right else _inside(struct, parent)
    if home is None:
        return Spot(None, key, _node(struct, TOP) if struct.name else None, gone=not struct.name)
    if struct.kind == "deleted":
        return Spot(home, key, gone=True)
    if key is not None:
        _check_values(struct, home, key)
        return Spot(home, key)
    if struct.kind == "node":
        _check_node(struct, home)
        return Spot(home, None, _node(struct, home))
    if home.name != TEXT or struct.kind == "value":
        raise UnreadableUpdate("text outside text")
    return Spot(home)


def _beside(left: Spot | None, right: Spot | None) -> tuple[Node | None, str | None]:
    one, other = left or right or LOST, right or left or LOST
    if one.home is None or other.home is None:
        return None, None
    if (one.home, one.key) != (other.home, other.key):
        raise UnreadableUpdate("neighbours that do not stand together")
    return one.home, one.key


def _inside(struct: Struct, parent: Spot | None) -> tuple[Node | None, str | None]:
    if parent is None:
        home: Node | None = TOP
    elif parent.node is None and not parent.gone:
        raise UnreadableUpdate("a parent that is not a node")
    else:
        home = parent.node
    if struct.key is not None and home is TOP:
        raise UnreadableUpdate("an attribute of the whole note")
    return home, struct.key


def _check_values(struct: Struct, home: Node, key: str) -> None:
    allowed = ATTRIBUTES.get(home.name, {}).get(key)
    if allowed is None or struct.kind != "value":
        raise UnreadableUpdate("an attribute that the node does not have")
    if not all(allowed(value) for value in struct.values):
        raise UnreadableUpdate("an attribute says something unknown")


def _check_node(struct: Struct, home: Node) -> None:
    if struct.name not in HOLDS[home.name]:
        raise UnreadableUpdate("a node where it cannot stand")
    if home.depth >= DEEPEST:
        raise UnreadableUpdate("nodes lie too deep")


def _node(struct: Struct, home: Node) -> Node:
    return Node(struct.name, (struct.client, struct.clock), home.depth + 1)
