"""The log of what facilitators did."""

from dataclasses import fields

import pytest

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicPlaced
from openspace.domain.facts.editing import ChapterLeftOut
from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.facts.marketplace import VoteCast
from openspace.domain.facts.participants import ParticipantRemoved
from openspace.domain.log import GROUPS, LOGGED, Entry, entry
from tests.cast import ANA, BEN, CODE, DEE, at

NOON = at(12)
PLACED = TopicPlaced(CODE, "t1", "b1", "r1", "haven")
OPENED = PhaseOpened(CODE, 3, NOON, ())


def test_lg2_what_facilitators_do_is_told_and_what_others_do_is_not() -> None:
    assert entry(ANA, PLACED) == Entry("agenda", "placed", "t1")
    assert entry(BEN, PLACED) is None
    assert entry(ANA, VoteCast(CODE, "t1", "ana", NOON)) is None


def test_lg2_the_clock_opens_phases_and_does_nothing_else() -> None:
    assert entry(DEE, OPENED) == Entry("day", "opened", "3")
    assert entry(DEE, PLACED) is None


def test_lg2_who_erases_themselves_is_removed_by_nobody() -> None:
    assert entry(ANA, ParticipantRemoved(CODE, "ben", "ana", NOON)) is not None
    assert entry(ANA, ParticipantRemoved(CODE, "ana", "", NOON)) is None


def test_lg3_a_reason_is_not_told() -> None:
    assert entry(ANA, ChapterLeftOut(CODE, "t1", "He asked me to", "ana", NOON)) == Entry(
        "book", "left out", "t1"
    )


@pytest.mark.parametrize("kind", LOGGED)
def test_lg3_what_is_told_of_is_an_id_or_a_number(kind: type[Fact]) -> None:
    told = LOGGED[kind]
    assert told.group in GROUPS
    assert told.about in {"", *(each.name for each in fields(kind))}
    assert told.about in {"", "participant", "topic", "first", "number", "position", "by"}


def test_each_kind_is_called_otherwise() -> None:
    assert len({told.kind for told in LOGGED.values()}) == len(LOGGED)
