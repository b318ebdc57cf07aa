"""What a browser is told of the servers that help it reach the others (RTCIceServer)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from openspace.calls.turn import turn_pass
from openspace.config import Settings


def ice_servers(
    settings: Settings, whose: str, now: datetime
) -> tuple[Mapping[str, str | Sequence[str]], ...]:
    """The STUN and TURN servers that the operator named, with a pass for ``whose`` seat."""
    found: list[Mapping[str, str | Sequence[str]]] = []
    if settings.stun:
        found.append({"urls": settings.stun})
    if settings.turn:
        shown = turn_pass(settings.turn_secret, whose, now)
        told = {"username": shown.username, "credential": shown.credential}
        found.append({"urls": settings.turn, **told})
    return tuple(found)
