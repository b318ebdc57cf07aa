"""The big screen's page: for whoever may read, with the address to come in by."""

from pathlib import Path

from tests.cast import CODE
from tests.house import HERE, client, invited, visited
from tests.pages.pages import followed, tree


async def test_it_follows_its_own_channel_and_no_other(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app):
        for person in ("ana", "chi", None):
            async with client(app, person) as browser:
                page = tree((await browser.get(f"/g/{CODE}/projector")).text)
                assert [name for name, _, _ in followed(page)] == ["projector"]


async def test_it_says_the_address_it_was_asked_at(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        page = tree((await dee.get(f"/g/{CODE}/projector?x=1")).text)
        labels = page.xpath("//*[@role='img']/@aria-label")
        address = HERE.partition("://")[2] + f"/g/{CODE}"
        assert labels[:2] == [
            f"Code that leads to {address}",
            f"Code that leads to {address}/workbook",
        ]
        assert address in page.xpath("string(//*[contains(@class, 'to-door')])")


async def test_only_a_facilitator_has_a_way_back_to_the_desk(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app):
        ways = {}
        for person in ("ana", "chi", None):
            async with client(app, person) as browser:
                page = tree((await browser.get(f"/g/{CODE}/projector")).text)
                ways[person] = page.xpath("//main//a/@href")
        assert ways == {"ana": [f"/g/{CODE}/desk"], "chi": [], None: []}


async def test_an_invited_gathering_has_none_for_somebody_outside(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, invited()) as (_, app),
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        assert (await chi.get(f"/g/{CODE}/projector")).status_code == 200
        kept = await dee.get(f"/g/{CODE}/projector")
        absent = await dee.get("/g/nowhere/projector")
        assert (kept.status_code, kept.text) == (404, absent.text)
