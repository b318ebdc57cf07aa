"""Names of channels, and which facts travel on which."""

import pytest

from openspace.bus.channels import EVERYONE, Channel, mine, parse, room, travels_on
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded, TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.facts.calls import CallsSet
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import (
    AgendaRulesSet,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
)
from openspace.domain.facts.marketplace import (
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.notes import NoteEdited, NoteTemplateSet
from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.facts.pairs import AvailabilityTold, TopicsPaired, TopicsUnpaired
from openspace.domain.facts.participants import RoleRaised
from openspace.domain.facts.whereabouts import ParticipantMoved
from tests.cast import CODE, at, chi, proposed, registered, topic

FACTS: tuple[Fact, ...] = (
    PhaseOpened(CODE, 1, at(9), ()),
    registered(chi),
    RoleRaised(CODE, "chi", "facilitator"),
    proposed(topic()),
    TopicRetitled(CODE, "t1", "New"),
    TopicWithdrawn(CODE, "t1"),
    VoteCast(CODE, "t1", "chi", at(9)),
    VoteTakenBack(CODE, "t1", "chi"),
    TopicReworded(CODE, "t1", "", (), (), (), ()),
    TopicPlaced(CODE, "t1", "b1", "r1", "haven"),
    TopicMoved(CODE, "t1", "b1", "r1", "a", "r2", "b"),
    TopicUnplaced(CODE, "t1", "b1", "r1", "haven"),
    PlaceAdded(CODE, "p", "Room", 2),
    PlaceChanged(CODE, "p", "Room", 20, "", "", ("t1",)),
    PlacesReordered(CODE, ("p", "q")),
    PlaceRemoved(CODE, "p"),
    AgendaRulesSet(CODE, "unconference", "hidden"),
    CallsSet(CODE, "built-in"),
    NoteTemplateSet(CODE, "# Nå"),
    TimetableChanged(CODE, (), 2, ("t1",)),
    SlotFrozen(CODE, "r1"),
    SlotThawed(CODE, "r1"),
    TopicsPaired(CODE, "t1", "t2", "apart"),
    TopicsUnpaired(CODE, "t1", "t2"),
    AvailabilityTold(CODE, "chi", ("r1",)),
    ParticipantMoved(CODE, "chi", "b1", "b2"),
    NoteEdited(CODE, "b1"),
    NoticeGiven(CODE, "n1", "ben", "unplaced", "t1", {"run": 1}, at(9)),
    NoticePutAway(CODE, "n1", "ben"),
)
ABOUT_EVERYBODY = {
    *EVERYONE,
    "grid",
    "desk",
    "projector",
    "guests",
    "invited",
    "editing",
    "display",
}
ABOUT_ONE = {"topic:t1", "room:b1", "room:b2", "reading:b1", "mine:ben", "mine:chi"}


def names(fact: Fact) -> set[str]:
    return {channel.name for channel in travels_on(fact)}


@pytest.mark.parametrize("fact", FACTS, ids=lambda each: type(each).__name__)
def test_a_fact_travels_in_its_gathering_once_a_channel(fact: Fact) -> None:
    channels = travels_on(fact)
    assert {channel.gathering for channel in channels} == {CODE}
    assert len(set(channels)) == len(channels)
    assert names(fact) <= ABOUT_EVERYBODY | ABOUT_ONE


@pytest.mark.parametrize("fact", FACTS, ids=lambda each: type(each).__name__)
def test_a_fact_about_a_topic_is_told_on_the_wall_and_one_about_a_room_at_its_door(
    fact: Fact,
) -> None:
    if isinstance(fact, NoticeGiven):
        return
    where = "wall" if hasattr(fact, "topic") else "doors" if hasattr(fact, "breakout") else ""
    assert where in {*names(fact), ""}


@pytest.mark.parametrize("fact", FACTS, ids=lambda each: type(each).__name__)
def test_what_is_mine_is_told_to_nobody_else(fact: Fact) -> None:
    whose = {name for name in names(fact) if name.startswith("mine:")}
    who = getattr(fact, "participant", getattr(fact, "convener", None))
    assert whose <= {f"mine:{who}"}


def test_a_notice_is_told_to_nobody_but_whom_it_is_for() -> None:
    assert [names(fact) for fact in FACTS[-2:]] == [{"mine:ben"}, {"mine:ben"}]


def test_an_open_phase_is_told_to_everyone() -> None:
    assert "shell" in names(FACTS[0])


@pytest.mark.parametrize(
    ("before", "after", "rooms"),
    [
        ("b1", "b2", {"room:b1", "room:b2"}),
        ("b1", None, {"room:b1"}),
        (None, "b2", {"room:b2"}),
        ("b1", "b1", {"room:b1"}),
        (None, None, set()),
    ],
)
def test_a_move_is_told_in_the_room_left_and_the_room_entered(
    before: str | None, after: str | None, rooms: set[str]
) -> None:
    channels = travels_on(ParticipantMoved(CODE, "chi", after, before))
    assert {channel.name for channel in channels} == rooms | {
        "hall",
        "doors",
        "colleagues",
        "desk",
        "projector",
        "display",
        "foyer",
        "guests",
        "mine:chi",
    }
    assert len(set(channels)) == len(channels)


def test_what_is_written_is_told_to_who_reads_it_in_the_hall() -> None:
    told = {"doors", "news", "desk", "display", "editing", "reading:b1"}
    assert names(NoteEdited(CODE, "b1")) == told


def test_a_registration_is_told_at_the_desk_alone() -> None:
    assert not {"desk", "guests"} & set(EVERYONE)
    assert [channel.kind for channel in travels_on(registered(chi))] == [
        "desk",
        "guests",
        "invited",
    ]


@pytest.mark.parametrize("channel", [Channel(CODE, "wall"), room(CODE, "b1"), mine(CODE, "chi")])
def test_a_channel_is_found_by_its_name(channel: Channel) -> None:
    assert parse(CODE, channel.name) == channel


def test_names_are_as_the_page_writes_them() -> None:
    assert (room(CODE, "b1").name, mine(CODE, "chi").name) == ("room:b1", "mine:chi")
    assert parse(CODE, "wall:").name == "wall"
    assert parse(CODE, "room:a:b") == Channel(CODE, "room", "a:b")


def test_a_quiet_vote_is_told_to_the_voter_and_to_facilitators_alone() -> None:
    loud, quiet = (VoteCast(CODE, "t1", "chi", at(9), quiet=each) for each in (False, True))
    assert names(loud) - names(quiet) == {"wall", "agenda", "topic:t1"}
    assert names(quiet) == {"desk", "grid", "editing", "mine:chi"}
    back = VoteTakenBack(CODE, "t1", "chi", quiet=True)
    assert names(back) == names(quiet)
