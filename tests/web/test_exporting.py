"""Everything in one file, from the desk: who takes it, what is read in it, and that it is told."""

import io
from pathlib import Path
from zipfile import ZipFile

from openspace.domain.proposals import Proposal
from openspace.facilitation import marketplace
from tests.cast import CHI, CODE, MARKET, gathering
from tests.house import client, visited
from tests.retained import lived

PAGE = f"/g/{CODE}/desk/export"


async def test_a_facilitator_takes_everything_out_and_the_log_tells_of_it(tmp_path: Path) -> None:
    async with visited(tmp_path, gathering(MARKET)) as (house, app), client(app, "ana") as ana:
        await house.perform(marketplace.propose, CHI, Proposal("=1+1"))
        await lived(house)
        assert "It holds the names of 3 people" in (await ana.get(PAGE)).text
        answer = await ana.post(PAGE)
        told = answer.headers["content-disposition"]
        assert (answer.status_code, told) == (200, 'attachment; filename="circle.openspace.zip"')
        with ZipFile(io.BytesIO(answer.content)) as packed:
            names = set(packed.namelist())
            topics = packed.read("readable/topics.csv").decode("utf-8-sig")
            people = packed.read("readable/people.csv").decode("utf-8-sig")
        assert {"readable/workbook.zip", "readable/actions.csv", "openspace.json"} < names
        assert ('"\'=1+1"' in topics, '"Chi Čuovga","","civil","no","no"' in people) == (True, True)
        assert "Took everything out in one file" in (await ana.get(f"/g/{CODE}/desk/log")).text
        left = {each.name for each in tmp_path.iterdir()}  # noqa: ASYNC240
        assert {each for each in left if not each.startswith("openspace.sqlite")} == {"editions"}


async def test_others_take_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben, client(app) as dee:
        assert (await ben.get(PAGE)).status_code == 403
        assert (await ben.post(PAGE)).status_code == 403
        assert (await dee.post(PAGE)).headers["location"] == f"/g/{CODE}"
