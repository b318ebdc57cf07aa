"""The timetable, where facilitators change it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from openspace.domain.agenda import Placement
from openspace.domain.clocks import Typed, as_typed
from openspace.domain.refusal import Refusal
from openspace.domain.rounds import changeable, position_called, round_seen, times_seen
from openspace.domain.timetable import AFTERWARDS, Phase
from openspace.pages.contexts.parts import stretch_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.grid import RoundFormView, RoundsView, SectionView
from openspace.pages.views.parts import FieldView

FIELDS = {
    "time_wrong": "starts",
    "time_skipped": "starts",
    "time_past": "starts",
    "times_overlap": "starts",
    "too_many_days": "day",
    "ends_first": "ends",
}
"""Which field of a round a refusal is about."""
NO_LINES = (Phase.INVITED, *AFTERWARDS)


def section_view(now: Snapshot, position: int) -> SectionView:
    """A line of the timetable."""
    timetable = now.gathering.timetable
    stretch = timetable.stretches[position]
    slot = stretch.slot or ""
    return SectionView(
        position,
        stretch_view(now, stretch),
        slot,
        len(now.agenda.placements_in(slot)),
        not isinstance(changeable(timetable, position), Refusal),
        stretch.frozen,
    )


def rounds_view(now: Snapshot) -> RoundsView:
    """The whole timetable, without the weeks before and after it."""
    stretches = now.gathering.timetable.stretches
    lines = [at for at, each in enumerate(stretches) if each.phase not in NO_LINES]
    sections = tuple(section_view(now, at) for at in lines)
    days = {each.stretch.starts.date() for each in sections}
    return RoundsView(now.code, sections, len(days) > 1)


def round_position(now: Snapshot, slot: str, phase: int | None) -> int:
    """The position of the round or phase that is asked for; -1 for none."""
    return (
        position_called(now.gathering.timetable, slot) if slot else -1 if phase is None else phase
    )


def seminars_among(now: Snapshot, hung: Iterable[Placement]) -> int:
    """How many of these the fixed programme has put there."""
    return sum(1 for each in hung if each.topic in now.topics and now.topics[each.topic].fixed)


def round_form(now: Snapshot, position: int = -1) -> RoundFormView:
    """The sheet of what stands there as it is; an empty one for a new round."""
    timetable = now.gathering.timetable
    stretch = changeable(timetable, position)
    if isinstance(stretch, Refusal):
        opened = timetable.now if timetable.now.phase is not Phase.INVITED else timetable.next
        day = now.local(opened.starts).date() if opened else now.gathering.date
        return RoundFormView(day=FieldView(day.isoformat()))
    typed = as_typed(now.zone, (stretch.starts, stretch.ends))
    return RoundFormView(
        of=section_view(now, position),
        seen=times_seen(stretch),
        removal_seen=round_seen(now.agenda, stretch),
        seminars=seminars_among(now, now.agenda.placements_in(stretch.slot or "")),
        day=FieldView(typed.day),
        starts=FieldView(typed.starts),
        ends=FieldView(typed.ends),
    )


def typed_round(
    now: Snapshot, position: int, typed: Typed, seen: str, wrong: Mapping[str, str]
) -> RoundFormView:
    """The sheet with what was typed, and sentences about what is ``wrong`` by field.

    ``seen`` is what the reader saw; an empty one is what they see now.
    """
    form = round_form(now, position)
    return replace(
        form,
        seen=seen or form.seen,
        day=FieldView(typed.day, wrong.get("day", "")),
        starts=FieldView(typed.starts, wrong.get("starts", "")),
        ends=FieldView(typed.ends, wrong.get("ends", "")),
    )
