"""What is added to a conversation afterwards, by anybody, on the news wall.

Rules:
    AD1 Anyone inside adds to any conversation that has a room, whether they were there or not, and
        however long ago it was; what is added is marked as that, and never part of the report.
    AD2 An addition is text of up to ``LONGEST`` characters in short paragraphs. Addresses of the
        web and of mail in it lead there.
    AD3 Whoever adds more than ``MOST_AT_ONCE`` within ``AT_ONCE`` waits a moment.
    AD4 A name stands at it where its owner agreed to be named and takes part still; otherwise
        somebody said it.
    AD5 Who made it withdraws it, and nothing of it is left. A facilitator takes it away: its words
        are gone, and it is known that there was one, who took it away, and when.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.domain.notes import Block, Run, safe_link
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import paragraphs

LONGEST = 1000
MOST_AT_ONCE = 3
AT_ONCE = timedelta(minutes=1)
ADDRESS = re.compile(r"((?:https?://|mailto:|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?()\[\]])", re.I)

MISSING = Refusal("addition_missing", "Write something first.")
TOO_QUICK = Refusal("too_many_additions", "That was quick. Wait a minute, then add the next.")
NOT_YOURS = Refusal("not_your_addition", "Only whoever wrote it, or a facilitator, can do that.")


@dataclass(frozen=True, slots=True)
class Addition:
    """What ``participant`` added to a breakout."""

    id: str
    breakout: str
    participant: str
    text: str
    at: datetime


def add(gathering: str, new: Addition, own: Sequence[Addition]) -> Outcome:
    """Add something; ``own`` is what its writer has added before (AD2, AD3)."""
    text = paragraphs(new.text)
    if not text:
        return MISSING
    if len(text) > LONGEST:
        return Refusal(
            "addition_too_long",
            "There is room for %(most)s characters here. These are %(count)s.",
            {"most": LONGEST, "count": len(text)},
        )
    if sum(each.at > new.at - AT_ONCE for each in own) >= MOST_AT_ONCE:
        return TOO_QUICK
    return (AdditionMade(gathering, new.breakout, new.id, text, new.participant, new.at),)


def take_away(caller: Caller, addition: Addition | None, at: datetime) -> Outcome:
    """Withdraw one's own, or take another's away (AD5); one that is gone stays gone."""
    if addition is None:
        return ()
    where = (caller.gathering, addition.breakout, addition.id, addition.participant)
    if addition.participant == caller.participant:
        return (AdditionWithdrawn(*where),)
    if not caller.facilitates:
        return NOT_YOURS
    return (AdditionTakenAway(*where, caller.person, at),)


def name_at(who: Participant | None) -> str:
    """The name that stands at what somebody added, or none (AD4)."""
    return who.name if who and who.named_in_reports and not who.removed else ""


def blocks(text: str) -> tuple[Block, ...]:
    """What an addition says, with its addresses as links (AD2)."""
    return tuple(Block("paragraph", runs=tuple(_runs(row))) for row in text.splitlines() if row)


def _runs(row: str) -> Iterator[Run]:
    for part in ADDRESS.split(row):
        if part:
            yield Run(part, link=_link(part) if ADDRESS.fullmatch(part) else None)


def _link(address: str) -> str | None:
    return safe_link(f"https://{address}" if address[:4].casefold() == "www." else address)
