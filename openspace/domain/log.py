"""The log of what facilitators did: which facts it holds, and what it says of each.

Rules:
    LG1 It is filled by the facts themselves, in the commit that makes them true: nobody writes it,
        and nobody takes anything out of it.
    LG2 It holds what was done with a facilitator's power, by whom and when, and what the clock
        opened and erased by itself. What everybody does, a facilitator too, is nobody's log.
    LG3 It says what was done to whom or what by an id, and no words of anybody: no title, no note,
        no reason. So whoever is erased is named in it no more.
"""

from dataclasses import dataclass
from typing import Final, Literal

from openspace.domain.facts import Fact
from openspace.domain.facts.additions import AdditionTakenAway
from openspace.domain.facts.agenda import PlaceAdded, TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.facts.announcements import (
    Announced,
    AnnouncementWithdrawn,
    CalledTogether,
)
from openspace.domain.facts.calls import CallsSet
from openspace.domain.facts.closing import ReflectionTakenAway
from openspace.domain.facts.codes import CodeMade
from openspace.domain.facts.convergence import ConvergenceRulesSet, CountsCovered, CountsRevealed
from openspace.domain.facts.displays import DisplayKeyMade
from openspace.domain.facts.editing import (
    BookEdited,
    ChapterLeftOut,
    ChapterTakenIn,
    ConvenersReminded,
)
from openspace.domain.facts.editions import (
    WorkbookPressed,
    WorkbookPublished,
    WorkbookSealed,
    WorkbookUnpublished,
    WorkbookWithdrawn,
)
from openspace.domain.facts.exporting import ExportTaken
from openspace.domain.facts.facilitators import (
    FacilitatorAppointed,
    FacilitatorInvited,
    FacilitatorReleased,
    InvitationWithdrawn,
    TeamDaysTold,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import (
    AgendaRulesSet,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
)
from openspace.domain.facts.invitations import (
    GuestLinkMade,
    GuestsInvited,
    GuestUninvited,
    LinksHandedOut,
    SharedCodeMade,
    SharedCodeWithdrawn,
)
from openspace.domain.facts.letters import LetterPutAgain, LettersRead, LetterTakenOver
from openspace.domain.facts.marketplace import TopicWithdrawn
from openspace.domain.facts.notes import NoteTemplateSet
from openspace.domain.facts.pairs import TopicsPaired, TopicsUnpaired
from openspace.domain.facts.participants import ParticipantReadmitted, ParticipantRemoved
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.domain.facts.registration import MovedUp, WaitingEnded
from openspace.domain.facts.retention import ErasureMoved, GatheringErased
from openspace.domain.facts.rooms import LineTakenAway
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.facts.signing_in import (
    PasskeyAdded,
    PasskeyRemoved,
    SignInBound,
    SignInUnbound,
)
from openspace.domain.facts.suggestion import ArrangementMade, ArrangementUndone
from openspace.domain.permissions import Caller, Role

Group = Literal["day", "people", "agenda", "setting up", "book", "texts"]
GROUPS: Final[tuple[Group, ...]] = ("day", "people", "agenda", "setting up", "book", "texts")


@dataclass(frozen=True, slots=True)
class Told:
    """What the log says of a kind of fact: a word for it, and the field that says about what."""

    group: Group
    kind: str
    about: str = ""


LOGGED: Final[dict[type[Fact], Told]] = {
    PhaseOpened: Told("day", "opened", "position"),
    TimetableChanged: Told("day", "timetable", "by"),
    Announced: Told("day", "announced"),
    CalledTogether: Told("day", "called together"),
    AnnouncementWithdrawn: Told("day", "announcement withdrawn"),
    ParticipantRemoved: Told("people", "removed", "participant"),
    ParticipantReadmitted: Told("people", "readmitted", "participant"),
    CodeMade: Told("people", "code", "participant"),
    FacilitatorInvited: Told("people", "invited"),
    InvitationWithdrawn: Told("people", "uninvited"),
    GuestsInvited: Told("people", "guests invited", "number"),
    GuestLinkMade: Told("people", "guest link"),
    GuestUninvited: Told("people", "guest uninvited"),
    LinksHandedOut: Told("people", "links handed out", "number"),
    SharedCodeMade: Told("people", "code made"),
    SharedCodeWithdrawn: Told("people", "code withdrawn"),
    MovedUp: Told("people", "let in", "participant"),
    WaitingEnded: Told("people", "struck"),
    FacilitatorAppointed: Told("people", "appointed", "participant"),
    FacilitatorReleased: Told("people", "released", "participant"),
    TeamDaysTold: Told("people", "days", "participant"),
    LetterPutAgain: Told("people", "letter again"),
    LetterTakenOver: Told("people", "letter by hand"),
    LettersRead: Told("people", "letters read", "number"),
    SignInBound: Told("people", "sign-in bound"),
    SignInUnbound: Told("people", "sign-in unbound"),
    PasskeyAdded: Told("people", "passkey added"),
    PasskeyRemoved: Told("people", "passkey removed"),
    ErasureMoved: Told("people", "erasing moved"),
    ExportTaken: Told("people", "exported"),
    GatheringErased: Told("people", "erased"),
    TopicPlaced: Told("agenda", "placed", "topic"),
    TopicMoved: Told("agenda", "moved", "topic"),
    TopicUnplaced: Told("agenda", "unplaced", "topic"),
    ArrangementMade: Told("agenda", "arranged"),
    ArrangementUndone: Told("agenda", "arrangement undone"),
    SlotFrozen: Told("agenda", "frozen"),
    SlotThawed: Told("agenda", "thawed"),
    TopicsPaired: Told("agenda", "paired", "first"),
    TopicsUnpaired: Told("agenda", "unpaired", "first"),
    AgendaRulesSet: Told("setting up", "rules"),
    PlaceAdded: Told("setting up", "place added"),
    PlaceChanged: Told("setting up", "place changed"),
    PlaceRemoved: Told("setting up", "place removed"),
    PlacesReordered: Told("setting up", "places ordered"),
    CallsSet: Told("setting up", "calls"),
    NoteTemplateSet: Told("setting up", "template"),
    ConvergenceRulesSet: Told("setting up", "convergence"),
    CountsRevealed: Told("setting up", "revealed"),
    CountsCovered: Told("setting up", "covered"),
    GatheringDescribed: Told("setting up", "described"),
    DisplayKeyMade: Told("setting up", "display key"),
    SeminarAdded: Told("setting up", "seminar added", "topic"),
    SeminarChanged: Told("setting up", "seminar changed", "topic"),
    BookEdited: Told("book", "edited"),
    ChapterLeftOut: Told("book", "left out", "topic"),
    ChapterTakenIn: Told("book", "taken in", "topic"),
    ConvenersReminded: Told("book", "reminded", "topic"),
    WorkbookPressed: Told("book", "pressed", "number"),
    WorkbookSealed: Told("book", "sealed", "number"),
    WorkbookPublished: Told("book", "published", "number"),
    WorkbookUnpublished: Told("book", "unpublished", "number"),
    WorkbookWithdrawn: Told("book", "withdrawn", "number"),
    TopicWithdrawn: Told("texts", "topic withdrawn", "topic"),
    AdditionTakenAway: Told("texts", "addition"),
    ReflectionTakenAway: Told("texts", "reflection"),
    LineTakenAway: Told("texts", "line"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: ``about`` is an id, a number or nothing, by its kind."""

    group: Group
    kind: str
    about: str


def entry(caller: Caller, fact: Fact) -> Entry | None:
    """What the log says of a fact that this caller brought about (LG2)."""
    told = LOGGED.get(type(fact))
    by_itself = caller.role is Role.OUTSIDE and isinstance(fact, PhaseOpened | GatheringErased)
    if told is None or not (caller.facilitates or by_itself):
        return None
    if isinstance(fact, ParticipantRemoved | AnnouncementWithdrawn) and not fact.by:
        return None
    return Entry(told.group, told.kind, str(getattr(fact, told.about)) if told.about else "")
