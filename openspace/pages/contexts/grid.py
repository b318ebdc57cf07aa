"""Where facilitators set the grid up."""

from collections.abc import Mapping
from dataclasses import replace

from openspace.domain.agenda import Agenda, Place
from openspace.domain.grid import rules_seen
from openspace.domain.places import Details, place_seen, removal_seen, seats_for
from openspace.pages.contexts.calls import calls_view
from openspace.pages.contexts.note_template import template_view
from openspace.pages.contexts.pairs import numbers_view, pairs_view
from openspace.pages.contexts.parts import place_view, topic_link
from openspace.pages.contexts.rounds import round_form, rounds_view, seminars_among
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.calls import CallsView
from openspace.pages.views.grid import (
    GridPage,
    PairFormView,
    PlaceFormView,
    PlaceRowView,
    PlacesView,
    RoundFormView,
    RulesView,
    TightListView,
    TightView,
)
from openspace.pages.views.parts import FieldView

FIELDS = {
    "place_nameless": "name",
    "place_name_long": "name",
    "place_name_taken": "name",
    "seats_wrong": "seats",
    "room_long": "room",
    "call_wrong": "call",
}
"""Which field of a place a refusal is about."""


def tight_topics(now: Snapshot) -> dict[str, TightView]:
    """The topics that more people marked than find a seat, by id (C3)."""
    found = {}
    for topic in now.topics.values():
        seats, count = seats_for(now.agenda, topic.id), now.interest.get(topic.id, (0, 0))[0]
        if seats is not None and count > seats:
            places = _names(now.agenda, topic.id)
            found[topic.id] = TightView(topic_link(topic), count, seats, places)
    return found


def tight_view(now: Snapshot) -> TightListView:
    """The same, those first that lack most seats."""
    found = sorted(tight_topics(now).values(), key=lambda each: each.seats - each.count)
    return TightListView(now.code, tuple(found))


def rules_view(now: Snapshot) -> RulesView:
    """The rules as they are."""
    ruled = now.gathering
    return RulesView(now.code, ruled.placing_rule, ruled.tallies, rules_seen(ruled))


def typed_rules(now: Snapshot, placing_rule: str, tallies: str) -> RulesView:
    """The rules as somebody chose them who had not seen what they are by now."""
    return replace(rules_view(now), placing_rule=placing_rule, tallies=tallies)


def places_view(now: Snapshot) -> PlacesView:
    """The places."""
    tight = tight_topics(now)
    return PlacesView(now.code, tuple(_row(now, place, tight) for place in now.agenda.places))


def place_form(now: Snapshot, place: str) -> PlaceFormView | None:
    """The sheet of a place as it is; an empty one for a new place."""
    found = now.agenda.place(place)
    if found is None:
        return None if place else PlaceFormView()
    return PlaceFormView(
        place=found.id,
        seen=place_seen(found),
        removal_seen=removal_seen(now.agenda, found),
        hung=len(now.agenda.placements_at(found.id)),
        seminars=seminars_among(now, now.agenda.placements_at(found.id)),
        called=found.name,
        name=FieldView(found.name),
        seats=FieldView(str(found.seats or "")),
        room=FieldView(found.room),
        call=FieldView(found.call),
    )


def typed_place(
    now: Snapshot, place: str, typed: Details, seen: str, wrong: Mapping[str, str]
) -> PlaceFormView:
    """The sheet with what was typed, and sentences about what is ``wrong`` by field.

    ``seen`` is what the reader saw; an empty one is what they see now.
    """
    form = place_form(now, place) or PlaceFormView()
    return replace(
        form,
        seen=seen or form.seen,
        name=FieldView(typed.name, wrong.get("name", "")),
        seats=FieldView(typed.seats, wrong.get("seats", "")),
        room=FieldView(typed.room, wrong.get("room", "")),
        call=FieldView(typed.call, wrong.get("call", "")),
    )


def grid_page(
    now: Snapshot,
    place: PlaceFormView | None = None,
    times: RoundFormView | None = None,
    pair: PairFormView | None = None,
    refusal: str = "",
    saved: str = "",
    calls: CallsView | None = None,
) -> GridPage:
    """The page, with the sheets that are open."""
    return GridPage(
        rules=rules_view(now),
        places=places_view(now),
        place_form=place or PlaceFormView(),
        rounds=rounds_view(now),
        round_form=times or round_form(now),
        pairs=pairs_view(now),
        pair_form=pair or PairFormView(),
        numbers=numbers_view(now),
        zone=now.gathering.time_zone,
        calls=calls or calls_view(now),
        note_template=template_view(now),
        refusal=refusal,
        rules_saved=saved == "rules",
        calls_saved=saved == "calls",
        template_saved=saved == "template",
    )


def _row(now: Snapshot, place: Place, tight: Mapping[str, TightView]) -> PlaceRowView:
    hung = now.agenda.placements_at(place.id)
    topics = dict.fromkeys(each.topic for each in hung)
    lacking = tuple(tight[topic] for topic in topics if topic in tight)
    return PlaceRowView(place_view(place), place.seats, len(hung), lacking)


def _names(agenda: Agenda, topic: str) -> tuple[str, ...]:
    placed = (agenda.place(each.place) for each in agenda.placements if each.topic == topic)
    return tuple(each.name for each in placed if each)
