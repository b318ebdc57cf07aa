"""Looking into a room from the hall: what is read there, and that nobody has gone in."""

from pathlib import Path

from openspace.facilitation import marketplace, notes, whereabouts
from openspace.facilitation.house import House
from tests.cast import BEN, CHI, CODE
from tests.editors import written
from tests.house import client, visited
from tests.pages.pages import followed, tree
from tests.web.happening import done

AT = f"/g/{CODE}"


async def talked(house: House) -> None:
    """Chi, who agreed to be named nowhere, and ben are in a room, and ben writes."""
    for caller in (CHI, BEN):
        await house.perform(whereabouts.enter, caller, "b1")
    words = [(BEN, written(lambda editor: editor.write("Blåbær & <b>fisk</b>")))]
    await house.perform(notes.write, BEN, "b1", words)


async def test_one_reads_the_notes_and_sees_the_people_and_is_not_inside(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        await talked(house)
        await ana.get(f"{AT}/hall")
        before = done(house)
        page = tree((await ana.get(f"{AT}/hall", params={"look": "b1"})).text)
        look = page.get_element_by_id("look")
        assert page.get_element_by_id("hall") is not None
        assert look.get("open") is not None
        assert page.get_element_by_id("reading_b1").text_content().strip() == "Blåbær & <b>fisk</b>"
        assert "Ben Bø" in look.text_content()
        assert "Chi" not in look.text_content()
        assert look.xpath(".//form[contains(@action, 'entrance')]/@action") == [
            f"{AT}/rooms/b1/entrance"
        ]
        assert look.xpath(".//a[@data-look-closes]/@href") == [f"{AT}/hall"]
        told = {name for name, _, _ in followed(page)}
        assert {"hall", "doors", "room:b1", "reading:b1"} <= told
        assert done(house) == before


async def test_a_standing_room_is_looked_into_while_it_is_open(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        help_desk = await ana.get(f"{AT}/hall", params={"look": "help"})
        assert tree(help_desk.text).get_element_by_id("people_help") is not None
        for shut in ("test", "nowhere", "<b>", "b1:x"):
            page = await ana.get(f"{AT}/hall", params={"look": shut})
            assert page.status_code == 404
            assert "That room is not here any more." in page.text
            assert tree(page.text).get_element_by_id("look", None) is None


async def test_a_room_that_is_gone_is_looked_into_no_more(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        await house.perform(marketplace.withdraw, BEN, "t1")
        assert (await ana.get(f"{AT}/hall", params={"look": "b1"})).status_code == 404


async def test_dee_looks_into_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee, client(app, "ana") as ana:
        await talked(house)
        address, asked = f"{AT}/hall", {"look": "b1"}
        assert "Blåbær" in (await ana.get(address, params=asked)).text
        answer = await dee.get(address, params=asked)
        assert (answer.status_code, answer.headers["location"]) == (303, AT)
