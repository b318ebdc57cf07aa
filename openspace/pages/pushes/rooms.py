"""The hall, the rooms and the news wall."""

from collections.abc import Iterable

from openspace.bus.channels import Channel
from openspace.domain.agenda import Breakout, breakouts_of
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced, TopicsRearranged, TopicUnplaced
from openspace.domain.facts.calls import CallsSet
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.editing import BookEdited
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import PlaceChanged, PlacesReordered
from openspace.domain.facts.marketplace import TopicRetitled, TopicWithdrawn
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notes import NoteEdited
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.programme import SeminarChanged
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.rooms import NAMES, standing
from openspace.pages.contexts import breakouts, hall, looking, news, rooms
from openspace.pages.contexts.calls import call_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.pages.pushes.wall import still_there
from openspace.store import marketplace


@pushed("hall", ParticipantMoved)
def moved(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """How many are in the rooms beside a note."""
    touched = _touched(facts)
    shown = hall.breakouts_now(now)
    return {"others": [hall.other_view(now, each) for each in shown if each.id in touched]}


@pushed("doors", ParticipantMoved)
def passed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """What is seen through the doors people came and went by; rooms of other rounds come and go."""
    touched = [room for room in _touched(facts) if room]
    shown = {*(each.id for each in hall.breakouts_now(now)), *hall.open_now(now)}
    away = [room for room in touched if room not in shown and not standing(room)]
    filled = [now.breakouts[room] for room in away if room in now.breakouts and now.heads[room]]
    full = {each.id for each in filled}
    inside = [room for room in touched if room in shown]
    return {
        "emptied": [room for room in away if room not in full],
        "elsewhere": [
            hall.room_view(now, each) for each in filled if not hall.is_coming(now, each)
        ],
        "coming": [hall.room_view(now, each) for each in filled if hall.is_coming(now, each)],
        "heads_now": [hall.heads_view(now, room) for room in inside],
        "inside_now": [hall.inside_view(now, room) for room in inside],
        "corridors": hall.corridors_view(now),
        "summary": hall.summary_view(now),
    }


@pushed("doors", ConsentChanged)
def renamed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Who is seen through the doors."""
    shown = {*(each.id for each in hall.breakouts_now(now)), *hall.open_now(now)}
    rooms = dict.fromkeys(room for fact in facts for room in fact.rooms)
    return {"inside_now": [hall.inside_view(now, room) for room in rooms if room in shown]}


@pushed("doors", NoteEdited)
def edited(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The last lines."""
    written = [now.breakouts.get(room) for room in dict.fromkeys(f.breakout for f in facts)]
    return {"said_now": [hall.said_view(now, each) for each in written if each]}


@pushed("reading", NoteEdited)
def written_on(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """The notes as they stand; nothing changes where the room is no more."""
    return {"reading": looking.reading_view(now, channel.of)}


@pushed("hall", TopicRetitled, SeminarChanged, ConvenerJoined, ConvenerLeft, ConsentChanged)
def retitled(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Titles on the doors."""
    retitled = _runs(now, facts)
    return {
        "rooms": [hall.room_view(now, each) for each in retitled],
        "others": [hall.other_view(now, each) for each in retitled],
        "headings": [breakouts.heading_view(now, each) for each in retitled],
    }


@pushed("hall", PlacesReordered)
def rearranged(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The whole hall, and the rooms beside a note."""
    return {"hall": hall.hall_view(now), "others": hall.others_view(now)}


@pushed(
    "hall",
    TopicPlaced,
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    PlaceChanged,
)
def placed(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and where a room is that one may be in."""
    runs = _runs(now, facts)
    return {
        **rearranged(now, channel, facts),
        "headings": [breakouts.heading_view(now, each) for each in runs],
        "calls": [call_view(now, each.id) for each in runs],
        **_times(now, runs),
    }


@pushed("hall", TopicWithdrawn)
def withdrawn(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and in its rooms what became of them."""
    gone = [each for fact in facts for each in rooms.gone_views(now, fact.topic)]
    return {**rearranged(now, channel, facts), "gone_rooms": gone}


@pushed("hall", TopicMerged, MergeUndone)
def merged(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """Where a room is, and in those that went into another what became of them."""
    gone = [each for fact in facts for each in rooms.gone_views(now, fact.topic)]
    return {**placed(now, channel, facts), "gone_rooms": gone}


@pushed("hall", TimetableChanged)
def retimed(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and in every room the time of its round, or that it is closed."""
    times = _times(now, now.breakouts.values())
    return {**placed(now, channel, facts), **times, "gone_rooms": rooms.closed_views(now)}


@pushed("hall", PhaseOpened)
def phase_opened(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The whole hall, and in every room the time of its round, or that it is closed."""
    times = _times(now, now.breakouts.values())
    return {**rearranged(now, channel, facts), **times, "gone_rooms": rooms.closed_views(now)}


@pushed("hall", BookEdited)
def made_up(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Until when a room's chapter is amended."""
    return {"recalls": [rooms.recall_view(now, each) for each in now.breakouts]}


@pushed("hall", CallsSet)
def calls_set(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The call that each room offers."""
    return {"calls": [call_view(now, room) for room in (*NAMES, *now.breakouts)]}


@pushed("room", TopicMerged, MergeUndone, ConvenerJoined, ConvenerLeft)
def people_moved(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Who is in the room."""
    there = channel.of in now.breakouts or standing(channel.of)
    return {"people": breakouts.people_view(now, channel.of) if there else None}


@pushed("news", NoteEdited)
def noted(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What is being written."""
    return {"waiting": news.waiting_view(now)}


@pushed("news", ReportWritten, ReportFiled)
def written(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Stories anew; one that lost its summary stands no more."""
    written = dict.fromkeys(now.breakouts.get(fact.breakout) for fact in facts)
    runs = [each for each in written if each]
    unfiled = [each.id for each in runs if not now.report(each.id).filed]
    return {**_stories(now, runs), "withdrawn": unfiled}


@pushed("news", PhaseOpened)
def round_begun(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What waits for notes."""
    return {"waiting": news.waiting_view(now)}


@pushed(
    "news",
    TopicRetitled,
    SeminarChanged,
    TopicPlaced,
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    PlaceChanged,
    MergeUndone,
)
def headlines(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Stories under other headlines, or from other places."""
    return _stories(now, _runs(now, facts))


@pushed("news", TopicWithdrawn, TopicMerged)
def taken_off(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Stories that are no more, by breakout."""
    gone = (marketplace.topic(now.tx, now.code, fact.topic) for fact in facts)
    off = [topic for topic in gone if topic and topic.id not in now.topics]
    withdrawn = [breakout for topic in off for breakout in topic.breakouts]
    return {"withdrawn": withdrawn, "waiting": news.waiting_view(now)}


@pushed("news", TimetableChanged)
def rescheduled(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and the rounds one can choose from."""
    return {**headlines(now, channel, facts), "rounds": news.rounds_view(now)}


def _stories(now: Snapshot, runs: Iterable[Breakout]) -> Context:
    return {
        "stories": [news.story_view(now, each) for each in runs if now.report(each.id).filed],
        "waiting": news.waiting_view(now),
    }


def _times(now: Snapshot, runs: Iterable[Breakout]) -> Context:
    ids = [each.id for each in runs]
    return {
        "nudges": [rooms.nudge_view(now, each) for each in ids],
        "recalls": [rooms.recall_view(now, each) for each in ids],
    }


def _runs(now: Snapshot, facts: Facts) -> tuple[Breakout, ...]:
    return breakouts_of(still_there(now, facts))


def _touched(facts: Facts) -> dict[str | None, None]:
    return dict.fromkeys(room for fact in facts for room in (fact.room, fact.from_room))
