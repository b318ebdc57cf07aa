"""Who facilitates is written to before personal data are erased: ML6."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from openspace.domain.reach import Asked
from openspace.facilitation import retention
from openspace.facilitation.facilitators import appoint
from openspace.facilitation.house import House
from openspace.store import outbox
from openspace.store.engine import Store
from tests import cast
from tests.cast import ANA, BEN, CHI, CODE, WORKBOOK
from tests.domain.saying import facts
from tests.house import Clock
from tests.mailing import OUTSIDE, mailing, put, reached
from tests.retained import A_DAY, end_of, passed

SOON = Asked("ana@example.org", book=False, language="nb")
END = end_of(cast.gathering(WORKBOOK))
FORTNIGHT, DAY_BEFORE = END - 14 * A_DAY, END - A_DAY


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which ana can be reached, and chi, who does not facilitate."""
    async with mailing(tmp_path, cast.gathering(WORKBOOK)) as (house, _):
        await reached(house, ANA, SOON)
        await reached(house, CHI, replace(SOON, address="chi@example.org"))
        yield house


async def told(house: House) -> list[tuple[str, str, datetime | None]]:
    """What waits: its kind, to whom, and when it is of use no more."""
    return [(each.kind, each.to, each.not_after) for each in await put(house)]


LETTER = ("erasing", "ana@example.org", END)


async def test_ml6_a_letter_at_14_days_and_one_at_one_day(home: House) -> None:
    await passed(home, FORTNIGHT - timedelta(minutes=1))
    assert await told(home) == []
    await passed(home, FORTNIGHT, FORTNIGHT + A_DAY)
    assert await told(home) == [LETTER]
    (letter,) = await put(home)
    assert f"\n{OUTSIDE}/g/{CODE}/desk/export\n" in letter.text
    await passed(home, DAY_BEFORE, DAY_BEFORE + timedelta(hours=1))
    assert await told(home) == [LETTER] * 2


async def test_ml6_a_server_that_starts_again_writes_it_no_second_time(home: House) -> None:
    await passed(home, FORTNIGHT)
    assert isinstance(home.clock, Clock)
    again = replace(home, store=Store(home.store.folder))
    await passed(again, FORTNIGHT + timedelta(minutes=1))
    assert await told(again) == [LETTER]
    again.store.close()


async def test_ml6_not_when_it_is_done(home: House) -> None:
    assert await passed(home, FORTNIGHT, DAY_BEFORE, END) == [False, False, True]
    await passed(home, END + A_DAY)
    assert await told(home) == []


async def test_ml6_what_waits_is_not_sent_when_it_is_another_day_by_then(home: House) -> None:
    await passed(home, FORTNIGHT)
    later = (END + 29 * A_DAY).date()
    facts(await home.perform(retention.move, ANA, later, "The county asks for it."))
    assert await told(home) == []
    await passed(home, END + 29 * A_DAY)
    assert [kind for kind, _, _ in await told(home)] == ["erasing"]


async def test_ml6_nobody_is_written_to_who_has_not_agreed_to_it(home: House) -> None:
    for who in (BEN, CHI):
        facts(await home.perform(appoint, ANA, who.person))
    await reached(home, BEN, Asked("ben@example.org", duties=False))
    await passed(home, FORTNIGHT)
    assert {each.to for each in await put(home)} == {"ana@example.org", "chi@example.org"}
    await home.store.write(lambda tx: tx.ask(outbox.LETTER.delete()))
