"""Names of channels, and which facts travel on which."""

import pytest

from openspace.bus.channels import EVERYONE, Channel, breakout, mine, parse, travels_on
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded, TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.facts.marketplace import (
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.notes import NoteEdited
from openspace.domain.facts.whereabouts import ParticipantMoved
from tests.cast import CODE, at, chi, proposed, registered, topic

WALL_AND_GRID = {"wall", "agenda"}
TRAVELS: list[tuple[Fact, set[str]]] = [
    (PhaseOpened(CODE, 1, at(9), ()), {"shell", "wall", "agenda", "hall", "desk"}),
    (registered(chi), {"desk"}),
    (proposed(topic()), WALL_AND_GRID | {"desk", "mine:ben"}),
    (TopicRetitled(CODE, "t1", "New"), WALL_AND_GRID | {"hall", "news", "desk"}),
    (TopicWithdrawn(CODE, "t1"), WALL_AND_GRID | {"hall", "news", "desk"}),
    (VoteCast(CODE, "t1", "chi", at(9)), WALL_AND_GRID | {"mine:chi"}),
    (VoteTakenBack(CODE, "t1", "chi"), WALL_AND_GRID | {"mine:chi"}),
    (TopicPlaced(CODE, "t1", "r1", "haven"), WALL_AND_GRID | {"hall", "news", "desk"}),
    (TopicMoved(CODE, "t1", "r1", "a", "r2", "b"), WALL_AND_GRID | {"hall", "news", "desk"}),
    (TopicUnplaced(CODE, "t1", "r1", "haven"), WALL_AND_GRID | {"hall", "news", "desk"}),
    (PlaceAdded(CODE, "p", "Room", 2), WALL_AND_GRID),
    (NoteEdited(CODE, "b1", "chi"), {"hall", "news", "desk"}),
]


@pytest.mark.parametrize(("fact", "names"), TRAVELS, ids=lambda each: type(each).__name__)
def test_a_fact_travels_where_it_shows(fact: Fact, names: set[str]) -> None:
    channels = travels_on(fact)
    assert {channel.name for channel in channels} == names
    assert {channel.gathering for channel in channels} == {CODE}
    assert len(channels) == len(names)


@pytest.mark.parametrize(
    ("before", "after", "rooms"),
    [
        ("b1", "b2", {"breakout:b1", "breakout:b2"}),
        ("b1", None, {"breakout:b1"}),
        (None, "b2", {"breakout:b2"}),
        ("b1", "b1", {"breakout:b1"}),
        (None, None, set()),
    ],
)
def test_a_move_is_told_in_the_room_left_and_the_room_entered(
    before: str | None, after: str | None, rooms: set[str]
) -> None:
    channels = travels_on(ParticipantMoved(CODE, "chi", after, before))
    assert {channel.name for channel in channels} == rooms | {"hall", "desk", "mine:chi"}
    assert len(set(channels)) == len(channels)


def test_a_registration_is_told_at_the_desk_alone() -> None:
    assert "desk" not in EVERYONE
    assert [channel.kind for channel in travels_on(registered(chi))] == ["desk"]


@pytest.mark.parametrize(
    "channel", [Channel(CODE, "wall"), breakout(CODE, "b1"), mine(CODE, "chi")]
)
def test_a_channel_is_found_by_its_name(channel: Channel) -> None:
    assert parse(CODE, channel.name) == channel


def test_names_are_as_the_page_writes_them() -> None:
    assert (breakout(CODE, "b1").name, mine(CODE, "chi").name) == ("breakout:b1", "mine:chi")
    assert parse(CODE, "wall:").name == "wall"
    assert parse(CODE, "breakout:a:b") == Channel(CODE, "breakout", "a:b")
