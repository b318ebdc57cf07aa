"""Announcements: one's own, those at the desk, and the one on the big screen.

The rule: nobody is shown what is for another room or sector.
"""

from openspace.domain.announcements import Announcement, Typed, is_for
from openspace.domain.permissions import Caller
from openspace.domain.rooms import open_in
from openspace.pages.contexts.hall import breakouts_in, slot_now
from openspace.pages.contexts.parts import shown_name, where_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.announcements import (
    AnnouncedView,
    AnnouncementsView,
    AnnouncementView,
    AnnouncingView,
    AssemblingView,
    AudienceView,
    GivenOutView,
    MeetingPlaceView,
)
from openspace.pages.views.parts import BLANK, FieldView, WhereView
from openspace.store.announcements import away, standing

OF_ANNOUNCING = ("announcement_blank", "announcement_too_long")
"""The refusals that are said at what was written."""


def announcement_view(now: Snapshot, said: Announcement) -> AnnouncementView:
    """One of them."""
    return AnnouncementView(
        code=now.code,
        id=said.id,
        text=said.text,
        language=said.language,
        sender=shown_name(now, said.by) if said.by else "",
        at=now.local(said.at),
        where=where_view(now, said.of) if said.audience == "room" else None,
        sector=said.of if said.audience == "sector" else "",
        together=where_view(now, said.together) if said.together else None,
    )


def announcements_view(now: Snapshot, caller: Caller) -> AnnouncementsView:
    """Those for this person, the newest first."""
    every = standing(now.tx, now.code)
    if not every:
        return AnnouncementsView()
    room = now.whereabouts_of(caller.person).room or ""
    sector, gone = now.people[caller.person].sector, away(now.tx, caller.person)
    mine = (each for each in reversed(every) if each.id not in gone and is_for(each, room, sector))
    return AnnouncementsView(tuple(announcement_view(now, each) for each in mine))


def said_here(now: Snapshot, caller: Caller) -> AnnouncementsView | None:
    """Those for this person, where any stands that is for some room alone: so they change with the
    room that one is in (AN2)."""
    of_rooms = any(each.audience == "room" for each in standing(now.tx, now.code))
    return announcements_view(now, caller) if of_rooms else None


def said_views(now: Snapshot, ids: frozenset[str]) -> tuple[AnnouncementView, ...]:
    """Those of these that stand still."""
    every = standing(now.tx, now.code)
    return tuple(announcement_view(now, each) for each in every if each.id in ids)


def called_together(now: Snapshot) -> str:
    """The room that everyone is asked to come to, or empty."""
    every = standing(now.tx, now.code)
    return next((each.together for each in every if each.together), "")


def given_out_view(now: Snapshot) -> GivenOutView:
    """All that stand, the newest first."""
    every, room = standing(now.tx, now.code), called_together(now)
    return GivenOutView(
        tuple(announcement_view(now, each) for each in reversed(every)),
        now.heads[room] if room else 0,
        len(now.present) if room else 0,
    )


def audience_view(now: Snapshot, chosen: str = "") -> AudienceView:
    """Whom one can say something to."""
    return AudienceView(_rooms(now), now.gathering.sectors, chosen)


def meeting_place_view(now: Snapshot, chosen: str = "") -> MeetingPlaceView:
    """Where everyone can be asked to come."""
    return MeetingPlaceView(_rooms(now), chosen)


def announcing_view(
    now: Snapshot, language: str, typed: Typed | None = None, wrong: str = ""
) -> AnnouncingView:
    """The form and what stands; ``wrong`` is what to say of what was typed."""
    said = typed or Typed(language=language)
    audience = audience_view(now, said.to)
    return AnnouncingView(
        now.code, audience, given_out_view(now), said.language, FieldView(said.text, wrong)
    )


def assembling_view(
    now: Snapshot, language: str, typed: Typed | None = None, wrong: str = ""
) -> AssemblingView:
    """The form that asks everyone to come together."""
    text = FieldView(typed.text, wrong) if typed else BLANK
    place = meeting_place_view(now, typed.to if typed else "")
    return AssemblingView(now.code, place, typed.language if typed else language, text)


def announced_view(now: Snapshot) -> AnnouncedView:
    """What was said to everyone last."""
    every = [each for each in standing(now.tx, now.code) if each.audience == "everyone"]
    return AnnouncedView(announcement_view(now, every[-1]) if every else None)


def _rooms(now: Snapshot) -> tuple[WhereView, ...]:
    always = open_in(now.gathering.timetable.now.phase)
    there = (each.id for each in breakouts_in(now, slot_now(now)))
    return tuple(where_view(now, each) for each in (*always, *there))
