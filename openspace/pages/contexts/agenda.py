"""The grid of slots and places."""

from collections.abc import Iterable

from openspace.domain.agenda import Breakout, Place, Slot, breakouts_of, is_over
from openspace.domain.freezing import settles
from openspace.domain.hanging import seen_at
from openspace.domain.marketplace import Topic
from openspace.domain.pairs import apart_in, elsewhere
from openspace.domain.permissions import Caller
from openspace.domain.places import seats_for
from openspace.domain.placing import is_ahead
from openspace.pages.contexts.parts import (
    convener_of,
    free_cells,
    place_view,
    slot_count,
    slot_view,
    taped,
    topic_link,
)
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.agenda import (
    AgendaPage,
    CellTopicView,
    CellView,
    ColumnView,
    GridView,
    HoldView,
    LooseView,
    PlacingView,
    RunView,
    TakerView,
    TakeView,
    TopicInterestView,
    WarningView,
)
from openspace.pages.views.parts import TopicLinkView
from openspace.store import agenda, marketplace


def interest_view(now: Snapshot, breakout: Breakout) -> TopicInterestView:
    """How many want to come to a topic, as each card of it says."""
    if now.shown_at:
        return TopicInterestView(breakout.id, 0, shown_at=now.shown_at)
    count = now.interest.get(breakout.topic.id, (0, 0))[0]
    seats = seats_for(now.agenda, breakout.topic.id) if breakout.id in now.placed else None
    return TopicInterestView(breakout.id, count, seats is not None and count > seats)


def interest_views(now: Snapshot, topics: Iterable[str]) -> list[TopicInterestView]:
    """The same for every card of those of these topics that still hang."""
    marks = marketplace.marks_by_run(now.tx, now.code, topics)
    if now.shown_at:
        return [TopicInterestView(each, 0, shown_at=now.shown_at) for each in marks]
    seats = agenda.seats_by_run(now.tx, marks)
    return [
        TopicInterestView(run, many, many > seats.get(run, many)) for run, many in marks.items()
    ]


def card(now: Snapshot, breakout: Breakout) -> CellTopicView:
    """A run of a topic as it hangs on the grid."""
    topic, hung = breakout.topic, now.placed.get(breakout.id)
    return CellTopicView(
        code=now.code,
        id=topic.id,
        breakout=breakout.id,
        run=breakout.run,
        number=topic.number,
        title=topic.title,
        convener=convener_of(topic)[0],
        interest=interest_view(now, breakout),
        language=topic.language,
        track=topic.track,
        pinned=hung is not None and hung.pinned,
        seen=seen_at(hung),
    )


def cell_view(now: Snapshot, slot: Slot, place: Place) -> CellView:
    """A cell, with its topic or free."""
    there = now.agenda.at(slot.id, place.id)
    breakout = now.breakouts.get(there.breakout) if there else None
    return CellView(
        now.code,
        slot_view(now, slot),
        place_view(place),
        card(now, breakout) if breakout else None,
    )


def cell_at(now: Snapshot, slot: str, place: str) -> CellView | None:
    """A cell by its ids; None where the grid has it no more."""
    at, where = now.agenda.slot(slot), now.agenda.place(place)
    return cell_view(now, at, where) if at and where else None


def grid_view(now: Snapshot) -> GridView:
    """The whole grid."""
    return GridView(
        places=tuple(place_view(place) for place in now.agenda.places),
        columns=tuple(
            ColumnView(
                slot_count(now, slot),
                tuple(cell_view(now, slot, place) for place in now.agenda.places),
                is_over(now.gathering.timetable, slot),
                hold_view(now, slot),
            )
            for slot in now.agenda.slots
        ),
    )


def hold_view(now: Snapshot, slot: Slot) -> HoldView | None:
    """From when what hangs in a slot stays; nothing for one that has begun."""
    if not is_ahead(now.gathering.timetable, slot):
        return None
    return HoldView(now.code, slot_view(now, slot), slot.frozen, now.local(settles(slot)))


def loose_view(now: Snapshot) -> LooseView:
    """The runs of topics that have no place."""
    loose = (each for each in now.breakouts.values() if each.id not in now.placed)
    return LooseView(tuple(card(now, breakout) for breakout in loose))


def take_view(now: Snapshot, caller: Caller, cell: str) -> TakeView | None:
    """A free cell somebody pressed, and what they could put there."""
    slot_id, _, place_id = cell.partition(":")
    free = [each for each in now.agenda.free_cells() if each[0].id == slot_id]
    found = next((each for each in free if each[1].id == place_id), None)
    if found is None:
        return None
    mine = (
        each
        for each in now.breakouts.values()
        if (caller.facilitates or each.topic.convened_by(caller)) and each.id not in now.placed
    )
    slot, place = found
    return TakeView(
        slot_view(now, slot),
        place_view(place),
        tuple(TakerView(each.id, topic_link(each.topic)) for each in mine),
    )


def run_views(now: Snapshot, topic: Topic) -> tuple[RunView, ...]:
    """The runs of a topic, and where they are."""
    return tuple(
        RunView(each.id, each.run, taped(now, each.id), seen_at(now.placed.get(each.id)))
        for each in breakouts_of([topic])
    )


def placing_view(now: Snapshot, topic: Topic, chosen: str = "") -> PlacingView:
    """Where a topic, or the ``chosen`` one of its runs, could go."""
    runs = run_views(now, topic)
    return PlacingView(now.code, topic.id, runs, free_cells(now), chosen or topic.breakout)


def agenda_page(
    now: Snapshot,
    caller: Caller,
    cell: str = "",
    refusal: str = "",
    in_hand: tuple[str, str] = ("", ""),
    placed: str = "",
) -> AgendaPage:
    """The agenda; ``refusal`` says why the topic and run ``in_hand`` could not have a place.

    ``placed`` is the run that a facilitator has just placed.
    """
    topic, run = in_hand
    wanting = now.topics.get(topic)
    return AgendaPage(
        grid=grid_view(now),
        loose=loose_view(now),
        free_cells=free_cells(now),
        take=take_view(now, caller, cell) if cell else None,
        refusal=refusal,
        placing=placing_view(now, wanting, run) if wanting else None,
        programme=caller.facilitates or any(each.fixed for each in now.topics.values()),
        warning=warning_view(now, placed) if placed and caller.facilitates else None,
    )


def warning_view(now: Snapshot, breakout: str) -> WarningView | None:
    """What the place of a run goes against, if anything (U2, U3)."""
    hung, run = now.placed.get(breakout), now.breakouts.get(breakout)
    if hung is None or run is None:
        return None
    near = apart_in(now.wishes, now.agenda, hung.topic, hung.slot)
    away = elsewhere(now.wishes, now.agenda, hung.topic, hung.slot)
    if not near | away:
        return None
    return WarningView(topic_link(run.topic), _links(now, near), _links(now, away))


def _links(now: Snapshot, topics: Iterable[str]) -> tuple[TopicLinkView, ...]:
    found = [now.topics[each] for each in topics if each in now.topics]
    return tuple(topic_link(each) for each in sorted(found, key=lambda each: each.number))
