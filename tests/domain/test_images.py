"""Pictures: IM3 to IM5, and what they are called."""

from dataclasses import replace

import pytest

from openspace.domain.images import (
    ALT_MISSING,
    DIGITS,
    FULL,
    LONGEST_ALT,
    MOST_BYTES,
    MOST_IMAGES,
    described,
    image,
    room_for,
    sides,
)
from openspace.domain.refusal import Refusal

KEPT = image("png", 2000, 1, b"what is in it")


def test_im4_a_picture_is_called_by_what_is_in_it_and_its_sides() -> None:
    assert image("png", 2000, 1, b"what is in it") == KEPT
    assert len(KEPT.file) == DIGITS
    assert sides(KEPT.file) == (2000, 1)
    assert KEPT.file[-8:] == "07d00001"
    assert KEPT.name == f"{KEPT.file}.png"
    assert KEPT.file != image("png", 2000, 1, b"what is in another").file


@pytest.mark.parametrize("alt", ["", "  \n ", "\u200b", "\u202e"])
def test_im3_a_picture_without_words_is_not_put_in(alt: str) -> None:
    assert described(alt) == ALT_MISSING


def test_im3_words_are_on_one_line_and_not_too_many() -> None:
    assert described(" The  wall\nat noon ") == "The wall at noon"
    assert described("å" * LONGEST_ALT) == "å" * LONGEST_ALT
    refusal = described("å" * (LONGEST_ALT + 1))
    assert isinstance(refusal, Refusal)
    assert refusal.values == {"most": LONGEST_ALT}


def test_im5_a_gathering_keeps_so_many_and_so_much() -> None:
    assert room_for(KEPT, MOST_IMAGES - 1, MOST_BYTES - KEPT.size) is None
    assert room_for(KEPT, MOST_IMAGES, 0) == FULL
    assert room_for(replace(KEPT, size=KEPT.size + 1), 0, MOST_BYTES - KEPT.size) == FULL
