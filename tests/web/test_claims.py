"""Placing a card from the grid that is open before one: answered in part, by htmx's own request."""

from pathlib import Path

from httpx2 import AsyncClient, Response

from tests.cast import CODE
from tests.house import HERE, client, visited
from tests.pages.pages import tree

BY_HTMX = {"hx-request": "true", "referer": f"{HERE}/g/{CODE}/agenda?cell=r1:haven"}


async def placed(page: AsyncClient, topic: str, headers: dict[str, str]) -> Response:
    to = f"/g/{CODE}/topics/{topic}/placement"
    return await page.post(to, data={"cell": "r1:haven"}, headers=headers)


async def second(page: AsyncClient) -> str:
    await page.post(f"/g/{CODE}/topics", data={"title": "Second"})
    topics = (await page.get(f"/g/{CODE}/topics.json")).json()["topics"]
    return str(topics[1]["id"])


async def test_who_wins_a_place_has_nothing_in_hand_any_more(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        answer = await placed(ben, "t1", BY_HTMX)
        assert answer.status_code == 200
        assert said(answer) == {"in_hand": "", "move_refused": ""}
        assert (await ben.get(f"/g/{CODE}/agenda.json")).json()["placements"] != []


async def test_who_comes_too_late_is_told_in_a_toast_and_in_the_dialog(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        late = await second(chi)
        await placed(ben, "t1", BY_HTMX)
        answer = await placed(chi, late, BY_HTMX)
        sentence = "That place was just taken by 1, “What about number 1?”. Choose another one."
        assert answer.status_code == 409
        assert said(answer) == {"in_hand": "", "move_refused": sentence, "toasts": sentence}
        assert (await chi.get(f"/g/{CODE}/agenda")).text.count('id="move_refused"') == 1


async def test_from_a_topics_own_page_one_comes_to_the_grid(tmp_path: Path) -> None:
    """The control: what is answered in part is only so where the grid is open."""
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        elsewhere = BY_HTMX | {"referer": f"{HERE}/g/{CODE}/topics/t1"}
        answer = await placed(ben, "t1", elsewhere)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}/agenda")


def said(answer: Response) -> dict[str, str]:
    """What stands in each of the places that are answered."""
    places = tree(f"<main>{answer.text}</main>").xpath("/html/body/main/div")
    return {each.get("id"): each.text_content().strip() for each in places}
