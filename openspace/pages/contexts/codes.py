"""The codes that are out, for the desk; their digits nobody knows by then."""

from datetime import datetime

from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.codes import CodeOutView, CodesPage
from openspace.store.codes import out


def codes_page(
    now: Snapshot, at: datetime, address: str, digits: str = "", person: str = ""
) -> CodesPage:
    """The page; ``digits`` were just made, for a ``person`` or for somebody new."""
    every = (each for each in out(now.tx, now.code) if each.expires_at > at)
    shown = (
        CodeOutView(each.id, _name(now, each.participant), now.local(each.expires_at))
        for each in every
    )
    return CodesPage(now.code, tuple(shown), address, digits, _name(now, person))


def _name(now: Snapshot, person: str | None) -> str:
    who = now.people.get(person or "")
    return who.name if who else ""
