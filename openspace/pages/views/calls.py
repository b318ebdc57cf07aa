"""The call of a room as its page offers it, and where facilitators choose."""

from dataclasses import dataclass

from openspace.pages.views.parts import FieldView


@dataclass(frozen=True, slots=True)
class CallView:
    """``calls/_call.html``, ``calls/_call_bar.html``: ``offer`` is link, here or none."""

    code: str
    room: str
    offer: str
    link: str


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
