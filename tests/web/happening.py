"""What was done in a house, apart from that those who look at its pages are in reach."""

from openspace.domain.facts import Fact
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.facilitation.house import House


def done(house: House) -> set[type[Fact]]:
    """The kinds of facts that were told to anybody."""
    streams = house.bus._streams.values()
    return {type(fact) for stream in streams for fact in stream.history} - {ParticipantMoved}
