"""Announcements: the same piece for everyone they are for, the desk's list, and the big screen."""

from openspace.bus.channels import Channel
from openspace.domain.facts.announcements import (
    Announced,
    AnnouncementPutAway,
    AnnouncementWithdrawn,
    CalledTogether,
)
from openspace.pages.contexts import announcements as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("shell", Announced, CalledTogether)
@pushed("mine", Announced)
def said(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """What was said and stands still."""
    ids = frozenset(fact.announcement for fact in facts)
    return {"announcements": contexts.said_views(now, ids)}


@pushed("shell", AnnouncementWithdrawn)
@pushed("mine", AnnouncementPutAway)
def gone(_: Snapshot, __: Channel, facts: Facts) -> Context:
    """What stands no longer."""
    return {"gone": tuple(fact.announcement for fact in facts)}


@pushed("desk", Announced, CalledTogether, AnnouncementWithdrawn)
def given_out(now: Snapshot, _: Channel, __: Facts) -> Context:
    """All that stand."""
    return {"given_out": contexts.given_out_view(now)}


@pushed("projector", Announced, CalledTogether, AnnouncementWithdrawn)
def on_screen(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The last one."""
    return {"announced": contexts.announced_view(now)}
