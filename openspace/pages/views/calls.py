"""The call of a room as its page offers it, and where facilitators choose."""

from dataclasses import dataclass

from openspace.pages.views.note_history import WritersView
from openspace.pages.views.parts import FieldView


@dataclass(frozen=True, slots=True)
class CallersView:
    """``calls/_callers.html``: who is in the call of a room, some by name; None for nobody.

    ``first`` names but one, for ``calls/_callers_bar.html``.
    """

    room: str
    people: WritersView | None = None
    first: WritersView | None = None


@dataclass(frozen=True, slots=True)
class CallView:
    """``calls/_call.html``, ``calls/_call_bar.html``: ``offer`` is link, here or none."""

    code: str
    room: str
    offer: str
    link: str
    callers: CallersView


@dataclass(frozen=True, slots=True)
class StandingLinkView:
    """The link of a room that always stands, as it is typed."""

    room: str
    link: FieldView


@dataclass(frozen=True, slots=True)
class CallsView:
    """``calls/_calls.html``: which calls rooms have. ``seen`` says what its reader saw."""

    code: str
    rule: str
    links: tuple[StandingLinkView, ...]
    seen: str
    refusal: str = ""
