"""On which channels travels how the book is made up: its own, which facilitators alone follow."""

from openspace.bus.channels import EDITING, Channel, on, travels_on
from openspace.domain.facts.editing import (
    BookEdited,
    ChapterLeftOut,
    ChapterTakenIn,
    ConvenersReminded,
)


@travels_on.register(BookEdited)
@travels_on.register(ChapterLeftOut)
@travels_on.register(ChapterTakenIn)
@travels_on.register(ConvenersReminded)
def _(
    fact: BookEdited | ChapterLeftOut | ChapterTakenIn | ConvenersReminded,
) -> tuple[Channel, ...]:
    return on(fact, EDITING)
