"""From facts to frames: each channel's tick renders what changed once per language, for all.

Every language of a tick is rendered from the same moment.

Rules:
    S1 What comes to a quiet channel goes out at once, what happens within the tick after it in
       one frame; the fuller the channel, the longer the tick.
    S2 A frame says from which version to which it leads, and shows what is true when it is made.
       A channel's frames go out one after the other, each from where the last one led.
    S3 Who follows with an older version gets what they missed, or is told to load anew. What was
       made for the others not long ago serves them too, and what is not made yet comes with the
       tick: a crowd that loads pages in a busy minute costs no frames of its own, and of one that
       was cut off and comes back to a channel, only the first.
    S4 A frame that cannot be made, even by a panic, becomes "load anew": nobody is left with an
       old page.
    S5 What is for those in a room goes to who is in it when it goes out. Who is not, follows it
       no longer.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from openspace.bus.channels import Channel
from openspace.bus.stream import Bus
from openspace.domain.facts import Fact
from openspace.live import protocol
from openspace.live.entitled import Entitled, everyone

Render = Callable[[Channel, tuple[Fact, ...], frozenset[str]], Awaitable[Mapping[str, str]]]
TICKS = {"mine": 0.01, "shell": 0.03, "wall": 0.1, "agenda": 0.1, "hall": 1.0, "doors": 1.0}
CALM = 0.4
LONGEST_TICK = 1.5
RECENT = 4
"""Ticks whose frames are kept for who comes a moment later."""

log = structlog.get_logger()


class Follower(Protocol):
    """A connection, as the stage sees it."""

    language: str
    participant: str | None

    def offer(self, frame: str) -> None:
        """Take a frame without making anybody wait."""


@dataclass(frozen=True, slots=True)
class Made:
    """A tick's frames by language; ``frames`` is filled when they are made, all at once."""

    since: int
    to: int
    languages: frozenset[str]
    frames: dict[str, str] = field(default_factory=dict)


class Stage:
    """The channels that somebody follows. ``render`` makes some facts' html in some languages,
    ``entitled`` says whom a channel is for (S5)."""

    def __init__(self, bus: Bus, render: Render, entitled: Entitled = everyone) -> None:
        self._entitled = entitled
        self._bus = bus
        self._render = render
        self._followers: dict[Channel, set[Follower]] = {}
        self._sent: dict[Channel, int] = {}
        self._recent: dict[Channel, deque[Made]] = {}
        self._ticking: dict[Channel, asyncio.Task[None]] = {}
        bus.listen(self._heard)

    async def follow(self, channel: Channel, follower: Follower, epoch: str, seen: int) -> None:
        """Send a follower what they missed, and then all that comes (S3)."""
        self.unfollow(channel, follower)
        if follower not in await self._for_whom(channel, (follower,)):
            return
        while (missed := self._bus.since(channel, epoch, seen)) != ():
            if missed is not None and self._joins(channel, follower, seen):
                break
            to = self._bus.sequence(channel)
            made = Made(seen, to, frozenset({follower.language}))
            made.frames.update(await self._frames(channel, missed, seen, to, made.languages))
            follower.offer(made.frames[follower.language])
            if missed is not None and channel not in self._sent:
                self._recent[channel] = deque([made], RECENT)
            epoch, seen = self._bus.epoch, to
        self._sent.setdefault(channel, seen)
        self._followers.setdefault(channel, set()).add(follower)
        self._heard(channel)

    def _joins(self, channel: Channel, follower: Follower, seen: int) -> bool:
        """Whether the others' frames lead on from this version; those there are, are handed out."""
        sent = self._sent.get(channel)
        if sent is None or seen >= sent:
            return sent is not None
        lead = [each for each in self._recent.get(channel, ()) if each.to > seen]
        if not lead or lead[0].since > seen:
            return False
        if any(follower.language not in each.languages for each in lead):
            return False
        for each in lead:
            if each.frames:
                follower.offer(each.frames[follower.language])
        return True

    def unfollow(self, channel: Channel, follower: Follower) -> None:
        """Send a follower nothing more of this channel."""
        followers = self._followers.get(channel, set())
        followers.discard(follower)
        if not followers:
            self._followers.pop(channel, None)
            self._sent.pop(channel, None)
            self._recent.pop(channel, None)

    def _heard(self, channel: Channel) -> None:
        if channel in self._followers and channel not in self._ticking:
            self._ticking[channel] = asyncio.create_task(self._tick(channel))

    async def _tick(self, channel: Channel) -> None:
        try:
            while self._behind(channel):
                await self._show(channel)
                await asyncio.sleep(self._pause(channel))
        finally:
            del self._ticking[channel]

    def _behind(self, channel: Channel) -> bool:
        sequence = self._bus.sequence(channel)
        return self._sent.get(channel, sequence) < sequence

    async def _show(self, channel: Channel) -> None:
        since, to = self._sent[channel], self._bus.sequence(channel)
        self._sent[channel] = to
        facts = self._bus.since(channel, self._bus.epoch, since)
        languages = frozenset(each.language for each in self._followers.get(channel, ()))
        made = Made(since, to, languages)
        self._recent.setdefault(channel, deque(maxlen=RECENT)).append(made)
        made.frames.update(await self._frames(channel, facts, since, to, languages))
        for follower in await self._for_whom(channel, tuple(self._followers.get(channel, ()))):
            if follower.language in made.frames:
                follower.offer(made.frames[follower.language])

    async def _for_whom(
        self, channel: Channel, followers: tuple[Follower, ...]
    ) -> tuple[Follower, ...]:
        """Those of them whom the channel is for now; the others follow it no longer (S5)."""
        people = await self._entitled(channel)
        if people is None:
            return followers
        for follower in followers:
            if follower.participant not in people:
                self.unfollow(channel, follower)
        return tuple(each for each in followers if each.participant in people)

    def _pause(self, channel: Channel) -> float:
        crowd = len(self._followers.get(channel, ()))
        return min(TICKS.get(channel.kind, CALM) + crowd / 4000, LONGEST_TICK)

    async def _frames(
        self,
        channel: Channel,
        facts: tuple[Fact, ...] | None,
        since: int,
        to: int,
        languages: frozenset[str],
    ) -> Mapping[str, str]:
        anew = protocol.reload(channel.name, self._bus.epoch, to)
        if facts is None:
            return dict.fromkeys(languages, anew)
        try:
            html = await self._render(channel, facts, languages)
        except asyncio.CancelledError:
            raise
        except BaseException:
            log.exception("frame_not_made", channel=channel.name)
            return dict.fromkeys(languages, anew)
        return {
            language: protocol.push(channel.name, self._bus.epoch, since, to, html[language])
            for language in languages
        }
