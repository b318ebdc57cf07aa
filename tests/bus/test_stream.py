"""A channel's facts, counted: B1 to B3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.bus.channels import Channel, travels_on
from openspace.bus.stream import LONGEST_HISTORY, Bus
from openspace.domain.facts.marketplace import TopicRetitled, VoteCast
from tests.cast import CODE, at

WALL = Channel(CODE, "wall")
VOTE = VoteCast(CODE, "t1", "chi", at(9, 40))


def retitled(number: int) -> TopicRetitled:
    return TopicRetitled(CODE, "t1", f"Title {number}")


def bus_with(count: int) -> Bus:
    bus = Bus()
    for number in range(1, count + 1):
        bus.publish(retitled(number))
    return bus


def test_b1_a_version_is_epoch_and_sequence() -> None:
    bus = bus_with(3)
    assert bus.sequence(WALL) == 3
    assert bus.since(WALL, bus.epoch, 1) == (retitled(2), retitled(3))
    assert bus.since(WALL, bus.epoch, 3) == ()


def test_b1_every_start_has_an_epoch_of_its_own() -> None:
    assert len({Bus().epoch for _ in range(50)}) == 50


def test_b1_another_epoch_loads_anew() -> None:
    bus = bus_with(3)
    assert bus.since(WALL, bus.epoch, 3) == ()
    assert bus.since(WALL, Bus().epoch, 3) is None
    assert bus.since(WALL, "", 0) is None


@pytest.mark.parametrize("seen", [4, 1000, -1])
def test_b2_a_version_that_never_was_loads_anew(seen: int) -> None:
    bus = bus_with(3)
    assert bus.since(WALL, bus.epoch, seen) is None


def test_b2_the_history_is_bounded() -> None:
    bus = bus_with(LONGEST_HISTORY + 5)
    whole = bus.since(WALL, bus.epoch, 5)
    assert whole is not None
    assert (len(whole), whole[0]) == (LONGEST_HISTORY, retitled(6))
    assert bus.since(WALL, bus.epoch, 4) is None


def test_b2_a_channel_on_which_nothing_came_is_at_0() -> None:
    bus = Bus()
    assert bus.sequence(WALL) == 0
    assert bus.since(WALL, bus.epoch, 0) == ()
    assert bus.since(WALL, bus.epoch, 1) is None


@given(st.integers(0, 40), st.integers(0, 40))
def test_b2_what_was_seen_and_what_was_missed_is_all_there_is(count: int, seen: int) -> None:
    bus = bus_with(count)
    missed = bus.since(WALL, bus.epoch, seen)
    if seen > count:
        assert missed is None
    else:
        assert missed == tuple(retitled(number) for number in range(seen + 1, count + 1))


def test_each_channel_counts_for_itself() -> None:
    bus = bus_with(2)
    bus.publish(VOTE)
    assert [bus.sequence(Channel(CODE, kind)) for kind in ("wall", "news", "shell")] == [3, 2, 0]


def test_each_gathering_has_channels_of_its_own() -> None:
    bus = bus_with(2)
    other = Channel("other", "wall")
    bus.publish(TopicRetitled("other", "t1", "Theirs"))
    assert (bus.sequence(WALL), bus.sequence(other)) == (2, 1)
    assert bus.since(other, bus.epoch, 0) == (TopicRetitled("other", "t1", "Theirs"),)


def test_b3_listeners_are_told_that_something_came_and_can_read_it_then() -> None:
    bus, told = Bus(), list[tuple[str, int]]()
    bus.listen(lambda channel: told.append((channel.kind, bus.sequence(channel))))
    bus.publish(VOTE)
    bus.publish(VoteCast(CODE, "t1", "ben", at(9, 41)))
    assert [each for each in told if each[0] == "wall"] == [("wall", 1), ("wall", 2)]
    assert {kind for kind, _ in told} == {each.kind for each in travels_on(VOTE)}
