"""What an editor may say about itself: a cursor, under the server's name, and nothing more."""

import json

import pytest

from openspace.notes.presence import TONES, Person, stamped, tone_of
from openspace.notes.tape import UnreadableUpdate

CHI = Person("c41", "Chi Åsen")
USER = {"name": "Chi Åsen", "person": "c41", "tone": 3}
HERE = {"type": {"client": 7, "clock": 3}, "assoc": 0}


def said(state: object, person: Person = CHI) -> object:
    return json.loads(stamped(json.dumps(state), person, 3))


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
    assert stamped("null", CHI, 3) == "null"


@pytest.mark.parametrize("state", ["", "1", "[]", '"x"', "{", "[" * 3000, "{}" + " " * 5000])
def test_what_is_no_object_is_refused(state: str) -> None:
    with pytest.raises(UnreadableUpdate):
        stamped(state, CHI, 3)


def test_six_people_have_six_colours_and_the_seventh_one_of_them() -> None:
    tones: list[int] = []
    for number in range(7):
        tones.append(tone_of(Person(str(number), "x"), tones))
    assert sorted(tones[:6]) == list(range(1, TONES + 1))
    assert tones[6] == tone_of(Person("6", "another name"), [])
