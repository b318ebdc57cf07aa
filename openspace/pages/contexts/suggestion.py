"""A suggested agenda: from a plan and its steps to what a facilitator reads."""

from collections import Counter
from collections.abc import Mapping, Sequence

from openspace.domain.agenda import Place
from openspace.domain.placing import next_name
from openspace.pages.contexts.parts import slot_view, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import PlaceView, TapedView, TopicLinkView
from openspace.pages.views.suggestion import (
    ArrangementView,
    BrokenView,
    ChangeView,
    ReasonView,
    SketchCellView,
    SketchRowView,
    SketchView,
    StepView,
    SuggestionPage,
    WishesView,
)
from openspace.planning.explain import Change, Gain, Loss, Step
from openspace.planning.problem import Cell
from openspace.planning.suggestion import Draft
from openspace.store import suggestion

MOST_REASONS = 3
Placements = Mapping[str, Cell]


def arrangement_view(now: Snapshot) -> ArrangementView:
    """What was applied last, and by whom."""
    last = suggestion.last_arrangement(now.tx, now.code)
    if last is None:
        return ArrangementView(now.code)
    by = now.people.get(last.participant)
    name, made_at = by.name if by else "", now.local(last.made_at)
    return ArrangementView(now.code, last.id, name, made_at, len(last.moves))


def suggestion_page(
    now: Snapshot, draft: Draft, refusal: str = "", left: int = 0
) -> SuggestionPage:
    """The page; the draft may be a moment older than the snapshot, so what is gone is left out."""
    plan, drawn = draft.plan, _Drawn(now, draft)
    today = {each.breakout: each.cell for each in now.agenda.placements}
    return SuggestionPage(
        code=now.code,
        arrangement=arrangement_view(now),
        wishes=WishesView(plan.attended_before, plan.attended, plan.wished),
        steps=tuple(drawn.step(number, step) for number, step in enumerate(draft.steps, 1)),
        today=drawn.sketch("today", today, plan.placements, now.agenda.places),
        after=drawn.sketch("after", plan.placements, today, drawn.places),
        unplaced=drawn.links_of(plan.left_out),
        broken=tuple(BrokenView(each.rule, drawn.links_of(each.runs)) for each in plan.broken),
        refusal=refusal,
        left=left,
    )


def no_suggestion_page(now: Snapshot) -> SuggestionPage:
    """The page when the planner has failed."""
    return SuggestionPage(now.code, arrangement_view(now), failed=True)


class _Drawn:
    """A plan in words: what its ids are called on the grid and on the wall."""

    def __init__(self, now: Snapshot, draft: Draft) -> None:
        self._now = now
        self._wishes = Counter(topic for each in draft.problem.wishes.values() for topic in each)
        self._slots = {each.id: each for each in now.agenda.slots}
        places = list(now.agenda.places)
        for new in draft.plan.grown:
            places.append(Place(new, next_name(places), len(places)))
        self.places = tuple(places)
        self._names = {each.id: each.name for each in places}

    def step(self, number: int, step: Step) -> StepView:
        """A step with its reasons, the strongest first."""
        return StepView(
            id=f"step_{number}",
            moves=" ".join(map(written, step.changes)),
            changes=tuple(self._change(each) for each in step.changes),
            gains=self._reasons(step.gains),
            losses=self._reasons(step.losses),
        )

    def sketch(
        self, name: str, placements: Placements, other: Placements, places: Sequence[Place]
    ) -> SketchView:
        """A small grid; what is elsewhere on the ``other`` one is marked."""
        held = {cell: run for run, cell in placements.items() if run in self._now.breakouts}
        rows = []
        for place in places:
            runs = [held.get((slot, place.id)) for slot in self._slots]
            cells = (
                SketchCellView(self.link_of(run) if run else None, _differs(run, placements, other))
                for run in runs
            )
            rows.append(SketchRowView(PlaceView(place.id, place.name), tuple(cells)))
        slots = tuple(slot_view(self._now, each) for each in self._now.agenda.slots)
        return SketchView(name, slots, tuple(rows))

    def link_of(self, run: str) -> TopicLinkView:
        """The topic of a run."""
        return topic_link(self._now.breakouts[run].topic)

    def links_of(self, runs: Sequence[str]) -> tuple[TopicLinkView, ...]:
        """The topics of those of these runs that still hang."""
        return tuple(self.link_of(run) for run in runs if run in self._now.breakouts)

    def _change(self, change: Change) -> ChangeView:
        return ChangeView(
            self._link(change.topic),
            self._taped(change.before),
            self._taped(change.after),
            self._wishes[change.topic],
        )

    def _reasons(self, pairs: Sequence[Gain | Loss]) -> tuple[ReasonView, ...]:
        return tuple(
            ReasonView(self._link(each.topic), self._link(each.other), each.people)
            for each in pairs[:MOST_REASONS]
        )

    def _link(self, topic: str) -> TopicLinkView:
        found = self._now.topics.get(topic)
        return topic_link(found) if found else TopicLinkView(topic, 0, "")

    def _taped(self, cell: Cell | None) -> TapedView | None:
        slot = self._slots.get(cell[0]) if cell else None
        if cell is None or slot is None:
            return None
        return TapedView(slot_view(self._now, slot), self._names.get(cell[1], ""))


def _differs(run: str | None, placements: Placements, other: Placements) -> bool:
    return run is not None and placements[run] != other.get(run)


def written(change: Change) -> str:
    """A change as the form names it: ``breakout=slot:place>slot:place``, empty for the wall."""
    cells = (":".join(cell) if cell else "" for cell in (change.before, change.after))
    return f"{change.run}={'>'.join(cells)}"
