"""The standing rooms: SR1 and SR2."""

from openspace.domain.rooms import Standing, closed, open_in, standing
from openspace.domain.timetable import Phase

OVER = (Phase.WORKBOOK, Phase.FOLLOW_UP, Phase.ERASED)


def test_only_a_standing_rooms_own_name_is_one() -> None:
    assert standing("plenary") is Standing.PLENARY
    assert [standing(room) for room in (None, "", "b1", "PLENARY")] == [None] * 4


def test_plenary_and_help_desk_are_there_until_the_gathering_is_over() -> None:
    """SR1."""
    for phase in Phase:
        there = {Standing.PLENARY, Standing.HELP} <= set(open_in(phase))
        assert there == (phase not in OVER)


def test_the_test_room_is_there_in_its_phase_only() -> None:
    """SR2."""
    assert [phase for phase in Phase if Standing.TEST in open_in(phase)] == [Phase.TEST_ROOM]


def test_a_phase_closes_the_rooms_that_the_next_one_lacks() -> None:
    assert closed(Phase.TEST_ROOM, Phase.FOYER) == (Standing.TEST,)
    assert closed(Phase.CLOSING, Phase.WORKBOOK) == (Standing.PLENARY, Standing.HELP)
    assert closed(Phase.ROUND, Phase.BREAK) == ()
