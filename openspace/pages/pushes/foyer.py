"""The foyer."""

from openspace.bus.channels import Channel
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.pages.contexts import foyer
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("foyer", ParticipantMoved, ConsentChanged, PhaseOpened, TimetableChanged)
def moved(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Who is here and at which table; nothing once the foyer is closed."""
    return {"foyer_here": foyer.here_view(now), "foyer_tables": foyer.tables_view(now)}
