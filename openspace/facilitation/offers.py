"""Verbs of asking and answering: merge, swap, take over, convene together."""

from datetime import datetime

from openspace.domain import offers as domain
from openspace.domain.agenda import Breakout
from openspace.domain.convening import present, take_on, to_ask
from openspace.domain.facts import Fact
from openspace.domain.freezing import refused_moves
from openspace.domain.marketplace import Topic
from openspace.domain.merging import gone, held_fast
from openspace.domain.merging import refused as refused_merge
from openspace.domain.offers import Ground, Offer
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.swapping import Cell, beside, only_run, told_beside
from openspace.domain.swapping import refused as refused_swap
from openspace.facilitation.bargain import Table, joined, merged, swapped, table_of
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import (
    NO_SUCH_TOPIC,
    breakout_of,
    gathering_of,
    missing,
    person_of,
)
from openspace.facilitation.overtaken import ground_of
from openspace.store import marketplace, offers, pairs, participants
from openspace.store.keeping import Transaction

NOT_YOURS = Refusal("not_yours_to_offer", "Only the convener of a topic can offer this.")
TOPIC_FIXED = Refusal("topic_fixed", "The fixed programme stays as it is.")
NO_SUCH_OFFER = Refusal("no_such_offer", "There is no such offer here.")
NOBODY_TO_ASK = Refusal("nobody_to_ask", "Choose somebody from the list.")


@verb(Act.OFFER)
def offer_merge(tx: Transaction, caller: Caller, at: datetime, topic: str, other: str) -> Outcome:
    """Offer that a topic goes into another; by a convener of either, or proposed to both."""
    ground = ground_of(tx, caller.gathering, topic, other)
    if ground is None or ground.other is None:
        return NO_SUCH_TOPIC
    if refusal := refused_merge(gathering_of(tx, caller), ground.topic, ground.other):
        return refusal
    speaks_for = ground.side_of(caller.person)
    if speaks_for is None and not caller.facilitates:
        return NOT_YOURS
    table = _table(tx, caller, at)
    if refusal := held_fast(caller, table.gathering, table.grid, ground.topic, at):
        return refusal
    kind = "merge" if speaks_for else "proposal"
    return _ask(tx, caller, at, _new(kind, caller, at, topic, other), ground)


@verb(Act.OFFER)
def swap(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    topic: str,
    pair: tuple[str, str],
    seen: tuple[Cell, Cell],
) -> Outcome:
    """Let two cards change places, or ask for it; ``pair`` are their breakouts as ``seen``."""
    held = marketplace.topic_held_in(tx, caller.gathering, pair[1]) or ""
    one, other = breakout_of(tx, caller, topic, pair[0]), breakout_of(tx, caller, held, pair[1])
    ground = ground_of(tx, caller.gathering, topic, held)
    if one is None or other is None or ground is None or ground.other is None:
        return missing(tx, caller, topic)
    table = _table(tx, caller, at)
    stays = _stay(table, caller, (one, other), seen, at)
    both = all(caller.person in ground.speakers(each.topic) for each in (one, other))
    if caller.facilitates or both:
        return stays or swapped(table, (one, other), seen)
    if caller.person not in ground.speakers(ground.topic):
        return NOT_YOURS
    gathering, grid = table.gathering, table.grid
    for each in (one.topic, other.topic):
        if isinstance(run := only_run(grid, each), Refusal):
            return run
    if refusal := refused_swap(gathering.timetable, grid, (one, other), seen) or stays:
        return refusal
    return _ask(tx, caller, at, _new("swap", caller, at, topic, held), ground)


@verb(Act.OFFER)
def ask_person(
    tx: Transaction, caller: Caller, at: datetime, topic: str, kind: str, person: str
) -> Outcome:
    """Ask somebody to take a topic over, or to convene it together."""
    ground = ground_of(tx, caller.gathering, topic, "")
    if ground is None:
        return NO_SUCH_TOPIC
    if caller.person not in ground.speakers(ground.topic):
        return NOT_YOURS
    if ground.topic.fixed:
        return TOPIC_FIXED
    everybody = participants.everybody(tx, caller.gathering)
    if person not in {each.id for each in to_ask(ground.topic, everybody)}:
        return NOBODY_TO_ASK
    new = _new(kind, caller, at, topic, made_to=person)
    return gone(ground.topic) or _ask(tx, caller, at, new, ground)


