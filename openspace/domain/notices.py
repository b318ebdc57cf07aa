"""Notices: what somebody must be told about a topic of theirs, until they have put it away.

Rules:
    N1 Every convener of the topic is told, once each, but for the one who did it.
    N2 A convener who came from a file, and is nobody here, is not told.
    N3 Only who was told puts a notice away; putting it away again changes nothing.
    N4 What is told of a run's place takes the place of what was told of it before.
    N5 What is so no longer is put away: what was told of a run's place when it hangs elsewhere, of
       convening when one does no longer, of a merge when the two are two again, of a missing report
       when it is filed.
    N6 When a round is over, whoever convenes one of its topics of which no report is begun is told,
       whoever ended the round; told again, it takes the place of what was told before.
    N7 That a chapter is left out of the book and that it is taken in again take each other's place;
       so does a reminder that of before.
    N8 Who was in a room that was taken away is told on whatever page they are, with the way on;
       not who did it, nor a convener who is told already that the topic is gone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from openspace.domain.agenda import Agenda, Place, Placement
from openspace.domain.convening import present
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import (
    Move,
    PlaceAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convening import ConvenerLeft
from openspace.domain.facts.merging import MergeUndone
from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.facts.reports import ReportFiled
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome

Values = Mapping[str, str | int]
NOTHING: Values = MappingProxyType({})

KINDS: Mapping[str, tuple[str, ...]] = {
    "placed": ("slot", "place", "run"),
    "moved": ("slot", "place", "run"),
    "unplaced": ("run",),
    "swapped": ("slot", "place", "run", "other"),
    "slot_removed": ("slot", "run"),
    "place_removed": ("place", "run"),
    "withdrawn": (),
    "merged": ("other", "other_title"),
    "merge_undone": ("other",),
    "offer_declined": ("offer", "other"),
    "offer_void": (),
    "handed_over": ("name",),
    "convener_joined": ("name",),
    "convener_left": ("name",),
    "welcomed": (),
    "report_missing": ("slot", "breakout"),
    "left_out": ("reason",),
    "taken_in": (),
    "reminded": ("breakout",),
    "room_withdrawn": (),
    "room_dropped": (),
    "room_merged": ("other", "other_title"),
}
"""Every kind of notice, and what fills its sentence besides the topic's number and title:
``slot`` is a round's number, ``place`` a name, ``run`` counts from 1, ``other`` a topic's number
(0 for none), ``offer`` an offer's kind, ``name`` a convener's, ``breakout`` an id,
``reason`` words.
"""
OF_A_ROOM = ("room_withdrawn", "room_dropped", "room_merged")
"""What is told those who were in a room that was taken away (N8)."""
ABOUT_A_PLACE = frozenset(kind for kind, values in KINDS.items() if "run" in values)

ABOUT_A_CHAPTER = frozenset({"left_out", "taken_in"})
ABOUT_CONVENING = (
    ABOUT_A_PLACE
    | ABOUT_A_CHAPTER
    | {"merged", "convener_joined", "convener_left", "welcomed", "reminded"}
)
REPORT, REMINDED = "report_missing", "reminded"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a participant was told and has not put away."""

    id: str
    participant: str
    kind: str
    topic: str
    values: Values
    at: datetime


@dataclass(frozen=True, slots=True)
class Telling:
    """Where, by whom and when something is told: the same for all that is told together."""

    gathering: str
    by: str | None
    at: datetime
    new_id: Callable[[], str]

    def people(
        self, people: Iterable[str], topic: Topic, kind: str, values: Values = NOTHING
    ) -> tuple[Fact, ...]:
        """One notice for each of these people but who did it (N1)."""
        if kind not in KINDS or set(values) != set(KINDS[kind]):
            raise ValueError(f"a notice of {kind} does not say {sorted(values)}")
        filled = {"number": topic.number, "title": topic.title, **values}
        return tuple(
            NoticeGiven(self.gathering, self.new_id(), person, kind, topic.id, filled, self.at)
            for person in dict.fromkeys(people)
            if person != self.by
        )

    def conveners(self, topic: Topic, kind: str, values: Values = NOTHING) -> tuple[Fact, ...]:
        """One notice for each convener of a topic (N1, N2)."""
        return self.people(present(topic), topic, kind, values)


def tell(
    gathering: str,
    topic: Topic,
    kind: str,
    values: Values,
    *,
    except_for: str | None,
    new_id: Callable[[], str],
    at: datetime,
) -> tuple[Fact, ...]:
    """One notice for each convener of a topic (N1, N2). ``KINDS`` says which values it needs."""
    return Telling(gathering, except_for, at, new_id).conveners(topic, kind, values)


def tell_of_places(
    caller: Caller,
    agenda: Agenda,
    topics: Mapping[str, Topic],
    facts: Iterable[Fact],
    new_id: Callable[[], str],
    at: datetime,
) -> tuple[Fact, ...]:
    """Tell the conveners what these facts did to their topics' places (N1).

    ``agenda`` is the grid before the facts, ``topics`` are those they are about, by id.
    """
    listed = tuple(facts)
    added = (Place(e.place, e.name, e.position) for e in listed if isinstance(e, PlaceAdded))
    grown = replace(agenda, places=(*agenda.places, *added))
    return tuple(
        notice
        for move in _moves(listed)
        for notice in tell(
            caller.gathering,
            topics[move.topic],
            *_of_a_place(grown, topics[move.topic], move),
            except_for=caller.participant,
            new_id=new_id,
            at=at,
        )
    )


