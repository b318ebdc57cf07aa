"""Inviting at the desk, and whom a personal link is for at the door."""

import csv
import io
import re
from pathlib import Path

import httpx2
import pytest

from openspace.facilitation.house import House
from openspace.store import invitations
from tests.cast import CODE
from tests.domain.test_list_workbook import packed, sheet, words
from tests.house import client, invited, visited
from tests.pages.pages import tree

G = f"/g/{CODE}"
LIST = "Navn;E-post\n=HYPERLINK(1);formel@example.no\n<script>x</script>;skript@example.no\nx;y\n"
LINK = re.compile(rf"http://[^\"]*({G}/invitation/[A-Za-z0-9_-]+)")


def fields(text: str) -> dict[str, str]:
    """What the form under a list that was read sends along."""
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', text)
    assert seen is not None
    return {"text": LIST, "seen": seen[1]}


async def count(house: House) -> int:
    return await house.store.read(lambda tx: invitations.count(tx, CODE))


async def link_for(ana: httpx2.AsyncClient, name: str, **more: str) -> str:
    page = await ana.post(f"{G}/guests", data={"name": name, **more})
    found = LINK.search(page.text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("how", ["file", "pasted"])
async def test_a_list_is_looked_at_before_anybody_is_invited(tmp_path: Path, how: str) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        files = {"file": ("people.csv", LIST.encode("utf-16"))} if how == "file" else None
        data = {"pasted": LIST} if how == "pasted" else {}
        shown = await ana.post(f"{G}/desk/invitations/list", files=files, data=data)
        assert shown.status_code == 200
        assert "2 people can be invited" in shown.text
        assert "Line 4" in shown.text
        assert "<script>x" not in shown.text
        assert await count(house) == 0
        stale = await ana.post(f"{G}/guests/list", data={"text": LIST, "seen": "other"})
        assert "Look once more" in stale.text
        assert await count(house) == 0
        done = await ana.post(f"{G}/guests/list", data=fields(shown.text))
        assert (done.status_code, done.headers["location"]) == (
            303,
            f"{G}/desk/invitations?invited=2",
        )
        assert await count(house) == 2


async def test_a_list_as_excel_saves_it_is_looked_at_too(tmp_path: Path) -> None:
    """LW1, and LW4: what was pasted beside a file that cannot be read stays."""
    page, first = f"{G}/desk/invitations/list", sheet(words("Kari Nordmann", "kari@example.no"))
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        shown = await ana.post(page, files={"file": ("people.xlsx", packed(first=first))})
        assert shown.status_code == 200
        assert "1 person can be invited" in shown.text
        old = {"file": ("people.xls", b"\xd0\xcf\x11\xe0")}
        refused = await ana.post(page, files=old, data={"pasted": "Kari; <kari>"})
        assert refused.status_code == 422
        assert "choose “Save as” and there “CSV UTF-8”" in refused.text
        assert tree(refused.text).xpath("string(//textarea)") == "Kari; <kari>"


async def test_links_are_taken_along_in_a_table_that_runs_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (_, app), client(app, "ana") as ana:
        shown = await ana.post(f"{G}/desk/invitations/list", data={"pasted": LIST})
        await ana.post(f"{G}/guests/list", data=fields(shown.text))
        table = await ana.post(f"{G}/guests/links")
        rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
        assert [row[0] for row in rows] == ["Name", "<script>x</script>", "'=HYPERLINK(1)"]
        for row in rows[1:]:
            async with client(app) as guest:
                path = row[3].partition(G)[2]
                assert (await guest.get(f"{G}{path}")).status_code == 303
                assert (await guest.get(G)).status_code == 200


async def test_a_link_says_whom_it_is_for_before_it_lets_anybody_in(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (_, app), client(app, "ana") as ana:
        link = await link_for(ana, "Kari Nordmann")
        async with client(app) as kari, client(app) as other:
            await kari.get(link)
            assert "This invitation is for Kari N." in (await kari.get(G)).text
            await kari.post(f"{G}/participants", data={"name": "Kari Nordmann", "sector": "civil"})
            await other.get(link)
            page = (await other.get(G)).text
            assert "Yes, I am Kari N." in page
            assert "Nordmann" not in page
            gone = await other.post(f"{G}/invitation/dismissal")
            assert "this link is not for you" in gone.text
            assert (await other.get(G)).status_code == 404
            assert (await kari.get(f"{G}/hall")).status_code == 200


async def test_in8_a_link_of_who_facilitates_by_now_leads_to_other_ways_in(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (house, app), client(app, "ana") as ana:
        link = await link_for(ana, "Kari Nordmann")
        kari = {"name": "Kari Nordmann", "sector": "civil"}
        async with client(app) as first, client(app) as late, client(app) as other:
            await first.get(link)
            await first.post(f"{G}/participants", data=kari)
            await late.get(link)
            every = await house.store.read(lambda tx: invitations.everyone(tx, CODE))
            await ana.post(f"{G}/facilitators", data={"person": every[0].participant})
            assert (await first.get(link)).headers["location"] == G
            assert (await first.get(f"{G}/desk")).status_code == 200
            refused = await late.post(f"{G}/participants", data=kari), await other.get(link)
            for answer in refused:
                assert answer.status_code == 403
                assert "Whom this link was for facilitates by now" in answer.text
                assert "With a passkey" in answer.text
            assert "Kari" not in refused[1].text


async def test_a_code_for_all_is_typed_on_the_front_page(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (_, app), client(app, "ana") as ana:
        page = await ana.post(f"{G}/code")
        found = re.search(r'class="shared-code">([^<]+)<', page.text)
        assert found is not None
        async with client(app) as dee:
            assert (await dee.get(G)).status_code == 404
            typed = found[1].replace("-", " ").upper()
            led = await dee.get("/", params={"code": typed})
            assert led.headers["location"] == f"{G}/invitation/{found[1]}"
            await dee.get(led.headers["location"])
            assert (await dee.get(G)).status_code == 200
            await ana.post(f"{G}/code/withdrawal")
            assert (await dee.get(G)).status_code == 404


@pytest.mark.parametrize("deed", ["/guests", "/guests/links", "/code", "/guests/list"])
async def test_only_facilitators_invite(tmp_path: Path, deed: str) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi, client(app) as dee:
        assert (await chi.post(f"{G}{deed}", data={"name": "Kari"})).status_code == 403
        assert (await dee.post(f"{G}{deed}", data={"name": "Kari"})).status_code == 303
        assert await count(house) == 0
