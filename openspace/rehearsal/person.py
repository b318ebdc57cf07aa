"""Who does what next: a character, what they see, and a dice make a turn. Pure.

Rules:
    S1 Interest is marked, changed and topics proposed only while the marketplace is open; the
       first marks come quickly, the others over some minutes.
    S2 A few propose, one title each, and place their topic some time after.
    S3 In the marketplace a few already move about and write; in a round everyone goes to a
       room that is on now, herds stay and butterflies wander; in a break most are outside.
    S4 A room's note grows by about a line every half minute, however many are in it.
    S5 Before the marketplace and at the end nobody is in a room.
    S6 While the gathering converges everyone lays dots, as long as they have any, and those who
       proposed put up an action now and then; in the closing circle most say a line.
"""

import random
from dataclasses import dataclass
from typing import Final

from openspace.domain.timetable import Phase
from openspace.rehearsal.deeds import (
    AskHelp,
    Deed,
    Enter,
    LayDot,
    Leave,
    Look,
    Place,
    Propose,
    PutUp,
    Say,
    TakeBack,
    Turn,
    Vote,
    Write,
)
from openspace.rehearsal.rooms import choose_room, open_rooms
from openspace.rehearsal.script import Line, Title, lines_said, titles, to_do, whys
from openspace.rehearsal.sight import Mine, Seen

MOST_PROPOSALS: Final = 5
QUICK_MARKS: Final = 2


