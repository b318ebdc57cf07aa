"""Moving by plain forms: the way back for a moment, somewhere lively, somewhere quiet."""

from collections.abc import Awaitable
from pathlib import Path

from httpx2 import Response

from openspace.bus.channels import mine
from openspace.facilitation import agenda, whereabouts
from openspace.pages.fragments import Fragments
from tests.cast import BEN, CHI, CODE
from tests.house import client, visited
from tests.pages.pages import Tree, put_in, tree
from tests.web.happening import done

AT = f"/g/{CODE}"


async def test_a_page_says_that_one_has_moved_and_offers_the_way_back(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        assert toast(await shown(chi.get(f"{AT}/hall"))) == ("", "")
        await chi.post(f"{AT}/rooms/plenary/entrance")
        assert toast(await shown(chi.get(f"{AT}/rooms/plenary"))) == (
            "You are in: Plenary.",
            f"{AT}/whereabouts/departure",
        )
        await chi.post(f"{AT}/rooms/help/entrance")
        said, back = toast(await shown(chi.get(f"{AT}/marketplace")))
        assert (said, back) == ("You are in: Help desk.", f"{AT}/rooms/plenary/entrance")
        await chi.post(back)
        assert toast(await shown(chi.get(f"{AT}/hall")))[0] == "You are in: Plenary."


async def test_beside_the_door_one_goes_back_on_every_page_and_long_after(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        assert way_back(await shown(chi.get(f"{AT}/hall"))) == ""
        await chi.post(f"{AT}/rooms/plenary/entrance")
        assert way_back(await shown(chi.get(f"{AT}/agenda"))) == f"{AT}/whereabouts/departure"
        await chi.post(f"{AT}/rooms/help/entrance")
        chi.cookies.delete(f"moved_{CODE}")
        for page in ("/marketplace", "/workbook", "/rooms/help"):
            html = await shown(chi.get(AT + page))
            assert (toast(html)[0], way_back(html)) == ("", f"{AT}/rooms/plenary/entrance")
        await chi.post(f"{AT}/whereabouts/departure")
        assert way_back(await shown(chi.get(f"{AT}/hall"))) == f"{AT}/rooms/help/entrance"


async def test_without_a_way_back_the_door_leads_out(tmp_path: Path) -> None:
    """Another browser knows nothing of the way: nobody keeps it."""
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        await chi.post(f"{AT}/rooms/plenary/entrance")
        for value in (None, "nowhere.", "plenary.", "<b>."):
            chi.cookies.delete(f"back_{CODE}")
            if value:
                chi.cookies.set(f"back_{CODE}", value)
            html = await shown(chi.get(f"{AT}/hall"))
            assert way_back(html) == f"{AT}/whereabouts/departure"


async def test_every_tab_is_told_the_way_back(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await chi.post(f"{AT}/rooms/plenary/entrance")
        own = mine(CODE, "chi")
        tab = tree(await shown(chi.get(f"{AT}/agenda")))
        facts = await house.perform(whereabouts.enter, CHI, "help")
        assert isinstance(facts, tuple)
        pushed = await Fragments(house.store).render(own, facts, frozenset({"en"}))
        put_in(tab, pushed["en"])
        assert goes_back(tab) == f"{AT}/rooms/plenary/entrance"


async def test_who_stays_where_they_are_is_told_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answer = await chi.post(f"{AT}/whereabouts/departure")
        assert "set-cookie" not in answer.headers


async def test_a_way_back_that_is_none_is_not_offered(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        for value in ("nowhere.lively", "<b>.", "", "."):
            chi.cookies.set(f"moved_{CODE}", value)
            assert toast(await shown(chi.get(f"{AT}/hall"))) == ("", "")


async def test_one_is_brought_to_a_host_who_sits_alone_and_told_why(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await ben.post(f"{AT}/rooms/b1/entrance")
        calm = await chi.post(f"{AT}/whereabouts/suggestion", data={"kind": "lively"})
        assert (calm.status_code, toast(calm.text)) == (200, ("", ""))
        assert answered(calm.text) == (
            "No other room is lively just now. Here somebody waits for company: Haven.",
            [f"{AT}/rooms/b1/entrance"],
        )
        answer = await chi.post(f"{AT}/whereabouts/suggestion", data={"kind": "quiet"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{AT}/breakouts/b1")
        said, _ = toast(await shown(chi.get(f"{AT}/breakouts/b1")))
        assert said == "You are in: Haven. The host sits here alone."


async def test_who_finds_nothing_quiet_is_offered_an_empty_room_or_the_corridor(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi", "nb") as chi:
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await chi.post(f"{AT}/rooms/plenary/entrance")
        for kind, words, ways in (
            ("quiet", "Ett rom er tomt, og kan bli ditt: Haven.", [f"{AT}/rooms/b1/entrance"]),
            ("lively", "I gangen møter du dem som kommer forbi.", []),
        ):
            calm = await chi.post(f"{AT}/whereabouts/suggestion", data={"kind": kind})
            said, offered = answered(calm.text)
            assert said.endswith(words)
            assert offered == [*ways, f"{AT}/whereabouts/departure"]


async def test_dee_is_brought_nowhere(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee:
        answer = await dee.post(f"{AT}/whereabouts/suggestion", data={"kind": "quiet"})
        assert (answer.headers["location"], done(house)) == (AT, set())


async def shown(asked: Awaitable[Response]) -> str:
    return (await asked).text


def answered(html: str) -> tuple[str, list[str]]:
    """What the hall says where there is no such room, and where its forms go."""
    (answer,) = tree(html).xpath("//div[@id='nowhere']")
    return " ".join(answer.xpath("string(p)").split()), answer.xpath(".//form/@action")


def way_back(html: str) -> str:
    """Where the way back beside the door leads; empty where there is none."""
    return goes_back(tree(html))


def goes_back(page: Tree) -> str:
    way = page.get_element_by_id("way_back")
    return "" if way.get("hidden") is not None else str(way.get("action"))


def toast(html: str) -> tuple[str, str]:
    """What a page says of a move, and where its way back goes."""
    found = tree(html).xpath("//div[@id='toasts']/div")
    if not found:
        return "", ""
    words = " ".join(found[0].xpath("string(p)").split())
    return words, found[0].xpath("string(form/@action)")
