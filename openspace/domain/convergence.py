"""Convergence: what matters most by now, in dots that everyone lays on topics.

Rules:
    CG1 Dots are laid and taken back while the convergence is open, where the gathering converges
        by dots.
    CG2 Everyone has as many dots as the gathering gives, ``DOTS`` unless it says otherwise. Several
        may lie on one topic, ``MOST_ON_ONE`` at most: one can press hard, but not with everything.
    CG3 Dots lie on the topics of the wall. Those on a topic that is withdrawn are free again; those
        on one that went into another count for that one, and come back when the two are parted.
    CG4 How many a topic has is told to nobody until a facilitator shows it or the convergence is
        over, unless the gathering shows it at once: who sees a crowd, follows it.
    CG5 Dots say what matters most and throw nothing out. All topics remain valid; they are ranked
        by their dots, then by number.
    CG6 Whatever the phase becomes, what was laid lies; with fewer dots to give, nobody loses one.
    CG7 Who sets the rules says what they saw (C5). There is room for ``MOST_BODIES`` bodies.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from openspace.domain.facts.convergence import (
    ConvergenceRulesSet,
    CountsCovered,
    CountsRevealed,
    DotLaid,
    DotTakenBack,
)
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.marketplace import Topic
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable
from openspace.domain.wording import line

Way = Literal["dots", "a new marketplace for action", "none"]
Counts = Literal["hidden", "shown"]
WAYS: tuple[Way, ...] = get_args(Way)
COUNTS: tuple[Counts, ...] = get_args(Counts)
DOTS, MOST_DOTS, MOST_ON_ONE = 5, 20, 3
MOST_BODIES, LONGEST_BODY = 30, 120

CLOSED = Refusal("convergence_closed", "Dots are laid while the convergence is open.")
NO_DOTS = Refusal("no_dots", "There are no dots here. What goes on from here are actions.")
NONE_LEFT = Refusal("no_dots_left", "All your dots are laid. Take one back to move it.")
NO_SUCH_RULE = Refusal("no_such_rule", "Choose among the rules that are listed.")


@dataclass(frozen=True, slots=True)
class Rules:
    """How a gathering converges. ``revealed`` when a facilitator shows what is hidden (CG4)."""

    way: Way = "dots"
    dots: int = DOTS
    counts: Counts = "hidden"
    bodies: tuple[str, ...] = ()
    revealed: bool = False


class Laid(NamedTuple):
    """So many dots of a participant on a topic."""

    topic: str
    participant: str
    dots: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What dots are laid on: the rules, the phase, and which topic holds which (CG3)."""

    gathering: str
    rules: Rules
    timetable: Timetable
    held: Mapping[str, str]

    @property
    def quiet(self) -> bool:
        """Whether nobody else is told."""
        return not shows_counts(self.rules, self.timetable)


@dataclass(frozen=True, slots=True)
class Typed:
    """The rules as they were typed: ``bodies`` one a line, ``seen`` what was seen of them."""

    way: str
    dots: str
    counts: str
    bodies: str
    seen: str


def is_open(timetable: Timetable) -> bool:
    """Whether the convergence is open (CG1)."""
    return timetable.now.phase is Phase.CONVERGENCE


def is_over(timetable: Timetable) -> bool:
    """Whether there was a convergence, and none is open or ahead any more."""
    ahead = timetable.stretches[timetable.position :]
    return not any(each.phase is Phase.CONVERGENCE for each in ahead)


def shows_counts(rules: Rules, timetable: Timetable) -> bool:
    """Whether everyone may read how many dots a topic has (CG4)."""
    return rules.counts == "shown" or rules.revealed or is_over(timetable)


def lay(ground: Ground, topic: Topic, own: Iterable[Laid], who: str, at: datetime) -> Outcome:
    """Lay one more dot on a topic; ``own`` are those this person has laid."""
    if refusal := _refused(ground):
        return refusal
    mine = on_topics(own, ground.held)
    if mine[topic.id] >= MOST_ON_ONE:
        return Refusal(
            "dots_on_one",
            "At most %(most)s of your dots lie on one topic. Lay this one on another.",
            {"most": MOST_ON_ONE},
        )
    if mine.total() >= ground.rules.dots:
        return NONE_LEFT
    there = sum(each.dots for each in own if each.topic == topic.id)
    return (DotLaid(ground.gathering, topic.id, who, there + 1, at, ground.quiet),)


