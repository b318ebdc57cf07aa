"""Offers. The rules' numbers stand in the domain module."""

from dataclasses import replace

import pytest

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import Move, TopicMoved, TopicsRearranged, TopicUnplaced
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.marketplace import TopicRetitled, TopicWithdrawn
from openspace.domain.facts.merging import TopicMerged
from openspace.domain.marketplace import Convener
from openspace.domain.offers import (
    Ground,
    Offer,
    asked,
    holds,
    mirrored,
    no_longer,
    overtaken,
    refused_answer,
    refused_withdrawal,
    same,
    settles_itself,
    spoken_over,
)
from tests.cast import ANA, BEN, CHI, CODE, DEE, ana, at, ben, chi, credit, topic

GROUND = Ground(topic(1), topic(2, chi), ("ana", "eve"))
MERGE = Offer("o", "merge", "t1", "t2", "ben", "", at(9))
SWAP = replace(MERGE, kind="swap")
HAND_OVER = Offer("o", "hand_over", "t1", "", "ben", "chi", at(9))
HELP = Offer("o", "help", "t1", "", "chi", "", at(9))
JOINED = ConvenerJoined(CODE, "t1", "chi", "Chi", "", "", ())
IMPORTED = replace(topic(2), conveners=(Convener(None, "Amina", "", ""),))


@pytest.mark.parametrize(
    ("offer", "who"),
    [
        (MERGE, ("chi",)),
        (replace(MERGE, made_by="chi"), ("ben",)),
        (SWAP, ("chi",)),
        (HAND_OVER, ("chi",)),
        (replace(HAND_OVER, kind="convene"), ("chi",)),
        (HELP, ("ben",)),
        (replace(MERGE, kind="proposal", made_by="ana"), ("ben", "chi")),
    ],
)
def test_o2_o3_who_is_asked(offer: Offer, who: tuple[str, ...]) -> None:
    assert asked(offer, GROUND) == who


def test_o2_every_convener_of_the_other_side_can_answer() -> None:
    both = replace(topic(2, chi), conveners=(credit(chi), credit(ana), credit(ben)))
    ground = replace(GROUND, other=both)
    assert asked(MERGE, ground) == ("chi", "ana")
    assert refused_answer(ANA, MERGE, ground) is None


def test_o3_facilitators_speak_for_a_topic_whose_convener_is_not_here() -> None:
    ground = replace(GROUND, other=IMPORTED)
    assert asked(MERGE, ground) == ("ana", "eve")
    assert asked(replace(MERGE, made_by="ana"), ground) == ("ben",)
    assert asked(replace(HELP, topic="t2"), Ground(IMPORTED, None, ("ana",))) == ("ana",)


def test_o4_who_speaks_for_both_need_not_ask() -> None:
    own = Ground(topic(1), topic(2), ("ana",))
    shared = replace(own, other=replace(topic(2), conveners=(credit(chi), credit(ben))))
    nobodys = Ground(replace(IMPORTED, id="t1"), IMPORTED, ("ana",))
    assert settles_itself(MERGE, own)
    assert settles_itself(MERGE, shared)
    assert settles_itself(replace(MERGE, made_by="ana"), nobodys)
    assert not settles_itself(MERGE, GROUND)
    assert not settles_itself(HAND_OVER, GROUND)


def test_o4_the_same_and_the_mirror() -> None:
    mirror = Offer("p", "merge", "t2", "t1", "chi", "", at(9, 1))
    assert same(MERGE, replace(MERGE, id="p", made_by="ana", at=at(10)))
    assert not same(MERGE, mirror)
    assert mirrored(MERGE, mirror)
    assert mirrored(MERGE, MERGE)
    assert not mirrored(SWAP, mirror)
    assert not mirrored(MERGE, replace(mirror, topic="t3"))


