"""The chat by plain forms: for those inside, with what was refused as it was typed."""

from pathlib import Path

from httpx2 import AsyncClient

from openspace.facilitation.removal import remove
from tests.cast import ANA, CODE
from tests.house import client, visited
from tests.pages.pages import tree

ROOM = f"/g/{CODE}/breakouts/b1"
LINES = f"/g/{CODE}/rooms/b1/lines"


async def lines(browser: AsyncClient) -> list[str] | None:
    """What the page shows of the chat; None where it has none."""
    page = tree((await browser.get(ROOM)).text)
    if page.get_element_by_id("chat_b1", None) is None:
        return None
    return [" ".join(each.text_content().split()) for each in page.xpath("//*[@id='chat_b1']//p")]


async def test_ch2_who_looks_in_sees_nothing_of_it(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
        client(app, "ana") as ana,
    ):
        for browser in (ben, chi):
            await browser.post(f"/g/{CODE}/rooms/b1/entrance")
        assert (await ben.post(LINES, data={"line": "Hello"})).headers["location"] == ROOM
        await chi.post(LINES, data={"line": "<b>Hi</b>"})
        expected = ["Ben Bø 10:45Hello", "Somebody 10:45<b>Hi</b>"]
        assert await lines(chi) == expected
        assert await lines(ana) is None
        assert f"chat:{'b1'}" not in (await ana.get(ROOM)).text
        assert "chat:b1" in (await chi.get(ROOM)).text
        await chi.post(f"/g/{CODE}/whereabouts/departure")
        assert await lines(chi) is None
        refused = await ana.post(LINES, data={"line": "From outside"})
        assert (refused.status_code, "Go into the room first." in refused.text) == (403, True)
        assert await lines(ben) == expected


async def test_who_was_removed_is_somebody_who_was_here_and_the_line_stays(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        for browser in (ben, chi):
            await browser.post(f"/g/{CODE}/rooms/b1/entrance")
        await ben.post(LINES, data={"line": "Hello"})
        assert await lines(chi) == ["Ben Bø 10:45Hello"]
        await house.perform(remove, ANA, "ben")
        assert await lines(chi) == ["Somebody who was here 10:45Hello"]


async def test_what_was_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        long = "x" * 501
        answer = await chi.post(LINES, data={"line": long})
        field = tree(answer.text).get_element_by_id("line")
        assert (answer.status_code, field.get("value")) == (422, long)
        for _ in range(5):
            assert (await chi.post(LINES, data={"line": "Quick"})).status_code == 303
        answer = await chi.post(LINES, data={"line": "Too quick"})
        page = tree(answer.text)
        assert answer.status_code == 429
        assert page.get_element_by_id("line").get("value") == "Too quick"
        said = page.get_element_by_id("line_error").text
        assert said == "That was quick. Wait a moment, then send it again."


async def test_an_address_becomes_a_link_and_nothing_else_does(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        said = 'See (https://example.org/a?b=1), javascript:alert(1) http://x"onclick=1'
        await chi.post(LINES, data={"line": said})
        page = tree((await chi.get(ROOM)).text)
        links = page.xpath("//*[@id='chat_b1']//a")
        assert [each.get("href") for each in links] == ["https://example.org/a?b=1"]
        assert links[0].get("rel") == "noopener noreferrer nofollow"
        assert said in page.get_element_by_id("chat_b1").text_content()


async def test_a_page_that_is_there_gets_the_lines_alone(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        answer = await chi.post(LINES, data={"line": "Hi"}, headers={"hx-request": "true"})
        assert answer.status_code == 200
        assert answer.text.lstrip().startswith('<div class="chat-lines" id="chat_b1"')
