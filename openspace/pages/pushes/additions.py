"""What is added to reports, on the news wall; and to their writers, that it is theirs."""

from collections.abc import Iterable

from openspace.bus.channels import Channel
from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRemoved,
)
from openspace.pages.contexts.additions import additions_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("news", AdditionMade, AdditionWithdrawn, AdditionTakenAway)
def added(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """What stands at these conversations now."""
    return _lists(now, (fact.breakout for fact in facts))


@pushed("news", ParticipantRemoved, ParticipantReadmitted, ConsentChanged)
def renamed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The names at what they added (AD4)."""
    who = {fact.participant for fact in facts}
    theirs = (
        breakout
        for breakout, several in now.additions.items()
        if any(each.participant in who for each in several)
    )
    return _lists(now, theirs)


def _lists(now: Snapshot, breakouts: Iterable[str]) -> Context:
    shown = (each for each in dict.fromkeys(breakouts) if each in now.breakouts)
    return {"added_to": [additions_view(now, each) for each in shown]}