def take_back(ground: Ground, topic: Topic, own: Iterable[Laid], who: str) -> Outcome:
    """Take one dot back from a topic, or from what went into it; where none lies, none is taken."""
    if refusal := _refused(ground):
        return refusal
    there = [each for each in own if each.dots and ground.held.get(each.topic) == topic.id]
    there.sort(key=lambda each: each.topic != topic.id)
    return tuple(
        DotTakenBack(ground.gathering, each.topic, who, each.dots - 1, ground.quiet)
        for each in there[:1]
    )


def on_topics(laid: Iterable[Laid], held: Mapping[str, str]) -> Counter[str]:
    """How many dots lie on each topic that hangs (CG3)."""
    counted: Counter[str] = Counter()
    for each in laid:
        if each.topic in held:
            counted[held[each.topic]] += each.dots
    return counted


def holding(topics: Iterable[Topic]) -> Mapping[str, str]:
    """Which topic of the wall holds which: itself, and what went into it (CG3)."""
    return {
        each: topic.id
        for topic in topics
        if not (topic.withdrawn or topic.fixed or topic.merged_into)
        for each in (topic.id, *topic.came_along)
    }


def ranked(topics: Iterable[Topic], dots: Mapping[str, int]) -> tuple[tuple[Topic, int], ...]:
    """The topics that have dots, the most first, then by number (CG5)."""
    having = [(each, dots[each.id]) for each in topics if dots.get(each.id)]
    return tuple(sorted(having, key=lambda pair: (-pair[1], pair[0].number)))


def reveal(gathering: str, rules: Rules) -> Outcome:
    """Let everyone read the numbers (CG4)."""
    return () if rules.revealed else (CountsRevealed(gathering),)


def cover(gathering: str, rules: Rules) -> Outcome:
    """Cover them up again."""
    return (CountsCovered(gathering),) if rules.revealed else ()


def rules_seen(rules: Rules) -> str:
    """What somebody saw of the rules; not whether the numbers are shown just now."""
    return as_seen(replace(rules, revealed=False))


def set_rules(gathering: str, rules: Rules, typed: Typed) -> Outcome:
    """Choose how the gathering converges (CG6, CG7)."""
    wanted = read(typed)
    if isinstance(wanted, Refusal):
        return wanted
    if wanted == replace(rules, revealed=False):
        return ()
    if typed.seen != rules_seen(rules):
        return CHANGED
    fact = ConvergenceRulesSet(gathering, wanted.way, wanted.dots, wanted.counts, wanted.bodies)
    return (fact,)


def read(typed: Typed) -> Rules | Refusal:
    """The rules that were typed."""
    way = next((each for each in WAYS if each == typed.way), None)
    counts = next((each for each in COUNTS if each == typed.counts), None)
    if way is None or counts is None:
        return NO_SUCH_RULE
    told = typed.dots.strip()
    dots = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 0
    if not 1 <= dots <= MOST_DOTS:
        return Refusal(
            "dots_unreadable", "Give everyone from 1 to %(most)s dots.", {"most": MOST_DOTS}
        )
    bodies = tuple(dict.fromkeys(filter(None, map(line, typed.bodies.splitlines()))))
    if len(bodies) > MOST_BODIES or any(len(each) > LONGEST_BODY for each in bodies):
        return Refusal(
            "bodies_too_many",
            "There is room for %(most)s bodies, each with up to %(longest)s characters.",
            {"most": MOST_BODIES, "longest": LONGEST_BODY},
        )
    return Rules(way, dots, counts, bodies)


def _refused(ground: Ground) -> Refusal | None:
    if ground.rules.way != "dots":
        return NO_DOTS
    return None if is_open(ground.timetable) else CLOSED
