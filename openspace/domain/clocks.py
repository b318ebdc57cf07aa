"""The clock of a gathering, which may skip an hour, or show one twice.

Rules:
    X1 A gathering has one clock: its zone's. What is typed is meant on it, wherever one sits.
    X2 A time that the clocks skip is none. One that comes twice is the first of the two; but an
       end is the first after its start.
    X3 What was not typed anew stays the moment it was, to the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from openspace.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Typed:
    """When something is, as it is typed: a day as ``2027-05-20``, times as ``09:30``."""

    day: str
    starts: str
    ends: str


Span = tuple[datetime, datetime]
"""When something starts and ends, in UTC."""
Moments = tuple[datetime, ...]


def moments_at(zone: ZoneInfo, day: date, clock: time) -> Moments:
    """Every moment at which the zone's clocks show this, in UTC: none, one or two (X2)."""
    shown = datetime.combine(day, clock)
    both = {shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(
        moment
        for moment in sorted(both)
        if moment.astimezone(zone).replace(tzinfo=None, fold=0) == shown
    )


def as_typed(zone: ZoneInfo, span: Span) -> Typed:
    """How a span reads on the zone's clock."""
    starts, ends = (each.astimezone(zone) for each in span)
    return Typed(starts.date().isoformat(), f"{starts:%H:%M}", f"{ends:%H:%M}")


def span_of(zone: ZoneInfo, typed: Typed, before: Span | None = None) -> Span | Refusal:
    """The span that is meant. ``before`` is when it was until now (X3)."""
    try:
        day = date.fromisoformat(typed.day)
        starts, ends = time.fromisoformat(typed.starts), time.fromisoformat(typed.ends)
    except ValueError:
        return TIME_WRONG
    if starts.tzinfo or ends.tzinfo or not 2000 <= day.year < 3000:
        return TIME_WRONG
    begins, stops = moments_at(zone, day, starts), moments_at(zone, day, ends)
    if before:
        begins, stops = _kept(as_typed(zone, before), typed, before, (begins, stops))
    for told, found in ((typed.starts, begins), (typed.ends, stops)):
        if not found:
            return _skipped(told)
    return _in_order(begins[0], stops)


def _kept(
    old: Typed, typed: Typed, before: Span, read: tuple[Moments, Moments]
) -> tuple[Moments, Moments]:
    """What was read, but for what was not typed anew (X3)."""
    same_day = old.day == typed.day
    return (
        (before[0],) if same_day and old.starts == typed.starts else read[0],
        (before[1],) if same_day and old.ends == typed.ends else read[1],
    )


def _in_order(starts: datetime, ends: Sequence[datetime]) -> Span | Refusal:
    after = next((each for each in ends if each > starts), None)
    if after is None:
        return Refusal("ends_first", "It has to end after it starts, on the same day.")
    return starts, after


def _skipped(told: str) -> Refusal:
    return Refusal(
        "time_skipped",
        "The clocks skip %(time)s on that day. Choose another time.",
        {"time": told},
    )


TIME_WRONG = Refusal("time_wrong", "Choose a day, and write the times as 09:30.")
