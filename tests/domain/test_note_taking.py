"""Who takes notes: NT2 to NT5."""

from openspace.domain.facts.rooms import NoteTakerChanged
from openspace.domain.note_taking import Pen, give_back, pass_on, take
from openspace.domain.whereabouts import Whereabouts
from tests.cast import CODE
from tests.domain.saying import code

CHI = Whereabouts("chi", "b1", away=False)
OUT = Whereabouts("chi", "b2", away=False)
FREE = Pen("b1", None, {"chi", "ben"})
CHIS = Pen("b1", "chi", {"chi", "ben"})
BENS = Pen("b1", "ben", {"chi", "ben"})
LEFT = Pen("b1", "ben", {"chi"})


def test_nt2_who_is_in_the_room_takes_a_free_role_on() -> None:
    assert take(CODE, CHI, FREE) == (NoteTakerChanged(CODE, "b1", "chi", None),)
    assert take(CODE, CHI, CHIS) == ()
    assert code(take(CODE, CHI, BENS)) == "notes_taken"
    assert code(take(CODE, OUT, FREE)) == "not_in_the_room"


def test_nt3_who_has_it_or_leads_passes_it_on_to_somebody_there() -> None:
    to_ben = (NoteTakerChanged(CODE, "b1", "ben", "chi"),)
    assert pass_on(CODE, CHI, CHIS, "ben", leads=False) == to_ben
    assert code(pass_on(CODE, CHI, BENS, "chi", leads=False)) == "not_the_note_taker"
    assert pass_on(CODE, CHI, BENS, "chi", leads=True) == (
        NoteTakerChanged(CODE, "b1", "chi", "ben"),
    )
    assert code(pass_on(CODE, CHI, CHIS, "ana", leads=True)) == "nobody_here"
    assert code(pass_on(CODE, OUT, CHIS, "ben", leads=True)) == "not_in_the_room"
    assert pass_on(CODE, CHI, CHIS, "chi", leads=False) == ()


def test_nt4_who_has_it_gives_it_back() -> None:
    assert give_back(CODE, CHI, CHIS) == (NoteTakerChanged(CODE, "b1", None, "chi"),)
    assert give_back(CODE, CHI, BENS) == ()


def test_nt5_it_is_free_when_who_had_it_is_gone() -> None:
    assert (BENS.holder, LEFT.holder) == ("ben", None)
    assert take(CODE, CHI, LEFT) == (NoteTakerChanged(CODE, "b1", "chi", "ben"),)
