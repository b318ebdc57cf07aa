"""The fixed programme in two levels."""

from openspace.domain.agenda import Breakout
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.programme import Seminar, tracks_of
from openspace.pages.contexts.agenda import interest_view
from openspace.pages.contexts.parts import taped
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import FieldView
from openspace.pages.views.programme import ProgrammePage, SeminarFormView, SeminarView, TrackView


def seminar_view(now: Snapshot, topic: Topic) -> SeminarView:
    """A seminar, and where it is."""
    hung = (taped(now, breakout) for breakout in topic.breakouts)
    return SeminarView(
        code=now.code,
        id=topic.id,
        number=topic.number,
        title=topic.title,
        speakers=topic.speakers,
        description=topic.description,
        places=tuple(each for each in hung if each),
        interest=interest_view(now, Breakout(topic.breakout, topic)),
        language=topic.language,
    )


def track_views(now: Snapshot) -> tuple[TrackView, ...]:
    """The tracks and their seminars."""
    return tuple(
        TrackView(track.name, tuple(seminar_view(now, each) for each in track.seminars))
        for track in tracks_of(tuple(now.topics.values()))
    )


def form_view(now: Snapshot, typed: Seminar, error: str = "", about: str = "") -> SeminarFormView:
    """The form for a seminar; ``error`` is said at the field that it is ``about``."""
    tracks = tuple(track.name for track in tracks_of(tuple(now.topics.values())))
    return SeminarFormView(
        title=FieldView(typed.title, error if about != "track" else ""),
        track=FieldView(typed.track, error if about == "track" else ""),
        speakers=typed.speakers,
        description=typed.description,
        tracks=tracks,
    )


def programme_page(
    now: Snapshot, caller: Caller, typed: Seminar | None = None, error: str = "", about: str = ""
) -> ProgrammePage:
    """The page; facilitators can add to it."""
    form = form_view(now, typed or Seminar(), error, about) if caller.facilitates else None
    return ProgrammePage(now.code, track_views(now), form)