@verb(Act.OFFER)
def offer_help(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Offer to convene a topic together with those who do."""
    ground = ground_of(tx, caller.gathering, topic, "")
    if ground is None:
        return NO_SUCH_TOPIC
    if refusal := gone(ground.topic):
        return refusal
    if ground.topic.fixed:
        return TOPIC_FIXED
    if not ground.topic.conveners:
        who = person_of(tx, caller)
        return take_on(caller.gathering, ground.topic, who, ground.facilitators)
    if caller.person in present(ground.topic):
        return ()
    return _ask(tx, caller, at, _new("help", caller, at, topic), ground)


@verb(Act.ANSWER)
def accept(tx: Transaction, caller: Caller, at: datetime, offer: str) -> Outcome:
    """Say yes: what was asked is done, in the same commit."""
    found = _found(tx, caller, offer)
    if found is None:
        return NO_SUCH_OFFER
    asked, ground = found
    return domain.refused_answer(caller, asked, ground) or _agreed(tx, caller, at, asked, ground)


@verb(Act.ANSWER)
def decline(tx: Transaction, caller: Caller, at: datetime, offer: str) -> Outcome:
    """Say no, and let who asked know it."""
    found = _found(tx, caller, offer)
    if found is None:
        return NO_SUCH_OFFER
    asked, ground = found
    if refusal := domain.refused_answer(caller, asked, ground):
        return refusal
    other = ground.other.number if ground.other else 0
    told = _table(tx, caller, at).tell.people(
        [asked.made_by], ground.topic, "offer_declined", {"offer": asked.kind, "other": other}
    )
    return (domain.settled(caller.gathering, asked, ground, "declined"), *told)


@verb(Act.ANSWER)
def withdraw(tx: Transaction, caller: Caller, _: datetime, offer: str) -> Outcome:
    """Take back what one asked, while nobody has answered."""
    found = _found(tx, caller, offer)
    if found is None:
        return NO_SUCH_OFFER
    asked, ground = found
    if refusal := domain.refused_withdrawal(caller, asked, ground):
        return refusal
    return (domain.settled(caller.gathering, asked, ground, "withdrawn"),)


def _found(tx: Transaction, caller: Caller, offer: str) -> tuple[Offer, Ground] | None:
    found = offers.offer(tx, caller.gathering, offer)
    ground = ground_of(tx, caller.gathering, found.topic, found.other) if found else None
    return (found, ground) if found and ground else None


def _ask(tx: Transaction, caller: Caller, at: datetime, new: Offer, ground: Ground) -> Outcome:
    """Make an offer, unless it is made already or answers another one (O4)."""
    if domain.settles_itself(new, ground):
        return _done(tx, caller, at, new, ground)
    waiting = offers.open_offers(tx, caller.gathering)
    alike = [each for each in waiting if domain.mirrored(new, each) and new.other]
    for each in alike:
        its = Ground(*_as_in(each, ground), ground.facilitators)
        if caller.person in domain.asked(each, its) and domain.holds(each, its):
            return _agreed(tx, caller, at, each, its)
    if any(domain.same(new, each) for each in waiting):
        return ()
    if refusal := domain.too_many(caller, waiting):
        return refusal
    replaced = [domain.settled(caller.gathering, each, ground, "withdrawn") for each in alike]
    return (*replaced, domain.made(caller.gathering, new, ground, at))


def _as_in(offer: Offer, ground: Ground) -> tuple[Topic, Topic | None]:
    """The two topics in the order in which an offer names them."""
    if ground.other and offer.topic == ground.other.id:
        return ground.other, ground.topic
    return ground.topic, ground.other


def _agreed(tx: Transaction, caller: Caller, at: datetime, offer: Offer, ground: Ground) -> Outcome:
    if not domain.holds(offer, ground):
        return domain.VOID
    done = _done(tx, caller, at, offer, ground)
    if isinstance(done, Refusal):
        return done
    return (domain.settled(caller.gathering, offer, ground, "accepted"), *done)


def _done(tx: Transaction, caller: Caller, at: datetime, offer: Offer, ground: Ground) -> Outcome:
    """What a yes brings about."""
    table, topic, other = _table(tx, caller, at), ground.topic, ground.other
    if other and offer.kind == "merge":
        stays = held_fast(caller, table.gathering, table.grid, topic, at)
        return stays or _merged(table, topic, other, offer)
    if other and offer.kind == "proposal":
        return _asked_on(tx, caller, at, offer, ground)
    if other and offer.kind == "swap":
        return _swapped(table, caller, topic, other, at)
    if offer.kind == "help":
        return _helped(table, topic, offer)
    giver = offer.made_by if offer.kind == "hand_over" else ""
    return gone(topic) or joined(table, topic, person_of(tx, caller), giver)


def _asked_on(
    tx: Transaction, caller: Caller, at: datetime, offer: Offer, ground: Ground
) -> Outcome:
    """One side has said yes to a proposal; now it is theirs, and the other side is asked (O3)."""
    if ground.other and (
        refusal := refused_merge(gathering_of(tx, caller), ground.topic, ground.other)
    ):
        return refusal
    return _ask(tx, caller, at, _new("merge", caller, at, offer.topic, offer.other), ground)


def _merged(table: Table, topic: Topic, other: Topic, offer: Offer) -> Outcome:
    """They are one; whatever else was asked about just these two is answered by that."""
    outcome = merged(table, topic, other)
    if isinstance(outcome, Refusal):
        return outcome
    code, pair = table.gathering.code, {topic.id, other.id}
    ground = Ground(topic, other, participants.facilitators(table.tx, code))
    answered = (
        domain.settled(code, each, ground, "void" if each.kind == "swap" else "accepted")
        for each in offers.open_offers(table.tx, code)
        if {each.topic, each.other} == pair and each.id != offer.id
    )
    return (*answered, *outcome)


def _swapped(table: Table, caller: Caller, topic: Topic, other: Topic, at: datetime) -> Outcome:
    one, two = only_run(table.grid, topic), only_run(table.grid, other)
    if isinstance(one, Refusal):
        return one
    if isinstance(two, Refusal):
        return two
    pair, seen = (one[0], two[0]), (one[1], two[1])
    return _stay(table, caller, pair, seen, at) or swapped(table, pair, seen)


def _stay(
    table: Table,
    caller: Caller,
    pair: tuple[Breakout, Breakout],
    seen: tuple[Cell, Cell],
    at: datetime,
) -> Refusal | None:
    """Why only a facilitator swaps these, if so (S4, S5)."""
    grid, code = table.grid, caller.gathering
    if caller.facilitates:
        return None
    if refusal := refused_moves(caller, grid, pair, at):
        return refusal
    near = beside(grid, pair, seen, pairs.wishes(table.tx, code))
    partner = marketplace.topic(table.tx, code, near[1]) if near else None
    return told_beside(near[0], partner) if near and partner else None


def _helped(table: Table, topic: Topic, offer: Offer) -> Outcome:
    who = participants.participant(table.tx, offer.made_by)
    if who is None:
        return NO_SUCH_OFFER
    welcome: tuple[Fact, ...] = table.tell.people([who.id], topic, "welcomed")
    return gone(topic) or (*joined(table, topic, who), *welcome)


def _new(
    kind: str, caller: Caller, at: datetime, topic: str, other: str = "", made_to: str = ""
) -> Offer:
    return Offer(new_id(), kind, topic, other, caller.person, made_to, at)


def _table(tx: Transaction, caller: Caller, at: datetime) -> Table:
    return table_of(tx, caller, gathering_of(tx, caller), at, new_id)
