"""What is done in a room, breakout or standing: hands, who takes notes, and my own part in it."""

from dataclasses import dataclass

from openspace.pages.views.breakouts import PersonView


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
class TalkView:
    """What both kinds of rooms hold beside notes: ``acts`` is None for who only looks in."""

    code: str
    room: str
    hands_up: HandsUpView
    note_taker: NoteTakerView | None
    acts: ActsView | None

    @property
    def inside(self) -> bool:
        return self.acts is not None
