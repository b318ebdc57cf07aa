"""Who wrote in a note, and when: by name where somebody agreed to be named, or is oneself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from openspace.domain.moments import Moment
from openspace.domain.notes import SCHEMA, Block, Run
from openspace.domain.permissions import Act, Caller, may
from openspace.notes.chronicle import Stretch
from openspace.notes.presence import TONES, Person, tone_of
from openspace.notes.written import Written, WrittenRun
from openspace.pages.contexts.parts import shown_name
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.note_history import (
    HistoryPage,
    LatelyView,
    MomentView,
    PutBackView,
    ShownRun,
    StopView,
    ThenView,
    WritersView,
    WriterView,
)
from openspace.store.histories import lately, written_at
from openspace.store.snapshots import generation

MOST_NAMED: Final = 3
MOST_LISTED: Final = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody looks at: the note after so many edits."""

    number: int
    moment: Moment
    written: Written


def lately_view(now: Snapshot, breakout: str) -> LatelyView:
    """Who wrote in a note in the minutes before its last words."""
    found = lately(now.tx, breakout)
    at = now.local(found.at) if found.at else None
    return LatelyView(now.code, breakout, writers_view(now, found.people), at)


def writers_view(
    now: Snapshot, people: Sequence[str], me: str = "", most: int = MOST_NAMED
) -> WritersView:
    """People in this order; those who show no name, and those too many to name, are counted."""
    others = [each for each in people if each != me]
    named = [name for name in (shown_name(now, each) for each in others) if name][:most]
    return WritersView(tuple(named), len(others) - len(named), len(others) < len(people))


def history_page(
    now: Snapshot,
    caller: Caller,
    breakout: str,
    moments: Sequence[Moment],
    chosen: Chosen | None = None,
    passed: int | None = None,
) -> HistoryPage | None:
    """The moments, without so many of the newest, and what was chosen of them."""
    run = now.breakouts.get(breakout)
    if run is None:
        return None
    newest = [*reversed(moments)]
    start = _start(newest, chosen) if passed is None else min(passed, len(newest))
    return HistoryPage(
        now.code,
        breakout,
        run.topic.title,
        run.topic.language,
        moments=tuple(_listed(now, caller, newest[start : start + MOST_LISTED], chosen)),
        then=_then(now, caller, breakout, chosen, moments[-1].last) if chosen else None,
        earlier=start + MOST_LISTED if start + MOST_LISTED < len(newest) else None,
        later=max(0, start - MOST_LISTED) if start else None,
    )


def unread_page(now: Snapshot, breakout: str, refusal: str) -> HistoryPage | None:
    """That the history could not be read."""
    run = now.breakouts.get(breakout)
    if run is None:
        return None
    return HistoryPage(now.code, breakout, run.topic.title, run.topic.language, refusal=refusal)


def _start(newest: Sequence[Moment], chosen: Chosen | None) -> int:
    at = newest.index(chosen.moment) if chosen else 0
    return at // MOST_LISTED * MOST_LISTED


def _listed(
    now: Snapshot, caller: Caller, moments: Sequence[Moment], chosen: Chosen | None
) -> Iterator[MomentView]:
    days = {now.local(each.begins).date() for each in moments if each.begins}
    day = None
    for moment in moments:
        begins = now.local(moment.begins) if moment.begins else None
        begun = begins and len(days) > 1 and begins.date() != day
        day = begins.date() if begins else day
        yield MomentView(
            moment.last,
            writers_view(now, moment.people, caller.person),
            begins,
            now.local(moment.ends) if moment.ends else None,
            moment.words,
            moment.took_away,
            begins if begun else None,
            chosen=chosen is not None and moment == chosen.moment,
        )


def _then(now: Snapshot, caller: Caller, breakout: str, chosen: Chosen, last: int) -> ThenView:
    said = chosen.written
    writers = dict(zip(said.writers, _marked(now, caller, said.writers), strict=True))
    shown = _Shown(writers)
    stops = tuple(_stops(now, chosen))
    at = written_at(now.tx, breakout, chosen.number)
    return ThenView(
        chosen.number,
        now.local(at) if at else None,
        tuple(shown.block(each) for each in now.illustrated(said.blocks)),
        tuple(writers.values()),
        tuple(shown.part(each) for each in said.apart),
        said.known,
        said.changed,
        chosen.number == last,
        stops if len(stops) > 1 else (),
        _put_back(now, caller, breakout, chosen.number) if chosen.number < last else None,
    )


def _stops(now: Snapshot, chosen: Chosen) -> Iterator[StopView]:
    moment = chosen.moment
    if moment.ends:
        for number, at in (*moment.stops, (moment.last, moment.ends)):
            yield StopView(number, now.local(at), number == chosen.number)


def _marked(now: Snapshot, caller: Caller, writers: Sequence[str]) -> Iterator[WriterView]:
    """Each with a mark of their own, that of their caret if free; past six, with a number too."""
    taken: list[int] = []
    many = len(writers) > TONES
    for number, writer in enumerate(writers, start=1):
        mark = tone_of(Person(writer, ""), taken)
        taken.append(mark)
        you = writer == caller.person
        name = shown_name(now, writer) if writer and not you else ""
        removed = bool(writer) and now.people[writer].removed
        yield WriterView(mark, name, you, began=not writer, removed=removed, number=many * number)


def _put_back(now: Snapshot, caller: Caller, breakout: str, number: int) -> PutBackView | None:
    if not may(caller, Act.WRITE):
        return None
    note = f"/g/{now.code}/notes/{breakout}"
    then = f"{note}/history/{number}/update"
    return PutBackView(note, then, SCHEMA, generation(now.tx, breakout))


class _Shown:
    """Runs as a page shows them; a name is told where somebody else begins."""

    def __init__(self, writers: Mapping[str, WriterView]) -> None:
        self._writers = writers
        self._speaking = ""

    def block(self, block: Block) -> Block:
        """A block and all in it."""
        runs = tuple(self.run(each) for each in block.runs)
        return replace(
            block, runs=runs, children=tuple(self.block(each) for each in block.children)
        )

    def run(self, run: Run) -> Run:
        """A run by somebody; others stay as they are."""
        return self._shown(run) if isinstance(run, WrittenRun) else run

    def part(self, stretch: Stretch) -> tuple[ShownRun, ...]:
        """What was taken away with its paragraph."""
        return (self._shown(WrittenRun(stretch.text, writer=stretch.writer, change="gone")),)

    def _shown(self, run: WrittenRun) -> ShownRun:
        plain = {each.name: getattr(run, each.name) for each in fields(Run)}
        speaks = run.writer != self._speaking
        self._speaking = run.writer
        return ShownRun(**plain, writer=self._writers[run.writer], change=run.change, speaks=speaks)
