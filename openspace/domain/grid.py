"""The rules of the grid, as facilitators set them, and what a hand says it saw.

Rules (C2 to C4, on places, stand in ``places``):
    C1 The placing rule and whether tallies are shown can be changed at any time; what hangs stays.
       Hidden tallies are shown when no marketplace is open or ahead any more.
    C5 Who changes something says what they saw; if it is otherwise by now, nothing changes.
"""

from hashlib import sha256
from typing import get_args

from openspace.domain.facts.grid import AgendaRulesSet
from openspace.domain.gathering import Gathering, PlacingRule, Tallies
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase

CHANGED = Refusal(
    "changed_meanwhile",
    "Somebody else has changed this meanwhile. What you see now is what holds. Look again.",
)


def as_seen(*told: object) -> str:
    """What a form carries of what its reader saw: the same text for the same things (C5)."""
    return sha256("\n".join(map(repr, told)).encode()).hexdigest()[:12]


def shows_tallies(gathering: Gathering) -> bool:
    """Whether everyone may read how many marked a topic (C1)."""
    timetable = gathering.timetable
    ahead = timetable.stretches[timetable.position :]
    return gathering.tallies == "shown" or all(
        each.phase is not Phase.MARKETPLACE for each in ahead
    )


def rules_seen(gathering: Gathering) -> str:
    """What somebody saw of the rules."""
    return as_seen(gathering.placing_rule, gathering.tallies)


def set_rules(gathering: Gathering, placing_rule: str, tallies: str, seen: str) -> Outcome:
    """Choose how topics get their places, and whether tallies are shown (C1)."""
    if placing_rule not in get_args(PlacingRule) or tallies not in get_args(Tallies):
        return Refusal("no_such_rule", "Choose among the rules that are listed.")
    if (placing_rule, tallies) == (gathering.placing_rule, gathering.tallies):
        return ()
    if seen != rules_seen(gathering):
        return CHANGED
    return (AgendaRulesSet(gathering.code, placing_rule, tallies),)
