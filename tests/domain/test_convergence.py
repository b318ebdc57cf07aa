"""Dots: so many for each, several on one topic, hidden until they are shown, never a verdict."""

from dataclasses import replace

import pytest

from openspace.domain.convergence import (
    CLOSED,
    MOST_ON_ONE,
    NO_DOTS,
    NONE_LEFT,
    Ground,
    Laid,
    Rules,
    Typed,
    holding,
    lay,
    on_topics,
    ranked,
    read,
    rules_seen,
    set_rules,
    shows_counts,
    take_back,
)
from openspace.domain.facts.convergence import ConvergenceRulesSet, DotLaid, DotTakenBack
from openspace.domain.grid import CHANGED
from openspace.domain.refusal import Refusal
from tests.cast import CODE, CONVERGENCE, at, converging, topic

ONE, TWO, THREE = topic(1), topic(2), topic(3)
GUEST = replace(topic(4), merged_into="t1")
HOST = replace(ONE, came_along=("t4",))
HELD = holding([HOST, TWO, THREE, GUEST])
OPEN = Ground(CODE, Rules(), converging().timetable, HELD)


def at_position(position: int) -> Ground:
    return replace(OPEN, timetable=converging(position).timetable)


def test_dots_are_laid_while_the_convergence_is_open() -> None:  # CG1
    assert lay(OPEN, ONE, (), "chi", at(12)) == (DotLaid(CODE, "t1", "chi", 1, at(12), True),)
    for position in (CONVERGENCE - 1, CONVERGENCE + 1):
        assert lay(at_position(position), ONE, (), "chi", at(12)) == CLOSED
        assert take_back(at_position(position), ONE, [Laid("t1", "chi", 1)], "chi") == CLOSED


@pytest.mark.parametrize("way", ["a new marketplace for action", "none"])
def test_there_are_dots_where_the_gathering_converges_by_them(way: str) -> None:  # CG1
    rules = read(Typed(way, "5", "hidden", "", ""))
    assert isinstance(rules, Rules)
    assert lay(replace(OPEN, rules=rules), ONE, (), "chi", at(12)) == NO_DOTS


def test_several_lie_on_one_topic_but_not_all() -> None:  # CG2
    there = [Laid("t1", "chi", MOST_ON_ONE - 1)]
    laid = DotLaid(CODE, "t1", "chi", MOST_ON_ONE, at(12), True)
    assert lay(OPEN, ONE, there, "chi", at(12)) == (laid,)
    full = lay(OPEN, ONE, [Laid("t1", "chi", MOST_ON_ONE)], "chi", at(12))
    assert isinstance(full, Refusal)
    assert full.code == "dots_on_one"


def test_everyone_has_so_many() -> None:  # CG2
    own = [Laid("t1", "chi", 3), Laid("t2", "chi", 2)]
    assert lay(OPEN, THREE, own, "chi", at(12)) == NONE_LEFT
    more = replace(OPEN, rules=Rules(dots=6))
    assert isinstance(lay(more, THREE, own, "chi", at(12)), tuple)


def test_dots_on_a_topic_that_is_gone_are_free_again() -> None:  # CG3
    own = [Laid("t1", "chi", 3), Laid("t2", "chi", 2)]
    without = replace(OPEN, held=holding([ONE, replace(TWO, withdrawn=True), THREE]))
    assert isinstance(lay(without, THREE, own, "chi", at(12)), tuple)


def test_dots_go_along_into_another_topic_and_come_from_there() -> None:  # CG3
    own = [Laid("t4", "chi", 2), Laid("t1", "chi", 1)]
    assert on_topics(own, HELD) == {"t1": 3}
    assert isinstance(lay(OPEN, HOST, own, "chi", at(12)), Refusal)
    assert take_back(OPEN, HOST, own, "chi") == (DotTakenBack(CODE, "t1", "chi", 0, True),)
    assert take_back(OPEN, HOST, own[:1], "chi") == (DotTakenBack(CODE, "t4", "chi", 1, True),)
    assert on_topics(own, holding([ONE, replace(GUEST, merged_into="")])) == {"t1": 1, "t4": 2}


def test_taking_back_what_does_not_lie_there_changes_nothing() -> None:
    assert take_back(OPEN, TWO, [Laid("t1", "chi", 1)], "chi") == ()


@pytest.mark.parametrize(
    ("rules", "position", "told"),
    [
        (Rules(), CONVERGENCE, False),
        (Rules(revealed=True), CONVERGENCE, True),
        (Rules(counts="shown"), CONVERGENCE, True),
        (Rules(), CONVERGENCE + 1, True),
        (Rules(), CONVERGENCE - 1, False),
    ],
)
def test_numbers_are_hidden_until_shown_or_over(rules: Rules, position: int, told: bool) -> None:
    """CG4, and CG6 where the phase was moved back."""
    timetable = converging(position).timetable
    assert shows_counts(rules, timetable) == told
    assert Ground(CODE, rules, timetable, HELD).quiet == (not told)


def test_topics_are_ranked_by_dots_then_number() -> None:  # CG5
    order = ranked([THREE, TWO, ONE], {"t1": 2, "t3": 2, "t2": 5})
    assert [(each.number, dots) for each, dots in order] == [(2, 5), (1, 2), (3, 2)]
    assert ranked([ONE], {}) == ()


def typed(**changed: str) -> Typed:
    told = {
        "way": "dots",
        "dots": "7",
        "counts": "shown",
        "bodies": "",
        "seen": rules_seen(Rules()),
    }
    return Typed(**{**told, **changed})


def test_rules_are_set_by_who_saw_them() -> None:  # CG7
    bodies = " The  council \n\nThe network\nThe council"
    fact = ConvergenceRulesSet(CODE, "dots", 7, "shown", ("The council", "The network"))
    assert set_rules(CODE, Rules(), typed(bodies=bodies)) == (fact,)
    assert set_rules(CODE, Rules(revealed=True), typed(bodies=bodies)) == (fact,)
    assert set_rules(CODE, Rules(dots=6), typed()) == CHANGED
    assert set_rules(CODE, Rules(dots=7, counts="shown"), typed()) == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"way": "by lot"}, "no_such_rule"),
        ({"counts": "never"}, "no_such_rule"),
        ({"dots": "0"}, "dots_unreadable"),
        ({"dots": "²"}, "dots_unreadable"),
        ({"dots": "21"}, "dots_unreadable"),
        ({"dots": "9" * 5000}, "dots_unreadable"),
        ({"bodies": "\n".join(map(str, range(31)))}, "bodies_too_many"),
        ({"bodies": "x" * 121}, "bodies_too_many"),
    ],
)
def test_rules_that_cannot_be_are_refused(changed: dict[str, str], code: str) -> None:  # CG7
    refusal = set_rules(CODE, Rules(), typed(**changed))
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
