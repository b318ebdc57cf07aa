"""One gathering as it is at one moment, loaded piece by piece as the pages ask for it."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from openspace.bus.remembered import NOTHING, Remembered
from openspace.domain.actions import Action
from openspace.domain.additions import Addition
from openspace.domain.agenda import Agenda, Breakout, Placement, breakouts_of
from openspace.domain.chat import Line
from openspace.domain.contacts import Cards
from openspace.domain.convergence import Laid, Rules
from openspace.domain.editing import MakeUp
from openspace.domain.editions import Edition, Pressing
from openspace.domain.foyer import MOST
from openspace.domain.gathering import Gathering
from openspace.domain.hands import Hand
from openspace.domain.helping import Help
from openspace.domain.images import Image
from openspace.domain.interest import shown_at
from openspace.domain.marketplace import Topic
from openspace.domain.note_taking import Pen
from openspace.domain.notes import Block, images, only_kept
from openspace.domain.pairs import Wishes
from openspace.domain.participants import Participant
from openspace.domain.reports import Report
from openspace.domain.rooms import open_in
from openspace.domain.whereabouts import Whereabouts
from openspace.store import (
    actions,
    additions,
    agenda,
    contacts,
    convergence,
    editing,
    editions,
    gatherings,
    in_hall,
    marketplace,
    notes,
    pairs,
    participants,
    reports,
    rooms,
    whereabouts,
)
from openspace.store import images as pictures
from openspace.store.helping import waiting
from openspace.store.keeping import Transaction
from openspace.store.words import known_blocks


class Snapshot:
    """What is true in one transaction. Every piece is read once, when it is first wanted."""

    def __init__(self, tx: Transaction, code: str, known: Remembered = NOTHING) -> None:
        self.tx, self.code = tx, code
        self._chats, self.means, self.calling = known
        self.tried = known.chats.trials.of(code)
        self._own, self._cards = dict[str, tuple[str, ...]](), dict[str, Cards]()
        self._hands: dict[str, tuple[Hand, ...]] = {}
        self._here: dict[str, Whereabouts] = {}

    @cached_property
    def gathering(self) -> Gathering:
        """The gathering with its timetable."""
        found = gatherings.gathering(self.tx, self.code)
        if found is None:
            raise LookupError(self.code)
        return found

    @cached_property
    def zone(self) -> ZoneInfo:
        """The gathering's time zone."""
        return ZoneInfo(self.gathering.time_zone)

    def local(self, moment: datetime) -> datetime:
        """A moment on the gathering's own clock."""
        return moment.astimezone(self.zone)

    @cached_property
    def every_topic(self) -> Mapping[str, Topic]:
        """Every topic by id, in the order of the numbers; the withdrawn and merged ones too."""
        return {each.id: each for each in marketplace.topics(self.tx, self.code)}

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by id, in the order of the numbers; not the withdrawn and merged ones."""
        return marketplace.hanging(self.tx, self.code)

    @cached_property
    def open_topics(self) -> tuple[Topic, ...]:
        """The topics that hang on the wall; the fixed programme stands beside it."""
        return tuple(topic for topic in self.topics.values() if not topic.fixed)

    @cached_property
    def votes(self) -> Mapping[str, frozenset[str]]:
        """Who marked what, by topic."""
        return marketplace.votes(self.tx, self.code)

    def votes_of(self, participant: str) -> tuple[str, ...]:
        """The topics somebody marked, in the order they did."""
        if participant not in self._own:
            self._own[participant] = marketplace.votes_of(self.tx, self.code, participant)
        return self._own[participant]

    def cards_of(self, participant: str) -> Cards:
        """Which cards somebody has out, and which they hold."""
        if participant not in self._cards:
            self._cards[participant] = contacts.cards(self.tx, participant)
        return self._cards[participant]

    @cached_property
    def interest(self) -> Mapping[str, tuple[int, int]]:
        """How many marked a topic and from how many sectors, counted by the database."""
        return marketplace.interest(self.tx, self.code)

    @cached_property
    def shown_at(self) -> datetime | None:
        """When everyone is told how many marked a topic; None when they are told already."""
        moment = shown_at(self.gathering)
        return self.local(moment) if moment else None

    @cached_property
    def agenda(self) -> Agenda:
        """The grid."""
        return agenda.agenda(self.tx, self.gathering)

    @cached_property
    def wishes(self) -> Wishes:
        """Pairs of topics, and who cannot in which slot."""
        return pairs.wishes(self.tx, self.code)

    @cached_property
    def placed(self) -> Mapping[str, Placement]:
        """Placements by breakout."""
        return {each.breakout: each for each in self.agenda.placements}

    @cached_property
    def breakouts(self) -> Mapping[str, Breakout]:
        """Every run of every topic, by its id."""
        return {each.id: each for each in breakouts_of(self.topics.values())}

    @cached_property
    def people(self) -> Mapping[str, Participant]:
        """Everyone who registered, by id."""
        return {each.id: each for each in participants.everybody(self.tx, self.code)}

    @cached_property
    def facilitators(self) -> tuple[str, ...]:
        """The ids of those who facilitate."""
        return participants.facilitators(self.tx, self.code)

    @cached_property
    def present(self) -> tuple[Whereabouts, ...]:
        """Everyone who is in reach, and where."""
        return whereabouts.present(self.tx, self.code)

    @cached_property
    def where(self) -> Mapping[str, Whereabouts]:
        """Where each of them is, by participant."""
        return {each.participant: each for each in self.present}

    def whereabouts_of(self, participant: str) -> Whereabouts:
        """Where somebody is; who never came is away, in the hallway."""
        if participant not in self._here:
            self._here[participant] = whereabouts.of(self.tx, participant)
        return self._here[participant]

    @cached_property
    def rooms(self) -> Mapping[str | None, tuple[str, ...]]:
        """The ids of those who are in each room, in their order; in the hallway under None."""
        return whereabouts.by_room(self.tx, self.code)

    @cached_property
    def heads(self) -> Counter[str | None]:
        """How many are in each room; in the hallway under None."""
        return Counter({room: len(people) for room, people in self.rooms.items()})

    def hands(self, room: str) -> tuple[Hand, ...]:
        """The hands that are up in a room, in their order."""
        if room not in self._hands:
            self._hands[room] = rooms.hands(self.tx, self.code, room)
        return self._hands[room]

    @cached_property
    def note_takers(self) -> Mapping[str, str]:
        """Who takes each breakout's notes, or took them last."""
        return rooms.note_takers(self.tx, self.code)

    def note_taker(self, breakout: str) -> str | None:
        """Who takes a breakout's notes now."""
        inside = self.rooms.get(breakout, ())
        return Pen(breakout, self.note_takers.get(breakout), inside).holder

    def inside(self, room: str) -> tuple[Participant, ...]:
        """Everyone who is in a room, in the order of their ids."""
        return tuple(self.people[each] for each in self.rooms.get(room, ()))

    def said(self, room: str) -> tuple[Line, ...]:
        """What was said in a room's chat, as far as it is remembered."""
        return self._chats.lines(self.code, room)

    @cached_property
    def help(self) -> tuple[Help, ...]:
        """What rooms that are there have asked of the facilitators, the longest wait first."""
        open_now = open_in(self.gathering.timetable.now.phase, MOST)
        every = waiting(self.tx, self.code)
        return tuple(each for each in every if each.room in (*self.breakouts, *open_now))

    def is_helped(self, asked: Help) -> bool:
        """Whether the facilitator who said that they are on the way is there (HE7)."""
        helper = self.where.get(asked.helper or "")
        return helper is not None and helper.room == asked.room

    @cached_property
    def notes(self) -> Mapping[str, tuple[int, datetime]]:
        """Length of each note's log and when it was last written, by breakout."""
        return notes.lengths(self.tx, self.code)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """Every report in which something is written, by breakout."""
        return reports.reports(self.tx, self.code)

    @cached_property
    def additions(self) -> Mapping[str, tuple[Addition, ...]]:
        """What was added afterwards, by breakout."""
        return additions.additions(self.tx, self.code)

    @cached_property
    def make_up(self) -> MakeUp:
        """How the book is made up."""
        return editing.make_up(self.tx, self.code)

    @cached_property
    def convergence(self) -> Rules:
        """How the gathering converges."""
        return convergence.rules(self.tx, self.code)

    @cached_property
    def dots(self) -> tuple[Laid, ...]:
        """The dots that everyone has laid."""
        return convergence.dots(self.tx, self.code)

    @cached_property
    def every_action(self) -> tuple[Action, ...]:
        """Every action by number; those that were taken down too."""
        return actions.actions(self.tx, self.code)

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """The actions that hang, by id, in the order of their numbers."""
        return {each.id: each for each in self.every_action if not each.withdrawn}

    def report(self, breakout: str) -> Report:
        """What a conversation came to."""
        return self.reports.get(breakout) or Report(breakout)

    def was_in(self, participant: str, breakout: str) -> bool:
        """Whether somebody was in a breakout at some time."""
        return whereabouts.was_in(self.tx, breakout, participant)

    def words(self, breakout: str) -> tuple[Block, ...]:
        """What a note says."""
        length, _ = self.notes.get(breakout, (0, None))
        return known_blocks(self.tx, breakout, length) if length else ()

    def shown(self, breakout: str) -> tuple[Block, ...]:
        """The same to look at, with the pictures that this gathering has."""
        return self.illustrated(self.words(breakout))

    def illustrated(self, words: tuple[Block, ...]) -> tuple[Block, ...]:
        """Words of a note, with none but the pictures that this gathering has."""
        return only_kept(words, self.pictures) if any(images(words)) else words

    @cached_property
    def in_hall(self) -> frozenset[str]:
        """The ids of those who take part in the building."""
        return in_hall.in_hall(self.tx, self.code)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The workbook's editions, the draft included."""
        return editions.editions(self.tx, self.code)

    @cached_property
    def pressing(self) -> Pressing | None:
        """The pressing of the workbook that goes on, or that came to nothing last."""
        return editions.pressing(self.tx, self.code)

    @cached_property
    def pictures(self) -> Mapping[str, Image]:
        """Every picture that is kept for the notes, by its file."""
        return pictures.images(self.tx, self.code)
