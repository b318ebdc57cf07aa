"""The names of the channels, and which facts travel on which: nobody else writes a name."""

from dataclasses import dataclass
from functools import singledispatch

from openspace.domain.facts import Fact, contacts
from openspace.domain.facts.calls import CallsSet
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notes import NoteEdited, NoteTemplateSet
from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.facts.offers import OfferMade, OfferSettled
from openspace.domain.facts.whereabouts import ParticipantMoved

SHELL, WALL, AGENDA, HALL, NEWS, DESK = "shell", "wall", "agenda", "hall", "news", "desk"
PROJECTOR, GRID, DOORS, MINE, PEOPLE = "projector", "grid", "doors", "mine", "people"
DISPLAY, FOYER, WANTED = "display", "foyer", "wanted"
SCREENS = (PROJECTOR, DISPLAY)
"""What hangs on walls, where nobody is signed in."""
CHAT, COLLEAGUES, GUESTS, FOLLOW_UP = "chat", "colleagues", "guests", "followup"
EDITING, CONVERGENCE, CLOSING, FEEDBACK = "editing", "convergence", "closing", "feedback"
LETTERS, INVITED, HEALTH = "letters", "invited", "health"
TRYING = "trying"
AT_THE_DESK = (DESK, GRID, GUESTS, EDITING, FEEDBACK, LETTERS, INVITED, HEALTH)
ANYWHERE = (SHELL, FOYER, WALL, AGENDA, HALL, DOORS, WANTED, NEWS, PEOPLE, COLLEAGUES)
EVERYONE = (*ANYWHERE, CONVERGENCE, CLOSING, FOLLOW_UP, TRYING)


@dataclass(frozen=True, slots=True)
class Channel:
    """A stream of facts of one gathering; ``of`` names the room or person it is about."""

    gathering: str
    kind: str
    of: str = ""

    @property
    def name(self) -> str:
        """How the page calls it: ``wall``, ``room:3f…``."""
        return f"{self.kind}:{self.of}" if self.of else self.kind


def room(gathering: str, id: str) -> Channel:  # noqa: A002
    """Who is in a breakout or a standing room, and what it is called."""
    return Channel(gathering, "room", id)


def reading(gathering: str, id: str) -> Channel:  # noqa: A002
    """What is written in a room's notes, for those who look in from the hall."""
    return Channel(gathering, "reading", id)


def chat(gathering: str, id: str) -> Channel:  # noqa: A002
    """What is said in a room, for those who are in it."""
    return Channel(gathering, CHAT, id)


def mine(gathering: str, participant: str) -> Channel:
    """A person's own marks and place, for all of their tabs."""
    return Channel(gathering, MINE, participant)


def topic(gathering: str, id: str) -> Channel:  # noqa: A002
    """One topic, on its own page."""
    return Channel(gathering, "topic", id)


def parse(gathering: str, name: str) -> Channel:
    """The channel a page calls by this name; it may be one that does not exist."""
    kind, _, of = name.partition(":")
    return Channel(gathering, kind, of)


@singledispatch
def travels_on(fact: Fact) -> tuple[Channel, ...]:
    """The channels a fact is published on."""
    raise NotImplementedError(type(fact).__name__)


def on(fact: Fact, *kinds: str) -> tuple[Channel, ...]:
    """The channels of these kinds in a fact's gathering."""
    return tuple(Channel(fact.gathering, kind) for kind in kinds)


@travels_on.register
def _(fact: PhaseOpened) -> tuple[Channel, ...]:
    kinds = (SHELL, FOYER, WALL, AGENDA, HALL, WANTED, NEWS, DESK, GRID, EDITING, CONVERGENCE)
    return on(fact, *kinds, *SCREENS)


@travels_on.register
def _(fact: TimetableChanged) -> tuple[Channel, ...]:
    return (
        *on(fact, SHELL, FOYER, WALL, AGENDA, HALL, NEWS, DESK, GRID, EDITING, CONVERGENCE),
        *on(fact, WANTED, FOLLOW_UP, *SCREENS),
        *(topic(fact.gathering, each) for each in fact.topics),
        *(mine(fact.gathering, each) for each in fact.people),
    )


