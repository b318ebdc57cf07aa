"""Following a colleague by plain forms: who may be found, who is asked along, and who is not."""

from pathlib import Path

import pytest
from httpx2 import AsyncClient

from openspace.domain.refusal import Refusal
from openspace.facilitation import removal
from openspace.store.room_tables import FollowingRow, LeaveToFollowRow, WhereaboutsRow
from tests.cast import ANA, CODE
from tests.house import client, visited
from tests.pages.pages import tree
from tests.web.happening import done

AT = f"/g/{CODE}"
YES, NO = {"allowed": "yes"}, {"allowed": ""}
CHI, BEN = {"person": "chi"}, {"person": "ben"}


async def test_f1_one_is_found_by_name_once_one_allows_it(tmp_path: Path) -> None:
    """Also chi, who agreed to be listed nowhere."""
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app, "ben") as ben:
        assert await found(ben) == []
        await chi.post(f"{AT}/whereabouts/permission", data=YES)
        await chi.post(f"{AT}/rooms/plenary/entrance")
        assert await found(ben) == [("Chi Čuovga", "Plenary")]
        assert await found(ben, "?name=čuo") == [("Chi Čuovga", "Plenary")]
        assert await found(ben, "?name=xx") == []
        await chi.post(f"{AT}/whereabouts/permission", data=NO)
        assert await found(ben) == []


async def test_f4_who_follows_is_asked_along_and_stays_where_they_are(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app, "ben") as ben:
        await chi.post(f"{AT}/whereabouts/permission", data=YES)
        assert await asked(ben) == ""
        await ben.post(f"{AT}/following", data=CHI)
        await chi.post(f"{AT}/rooms/help/entrance")
        assert await asked(ben) == "Chi Čuovga is somewhere else: Help desk. Coming along?"
        answer = await ben.post(f"{AT}/colleagues/chi/company")
        assert answer.headers["location"] == f"{AT}/rooms/help"
        assert await asked(ben) == ""
        assert await followed_by(ben) == "You follow Chi Čuovga, and are in the same room."
        await ben.post(f"{AT}/following/withdrawal")
        assert await followed_by(ben) == ""


async def test_f2_it_ends_when_leave_is_taken_back(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app, "ben") as ben:
        await chi.post(f"{AT}/whereabouts/permission", data=YES)
        await ben.post(f"{AT}/following", data=CHI)
        assert await followed_by(ben) == "You follow Chi Čuovga, and are in the same room."
        await chi.post(f"{AT}/whereabouts/permission", data=NO)
        assert await followed_by(ben) == ""
        refused = await ben.post(f"{AT}/colleagues/chi/company")
        assert refused.status_code == 409
        assert "They would rather not be followed just now." in refused.text


async def test_who_was_removed_is_found_and_followed_by_nobody(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        await chi.post(f"{AT}/whereabouts/permission", data=YES)
        await ben.post(f"{AT}/following", data=CHI)
        assert (await followed_by(ben) != "", len(await found(ben))) == (True, 1)
        assert not isinstance(await house.perform(removal.remove, ANA, "chi"), Refusal)
        assert (await followed_by(ben), await found(ben)) == ("", [])
        assert (await ben.post(f"{AT}/colleagues/chi/company")).status_code == 409


@pytest.mark.parametrize("person", ["chi", "nobody", ""])
async def test_f1_who_does_not_allow_it_is_like_nobody_at_all(tmp_path: Path, person: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        for path in ("following", f"colleagues/{person or 'x'}/company"):
            refused = await ben.post(f"{AT}/{path}", data={"person": person})
            assert refused.status_code == 409
            assert "They would rather not be followed just now." in refused.text


@pytest.mark.parametrize(
    "path",
    ["whereabouts/permission", "following", "following/withdrawal", "colleagues/chi/company"],
)
async def test_dee_follows_nobody(tmp_path: Path, path: str) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee:
        answer = await dee.post(f"{AT}/{path}", data=YES | CHI)
        assert (answer.headers["location"], done(house)) == (AT, set())


def test_f6_nothing_is_kept_of_anybodys_way() -> None:
    assert list(FollowingRow.model_fields) == ["participant", "gathering", "followed"]
    assert list(LeaveToFollowRow.model_fields) == ["participant", "gathering"]
    assert list(WhereaboutsRow.model_fields) == ["participant", "gathering", "room", "away"]


async def found(who: AsyncClient, query: str = "") -> list[tuple[str, str]]:
    """Who can be found, and where they are."""
    page = tree((await who.get(f"{AT}/colleagues{query}")).text)
    rows = page.xpath("//li[@data-colleague]")
    return [
        (each.xpath("string(.//b)"), each.xpath("string(.//span[@class='colleague-where'])"))
        for each in rows
    ]


async def asked(who: AsyncClient) -> str:
    """What one is told of whom one follows."""
    page = tree((await who.get(f"{AT}/hall")).text)
    return " ".join(page.xpath("string(//div[@id='following']/p)").split())


async def followed_by(who: AsyncClient) -> str:
    """Whom one follows, as the page says where colleagues are found."""
    page = tree((await who.get(f"{AT}/colleagues")).text)
    return " ".join(page.xpath("string(//div[@id='followed']/p)").split())
