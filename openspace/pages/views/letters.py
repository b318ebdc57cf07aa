"""Letters at the desk."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LetterView:
    """A line of ``letters/_letters.html``: ``at`` is when it was sent or last tried, else put;
    ``due`` when it is tried next; ``answer`` why it was not taken.

    ``by_hand`` when somebody sent it themselves, ``too_late`` when it was of no use any more;
    ``restored`` when a backup was put back, and it may have been sent before.
    """

    code: str
    id: int
    kind: str
    state: str
    name: str
    to: str
    subject: str
    at: datetime
    due: datetime
    tries: int = 0
    answer: str = ""
    by_hand: bool = False
    too_late: bool = False
    restored: bool = False


@dataclass(frozen=True, slots=True)
class LettersView:
    """``letters/_letters.html``: how many there are of each, and the first of them."""

    code: str
    waiting: int
    failed: int
    sent: int
    lines: tuple[tuple[str, tuple[LetterView, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class LettersPage:
    """``letters/page.html``; ``mail`` when letters are sent from here."""

    letters: LettersView
    mail: bool
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class LetterPage:
    """``letters/letter.html``; ``text`` is empty where nobody but its reader may read it,
    ``hides`` when its link is left out, and ``covered`` until one presses for it."""

    letter: LetterView
    text: str
    mail: bool
    refusal: str = ""
    hides: bool = False
    covered: bool = False
