"""The big screen: the grid before a round, the rooms in one, the book after the last."""

from collections import Counter
from datetime import datetime

from openspace.domain.agenda import Breakout, Slot
from openspace.domain.placing import is_ahead
from openspace.domain.timetable import Phase
from openspace.pages.contexts.announcements import announced_view
from openspace.pages.contexts.closing import reflections_view
from openspace.pages.contexts.convergence import ranking_view, shown, state_of
from openspace.pages.contexts.hall import breakouts_in, slot_now, waiting
from openspace.pages.contexts.parts import slot_count, slot_of, stretch_at
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.times import epoch
from openspace.pages.views.projector import (
    HintView,
    MomentView,
    ProjectorPage,
    ScreenSlotView,
    ScreenTopicView,
    ScreenView,
)

ON_SCREEN = 8
"""So many lines of the closing circle are shown at once."""
OF_A_PHASE = {
    Phase.OPENING: "opening",
    Phase.ROUND: "round",
    Phase.CONVERGENCE: "priorities",
}


def kind_of(now: Snapshot) -> str:
    """What the screen is about: what is on, else the grid, or the book after the last round."""
    phase = now.gathering.timetable.now.phase
    if phase in OF_A_PHASE and (phase is not Phase.CONVERGENCE or state_of(now) == "open"):
        return OF_A_PHASE[phase]
    if phase is Phase.CLOSING and reflections_view(now).lines:
        return "closing"
    return "grid" if slots_ahead(now) else "book"


def slots_ahead(now: Snapshot) -> list[Slot]:
    """The slots that have not begun."""
    return [slot for slot in now.agenda.slots if is_ahead(now.gathering.timetable, slot)]


def moment_view(now: Snapshot) -> MomentView:
    """The phase that is open."""
    opened = stretch_at(now, now.gathering.timetable.position)
    if opened is None:
        raise LookupError(now.code)
    return MomentView(opened)


def topic_view(now: Snapshot, breakout: Breakout, *, counted: bool) -> ScreenTopicView:
    """A topic in its place; ``counted`` with the people in its room."""
    topic = breakout.topic
    return ScreenTopicView(
        breakout=breakout.id,
        place=slot_of(now, breakout.id)[1],
        number=topic.number,
        title=topic.title,
        count=now.heads[breakout.id] if counted else None,
        language=topic.language,
    )


def slot_view(now: Snapshot, slot: Slot) -> ScreenSlotView:
    """A slot with its topics."""
    counted = kind_of(now) == "round"
    topics = (topic_view(now, each, counted=counted) for each in breakouts_in(now, slot))
    return ScreenSlotView(slot_count(now, slot), tuple(topics))


def screen_view(now: Snapshot) -> ScreenView:
    """The whole screen."""
    kind, position = kind_of(now), now.gathering.timetable.position
    running = slot_now(now)
    slots = {"round": [running] if running else [], "grid": slots_ahead(now)}.get(kind, [])
    placed = Counter(each.slot for each in now.agenda.placements)
    return ScreenView(
        kind=kind,
        now=moment_view(now).now,
        next=stretch_at(now, position + 1),
        then=stretch_at(now, position + 2),
        slots=tuple(slot_view(now, slot) for slot in slots),
        rounds=tuple(placed[slot.id] for slot in now.agenda.slots),
        ranking=ranking_view(now) if kind == "priorities" else None,
        reflections=reflections_view(now, ON_SCREEN) if kind == "closing" else None,
    )


def hint_view(now: Snapshot) -> HintView:
    """One invitation: to somebody who waits for more, if there is one."""
    kind = kind_of(now)
    if kind == "round":
        lonely = _loneliest(now)
        if lonely is None:
            return HintView("roam")
        topic = topic_view(now, lonely, counted=True)
        return HintView("waiting", topic, waiting(now, lonely.id))
    if kind == "priorities":
        return HintView("valid" if shown(now) else "lay")
    if kind in ("closing", "book"):
        return HintView("book")
    coming = stretch_at(now, now.gathering.timetable.position + 1)
    if coming and coming.kind == Phase.ROUND:
        return HintView("soon", next=coming)
    return HintView("take")


def projector_page(
    now: Snapshot, address: str, channels: str, at: datetime, back: str = ""
) -> ProjectorPage:
    """The page; ``address`` is the gathering's own."""
    return ProjectorPage(
        moment=moment_view(now),
        announced=announced_view(now),
        screen=screen_view(now),
        hint=hint_view(now),
        address=address,
        book=f"{address}/workbook",
        channels=channels,
        now_ms=epoch(at),
        back=back,
    )


def _loneliest(now: Snapshot) -> Breakout | None:
    """The room of the round with fewest people who wait, first by its place."""
    few = [each for each in breakouts_in(now, slot_now(now)) if 0 < now.heads[each.id] <= 2]
    return min(few, key=lambda each: now.heads[each.id], default=None)
