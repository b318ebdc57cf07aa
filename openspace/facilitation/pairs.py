"""Verbs on pairs of topics, and on the rounds in which somebody cannot convene."""

import re
from collections.abc import Sequence
from datetime import datetime

from openspace.domain import pairs as domain
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, marketplace, pairs
from openspace.store.keeping import Transaction

NUMBER = re.compile(r"\s*#?\s*([0-9]{1,6})\b")


@verb(Act.SET_UP)
def pair(
    tx: Transaction, caller: Caller, _: datetime, first: str, second: str, kind: str
) -> Outcome:
    """Keep two topics apart or together; each is told by its number, or ``number. title``."""
    topics = marketplace.topics(tx, caller.gathering)
    known = pairs.wishes(tx, caller.gathering).pairs
    found = [_numbered(topics, each) for each in (first, second)]
    return domain.pair(caller.gathering, known, found[0], found[1], kind)


@verb(Act.SET_UP)
def unpair(tx: Transaction, caller: Caller, _: datetime, first: str, second: str) -> Outcome:
    """Let two topics hang as they will."""
    known = pairs.wishes(tx, caller.gathering).pairs
    return domain.unpair(caller.gathering, known, first, second)


@verb(Act.PLACE)
def tell_availability(
    tx: Transaction, caller: Caller, _: datetime, slots: Sequence[str]
) -> Outcome:
    """Say in which rounds one cannot convene."""
    grid = agenda.agenda(tx, gathering_of(tx, caller))
    before = pairs.unavailable(tx, caller.gathering).get(caller.person, ())
    return domain.tell_availability(caller.gathering, caller.person, grid, before, slots)


def _numbered(topics: Sequence[Topic], told: str) -> Topic | None:
    matched = NUMBER.match(told)
    number = int(matched[1]) if matched else 0
    hangs = (each for each in topics if not (each.withdrawn or each.merged_into))
    return next((each for each in hangs if each.number == number), None)
