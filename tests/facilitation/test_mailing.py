"""Whom is written to because of what happened: ML1 to ML5."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from openspace.app import remind_owners
from openspace.domain.action_words import Typed
from openspace.domain.facts.actions import ActionFellDue
from openspace.domain.facts.editions import WorkbookPublished
from openspace.domain.permissions import Caller
from openspace.domain.reach import Asked
from openspace.domain.refusal import Outcome
from openspace.domain.setting_up import step_seen
from openspace.facilitation import actions as verbs
from openspace.facilitation import agenda, editing, follow_up, gathering, removal, setting_up
from openspace.facilitation.actions import Owning
from openspace.facilitation.house import House, verb
from openspace.store import actions, gatherings, outbox
from openspace.store.follow_up import falling_due
from openspace.store.keeping import Transaction
from tests import cast
from tests.cast import ANA, BEN, CHI, CODE, DEE, MARKET, PAUSE_2, ROUND_1, WORKBOOK, at
from tests.domain.saying import facts
from tests.house import Clock
from tests.mailing import OUTSIDE, mailing, put, reached
from tests.pages.convergence_deeds import puts_up
from tests.retained import end_of, passed

DUTIES = Asked("ben@example.org", book=False, language="nb")


@verb(None)
def happened(_: Transaction, __: Caller, ___: object, *facts: object) -> Outcome:
    """Have these facts come true, whatever the rules of their own feature."""
    return facts  # type: ignore[return-value]


async def in_a_round(house: House) -> None:
    await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
    await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)


async def told(house: House) -> list[tuple[str, str, str]]:
    """What is put: its kind, to whom, and the page it leads to."""
    return [
        (each.kind, each.to, next(row for row in each.text.splitlines() if row.startswith("http")))
        for each in await put(house)
    ]


async def test_ml1_who_convened_is_written_to_about_a_missing_report_once(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await reached(house, BEN, DUTIES)
        await reached(house, CHI, Asked("chi@example.org"))
        await in_a_round(house)
        assert await put(house) == []
        await house.perform(gathering.open_phase, ANA, PAUSE_2, ROUND_1)
        missing = ("report", "ben@example.org", f"{OUTSIDE}/g/{CODE}/breakouts/b1#report")
        assert await told(house) == [missing]
        (letter,) = await put(house)
        assert letter.text.startswith("Hei, Ben Bø!")
        assert f"{OUTSIDE}/g/{CODE}/mailed-link" in letter.text
        await house.perform(gathering.open_phase, ANA, ROUND_1, PAUSE_2)
        await house.perform(gathering.open_phase, ANA, PAUSE_2, ROUND_1)
        assert await told(house) == [missing]


@pytest.mark.parametrize("why", ["nothing given", "only the book", "not confirmed", "removed"])
async def test_ml5_nobody_is_written_to_who_did_not_say_so(tmp_path: Path, why: str) -> None:
    async with mailing(tmp_path) as (house, _):
        if why in ("only the book", "removed"):
            await reached(house, BEN, replace(DUTIES, duties=why == "removed", book=True))
        await reached(house, CHI, Asked("chi@example.org"))
        await in_a_round(house)
        if why == "removed":
            await house.perform(removal.remove, ANA, "ben")
        await house.perform(gathering.open_phase, ANA, PAUSE_2, ROUND_1)
        assert await put(house) == []


async def test_ml2_who_convened_is_written_to_when_the_book_is_made(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await reached(house, BEN, DUTIES)
        await house.perform(gathering.open_phase, ANA, WORKBOOK, MARKET)
        chapter = ("chapter", "ben@example.org", f"{OUTSIDE}/g/{CODE}/workbook/chapters/1")
        assert await told(house) == [chapter]
        await house.perform(editing.remind, ANA, "t1")
        await house.perform(editing.remind, ANA, "t1")
        assert [kind for kind, _, _ in await told(house)] == ["chapter", "chapter"]


async def test_ml3_who_owns_an_action_is_written_to_when_it_is_due(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await reached(house, BEN, DUTIES)
        await house.perform(gathering.open_phase, ANA, WORKBOOK, MARKET)
        await house.store.write(lambda tx: tx.ask(outbox.LETTER.delete()))
        assert isinstance(await puts_up(BEN, "a1")(house), tuple)
        due = ActionFellDue(CODE, "a1", date(2026, 11, 26), False, "ben", at(9))
        for fact in (due, due, replace(due, late=True)):
            assert isinstance(await house.perform(happened, DEE, fact), tuple)
        assert (
            await told(house)
            == [("action", "ben@example.org", f"{OUTSIDE}/g/{CODE}/actions/a1")] * 2
        )


async def test_ml4_who_asked_for_it_gets_the_address_of_the_book(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await reached(house, BEN, DUTIES)
        await reached(house, CHI, Asked("chi@example.org"))
        await house.perform(happened, DEE, WorkbookPublished(CODE, "e1", 1, "ana", at(13)))
        assert await told(house) == [
            ("edition", "chi@example.org", f"{OUTSIDE}/g/{CODE}/workbook/editions/1")
        ]


async def test_ml3_who_owns_an_action_is_written_to_once_some_days_ahead(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await house.perform(gathering.open_phase, ANA, WORKBOOK, MARKET)
        await reached(house, BEN, DUTIES)
        assert isinstance(await puts_up(BEN, "a1")(house), tuple)
        due = await house.store.read(lambda tx: actions.action(tx, CODE, "a1"))
        assert due
        assert due.due
        assert isinstance(house.clock, Clock)
        for days, letters in ((4, 0), (3, 1), (2, 1), (1, 1)):
            noon = datetime.combine(due.due, time(12), UTC)
            house.clock.now = noon - timedelta(days=days)
            await follow_up.write_to_owners(house)
            assert len(await put(house)) == letters
        assert [kind for kind, _, _ in await told(house)] == ["action"]


async def test_fu5_nobody_is_written_to_when_following_up_is_over(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await house.perform(gathering.open_phase, ANA, WORKBOOK, MARKET)
        await reached(house, BEN, DUTIES)
        typed = Typed("Meet", "1", "", "2026-12-20", "The council")
        facts(await house.perform(verbs.propose, BEN, "a1", typed, Owning("me")))
        assert isinstance(house.clock, Clock)
        house.clock.now = datetime(2026, 12, 16, 12, tzinfo=UTC)
        await planned(house, "2026-12-18", "4")
        await follow_up.write_to_owners(house)
        assert len(await put(house)) == 1
        await house.store.write(lambda tx: tx.ask(outbox.LETTER.delete()))
        for days in (3, 1):
            house.clock.now += timedelta(days=days)
            await follow_up.write_to_owners(house)
            await remind_owners(house)
            assert await put(house) == []
        await planned(house, "", "4")
        await remind_owners(house)
        assert len(await put(house)) == 1


async def test_fu5_of_what_is_followed_up_no_longer_the_clock_reads_no_action(
    tmp_path: Path,
) -> None:
    """It looks every minute: however many there are, it asks as often as of one."""
    async with mailing(tmp_path) as (house, _):
        await house.perform(gathering.open_phase, ANA, WORKBOOK, MARKET)
        await planned(house, "2026-12-18", "4")
        typed, asked = Typed("Meet", "1", "", "2026-12-20", "The council"), []
        for action in ("a1", "a2", "a3"):
            facts(await house.perform(verbs.propose, BEN, action, typed, Owning("me")))
            asked.append(await house.store.read(statements))
        assert asked[0] == asked[1] == asked[2] > 0


def statements(tx: Transaction) -> int:
    """How many the clock makes when the day is over."""
    made: list[str] = []
    listened = tx.connection()
    event.listen(listened, "before_cursor_execute", lambda *told: made.append(told[2]))
    assert falling_due(tx, datetime(2026, 12, 22, 12, tzinfo=UTC)) == ()
    return len(made)


async def planned(house: House, until: str, days: str) -> None:
    """How actions are followed up."""
    of = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert of
    first = (of.date + timedelta(days=1)).isoformat()
    sheet = {"follow_day": (first,), "follow_until": (until,), "reminded_days": (days,)}
    seen = step_seen(of, "after")
    facts(await house.perform(setting_up.describe, ANA, "after", sheet, seen))


async def test_a_promised_erasing_is_done_though_somebody_could_be_written_to(
    tmp_path: Path,
) -> None:
    async with mailing(tmp_path, cast.gathering(MARKET)) as (house, _):
        await reached(house, BEN, DUTIES)
        assert await passed(house, end_of() - timedelta(days=1), end_of()) == [False, True]
        assert await put(house) == []
