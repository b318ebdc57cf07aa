"""Gatherings beside each other in numbers."""

from dataclasses import replace
from typing import Any

from openspace.domain.actions import Action
from openspace.domain.comparing import Material, figures, sectors_of
from openspace.domain.feedback import Answer
from openspace.domain.marketplace import Topic
from openspace.domain.reports import Report
from tests.cast import PEOPLE, agenda, ana, at, ben, chi, gathering, topic

FILED = Report("b1", {"summary": "Short"}, at(11), at(11))


def material(**changes: Any) -> Material:
    """The cast and ben's topic, held and reported."""
    topics: tuple[Topic, ...] = (replace(topic(), sdgs=(11, 14), challenges=("far apart",)),)
    whole = Material(gathering(), PEOPLE, topics, agenda(("t1", "r1", "haven")), {"b1": FILED}, ())
    return replace(whole, **changes)


def action(status: Any, *, withdrawn: bool = False) -> Action:
    return Action(f"a{status}", 1, "Meet", "ben", at(12), status=status, withdrawn=withdrawn)


def test_cy1_who_was_erased_is_counted_and_who_was_sent_out_is_not() -> None:
    gone = replace(ben, name="", organisation="", removed=True, erased=True)
    told = figures(material(people=(ana, gone, replace(chi, removed=True))))
    assert (told.people, told.sectors) == (2, {"public": 1, "private": 1, "civil": 0})


def test_cy1_the_sectors_are_those_of_all_that_are_compared() -> None:
    other = material(gathering=replace(gathering(), sectors=("public", "academia")))
    compared = (figures(material()), figures(other))
    assert sectors_of(compared) == ("public", "private", "civil", "academia")


def test_cy2_topics_reports_and_actions_are_counted_as_they_stand() -> None:
    fixed = replace(topic(2), fixed=True)
    loose = {"b1": FILED, "b9": replace(FILED, breakout="b9")}
    actions = (action("done"), action("planned"), action("begun", withdrawn=True))
    told = figures(material(topics=(topic(), fixed), reports=loose, actions=actions))
    assert (told.topics, told.conversations, told.reports) == (1, 1, 1)
    assert (told.actions, told.done, told.per_hundred) == (2, 1, 33)


def test_cy3_nothing_is_told_of_fewer_than_five() -> None:
    few = tuple(Answer("participant", (5, 4, 1), "") for _ in range(4))
    assert figures(material(answers=few)).marks == ()
    (told,) = figures(material(answers=(*few, Answer("convener", (4, 4, 1), "")))).marks
    assert (told.roles, told.people, told.tenths) == (("participant", "convener"), 5, (48, 40, 10))


def test_cy4_what_a_topic_carries_is_covered() -> None:
    told = figures(material())
    assert (told.goals, told.challenges) == (2, (1, 2))


def test_nobody_and_nothing_is_zero() -> None:
    told = figures(material(people=(), topics=(), reports={}))
    assert (told.people, told.per_hundred, told.goals) == (0, 0, 0)
