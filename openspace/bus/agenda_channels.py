"""On which channels facts about the agenda travel: placements, places, slots, the programme."""

from openspace.bus.channels import (
    AGENDA,
    DESK,
    EDITING,
    GRID,
    GUESTS,
    HALL,
    NEWS,
    SCREENS,
    WALL,
    WANTED,
    Channel,
    mine,
    on,
    topic,
    travels_on,
)
from openspace.domain.facts.agenda import (
    PlaceAdded,
    RunAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.grid import (
    AgendaRulesSet,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
    TopicPinned,
    TopicUnpinned,
)
from openspace.domain.facts.pairs import AvailabilityTold, TopicsPaired, TopicsUnpaired
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.domain.facts.suggestion import ArrangementMade, ArrangementUndone


@travels_on.register(TopicPlaced)
@travels_on.register(TopicMoved)
@travels_on.register(TopicUnplaced)
def _(fact: TopicPlaced | TopicMoved | TopicUnplaced) -> tuple[Channel, ...]:
    kinds = (WALL, AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, EDITING)
    return (*on(fact, *kinds), topic(fact.gathering, fact.topic))


@travels_on.register
def _(fact: RunAdded) -> tuple[Channel, ...]:
    return (*on(fact, AGENDA, DESK), topic(fact.gathering, fact.topic))


@travels_on.register
def _(fact: TopicsRearranged) -> tuple[Channel, ...]:
    topics = dict.fromkeys(each.topic for each in fact.moves)
    own = (topic(fact.gathering, each) for each in topics)
    return (*on(fact, WALL, AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, EDITING), *own)


@travels_on.register(PlaceAdded)
@travels_on.register(PlaceRemoved)
def _(fact: PlaceAdded | PlaceRemoved) -> tuple[Channel, ...]:
    return on(fact, WALL, AGENDA, *SCREENS, GRID)


@travels_on.register
def _(fact: SeminarAdded) -> tuple[Channel, ...]:
    return on(fact, AGENDA, DESK, GRID, EDITING)


@travels_on.register
def _(fact: SeminarChanged) -> tuple[Channel, ...]:
    kinds = (AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, GUESTS, EDITING)
    return (*on(fact, *kinds), topic(fact.gathering, fact.topic))


@travels_on.register(ArrangementMade)
@travels_on.register(ArrangementUndone)
def _(fact: ArrangementMade | ArrangementUndone) -> tuple[Channel, ...]:
    return on(fact, DESK)


@travels_on.register
def _(fact: PlaceChanged) -> tuple[Channel, ...]:
    own = (topic(fact.gathering, each) for each in fact.topics)
    return (*on(fact, WALL, AGENDA, HALL, WANTED, NEWS, DESK, *SCREENS, GRID, EDITING), *own)


@travels_on.register
def _(fact: PlacesReordered) -> tuple[Channel, ...]:
    return on(fact, AGENDA, HALL, WANTED, DESK, *SCREENS, GRID, EDITING)


@travels_on.register(SlotFrozen)
@travels_on.register(SlotThawed)
def _(fact: SlotFrozen | SlotThawed) -> tuple[Channel, ...]:
    return on(fact, AGENDA, GRID)


@travels_on.register(TopicPinned)
@travels_on.register(TopicUnpinned)
def _(fact: TopicPinned | TopicUnpinned) -> tuple[Channel, ...]:
    return (*on(fact, AGENDA), topic(fact.gathering, fact.topic))


@travels_on.register(TopicsPaired)
@travels_on.register(TopicsUnpaired)
def _(fact: TopicsPaired | TopicsUnpaired) -> tuple[Channel, ...]:
    return on(fact, GRID)


@travels_on.register
def _(fact: AvailabilityTold) -> tuple[Channel, ...]:
    return (*on(fact, GRID), mine(fact.gathering, fact.participant))


@travels_on.register
def _(fact: AgendaRulesSet) -> tuple[Channel, ...]:
    return on(fact, WALL, AGENDA, GRID, DESK, EDITING)
