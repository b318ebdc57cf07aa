"""The timetable of a gathering file: local times become moments, entries become stretches.

Rules:
    F1 Times are those of the gathering's zone: ``HH:MM`` on its date, or ``YYYY-MM-DDTHH:MM``
       for a gathering of several days. One with an offset (``+01:00``, ``Z``) is what it says.
       A time that the clocks skip is refused; one that comes twice is the first of the two.
       Everything is shown on the zone's clock, which is named where an entry told another's.
    F2 On another day everything moves by whole days, and the clock's times stay.
    F3 An entry ends after it starts, and none begins before the one ahead of it has ended.
       A gap between two entries becomes a break.
    F4 Phases go by their names; rounds are ``round 1``, ``round 2`` and so on, none left out.
    F5 ``invited`` comes first and ``workbook`` last, a week each; they need not be written. Where
       ``follow-up`` and ``erased`` come after it, in this order, each lasts until the next begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from openspace.domain.documents import Entry, Unreadable
from openspace.domain.timetable import AFTERWARDS, Phase, Stretch

WEEK = timedelta(days=7)
NAMES = {phase.value: phase for phase in Phase if phase is not Phase.ROUND}
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MOMENT = re.compile(r"2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
ROUND = re.compile(r"round (\d{1,2})")


@dataclass(frozen=True, slots=True)
class Days:
    """Where and when local times are meant: written for one date, held on another (F2)."""

    zone: ZoneInfo
    written: date
    held: date

    def moment(self, entry: Entry, key: str) -> datetime:
        """The moment that is written there, in UTC (F1)."""
        told = entry.text(key)
        try:
            local = self._local(told)
        except ValueError:
            raise Unreadable(
                entry.place(key), "%(at)s: write a time as 09:30, or as 2027-05-20T09:30."
            ) from None
        found = local.astimezone(UTC)
        if found.astimezone(self.zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            raise Unreadable(entry.place(key), "%(at)s: the clocks skip this time on that day.")
        return found

    def _local(self, told: str) -> datetime:
        if CLOCK.fullmatch(told):
            return datetime.fromisoformat(f"{self.held}T{told}").replace(tzinfo=self.zone)
        if not MOMENT.fullmatch(told):
            raise ValueError(told)
        written = datetime.fromisoformat(told)
        local = written.astimezone(self.zone) if written.tzinfo else written
        local = local.replace(tzinfo=self.zone)
        moved = self.held - self.written
        return local + moved if moved else local  # a sum would forget which of two times it was


def stretches_of(entries: Sequence[Entry], days: Days) -> tuple[Stretch, ...]:
    """The stretches that a file's timetable comes to, in order, without a gap."""
    if not entries:
        raise Unreadable("timetable", "%(at)s: at least one entry belongs here.")
    told = [_stretch(each, days) for each in entries]
    _in_order(entries, told)
    _in_their_places(entries, told)
    return whole(told)


def tells_other_clocks(entries: Sequence[Entry], zone: ZoneInfo) -> bool:
    """Whether any time is told with an offset that the zone's own clocks do not have then (F1)."""
    told = (entry.text(key) for entry in entries for key in ("starts", "ends"))
    moments = (datetime.fromisoformat(each) for each in told if MOMENT.fullmatch(each))
    return any(
        each.tzinfo is not None and each.utcoffset() != each.astimezone(zone).utcoffset()
        for each in moments
    )


def _stretch(entry: Entry, days: Days) -> Stretch:
    phase, number = _phase(entry)
    starts, ends = days.moment(entry, "starts"), days.moment(entry, "ends")
    if ends <= starts:
        raise Unreadable(entry.place("ends"), "%(at)s: this is not after it starts.")
    return Stretch(phase, starts, ends, number)


def _phase(entry: Entry) -> tuple[Phase, int]:
    told = entry.text("phase")
    if matched := ROUND.fullmatch(told):
        return Phase.ROUND, int(matched[1])
    if told not in NAMES:
        raise Unreadable(
            entry.place("phase"),
            "%(at)s: there is no phase “%(told)s”. Choose among: %(names)s, round 1, round 2 …",
            told=told,
            names=", ".join(NAMES),
        )
    return NAMES[told], 0


def _in_order(entries: Sequence[Entry], told: Sequence[Stretch]) -> None:
    for entry, (before, after) in zip(entries[1:], pairwise(told), strict=True):
        if after.starts < before.ends:
            raise Unreadable(
                entry.place("starts"), "%(at)s: the entry before it has not ended by then."
            )


def _in_their_places(entries: Sequence[Entry], told: Sequence[Stretch]) -> None:
    rounds = 0
    for index, (entry, stretch) in enumerate(zip(entries, told, strict=True)):
        rounds += stretch.phase is Phase.ROUND
        if stretch.number and stretch.number != rounds:
            raise Unreadable(
                entry.place("phase"), "%(at)s: this should be round %(number)s.", number=rounds
            )
        if stretch.phase is Phase.INVITED and index > 0:
            raise Unreadable(entry.place("phase"), "%(at)s: this phase comes first.")
    for entry, (before, after) in zip(entries, pairwise(told), strict=False):
        if before.phase in AFTERWARDS and after.phase not in _later(before.phase):
            raise Unreadable(entry.place("phase"), "%(at)s: this phase comes last.")


def _later(phase: Phase) -> tuple[Phase, ...]:
    return AFTERWARDS[AFTERWARDS.index(phase) + 1 :]


def whole(told: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """A timetable without gaps, from the invitation to the workbook and after (F3, F5)."""
    first = told[0]
    made = [] if first.phase is Phase.INVITED else [_invited(first)]
    for stretch in told:
        if stretch.phase in _later(Phase.WORKBOOK):
            continue
        if made and made[-1].ends < stretch.starts:
            made.append(Stretch(Phase.BREAK, made[-1].ends, stretch.starts))
        made.append(stretch)
    ended = made[-1].ends
    if made[-1].phase is not Phase.WORKBOOK:
        made.append(Stretch(Phase.WORKBOOK, ended, ended + WEEK))
    for stretch in told:
        if stretch.phase in _later(Phase.WORKBOOK):
            made[-1] = replace(made[-1], ends=stretch.starts)
            made.append(stretch)
    return tuple(made)


def _invited(first: Stretch) -> Stretch:
    return Stretch(Phase.INVITED, first.starts - WEEK, first.starts)
