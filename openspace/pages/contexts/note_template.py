"""What new notes begin with: what holds, and what facilitators choose among."""

from openspace.domain.note_template import template_seen
from openspace.locale import catalogue
from openspace.notes.reading import from_markdown
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.note_template import NoteTemplateView
from openspace.pages.views.parts import FieldView


def ready_made(language: str, begins: str) -> str:
    """A template that is there to be taken, in a language; nothing is one too."""
    _ = catalogue(language).gettext
    heads = (_("What we know"), _("What is new"), _("Conclusions"), _("Next steps"))
    return "\n\n".join(f"# {head}" for head in heads) if begins == "four" else ""


def template_view(now: Snapshot) -> NoteTemplateView:
    """What holds."""
    return _view(now, now.gathering.note_template, template_seen(now.gathering), "")


def typed_template(now: Snapshot, text: str, seen: str, wrong: str) -> NoteTemplateView:
    """The same as it was typed, with what is wrong with it."""
    return _view(now, text, seen or template_seen(now.gathering), wrong)


def _view(now: Snapshot, text: str, seen: str, wrong: str) -> NoteTemplateView:
    four = {ready_made(language, "four") for language in ("en", "nb")}
    begins = "four" if text in four else "own" if text else "empty"
    preview = from_markdown(now.gathering.note_template)
    return NoteTemplateView(now.code, begins, FieldView(text, wrong), preview, seen)
