"""Whose name stands at a caret: theirs who agreed to be named, and nobody else's."""

from openspace.domain.notes import SCHEMA
from openspace.domain.participants import Participant
from openspace.facilitation.recognition import Visit
from openspace.live.note_route import visitor_of
from tests.cast import ben, chi, gathering


def name_at_the_caret(person: Participant) -> str:
    return visitor_of(Visit(gathering(), person), str(SCHEMA), wants_saved=True).person.name


def test_who_agreed_is_named() -> None:
    assert name_at_the_caret(ben) == "Ben Bø"


def test_who_did_not_agree_has_no_name() -> None:
    assert name_at_the_caret(chi) == ""
