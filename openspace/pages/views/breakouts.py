"""A room: its notes, its people, and the other rooms beside it. A standing room has no notes."""

from dataclasses import dataclass

from openspace.pages.views.calls import CallView
from openspace.pages.views.contacts import GiveView
from openspace.pages.views.hall import OtherView
from openspace.pages.views.note_history import LatelyView
from openspace.pages.views.parts import BLANK, FieldView, SlotView
from openspace.pages.views.reports import ReportFormView, ReportView

MOST, FIRST = 8, 6
"""So many people are listed at once in a room; of more than that, only the first."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody in a room; ``role`` is host, or empty, ``hand`` the place of their raised hand.

    ``give`` gives them my card.
    """

    id: str
    name: str
    organisation: str
    give: GiveView
    role: str = ""
    takes_notes: bool = False
    hand: int = 0

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@dataclass(frozen=True, slots=True)
class PeopleView:
    """``breakouts/_people.html``: who is in the room; ``count`` may be more than are named.

    ``room`` is the id of a breakout or a standing room.
    """

    room: str
    count: int
    people: tuple[PersonView, ...]

    @property
    def first(self) -> tuple[PersonView, ...]:
        """Those who stand there at once: all, or the first when they are many."""
        return self.people[:FIRST] if len(self.people) > MOST else self.people

    @property
    def more(self) -> tuple[PersonView, ...]:
        """Those behind "Show all"."""
        return self.people[len(self.first) :]


@dataclass(frozen=True, slots=True)
class PictureView:
    """What was sent to stand in the notes and refused; ``wrong`` is about the picture itself."""

    alt: FieldView = BLANK
    wrong: str = ""

    @property
    def refused(self) -> bool:
        return bool(self.wrong or self.alt.error)


NO_PICTURE = PictureView()


@dataclass(frozen=True, slots=True)
class HeadingView:
    """``breakouts/_heading.html``: what the room is about."""

    code: str
    breakout: str
    topic: str
    number: int
    title: str
    convener: tuple[str, ...]
    organisation: str
    slot: SlotView | None
    place: str
    room: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BreakoutPage:
    """``breakouts/page.html``. ``others`` are all rooms of the round, this one as well.

    ``talk`` is a ``TalkView``, ``note`` what ``breakouts/_note.html`` wants, ``lately`` who wrote
    in it last. ``report_form`` is for those who write the report; the others read it.
    """

    heading: HeadingView
    people: PeopleView
    others: tuple[OtherView, ...]
    talk: object
    note: object
    lately: LatelyView
    call: CallView
    report: ReportView
    report_form: ReportFormView | None


@dataclass(frozen=True, slots=True)
class StandingPage:
    """``rooms/page.html``: a standing room. ``others`` are the rooms of the round.

    ``talk`` is a ``TalkView``. At a table, which may have a ``name``, ``tables`` are all of them,
    a ``FoyerTablesView``.
    """

    code: str
    room: str
    people: PeopleView
    others: tuple[OtherView, ...]
    talk: object
    call: CallView
    name: str = ""
    tables: object | None = None
