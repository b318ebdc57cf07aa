"""The fixed programme that stands beside the wall: tracks with their seminars.

Rules:
    SE1 A seminar is a topic that nobody proposed: it has a track and speakers, and no convener.
       People mark it, go into its room and write there, as with any other.
    SE2 Only a facilitator adds, changes, places or withdraws one.
    SE3 It hangs on the grid and never on the wall; nothing that places by interest touches it.
    SE4 A title is as M2 says; a track has at most 120 characters, a speaker 120, of whom there are
       at most 12; a description is as M2 says.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.domain.marketplace import NewTopic, Topic
from openspace.domain.permissions import Caller
from openspace.domain.proposals import LONGEST_DESCRIPTION, refused_title
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line, paragraphs

LONGEST_TRACK = 120
LONGEST_SPEAKER = 120
MOST_SPEAKERS = 12


@dataclass(frozen=True, slots=True)
class Seminar:
    """What the form holds, as it was typed; ``speakers`` one a line."""

    title: str = ""
    track: str = ""
    speakers: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A theme of the programme and its seminars, in the order of their numbers."""

    name: str
    seminars: tuple[Topic, ...]


def tracks_of(topics: tuple[Topic, ...]) -> tuple[Track, ...]:
    """The fixed programme in two levels, tracks in the order in which they first appear."""
    fixed = [topic for topic in topics if topic.fixed]
    names = dict.fromkeys(topic.track for topic in fixed)
    return tuple(Track(name, tuple(each for each in fixed if each.track == name)) for name in names)


def add_seminar(caller: Caller, seminar: Seminar, new: NewTopic, at: datetime) -> Outcome:
    """Add a seminar to the programme (SE2)."""
    title, track, speakers, description = tidy(seminar)
    if refusal := _refused(title, track, speakers, description):
        return refusal
    return (
        SeminarAdded(
            gathering=caller.gathering,
            topic=new.id,
            number=new.number,
            breakout=new.breakout,
            title=title,
            track=track,
            speakers=speakers,
            description=description,
            at=at,
        ),
    )


def change_seminar(caller: Caller, topic: Topic, seminar: Seminar) -> Outcome:
    """Give a seminar other words (SE2)."""
    if not topic.fixed:
        return Refusal("not_fixed", "This topic is the convener's, not the programme's.")
    words = tidy(seminar)
    if refusal := _refused(*words):
        return refusal
    if words == (topic.title, topic.track, topic.speakers, topic.description):
        return ()
    return (SeminarChanged(caller.gathering, topic.id, *words),)


def tidy(seminar: Seminar) -> tuple[str, str, tuple[str, ...], str]:
    """Title, track, speakers and description, fit to store."""
    speakers = (line(each) for each in seminar.speakers.splitlines())
    return (
        line(seminar.title),
        line(seminar.track),
        tuple(each for each in speakers if each),
        paragraphs(seminar.description),
    )


def _refused(title: str, track: str, speakers: tuple[str, ...], description: str) -> Refusal | None:
    if refusal := refused_title(title):
        return refusal
    return (
        _over(
            "track_too_long", "A track's name can have %(most)s characters.", LONGEST_TRACK, track
        )
        or next((each for each in map(_too_long, speakers) if each), None)
        or _over(
            "description_too_long",
            "A description can have %(most)s characters. Yours has %(count)s.",
            LONGEST_DESCRIPTION,
            description,
        )
        or _too_many(speakers)
    )


def _too_long(speaker: str) -> Refusal | None:
    sentence = "A speaker's line can have %(most)s characters."
    return _over("speaker_too_long", sentence, LONGEST_SPEAKER, speaker)


def _too_many(speakers: tuple[str, ...]) -> Refusal | None:
    if len(speakers) <= MOST_SPEAKERS:
        return None
    return Refusal(
        "too_many_speakers", "A seminar can have %(most)s speakers.", {"most": MOST_SPEAKERS}
    )


def _over(code: str, sentence: str, most: int, text: str) -> Refusal | None:
    if len(text) <= most:
        return None
    return Refusal(code, sentence, {"most": most, "count": len(text)})
