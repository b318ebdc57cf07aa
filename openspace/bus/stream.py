"""A channel's facts, counted: what came after a version, or that it is too long ago.

Rules:
    B1 A version is (epoch, sequence). The epoch is this bus's own, new at every start.
    B2 The history is bounded. Who saw an older version, or another epoch, loads anew.
    B3 Listeners are told that something came; what came, they read when they are ready.
    B4 Who has not seen a fact that redraws whole pages loads anew.
"""

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from openspace.bus import (  # noqa: F401  facts travel there
    action_channels,
    agenda_channels,
    announcement_channels,
    closing_channels,
    desk_channels,
    display_channels,
    editing_channels,
    edition_channels,
    feedback_channels,
    following_channels,
    in_hall_channels,
    invitation_channels,
    letter_channels,
    people_channels,
    reach_channels,
    report_channels,
    room_channels,
    setting_up_channels,
    trying_channels,
)
from openspace.bus.channels import Channel, travels_on
from openspace.domain.facts import Fact

LONGEST_HISTORY = 2000
OF_ONE = 100
"""The longest history of a channel that is about one person, topic or room."""

Listener = Callable[[Channel], None]


@dataclass(slots=True)
class Stream:
    """One channel's facts; ``sequence`` is the number of the last one."""

    sequence: int = 0
    history: deque[Fact] = field(default_factory=lambda: deque(maxlen=LONGEST_HISTORY))

    @classmethod
    def of(cls, channel: Channel) -> Self:
        """An empty one, as long as its channel deserves (B2)."""
        return cls(history=deque(maxlen=OF_ONE if channel.of else LONGEST_HISTORY))

    def add(self, fact: Fact) -> None:
        """Count one more."""
        self.sequence += 1
        self.history.append(fact)

    def since(self, seen: int) -> tuple[Fact, ...] | None:
        """What came after ``seen``, oldest first; None when that is not known any more
        (B2), or would not do (B4)."""
        missed = self.sequence - seen
        if not 0 <= missed <= len(self.history):
            return None
        facts = tuple(self.history)[len(self.history) - missed :]
        return None if any(fact.redraws for fact in facts) else facts


class Bus:
    """The channels of every gathering, in this process."""

    def __init__(self) -> None:
        self.epoch = secrets.token_hex(4)
        self._streams: dict[Channel, Stream] = {}
        self._listeners: list[Listener] = []

    def publish(self, fact: Fact) -> None:
        """Put a committed fact on its channels and tell the listeners."""
        for channel in travels_on(fact):
            if channel not in self._streams:
                self._streams[channel] = Stream.of(channel)
            self._streams[channel].add(fact)
            for listener in self._listeners:
                listener(channel)

    def listen(self, listener: Listener) -> None:
        """Be told about every channel that something came on."""
        self._listeners.append(listener)

    def sequence(self, channel: Channel) -> int:
        """The number of the last fact on a channel."""
        stream = self._streams.get(channel)
        return stream.sequence if stream else 0

    def latest(self, channel: Channel) -> tuple[Fact, ...]:
        """The last fact on a channel, whatever it redraws; none where nothing ever came."""
        stream = self._streams.get(channel)
        return tuple(stream.history)[-1:] if stream else ()

    def since(self, channel: Channel, epoch: str, seen: int) -> tuple[Fact, ...] | None:
        """What a page that saw this version missed; None when it has to load anew (B1, B2)."""
        if epoch != self.epoch:
            return None
        return self._streams.get(channel, Stream()).since(seen)
