"""What several verbs load, and the refusal when it is not there."""

from openspace.domain.agenda import Breakout, breakouts_of
from openspace.domain.gathering import Gathering
from openspace.domain.marketplace import Topic
from openspace.domain.merging import gone
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Refusal
from openspace.domain.rounds import Concerned
from openspace.store import agenda, gatherings, marketplace, participants
from openspace.store.keeping import Transaction
from openspace.store.merging import holders

NO_SUCH_TOPIC = Refusal("no_such_topic", "That topic is not here.")


def gathering_of(tx: Transaction, caller: Caller) -> Gathering:
    """The gathering a caller is in; it was there when the caller was made."""
    found = gatherings.gathering(tx, caller.gathering)
    if found is None:
        raise LookupError(caller.gathering)
    return found


def person_of(tx: Transaction, caller: Caller) -> Participant:
    """The participant who is asking."""
    found = participants.participant(tx, caller.person)
    if found is None:
        raise LookupError(caller.person)
    return found


def breakout_of(tx: Transaction, caller: Caller, topic: str, breakout: str) -> Breakout | None:
    """A run of a topic of the caller's gathering; the first where no breakout is named."""
    found = topic_of(tx, caller, topic)
    runs = breakouts_of([found]) if found else ()
    return next((each for each in runs if breakout in ("", each.id)), None)


def hanging_topic_of(tx: Transaction, caller: Caller, topic: str) -> Topic | None:
    """The topic that hangs for this one: itself, or the one it went into."""
    held = holders(tx, caller.gathering)
    return marketplace.topic(tx, caller.gathering, held.get(topic, topic))


def missing(tx: Transaction, caller: Caller, topic: str) -> Refusal:
    """Why a topic is not there to be changed: it went into another, or there is none."""
    found = marketplace.topic(tx, caller.gathering, topic)
    return (gone(found) if found and found.merged_into else None) or NO_SUCH_TOPIC


def topic_of(tx: Transaction, caller: Caller, topic: str) -> Topic | None:
    """A topic of the caller's gathering; one that went into another is not there to be changed."""
    found = marketplace.topic(tx, caller.gathering, topic)
    return None if found and found.merged_into else found


def concerned_by(tx: Transaction, gathering: Gathering) -> Concerned:
    """Whose pages tell of the timetable."""
    placed = {each.topic for each in agenda.agenda(tx, gathering).placements}
    topics = [each for each in marketplace.topics(tx, gathering.code) if not each.withdrawn]
    people = {each.participant for topic in topics for each in topic.conveners}
    return Concerned(
        tuple(each.id for each in topics if each.id in placed), tuple(sorted(filter(None, people)))
    )
