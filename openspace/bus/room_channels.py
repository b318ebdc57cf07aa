"""On which channels travels what people do in a room.

The rule: those in the room, and those it is about, are told.
"""

from openspace.bus.channels import (
    AGENDA,
    DESK,
    EDITING,
    Channel,
    chat,
    mine,
    room,
    topic,
    travels_on,
)
from openspace.domain.facts.agenda import RunDropped
from openspace.domain.facts.calls import CallersChanged
from openspace.domain.facts.notes import WritersChanged
from openspace.domain.facts.rooms import (
    ChatForgotten,
    HandLowered,
    HandRaised,
    HelpAnswered,
    HelpAsked,
    LineSaid,
    LineTakenAway,
    NoteTakerChanged,
)


@travels_on.register(HandRaised)
@travels_on.register(HandLowered)
def _(fact: HandRaised | HandLowered) -> tuple[Channel, ...]:
    return (room(fact.gathering, fact.room), mine(fact.gathering, fact.participant))


@travels_on.register
def _(fact: NoteTakerChanged) -> tuple[Channel, ...]:
    people = [each for each in (fact.participant, fact.before) if each]
    own = (mine(fact.gathering, each) for each in dict.fromkeys(people))
    own_room = room(fact.gathering, fact.breakout)
    return (own_room, Channel(fact.gathering, EDITING), *own)


@travels_on.register
def _(fact: WritersChanged) -> tuple[Channel, ...]:
    """Whoever has the note before them."""
    return (room(fact.gathering, fact.breakout),)


@travels_on.register
def _(fact: CallersChanged) -> tuple[Channel, ...]:
    """Whoever might join."""
    return (room(fact.gathering, fact.room),)


@travels_on.register(HelpAsked)
@travels_on.register(HelpAnswered)
def _(fact: HelpAsked | HelpAnswered) -> tuple[Channel, ...]:
    """The desk has the queue; facilitators on another page are told that there is one."""
    return (
        room(fact.gathering, fact.room),
        Channel(fact.gathering, DESK),
        *(mine(fact.gathering, each) for each in fact.people),
    )


@travels_on.register(LineSaid)
@travels_on.register(LineTakenAway)
@travels_on.register(ChatForgotten)
def _(fact: LineSaid | LineTakenAway | ChatForgotten) -> tuple[Channel, ...]:
    return (chat(fact.gathering, fact.room),)


@travels_on.register
def _(fact: RunDropped) -> tuple[Channel, ...]:
    """Whoever has its page open is told, in the room or not."""
    grid = (Channel(fact.gathering, kind) for kind in (AGENDA, DESK))
    return (*grid, topic(fact.gathering, fact.topic), room(fact.gathering, fact.breakout))
