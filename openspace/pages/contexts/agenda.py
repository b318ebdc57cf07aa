"""The grid of slots and places."""

from openspace.domain.agenda import Place, Slot
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.pages.contexts.parts import (
    convener_of,
    free_cells,
    slot_count,
    slot_view,
    topic_link,
)
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.agenda import (
    AgendaPage,
    CellTopicView,
    CellView,
    ColumnView,
    GridView,
    LooseView,
    PlacingView,
    TakeView,
    TopicInterestView,
)
from openspace.pages.views.parts import PlaceView


def interest_view(now: Snapshot, topic: Topic) -> TopicInterestView:
    """How many want to come."""
    return TopicInterestView(topic.id, now.interest.get(topic.id, (0, 0))[0])


def card(now: Snapshot, topic: Topic) -> CellTopicView:
    """A topic as it hangs on the grid."""
    return CellTopicView(
        code=now.code,
        id=topic.id,
        number=topic.number,
        title=topic.title,
        convener=convener_of(topic)[0],
        interest=interest_view(now, topic),
        language=topic.language,
    )


def cell_view(now: Snapshot, slot: Slot, place: Place) -> CellView:
    """A cell, with its topic or free."""
    there = now.agenda.at(slot.id, place.id)
    topic = now.topics.get(there.topic) if there else None
    return CellView(
        now.code,
        slot_view(now, slot),
        PlaceView(place.id, place.name),
        card(now, topic) if topic else None,
    )


def cell_at(now: Snapshot, slot: str, place: str) -> CellView:
    """A cell by its ids."""
    at = next(each for each in now.agenda.slots if each.id == slot)
    where = next(each for each in now.agenda.places if each.id == place)
    return cell_view(now, at, where)


def grid_view(now: Snapshot) -> GridView:
    """The whole grid."""
    return GridView(
        places=tuple(PlaceView(place.id, place.name) for place in now.agenda.places),
        columns=tuple(
            ColumnView(
                slot_count(now, slot),
                tuple(cell_view(now, slot, place) for place in now.agenda.places),
            )
            for slot in now.agenda.slots
        ),
    )


def loose_view(now: Snapshot) -> LooseView:
    """The topics without a place."""
    loose = (each for each in now.topics.values() if each.id not in now.placed)
    return LooseView(tuple(card(now, topic) for topic in loose))


def take_view(now: Snapshot, caller: Caller, cell: str) -> TakeView | None:
    """A free cell somebody pressed, and what they could put there."""
    slot_id, _, place_id = cell.partition(":")
    free = [each for each in now.agenda.free_cells() if each[0].id == slot_id]
    found = next((each for each in free if each[1].id == place_id), None)
    if found is None:
        return None
    mine = (
        topic
        for topic in now.topics.values()
        if (caller.facilitates or topic.convened_by(caller)) and topic.id not in now.placed
    )
    slot, place = found
    return TakeView(
        slot_view(now, slot),
        PlaceView(place.id, place.name),
        tuple(topic_link(topic) for topic in mine),
    )


def placing_view(now: Snapshot, topic: Topic) -> PlacingView:
    """Where a topic could go."""
    return PlacingView(now.code, topic.id, topic.id in now.placed, free_cells(now))


def agenda_page(
    now: Snapshot, caller: Caller, cell: str = "", refusal: str = "", in_hand: str = ""
) -> AgendaPage:
    """The agenda; ``refusal`` says why the topic ``in_hand`` could not have a place."""
    wanting = now.topics.get(in_hand)
    return AgendaPage(
        grid=grid_view(now),
        loose=loose_view(now),
        free_cells=free_cells(now),
        take=take_view(now, caller, cell) if cell else None,
        refusal=refusal,
        placing=placing_view(now, wanting) if wanting else None,
    )
