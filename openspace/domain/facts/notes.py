"""What happened in the notes. The words themselves travel on the note's own socket."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class NoteTemplateSet(Fact):
    """New notes begin with this from now on; it is Markdown, or nothing."""

    template: str


@dataclass(frozen=True, slots=True)
class NoteEdited(Fact):
    """Words were committed to a breakout's note, or some from before can be shown only now."""

    breakout: str


@dataclass(frozen=True, slots=True)
class WritersChanged(Fact):
    """Who wrote in a note lately is no longer who it was, or wrote a minute later."""

    breakout: str
