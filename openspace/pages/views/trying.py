"""The test room: one's own checklist, what everyone practises on, and the numbers at the desk."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class TickView:
    """``trying/_tick.html``: how a step went: untried, works, fails or without."""

    step: str
    state: str


@dataclass(frozen=True, slots=True)
class ReadyView:
    """``trying/_ready.html``: how many of the steps are done, of how many."""

    done: int
    of: int
    ready: bool


@dataclass(frozen=True, slots=True)
class CalledView:
    """``trying/_called.html``: whether one asks for help; ``helper`` is on the way."""

    code: str
    asks: bool
    coming: bool = False
    helper: str = ""


@dataclass(frozen=True, slots=True)
class PracticeTopicView:
    """A topic on the practice wall."""

    id: str
    title: str
    marks: int


@dataclass(frozen=True, slots=True)
class PracticeWallView:
    """``trying/_practice_wall.html``: the latest first."""

    code: str
    topics: tuple[PracticeTopicView, ...]


@dataclass(frozen=True, slots=True)
class PracticeNoteView:
    """``trying/_practice_note.html``: the oldest line first."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeRoomsView:
    """``trying/_practice_rooms.html``: how many are in each of the two."""

    one: int
    two: int


@dataclass(frozen=True, slots=True)
class TypedView:
    """What was typed, where it was refused."""

    title: FieldView = BLANK
    text: FieldView = BLANK
    why: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class TryingPage:
    """``trying/page.html``; while it is not ``open``, it opens at ``opens``, if at all."""

    code: str
    open: bool
    opens: datetime | None
    ends: datetime | None
    ready: ReadyView
    ticks: tuple[TickView, ...]
    called: CalledView
    wall: PracticeWallView
    note: PracticeNoteView
    rooms: PracticeRoomsView
    typed: TypedView = TypedView()


@dataclass(frozen=True, slots=True)
class TrialStepView:
    """How many a step works for, does not, and who do without it."""

    step: str
    works: int
    fails: int
    without: int


@dataclass(frozen=True, slots=True)
class TrialCallView:
    """Somebody who asks for help: what fails for them, and why they ask."""

    participant: str
    name: str
    why: str
    at: datetime
    fails: tuple[str, ...]
    helper: str = ""
    coming: bool = False


@dataclass(frozen=True, slots=True)
class TrialsView:
    """``desk/_trials.html``: the numbers of the test room, and who asks for help."""

    code: str
    open: bool
    came: int = 0
    ready: int = 0
    steps: tuple[TrialStepView, ...] = ()
    calls: tuple[TrialCallView, ...] = ()
