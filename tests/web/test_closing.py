"""The closing circle in the browser without script."""

from pathlib import Path

from tests.bookbinding import sealed
from tests.cast import CLOSING, CODE, gathering
from tests.house import client, visited
from tests.pages.pages import tree

PAGE, SAID = f"/g/{CODE}/closing", f"/g/{CODE}/reflections"


async def test_lines_go_by_with_a_name_or_without(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, gathering(CLOSING)) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await ben.post(SAID, data={"text": "Thank <you>", "named": "yes"})
        await chi.post(SAID, data={"text": "Somebody’s line"})
        for address in (PAGE, f"/g/{CODE}"):
            page = tree((await ana.get(address)).text)
            lines = [
                " ".join(each.split()) for each in page.xpath("//*[@id='reflections']//q/text()")
            ]
            assert sorted(lines) == ["Somebody’s line", "Thank <you>"]
            assert page.xpath("//*[@class='reflection-name']/text()") == ["Ben Bø"]
        assert "Chi" not in page.xpath("string(//*[@id='reflections'])")
        screen = tree((await ana.get(f"/g/{CODE}/projector")).text)
        assert len(screen.xpath("//*[@class='screen-closing']//q")) == 2
        own = tree((await chi.get(PAGE)).text).xpath("//*[@id='own_line']//form/@action")
        assert (await ben.post(own[1])).status_code == 403
        assert (await ana.post(own[1])).status_code == 303
        assert "Somebody’s line" not in (await chi.get(PAGE)).text
        assert (await chi.post(SAID, data={"text": "Again"})).status_code == 303
        assert "Again" in (await ben.get(PAGE)).text


async def test_what_is_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path, gathering(CLOSING)) as (_, app), client(app, "ben") as ben:
        answer = await ben.post(SAID, data={"text": "x" * 201, "named": "yes"})
        page = tree(answer.text)
        (field,) = page.xpath("//textarea[@name='text']")
        assert (answer.status_code, field.text) == (422, "x" * 201)
        assert page.xpath("//input[@name='named']/@checked")
        (wrong,) = page.xpath(f"//*[@id='{field.get('aria-describedby')}']")
        assert wrong.text == "There is room for 200 characters here. These are 201."


async def test_sealed_a_line_stays_and_its_name_is_taken_from_it(tmp_path: Path) -> None:  # RE5
    async with (
        visited(tmp_path, gathering(CLOSING)) as (house, app),
        client(app, "ben") as ben,
    ):
        await ben.post(SAID, data={"text": "Thank you", "named": "yes"})
        await sealed(house, "e1")
        page = tree((await ben.get(PAGE)).text)
        assert page.xpath("//*[@id='own_line']//input/@name") == ["text"]
        assert (await ben.post(SAID, data={"text": "Another"})).status_code == 409
        assert (await ben.post(SAID, data={"text": "Thank you"})).status_code == 303
        page = tree((await ben.get(PAGE)).text)
        assert page.xpath("//*[@class='reflection-name']") == []
        assert page.xpath("//*[@id='reflections']//q/text()") == ["Thank you"]
        assert page.xpath("//*[@id='own_line']//form") == []
        named = await ben.post(SAID, data={"text": "Thank you", "named": "yes"})
        assert named.status_code == 409
