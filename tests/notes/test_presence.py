"""What an editor may say about itself: a cursor, under the server's name, and nothing more."""

import json

import pytest

from openspace.notes.presence import TONES, Person, stamped
from openspace.notes.tape import UnreadableUpdate

CHI = Person("c41", "Chi Åsen")
USER = {"name": "Chi Åsen", "person": "c41", "tone": CHI.tone}
HERE = {"type": {"client": 7, "clock": 3}, "assoc": 0}


def said(state: object, person: Person = CHI) -> object:
    return json.loads(stamped(json.dumps(state), person))


def test_the_name_is_the_servers_whatever_the_editor_says() -> None:
    forged = {"user": {"name": "Ana", "color": "red", "html": "<b>"}, "cursor": None, "more": 1}
    assert said(forged) == {"user": USER, "cursor": None}


def test_a_cursor_keeps_its_place() -> None:
    end = {"tname": "note", "item": {"client": 7, "clock": 3}, "assoc": -1, "extra": 1}
    told = said({"cursor": {"anchor": HERE, "head": end}})
    kept = {"tname": "note", "item": {"client": 7, "clock": 3}, "assoc": -1}
    assert told == {"user": USER, "cursor": {"anchor": HERE, "head": kept}}


@pytest.mark.parametrize(
    "cursor",
    [
        1,
        [],
        {},
        {"anchor": HERE},
        {"anchor": None, "head": HERE},
        {"anchor": HERE, "head": {"type": {"client": -1, "clock": 0}}},
        {"anchor": HERE, "head": {"type": {"client": True, "clock": 0}}},
        {"anchor": HERE, "head": {"type": {"client": 1.5, "clock": 0}}},
        {"anchor": HERE, "head": {"tname": "other"}},
    ],
)
def test_a_place_that_is_none_is_left_out(cursor: object) -> None:
    assert said({"cursor": cursor}) == {"user": USER, "cursor": None}


def test_gone_stays_gone() -> None:
    assert stamped("null", CHI) == "null"


@pytest.mark.parametrize("state", ["", "1", "[]", '"x"', "{", "[" * 3000, "{}" + " " * 5000])
def test_what_is_no_object_is_refused(state: str) -> None:
    with pytest.raises(UnreadableUpdate):
        stamped(state, CHI)


def test_a_person_has_one_colour_of_six() -> None:
    tones = {Person(str(number), "x").tone for number in range(100)}
    assert tones == set(range(1, TONES + 1))
    assert Person("c41", "another name").tone == CHI.tone
