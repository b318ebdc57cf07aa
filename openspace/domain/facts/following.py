"""What happened between those who let others follow them, and those who do."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class FollowingAllowed(Fact):
    """Somebody lets others follow them, or does so no longer; ``followers`` are those who did."""

    participant: str
    allowed: bool
    followers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowingChanged(Fact):
    """Somebody follows ``followed`` now; None stands for nobody."""

    participant: str
    followed: str | None
