"""Who is in reach: R1 to R4, on a clock of the test's own."""

from openspace.bus.presence import (
    A_WHILE,
    GRACE,
    LATELY,
    OFTEN,
    READING,
    Person,
    Presence,
)
from tests.cast import CODE

CHI, BEN = Person(CODE, "chi"), Person(CODE, "ben")
START = 1000.0


def test_r1_with_an_open_socket_nobody_goes() -> None:
    presence = Presence()
    presence.connected(CHI)
    assert presence.online(CODE) == 1
    assert presence.gone(START + 1e6) == ()


def test_r1_tabs_do_not_count() -> None:
    presence = Presence()
    presence.connected(CHI)
    presence.connected(CHI)
    assert presence.online(CODE) == 1
    presence.disconnected(CHI, START)
    assert presence.online(CODE) == 1
    assert presence.gone(START + GRACE) == ()


def test_r2_after_the_last_socket_one_is_waited_for() -> None:
    presence = Presence()
    presence.connected(CHI)
    presence.disconnected(CHI, START)
    assert presence.online(CODE) == 0
    assert presence.gone(START + GRACE - 0.1) == ()
    assert presence.gone(START + GRACE) == (CHI,)


def test_r2_who_comes_back_in_time_was_never_gone() -> None:
    presence = Presence()
    presence.connected(CHI)
    presence.disconnected(CHI, START)
    presence.connected(CHI)
    assert presence.gone(START + 1e6) == ()


def test_r2_ten_reconnects_are_one_person() -> None:
    presence = Presence()
    for _ in range(10):
        presence.connected(CHI)
        presence.disconnected(CHI, START)
    presence.connected(CHI)
    assert presence.online(CODE) == 1
    presence.disconnected(CHI, START)
    assert presence.gone(START + GRACE) == (CHI,)


def test_r2_no_ghost_stays_for_30_seconds() -> None:
    assert GRACE <= 25


def test_r3_who_only_reads_is_in_reach_for_a_while_after_each_page() -> None:
    presence = Presence()
    presence.seen(CHI, START)
    presence.seen(CHI, START + 100)
    assert presence.online(CODE) == 0
    assert presence.gone(START + READING) == ()
    assert presence.gone(START + 100 + READING) == (CHI,)


def test_r3_a_page_asked_for_does_not_shorten_a_wait() -> None:
    presence = Presence()
    presence.seen(CHI, START)
    presence.expect(CHI, START)
    assert presence.gone(START + GRACE) == ()


def test_r3_with_a_socket_pages_do_not_matter() -> None:
    presence = Presence()
    presence.connected(CHI)
    presence.seen(CHI, START)
    presence.disconnected(CHI, START)
    assert presence.gone(START + GRACE) == (CHI,)


def test_r2_who_was_here_before_a_restart_is_expected() -> None:
    presence = Presence()
    presence.expect(CHI, START)
    presence.expect(BEN, START)
    presence.connected(CHI)
    presence.expect(CHI, START)
    assert presence.gone(START + GRACE) == (BEN,)


def test_each_is_said_once() -> None:
    presence = Presence()
    presence.expect(CHI, START)
    assert presence.gone(START + GRACE) == (CHI,)
    assert presence.gone(START + GRACE) == ()


def test_a_socket_that_was_never_counted_does_no_harm() -> None:
    presence = Presence()
    presence.disconnected(CHI, START)
    assert presence.online(CODE) == 0
    presence.connected(CHI)
    assert presence.online(CODE) == 1


def test_each_gathering_counts_its_own() -> None:
    presence = Presence()
    presence.connected(CHI)
    presence.connected(Person("other", "chi"))
    assert (presence.online(CODE), presence.online("other"), presence.online("none")) == (1, 1, 0)


def test_r3_who_had_a_socket_is_no_ghost_after_a_page_that_never_finished() -> None:
    presence = Presence()
    presence.connected(CHI)
    presence.disconnected(CHI, START)
    presence.seen(CHI, START + 5)
    assert presence.gone(START + 5 + GRACE) == (CHI,)
    presence.seen(CHI, START + 60)
    assert presence.gone(START + 60 + GRACE) == ()
    assert presence.gone(START + 60 + READING) == (CHI,)


def test_tabs_are_counted_and_people_known_while_they_are_waited_for() -> None:
    presence = Presence()
    assert (presence.tabs(CHI), presence.knows(CHI)) == (0, False)
    presence.connected(CHI)
    presence.connected(CHI)
    assert (presence.tabs(CHI), presence.knows(CHI)) == (2, True)
    presence.disconnected(CHI, START)
    presence.disconnected(CHI, START)
    assert (presence.tabs(CHI), presence.knows(CHI)) == (0, True)
    presence.gone(START + GRACE)
    assert presence.knows(CHI) is False


def test_r4_who_dropped_out_lately_and_is_not_back() -> None:
    presence = Presence()
    for each in (CHI, BEN):
        presence.connected(each)
        presence.disconnected(each, START)
    presence.connected(BEN)
    assert presence.gatherings() == (CODE,)
    assert presence.dropped(CODE, START + LATELY - 1) == 1
    assert presence.dropped("other", START + 1) == 0
    assert presence.dropped(CODE, START + LATELY) == 0


def test_r4_whose_line_is_lost_again_and_again_is_on_a_poor_one() -> None:
    presence = Presence()
    for turn in range(OFTEN):
        assert presence.poor(CODE, START + turn) == 0
        presence.connected(CHI)
        presence.disconnected(CHI, START + turn)
    assert presence.poor(CODE, START + OFTEN) == 1
    assert presence.poor(CODE, START + A_WHILE + OFTEN) == 0
