"""The making of the workbook at the desk, and its editions for everyone."""

from openspace.bus.channels import Channel
from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)
from openspace.domain.facts.editions import (
    PressingAdvanced,
    PressingBegun,
    PressingEnded,
    WorkbookPressed,
    WorkbookPublished,
    WorkbookSealed,
    WorkbookUnpublished,
    WorkbookWithdrawn,
)
from openspace.pages.contexts import closing, editions, entry, rooms
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed

MADE = (PressingBegun, PressingAdvanced, PressingEnded, WorkbookPressed)
SEALED = (WorkbookSealed, WorkbookPublished, WorkbookUnpublished, WorkbookWithdrawn)


@pushed("desk", *MADE, *SEALED, ReflectionSaid, ReflectionTakenBack, ReflectionTakenAway)
def making(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The step that facilitators are at; who sees it asks anew whose names stand in editions."""
    return {"making": editions.making_view(now)}


@pushed("shell", *SEALED)
def sealed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Which editions there are."""
    newest = editions.newest_view(now)
    return {
        "newest": newest,
        "take_book": newest,
        "editions": editions.editions_view(now),
        **entry.at_home(now),
        "reflections": closing.reflections_view(now),
    }


@pushed("hall", WorkbookSealed)
def amended_no_more(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What becomes of what is written in a room now."""
    return {"recalls": [rooms.recall_view(now, each) for each in now.breakouts]}
