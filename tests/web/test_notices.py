"""What one was told stands on three pages until it is put away, and one stays where one is."""

import re
from pathlib import Path

import pytest

from tests.cast import CODE
from tests.house import HERE, client, visited

SAYS = {
    "en": "Your topic 1, “What about number 1?”, has a place now: round 1, Haven.",
    "nb": "Temaet ditt 1, «What about number 1?», har fått plass: runde 1, Haven.",
}


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("page", ["", "/marketplace", "/agenda"])
async def test_ben_reads_it_in_his_language_and_puts_it_away(
    tmp_path: Path, page: str, language: str
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben", language) as ben,
        client(app, "chi", language) as chi,
    ):
        await ana.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        text = (await ben.get(f"/g/{CODE}{page}")).text
        assert SAYS[language] in text
        assert SAYS[language] not in (await chi.get(f"/g/{CODE}{page}")).text
        (away,) = re.findall(r'action="([^"]+/dismissal)"', text)
        answer = await ben.post(away, headers={"referer": f"{HERE}/g/{CODE}{page}"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}{page}")
        assert SAYS[language] not in (await ben.get(f"/g/{CODE}{page}")).text


async def test_a_page_that_is_there_gets_what_is_left(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        await ana.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        (away,) = re.findall(r'"([^"]+/dismissal)"', (await ben.get(f"/g/{CODE}")).text)
        answer = await ben.post(away, headers={"hx-request": "true"})
        assert answer.text.startswith('<section class="asked" id="asked"')
        assert SAYS["en"] not in answer.text


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/g/other/x", "//elsewhere"])
async def test_from_nowhere_in_this_gathering_one_goes_home(tmp_path: Path, referer: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        away = f"/g/{CODE}/notices/n1/dismissal"
        answer = await ben.post(away, headers={"referer": referer})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}")
