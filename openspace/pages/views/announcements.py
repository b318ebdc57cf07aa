"""Announcements: what stands on everybody's page, at the desk and on the big screen."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import BLANK, FieldView, WhereView


@dataclass(frozen=True, slots=True)
class AnnouncementView:
    """``announcements/_announcement.html``: what was said, by whom, and to whom.

    ``where`` is the room it is for, ``sector`` the sector; neither is everyone. ``together`` is
    where everyone is asked to come. ``sender`` is empty where their name is not shown.
    """

    code: str
    id: str
    text: str
    language: str
    sender: str
    at: datetime
    where: WhereView | None = None
    sector: str = ""
    together: WhereView | None = None


@dataclass(frozen=True, slots=True)
class AnnouncementsView:
    """``announcements/_announcements.html``: those for one person that they have not put away."""

    announcements: tuple[AnnouncementView, ...] = ()


NO_ANNOUNCEMENTS = AnnouncementsView()


@dataclass(frozen=True, slots=True)
class GivenOutView:
    """``announcements/_given_out.html``: all that stand, for the desk.

    Of the ``present``, ``came`` are where everyone is asked to come.
    """

    announcements: tuple[AnnouncementView, ...] = ()
    came: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class AudienceView:
    """``announcements/_audience.html``: whom one can say something to; ``chosen`` as it is sent."""

    rooms: tuple[WhereView, ...]
    sectors: tuple[str, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPlaceView:
    """``announcements/_meeting_place.html``: the rooms that everyone can be asked to come to."""

    rooms: tuple[WhereView, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class AnnouncingView:
    """``announcements/desk.html``: the form, as it was typed, and what stands."""

    code: str
    audience: AudienceView
    given_out: GivenOutView
    language: str
    text: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class AssemblingView:
    """``announcements/together.html``: asking everyone to come together, as it was typed."""

    code: str
    meeting_place: MeetingPlaceView
    language: str
    text: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class AnnouncedView:
    """``projector/_announced.html``: what was said to everyone last, if it stands."""

    announcement: AnnouncementView | None = None