@dataclass(frozen=True, slots=True)
class Character:
    """What a person is like, the same every time they come.

    ``marks`` is how many topics interest them, ``restless`` the chance to go elsewhere at a
    turn, ``herd`` as in ``choose_room``, ``asks`` the chance to ask for a facilitator.
    """

    marks: int
    proposal: Title | None
    roams: bool
    writes: bool
    restless: float
    herd: float
    asks: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What a person sees just now; ``line`` is what could be written where they are."""

    seen: Seen
    mine: Mine
    line: Line | None = None


def character(number: int) -> Character:
    """The character of the person with this number."""
    dice = random.Random(f"person {number}")  # noqa: S311
    butterfly = number % 5 == 4
    proposes = number % 6 == 2 and number // 6 < MOST_PROPOSALS
    return Character(
        marks=dice.randint(4, 9),
        proposal=titles()[number // 6] if proposes else None,
        roams=number % 4 == 1,
        writes=number % 3 > 0 or number % 4 == 1,
        restless=dice.uniform(0.15, 0.3) if butterfly else dice.uniform(0.01, 0.04),
        herd=-0.5 if butterfly else dice.uniform(0.5, 1.5),
    )


def turn(who: Character, now: Moment, dice: random.Random) -> Turn:
    """What this person does now, and how long they wait then."""
    match now.seen.phase:
        case Phase.MARKETPLACE:
            return _at_the_marketplace(who, now, dice)
        case Phase.ROUND:
            return _in_a_round(who, now, dice)
        case Phase.BREAK:
            return _between(who, now, dice)
        case Phase.CONVERGENCE:
            return _converging(who, now, dice)
        case Phase.CLOSING if not now.mine.room and dice.random() < 0.3:
            return Turn(Say(dice.choice(lines_said())), dice.uniform(30, 90))
        case _:
            return _outside(now, dice)


def _at_the_marketplace(who: Character, now: Moment, dice: random.Random) -> Turn:
    marked = len(now.mine.votes)
    if marked < QUICK_MARKS and (topic := _interesting(now, dice)):
        return Turn(Vote(topic), dice.uniform(1, 6))
    own = _own_business(who, now, dice)
    if own:
        return Turn(own, dice.uniform(8, 20))
    if who.roams and dice.random() < 0.6:
        return _about(who, now, dice)
    if marked < who.marks and (topic := _interesting(now, dice)):
        return Turn(Vote(topic), dice.uniform(6, 24))
    if now.mine.votes and dice.random() < 0.08:
        return Turn(TakeBack(dice.choice(sorted(now.mine.votes))), dice.uniform(3, 8))
    return Turn(Look(dice.choice(["marketplace", "agenda", "hall"])), dice.uniform(15, 45))


def _interesting(now: Moment, dice: random.Random) -> str | None:
    """A topic they have not marked; what many like is liked by more."""
    rest = [each for each in now.seen.topics if each.id not in now.mine.votes]
    if not rest:
        return None
    return dice.choices(rest, [(1 + each.votes) ** 0.5 for each in rest])[0].id


def _own_business(who: Character, now: Moment, dice: random.Random) -> Deed | None:
    """Putting their topic up, and then on the grid (S2)."""
    if who.proposal is None or dice.random() < 0.25:
        return None
    up = next((each for each in now.seen.topics if each.title == who.proposal.title), None)
    if up is None:
        return None if now.mine.topics else Propose(who.proposal)
    if up.id not in now.mine.topics or up.slot or not now.seen.free:
        return None
    return Place(up.id, *dice.choice(now.seen.free))


def _about(who: Character, now: Moment, dice: random.Random) -> Turn:
    """Moving about before the rounds: into a room, a line, and out again (S3)."""
    if not now.mine.room:
        return Turn(_into_a_room(who, now, dice), dice.uniform(3, 8))
    if now.line and dice.random() < 0.6:
        return Turn(Write(now.line), dice.uniform(8, 20))
    return Turn(Leave() if dice.random() < 0.2 else None, dice.uniform(6, 15))


def _in_a_round(who: Character, now: Moment, dice: random.Random) -> Turn:
    on_now = {each.breakout for each in open_rooms(now.seen)}
    if now.mine.room not in on_now or dice.random() < who.restless:
        if now.mine.room and dice.random() < 0.2:
            return Turn(Leave(), dice.uniform(10, 40))
        return Turn(_into_a_room(who, now, dice), dice.uniform(4, 12))
    if dice.random() < who.asks:
        return Turn(AskHelp(now.mine.room, dice.choice(whys())), dice.uniform(8, 24))
    return Turn(_a_line(who, now, dice), dice.uniform(8, 24))


def _between(who: Character, now: Moment, dice: random.Random) -> Turn:
    if not now.mine.room:
        goes = dice.random() < 0.1
        return Turn(_into_a_room(who, now, dice) if goes else None, dice.uniform(10, 30))
    goes = dice.random() < 0.4
    return Turn(Leave() if goes else _a_line(who, now, dice), dice.uniform(6, 20))


def _converging(who: Character, now: Moment, dice: random.Random) -> Turn:
    """Dots where many want to go on, and now and then an action of one who proposes (S6)."""
    if now.mine.room:
        return Turn(Leave(), dice.uniform(2, 10))
    topics = [each for each in now.seen.topics if each.slot]
    if not topics:
        return _outside(now, dice)
    liked = dice.choices(topics, [(1 + each.votes) ** 0.5 for each in topics])[0]
    if who.proposal and dice.random() < 0.15:
        return Turn(PutUp(dice.choice(to_do()), liked.number), dice.uniform(30, 60))
    if dice.random() < 0.6:
        return Turn(LayDot(liked.id), dice.uniform(4, 20))
    return Turn(Look("convergence"), dice.uniform(20, 60))


def _outside(now: Moment, dice: random.Random) -> Turn:
    if now.mine.room:
        return Turn(Leave(), dice.uniform(2, 10))
    looks = dice.random() < 0.3
    return Turn(Look(dice.choice(["hall", "agenda"])) if looks else None, dice.uniform(20, 60))


def _into_a_room(who: Character, now: Moment, dice: random.Random) -> Deed | None:
    room = choose_room(now.seen, now.mine, who.herd, dice)
    return Enter(room) if room else None


def _a_line(who: Character, now: Moment, dice: random.Random) -> Deed | None:
    """Writing, the less likely the more there are to do it (S4)."""
    company = max(1, now.seen.heads.get(now.mine.room, 1))
    if who.writes and now.line and dice.random() < min(0.5, 1.1 / company):
        return Write(now.line)
    return None
