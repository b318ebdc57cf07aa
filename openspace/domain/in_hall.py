"""Where a gathering is held in a house and online at once: who is in the house says so.

Rules:
    IH1 Who has said nothing takes part online. What somebody says holds wherever they go, and when
        they come back, until they say otherwise.
    IH2 It is a number beside those online at a place that is in the building; nobody is told who.
    IH3 Who is in the hall comes into a call muted as everyone, and without its sound, which the
        room has already; one press turns it on.
"""

from openspace.domain.facts.in_hall import InHallTold
from openspace.domain.refusal import Outcome
from openspace.domain.whereabouts import Whereabouts


def tell(gathering: str, now: Whereabouts, before: bool, after: bool) -> Outcome:
    """Say whether one is in the hall (IH1)."""
    if before == after:
        return ()
    return (InHallTold(gathering, now.participant, after, None if now.away else now.room),)
