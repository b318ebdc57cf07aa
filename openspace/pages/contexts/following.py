"""Following a colleague: shown is where somebody is now, of those alone who allow it."""

from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.pages.contexts.parts import where_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.following import (
    ColleaguesPage,
    ColleagueView,
    FollowingView,
    PermissionView,
)
from openspace.store import following, participants


def permission_view(now: Snapshot, caller: Caller) -> PermissionView:
    """Whether others may follow me."""
    leave = following.leave_of(now.tx, now.code, caller.person)
    return PermissionView(now.code, leave.allowed)


def following_view(now: Snapshot, caller: Caller) -> FollowingView:
    """Whom I follow, and where they are."""
    followed = following.followed_by(now.tx, caller.person)
    person = participants.participant(now.tx, followed) if followed else None
    if person is None or person.removed:
        return FollowingView(now.code)
    there, here = (now.whereabouts_of(each) for each in (person.id, caller.person))
    where = None if there.away else where_view(now, there.room)
    together = there.room == here.room and not there.away
    return FollowingView(now.code, person.id, person.name, where, together)


def colleague_view(now: Snapshot, person: Participant) -> ColleagueView:
    """Somebody who can be followed; their organisation where they agreed to be listed."""
    there = now.whereabouts_of(person.id)
    where = None if there.away else where_view(now, there.room)
    organisation = person.organisation if person.listed else ""
    return ColleagueView(now.code, person.id, person.name, organisation, where)


def colleagues(now: Snapshot, words: str = "") -> tuple[ColleagueView, ...]:
    """All of them by name, or those whose name has these words."""
    allowing = following.allowing(now.tx, now.code)
    found = [
        each
        for each in now.people.values()
        if each.id in allowing and words.casefold() in each.name.casefold()
    ]
    found.sort(key=lambda each: each.name.casefold())
    return tuple(colleague_view(now, each) for each in found)


def colleagues_page(now: Snapshot, caller: Caller, words: str) -> ColleaguesPage:
    """The page."""
    return ColleaguesPage(now.code, permission_view(now, caller), words, colleagues(now, words))
