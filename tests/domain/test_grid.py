"""The rules of the grid: C1 and C5."""

from dataclasses import replace

import pytest

from openspace.domain.facts.grid import AgendaRulesSet
from openspace.domain.grid import as_seen, rules_seen, set_rules, shows_tallies
from openspace.domain.timetable import Timetable
from tests.cast import CODE, FOYER, MARKET, PAUSE, ROUND_1, STRETCHES, gathering
from tests.domain.saying import code, facts

SEEN = rules_seen(gathering())


def test_c1_the_rules_are_chosen_among_those_there_are() -> None:
    assert facts(set_rules(gathering(), "unconference", "hidden", SEEN)) == (
        AgendaRulesSet(CODE, "unconference", "hidden"),
    )
    for told in (("dice", "shown"), ("open space", "loud"), ("", "")):
        assert code(set_rules(gathering(), *told, SEEN)) == "no_such_rule"


@pytest.mark.parametrize(
    ("position", "shown"), [(FOYER, False), (MARKET, False), (PAUSE, True), (ROUND_1, True)]
)
def test_c1_hidden_tallies_are_shown_once_the_marketplace_has_closed(
    position: int, shown: bool
) -> None:
    assert shows_tallies(replace(gathering(position), tallies="hidden")) is shown
    assert shows_tallies(gathering(position))


def test_c1_a_second_marketplace_ahead_keeps_them_hidden() -> None:
    again = Timetable((*STRETCHES[:PAUSE], STRETCHES[ROUND_1], STRETCHES[MARKET]), PAUSE)
    assert not shows_tallies(replace(gathering(), timetable=again, tallies="hidden"))


def test_c5_who_saw_other_rules_changes_nothing() -> None:
    ruled = replace(gathering(), tallies="hidden")
    assert code(set_rules(ruled, "unconference", "shown", SEEN)) == "changed_meanwhile"
    assert set_rules(ruled, "open space", "hidden", SEEN) == ()


def test_c5_what_is_seen_is_the_same_for_the_same_alone() -> None:
    assert as_seen("a", 1) == as_seen("a", 1)
    assert len({as_seen("a", 1), as_seen("a", "1"), as_seen("a\n1"), as_seen("a")}) == 4
