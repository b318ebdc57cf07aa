"""The call of a room, and where facilitators choose which calls there are."""

from collections.abc import Mapping
from dataclasses import replace

from openspace.domain.calls import calls_seen, link_of, offer
from openspace.domain.rooms import WITH_LINKS
from openspace.pages.contexts.note_history import writers_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.calls import CallersView, CallsView, CallView, StandingLinkView
from openspace.pages.views.parts import FieldView


def call_view(now: Snapshot, room: str) -> CallView:
    """What a room's page offers."""
    link = link_of(now.gathering, now.agenda, room)
    return CallView(now.code, room, offer(now.gathering.calls, link), link, callers_view(now, room))


def callers_view(now: Snapshot, room: str) -> CallersView:
    """Who is in its call."""
    people = now.calling.people(now.code, room)
    if not people:
        return CallersView(room)
    return CallersView(room, writers_view(now, people), writers_view(now, people, most=1))


def calls_view(now: Snapshot) -> CallsView:
    """Which calls there are, and the links of the rooms that always stand."""
    links = now.gathering.links
    return CallsView(
        now.code,
        now.gathering.calls,
        tuple(StandingLinkView(room, FieldView(links.get(room, ""))) for room in WITH_LINKS),
        calls_seen(now.gathering),
    )


def typed_calls(
    now: Snapshot, rule: str, links: Mapping[str, str], seen: str, wrong: Mapping[str, str]
) -> CallsView:
    """The same as it was typed, with what is ``wrong`` by room; what is not about one under ""."""
    told = tuple(
        StandingLinkView(room, FieldView(links.get(room, ""), wrong.get(room, "")))
        for room in WITH_LINKS
    )
    view = calls_view(now)
    return replace(view, rule=rule, links=told, seen=seen or view.seen, refusal=wrong.get("", ""))
