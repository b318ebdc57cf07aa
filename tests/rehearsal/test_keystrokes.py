"""Typing: every piece is short, together they are the text, and it takes a person's time."""

import random

import pytest

from openspace.rehearsal.keystrokes import LONGEST_PIECE, keystrokes
from openspace.rehearsal.script import lines

TEXT = "Čállit på østsiden. Hvem? 👩‍👩‍👧 og 𝒪."


@pytest.mark.parametrize("seed", range(20))
def test_the_pieces_are_the_text(seed: int) -> None:
    pieces = [piece for piece, _ in keystrokes(TEXT, random.Random(seed))]
    assert "".join(pieces) == TEXT
    assert max(map(len, pieces)) <= LONGEST_PIECE


def test_it_is_typed_at_a_hands_speed() -> None:
    dice = random.Random(1)
    texts = [each.text for number in range(1, 20) for each in lines(number, "")]
    seconds = sum(pause for text in texts for _, pause in keystrokes(text, dice))
    assert 4 < sum(map(len, texts)) / seconds < 9
