"""Who is in the hall: IH1."""

from openspace.domain.facts.in_hall import InHallTold
from openspace.domain.in_hall import tell
from openspace.domain.whereabouts import Whereabouts
from tests.cast import CODE

INSIDE, AWAY = Whereabouts("chi", "b1", away=False), Whereabouts("chi", "b1", away=True)


def test_ih1_what_is_said_is_a_fact_and_what_holds_is_none() -> None:
    assert tell(CODE, INSIDE, before=False, after=True) == (InHallTold(CODE, "chi", True, "b1"),)
    assert tell(CODE, INSIDE, before=True, after=True) == ()
    assert tell(CODE, INSIDE, before=False, after=False) == ()


def test_who_is_out_of_reach_is_counted_in_no_room() -> None:
    assert tell(CODE, AWAY, before=True, after=False) == (InHallTold(CODE, "chi", False, None),)
