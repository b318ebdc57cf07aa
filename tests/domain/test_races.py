"""10,000 random races between hands with old pages: A7, and that nobody loses what they were told.

Four facilitators and a convener look now and then, and drag what they saw. What each was told
holds until somebody who saw it so changed it: the grid is the sum of what was accepted.
"""

import random
from dataclasses import replace

from openspace.domain.agenda import Agenda, Breakout, Placement
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.hanging import Claim, Neighbours, place, seen_at, unplace
from openspace.domain.refusal import Outcome, Refusal
from tests.cast import ANA, BEN, agenda, at, timetable, topic

RACES, HANDS, TOPICS = 10_000, 5, 5
CARDS = [Breakout(f"b{number}", topic(number)) for number in range(1, TOPICS + 1)]
CELLS = [(slot, room) for slot in ("r1", "r2") for room in ("haven", "loft")]


def dragged(grid: Agenda, seen: Agenda, card: Breakout, chance: random.Random) -> Outcome:
    """What the house answers a hand that looks at ``seen`` while the grid is ``grid``."""
    caller, told = chance.choice((ANA, BEN)), seen_at(seen.of(card.id))
    if told and chance.random() < 0.2:
        return unplace(caller, grid, card, at(9, 45), told)
    cell = chance.choice(CELLS)
    there = grid.at(*cell)
    holder = next((each.topic for each in CARDS if there and each.id == there.breakout), None)
    claim = Claim(cell, told)
    return place(caller, timetable(), grid, card, claim, Neighbours(holder), at(9, 45))


def after(grid: Agenda, fact: Fact) -> Agenda:
    assert isinstance(fact, TopicPlaced | TopicMoved | TopicUnplaced)
    others = tuple(each for each in grid.placements if each.breakout != fact.breakout)
    if isinstance(fact, TopicUnplaced):
        return replace(grid, placements=others)
    hung = Placement(fact.topic, fact.breakout, fact.slot, fact.place)
    return replace(grid, placements=(*others, hung))


def test_a7_no_hand_changes_what_it_did_not_see() -> None:
    chance, grid = random.Random(11), agenda()
    pages = [grid] * HANDS
    refused: dict[str, int] = {}
    told: dict[str, str] = {}
    for _ in range(RACES):
        hand = chance.randrange(HANDS)
        if chance.random() < 0.4:
            pages[hand] = grid
        card = chance.choice(CARDS)
        outcome = dragged(grid, pages[hand], card, chance)
        if isinstance(outcome, Refusal):
            refused[outcome.code] = refused.get(outcome.code, 0) + 1
            continue
        for fact in outcome:
            assert told.get(card.id, "") == seen_at(pages[hand].of(card.id))
            grid = after(grid, fact)
            told[card.id] = seen_at(grid.of(card.id))
    assert {each.breakout: seen_at(each) for each in grid.placements} == {
        card: cell for card, cell in told.items() if cell
    }
    assert len({each.cell for each in grid.placements}) == len(grid.placements)
    assert refused.keys() == {"cell_taken", "moved_meanwhile"}
    assert min(refused.values()) > 500
