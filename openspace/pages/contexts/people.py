"""Who is here, by name, for facilitators alone.

The rule: words find a person when each of them is in the name or the organisation, in any case.
"""

from openspace.domain.convening import present
from openspace.domain.participants import Participant
from openspace.domain.permissions import Role
from openspace.domain.rooms import standing
from openspace.domain.whereabouts import Whereabouts
from openspace.pages.contexts.parts import topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.people import (
    GuestView,
    HeadcountView,
    PeopleListView,
    PeoplePage,
    RemovalPage,
    WhereView,
)
from openspace.store import participants


def where_view(now: Snapshot, person: str) -> WhereView:
    """Where somebody is."""
    there = now.where.get(person, Whereabouts(person))
    breakout = now.breakouts.get(there.room or "")
    return WhereView(
        now.code,
        person,
        here=not there.away,
        room=breakout.id if breakout else "",
        standing=standing(there.room) or "",
        topic=topic_link(breakout.topic) if breakout else None,
    )


def guests_view(now: Snapshot, words: str = "") -> PeopleListView:
    """Everybody, those shown whom these words find; who was removed comes last, and who
    was erased is in no list."""
    parts = words.casefold().split()
    every = (each for each in now.people.values() if not each.erased)
    in_order = sorted(every, key=lambda each: (each.removed, each.name.casefold(), each.id))
    return PeopleListView(now.code, tuple(_guest(now, each, parts) for each in in_order), words)


def headcount_view(now: Snapshot) -> HeadcountView:
    """How many are here."""
    return HeadcountView(len(now.present), participants.count(now.tx, now.code))


def people_page(now: Snapshot, words: str) -> PeoplePage:
    """The page."""
    return PeoplePage(guests_view(now, words), headcount_view(now))


def removal_page(now: Snapshot, who: Participant, words: str) -> RemovalPage:
    """What removing somebody would do."""
    theirs = [each for each in now.topics.values() if who.id in present(each)]
    return RemovalPage(
        now.code,
        who.id,
        who.name,
        who.organisation,
        tuple(topic_link(each) for each in theirs if present(each) == (who.id,)),
        tuple(topic_link(each) for each in theirs if present(each) != (who.id,)),
        words,
    )


def _guest(now: Snapshot, who: Participant, parts: list[str]) -> GuestView:
    return GuestView(
        who.id,
        who.name,
        who.organisation,
        where_view(now, who.id),
        facilitates=who.role is Role.FACILITATOR,
        removed=who.removed,
        hidden=not _fits(who, parts),
    )


def _fits(who: Participant, parts: list[str]) -> bool:
    text = f"{who.name} {who.organisation}".casefold()
    return all(each in text for each in parts)
