"""Additions, end to end with the cast."""

from sqlmodel import select

from openspace.domain.additions import Addition
from openspace.domain.chapters import Added
from openspace.facilitation.additions import add, take_away
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.marketplace import withdraw
from openspace.facilitation.proceedings import proceedings
from openspace.facilitation.removal import readmit, remove
from openspace.store import additions
from openspace.store.keeping import Transaction
from openspace.store.report_tables import AdditionRow
from tests.cast import ANA, BEN, CHI, CODE, DEE, MARKET, WORKBOOK, at
from tests.domain.saying import code


async def standing(house: House) -> tuple[Addition, ...]:
    found = await house.store.read(lambda tx: additions.additions(tx, CODE))
    return found.get("b1", ())


async def printed(house: House) -> list[tuple[str, str]]:
    def work(tx: Transaction) -> list[Added]:
        chapters = proceedings(tx, CODE, at(12)).chapters
        return [added for each in chapters for added in each.additions]

    return [(each.name, each.text) for each in await house.store.read(work)]


async def test_ad1_anyone_inside_adds_even_when_all_is_over_and_nobody_outside(
    house: House,
) -> None:
    await house.perform(open_phase, ANA, WORKBOOK, MARKET)
    assert await house.perform(add, DEE, "b1", ("a1", "More")) == NOT_ALLOWED
    assert code(await house.perform(add, CHI, "nowhere", ("a1", "More"))) == "no_such_room"
    await house.perform(add, CHI, "b1", ("a1", "More"))
    assert [(each.id, each.participant, each.text) for each in await standing(house)] == [
        ("a1", "chi", "More")
    ]


async def test_ad4_the_book_names_who_agreed_until_they_are_removed(house: House) -> None:
    await house.perform(add, CHI, "b1", ("a1", "Mine"))
    await house.perform(add, BEN, "b1", ("a2", "Ours"))
    assert await printed(house) == [("", "Mine"), ("Ben Bø", "Ours")]
    await house.perform(remove, ANA, "ben")
    assert await printed(house) == [("", "Mine"), ("", "Ours")]
    await house.perform(readmit, ANA, "ben")
    assert await printed(house) == [("", "Mine"), ("Ben Bø", "Ours")]


async def test_ad5_what_is_withdrawn_is_gone_and_what_is_taken_away_is_on_record(
    house: House,
) -> None:
    await house.perform(add, CHI, "b1", ("a1", "Mine"))
    await house.perform(add, CHI, "b1", ("a2", "Rude"))
    assert code(await house.perform(take_away, BEN, "a1")) == "not_your_addition"
    assert await house.perform(take_away, DEE, "a1") == NOT_ALLOWED
    await house.perform(take_away, CHI, "a1")
    await house.perform(take_away, ANA, "a2")
    assert await standing(house) == ()
    kept = await house.store.read(lambda tx: list(tx.exec(select(AdditionRow))))
    assert [(row.id, row.text, row.removed_by) for row in kept] == [("a2", "", "ana")]
    assert code(await house.perform(take_away, BEN, "a2")) == ""


async def test_a_topic_that_was_added_to_stays_in_the_book(house: House) -> None:
    await house.perform(add, CHI, "b1", ("a1", "Mine"))
    await house.perform(withdraw, BEN, "t1")
    assert await printed(house) == [("", "Mine")]
