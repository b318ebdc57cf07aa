"""Raised hands: RH1 to RH3; RH4 is the store's, tested there."""

from openspace.domain.facts.rooms import HandLowered, HandRaised
from openspace.domain.hands import Hand, lower_hand, raise_hand
from openspace.domain.whereabouts import Whereabouts
from tests.cast import CODE, at
from tests.domain.saying import code

INSIDE = Whereabouts("chi", "b1", away=False)
ELSEWHERE = (
    Whereabouts("chi", "b2", away=False),
    Whereabouts("chi", None, away=False),
    Whereabouts("chi", "b1", away=True),
)
NEW = ("h2", at(10))
BENS = Hand("h1", "b1", "ben")


def test_rh1_who_is_in_the_room_raises_a_hand() -> None:
    assert raise_hand(CODE, INSIDE, "b1", [BENS], NEW) == (
        HandRaised(CODE, "h2", "b1", "chi", at(10)),
    )
    for now in ELSEWHERE:
        assert code(raise_hand(CODE, now, "b1", [], NEW)) == "not_in_the_room"


def test_rh1_raised_again_it_keeps_its_place() -> None:
    assert raise_hand(CODE, INSIDE, "b1", [Hand("h0", "b1", "chi"), BENS], NEW) == ()


def test_rh3_one_lowers_ones_own_and_whoever_leads_lowers_all() -> None:
    own = Hand("h2", "b1", "chi")
    lowered = (HandLowered(CODE, "h2", "b1", "chi"),)
    assert lower_hand(CODE, INSIDE, "b1", own, leads=False) == lowered
    assert code(lower_hand(CODE, INSIDE, "b1", BENS, leads=False)) == "not_your_hand"
    assert lower_hand(CODE, INSIDE, "b1", BENS, leads=True) == (
        HandLowered(CODE, "h1", "b1", "ben"),
    )


def test_rh3_from_inside_only_and_what_is_down_stays_down() -> None:
    for now in ELSEWHERE:
        assert code(lower_hand(CODE, now, "b1", BENS, leads=True)) == "not_in_the_room"
    assert lower_hand(CODE, INSIDE, "b1", None, leads=False) == ()
