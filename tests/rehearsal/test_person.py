"""Who does what next, by seed: the rules S1 to S6."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from openspace.domain.timetable import Phase
from openspace.rehearsal.deeds import (
    Deed,
    Enter,
    LayDot,
    Leave,
    Look,
    Place,
    Propose,
    PutUp,
    Say,
    TakeBack,
    Vote,
    Write,
)
from openspace.rehearsal.person import Character, Moment, character, turn
from openspace.rehearsal.script import titles
from tests.rehearsal.gatherings import LINE, TOPICS, marked, moment

MANY = 400
ALL = [each.id for each in TOPICS]
CROWD = [character(number) for number in range(24)]
WRITER = next(
    each
    for each in CROWD
    if each.writes and not each.roams and each.herd > 0 and each.proposal is None
)
ROAMER = next(each for each in CROWD if each.roams and each.proposal is None)
CONVENER = next(each for each in CROWD if each.proposal is not None and not each.roams)
BUTTERFLY = next(each for each in CROWD if each.herd < 0 and not each.roams)


def deeds(who: Character, now: Moment) -> list[Deed | None]:
    dice = random.Random(7)
    return [turn(who, now, dice).deed for _ in range(MANY)]


def kinds(who: Character, now: Moment) -> set[type]:
    return {type(each) for each in deeds(who, now) if each is not None}


def test_a_person_is_the_same_every_time_they_come() -> None:
    assert [character(number) for number in range(24)] == CROWD
    assert {each.marks for each in CROWD} <= set(range(4, 10))


def test_the_same_dice_make_the_same_turns() -> None:
    now = moment(Phase.MARKETPLACE)
    assert deeds(ROAMER, now) == deeds(ROAMER, now)


def test_the_first_marks_come_at_once_and_quickly_s1() -> None:
    dice = random.Random(1)
    turns = [turn(each, moment(Phase.MARKETPLACE), dice) for each in CROWD for _ in range(20)]
    assert {type(each.deed) for each in turns} == {Vote}
    assert max(each.pause for each in turns) <= 6


def test_a_person_marks_until_they_have_enough_s1() -> None:
    dice = random.Random(3)
    marks: set[str] = set()
    waited = 0.0
    while len(marks) < WRITER.marks:
        taken = turn(WRITER, marked(moment(Phase.MARKETPLACE), *marks), dice)
        assert isinstance(taken.deed, Vote)
        assert taken.deed.topic not in marks
        marks.add(taken.deed.topic)
        waited += taken.pause
    assert waited < 240
    enough = marked(moment(Phase.MARKETPLACE), *marks)
    assert kinds(WRITER, enough) == {Look, TakeBack}


@pytest.mark.parametrize("phase", [each for each in Phase if each is not Phase.MARKETPLACE])
def test_nobody_marks_or_proposes_when_the_marketplace_is_closed_s1(phase: Phase) -> None:
    done = set[type]()
    for who in CROWD:
        for breakout in ("", "b1"):
            done |= kinds(who, moment(phase, breakout))
    assert done & {Vote, TakeBack, Propose, Place} == set()


def test_a_few_propose_one_title_each_s2() -> None:
    proposals = [character(number).proposal for number in range(100)]
    assert [each for each in proposals if each] == list(titles()[:5])
    assert len([each for each in proposals[:24] if each]) == 4


def test_a_convener_proposes_then_places_then_is_done_s2() -> None:
    title = CONVENER.proposal
    assert title is not None
    now = marked(moment(Phase.MARKETPLACE), *ALL)
    assert Propose(title) in deeds(CONVENER, now)
    up = replace(TOPICS[0], id="new", title=title.title, slot="", place="")
    now = replace(
        now,
        seen=replace(now.seen, topics=(*TOPICS, up)),
        mine=replace(now.mine, topics=frozenset({"new"})),
    )
    assert {each for each in deeds(CONVENER, now) if isinstance(each, Propose | Place)} == {
        Place("new", "r1", "p7"),
        Place("new", "r2", "p8"),
    }
    on_the_grid = (*TOPICS, replace(up, slot="r1", place="p7"))
    now = replace(now, seen=replace(now.seen, topics=on_the_grid))
    assert kinds(CONVENER, now) & {Propose, Place} == set()


def test_a_topic_of_that_title_by_somebody_else_is_left_alone_s2() -> None:
    title = CONVENER.proposal
    assert title is not None
    now = marked(moment(Phase.MARKETPLACE), *ALL)
    theirs = replace(TOPICS[0], title=title.title, slot="")
    now = replace(now, seen=replace(now.seen, topics=(theirs, *TOPICS[1:])))
    assert kinds(CONVENER, now) & {Propose, Place} == set()


def test_some_move_about_and_write_in_the_marketplace_s3() -> None:
    now = marked(moment(Phase.MARKETPLACE), *ALL)
    assert {Enter} < kinds(ROAMER, now)
    assert Write(LINE) in deeds(ROAMER, marked(moment(Phase.MARKETPLACE, "b1"), *ALL))
    assert kinds(WRITER, now) & {Enter, Leave, Write} == set()
    assert 3 <= sum(each.roams for each in CROWD) <= 8


def test_in_a_round_everyone_goes_to_a_room_that_is_on_now_s3() -> None:
    on_now = {each.breakout for each in TOPICS if each.slot == "r1"}
    for who in CROWD:
        entered = set(deeds(who, moment(Phase.ROUND, slot="r1")))
        assert {each.breakout for each in entered if isinstance(each, Enter)} <= on_now
        assert {type(each) for each in entered} == {Enter}


def test_herds_stay_and_butterflies_wander_s3() -> None:
    there = moment(Phase.ROUND, "b1", slot="r1")
    gone = {
        name: sum(isinstance(each, Enter | Leave) for each in deeds(who, there))
        for name, who in (("herd", WRITER), ("butterfly", BUTTERFLY))
    }
    assert gone["butterfly"] > 3 * gone["herd"] > 0


def test_in_a_break_most_are_outside_s3() -> None:
    inside = Counter(map(type, deeds(WRITER, moment(Phase.BREAK, "b1"))))
    outside = Counter(map(type, deeds(WRITER, moment(Phase.BREAK))))
    assert inside[Leave] > 3 * outside[Enter] > 0


@pytest.mark.parametrize("company", [1, 3, 12])
def test_a_note_grows_at_the_same_pace_whoever_is_there_s4(company: int) -> None:
    there = moment(Phase.ROUND, "b1", slot="r1")
    there = replace(there, seen=replace(there.seen, heads={"b1": company}))
    dice = random.Random(5)
    turns = [turn(WRITER, there, dice) for _ in range(4000)]
    seconds = sum(each.pause for each in turns) / company
    lines = sum(isinstance(each.deed, Write) for each in turns)
    assert 10 < seconds / lines < 40


def test_who_does_not_write_or_has_nothing_to_say_writes_nothing_s4() -> None:
    quiet = replace(WRITER, writes=False)
    assert Write not in kinds(quiet, moment(Phase.ROUND, "b1", slot="r1"))
    assert Write not in kinds(WRITER, moment(Phase.ROUND, "b1", line=None, slot="r1"))


@pytest.mark.parametrize("phase", [Phase.FOYER, Phase.OPENING, Phase.CLOSING, Phase.WORKBOOK])
def test_before_and_after_nobody_is_in_a_room_s5(phase: Phase) -> None:
    assert set(deeds(WRITER, moment(phase, "b1"))) == {Leave()}
    assert kinds(WRITER, moment(phase)) - {Say} == {Look}


def test_while_converging_dots_are_laid_and_actions_put_up_s6() -> None:
    assert kinds(CONVENER, moment(Phase.CONVERGENCE)) == {LayDot, PutUp, Look}
    assert kinds(WRITER, moment(Phase.CONVERGENCE)) == {LayDot, Look}
    assert set(deeds(WRITER, moment(Phase.CONVERGENCE, "b1"))) == {Leave()}


def test_in_the_closing_circle_most_say_a_line_s6() -> None:
    assert kinds(WRITER, moment(Phase.CLOSING)) == {Say, Look}
