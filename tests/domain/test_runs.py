"""The runs of a topic: A6."""

from dataclasses import replace

from openspace.domain.agenda import Breakout, Placement
from openspace.domain.facts.agenda import RunAdded, RunDropped, TopicPlaced
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.hanging import Claim, Neighbours, place
from openspace.domain.runs import drop_run, hold_again
from openspace.domain.whereabouts import Whereabouts
from tests.cast import ANA, BEN, CHI, CODE, WORKBOOK, agenda, at, timetable, topic
from tests.domain.saying import code, facts

EMPTY = agenda()
FIRST = Breakout("b1", topic())
CELL = ("r1", "haven")


def test_a6_a_topic_is_held_again_by_its_convener_or_a_facilitator() -> None:
    grid = agenda(("t1", *CELL))
    added, again = (RunAdded(CODE, "t1", "new", 2),), Breakout("new", topic(), 2)
    assert hold_again(BEN, timetable(), grid, again) == added
    assert hold_again(ANA, timetable(), grid, again) == added
    assert code(hold_again(CHI, timetable(), grid, again)) == "not_yours_to_place"


def test_a6_one_time_is_placed_before_another_is_added() -> None:
    twice = replace(topic(), further=("b9",))
    grid = agenda(("t1", *CELL))
    assert (
        code(hold_again(BEN, timetable(), grid, Breakout("new", twice, 3))) == "run_without_place"
    )
    again = Breakout("new", topic(), 2)
    assert code(hold_again(BEN, timetable(WORKBOOK), grid, again)) == "no_round_ahead"
    gone = Breakout("new", replace(topic(), withdrawn=True), 2)
    assert code(hold_again(BEN, timetable(), grid, gone)) == "topic_withdrawn"


def test_a6_a_further_run_has_a_cell_of_its_own() -> None:
    grid = agenda(("t1", *CELL))
    again = Breakout("b9", replace(topic(), further=("b9",)), 2)
    placed = facts(
        place(BEN, timetable(), grid, again, Claim(("r2", "loft")), Neighbours(), at(9, 45))
    )
    assert placed == (TopicPlaced(CODE, "t1", "b9", "r2", "loft"),)


def test_a6_only_a_further_run_without_place_and_words_is_dropped() -> None:
    again = Breakout("b9", replace(topic(), further=("b9",)), 2)
    dropped = (RunDropped(CODE, "t1", "b9"),)
    assert drop_run(BEN, EMPTY, again, inside=(), has_words=False) == dropped
    chi = Whereabouts("chi", "b9", away=False)
    out = ParticipantMoved(CODE, "chi", None, "b9")
    assert drop_run(BEN, EMPTY, again, inside=[chi], has_words=False) == (out, *dropped)
    assert code(drop_run(CHI, EMPTY, again, inside=(), has_words=False)) == "not_yours_to_place"
    assert code(drop_run(BEN, EMPTY, again, inside=(), has_words=True)) == "run_stays"
    assert code(drop_run(BEN, EMPTY, FIRST, inside=(), has_words=False)) == "run_stays"
    placed = replace(EMPTY, placements=(Placement("t1", "b9", *CELL),))
    assert code(drop_run(BEN, placed, again, inside=(), has_words=False)) == "run_stays"
