"""On which channels travels what becomes of the workbook.

The rule: how it is made is told at the desk; that an edition is there, or is not any more, to all.
"""

from openspace.bus.channels import DESK, HALL, SHELL, Channel, on, travels_on
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


@travels_on.register(PressingBegun)
@travels_on.register(PressingAdvanced)
@travels_on.register(PressingEnded)
@travels_on.register(WorkbookPressed)
def _(
    fact: PressingBegun | PressingAdvanced | PressingEnded | WorkbookPressed,
) -> tuple[Channel, ...]:
    return on(fact, DESK)


@travels_on.register
def _(fact: WorkbookSealed) -> tuple[Channel, ...]:
    """Also in the rooms, where stands what becomes of what is amended."""
    return on(fact, SHELL, DESK, HALL)


@travels_on.register(WorkbookPublished)
@travels_on.register(WorkbookUnpublished)
@travels_on.register(WorkbookWithdrawn)
def _(
    fact: WorkbookPublished | WorkbookUnpublished | WorkbookWithdrawn,
) -> tuple[Channel, ...]:
    return on(fact, SHELL, DESK)
