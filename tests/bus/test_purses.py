"""Who does very much at once waits: CR1 to CR3, on a clock of the test's own."""

from openspace.bus.purses import DEEDS, MANY, MOVES, Purse, Purses

START = 1000.0
TWO = Purse(2, 10.0)


def test_cr1_a_purse_is_full_at_first_and_a_credit_comes_back_in_its_time() -> None:
    purses = Purses()
    assert [purses.spend("chi", TWO, START) for _ in range(4)] == [0, 0, 10, 10]
    assert purses.spend("chi", TWO, START + 9) == 1
    assert purses.spend("chi", TWO, START + 10) == 0
    assert purses.spend("chi", TWO, START + 10) == 10


def test_cr1_it_is_never_fuller_than_full() -> None:
    purses = Purses()
    purses.spend("chi", TWO, START)
    later = START + 1e6
    assert [purses.spend("chi", TWO, later) for _ in range(3)] == [0, 0, 10]


def test_cr2_who_asks_too_often_waits_no_longer_for_it() -> None:
    purses = Purses()
    for _ in range(1000):
        purses.spend("chi", TWO, START)
    assert purses.spend("chi", TWO, START + 10) == 0


def test_cr3_everyone_has_their_own_and_every_kind_too() -> None:
    purses = Purses()
    for _ in range(3):
        purses.spend("chi", TWO, START)
    assert purses.spend("ben", TWO, START) == 0
    assert purses.spend("chi", MOVES, START) == 0
    assert purses.spend("chi", TWO, START) == 10


def test_cr3_what_is_full_again_is_forgotten() -> None:
    purses = Purses()
    for number in range(3 * MANY):
        purses.spend(number, TWO, START + number)
    assert len(purses._full) <= MANY + 1


def test_a_person_moves_eight_times_at_once_and_then_every_two_seconds() -> None:
    purses = Purses()
    assert sum(purses.spend("chi", MOVES, START) == 0 for _ in range(50)) == 8
    assert sum(purses.spend("chi", MOVES, START + n / 10) == 0 for n in range(101)) == 5


def test_no_hand_is_held_up_by_what_is_meant_for_scripts() -> None:
    """Three deeds a second, for a minute."""
    purses = Purses()
    assert not any(purses.spend("chi", DEEDS, START + n / 3) for n in range(180))
