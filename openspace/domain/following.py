"""Following a colleague: one is asked along, never moved, and only where they allow it.

Rules:
    F1 Nobody is followed who does not allow it. It is off until one turns it on oneself; then
       everybody inside finds one by name, also who agreed to be listed nowhere else.
    F2 Who allows it no longer is followed by nobody from then on, and found by nobody.
    F3 One follows one person at a time, and never oneself; the same again changes nothing.
    F4 When the one who is followed goes elsewhere, their followers are asked along, as long as
       the two are in different rooms and the one is in reach. Nobody is moved.
    F5 Going where somebody is takes their leave too, and that they are in reach.
    F6 What is kept is who allows it and who follows whom now: nobody's way.
"""

from dataclasses import dataclass

from openspace.domain.facts import Fact
from openspace.domain.facts.following import FollowingAllowed, FollowingChanged
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import Whereabouts

NOT_ALLOWED = Refusal("not_followable", "They would rather not be followed just now.")
ONESELF = Refusal("follow_oneself", "That is you. Choose somebody else to follow.")
OUT_OF_REACH = Refusal("out_of_reach", "They are out of reach just now. Try again in a moment.")


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether somebody lets others follow them, and who does."""

    participant: str
    allowed: bool = False
    followers: tuple[str, ...] = ()


def allow(gathering: str, now: Leave, *, allowed: bool) -> Outcome:
    """Let others follow oneself, or not any more (F1, F2)."""
    if now.allowed == allowed:
        return ()
    followers = () if allowed else now.followers
    return (FollowingAllowed(gathering, now.participant, allowed, followers),)


def follow(gathering: str, who: str, follows: str | None, other: Leave) -> Outcome:
    """Follow somebody from now on (F1, F3); ``follows`` is whom one follows until now."""
    if refusal := refused(who, other):
        return refusal
    return () if follows == other.participant else _changed(gathering, who, other.participant)


def stop(gathering: str, who: str, follows: str | None) -> Outcome:
    """Follow nobody."""
    return _changed(gathering, who, None) if follows else ()


def refused_company(who: str, other: Leave, where: Whereabouts) -> Refusal | None:
    """Why one cannot go where somebody is, if so (F5)."""
    return refused(who, other) or (OUT_OF_REACH if where.away else None)


def refused(who: str, other: Leave) -> Refusal | None:
    """Why somebody cannot be followed, if so: the same for who is not there at all (F1, F3)."""
    if who == other.participant:
        return ONESELF
    return None if other.allowed else NOT_ALLOWED


def _changed(gathering: str, who: str, followed: str | None) -> tuple[Fact, ...]:
    return (FollowingChanged(gathering, who, followed),)
