"""What was added to conversations afterwards, under their reports on the news wall."""

from openspace.domain.additions import blocks, name_at
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.additions import AdditionsView, AdditionView


def additions_view(now: Snapshot, breakout: str) -> AdditionsView:
    """All that stands at a breakout, the oldest first."""
    added = (
        AdditionView(
            each.id,
            name_at(now.people.get(each.participant)),
            now.local(each.at),
            blocks(each.text),
        )
        for each in now.additions.get(breakout, ())
    )
    return AdditionsView(now.code, breakout, tuple(added))
