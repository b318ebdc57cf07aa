"""Notices, end to end with the cast."""

from dataclasses import replace

import pytest

from openspace.domain.notices import Notice
from openspace.domain.proposals import Proposal
from openspace.facilitation import agenda, marketplace
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.notices import put_away
from openspace.store import gatherings
from openspace.store.notices import notices_for
from tests.cast import ANA, BEN, CHI, DEE, at, gathering
from tests.domain.saying import facts

NAMED = {"number": 1, "title": "What about number 1?"}


async def told(house: House, person: str) -> list[tuple[str, dict[str, str | int]]]:
    return [(each.kind, dict(each.values)) for each in await notices(house, person)]


async def notices(house: House, person: str) -> tuple[Notice, ...]:
    return await house.store.read(lambda tx: notices_for(tx, person))


async def test_ben_is_told_where_ana_put_his_topic_and_only_the_last_place(house: House) -> None:
    await house.perform(agenda.place, ANA, "t1", ("r1", "haven"))
    assert await told(house, "ben") == [
        ("placed", {**NAMED, "slot": 1, "place": "Haven", "run": 1}),
    ]
    await house.perform(agenda.place, ANA, "t1", ("r2", "loft"))
    assert await told(house, "ben") == [
        ("moved", {**NAMED, "slot": 2, "place": "Loft 2", "run": 1}),
    ]
    await house.perform(agenda.unplace, ANA, "t1")
    assert await told(house, "ben") == [("unplaced", {**NAMED, "run": 1})]
    assert (await notices(house, "ben"))[0].at == at(9, 45)
    assert (await told(house, "ana"), await told(house, "chi")) == ([], [])


async def test_ben_is_not_told_what_he_did_himself(house: House) -> None:
    await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
    await house.perform(agenda.place, BEN, "t1", ("r2", "haven"))
    await house.perform(agenda.unplace, BEN, "t1")
    assert await told(house, "ben") == []


async def test_everyone_is_told_where_the_rest_went(house: House) -> None:
    await house.perform(marketplace.propose, CHI, Proposal("Why not?"))
    await house.perform(agenda.place_rest, ANA)
    assert [len(await told(house, who)) for who in ("ana", "ben", "chi")] == [0, 1, 1]


async def test_ben_is_told_that_ana_withdrew_his_topic(house: House) -> None:
    await house.perform(marketplace.withdraw, ANA, "t1")
    assert await told(house, "ben") == [("withdrawn", NAMED)]


async def test_ben_puts_it_away_once_and_chi_never(house: House) -> None:
    await house.perform(agenda.place, ANA, "t1", ("r1", "haven"))
    (notice,) = await notices(house, "ben")
    assert facts(await house.perform(put_away, CHI, notice.id)) == ()
    assert len(await told(house, "ben")) == 1
    assert len(facts(await house.perform(put_away, BEN, notice.id))) == 1
    assert await told(house, "ben") == []
    assert facts(await house.perform(put_away, BEN, notice.id)) == ()


async def test_a_notice_of_another_gathering_is_not_here(house: House) -> None:
    await house.perform(agenda.place, ANA, "t1", ("r1", "haven"))
    await house.store.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    (notice,) = await notices(house, "ben")
    assert facts(await house.perform(put_away, replace(BEN, gathering="other"), notice.id)) == ()
    assert len(await told(house, "ben")) == 1


@pytest.mark.parametrize("notice", ["n1", ""])
async def test_dee_is_refused(house: House, notice: str) -> None:
    assert await house.perform(put_away, DEE, notice) == NOT_ALLOWED
