"""What is said on the live socket: two closed vocabularies, JSON text, nothing else.

A page says ``follow`` and ``pulse``; the server says ``welcome``, ``push``, ``reload`` and
``pulse``. Whatever else comes is counted and ends the connection.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LARGEST_FRAME = 16 * 1024
MOST_CHANNELS = 12
HIGHEST_VERSION = 2**53
NAME = re.compile(r"[a-z]{1,16}(:[A-Za-z0-9_-]{1,48})?")
EPOCH = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Unheard(Exception):
    """Something was said that is not in the vocabulary."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A channel by name, and the version of it that the page shows."""

    channel: str
    epoch: str
    seen: int


@dataclass(frozen=True, slots=True)
class Follow:
    """These are the channels the page wants from now on, all of them."""

    channels: tuple[Followed, ...]


@dataclass(frozen=True, slots=True)
class Pulse:
    """The page is still there."""


Said = Follow | Pulse


def hear(text: str) -> Said:
    """What a page said. Raises ``Unheard``."""
    try:
        if len(text.encode()) > LARGEST_FRAME:
            raise Unheard("too long")
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise Unheard("not JSON") from None
    match said:
        case {"say": "pulse"}:
            return Pulse()
        case {"say": "follow", "channels": list(channels)} if len(channels) <= MOST_CHANNELS:
            return Follow(tuple(_followed(each) for each in channels))
        case _:
            raise Unheard("unknown word")


def welcome(now: datetime) -> str:
    """The first thing said: the server's clock."""
    return _say({"say": "welcome", "now": milliseconds(now)})


def pulse(now: datetime) -> str:
    """The answer to a pulse."""
    return _say({"say": "pulse", "now": milliseconds(now)})


def push(channel: str, epoch: str, since: int, to: int, html: str) -> str:
    """What changed on a channel between two versions."""
    return _say(
        {"say": "push", "channel": channel, "epoch": epoch, "from": since, "to": to, "html": html}
    )


def reload(channel: str, epoch: str, to: int) -> str:
    """Too much was missed: load the region again; it will show this version or a later one."""
    return _say({"say": "reload", "channel": channel, "epoch": epoch, "to": to})


def milliseconds(moment: datetime) -> int:
    """Since 1970, as browsers count."""
    return int(moment.timestamp() * 1000)


def _followed(each: object) -> Followed:
    match each:
        case {"channel": str(channel), "epoch": str(epoch), "seen": int(seen)} if (
            NAME.fullmatch(channel) and EPOCH.fullmatch(epoch) and _counts(seen)
        ):
            return Followed(channel, epoch, seen)
        case _:
            raise Unheard("not a channel")


def _counts(seen: int) -> bool:
    return not isinstance(seen, bool) and 0 <= seen < HIGHEST_VERSION


def _say(words: Mapping[str, Any]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))
