"""What is done in a room, breakout or standing: hands, who takes notes, and my own part in it."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.breakouts import PersonView
from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class HandView:
    """A hand that is up; ``name`` is empty for who does not show it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HandsUpView:
    """``rooms/_hands_up.html``: hands in order. ``topic`` is whose conveners may lower them."""

    code: str
    room: str
    topic: str
    hands: tuple[HandView, ...]


@dataclass(frozen=True, slots=True)
class NoteTakerView:
    """``rooms/_note_taker.html``: who takes notes, if the role is ``held``.

    ``name`` is empty for who does not show it.
    """

    code: str
    breakout: str
    held: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class ActsView:
    """``rooms/_acts.html``: what is this person's to do in the room they are in.

    ``hand`` is the id of their own raised hand, ``writes`` whether they take the notes, and
    ``people`` are those whom they can pass the notes on to, if it is theirs to do so.
    """

    code: str
    room: str
    hand: str = ""
    writes: bool = False
    people: tuple[PersonView, ...] = ()


@dataclass(frozen=True, slots=True)
class InHallView:
    """``rooms/_in_hall.html``: whether this person is in the hall.

    ``asked`` where the room they are in is at a place in the building.
    """

    code: str
    here: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class HelpView:
    """``rooms/_help.html``: the facilitator a room has asked for; empty when none.

    ``helper`` is the name of who is on the way, or ``here``, where they show it.
    """

    code: str
    room: str
    at: datetime | None = None
    coming: bool = False
    here: bool = False
    helper: str = ""


@dataclass(frozen=True, slots=True)
class GoneView:
    """``rooms/_gone.html``: what became of a room: ``why`` is withdrawn, dropped, merged, closed
    or empty.

    ``door`` is the breakout in which a merged one goes on, ``title`` what it is called.
    ``kind`` and ``number`` say what has begun where a table is closed.
    """

    code: str
    room: str
    why: str = ""
    door: str = ""
    title: str = ""
    kind: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class NudgeView:
    """``rooms/_nudge.html``: the round's time in one of its breakouts, while it is on."""

    breakout: str
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecallView:
    """``rooms/_recall.html``: where those in a room are asked to when their round ``over`` is.

    ``to`` is hall, plenary or book, empty while nobody is asked. ``kind`` and ``number`` say what
    follows, ``at`` when it begins (None: it has), ``since`` from when one waits for it, and
    ``position`` is the open phase's, which who stays names in the address; ``until`` is the last
    day of amending, ``sealed`` when there has been an edition.
    """

    code: str
    breakout: str
    position: int
    over: int = 0
    to: str = ""
    kind: str = ""
    number: int = 0
    at: datetime | None = None
    since: datetime | None = None
    until: date | None = None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the chat; ``name`` is empty for who does not show it, or was ``removed`` since.

    ``parts`` are words, each with the address it leads to or none.
    """

    id: str
    name: str
    at: datetime
    parts: tuple[tuple[str, str], ...]
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ChatView:
    """``rooms/_chat.html``: the last lines. ``topic`` is whose conveners may take them away."""

    code: str
    room: str
    topic: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class TalkView:
    """What both kinds of rooms hold beside notes: ``acts`` is None for who only looks in.

    ``chat`` is for who is inside, ``why`` and ``line`` are what they typed. ``gone``,
    ``nudge`` and ``recall`` are a breakout's; ``stays`` when this person stays on, ``calls`` when
    some page of theirs is in the call. ``in_hall`` is for who is inside.
    """

    code: str
    room: str
    hands_up: HandsUpView
    note_taker: NoteTakerView | None
    acts: ActsView | None
    help: HelpView
    why: FieldView = BLANK
    chat: ChatView | None = None
    line: FieldView = BLANK
    gone: GoneView | None = None
    nudge: NudgeView | None = None
    recall: RecallView | None = None
    stays: bool = False
    calls: bool = False
    in_hall: InHallView | None = None

    @property
    def inside(self) -> bool:
        return self.acts is not None
