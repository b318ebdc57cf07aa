"""What every new note begins with, as the organisers write it.

Rules:
    NB1 It is Markdown of at most 4,000 characters; none is a template too.
    NB2 It can be changed at any time. A note that somebody has written in keeps the one it began
        with; every other begins with the new one.
    NB3 Who changes it says what they saw (C5).
"""

from typing import Final

from openspace.domain.facts.notes import NoteTemplateSet
from openspace.domain.gathering import Gathering
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.refusal import Outcome, Refusal

LONGEST_TEMPLATE: Final = 4_000

TOO_LONG: Final = Refusal(
    "note_template_long", "What notes begin with has room for 4,000 characters. Make it shorter."
)


def template_seen(gathering: Gathering) -> str:
    """What somebody saw of it."""
    return as_seen(gathering.note_template)


def set_template(gathering: Gathering, text: str, seen: str) -> Outcome:
    """Choose what new notes begin with (NB1)."""
    template = text.replace("\r\n", "\n").strip()
    if len(template) > LONGEST_TEMPLATE:
        return TOO_LONG
    if template == gathering.note_template:
        return ()
    if seen != template_seen(gathering):
        return CHANGED
    return (NoteTemplateSet(gathering.code, template),)
