"""Trying everything out in the test room, before the day begins.

Rules:
    TY1 There are eight things to try, in the order of ``Step``. Each works, does not, or is done
        without: sound and camera one can do without, and take part all the same.
    TY2 Who has been in both practice rooms has moved; who hung a practice topic, marked one, or
        wrote a practice line has done that. The rest is told by the page, or by hand.
    TY3 Somebody is ready when nothing is untried and nothing fails.
    TY4 The desk has numbers, and nobody's name but of those who ask for help, with a word of why.
        A facilitator says that they are on the way, and that it is done.
    TY5 It is open in its phase only. What is tried is in this server's memory and nowhere else, and
        is forgotten when the phase is over: it is in no store, log, note or workbook.
    TY6 The practice wall has the last ``MOST_TOPICS`` topics and the practice note the last
        ``MOST_LINES`` lines, without anybody's name.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from openspace.domain.helping import LONGEST_WHY, WHY
from openspace.domain.proposals import LONGEST_TITLE
from openspace.domain.refusal import Refusal
from openspace.domain.wording import line

MOST_TOPICS: Final = 12
MOST_LINES: Final = 12
LONGEST_LINE: Final = 200
CLOSED = Refusal("test_room_closed", "The test room is not open now.")
UNREAD = Refusal("no_such_step", "There is nothing like that to try.")
NO_SUCH_TOPIC = Refusal("no_such_topic", "That topic is not here.")
EMPTY = Refusal("line_missing", "Write something first.")


class Step(StrEnum):
    """What there is to try."""

    CONNECTION = "connection"
    LIVE = "live"
    SOUND = "sound"
    CAMERA = "camera"
    MOVING = "moving"
    PROPOSING = "proposing"
    MARKING = "marking"
    WRITING = "writing"


class Result(StrEnum):
    """How it went."""

    WORKS = "works"
    FAILS = "fails"
    WITHOUT = "without"


PLACES: Final = ("one", "two")
SPARED: Final = (Step.SOUND, Step.CAMERA)
BY_THE_PAGE: Final = (Step.CONNECTION, Step.LIVE, *SPARED)
"""What the page finds out, or one says oneself; the rest is seen here (TY2)."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How far somebody is. ``place`` is the practice room they are in; ``why`` is empty while they
    ask for nobody, ``helper`` the facilitator on the way."""

    results: Mapping[Step, Result] = field(default_factory=dict)
    place: str = ""
    been: frozenset[str] = frozenset()
    why: str = ""
    asked: datetime | None = None
    helper: str = ""

    @property
    def ready(self) -> bool:
        """Whether they can take part (TY3)."""
        return len(self.results) == len(Step) and Result.FAILS not in self.results.values()

    def tried(self, step: Step, result: Result) -> "Trial":
        """The same after this."""
        return replace(self, results={**self.results, step: result})


@dataclass(frozen=True, slots=True)
class PracticeTopic:
    """A topic on the practice wall, and who has marked it."""

    id: str
    title: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TestRoom:
    """Everything that is tried in a gathering; lines with an id each, the oldest first."""

    __test__ = False

    people: Mapping[str, Trial] = field(default_factory=dict)
    topics: tuple[PracticeTopic, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()

    def of(self, participant: str) -> Trial:
        """How far somebody is."""
        return self.people.get(participant, Trial())

    def having(self, participant: str, trial: Trial) -> "TestRoom":
        """The same with this person so far."""
        return replace(self, people={**self.people, participant: trial})

    @property
    def heads(self) -> Mapping[str, int]:
        """How many are in each practice room."""
        return Counter(each.place for each in self.people.values() if each.place)

    def count(self, step: Step, result: Result) -> int:
        """How many it went so for (TY4)."""
        return sum(each.results.get(step) is result for each in self.people.values())

    @property
    def ready(self) -> int:
        """How many are ready."""
        return sum(each.ready for each in self.people.values())

    @property
    def asking(self) -> tuple[str, ...]:
        """Who waits for help, the longest first."""
        waiting = [(each.asked, who) for who, each in self.people.items() if each.asked]
        return tuple(who for _, who in sorted(waiting))


Outcome = TestRoom | Refusal


def say(room: TestRoom, who: str, step: str, result: str) -> Outcome:
    """Say how something went that the page cannot do by itself (TY1)."""
    if step not in BY_THE_PAGE or result not in list(Result):
        return UNREAD
    of, how = Step(step), Result(result)
    if how is Result.WITHOUT and of not in SPARED:
        return UNREAD
    return room.having(who, room.of(who).tried(of, how))


def go(room: TestRoom, who: str, place: str) -> Outcome:
    """Go into a practice room (TY2)."""
    if place not in PLACES:
        return UNREAD
    before = room.of(who)
    now = replace(before, place=place, been=before.been | {place})
    moved = now.been.issuperset(PLACES)
    return room.having(who, now.tried(Step.MOVING, Result.WORKS) if moved else now)


def hang(room: TestRoom, who: str, new_id: str, title: str) -> Outcome:
    """Put a practice topic up (TY2, TY6)."""
    said = line(title)
    if not said:
        return Refusal("title_blank", "Write a question or a topic first.")
    if len(said) > LONGEST_TITLE:
        return Refusal(
            "title_too_long", "Say it in at most %(most)s characters.", {"most": LONGEST_TITLE}
        )
    others = tuple(each for each in room.topics if each.id != new_id)
    hung = (*others, PracticeTopic(new_id, said))[-MOST_TOPICS:]
    after = room.having(who, room.of(who).tried(Step.PROPOSING, Result.WORKS))
    return replace(after, topics=hung)


def mark(room: TestRoom, who: str, topic: str) -> Outcome:
    """Mark a practice topic (TY2)."""
    if topic not in {each.id for each in room.topics}:
        return NO_SUCH_TOPIC
    marked = tuple(
        replace(each, marks=each.marks | {who}) if each.id == topic else each
        for each in room.topics
    )
    after = room.having(who, room.of(who).tried(Step.MARKING, Result.WORKS))
    return replace(after, topics=marked)


def write(room: TestRoom, who: str, new_id: str, text: str) -> Outcome:
    """Write a line in the practice note (TY2, TY6)."""
    said = line(text)
    if not said:
        return EMPTY
    if len(said) > LONGEST_LINE:
        return Refusal(
            "line_too_long", "Say it in at most %(most)s characters.", {"most": LONGEST_LINE}
        )
    others = tuple(each for each in room.lines if each[0] != new_id)
    after = room.having(who, room.of(who).tried(Step.WRITING, Result.WORKS))
    return replace(after, lines=(*others, (new_id, said))[-MOST_LINES:])


def ask(room: TestRoom, who: str, why: str, at: datetime) -> Outcome:
    """Ask for a facilitator (TY4)."""
    said, before = line(why), room.of(who)
    if not said:
        return WHY
    if len(said) > LONGEST_WHY:
        return Refusal(
            "why_too_long", "Say it in at most %(most)s characters.", {"most": LONGEST_WHY}
        )
    return room.having(who, replace(before, why=said, asked=before.asked or at))


def answer(room: TestRoom, who: str, facilitator: str) -> Outcome:
    """Be on the way to somebody; who needs nobody any more is left alone."""
    before = room.of(who)
    return room.having(who, replace(before, helper=facilitator)) if before.asked else room


def end(room: TestRoom, who: str) -> Outcome:
    """Nobody is needed there any more."""
    before = room.of(who)
    return room.having(who, replace(before, why="", asked=None, helper=""))
