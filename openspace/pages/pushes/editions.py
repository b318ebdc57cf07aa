"""The making of the workbook at the desk, and its editions for everyone."""

from openspace.bus.channels import Channel
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
from openspace.pages.contexts import editions
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed

MADE = (PressingBegun, PressingAdvanced, PressingEnded, WorkbookPressed)
SEALED = (WorkbookSealed, WorkbookPublished, WorkbookUnpublished, WorkbookWithdrawn)


@pushed("desk", *MADE, *SEALED)
def making(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The step that facilitators are at."""
    return {"making": editions.making_view(now)}


@pushed("shell", *SEALED)
def sealed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Which editions there are."""
    newest = editions.newest_view(now)
    return {"newest": newest, "take_book": newest, "editions": editions.editions_view(now)}
