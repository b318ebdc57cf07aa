"""On which channels travels how the book is made up: its own, which facilitators alone follow.

The rule: which chapters are left out, and why, travels on no other.
"""

from openspace.bus.channels import EDITING, HALL, SHELL, Channel, on, travels_on
from openspace.domain.facts.editing import (
    BookEdited,
    ChapterLeftOut,
    ChapterTakenIn,
    ConvenersReminded,
)


@travels_on.register
def _(fact: BookEdited) -> tuple[Channel, ...]:
    """Also home and in the rooms, where stands until when chapters are amended."""
    return on(fact, EDITING, SHELL, HALL)


@travels_on.register(ChapterLeftOut)
@travels_on.register(ChapterTakenIn)
@travels_on.register(ConvenersReminded)
def _(
    fact: ChapterLeftOut | ChapterTakenIn | ConvenersReminded,
) -> tuple[Channel, ...]:
    return on(fact, EDITING)
