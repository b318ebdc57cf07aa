"""Who leads in a room: those who convene what it is about, and facilitators."""

from openspace.domain.convening import present
from openspace.domain.permissions import Caller
from openspace.facilitation.loading import topic_of
from openspace.store import marketplace
from openspace.store.keeping import Transaction


def leads(tx: Transaction, caller: Caller, room: str) -> bool:
    """Whether somebody convenes what a room is about, or facilitates."""
    if caller.facilitates:
        return True
    held = marketplace.topic_held_in(tx, caller.gathering, room)
    topic = topic_of(tx, caller, held) if held else None
    return topic is not None and caller.person in present(topic)
