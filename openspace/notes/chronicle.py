"""A note's whole log read once: what it said after any update, by whom, and what had changed.

Rules:
    CN1 A step belongs to the participant whose update brought it.
    CN2 Words that one update takes away and writes again, as when a paragraph is parted, keep their
       writer and are not new.
    CN3 What was taken away is told where it stood if the paragraph stands still, else by itself.
    CN4 Words that were taken away earlier and come again as they were, as when an earlier state is
       put back, belong to who wrote them, and are new: twelve characters or more, or the whole text
       of something that held text.
    CN5 A log that cannot be read this way has no chronicle: ``UnreadableUpdate``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from openspace.notes.reader import Deletion, Id, Struct, Update, read_update
from openspace.notes.recognising import Gone, recognise_moved
from openspace.notes.steps import Home, Known, Step, joined, laid
from openspace.notes.tape import UnreadableUpdate
from openspace.notes.trimming import cut

LARGEST: Final = 2**30

Change = Literal["", "new", "gone", "apart"]
"""As before; new; taken away; taken away with the paragraph that it stood in."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text in a row by one participant, that changed in one way."""

    text: str
    writer: str
    change: Change = ""


class Chronicle:
    """All that is in a log, update by update."""

    def __init__(self, log: Iterable[tuple[str, bytes]] = ()) -> None:
        self._top = Home()
        self._rows: dict[int, list[Known]] = {}
        self._number = 0
        self._gone = Gone()
        for writer, content in log:
            self.add(writer, read_update(content, LARGEST))

    def add(self, writer: str, update: Update) -> None:
        """The next update of the log."""
        self._number += 1
        made = self._settle(update.structs, writer)
        gone = list(self._take_away(update.deletions))
        if gone and made:
            recognise_moved(made, gone)
        if made:
            self._gone.recognise(made)
        self._gone.add(gone)

    def told(self, number: int, since: int) -> Iterator[Stretch]:
        """What the note says after so many updates, and what of it changed since so many."""
        parts: list[str] = []
        last: tuple[Home, str, Change] | None = None
        for step, change in self._walk(self._top, number, since, True, True):
            here = (step.home, step.writer, change)
            if last and here != last:
                yield Stretch(joined(parts), *last[1:])
                parts = []
            parts.append(step.unit)
            last = here
        if last:
            yield Stretch(joined(parts), *last[1:])

    def _walk(
        self, home: Home, number: int, since: int, now: bool, then: bool
    ) -> Iterator[tuple[Step, Change]]:
        """Every character that stands after ``number`` updates or stood after ``since``."""
        step = home.first
        while step is not None:
            stands, stood = now and step.stands(number), then and step.stands(since)
            if step.node and (stands or stood):
                yield from self._walk(step.node, number, since, stands, stood)
            elif step.unit and stands:
                yield step, "new" if step.written > since else ""
            elif step.unit and stood and not step.moved:
                yield step, "gone" if now else "apart"
            step = step.after

    def _settle(self, structs: Sequence[Struct], writer: str) -> list[list[Step]]:
        made: list[list[Step]] = []
        waiting = list(structs)
        while waiting:
            later = [each for each in waiting if not self._put(each, writer, made)]
            if len(later) == len(waiting):
                raise UnreadableUpdate("steps that stand on nothing")
            waiting = later
        return made

    def _put(self, struct: Struct, writer: str, made: list[list[Step]]) -> bool:
        row = self._rows.setdefault(struct.client, [])
        if struct.end <= len(row):
            return True
        if struct.clock > len(row) or not all(
            self._has(each) for each in (struct.left, struct.right, struct.parent)
        ):
            return False
        if struct.clock < len(row):
            struct = cut(struct, len(row))
        left, right, home = self._place(struct)
        if home is None:
            row += [None] * struct.length
        else:
            steps = laid(struct, home, left, right, writer, self._number)
            row += steps
            if struct.kind == "text":
                made.append(steps)
        return True

    def _place(self, struct: Struct) -> tuple[Known, Known, Home | None]:
        left, right, parent = map(self._at, (struct.left, struct.right, struct.parent))
        if struct.key is not None or struct.kind == "gone":
            return None, None, None
        for one, beside in ((struct.left, left), (struct.right, right)):
            if one and beside is None:
                return None, None, None
        if beside := left or right:
            return left, right, beside.home
        if struct.parent:
            return None, None, parent.node if parent else None
        return None, None, self._top

    def _has(self, one: Id | None) -> bool:
        return one is None or one[1] < len(self._rows.get(one[0], ()))

    def _at(self, one: Id | None) -> Known:
        return self._rows[one[0]][one[1]] if one else None

    def _take_away(self, deletions: Iterable[Deletion]) -> Iterator[Step]:
        for each in deletions:
            for step in self._rows.get(each.client, [])[each.start : each.end]:
                if step is not None and step.died is None:
                    step.died = self._number
                    yield step
