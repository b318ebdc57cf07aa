"""Facilitators who drag at once never overwrite each other unseen, through the whole house.

Every hand looks, later drags what it saw, and is told yes or no. The grid at the end is what each
yes in its order comes to, and no yes was given to a hand that saw a card where it was not. The
10,000 random races are in ``tests/domain/test_races``; here the hands really drag at once.
"""

import asyncio
import random
from dataclasses import dataclass, field

from openspace.domain.agenda import Agenda
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.agenda import place, unplace
from openspace.facilitation.house import House
from openspace.store import agenda
from tests.cast import ANA, gathering, kept, proposed, topic
from tests.facilitation.conftest import Heard

RACES, HANDS, TOPICS = 100, 5, 5
CELLS = [(slot, room) for slot in ("r1", "r2") for room in ("haven", "loft")]
Where = dict[str, tuple[str, str]]


@dataclass
class Hand:
    """What somebody saw, and every answer they got: the fact of a yes, nothing for a no."""

    seen: Where = field(default_factory=dict)
    told: list[tuple[str, str, Outcome]] = field(default_factory=list)


def where(grid: Agenda) -> Where:
    return {each.topic: each.cell for each in grid.placements}


def applied(now: Where, fact: Fact) -> None:
    match fact:
        case TopicPlaced() | TopicMoved():
            now[fact.topic] = (fact.slot, fact.place)
        case TopicUnplaced():
            now.pop(fact.topic)


async def drag(house: House, hand: Hand, chance: random.Random) -> None:
    """Drag a card to a cell, or off; now and then look at the page first."""
    if chance.random() < 0.5:
        grid = await house.store.read(lambda tx: agenda.agenda(tx, gathering()))
        hand.seen = where(grid)
    card = f"t{chance.randint(1, TOPICS)}"
    seen = ":".join(hand.seen.get(card, ()))
    if seen and chance.random() < 0.2:
        outcome = await house.perform(unplace, ANA, card, "", seen)
    else:
        outcome = await house.perform(place, ANA, card, chance.choice(CELLS), "", seen)
    hand.told.append((card, seen, outcome))


async def test_the_grid_is_what_every_yes_said(house: House, heard: Heard) -> None:
    await house.store.write(kept(*(proposed(topic(number)) for number in range(2, TOPICS + 1))))
    chance, hands = random.Random(7), [Hand() for _ in range(HANDS)]
    for _ in range(RACES):
        await asyncio.gather(*(drag(house, hand, chance) for hand in hands))
    moves = [f for f in heard.facts if isinstance(f, TopicPlaced | TopicMoved | TopicUnplaced)]
    now: Where = {}
    before: dict[int, str] = {}
    for fact in moves:
        before[id(fact)] = ":".join(now.get(fact.topic, ()))
        applied(now, fact)
        assert len(set(now.values())) == len(now)
    assert where(await house.store.read(lambda tx: agenda.agenda(tx, gathering()))) == now
    answers = [answer for hand in hands for answer in hand.told]
    said_yes = [(seen, fact) for _, seen, outcome in answers for fact in moves_in(outcome)]
    assert len(answers) == RACES * HANDS
    assert sorted(map(id, moves)) == sorted(id(fact) for _, fact in said_yes)
    assert [seen for seen, fact in said_yes if seen != before[id(fact)]] == []
    codes = {outcome.code for *_, outcome in answers if isinstance(outcome, Refusal)}
    assert codes == {"moved_meanwhile", "cell_taken"}


def moves_in(outcome: Outcome) -> list[Fact]:
    """The facts of a yes that moved a card."""
    told = () if isinstance(outcome, Refusal) else outcome
    return [each for each in told if isinstance(each, TopicPlaced | TopicMoved | TopicUnplaced)]
