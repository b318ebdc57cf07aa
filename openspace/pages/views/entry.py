"""The pages one meets first: front, door, home, and what this is about."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from openspace.pages.views.closing import ReflectionsView
from openspace.pages.views.foyer import FoyerHereView, FoyerTablesView
from openspace.pages.views.hall import UNWANTED
from openspace.pages.views.parts import BLANK, NO_DAY, FieldView, LinkView, StretchView
from openspace.pages.views.retention import KeptView
from openspace.pages.views.signing_in import WayInView
from openspace.pages.views.wanted import WantedView

NONE = Markup()
QUIET = ReflectionsView("", open=False)
AWAY, CLEARED = FoyerHereView(open=False), FoyerTablesView("", open=False)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """``front/page.html``: have you got a link or a code."""

    code: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class FilmView:
    """Something to watch beforehand; no address while it is only announced.

    ``host`` is whom one's browser contacts when it is pressed.
    """

    title: str
    minutes: int
    address: str = ""
    captions: bool = False

    @property
    def host(self) -> str:
        """Whose address it is."""
        return self.address.partition("://")[2].partition("/")[0]


@dataclass(frozen=True, slots=True)
class PictureView:
    """An organiser's logo."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class FaceView:
    """``door/_face.html``: the invitation as whoever is invited reads it.

    ``calendar`` is the address of a calendar file, where there is one for them.
    """

    code: str
    title: str
    theme: str
    question: str
    starts: datetime
    ends: datetime
    stretches: tuple[StretchView, ...]
    invitation: Markup = NONE
    method: Markup = NONE
    films: tuple[FilmView, ...] = ()
    materials: tuple[LinkView, ...] = ()
    logos: tuple[PictureView, ...] = ()
    calendar: str = ""
    kept_days: int = 0

    @property
    def dated(self) -> bool:
        """Whether there are several days."""
        return len({each.starts.date() for each in self.stretches}) > 1


@dataclass(frozen=True, slots=True)
class DoorWayView:
    """How whoever stands at the door comes in: ``guest`` is the short name of whom their personal
    link is for, who is ``known`` when they have registered. ``state`` is ``open``, ``full`` or
    ``closed``; ``free`` the seats left and ``closes`` the deadline, where they are told.
    ``facilitates``: their link lets them in as somebody who does.
    """

    guest: str = ""
    known: bool = False
    state: str = "open"
    closes: datetime | None = None
    free: int | None = None
    waiting: int = 0
    asks_email: bool = False
    facilitates: bool = False


@dataclass(frozen=True, slots=True)
class GonePage:
    """``door/gone.html``: what is said to whoever goes away from the door."""

    sentence: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawalPage:
    """``door/withdrawal.html``: coming after all not."""

    code: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """``door/waiting.html``: the how-manieth on the waiting list."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class DoorPage:
    """``door/page.html``: the question in a ring of everyone who has said yes, and a form.

    ``key`` is what will open the door again: sent twice, the form brings in one person. ``asked``
    are the consents that are asked for. ``to`` is the place whose code one came by, if any;
    ``way`` is where one can sign in.
    ``over``: nobody comes in any more. ``first`` is the first field in which something is wrong.
    """

    day: date
    starts: datetime
    ends: datetime
    registered: int
    sectors: tuple[str, ...]
    name: FieldView = BLANK
    organisation: FieldView = BLANK
    sector: FieldView = BLANK
    named_in_reports: bool = False
    listed: bool = False
    asked: tuple[str, ...] = ()
    face: FaceView | None = None
    key: str = ""
    to: str = ""
    way: WayInView | None = None
    over: bool = False
    email: FieldView = BLANK
    coming: DoorWayView = DoorWayView()
    first: str = ""


@dataclass(frozen=True, slots=True)
class NowView:
    """``home/_now.html`` and ``home/_to_do.html``: what is on, and three things to do.

    ``until`` is the last day of amending; ``sealed`` when there has been an edition.
    """

    code: str
    now: StretchView
    next: StretchView | None
    until: date | None = None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class TimetableView:
    """``home/_timetable.html``: the day, drawn in proportion; ``position`` is the open stretch."""

    stretches: tuple[StretchView, ...]
    position: int

    @property
    def dated(self) -> bool:
        """Whether there are several days, so that each is named."""
        timed = (each for each in self.stretches if each.ends and each.kind not in NO_DAY)
        return len({each.starts.date() for each in timed}) > 1


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home/page.html``."""

    name: str
    now: NowView
    timetable: TimetableView
    films: tuple[FilmView, ...] = ()
    invitation: Markup = NONE
    reflections: ReflectionsView = QUIET
    materials: tuple[LinkView, ...] = ()
    here: FoyerHereView = AWAY
    tables: FoyerTablesView = CLEARED
    wanted: WantedView = UNWANTED


@dataclass(frozen=True, slots=True)
class AboutPage:
    """``about/page.html``: the method, what is kept and until when, the licence."""

    invitation: Markup
    question: str
    kept: KeptView
    method: Markup = NONE