@travels_on.register
def _(fact: TopicProposed) -> tuple[Channel, ...]:
    channels = on(fact, WALL, AGENDA, DESK, GRID, EDITING, CONVERGENCE)
    return (*channels, mine(fact.gathering, fact.convener)) if fact.convener else channels


@travels_on.register
def _(fact: TopicRetitled) -> tuple[Channel, ...]:
    kinds = (WALL, AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, GUESTS)
    return (*on(fact, *kinds, EDITING, CONVERGENCE), topic(fact.gathering, fact.topic))


@travels_on.register
def _(fact: TopicReworded) -> tuple[Channel, ...]:
    return (*on(fact, WALL), topic(fact.gathering, fact.topic))


@travels_on.register
def _(fact: TopicWithdrawn) -> tuple[Channel, ...]:
    kinds = (WALL, AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, EDITING, CONVERGENCE)
    return (*on(fact, *kinds), topic(fact.gathering, fact.topic))


@travels_on.register(VoteCast)
@travels_on.register(VoteTakenBack)
def _(fact: VoteCast | VoteTakenBack) -> tuple[Channel, ...]:
    told = (*on(fact, DESK, GRID, EDITING), mine(fact.gathering, fact.participant))
    if fact.quiet:
        return told
    return (*on(fact, WALL, AGENDA), topic(fact.gathering, fact.topic), *told)


@travels_on.register
def _(fact: NoteTemplateSet) -> tuple[Channel, ...]:
    return on(fact, GRID)


@travels_on.register
def _(fact: CallsSet) -> tuple[Channel, ...]:
    return on(fact, HALL, GRID, DESK)


@travels_on.register
def _(fact: ParticipantMoved) -> tuple[Channel, ...]:
    rooms = dict.fromkeys((fact.room, fact.from_room))
    return (
        *on(fact, FOYER, HALL, DOORS, COLLEAGUES, DESK, *SCREENS, GUESTS),
        *(room(fact.gathering, each) for each in rooms if each),
        *(mine(fact.gathering, each) for each in (fact.participant, *fact.followers)),
    )


@travels_on.register
def _(fact: NoteEdited) -> tuple[Channel, ...]:
    return (*on(fact, DOORS, NEWS, DESK, EDITING, DISPLAY), reading(fact.gathering, fact.breakout))


@travels_on.register(NoticeGiven)
@travels_on.register(NoticePutAway)
def _(fact: NoticeGiven | NoticePutAway) -> tuple[Channel, ...]:
    return (mine(fact.gathering, fact.participant),)


@travels_on.register(OfferMade)
@travels_on.register(OfferSettled)
@travels_on.register(contacts.CardWritten)
@travels_on.register(contacts.CardGiven)
@travels_on.register(contacts.CardTakenBack)
@travels_on.register(contacts.CardPutAway)
@travels_on.register(contacts.CardTornUp)
def _(fact: OfferMade | OfferSettled | contacts.CardFact) -> tuple[Channel, ...]:
    return tuple(mine(fact.gathering, each) for each in dict.fromkeys(fact.people))


@travels_on.register(TopicMerged)
@travels_on.register(MergeUndone)
def _(fact: TopicMerged | MergeUndone) -> tuple[Channel, ...]:
    kinds = (WALL, AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, EDITING, CONVERGENCE)
    return (
        *on(fact, *kinds),
        *(topic(fact.gathering, each) for each in (fact.topic, fact.into)),
        *(room(fact.gathering, each) for each in fact.rooms),
        *(mine(fact.gathering, each) for each in dict.fromkeys(fact.people)),
    )


@travels_on.register(ConvenerJoined)
@travels_on.register(ConvenerLeft)
def _(fact: ConvenerJoined | ConvenerLeft) -> tuple[Channel, ...]:
    return (
        *on(fact, WALL, AGENDA, HALL, DESK, EDITING, CONVERGENCE, DISPLAY),
        topic(fact.gathering, fact.topic),
        *(room(fact.gathering, each) for each in fact.rooms),
        *(mine(fact.gathering, who) for who in dict.fromkeys((fact.participant, *fact.people))),
    )
