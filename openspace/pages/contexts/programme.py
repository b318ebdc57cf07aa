"""The fixed programme in two levels."""

from dataclasses import dataclass

from openspace.domain.agenda import Breakout
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.programme import Seminar, tracks_of
from openspace.pages.contexts.agenda import interest_view
from openspace.pages.contexts.parts import taped, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import FieldView
from openspace.pages.views.programme import ProgrammePage, SeminarFormView, SeminarView, TrackView


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about a seminar (``topic``, empty for a new one) and could not be."""

    seminar: Seminar
    sentence: str
    about_track: bool = False
    topic: str = ""


def seminar_view(now: Snapshot, topic: Topic, form: SeminarFormView | None) -> SeminarView:
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
        form=form,
    )


def written(topic: Topic) -> Seminar:
    """A seminar's words as they would be typed."""
    return Seminar(topic.title, topic.track, "\n".join(topic.speakers), topic.description)


def form_view(now: Snapshot, topic: Topic | None, typed: Typed | None) -> SeminarFormView:
    """The form for a seminar, or for a new one, with what was ``typed`` into it."""
    mine = typed if typed and typed.topic == (topic.id if topic else "") else None
    words = mine.seminar if mine else written(topic) if topic else Seminar()
    sentence, about_track = (mine.sentence, mine.about_track) if mine else ("", False)
    address = f"/g/{now.code}/seminars"
    return SeminarFormView(
        id=topic.id if topic else "new",
        action=f"{address}/{topic.id}" if topic else address,
        title=FieldView(words.title, "" if about_track else sentence),
        track=FieldView(words.track, sentence if about_track else ""),
        speakers=words.speakers,
        description=words.description,
        open=mine is not None,
    )


def programme_page(
    now: Snapshot, caller: Caller, typed: Typed | None = None, added: str = ""
) -> ProgrammePage:
    """The tracks and their seminars; facilitators can add to them and change them."""

    def form(topic: Topic | None) -> SeminarFormView | None:
        return form_view(now, topic, typed) if caller.facilitates else None

    tracks = tuple(
        TrackView(track.name, tuple(seminar_view(now, each, form(each)) for each in track.seminars))
        for track in tracks_of(tuple(now.topics.values()))
    )
    new = now.topics.get(added)
    return ProgrammePage(now.code, tracks, form(None), topic_link(new) if new else None)
