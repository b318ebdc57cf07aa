"""Votes through merges, undos, casts and take-backs: never lost, never doubled (J2, J5, J6).

A model that a child could keep, sets of people on sheets that lie in each other, walks beside the
store for ten thousand random steps.
"""

import random
from dataclasses import dataclass, field, replace

import pytest

from openspace.domain.facts import Fact
from openspace.domain.facts.marketplace import VoteCast, VoteTakenBack
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.store import marketplace, merging
from openspace.store.engine import Store
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import VoteRow
from tests.cast import CODE, PEOPLE, at, chi, kept, proposed, registered, topic

STEPS = 10_000
TOPICS = [f"t{number}" for number in range(1, 8)]
CROWD = [f"p{number}" for number in range(5)] + [each.id for each in PEOPLE]


@dataclass
class Sheets:
    """On each sheet the people who marked it, and the sheet it was put into."""

    marks: dict[str, set[str]] = field(default_factory=lambda: {each: set() for each in TOPICS})
    inside: dict[str, str] = field(default_factory=dict)

    def top(self, sheet: str) -> str:
        while sheet in self.inside:
            sheet = self.inside[sheet]
        return sheet

    def pile(self, top: str) -> list[str]:
        return [each for each in TOPICS if self.top(each) == top]

    def people(self, top: str) -> frozenset[str]:
        return frozenset().union(*(self.marks[each] for each in self.pile(top)))

    def votes(self) -> dict[str, frozenset[str]]:
        counted = {each: self.people(each) for each in TOPICS if each not in self.inside}
        return {each: people for each, people in counted.items() if people}

    def take(self, step: str, sheet: str, other: str, who: str) -> Fact | None:
        """One step on the sheets, and the fact it is; None where it changes nothing."""
        top, over = self.top(sheet), self.top(other)
        if step == "cast" and who not in self.people(top):
            self.marks[top].add(who)
            return VoteCast(CODE, top, who, at(9, 40))
        if step == "take back" and who in self.people(top):
            for each in self.pile(top):
                self.marks[each].discard(who)
            return VoteTakenBack(CODE, top, who)
        if step == "merge" and top != over:
            self.inside[top] = over
            return TopicMerged(CODE, top, over, (), ())
        if step == "undo" and sheet in self.inside:
            del self.inside[sheet]
            return MergeUndone(CODE, sheet, top, (), ())
        return None


async def settled_crowd(settled: Store) -> None:
    more = (registered(replace(chi, id=each)) for each in CROWD[:5])
    await settled.write(kept(*more, *(proposed(topic(number, chi)) for number in range(2, 8))))


def same(tx: Transaction, sheets: Sheets) -> None:
    """What the store counts, in every way it counts, is what lies on the sheets."""
    votes = sheets.votes()
    assert marketplace.votes(tx, CODE) == votes
    tops = [each for each in TOPICS if each not in sheets.inside]
    many = {each: len(votes.get(each, ())) for each in tops}
    assert {each: found[0] for each, found in marketplace.marks(tx, CODE, TOPICS).items()} == many
    counted = marketplace.interest(tx, CODE)
    assert {each: counted[each][0] for each in tops if each in counted} == {
        each: number for each, number in many.items() if number
    }
    for who in CROWD:
        marked = {each for each, people in votes.items() if who in people}
        assert set(marketplace.votes_of(tx, CODE, who)) == marked


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
async def test_ten_thousand_steps_lose_and_double_no_vote(settled: Store, seed: int) -> None:
    await settled_crowd(settled)
    dice, sheets = random.Random(seed), Sheets()

    def work(tx: Transaction) -> None:
        for number in range(STEPS // 4):
            step = dice.choice(("cast", "cast", "cast", "take back", "merge", "undo"))
            sheet, other, who = dice.choice(TOPICS), dice.choice(TOPICS), dice.choice(CROWD)
            fact = sheets.take(step, sheet, other, who)
            if fact:
                keep(fact, tx)
            top = sheets.top(sheet)
            assert marketplace.votes(tx, CODE) == sheets.votes()
            assert marketplace.has_voted(tx, top, who) is (who in sheets.people(top))
            assert merging.holder_of(tx, sheet) == top
            if number % 25 == 0:
                same(tx, sheets)

    await settled.write(work)


async def test_the_check_sees_a_vote_that_is_doubled(settled: Store) -> None:
    """The control: a vote that is copied along, and left behind when the merge is undone."""
    await settled_crowd(settled)
    sheets = Sheets()

    def work(tx: Transaction) -> None:
        for step in (("cast", "t1", "", "chi"), ("merge", "t1", "t2", "")):
            fact = sheets.take(*step[:2], step[2] or "t1", step[3])
            assert fact
            keep(fact, tx)
        tx.add(VoteRow(topic="t2", participant="chi", cast_at=at(9)))
        tx.flush()
        assert marketplace.votes(tx, CODE) == sheets.votes()
        undone = sheets.take("undo", "t1", "t1", "")
        assert undone
        keep(undone, tx)
        assert marketplace.votes(tx, CODE) != sheets.votes()

    await settled.write(work)


async def test_a_long_chain_counts_at_its_end(settled: Store) -> None:
    await settled_crowd(settled)
    chain = [TopicMerged(CODE, f"t{n}", f"t{n + 1}", (), ()) for n in range(1, 7)]
    await settled.write(kept(VoteCast(CODE, "t1", "chi", at(9)), *chain))

    def look(tx: Transaction) -> None:
        assert marketplace.votes(tx, CODE) == {"t7": {"chi"}}
        assert marketplace.votes_of(tx, CODE, "chi") == ("t7",)
        assert marketplace.marks(tx, CODE, ["t1", "t7"]) == {"t7": (1, 1)}
        assert marketplace.marks_by_run(tx, CODE, ["t7"]) == {"b7": 1}
        assert merging.inside(tx, CODE)["t7"] == ("t1", "t2", "t3", "t4", "t5", "t6")
        assert marketplace.convened_by(tx, CODE, "ben") == tuple(TOPICS)
        top = marketplace.topic(tx, CODE, "t7")
        assert top is not None
        assert [each.participant for each in top.conveners] == ["chi", "ben"]

    await settled.read(look)
