"""Topics that never share a slot or always do, and slots in which a convener cannot.

Rules:
    U1 Facilitators keep two topics apart, in no slot together, or together, always in one; a pair
       has one kind. A pair of which one is withdrawn says nothing.
    U2 A convener cannot put a topic into a slot where one hangs that is kept apart from it. A
       facilitator can, and is warned.
    U3 Keeping together stops nobody, for one of the two has to hang first. It is said where two
       hang in different slots.
    U4 Somebody says in which rounds they cannot convene. It counts for every topic of theirs when
       others place them; they themselves may hang a topic there all the same.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from openspace.domain.agenda import Agenda
from openspace.domain.facts.pairs import AvailabilityTold, TopicsPaired, TopicsUnpaired
from openspace.domain.marketplace import Topic
from openspace.domain.refusal import Outcome, Refusal

Kind = Literal["apart", "together"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two topics; ``first`` sorts before ``second``."""

    first: str
    second: str
    kind: Kind

    def other(self, topic: str) -> str:
        """The one that is paired with this; empty for one that is not of the pair."""
        return {self.first: self.second, self.second: self.first}.get(topic, "")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wished of the grid beside interest; ``unavailable`` are slots by participant."""

    pairs: Sequence[Pair] = ()
    unavailable: Mapping[str, Collection[str]] = field(default_factory=dict)

    def partners(self, topic: str, kind: Kind) -> frozenset[str]:
        """The topics that this one is kept apart from, or together with."""
        found = (each.other(topic) for each in self.pairs if each.kind == kind)
        return frozenset(filter(None, found))

    def cannot(self, topic: Topic, slot: str) -> bool:
        """Whether one of its conveners cannot in this slot (U4)."""
        return any(
            slot in self.unavailable.get(each.participant or "", ()) for each in topic.conveners
        )


def pair(
    gathering: str, pairs: Iterable[Pair], first: Topic | None, second: Topic | None, kind: str
) -> Outcome:
    """Keep two topics apart or together from now on (U1)."""
    if kind not in get_args(Kind):
        return Refusal("no_such_kind", "Choose whether the two are kept apart or together.")
    if first is None or second is None:
        return Refusal("no_such_number", "Write the numbers of two topics that hang on the wall.")
    if first.id == second.id:
        return Refusal("same_topic", "Choose two different topics.")
    ids = sorted((first.id, second.id))
    if any((each.first, each.second, each.kind) == (*ids, kind) for each in pairs):
        return ()
    return (TopicsPaired(gathering, ids[0], ids[1], kind),)


def unpair(gathering: str, pairs: Iterable[Pair], first: str, second: str) -> Outcome:
    """Let two topics hang as they will."""
    ids = sorted((first, second))
    if not any([each.first, each.second] == ids for each in pairs):
        return ()
    return (TopicsUnpaired(gathering, ids[0], ids[1]),)


def apart_in(wishes: Wishes, agenda: Agenda, topic: str, slot: str) -> frozenset[str]:
    """The topics kept apart from this one that hang in a slot (U2)."""
    there = {each.topic for each in agenda.placements_in(slot)}
    return wishes.partners(topic, "apart") & there


def elsewhere(wishes: Wishes, agenda: Agenda, topic: str, slot: str) -> frozenset[str]:
    """The topics kept together with this one that hang, but in no run in this slot (U3)."""
    hung = {each.topic for each in agenda.placements}
    there = {each.topic for each in agenda.placements_in(slot)}
    return (wishes.partners(topic, "together") & hung) - there


def is_kept(agenda: Agenda, pair: Pair) -> bool:
    """Whether the grid does what the pair asks; two of which one hangs nowhere do."""
    slots = [
        {each.slot for each in agenda.placements if each.topic == topic}
        for topic in (pair.first, pair.second)
    ]
    if pair.kind == "apart":
        return not slots[0] & slots[1]
    return not all(slots) or bool(slots[0] & slots[1])


def told_apart(partner: Topic) -> Refusal:
    """Why a convener cannot put a topic into this slot (U2)."""
    return Refusal(
        "kept_apart",
        "In that round hangs %(number)s, “%(title)s”, and the facilitators keep the two apart."
        " Choose another round.",
        {"number": partner.number, "title": partner.title},
    )


def tell_availability(
    gathering: str, participant: str, agenda: Agenda, before: Iterable[str], slots: Iterable[str]
) -> Outcome:
    """Say in which rounds one cannot (U4); rounds that are not there any more are passed over."""
    chosen = set(slots)
    told = tuple(each.id for each in agenda.slots if each.id in chosen)
    return () if set(before) == set(told) else (AvailabilityTold(gathering, participant, told),)
