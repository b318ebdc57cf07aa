"""An update without what is known already, so that nobody can say it again in other words.

An editor that comes back may repeat steps that the log has. An engine that merges two accounts of
the same step keeps either; so the log keeps the first, and what is written and relayed is only
what is new. A struct that is half known is cut as Yjs itself cuts it; one whose
right neighbour is among its own steps is unreadable, because what is left of it would be.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from openspace.notes.reader import Deletion, Struct, Update
from openspace.notes.tape import UnreadableUpdate, number, sized

by_client = attrgetter("client")


def trimmed(
    update: Update, end: Callable[[int], int], is_gone: Callable[[Deletion], bool]
) -> Update:
    """What is new in it, given the first unknown clock of each client; itself if all is."""
    structs = [
        cut(struct, end(struct.client))
        for struct in update.structs
        if struct.kind != "skip" and struct.end > end(struct.client)
    ]
    deletions = [deletion for deletion in update.deletions if not is_gone(deletion)]
    if len(deletions) == len(update.deletions) and structs == list(update.structs):
        return update
    return Update(written(structs, deletions), tuple(structs), tuple(deletions))


def written(structs: Sequence[Struct], deletions: Sequence[Deletion]) -> bytes:
    """Structs and deletions, grouped by client, as an update."""
    return written_structs(structs) + _written_deletions(deletions)


def written_structs(structs: Iterable[Struct]) -> bytes:
    """The first part of an update."""
    sections = [_section(client, list(rows)) for client, rows in groupby(structs, by_client)]
    return number(len(sections)) + b"".join(sections)


def _written_deletions(deletions: Iterable[Deletion]) -> bytes:
    """The second part of an update."""
    spans = [_spans(client, list(rows)) for client, rows in groupby(deletions, by_client)]
    return number(len(spans)) + b"".join(spans)


def _section(client: int, structs: Sequence[Struct]) -> bytes:
    head = number(len(structs)) + number(client) + number(structs[0].clock)
    return head + b"".join(struct.raw for struct in structs)


def _spans(client: int, deletions: Sequence[Deletion]) -> bytes:
    rows = (number(each.start) + number(each.end - each.start) for each in deletions)
    return number(client) + number(len(deletions)) + b"".join(rows)


def cut(struct: Struct, clock: int) -> Struct:
    """A struct from this clock on."""
    known = clock - struct.clock
    if known <= 0:
        return struct
    if struct.right and struct.right[0] == struct.client and struct.right[1] >= struct.clock:
        raise UnreadableUpdate("a struct that stands beside itself")
    rest = struct._replace(clock=clock, length=struct.length - known)
    if struct.kind == "gone":
        return rest._replace(raw=b"\0" + number(rest.length))
    rest = rest._replace(left=(struct.client, clock - 1), parent=None, key=None)
    if struct.kind == "deleted":
        return rest._replace(raw=_beside(1, rest) + number(rest.length))
    if struct.kind == "text":
        text = struct.text.encode("utf-16-le")[2 * known :].decode("utf-16-le", "replace")
        return rest._replace(text=text, raw=_beside(4, rest) + sized(text.encode()))
    raise UnreadableUpdate("an attribute that is half known")


def _beside(code: int, struct: Struct) -> bytes:
    neighbours = [one for one in (struct.left, struct.right) if one]
    flags = (0x80 if struct.left else 0) | (0x40 if struct.right else 0)
    ids = b"".join(number(client) + number(clock) for client, clock in neighbours)
    return bytes([code | flags]) + ids
