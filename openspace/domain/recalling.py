"""The end of a round in its rooms: nobody is moved by force, everyone is asked back.

Rules:
    RC1 While its round runs a breakout shows the time left; 10 and 5 minutes before the end
        everyone in it is asked what they have agreed on.
    RC2 When its round is over, who is in it is asked onward: to the rooms where another round
        follows, breaks aside; to the book where the gathering is over; else to the plenary.
    RC3 Who stays, stays; the way onward remains in the same place. When the next phase opens they
        are asked anew.
"""

from dataclasses import dataclass
from typing import Literal

from openspace.domain.timetable import AFTERWARDS, Phase, Stretch, Timetable


@dataclass(frozen=True, slots=True)
class Recall:
    """Where those in a room of round ``number`` are asked to, for what, and if it has ``begun``."""

    number: int
    to: Literal["hall", "plenary", "book"]
    following: Stretch
    begun: bool


def recall(timetable: Timetable, slot: str | None) -> Recall | None:
    """What those in a breakout of this slot are asked (RC2); nothing before its round is over."""
    over = next((each for each in timetable.rounds if each.slot == slot), None)
    if over is None or timetable.position <= timetable.stretches.index(over):
        return None
    ahead = timetable.stretches[timetable.position :]
    following = next(each for each in ahead if each.phase is not Phase.BREAK)
    return Recall(over.number, _to(following.phase), following, begun=following == ahead[0])


def is_running(timetable: Timetable, slot: str | None) -> bool:
    """Whether the round of this slot is open (RC1)."""
    return slot is not None and timetable.now.slot == slot


def _to(phase: Phase) -> Literal["hall", "plenary", "book"]:
    if phase is Phase.ROUND:
        return "hall"
    return "book" if phase in AFTERWARDS else "plenary"
