"""The codes that are out, for the desk; their digits nobody knows by then."""

from collections.abc import Sequence
from datetime import datetime

from openspace.domain.codes import rest, still_out
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.codes import CodeOutView, CodesPage
from openspace.store.codes import out


def codes_page(
    now: Snapshot,
    at: datetime,
    tried: Sequence[datetime],
    address: str,
    digits: str = "",
    person: str = "",
) -> CodesPage:
    """The page; ``digits`` were just made, for a ``person`` or for somebody new; ``tried`` is when
    wrong ones counted."""
    every = still_out(out(now.tx, now.code), at)
    shown = tuple(
        CodeOutView(each.id, _name(now, each.participant), now.local(each.expires_at))
        for each in every
    )
    resting = rest(len(every), tried, at)
    return CodesPage(now.code, shown, address, digits, _name(now, person), resting)


def _name(now: Snapshot, person: str | None) -> str:
    who = now.people.get(person or "")
    return who.name if who else ""
