"""Chapters: who was there, and whether anybody wrote."""

from openspace.domain.chapters import Chapter, Listed
from openspace.domain.notes import Block, Run

NOTES = (Block("paragraph", (Run("We agreed."),)),)


def test_notes_without_a_word_are_no_report() -> None:
    blank = Block("bullets", children=(Block("item", children=(Block("paragraph"),)),))
    assert Chapter(1, "One", notes=(blank,)).reported is False
    assert Chapter(1, "One", notes=NOTES).reported is True


def test_people_are_the_named_and_the_others() -> None:
    assert Chapter(1, "One", present=(Listed("Ana"), Listed("Ben")), others=3).people == 5
    assert Chapter(1, "One", present=(Listed("Ana"),), sectors=(("public", 4),)).people == 4
