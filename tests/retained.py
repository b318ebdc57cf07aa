"""A gathering in which everybody has left their name in many places, and the day it is erased."""

from datetime import datetime, timedelta

from openspace.domain.contacts import CardWords
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Refusal
from openspace.domain.retention import ends, promised
from openspace.facilitation import additions, agenda, contacts, gathering, marketplace, notes
from openspace.facilitation.house import House
from openspace.facilitation.retention import keep_promises
from tests import cast
from tests.bookbinding import pressed, sealed
from tests.cast import ANA, BEN, CHI, MARKET, ROUND_1, WORKBOOK
from tests.editors import written
from tests.house import Clock
from tests.web.test_erasure import CARD, SAID

NAMES = ("Ana Ås", "Ben Bø", "Chi Čuovga", "Bøs båter", "Fjellgrend kommune", CARD)
A_DAY = timedelta(days=1)


async def lived(house: House) -> None:
    """All three do what leaves their names; a book is sealed, and another is a draft."""
    card = CardWords(name="Ben Bø", organisation="Bøs båter", seeks="", offers="", email=CARD)
    for verb, who, *words in (
        (agenda.place, BEN, "t1", ("r1", "haven")),
        (marketplace.cast_vote, BEN, "t1"),
        (contacts.write, BEN, card),
        (contacts.give, BEN, "ana"),
        (gathering.open_phase, ANA, ROUND_1, MARKET),
        (additions.add, CHI, "b1", ("a1", SAID)),
        (notes.write, BEN, "b1", [(BEN, written(lambda editor: editor.write(SAID)))]),
        (gathering.open_phase, ANA, WORKBOOK, ROUND_1),
    ):
        assert not isinstance(await house.perform(verb, who, *words), Refusal)
    await sealed(house, "e1")
    await pressed(house, "e2")


def end_of(of: Gathering | None = None) -> datetime:
    """When the cast's gathering is to be erased."""
    here = of or cast.gathering()
    return ends(here, promised(here))


async def passed(house: House, *moments: datetime) -> list[bool]:
    """What the clock did at each of these."""
    clock = house.clock
    assert isinstance(clock, Clock)
    done = []
    for clock.now in moments:
        done.append(await keep_promises(house))
    return done
