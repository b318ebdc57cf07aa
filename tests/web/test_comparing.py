"""Year by year, as an organiser sees it, and nobody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from openspace.store import gatherings
from tests.cast import CODE, DAY
from tests.cast import gathering as circle
from tests.house import client, visited
from tests.web.test_organising import organiser

LAST = replace(circle(), code="last", title="=The circle of last year", date=DAY - timedelta(364))
PAGE, TABLE = "/gatherings/compare", "/gatherings/compare.csv"


async def test_two_years_stand_beside_each_other(tmp_path: Path) -> None:
    async with organiser(tmp_path) as (house, eli):
        await house.store.write(lambda tx: gatherings.add(tx, LAST))
        assert f'href="{PAGE}"' in (await eli.get("/gatherings")).text
        page = (await eli.get(PAGE)).text
        assert page.index("=The circle of last year") < page.rindex("The circle")
        assert page.count("checked") == 2
        one = (await eli.get(f"{PAGE}?code={CODE}&code=nowhere")).text
        assert one.count("checked") == 1
        table = (await eli.get(f"{TABLE}?code=last&code={CODE}")).content.decode("utf-8-sig")
        assert table.splitlines()[:3] == [
            '"Figure","\'=The circle of last year (2025-11-27)","The circle (2026-11-26)"',
            '"People who came","0","3"',
            '"Public","0","1"',
        ]


async def test_only_organisers_see_them(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        assert [(await ana.get(each)).status_code for each in (PAGE, TABLE)] == [403, 403]
