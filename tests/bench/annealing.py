"""Simulated annealing, the plain way: two topics at random, exchanged if the dice allow it.

Written apart from the planner's search, to be a measure of it. A topic's people are the bits of
one whole number, so that a sum over people is a count of bits; seats are shared out from the
largest room to the largest crowd that has nothing else in the slot.
"""

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

HOT, COLD = 6.0, 0.4
"""The temperature at first and at last, in wishes."""
TWICE = 1000
"""What it costs, in wishes, when somebody convenes twice in a slot."""


@dataclass(slots=True)
class Slot:
    """The topics of a slot, and the people who have something there or one thing only."""

    topics: list[int]
    some: int = 0
    alone: int = 0
    standing: int = 0
    held: int = field(default=0)


@dataclass(slots=True)
class Annealing:
    """``people`` and ``rivals`` are bits by topic: who comes, and whom it shares a convener with.

    A last topic that nobody wants fills the cells that are left.
    """

    people: Sequence[int]
    rivals: Sequence[int]
    seats: Sequence[float]
    slots: list[Slot] = field(default_factory=list)

    def start(self, grid: Sequence[Sequence[int]]) -> None:
        """Begin with the topics of each slot, as many in each."""
        self.slots = [Slot(list(topics)) for topics in grid]
        for slot in self.slots:
            self._look(slot)

    def cool(self, seconds: float, seed: int = 1) -> list[list[int]]:
        """Exchange topics for so long; the best grid there was."""
        dice, began = random.Random(seed), time.perf_counter()
        value = most = 0
        best = [list(slot.topics) for slot in self.slots]
        heat = HOT
        while (spent := (time.perf_counter() - began) / seconds) < 1:
            heat = HOT * (COLD / HOT) ** spent
            for _ in range(200):
                value += self._tried(dice, heat * math.log(1 - dice.random()))
                if value > most:
                    most, best = value, [list(slot.topics) for slot in self.slots]
        return best

    def _tried(self, dice: random.Random, least: float) -> int:
        """What an exchange brought; nothing if that is less than the least allowed."""
        one, other = dice.sample(self.slots, 2)
        at, to = dice.randrange(len(one.topics)), dice.randrange(len(other.topics))
        gained = self._gained(one, one.topics[at], other, other.topics[to])
        if gained + one.standing + other.standing < least:
            return 0
        before = one.standing + other.standing
        one.topics[at], other.topics[to] = other.topics[to], one.topics[at]
        kept = (one.some, one.alone, one.standing, one.held)
        others = (other.some, other.alone, other.standing, other.held)
        self._look(one)
        self._look(other)
        gained += before - one.standing - other.standing
        if gained >= least:
            return gained
        one.topics[at], other.topics[to] = other.topics[to], one.topics[at]
        one.some, one.alone, one.standing, one.held = kept
        other.some, other.alone, other.standing, other.held = others
        return 0

    def _gained(self, one: Slot, leaves: int, other: Slot, comes: int) -> int:
        out, back = self.people[leaves], self.people[comes]
        won = (back & ~one.some).bit_count() + (out & ~other.some).bit_count()
        lost = (out & one.alone & ~back).bit_count() + (back & other.alone & ~out).bit_count()
        return (
            won
            - lost
            - TWICE
            * (
                (self.rivals[comes] & one.held & ~(1 << leaves)).bit_count()
                + (self.rivals[leaves] & other.held & ~(1 << comes)).bit_count()
                - (self.rivals[leaves] & one.held).bit_count()
                - (self.rivals[comes] & other.held).bit_count()
            )
        )

    def _look(self, slot: Slot) -> None:
        some = many = held = 0
        for topic in slot.topics:
            many |= some & self.people[topic]
            some |= self.people[topic]
            held |= 1 << topic
        slot.some, slot.alone, slot.held = some, some & ~many, held
        crowds = sorted((self.people[each] & slot.alone).bit_count() for each in slot.topics)
        pairs = zip(reversed(crowds), self.seats, strict=True)
        slot.standing = sum(int(max(0, crowd - seats)) for crowd, seats in pairs)
