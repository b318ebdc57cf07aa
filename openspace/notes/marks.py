"""Whose a task is, and an image, as Markdown says them: ``(@Kari Li, 2026-05-01)`` ends a task.

Only the one or only the other: ``(@Kari Li)``, ``(@ 2026-05-01)``. In a task's own words the
beginning of such an ending is escaped, so that nobody is taken for an owner who is none.
"""

from openspace.domain.notes import Block
from openspace.notes.inline import escaped

BEGINS = "(@"


def owned(task: Block, text: str) -> str:
    """A task's first words with who does it and by when."""
    said = text.replace(BEGINS, "(\\@")
    owner = escaped(task.owner).replace(")", "\\)").replace(BEGINS, "(\\@")
    if not owner and not task.due:
        return said
    ending = f"{BEGINS}{owner}{', ' if owner and task.due else ' ' * bool(task.due)}{task.due})"
    return f"{said} {ending}" if said else ending


def picture(image: Block) -> str:
    """An image by the name under which it is stored."""
    return f"![{escaped(image.alt)}](image:{image.file})"
