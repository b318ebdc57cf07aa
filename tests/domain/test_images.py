"""Pictures: IM3 to IM5, and what they are called."""

from dataclasses import replace

import pytest

from openspace.domain.images import (
    ALT_MISSING,
    DIGITS,
    FULL,
    MOST_BYTES,
    MOST_IMAGES,
    described,
    image,
    room_for,
)
from openspace.domain.notes import IMAGE_ID, LONGEST_ALT, Block, images, only_kept
from openspace.domain.refusal import Refusal

KEPT = image("png", 2000, 1, b"what is in it")


def test_im4_a_picture_is_called_by_what_is_in_it_and_its_sides() -> None:
    assert image("png", 2000, 1, b"what is in it") == KEPT
    assert len(KEPT.file) == DIGITS
    assert IMAGE_ID.fullmatch(KEPT.file)
    assert Block("image", file=KEPT.file).sides == (2000, 1)
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


def test_im6_an_image_that_is_not_kept_here_is_what_it_shows() -> None:
    here, gone = (
        Block("image", file=KEPT.file, alt="Here"),
        Block("image", file="f" * 32, alt="Gone"),
    )
    note = (here, Block("bullets", children=(Block("item", children=(gone,)),)))
    assert list(images(note)) == [KEPT.file, "f" * 32]
    shown = only_kept(note, {KEPT.file})
    assert shown[0] == here
    assert shown[1].children[0].children == (Block("image", alt="Gone"),)
    assert list(images(shown)) == [KEPT.file]
