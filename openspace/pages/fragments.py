"""From facts to the html that changes a page: rendered once per channel and language."""

from openspace.bus.channels import Channel
from openspace.domain.facts import Fact
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.pushes import agenda, desk, projector, rooms, shell, topic, wall
from openspace.pages.pushes.pushed import PUSHES, template_of
from openspace.store.engine import Store
from openspace.store.keeping import Transaction

CHANNELS = (shell, wall, topic, agenda, rooms, desk, projector)
"""Imported so that they register what they answer."""


class Fragments:
    """Renders pushes from what the store holds when they are made."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def render(self, channel: Channel, facts: tuple[Fact, ...], language: str) -> str:
        """The html for a page that follows this channel and missed these facts."""

        def work(tx: Transaction) -> str:
            return changed(Snapshot(tx, channel.gathering), channel, facts, language)

        return await self._store.read(work)


def changed(now: Snapshot, channel: Channel, facts: tuple[Fact, ...], language: str) -> str:
    """What these facts changed, each kind together, in the order they first came."""
    kinds = dict.fromkeys(type(fact) for fact in facts)
    return "".join(
        render(
            language,
            template_of(channel.kind, kind),
            PUSHES[channel.kind, kind](
                now, channel, tuple(fact for fact in facts if type(fact) is kind)
            ),
        )
        for kind in kinds
    )
