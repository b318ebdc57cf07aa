"""The shell: what stands in the same place on every page of a gathering."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.domain.notices import Values
from openspace.pages.views.announcements import NO_ANNOUNCEMENTS, AnnouncementsView
from openspace.pages.views.editions import NewestView
from openspace.pages.views.following import FollowingView
from openspace.pages.views.offers import AskedView, AskingView
from openspace.pages.views.parts import StretchView, WhereView


@dataclass(frozen=True, slots=True)
class GatheringView:
    """The gathering's name, question, licence and whom to ask. ``zone`` is its clock's.

    ``names_zone`` when everyone is told so, and not only who sits elsewhere.
    """

    code: str
    title: str
    theme: str
    licence: str
    contact_name: str
    contact_email: str
    contact_phone: str
    zone: str = ""
    names_zone: bool = False


@dataclass(frozen=True, slots=True)
class PhaseView:
    """``shell/_phase.html``: the phase that is open, of how many rounds, and what follows."""

    now: StretchView
    rounds: int
    next: StretchView | None


@dataclass(frozen=True, slots=True)
class NextView:
    """``shell/_next.html``: what comes next, and after it (when next is a break).

    ``day`` is that of what is on: another day is named.
    """

    next: StretchView | None
    then: StretchView | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DayLineView:
    """``shell/_day_line.html``: the day in proportion; ``position`` is the open stretch."""

    stretches: tuple[StretchView, ...]
    position: int


@dataclass(frozen=True, slots=True)
class MineView:
    """``shell/_mine.html``: what is mine, as ids, for the browser to mark."""

    participant: str
    role: str
    votes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    room: str = ""
    given: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhereaboutsView:
    """``shell/_whereabouts.html``: the door in the bar.

    ``place`` names where one is, ``standing`` which standing room; both are empty in the hallway.
    """

    code: str
    place: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class ToastView:
    """``shell/_toast.html``: a sentence that goes away; ``tone`` is ``said`` or ``refused``."""

    id: str
    sentence: str
    tone: str = "said"
    back_address: str = ""
    back_label: str = ""


@dataclass(frozen=True, slots=True)
class MovedView:
    """``shell/_moved.html``: where one has come to, why there, and the way back.

    ``why`` is empty where one chose it oneself.
    """

    here: WhereView
    back: WhereView
    why: str = ""


@dataclass(frozen=True, slots=True)
class JustOutView:
    """``shell/_just_out.html``: that a facilitator has ``removed`` somebody, or let them back in.

    ``words`` were sought in the list of people.
    """

    code: str
    person: str
    name: str
    removed: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class WayBackView:
    """``shell/_way_back.html``: beside the door, where one was before; ``where`` None: nowhere.

    Who does not come from another room goes out into the corridor by it.
    """

    code: str
    where: WhereView | None = None


@dataclass(frozen=True, slots=True)
class HelpWantedView:
    """``shell/_help_wanted.html``: how many rooms wait for a facilitator, for facilitators."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class OutView:
    """Why somebody stands in the hallway, as a notice; ``door`` is where a conversation goes on."""

    id: str
    kind: str
    values: Values
    door: str = ""


@dataclass(frozen=True, slots=True)
class SentOutView:
    """``shell/_sent_out.html``: rooms this person was in that were taken away, until put away."""

    code: str
    notices: tuple[OutView, ...] = ()


@dataclass(frozen=True, slots=True)
class ShellView:
    """Everything round a page. ``tab`` is home, wall, agenda, hall, news, convergence, contacts,
    workbook, desk or empty.

    ``channels`` is written as the live socket wants it; ``language`` is the page's own tag.
    """

    gathering: GatheringView
    phase: PhaseView
    next: NextView
    day_line: DayLineView
    mine: MineView
    whereabouts: WhereaboutsView
    way_back: WayBackView
    asked: AskedView
    help_wanted: HelpWantedView
    following: FollowingView
    sent_out: SentOutView
    newest: NewestView
    tab: str
    channels: str
    language: str
    now: datetime
    toasts: tuple[ToastView, ...] = ()
    moved: MovedView | None = None
    just_out: JustOutView | None = None
    announcements: AnnouncementsView = NO_ANNOUNCEMENTS

    @property
    def facilitates(self) -> bool:
        return self.mine.role == "facilitator"

    @property
    def asking(self) -> AskingView:
        return self.asked.asking

    @property
    def now_ms(self) -> int:
        """The server's clock for the browser, in milliseconds."""
        return int(self.now.timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class BareView:
    """What stands round a page outside a gathering (front, door, refusal).

    ``removed`` is the id of somebody who was.
    """

    language: str
    gathering: GatheringView | None = None
    removed: str = ""


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """``shell/refusal.html``: what is so, and what one can do. ``back`` is an address."""

    sentence: str
    back: str
    status: int = 400
