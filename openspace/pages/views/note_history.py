"""Who wrote in a note and when, and the note as it was."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.notes import Block, Run
from openspace.notes.chronicle import Change


@dataclass(frozen=True, slots=True)
class WritersView:
    """Some people in one line: those who show their names, and how many ``others``.

    ``you`` when whoever looks is one of them.
    """

    names: tuple[str, ...] = ()
    others: int = 0
    you: bool = False


@dataclass(frozen=True, slots=True)
class LatelyView:
    """``notes/_lately.html``: who wrote last, until when, and the way to all that was written."""

    code: str
    breakout: str
    writers: WritersView = WritersView()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MomentView:
    """A moment in the list, at the address of its last edit. ``day`` where another day begins.

    Without times it is from before they were kept.
    """

    number: int
    writers: WritersView
    begins: datetime | None = None
    ends: datetime | None = None
    words: int = 0
    took_away: bool = False
    day: datetime | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class WriterView:
    """Who wrote, by a mark of 1 to 6; ``name`` is empty for who does not show it.

    So it is for who was ``removed`` since. Where there are more people than marks, each has a
    ``number`` besides. ``began`` when it is nobody, but what the notes began with.
    """

    mark: int
    name: str = ""
    you: bool = False
    began: bool = False
    removed: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class ShownRun(Run):
    """A run by somebody; ``speaks`` where another began before it, so that the name is told."""

    writer: WriterView = WriterView(1)
    change: Change = ""
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class PutBackView:
    """What the browser needs to put a note back as it was: where it is, and what it said then."""

    note: str
    then: str
    schema: int
    generation: int


@dataclass(frozen=True, slots=True)
class StopView:
    """Where one can stop within a moment."""

    number: int
    at: datetime
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ThenView:
    """A note as it was. ``apart`` are paragraphs that were taken away whole.

    ``stops`` are all of its moment, the last its end; none where there is but one.

    ``known`` is whether one knows who wrote what, and ``latest`` whether it says so now.
    ``put_back`` is for those who may.
    """

    number: int
    at: datetime | None
    blocks: tuple[Block, ...]
    writers: tuple[WriterView, ...] = ()
    apart: tuple[tuple[ShownRun, ...], ...] = ()
    known: bool = True
    changed: bool = False
    latest: bool = False
    stops: tuple[StopView, ...] = ()
    put_back: PutBackView | None = None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """``notes/history.html``: a note's moments, the newest first, and one of them as it was.

    ``earlier`` and ``later`` lead to more moments: how many of the newest are passed over.
    """

    code: str
    breakout: str
    title: str
    language: str = ""
    moments: tuple[MomentView, ...] = ()
    then: ThenView | None = None
    earlier: int | None = None
    later: int | None = None
    refusal: str = ""
