"""The shell, for everyone, and what is a person's own, for all of their tabs."""

from openspace.bus.channels import Channel
from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.domain.facts.contacts import (
    CardGiven,
    CardPutAway,
    CardTakenBack,
    CardTornUp,
    CardWritten,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.editing import BookEdited
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.marketplace import TopicProposed, VoteCast, VoteTakenBack
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.facts.offers import OfferMade, OfferSettled
from openspace.domain.facts.pairs import AvailabilityTold
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.rooms import (
    HandLowered,
    HandRaised,
    HelpAnswered,
    HelpAsked,
    NoteTakerChanged,
)
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts import (
    announcements,
    closing,
    contacts,
    entry,
    following,
    marketplace,
    offers,
    pairs,
    rooms,
    shell,
)
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.store import participants


@pushed("shell", PhaseOpened, TimetableChanged)
def phase_opened(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The clock, what comes next and the day, in the bar and at home."""
    return {
        "phase": shell.phase_view(now),
        "next": shell.next_view(now),
        "day_line": shell.day_line_view(now),
        **entry.at_home(now),
        "timetable": entry.timetable_view(now),
        "reflections": closing.reflections_view(now),
    }


@pushed("shell", BookEdited)
def edited(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Until when chapters are amended."""
    return entry.at_home(now)


@pushed(
    "mine",
    VoteCast,
    VoteTakenBack,
    TopicProposed,
    TopicMerged,
    MergeUndone,
)
def marked(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """My marks and topics."""
    me = _me(now, channel)
    return {"mine": shell.mine_view(now, me), "own_dots": marketplace.own_dots_view(now, me)}


@pushed("mine", AdditionMade, AdditionWithdrawn, AdditionTakenAway)
def added(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """What I have added."""
    return {"mine": shell.mine_view(now, _me(now, channel))}


@pushed("mine", ConvenerJoined, ConvenerLeft)
def convened(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """My topics, and what I am asked as one who speaks for a topic."""
    return {**marked(now, channel, facts), **told(now, channel, facts)}


@pushed("mine", ParticipantMoved)
def moved(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """Where I am, where I was before, and what is said to those here; whom I follow moves here
    too."""
    me = _me(now, channel)
    own = [each for each in facts if each.participant == me.person and each.room != each.from_room]
    return {
        "way_back": shell.way_back_view(now, me, own[-1].from_room or "") if own else None,
        "mine": shell.mine_view(now, me),
        "whereabouts": shell.whereabouts_view(now, me),
        "following": following.following_view(now, me),
        "announcements": announcements.said_here(now, me) if own else None,
    }


@pushed("mine", HelpAsked, HelpAnswered)
def help_wanted(now: Snapshot, _: Channel, __: Facts) -> Context:
    """That rooms wait for a facilitator."""
    return {"help_wanted": shell.help_wanted_view(now)}


@pushed("mine", HandRaised, HandLowered, NoteTakerChanged)
def acted(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """What is mine to do in the room I am in."""
    return {"acts": rooms.acts_view(now, _me(now, channel))}


@pushed("mine", NoticeGiven, NoticePutAway, OfferMade, OfferSettled)
def told(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """What concerns me."""
    me = _me(now, channel)
    asked = offers.asked_view(now, me)
    return {"sent_out": shell.sent_out_view(now, me), "asked": asked, "asking": asked.asking}


@pushed("mine", CardWritten, CardGiven, CardTakenBack, CardPutAway, CardTornUp)
def exchanged(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """My card, those I hold, who has mine, and what I am told of."""
    me = _me(now, channel)
    return {
        "mine": shell.mine_view(now, me),
        "own_card": contacts.own_card_view(now, me),
        "exchange": contacts.exchange_view(now, me),
        **told(now, channel, facts),
    }


@pushed("mine", ConsentChanged)
def agreed(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """What I agree to."""
    return {"consent": contacts.consent_view(now, _me(now, channel))}


@pushed("mine", AvailabilityTold, TimetableChanged)
def available(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """In which rounds I cannot."""
    return {"availability": pairs.availability_view(now, _me(now, channel))}


def _me(now: Snapshot, channel: Channel) -> Caller:
    person = participants.participant(now.tx, channel.of)
    return Caller(now.code, channel.of, person.role if person else Role.OUTSIDE)
