"""Reading pages and twins."""

from datetime import UTC, datetime
from typing import Any

from openspace.domain.timetable import Phase
from openspace.rehearsal.reading import Clock, Followed, channels, clock, mine, seen
from openspace.rehearsal.sight import Mine, Topic

PAGE = """
<section class="phase" id="phase" aria-label="x" data-kind="test room">
  <span class="clock" data-since="1" data-until="1795300000000"></span></section>
<main class="page " id="page" data-channels="wall:e1:12 mine:p1:e1:0 shell:e1:3 shell:e1:3">
<div id="mine" hidden data-participant="p1" data-role="participant" data-votes="t1 t2" \
data-topics="" data-room="b&amp;1"></div>
"""
ENDS = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WALL: dict[str, Any] = {
    "topics": [
        {"id": "t1", "number": 1, "title": "Én", "conveners": [], "tags": {}, "votes": 3},
        {"id": "t2", "number": 2, "title": "To", "conveners": [], "tags": {}, "votes": 0},
    ]
}
GRID: dict[str, Any] = {
    "slots": [
        {"id": "r1", "ends": "2026-11-22T13:00:00+01:00"},
        {"id": "r2", "ends": "2026-11-22T14:00:00+01:00"},
    ],
    "places": [{"id": "p1", "name": "Naustet"}],
    "placements": [{"topic": "t1", "breakout": "b1", "slot": "r1", "place": "p1"}],
}
ROOMS: dict[str, Any] = {
    "breakouts": [
        {"id": "b1", "topic": "t1", "count": 2, "names": []},
        {"id": "b2", "topic": "t2", "count": 0, "names": []},
    ]
}


def test_a_page_says_what_is_ones_own() -> None:
    assert mine(PAGE) == Mine("p1", frozenset({"t1", "t2"}), frozenset(), "b&1")
    assert mine("<main id='page'>") is None


def test_a_page_says_what_it_follows_each_once() -> None:
    assert channels(PAGE) == (
        Followed("wall", "e1", 12),
        Followed("mine:p1", "e1", 0),
        Followed("shell", "e1", 3),
    )


def test_a_page_says_which_phase_is_open() -> None:
    assert clock(PAGE) == Clock(Phase.TEST_ROOM, 1795300000000)
    assert clock('<section id="phase" data-kind="workbook">') == Clock(Phase.WORKBOOK, 0)


def test_the_slot_that_runs_is_the_one_that_ends_with_the_phase() -> None:
    until = int(ENDS.timestamp() * 1000)
    assert seen(Clock(Phase.ROUND, until), WALL, GRID, ROOMS).slot == "r1"
    assert seen(Clock(Phase.ROUND, until + 1), WALL, GRID, ROOMS).slot == ""
    assert seen(Clock(Phase.BREAK, until), WALL, GRID, ROOMS).slot == ""


def test_topics_have_their_cell_and_their_room() -> None:
    found = seen(Clock(Phase.MARKETPLACE, 0), WALL, GRID, ROOMS)
    assert found.topics == (
        Topic("t1", 1, "Én", 3, "b1", "r1", "p1"),
        Topic("t2", 2, "To", 0, "b2"),
    )
    assert found.heads == {"b1": 2, "b2": 0}
    assert found.free == (("r2", "p1"),)
