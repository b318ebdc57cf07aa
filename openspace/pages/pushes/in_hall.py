"""Who is in the hall: counted at the doors and on the displays, and said to themselves."""

from openspace.bus.channels import Channel
from openspace.domain.facts.in_hall import InHallTold
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts import displays, hall, rooms
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.store import participants


@pushed("doors", InHallTold)
def counted(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """At the doors of the rooms they are in."""
    shown = {each.id for each in hall.breakouts_now(now)}
    inside = [room for room in dict.fromkeys(fact.room for fact in facts) if room in shown]
    return {"inside_now": [hall.inside_view(now, room) for room in inside]}


@pushed("display", InHallTold)
def displayed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """On the displays of the places they are at."""
    talking = (displays.talking_at(now, fact.room or "") for fact in facts)
    return {
        "heads_now": [displays.heads_view(now, each) for each in dict.fromkeys(talking) if each]
    }


@pushed("mine", InHallTold)
def own(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """What I have said."""
    person = participants.participant(now.tx, channel.of)
    role = person.role if person else Role.OUTSIDE
    return {"in_hall": rooms.in_hall_view(now, Caller(now.code, channel.of, role))}
