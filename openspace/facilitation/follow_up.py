"""What the clock says of actions, and what is mailed ahead to who owns one.

The rule: the letter goes as long ahead of the day as the gathering says (FU6), once for each day
and owner (ML5).
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from openspace.domain.follow_up import comes_near, fall_due, followed_up
from openspace.domain.gathering import Gathering
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import House, verb
from openspace.facilitation.loading import gathering_of
from openspace.post.paper import Addressee, Occasion
from openspace.post.reminders import action_due
from openspace.store import actions, outbox, participants
from openspace.store.follow_up import approaching
from openspace.store.keeping import Transaction
from openspace.store.reach import reach
from openspace.store.retention import retention

Link = Callable[[str], str]


@verb(None)
def remind(tx: Transaction, caller: Caller, at: datetime, action: str) -> Outcome:
    """Say that an action is due, or late."""
    found = actions.action(tx, caller.gathering, action)
    gathering = gathering_of(tx, caller)
    if found is None or not _goes_on(tx, gathering, at):
        return ()
    today = at.astimezone(ZoneInfo(gathering.time_zone)).date()
    return fall_due(caller.gathering, found, today, at)


@verb(None)
def write_ahead(tx: Transaction, caller: Caller, at: datetime, action: str, link: Link) -> Outcome:
    """Write to who owns an action that it is to be done soon."""
    found, gathering = actions.action(tx, caller.gathering, action), gathering_of(tx, caller)
    if found is None or found.owner is None or found.due is None:
        return ()
    today = at.astimezone(ZoneInfo(gathering.time_zone)).date()
    near = comes_near(found, gathering.reminded_days, today)
    if not near or not _goes_on(tx, gathering, at):
        return ()
    who, known = participants.participant(tx, found.owner), reach(tx, found.owner)
    if who is None or who.removed or known is None or not (known.confirmed and known.duties):
        return ()
    whom = Addressee(known.address, who.name, who.id, known.language)
    when = Occasion(f"action:{found.id}:{found.due.isoformat()}:ahead:{who.id}")
    path, about = link(f"/g/{gathering.code}/actions/{found.id}"), (found.number, found.title)
    return outbox.put(tx, at, action_due(gathering, whom, path, when, about, found.due))


def _goes_on(tx: Transaction, gathering: Gathering, at: datetime) -> bool:
    return followed_up(gathering, retention(tx, gathering.code), at)


async def write_to_owners(house: House) -> None:
    """Write to all of them whose day comes near."""
    at = house.clock()
    for code, action in await house.store.read(lambda tx: approaching(tx, at)):
        outsider = Caller(code, None, Role.OUTSIDE)
        await house.perform_due(write_ahead, outsider, action, house.link)
