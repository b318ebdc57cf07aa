"""The closing circle.

The rule: whose a line is stands nowhere but in its owner's own form (RE3).
"""

from openspace.domain.closing import Reflection, closed, name_at
from openspace.domain.editions import newest
from openspace.domain.permissions import Caller
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.closing import (
    ClosingPage,
    OwnLineView,
    ReflectionsView,
    ReflectionView,
)
from openspace.pages.views.parts import FieldView
from openspace.store.reflections import reflection_of, reflections

LATEST = 30
"""So many lines go by on a page."""


def reflections_view(now: Snapshot, most: int = LATEST) -> ReflectionsView:
    """What was said, the latest first."""
    said = reflections(now.tx, now.code)[::-1]
    lines = (_view(now, each) for each in said[:most])
    opened = not closed(now.gathering.timetable, sealed=_sealed(now))
    return ReflectionsView(now.code, opened, tuple(lines), max(0, len(said) - most))


def own_line_view(
    now: Snapshot, caller: Caller, typed: tuple[str, bool] | None = None, wrong: str = ""
) -> OwnLineView:
    """One's own line, or what was typed in vain."""
    own = reflection_of(now.tx, now.code, caller.person)
    text, named = typed or ((own.text, own.named) if own else ("", False))
    sealed = _sealed(now)
    opened = not closed(now.gathering.timetable, sealed=sealed)
    words, known = FieldView(text, wrong), own.id if own else ""
    return OwnLineView(now.code, opened, sealed, words, named, known)


def closing_page(
    now: Snapshot, caller: Caller, typed: tuple[str, bool] | None = None, wrong: str = ""
) -> ClosingPage:
    """The page."""
    return ClosingPage(reflections_view(now), own_line_view(now, caller, typed, wrong))


def _sealed(now: Snapshot) -> bool:
    return newest(now.editions) is not None


def _view(now: Snapshot, said: Reflection) -> ReflectionView:
    return ReflectionView(now.code, said.id, said.text, name_at(said, now.people[said.participant]))
