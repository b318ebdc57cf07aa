"""Rooms by crowd, and kept where that costs nothing (R1 to R5)."""

from openspace.planning.problem import Cell, Room
from openspace.planning.rooms import furnish
from openspace.planning.succession import inherited

ROOMS = (Room("small", 2), Room("hall"), Room("middle", 4))
CROWDS = {"A": 3, "B": 9, "C": 1}
AUDIENCES = {run: [f"{run}{at}" for at in range(size)] for run, size in CROWDS.items()}

NOBODY: dict[str, list[str]] = {run: [] for run in CROWDS}


def shared(runs: str, stays: dict[str, Cell] | None = None, **before: str) -> dict[str, str]:
    slots = dict.fromkeys(runs, "r1")
    was = {run: ("r1", room) for run, room in before.items()}
    cells = furnish(slots, ROOMS, AUDIENCES, stays or {}, was)
    return {run: room for run, (_, room) in cells.items()}


def test_r1_a_run_keeps_its_room() -> None:
    assert shared("AC", A="hall") == {"A": "hall", "C": "middle"}
    assert shared("AC", A="middle", C="hall") == {"A": "middle", "C": "hall"}


def test_r1_a_run_from_another_slot_keeps_nothing() -> None:
    cells = furnish({"C": "r1"}, ROOMS, AUDIENCES, {}, {"C": ("r2", "small")})
    assert cells == {"C": ("r1", "hall")}


def test_r2_runs_that_go_round_take_each_others_rooms() -> None:
    before = {"A": ("r1", "small"), "B": ("r2", "hall"), "C": ("r3", "middle")}
    slots = {"A": "r2", "B": "r1", "C": "r1"}
    cells = furnish(slots, (*ROOMS, Room("attic")), NOBODY, {}, before)
    assert cells == {"A": ("r2", "hall"), "B": ("r1", "small"), "C": ("r1", "hall")}


def test_r2_three_go_round_where_no_two_change_places() -> None:
    before = {"A": ("r1", "small"), "B": ("r2", "hall"), "C": ("r3", "middle")}
    slots = {"A": "r2", "B": "r3", "C": "r1"}
    cells = furnish(slots, ROOMS, NOBODY, {}, before)
    assert cells == {"A": ("r2", "hall"), "B": ("r3", "middle"), "C": ("r1", "small")}


def test_r2_the_shortest_rounds_come_first() -> None:
    ways = {"A": "12", "B": "23", "C": "31", "D": "12", "E": "21"}
    before = {run: (f"r{way[0]}", run.lower()) for run, way in ways.items()}
    slots = {run: f"r{way[1]}" for run, way in ways.items()}
    assert inherited("ABCDE", slots, before) == {"A": "e", "E": "a", "D": "b", "B": "c", "C": "d"}


def test_r3_the_largest_crowd_gets_the_largest_room() -> None:
    assert shared("ABC") == {"B": "hall", "A": "middle", "C": "small"}


def test_r3_a_room_that_is_taken_is_taken() -> None:
    assert shared("A", {"B": ("r1", "hall")}) == {"B": "hall", "A": "middle"}


def test_r4_rooms_are_exchanged_where_that_gives_seats() -> None:
    assert shared("BC", B="small", C="hall") == {"B": "hall", "C": "small"}
    assert shared("B", B="small") == {"B": "hall"}
    assert shared("BC", B="middle", C="hall") == {"B": "hall", "C": "middle"}


def test_r5_who_could_go_elsewhere_is_not_in_the_crowd() -> None:
    audiences = {"A": list("abcde"), "B": list("cdefg"), "C": list("hijk")}
    cells = furnish(dict.fromkeys("ABC", "r1"), ROOMS, audiences, {}, {})
    assert {run: room for run, (_, room) in cells.items()} == {
        "C": "hall",
        "A": "middle",
        "B": "small",
    }