def test_o4_two_who_offer_their_help_are_two_and_so_are_two_who_hand_over() -> None:
    assert not same(HELP, replace(HELP, id="p", made_by="dag"))
    assert not same(HAND_OVER, replace(HAND_OVER, id="p", made_by="ana"))
    assert same(HELP, replace(HELP, id="p", at=at(10)))
    convene = replace(HAND_OVER, kind="convene")
    assert same(convene, replace(convene, id="p", made_by="ana"))


@pytest.mark.parametrize(
    ("kind", "fact", "void"),
    [
        ("merge", JOINED, True),
        ("swap", JOINED, True),
        ("hand_over", JOINED, True),
        ("convene", JOINED, True),
        ("proposal", JOINED, False),
        ("merge", replace(JOINED, participant="ana"), False),
        ("merge", replace(JOINED, topic="t2"), False),
        ("merge", TopicMerged(CODE, "t3", "t1", (), ()), True),
    ],
)
def test_o6_a_facilitators_word_for_a_topic_ends_when_somebody_takes_it_on(
    kind: str, fact: Fact, void: bool
) -> None:
    waits = replace(topic(1), conveners=())
    offer = replace(MERGE, kind=kind, made_by="ana")
    assert spoken_over(offer, replace(GROUND, topic=waits), (fact,)) is void
    assert not spoken_over(offer, GROUND, (fact,))
    assert holds(offer, replace(GROUND, topic=waits))
    assert holds(offer, GROUND) is (kind == "proposal")


@pytest.mark.parametrize("caller", [ANA, BEN, DEE])
def test_o2_nobody_else_answers(caller: object) -> None:
    refusal = refused_answer(caller, MERGE, GROUND)  # type: ignore[arg-type]
    assert refusal is not None
    assert refusal.code == "not_asked"
    assert refused_answer(CHI, MERGE, GROUND) is None


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("open", ""),
        ("void", "offer_void"),
        ("accepted", "offer_settled"),
        ("declined", "offer_settled"),
        ("withdrawn", "offer_settled"),
    ],
)
def test_o2_the_first_answer_counts(state: str, why: str) -> None:
    refusal = no_longer(replace(MERGE, state=state))
    assert (refusal.code if refusal else "") == why


def test_o5_who_asked_takes_it_back_and_so_do_those_beside_them() -> None:
    beside = replace(topic(1), conveners=(credit(ben), credit(ana)))
    ground = replace(GROUND, topic=beside)
    assert refused_withdrawal(BEN, MERGE, ground) is None
    assert refused_withdrawal(ANA, MERGE, ground) is None
    assert refused_withdrawal(CHI, MERGE, ground) is not None
    assert refused_withdrawal(BEN, HELP, ground) is not None
    assert refused_withdrawal(CHI, HELP, ground) is None


@pytest.mark.parametrize(
    ("fact", "void"),
    [
        (TopicWithdrawn(CODE, "t1"), "merge swap hand_over convene help"),
        (TopicWithdrawn(CODE, "t2"), "merge swap"),
        (TopicWithdrawn(CODE, "t3"), ""),
        (TopicMerged(CODE, "t2", "t3", (), ()), "merge swap"),
        (TopicMerged(CODE, "t3", "t2", (), ()), ""),
        (TopicMoved(CODE, "t2", "b2", "r1", "a", "r2", "a"), "swap"),
        (TopicUnplaced(CODE, "t1", "b1", "r1", "a"), "swap"),
        (TopicsRearranged(CODE, (Move("t2", "b2", None, ("r1", "a")),)), "swap"),
        (ConvenerLeft(CODE, "t1", "ben", ()), "merge swap hand_over convene"),
        (ConvenerLeft(CODE, "t1", "ana", ()), ""),
        (JOINED, "convene help"),
        (replace(JOINED, participant="ana"), ""),
        (TopicRetitled(CODE, "t1", "New"), ""),
    ],
)
def test_o6_what_has_become_impossible_is_void(fact: Fact, void: str) -> None:
    convene = replace(HAND_OVER, kind="convene")
    gone = overtaken((MERGE, SWAP, HAND_OVER, convene, HELP), (fact,))
    assert " ".join(each.kind for each in gone) == void
