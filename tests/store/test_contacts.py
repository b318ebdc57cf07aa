"""Cards in the store: they come back as they were, and go with whose they are."""

from sqlmodel import text

from openspace.domain.contacts import Card, CardWords, Given
from openspace.domain.facts.contacts import CardGiven, CardPutAway, CardTornUp, CardWritten
from openspace.store import contacts
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from tests.cast import CODE, at, kept

CHIS = CardWritten(CODE, "chi", "Chi", "Čuovga", "A\nboat", "", "chi@example.org", at(9))
BENS = CardWritten(CODE, "ben", "Ben", "", "", "Boats", "", at(9))
BOTH = (CHIS, BENS, CardGiven(CODE, "chi", "ben", at(9)), CardGiven(CODE, "ben", "chi", at(9, 1)))


def counts(tx: Transaction) -> tuple[int, int]:
    """How many cards there are, and how many have been given."""
    cards, given = (
        tx.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
        for table in ("card", "given_card")
    )
    return cards, given


async def test_cards_come_back_as_they_were(settled: Store) -> None:
    await settled.write(kept(*BOTH))
    words = CardWords("Chi", "Čuovga", "A\nboat", "", "chi@example.org")
    assert await settled.read(lambda tx: contacts.card(tx, "chi")) == Card("chi", words, at(9))
    assert await settled.read(lambda tx: contacts.card(tx, "ana")) is None
    assert await settled.read(lambda tx: contacts.held(tx, "ben")) == (Card("chi", words, at(9)),)
    of_ben = await settled.read(lambda tx: contacts.cards(tx, "ben"))
    assert of_ben.given == (Given("chi", "ben", at(9)), Given("ben", "chi", at(9, 1)))
    await settled.write(kept(CardPutAway(CODE, "chi", "ben")))
    of_ben = await settled.read(lambda tx: contacts.cards(tx, "ben"))
    assert [each.put_away for each in of_ben.given] == [True, False]


async def test_a_torn_card_is_with_nobody_and_the_others_stay(settled: Store) -> None:
    await settled.write(kept(*BOTH))
    await settled.write(kept(CardTornUp(CODE, "chi")))
    assert await settled.read(counts) == (1, 1)
    assert await settled.read(lambda tx: contacts.held(tx, "ben")) == ()


async def test_who_held_a_card_that_is_torn_up_is_told_of_it_no_more(settled: Store) -> None:
    """Its rows went with the card, without a statement that names their table."""
    await settled.write(kept(*BOTH))
    for gone, untold in ((None, ("chi",)), ("chi", ())):
        if gone:
            await settled.write(kept(CardTornUp(CODE, gone)))
        assert (await settled.read(lambda tx: contacts.cards(tx, "ben"))).untold == untold


async def test_erasing_somebody_is_one_delete(settled: Store) -> None:
    await settled.write(kept(*BOTH))
    await settled.write(lambda tx: tx.execute(text("DELETE FROM key WHERE participant = 'chi'")))
    assert await settled.read(counts) == (2, 2)
    await settled.write(lambda tx: tx.execute(text("DELETE FROM participant WHERE id = 'chi'")))
    assert await settled.read(counts) == (1, 0)
