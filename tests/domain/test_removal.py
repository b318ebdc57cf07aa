"""Removing somebody and letting them in again: RM1 to RM6."""

from dataclasses import replace

import pytest

from openspace.bus.channels import COLLEAGUES, Channel, mine, travels_on
from openspace.domain.convening import to_ask
from openspace.domain.facts import Fact
from openspace.domain.facts.participants import ParticipantReadmitted, ParticipantRemoved
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.offers import Offer, overtaken
from openspace.domain.removal import readmit, refused_removal, remove
from openspace.domain.whereabouts import Whereabouts
from tests.cast import ANA, CODE, ana, at, ben, chi, topic
from tests.domain.saying import code, facts

NOON = at(12)
AWAY = Whereabouts("ben")
OUT = replace(ben, removed=True)


def test_rm1_a_facilitator_is_not_removed_nor_are_they_by_themselves() -> None:
    assert code(remove(ANA, ana, AWAY, NOON)) == "facilitates"
    assert code(refused_removal(None)) == "no_such_person"
    assert facts(remove(ANA, ben, AWAY, NOON)) == (ParticipantRemoved(CODE, "ben", "ana", NOON),)


@pytest.mark.parametrize(
    ("where", "out"),
    [
        (Whereabouts("ben", "b1", away=False), ("b1",)),
        (Whereabouts("ben", "plenary", away=False), ("plenary",)),
        (Whereabouts("ben", None, away=False), (None,)),
        (Whereabouts("ben", "b1", away=True), ("b1",)),
        (Whereabouts("ben", None, away=True), ()),
    ],
)
def test_rm2_they_stand_in_no_room_and_are_out_of_reach(
    where: Whereabouts, out: tuple[str | None, ...]
) -> None:
    _, *moved = facts(remove(ANA, ben, where, NOON))
    assert moved == [ParticipantMoved(CODE, "ben", None, room, away=True) for room in out]


def test_rm4_what_they_asked_and_were_asked_is_void() -> None:
    by, to, others = (
        Offer(name, "hand_over", "t1", "", by, to, NOON)
        for name, by, to in (("o1", "ben", "chi"), ("o2", "chi", "ben"), ("o3", "chi", "ana"))
    )
    assert overtaken([by, to, others], remove_ben()) == (by, to)


def remove_ben() -> tuple[Fact, ...]:
    return facts(remove(ANA, ben, AWAY, NOON))


def test_rm5_what_is_so_already_changes_nothing() -> None:
    assert remove(ANA, OUT, AWAY, NOON) == ()
    assert readmit(ANA, ben, AWAY) == ()


def test_rm6_they_are_let_in_again() -> None:
    assert readmit(ANA, OUT, AWAY) == (ParticipantReadmitted(CODE, "ben", "ana"),)
    assert code(readmit(ANA, None, AWAY)) == "no_such_person"


def test_who_follows_them_is_told_both_times_wherever_they_were() -> None:
    """RM2, RM6: also of somebody who was away in the hallway, and so does not move."""
    followed = Whereabouts("ben", followers=("chi", "dee"))
    (removed,) = facts(remove(ANA, ben, followed, NOON))
    (readmitted,) = facts(readmit(ANA, OUT, followed))
    told = {mine(CODE, "chi"), mine(CODE, "dee"), Channel(CODE, COLLEAGUES)}
    for fact in (removed, readmitted):
        assert told <= set(travels_on(fact))


def test_nobody_asks_somebody_who_was_removed() -> None:
    mine = topic(2, chi)
    assert to_ask(mine, [ana, ben]) == (ana, ben)
    assert to_ask(mine, [ana, OUT]) == (ana,)
