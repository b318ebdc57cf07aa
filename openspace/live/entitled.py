"""Whom a channel's frames are for at the moment they go out.

The rule: what is said in a room is for those who are in it now, and what the desk is told for those
who hold it now; the store says who that is.
"""

from collections.abc import Awaitable, Callable, Collection

from openspace.bus.channels import AT_THE_DESK, CHAT, Channel
from openspace.facilitation.house import House
from openspace.store import participants, whereabouts

Entitled = Callable[[Channel], Awaitable[Collection[str] | None]]
"""The participants whom a channel is for now; None is everyone who may follow it at all."""


async def everyone(_: Channel) -> Collection[str] | None:
    """Whoever may follow."""
    return None


def those_inside(house: House) -> Entitled:
    """For a room's chat those in the room, for the desk those who facilitate."""

    async def entitled(channel: Channel) -> Collection[str] | None:
        if channel.kind in AT_THE_DESK:
            return await house.store.read_for_many(
                lambda tx: participants.facilitators(tx, channel.gathering)
            )
        if channel.kind != CHAT:
            return None
        inside = await house.store.read_for_many(
            lambda tx: whereabouts.inside(tx, channel.gathering, channel.of)
        )
        return {each.participant for each in inside if not each.away}

    return entitled
