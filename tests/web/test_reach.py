"""My address, on my own page, without script."""

from pathlib import Path

from openspace.domain.reach import Asked
from openspace.facilitation import erasure
from openspace.store import reach
from tests.cast import ANA, BEN, CODE
from tests.house import client, files_with
from tests.mailing import mailing, put, reached
from tests.pages.pages import tree

PAGE = f"/g/{CODE}/address"
TYPED = {"address": "ben@exämple.org", "duties": "yes"}


async def test_it_is_given_asked_for_and_taken_back(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app, "ben") as ben:
        assert f'href="{PAGE}"' in (await ben.get(f"/g/{CODE}/contacts")).text
        refused = await ben.post(PAGE, data={**TYPED, "address": "ben@", "book": "yes"})
        page = tree(refused.text)
        assert refused.status_code == 422
        assert page.xpath("//input[@id='reach_address']/@value") == ["ben@"]
        assert "does not look like a mail address" in refused.text
        assert (await ben.post(PAGE, data=TYPED)).status_code == 303
        assert "Press the link in it" in (await ben.get(PAGE)).text
        (letter,) = await put(house)
        assert (letter.kind, letter.to, letter.participant) == ("address", TYPED["address"], "ben")
        assert (await ben.post(f"{PAGE}/withdrawal")).status_code == 303
        assert await put(house) == []
        assert "May we write to you?" in (await ben.get(PAGE)).text


async def test_nobody_floods_another_with_questions(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, app), client(app, "ben") as ben:
        told = [await ben.post(PAGE, data=TYPED) for _ in range(6)]
        assert [each.status_code for each in told] == [303] * 4 + [429] * 2
        assert len(await put(house)) <= 4


async def test_it_goes_with_who_is_erased(tmp_path: Path) -> None:
    async with mailing(tmp_path) as (house, _):
        await reached(house, BEN, Asked("ben@example.org"))
        await reached(house, ANA, Asked("ana@example.org"))
        assert isinstance(await house.perform(erasure.erase_me, BEN, True), tuple)
        left = await house.store.read(lambda tx: reach.reachable(tx, CODE))
        assert [each.participant for each in left] == ["ana"]
        await house.store.scour(anew=True)
        assert files_with(tmp_path, "ben@example.org") == []
        assert files_with(tmp_path, "ana@example.org") != []
