"""The hall, the rooms and the news wall."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.facts.marketplace import TopicRetitled, TopicWithdrawn
from openspace.domain.facts.notes import NoteEdited
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.marketplace import Topic
from openspace.pages.contexts import breakouts, hall, news
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.pages.pushes.wall import still_there
from openspace.store import marketplace


@pushed("hall", ParticipantMoved)
def moved(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The rooms people came to and left, the floor plan, and the lines beside a note."""
    touched = {room for fact in facts for room in (fact.breakout, fact.from_breakout)}
    topics = [topic for topic in _shown(now) if topic.breakout in touched]
    rooms = [hall.room_view(now, topic) for topic in topics]
    return {"rooms": rooms, "others": rooms, "plan": hall.plan_view(now)}


@pushed("hall", NoteEdited)
def edited(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The last lines."""
    written = {fact.breakout for fact in facts}
    topics = [topic for topic in _shown(now) if topic.breakout in written]
    return {"rooms": [hall.room_view(now, topic) for topic in topics]}


@pushed("hall", TopicRetitled)
def retitled(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Titles on the doors."""
    retitled = still_there(now, facts)
    shown = _shown(now)
    topics = [topic for topic in retitled if topic in shown]
    rooms = [hall.room_view(now, topic) for topic in topics]
    headings = [breakouts.heading_view(now, topic) for topic in retitled]
    return {"rooms": rooms, "others": rooms, "headings": headings}


@pushed("hall", PhaseOpened, TopicWithdrawn)
def rearranged(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The whole hall, and the rooms beside a note."""
    return {"hall": hall.hall_view(now)}


@pushed("hall", TopicPlaced, TopicMoved, TopicUnplaced)
def placed(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and where a room is that one may be in."""
    headings = [breakouts.heading_view(now, topic) for topic in still_there(now, facts)]
    return {**rearranged(now, channel, facts), "headings": headings}


@pushed("breakout", ParticipantMoved)
def people_moved(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Who is in the room."""
    topic = now.by_breakout.get(channel.of)
    return {"people": breakouts.people_view(now, topic) if topic else None}


@pushed("news", NoteEdited)
def written(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Stories anew."""
    topics = dict.fromkeys(now.by_breakout.get(fact.breakout) for fact in facts)
    return _stories(now, [topic for topic in topics if topic])


@pushed("news", PhaseOpened)
def round_begun(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What waits for notes."""
    return {"waiting": news.waiting_view(now)}


@pushed("news", TopicRetitled, TopicPlaced, TopicMoved, TopicUnplaced)
def headlines(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Stories under other headlines, or from other places."""
    return _stories(now, still_there(now, facts))


@pushed("news", TopicWithdrawn)
def taken_off(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Stories that are no more, by breakout."""
    gone = (marketplace.topic(now.tx, now.code, fact.topic) for fact in facts)
    withdrawn = [topic.breakout for topic in gone if topic]
    return {"withdrawn": withdrawn, "waiting": news.waiting_view(now)}


def _stories(now: Snapshot, topics: list[Topic]) -> Context:
    stories = (news.story_view(now, topic) for topic in topics)
    return {
        "stories": [story for story in stories if story.lines],
        "waiting": news.waiting_view(now),
    }


def _shown(now: Snapshot) -> list[Topic]:
    return hall.topics_in(now, hall.slot_now(now))
