"""The law of mobility: H1 to H3."""

from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.refusal import Outcome
from openspace.domain.whereabouts import Whereabouts, arrive, enter, leave, vanish
from tests.cast import CODE
from tests.domain.saying import code, facts

HALLWAY = Whereabouts("chi", None, away=False)
ROOM = Whereabouts("chi", "b1", away=False)
GONE = Whereabouts("chi", "b1", away=True)

MOVES = {
    "b1": lambda now: enter(CODE, now, "b1", True),
    "b2": lambda now: enter(CODE, now, "b2", True),
    "leave": lambda now: leave(CODE, now),
    "arrive": lambda now: arrive(CODE, now),
    "vanish": lambda now: vanish(CODE, now),
}


def after(now: Whereabouts, outcome: Outcome) -> Whereabouts:
    for fact in facts(outcome):
        assert isinstance(fact, ParticipantMoved)
        assert fact.from_room == now.room
        now = Whereabouts(fact.participant, fact.room, fact.away)
    return now


def test_h1_one_goes_from_room_to_room_in_one_move() -> None:
    assert facts(enter(CODE, ROOM, "b2", True)) == (ParticipantMoved(CODE, "chi", "b2", "b1"),)


def test_h1_one_goes_out_into_the_hallway() -> None:
    assert facts(leave(CODE, ROOM)) == (ParticipantMoved(CODE, "chi", None, "b1"),)


def test_h1_who_never_came_is_away_in_the_hallway() -> None:
    assert Whereabouts("chi") == Whereabouts("chi", None, away=True)
    assert facts(arrive(CODE, Whereabouts("chi"))) == (ParticipantMoved(CODE, "chi", None, None),)


def test_h2_going_where_one_is_changes_nothing() -> None:
    assert enter(CODE, ROOM, "b1", True) == ()
    assert leave(CODE, HALLWAY) == ()
    assert arrive(CODE, ROOM) == ()
    assert vanish(CODE, GONE) == ()


def test_h3_who_is_out_of_reach_is_away_from_the_room_they_were_in() -> None:
    assert facts(vanish(CODE, ROOM)) == (ParticipantMoved(CODE, "chi", "b1", "b1", away=True),)


def test_h3_on_return_one_is_back_in_the_same_room() -> None:
    assert after(GONE, arrive(CODE, GONE)) == ROOM


def test_h3_entering_brings_somebody_back_who_was_away() -> None:
    assert after(GONE, enter(CODE, GONE, "b1", True)) == ROOM
    assert after(GONE, leave(CODE, GONE)) == HALLWAY


def test_a_room_that_is_not_there_is_refused() -> None:
    assert code(enter(CODE, HALLWAY, "b1", True)) == ""
    assert code(enter(CODE, HALLWAY, "b1", False)) == "no_such_room"


@given(moves=st.lists(st.sampled_from(sorted(MOVES)), max_size=12))
def test_h1_whatever_one_does_one_is_where_one_went_last(moves: list[str]) -> None:
    now, room = Whereabouts("chi"), None
    for move in moves:
        now = after(now, MOVES[move](now))
        room = {"b1": "b1", "b2": "b2", "leave": None}.get(move, room)
        assert now == Whereabouts("chi", room, away=move == "vanish")
