"""The desk, for facilitators."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    RunAdded,
    RunDropped,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.attention import RoomsLookedAt
from openspace.domain.facts.calls import CallsSet
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import AgendaRulesSet, PlaceChanged, PlacesReordered
from openspace.domain.facts.health import HealthMeasured
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notes import NoteEdited
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRegistered,
    ParticipantRemoved,
    RoleRaised,
)
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.facts.rooms import HelpAnswered, HelpAsked
from openspace.domain.facts.suggestion import ArrangementMade, ArrangementUndone
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.pages.contexts import desk, editions, grid, suggestion
from openspace.pages.contexts.announcements import (
    audience_view,
    called_together,
    given_out_view,
    meeting_place_view,
)
from openspace.pages.contexts.facilitators import team_view
from openspace.pages.contexts.retention import kept_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.contexts.trying import trials_view
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("desk", ParticipantRegistered, RoleRaised)
def came(now: Snapshot, _: Channel, __: Facts) -> Context:
    """People in numbers, and the team."""
    return {"counts": desk.counts_view(now), "team": team_view(now)}


@pushed("desk", ParticipantRemoved, ParticipantReadmitted)
def left(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The same, and the making of the book, in which their names may stand."""
    return {"counts": desk.counts_view(now), "making": editions.making_view(now)}


@pushed("desk", RunAdded, RunDropped)
def counted(now: Snapshot, _: Channel, __: Facts) -> Context:
    """People and topics in numbers."""
    return {"counts": desk.counts_view(now)}


@pushed("desk", TopicProposed, SeminarAdded)
def listed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The same, and the list of topics."""
    return {"counts": desk.counts_view(now), "interest": desk.interest_view(now)}


@pushed("desk", ParticipantMoved)
def moved_about(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The rooms, and who is there to help, where somebody asks for it."""
    queue = desk.help_queue_view(now) if now.help else None
    given = given_out_view(now) if called_together(now) else None
    return {**people_moved(now, channel, facts), "help_queue": queue, "given_out": given}


@pushed(
    "desk",
    NoteEdited,
    ReportWritten,
    ReportFiled,
)
def people_moved(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The rooms, those in need first."""
    return {"counts": desk.counts_view(now), "rooms": desk.rooms_view(now)}


@pushed(
    "desk",
    ConvenerJoined,
    ConvenerLeft,
    TopicPlaced,
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    PlaceChanged,
    PlacesReordered,
)
def rooms_changed(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and what is too small."""
    return {**people_moved(now, channel, facts), "tight": grid.tight_view(now), **_whither(now)}


@pushed("desk", CallsSet)
def calls_chosen(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The rooms, in which there may be room for more or for fewer."""
    return {"rooms": desk.rooms_view(now)}


@pushed("desk", TopicRetitled, SeminarChanged, TopicWithdrawn, TopicMerged, MergeUndone)
def relisted(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and the list of topics."""
    return {**rooms_changed(now, channel, facts), "interest": desk.interest_view(now)}


@pushed("desk", VoteCast, VoteTakenBack)
def voted(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What is too small, and the list of topics."""
    return {"tight": grid.tight_view(now), "interest": desk.interest_view(now)}


@pushed("desk", HelpAsked, HelpAnswered)
def help_asked(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Who waits for a facilitator."""
    return {"help_queue": desk.help_queue_view(now)}


@pushed("desk", RoomsLookedAt)
def looked(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """What is worth a look, as it was seen last."""
    return {"attention": desk.attention_view(now, facts[-1].looks)}


@pushed("health", HealthMeasured)
def measured(_: Snapshot, __: Channel, facts: Facts) -> Context:
    """How the house is, as it was measured last."""
    return {"health": desk.health_view(facts[-1])}


@pushed("desk", ConsentChanged)
def renamed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The rooms by who convenes them, who waits, and the making of the book."""
    return {
        "rooms": desk.rooms_view(now),
        "help_queue": desk.help_queue_view(now),
        "making": editions.making_view(now),
    }


@pushed("desk", AgendaRulesSet)
def ruled(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Whether only the desk is told how many marked a topic."""
    return {"interest": desk.interest_view(now)}


@pushed("desk", ArrangementMade, ArrangementUndone)
def rearranged(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What was applied last, and can be taken back."""
    return {"arrangement": suggestion.arrangement_view(now)}


@pushed("desk", TimetableChanged)
def timetable_changed(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same as for a phase, and until when everything is kept."""
    return {**phase_opened(now, channel, facts), "kept_until": kept_view(now)}


@pushed("desk", PhaseOpened)
def phase_opened(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The clock and the moves."""
    return {
        "hands": desk.hands_view(now),
        "team": team_view(now),
        "counts": desk.counts_view(now),
        "rooms": desk.rooms_view(now),
        "interest": desk.interest_view(now),
        "making": editions.making_view(now),
        "trials": trials_view(now),
        **_whither(now),
    }


def _whither(now: Snapshot) -> Context:
    """The rooms that one can speak to, and ask everyone to come to."""
    return {"audience": audience_view(now), "meeting_place": meeting_place_view(now)}
