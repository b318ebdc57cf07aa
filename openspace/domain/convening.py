"""Who convenes a topic: joining, stepping down, taking on.

Rules:
    C1 Whoever convenes is credited as they introduced themselves; what they agreed to be named
       in otherwise stays what it was.
    C2 A convener steps down whenever they like. The others remain; when the last one leaves, the
       topic waits for a convener. Nobody's topic is thrown out by that.
    C3 Whoever wants to takes on a topic that waits.
    C4 Asked to convene can be who agreed to be listed, and nobody else: whom one can ask tells
       nothing of who marked the topic.
    C5 Who steps down from a holder steps down from what came along with it too: taken out again,
       a topic of theirs alone waits for a convener. Handed over, it is the new convener's.
    C6 Up to ``MOST_TOGETHER`` people named on the sheet are asked as soon as the topic hangs. A
       name is what C4 lets one see, or that and the organisation where two have the same; a name
       that fits nobody, or several, puts nothing up.
"""

from collections import defaultdict
from collections.abc import Iterable

from openspace.domain.facts import Fact
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.marketplace import Topic
from openspace.domain.merging import gone
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line

MOST_TOGETHER = 3


def joined(
    gathering: str, topic: Topic, who: Participant, facilitators: tuple[str, ...] = ()
) -> tuple[Fact, ...]:
    """What makes somebody convene a topic; nothing, when they do already (C1)."""
    there = present(topic)
    if who.id in there:
        return ()
    credit = (who.name, who.organisation, who.sector)
    return (
        ConvenerJoined(
            gathering, topic.id, who.id, *credit, topic.breakouts, there or facilitators
        ),
    )


def left(
    gathering: str, topic: Topic, who: str, facilitators: tuple[str, ...] = (), heir: str = ""
) -> tuple[Fact, ...]:
    """What makes somebody convene a topic no longer (C2); an ``heir`` takes it over (C5)."""
    there = present(topic)
    if who not in there:
        return ()
    people = facilitators if there == (who,) else there
    return (ConvenerLeft(gathering, topic.id, who, topic.breakouts, people, heir),)


def step_down(caller: Caller, topic: Topic, facilitators: tuple[str, ...] = ()) -> Outcome:
    """Convene it no longer (C2)."""
    return gone(topic) or left(caller.gathering, topic, caller.person, facilitators)


def take_on(
    gathering: str, topic: Topic, who: Participant, facilitators: tuple[str, ...] = ()
) -> Outcome:
    """Convene a topic that waits for somebody (C3)."""
    if refusal := gone(topic):
        return refusal
    if topic.fixed:
        return Refusal("topic_fixed", "The fixed programme stays as it is.")
    if topic.conveners and who.id not in present(topic):
        return Refusal("convened_already", "Somebody convenes this topic already. Ask to join in.")
    return joined(gathering, topic, who, facilitators)


def present(topic: Topic) -> tuple[str, ...]:
    """Those of its conveners who are here, as participants; others came from a file."""
    return tuple(dict.fromkeys(each.participant for each in topic.conveners if each.participant))


def to_ask(topic: Topic, people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Who can be asked to convene a topic (C4), by name."""
    return besides(present(topic), people)


def besides(there: tuple[str, ...], people: Iterable[Participant]) -> tuple[Participant, ...]:
    """The others who agreed to be listed (C4), by name."""
    asked = (each for each in people if each.listed and not each.removed and each.id not in there)
    return tuple(sorted(asked, key=lambda each: (each.name.casefold(), each.id)))


def called(person: Participant) -> str:
    """How somebody is told from others of the same name (C6)."""
    return f"{person.name}, {person.organisation}" if person.organisation else person.name


def named(names: Iterable[str], people: Iterable[Participant]) -> tuple[str, ...] | Refusal:
    """The ids of those whom somebody named; ``people`` are those who can be asked (C6)."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for each in people:
        for name in (each.name, called(each)):
            known[line(name).casefold()].add(each.id)
    found: list[str] = []
    for name in filter(None, map(line, names)):
        fits = known.get(name.casefold(), set())
        if len(fits) != 1:
            return _not_one(name, fits)
        found += fits
    if len(set(found)) > MOST_TOGETHER:
        return Refusal(
            "too_many_together",
            "Ask at most %(most)s people to convene it with you.",
            {"most": MOST_TOGETHER},
        )
    return tuple(dict.fromkeys(found))


def _not_one(name: str, fits: set[str]) -> Refusal:
    if fits:
        return Refusal(
            "name_shared",
            "Several people are called %(name)s. Add the organisation after a comma.",
            {"name": name},
        )
    return Refusal(
        "nobody_called",
        "Nobody who agreed to be listed is called %(name)s. Choose a name from the list.",
        {"name": name},
    )
