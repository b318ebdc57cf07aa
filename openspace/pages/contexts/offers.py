"""What concerns one person."""

from openspace.domain.permissions import Caller
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.offers import AskedView, NoticeView
from openspace.store import notices


def asked_view(now: Snapshot, caller: Caller) -> AskedView:
    """What this person was told and has not put away."""
    told = notices.notices_for(now.tx, caller.person)
    return AskedView(
        now.code, tuple(NoticeView(each.id, each.kind, each.topic, each.values) for each in told)
    )
