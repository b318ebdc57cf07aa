"""The desk: the facilitator's screen."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.attention import Flag
from openspace.domain.reports import State
from openspace.pages.views.announcements import AnnouncingView, AssemblingView
from openspace.pages.views.facilitators import TeamView
from openspace.pages.views.grid import TightListView
from openspace.pages.views.parts import StretchView, TopicLinkView
from openspace.pages.views.retention import KeptView
from openspace.pages.views.trying import TrialsView


@dataclass(frozen=True, slots=True)
class HandsView:
    """``desk/_hands.html``: the clock and the moves. ``position`` is the open stretch's.

    ``seen`` is its times as they are sent back, empty where they are not changed from here.
    """

    code: str
    position: int
    now: StretchView
    next: StretchView | None
    previous: StretchView | None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class CountsView:
    """``desk/_counts.html``: people and topics in numbers."""

    registered: int
    present: int
    in_rooms: int
    in_hallway: int
    topics: int
    loose: int


@dataclass(frozen=True, slots=True)
class DeskRoomView:
    """A room as the facilitator sees it; ``edited`` is when its note was last written.

    ``report`` says how far what it came to is written, ``flag`` which look it needs, if any.
    """

    code: str
    breakout: str
    place: str
    title: str
    convener: tuple[str, ...]
    count: int
    edited: datetime | None = None
    language: str = ""
    report: State = "missing"
    flag: Flag = ""


@dataclass(frozen=True, slots=True)
class ReportsView:
    """How far the reports of the rounds that have begun are, and the rooms that have none."""

    filed: int = 0
    writing: int = 0
    missing: tuple[DeskRoomView, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.filed or self.writing or self.missing)


@dataclass(frozen=True, slots=True)
class RoomsView:
    """``desk/_rooms.html``: the rooms of the running round, those in need first; the reports.

    ``runs``: a round does, so that one can be in need. ``over``: the day is.
    """

    rooms: tuple[DeskRoomView, ...]
    reports: ReportsView = ReportsView()
    runs: bool = True
    over: bool = False


@dataclass(frozen=True, slots=True)
class InterestLineView:
    """A topic, how many marked it, and from how many sectors."""

    topic: TopicLinkView
    count: int
    sectors: int


@dataclass(frozen=True, slots=True)
class InterestView:
    """``desk/_interest.html``: topics by interest. ``shown_at`` when only the desk is told."""

    code: str
    topics: tuple[InterestLineView, ...]
    shown_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InvitationView:
    """A link to copy: ``kind`` is facilitator, participant or person; ``name`` a person's."""

    kind: str
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class HelpCallView:
    """A room that has asked for a facilitator: ``place`` and ``title`` are a breakout's.

    ``coming`` is the id of the facilitator on the way, or ``here`` by now, ``helper`` their name
    where it is shown.
    """

    id: str
    room: str
    place: str
    title: str
    why: str
    at: datetime
    who: str
    helper: str = ""
    coming: str = ""
    here: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class HelpQueueView:
    """``desk/_help_queue.html``: who waits for a facilitator, the longest first."""

    code: str
    calls: tuple[HelpCallView, ...]


@dataclass(frozen=True, slots=True)
class LookView:
    """A room that is worth a look: ``kind`` is lonely, crowded, blank or silent."""

    breakout: str
    place: str
    title: str
    language: str
    kind: str
    since: datetime
    count: int
    limit: int


@dataclass(frozen=True, slots=True)
class AttentionView:
    """``desk/_attention.html``: the rooms that are worth a look, and why."""

    code: str
    looks: tuple[LookView, ...] = ()


@dataclass(frozen=True, slots=True)
class HealthView:
    """``desk/_health.html``: what is not well, and the figures: milliseconds, megabytes, gigabytes
    ``free``, hours. Before it was ``measured`` there are none.
    """

    measured: bool = False
    complaints: tuple[str, ...] = ()
    people: int = 0
    dropped: int = 0
    poor: int = 0
    saving: int = 0
    lag: int = 0
    memory: int = 0
    all_memory: int = 0
    free: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class DeskPage:
    """``desk/page.html``."""

    hands: HandsView
    counts: CountsView
    rooms: RoomsView
    tight: TightListView
    invitations: tuple[InvitationView, ...]
    interest: InterestView
    help_queue: HelpQueueView
    team: TeamView
    announcing: AnnouncingView
    assembling: AssemblingView
    kept: KeptView
    attention: AttentionView
    health: HealthView
    trials: TrialsView
