"""Coming in by a mailed link: BL1 to BL3, WT4 and WT5."""

from datetime import timedelta
from pathlib import Path

import pytest

from openspace.domain.reach import Asked
from openspace.facilitation import removal
from openspace.store.reach import LINK
from tests.cast import ANA, BEN, CODE
from tests.house import Clock, client, invited, visited
from tests.mailing import OUTSIDE, mailing, put, reached, secret_in

HERE = f"/g/{CODE}"
MINE = Asked("ana@example.org", language="nb")


async def test_a_facilitator_comes_in_once_by_the_mailed_link(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app) as dee, client(app) as other:
        await reached(house, ANA, MINE)
        answer = await dee.post(f"{HERE}/mailed-link", data={"address": " Ana@Example.org"})
        assert answer.headers["location"] == f"{HERE}/mailed-link?asked"
        (letter,) = await put(house)
        assert (letter.kind, letter.to, letter.language) == ("signin", "ana@example.org", "en")
        link = f"{HERE}/links/{secret_in(letter)}"
        for _ in range(2):  # what only looks uses nothing up
            assert "Welcome, Ana Ås" in (await other.get(link)).text
        assert (await dee.post(link)).headers["location"] == HERE
        assert (await dee.get(f"{HERE}/desk")).status_code == 200
        assert (await other.get(link)).status_code == (await other.post(link)).status_code == 404
        assert (await other.get(f"{HERE}/desk")).headers["location"] == HERE


async def test_a_link_ends_after_a_quarter_of_an_hour(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app) as dee:
        await reached(house, ANA, MINE)
        await dee.post(f"{HERE}/mailed-link", data={"address": MINE.address})
        (letter,) = await put(house)
        assert isinstance(house.clock, Clock)
        house.clock.now += timedelta(minutes=15)
        assert letter.not_after == house.clock.now
        assert (await dee.post(f"{HERE}/links/{secret_in(letter)}")).status_code == 404


@pytest.mark.parametrize("address", ["ana@example.org", "dee@example.org", "no address", ""])
async def test_wt5_the_answer_is_the_same_for_everybody(tmp_path: Path, address: str) -> None:
    async with mailing(tmp_path, invited()) as (house, app), client(app) as dee:
        await reached(house, ANA, MINE)
        for code in (CODE, "nowhere"):
            asked = await dee.post(f"/g/{code}/mailed-link", data={"address": address})
            page = await dee.get(f"/g/{code}/mailed-link?asked")
            told = page.text.replace(f"/g/{code}/", "/g/CODE/")
            assert (asked.status_code, asked.text, page.status_code) == (303, "", 200)
            assert told == (await dee.get("/g/CODE/mailed-link?asked")).text
        assert len(await put(house)) == (address == MINE.address)


async def test_wt2_an_address_that_nobody_confirmed_brings_nobody_in(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app, "ben") as ben, client(app) as dee:
        told = {"address": "ana@example.org", "duties": "yes"}
        await ben.post(f"{HERE}/address", data=told)
        (question,) = await put(house)
        await dee.post(f"{HERE}/mailed-link", data=told)
        assert await put(house) == [question]
        await dee.post(f"{HERE}/links/{secret_in(question)}")
        await dee.post(f"{HERE}/mailed-link", data=told)
        assert [each.kind for each in await put(house)] == ["address", "signin"]


async def test_who_was_removed_or_took_the_address_back_comes_in_no_more(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        for who, address in ((ANA, MINE.address), (BEN, "ben@example.org")):
            await reached(house, who, Asked(address))
            await dee.post(f"{HERE}/mailed-link", data={"address": address})
        bens = secret_in((await put(house))[-1])
        await house.perform(removal.remove, ANA, "ben")
        await ana.post(f"{HERE}/address/withdrawal")
        assert (await dee.post(f"{HERE}/links/{bens}")).status_code == 404
        assert await put(house) == []
        for address in (MINE.address, "ben@example.org"):
            await dee.post(f"{HERE}/mailed-link", data={"address": address})
        assert await put(house) == []


async def test_si3_few_are_sent_and_who_goes_on_waits(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app) as dee:
        await reached(house, ANA, MINE)
        told = [
            await dee.post(f"{HERE}/mailed-link", data={"address": MINE.address}) for _ in range(35)
        ]
        assert {each.status_code for each in told[:30]} == {303}
        assert told[-1].status_code == 429
        assert len(await put(house)) == 3
        kept = await house.store.read(lambda tx: list(tx.ask(LINK.select()).mappings()))
        secrets = {secret_in(each) for each in await put(house)}
        assert len(kept) == 3
        assert not secrets & {row["hash"] for row in kept}


async def test_without_mail_the_page_says_so(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee, client(app, "ben") as ben:
        assert "Mail is not set up here." in (await dee.get(f"{HERE}/mailed-link")).text
        assert "By mail" not in (await dee.get(f"{HERE}/signin")).text
        refused = await ben.post(f"{HERE}/address", data={"address": "a@b.no", "book": "yes"})
        assert (refused.status_code, "Mail is not set up here" in refused.text) == (409, True)


async def test_a_facilitators_link_is_mailed_and_by_that_address_they_come_back(
    tmp_path: Path,
) -> None:
    async with mailing(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        told = {"name": "Dee", "address": "dee@"}
        refused = await ana.post(f"{HERE}/invitations", data=told)
        assert (refused.status_code, 'value="dee@"' in refused.text) == (422, True)
        assert await put(house) == []
        told["address"] = "dee@example.org"
        shown = await ana.post(f"{HERE}/invitations", data=told)
        assert "It is on its way to dee@example.org." in shown.text
        (letter,) = await put(house)
        link = next(row for row in letter.text.splitlines() if row.startswith(OUTSIDE))
        await dee.get(link.removeprefix(OUTSIDE))
        await dee.post(f"{HERE}/participants", data={"name": "Dee", "sector": "civil"})
        assert (await dee.get(f"{HERE}/desk")).status_code == 200
        dee.cookies.clear()
        await dee.post(f"{HERE}/mailed-link", data={"address": "dee@example.org"})
        assert [each.kind for each in await put(house)] == ["signin"]
        await dee.post(f"{HERE}/links/{secret_in((await put(house))[-1])}")
        assert (await dee.get(f"{HERE}/desk")).status_code == 200


async def test_a_facilitators_link_that_is_withdrawn_is_not_mailed(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app, "ana") as ana:
        await ana.post(f"{HERE}/invitations", data={"name": "Dee", "address": "dee@example.org"})
        page = (await ana.get(f"{HERE}/desk/facilitators")).text
        path = page.partition("<b>Dee</b>")[2].partition(f'action="{HERE}/')[2].partition('"')[0]
        assert (await ana.post(f"{HERE}/{path}")).status_code == 303
        assert await put(house) == []
