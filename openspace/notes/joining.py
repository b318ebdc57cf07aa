"""Updates that follow each other as one, without an engine: the same frame then goes to everyone.

The updates are as a ledger let them in, so each client's structs follow each other already.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from openspace.notes.reader import Deletion, Update
from openspace.notes.tape import number
from openspace.notes.trimming import by_client, written

in_order = attrgetter("client", "start")


def joined(updates: Sequence[Update]) -> bytes:
    """One update that says what all of them say."""
    if len(updates) == 1:
        return updates[0].content
    return _each_by_another(updates) or _by_anyone(updates)


def _each_by_another(updates: Sequence[Update]) -> bytes | None:
    """Keys struck within a moment: each by another client, so that their own bytes follow."""
    typed = {
        each[0].client: said[1:-1] for said, each, gone in updates if len(each) == 1 and not gone
    }
    gone = {each[0].client: said[2:] for said, new, each in updates if len(each) == 1 and not new}
    if len(typed) + len(gone) < len(updates):
        return None
    return b"".join((number(len(typed)), *typed.values(), number(len(gone)), *gone.values()))


def _by_anyone(updates: Sequence[Update]) -> bytes:
    structs = [struct for update in updates for struct in update.structs]
    deletions = [deletion for update in updates for deletion in update.deletions]
    return written(sorted(structs, key=by_client), merged(deletions))


def merged(deletions: Iterable[Deletion]) -> list[Deletion]:
    """The same deletions, in order, each step once."""
    result: list[Deletion] = []
    for each in sorted(deletions, key=in_order):
        last = result[-1] if result else None
        if last and last.client == each.client and each.start <= last.end:
            result[-1] = Deletion(last.client, last.start, max(last.end, each.end))
        else:
            result.append(each)
    return result
