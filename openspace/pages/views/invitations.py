"""Who is invited, at the desk: all of them, one, a list that was read, and who waits."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.list_words import Field
from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class GuestLineView:
    """``invitations/_guest.html``: somebody who is invited, and how far they have come."""

    code: str
    id: str
    name: str
    organisation: str
    email: str
    state: str
    devices: int


@dataclass(frozen=True, slots=True)
class TallyView:
    """``invitations/_tally.html``: how many there are of each; ``free`` is None for any number."""

    code: str
    invited: int
    open: int
    declined: int
    waiting: int
    taken: int
    seats: int | None
    closes: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingLineView:
    """Somebody on the waiting list, the how-manieth, and since when."""

    id: str
    number: int
    name: str
    organisation: str
    since: datetime


@dataclass(frozen=True, slots=True)
class QueueView:
    """``invitations/_queue.html``: the waiting list."""

    code: str
    lines: tuple[WaitingLineView, ...]


@dataclass(frozen=True, slots=True)
class UnaskedView:
    """``invitations/_unasked.html``: who left an address without having been invited."""

    lines: tuple[GuestLineView, ...]


@dataclass(frozen=True, slots=True)
class NewGuestView:
    """The form for one more, as it was typed."""

    name: FieldView = BLANK
    email: FieldView = BLANK
    organisation: FieldView = BLANK
    sector: str = ""
    regardless: bool = False


@dataclass(frozen=True, slots=True)
class SharedView:
    """The code for all: since when there is one, and the new one, shown this once."""

    out: bool
    wanted: bool
    since: datetime | None = None
    code: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class InvitationsPage:
    """``invitations/page.html``; ``more`` is where the next ones begin, ``invited`` how many just
    were. ``link`` is a new one for ``link_name``, shown this once."""

    code: str
    way: str
    tally: TallyView
    guests: tuple[GuestLineView, ...]
    queue: QueueView
    unasked: UnaskedView
    shared: SharedView
    sectors: tuple[str, ...]
    words: str = ""
    more: int = 0
    before: int = -1
    new: NewGuestView = NewGuestView()
    invited: int = 0
    link: str = ""
    link_name: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class GuestPage:
    """``invitations/guest.html``: one who is invited; ``link`` is a new one, shown this once."""

    line: GuestLineView
    invited_at: datetime | None
    participant: str
    regardless: bool
    link: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a list: what stands over it and in it, and what it is read as."""

    head: str
    sample: str
    field: Field
    closed: bool


@dataclass(frozen=True, slots=True)
class ReadGuestView:
    """Somebody as they were read from a list."""

    line: int
    name: str
    email: str
    organisation: str
    sector: str


@dataclass(frozen=True, slots=True)
class UnreadView:
    """A line that said nobody, and why."""

    line: int
    told: str
    why: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """``invitations/list.html``: the form for a list, and what was understood of the one sent.

    ``text`` is the list again, so that it can be read otherwise; ``seen`` is what would be done,
    ``pasted`` what was pasted and refused.
    """

    code: str
    columns: tuple[ColumnView, ...] = ()
    guests: tuple[ReadGuestView, ...] = ()
    count: int = 0
    unread: tuple[UnreadView, ...] = ()
    doubles: tuple[UnreadView, ...] = ()
    known: int = 0
    strange: tuple[str, ...] = ()
    headed: bool = False
    text: str = ""
    seen: str = ""
    read: bool = False
    changed: bool = False
    refusal: str = ""
    pasted: str = ""
