"""Which breakout a person goes to: where the others are, where nobody is, or what they marked."""

import random
from collections.abc import Sequence

from openspace.rehearsal.sight import Mine, Seen, Topic


def open_rooms(seen: Seen) -> Sequence[Topic]:
    """The topics whose turn it is: in a round those on the grid now, else all that are placed.

    Where nothing is placed, every topic is talked about.
    """
    on_now = [
        each for each in seen.topics if each.slot and (each.slot == seen.slot or not seen.slot)
    ]
    return on_now or seen.topics


def choose_room(seen: Seen, mine: Mine, herd: float, dice: random.Random) -> str | None:
    """A breakout to go to, not the one they are in; None when there is no other.

    ``herd`` is the power by which company attracts: above 0 a herd, below 0 a butterfly.
    """
    rooms = [each for each in open_rooms(seen) if each.breakout != mine.room]
    if not rooms:
        return None
    weights = [_pull(each, seen, mine, herd) for each in rooms]
    return dice.choices(rooms, weights)[0].breakout


def _pull(topic: Topic, seen: Seen, mine: Mine, herd: float) -> float:
    company = 1 + seen.heads.get(topic.breakout, 0)
    liking = 4.0 if topic.id in mine.votes | mine.topics else 1.0
    return float(liking * (1 + topic.votes) ** 0.5 * company**herd)
