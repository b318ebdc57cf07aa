"""From facts to the html that changes a page: rendered once per channel and language.

The rule: whoever asks for the same facts while they are being rendered gets the same html, so the
answer to a form and the push about it are one piece of work.
"""

import asyncio
from collections.abc import Collection, Mapping

from openspace.bus.channels import MINE, Channel
from openspace.bus.remembered import NOTHING, Remembered
from openspace.domain.facts import Fact
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.pushes import (
    additions,
    agenda,
    announcements,
    closing,
    contacts,
    convergence,
    desk,
    displays,
    editing,
    editions,
    feedback,
    follow_up,
    following,
    foyer,
    grid,
    in_hall,
    inside,
    invitations,
    letters,
    people,
    projector,
    reach,
    reports,
    rooms,
    shell,
    topic,
    trying,
    wall,
    wanted,
)
from openspace.pages.pushes.pushed import PUSHES, Context, template_of
from openspace.store.engine import Store
from openspace.store.keeping import Transaction

CHANNELS = (
    *(following, shell, wall, topic, agenda, rooms, inside, desk, grid, projector, contacts),
    *(people, reports, additions, editing, convergence, editions, closing),
    *(follow_up, feedback, displays, letters, foyer, reach, invitations, in_hall),
    *(announcements, trying, wanted),
)
"""Imported so that they register what they answer."""


class Fragments:
    """Renders pushes from what the store holds when they are made."""

    def __init__(self, store: Store, known: Remembered = NOTHING) -> None:
        self._store = store
        self._known = known
        self._making: dict[object, asyncio.Task[Mapping[str, str]]] = {}

    async def render(
        self, channel: Channel, facts: tuple[Fact, ...], languages: frozenset[str]
    ) -> Mapping[str, str]:
        """The html for pages that follow this channel and missed these facts, by language."""
        what = (channel, tuple(map(id, facts)), languages)
        if what not in self._making:
            self._making[what] = asyncio.create_task(self._made(channel, facts, languages))
            self._making[what].add_done_callback(lambda _: self._making.pop(what))
        return await asyncio.shield(self._making[what])

    async def _made(
        self, channel: Channel, facts: tuple[Fact, ...], languages: frozenset[str]
    ) -> Mapping[str, str]:
        def work(tx: Transaction) -> Mapping[str, str]:
            now = Snapshot(tx, channel.gathering, self._known)
            return changed(now, channel, facts, languages)

        if channel.kind == MINE:
            return self._store.glance(work)
        return await self._store.read_for_many(work)


def changed(
    now: Snapshot, channel: Channel, facts: tuple[Fact, ...], languages: Collection[str]
) -> Mapping[str, str]:
    """What these facts changed, each kind together, in the order they first came."""
    kinds = dict.fromkeys(type(fact) for fact in facts)
    contexts = [(kind, _context(now, channel, facts, kind)) for kind in kinds]
    return {
        language: "".join(
            render(language, template_of(channel.kind, kind), context) for kind, context in contexts
        )
        for language in languages
    }


def _context(now: Snapshot, channel: Channel, facts: tuple[Fact, ...], kind: type[Fact]) -> Context:
    answer = PUSHES[channel.kind, kind]
    return answer(now, channel, tuple(fact for fact in facts if type(fact) is kind))
