"""Actions in the browser without script: put up, asked, owned, helped, followed up."""

from pathlib import Path

from openspace.domain.reports import mark
from tests.cast import CODE, converging
from tests.house import client, visited
from tests.pages.pages import Tree, tree

HERE = f"/g/{CODE}"
MEET = {"title": "Meet <soon>", "topics": "1", "due": "2026-12-24", "how": "me"}
REPORT = {
    "summary": "Short",
    "seen-summary": mark(""),
    "what-1": "Ask the council",
    "seen-what-1": mark(""),
    "who-1": "Ana Ås",
    "seen-who-1": mark(""),
    "act": "file",
    "by_when-1": "2026-12-24",
    "seen-by_when-1": mark(""),
}


def cards(page: Tree) -> list[str]:
    found = page.xpath("//article[contains(@class, 'action')]")
    return [" ".join(each.xpath("string(h3)").split()) for each in found]


def address_of(page: Tree) -> str:
    return str(page.xpath("//article[contains(@class, 'action')]/h3/a/@href")[0])


async def test_an_action_is_put_up_helped_with_and_done(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, converging()) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        page = tree((await ben.post(f"{HERE}/actions", data=MEET, follow_redirects=True)).text)
        assert cards(page) == ["Meet <soon>"]
        address = address_of(page)
        assert "Ben Bø, Bøs båter" in (await chi.get(address)).text
        await chi.post(f"{address}/helpers")
        assert "1 person" in (await ben.get(address)).text
        assert (await chi.post(f"{address}/status", data={"status": "done"})).status_code == 403
        assert (await ben.post(f"{address}/status", data={"status": "done"})).status_code == 303
        assert (await ben.post(f"{address}/withdrawal")).status_code == 303
        assert cards(tree((await chi.get(f"{HERE}/convergence")).text)) == []
        assert (await chi.post(f"{address}/helpers")).status_code == 404
        assert (await chi.post(f"{address}/restoration")).status_code == 403
        assert (await ben.post(f"{address}/restoration")).status_code == 303
        assert cards(tree((await chi.get(f"{HERE}/convergence")).text)) == ["Meet <soon>"]


async def test_who_owns_an_action_anew_has_its_forms_where_its_own_page_is_open(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path, converging()) as (_, app), client(app, "ben") as ben:
        wall = await ben.post(f"{HERE}/actions", data=MEET, follow_redirects=True)
        address = address_of(tree(wall.text))
        for deed in ("owner/withdrawal", "owner", "withdrawal", "restoration"):
            there = {"hx-request": "true", "referer": f"http://openspace{address}"}
            answer = await ben.post(f"{address}/{deed}", headers=there)
            assert (answer.status_code, answer.headers.get("location")) == (303, address)
            fresh = (await ben.get(address)).text
            assert ('id="how_far"' in fresh) == (deed in ("owner", "restoration"))
        elsewhere = {"hx-request": "true", "referer": f"http://openspace{HERE}/convergence"}
        answer = await ben.post(f"{address}/owner/withdrawal", headers=elsewhere)
        assert answer.status_code == 200


async def test_one_press_makes_an_action_of_a_step_and_who_is_named_is_asked(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path, converging()) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        await ben.post(f"{HERE}/breakouts/b1/report", data=REPORT)
        page = tree((await ben.get(f"{HERE}/convergence")).text)
        (press,) = page.xpath("//*[@id='steps']//form/@action")
        page = tree((await ben.post(press, follow_redirects=True)).text)
        assert (cards(page), page.xpath("//*[@id='steps']//form")) == (["Ask the council"], [])
        assert (await ben.post(press)).status_code == 409
        asked = tree((await ana.get(f"{HERE}/convergence")).text)
        (yes, _no) = asked.xpath("//*[@id='asked']//form/@action")
        assert "Ben Bø asks you to own an action." in asked.xpath("string(//*[@id='asked'])")
        await ana.post(yes)
        owned = tree((await ben.get(address_of(page))).text).xpath("string(//dl)")
        assert "Ana Ås, Fjellgrend kommune" in " ".join(owned.split())


async def test_what_is_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path, converging()) as (_, app), client(app, "ben") as ben:
        typed = {**MEET, "how": "ask", "name": "Nobody Here", "topics": "1"}
        answer = await ben.post(f"{HERE}/actions", data=typed)
        page = tree(answer.text)
        assert answer.status_code == 422
        assert page.xpath("string(//input[@name='title']/@value)") == "Meet <soon>"
        (field,) = page.xpath("//input[@name='name']")
        assert field.get("value") == "Nobody Here"
        (wrong,) = page.xpath(f"//*[@id='{field.get('aria-describedby')}']")
        assert wrong.text.startswith("Nobody who agreed to be listed is called Nobody Here.")
        page = tree((await ben.post(f"{HERE}/actions", data=MEET, follow_redirects=True)).text)
        address = address_of(page)
        seen = tree((await ben.get(address)).text).xpath("string(//input[@name='seen']/@value)")
        changed = {"title": "Eat", "topics": "1", "due": "soon", "seen": seen}
        answer = await ben.post(f"{address}/words", data=changed)
        due = tree(answer.text).xpath("string(//input[@name='due']/@value)")
        assert (answer.status_code, due) == (422, "soon")
        old = await ben.post(f"{address}/words", data={**changed, "due": "", "seen": "older"})
        assert old.status_code == 409
        assert (await ben.post(f"{address}/words", data={**changed, "due": ""})).status_code == 303
