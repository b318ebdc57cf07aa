"""A text as it is typed: in small pieces, at the speed of a hand, slower where one thinks."""

import random
from collections.abc import Iterator

SPEED = (5.0, 9.0)
"""Characters a second, from who types slowly to who types fast."""

LONGEST_PIECE = 4


def keystrokes(text: str, dice: random.Random) -> Iterator[tuple[str, float]]:
    """The pieces of a text, each with the seconds that pass before it stands there."""
    speed = dice.uniform(*SPEED)
    at = 0
    while at < len(text):
        piece = text[at : at + dice.randint(1, LONGEST_PIECE)]
        thinking = dice.uniform(0.3, 1.2) if text[at - 1 : at] in {".", ",", ":", "?"} else 0.0
        yield piece, len(piece) / speed * dice.uniform(0.7, 1.3) + thinking
        at += len(piece)
