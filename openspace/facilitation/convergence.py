"""Verbs of converging: lay a dot, take it back, show the numbers, choose the rules."""

from datetime import datetime

from openspace.domain import convergence as domain
from openspace.domain.convergence import Ground, Typed
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of, hanging_topic_of, missing
from openspace.store import convergence, marketplace
from openspace.store.keeping import Transaction


@verb(Act.LAY_DOTS)
def lay(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Lay one more dot on a topic, or on the one it went into."""
    ground, held = _ground(tx, caller), hanging_topic_of(tx, caller, topic)
    if held is None or held.id not in ground.held:
        return missing(tx, caller, topic)
    own = convergence.dots(tx, caller.gathering, caller.person)
    return domain.lay(ground, held, own, caller.person, at)


@verb(Act.LAY_DOTS)
def take_back(tx: Transaction, caller: Caller, _: datetime, topic: str) -> Outcome:
    """Take one dot back from a topic."""
    ground, held = _ground(tx, caller), hanging_topic_of(tx, caller, topic)
    if held is None or held.id not in ground.held:
        return missing(tx, caller, topic)
    own = convergence.dots(tx, caller.gathering, caller.person)
    return domain.take_back(ground, held, own, caller.person)


@verb(Act.SET_UP)
def reveal(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Let everyone read the numbers."""
    return domain.reveal(caller.gathering, convergence.rules(tx, caller.gathering))


@verb(Act.SET_UP)
def cover(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Cover the numbers up again."""
    return domain.cover(caller.gathering, convergence.rules(tx, caller.gathering))


@verb(Act.SET_UP)
def set_rules(tx: Transaction, caller: Caller, _: datetime, typed: Typed) -> Outcome:
    """Choose how the gathering converges."""
    rules = convergence.rules(tx, caller.gathering)
    return domain.set_rules(caller.gathering, rules, typed)


def _ground(tx: Transaction, caller: Caller) -> Ground:
    return Ground(
        caller.gathering,
        convergence.rules(tx, caller.gathering),
        gathering_of(tx, caller).timetable,
        domain.holding(marketplace.topics(tx, caller.gathering)),
    )