def tell_of_reports(
    tell: Telling, agenda: Agenda, topics: Mapping[str, Topic], over: str, begun: Collection[str]
) -> tuple[Fact, ...]:
    """Tell of the reports that are missing of the slot that is ``over`` (N6).

    ``topics`` are those that hang, by id, ``begun`` the breakouts whose report is.
    """
    return tuple(
        notice
        for each in agenda.placements
        if each.slot == over and each.breakout not in begun and each.topic in topics
        for notice in tell.conveners(
            topics[each.topic],
            REPORT,
            {"slot": where(agenda, each.cell)["slot"], "breakout": each.breakout},
        )
    )


def tell_of_removal(
    caller: Caller,
    topics: Mapping[str, Topic],
    placements: Iterable[Placement],
    told: tuple[str, Values],
    new_id: Callable[[], str],
    at: datetime,
) -> tuple[Fact, ...]:
    """Tell the conveners that what these hung in is no more: ``told`` is the kind and its values.

    ``topics`` are those that hung there, by id.
    """
    kind, values = told
    return tuple(
        notice
        for each in placements
        for notice in tell(
            caller.gathering,
            topics[each.topic],
            kind,
            {**values, "run": topics[each.topic].breakouts.index(each.breakout) + 1},
            except_for=caller.participant,
            new_id=new_id,
            at=at,
        )
    )


def where(agenda: Agenda, cell: tuple[str, str]) -> Values:
    """A cell as notices name it: the round's number and the name of the place."""
    slot = next(each.number for each in agenda.slots if each.id == cell[0])
    place = next(each.name for each in agenda.places if each.id == cell[1])
    return {"slot": slot, "place": place}


def _moves(facts: Iterable[Fact]) -> Iterator[Move]:
    for fact in facts:
        match fact:
            case TopicPlaced():
                yield Move(fact.topic, fact.breakout, None, (fact.slot, fact.place))
            case TopicMoved():
                before = (fact.from_slot, fact.from_place)
                yield Move(fact.topic, fact.breakout, before, (fact.slot, fact.place))
            case TopicUnplaced():
                yield Move(fact.topic, fact.breakout, (fact.from_slot, fact.from_place), None)
            case TopicsRearranged():
                yield from fact.moves


def _of_a_place(agenda: Agenda, topic: Topic, move: Move) -> tuple[str, Values]:
    run = topic.breakouts.index(move.breakout) + 1
    if move.after is None:
        return "unplaced", {"run": run}
    return "moved" if move.before else "placed", {**where(agenda, move.after), "run": run}


def replaces(new: NoticeGiven, old: Notice) -> bool:
    """Whether what was told before is not so any more (N4, N6)."""
    if new.kind == old.kind == REPORT:
        told = (new.participant, new.values["breakout"])
        return told == (old.participant, old.values["breakout"])
    if (new.participant, new.topic) != (old.participant, old.topic):
        return False
    if {new.kind, old.kind} <= ABOUT_A_PLACE:
        return new.values["run"] == old.values["run"]
    return {new.kind, old.kind} <= ABOUT_A_CHAPTER or new.kind == old.kind == REMINDED


def changed(facts: Iterable[Fact]) -> frozenset[str]:
    """The topics of which something that was told could be so no longer (N5)."""
    listed = tuple(facts)
    moved = {move.topic for move in _moves(listed)}
    left = {fact.topic for fact in listed if isinstance(fact, ConvenerLeft)}
    parted = {
        each for fact in listed if isinstance(fact, MergeUndone) for each in (fact.topic, fact.into)
    }
    filed = {fact.topic for fact in listed if isinstance(fact, ReportFiled)}
    return frozenset(moved | left | parted | filed)


def no_longer(notice: Notice, topics: Mapping[str, Topic], facts: Iterable[Fact]) -> bool:
    """Whether these facts have made untrue what was told (N5). ``topics`` are as before, by id."""
    return any(_ends(notice, topics, fact) for fact in facts)


def _ends(notice: Notice, topics: Mapping[str, Topic], fact: Fact) -> bool:
    match fact:
        case ConvenerLeft():
            told = (notice.topic, notice.participant) == (fact.topic, fact.participant)
            return told and notice.kind in {*ABOUT_CONVENING, REPORT}
        case ReportFiled():
            return notice.kind == REPORT and notice.values["breakout"] == fact.breakout
        case MergeUndone():
            told = (notice.kind, notice.topic) == ("merged", fact.into)
            parted = topics.get(fact.topic)
            return told and parted is not None and notice.values["other"] == parted.number
    runs = [(each.topic, _run(topics.get(each.topic), each)) for each in _moves((fact,))]
    return notice.kind in ABOUT_A_PLACE and (notice.topic, notice.values["run"]) in runs


def _run(topic: Topic | None, move: Move) -> int:
    known = topic is not None and move.breakout in topic.breakouts
    return topic.breakouts.index(move.breakout) + 1 if topic and known else 0


def put_away(caller: Caller, notice: Notice | None) -> Outcome:
    """Have read it (N3)."""
    if notice is None or notice.participant != caller.participant:
        return ()
    return (NoticePutAway(caller.gathering, notice.id, notice.participant),)
