"""Dots in the browser without script: laid, moved, hidden from all, shown, and never lost."""

from pathlib import Path

import httpx2

from openspace.domain.convergence import Rules, rules_seen
from tests.cast import CODE, CONVERGENCE, converging
from tests.house import client, visited
from tests.pages.pages import Tree, tree

PAGE, DOTS = f"/g/{CODE}/convergence", f"/g/{CODE}/topics/t1/dots"


async def seen(browser: httpx2.AsyncClient) -> Tree:
    return tree((await browser.get(PAGE)).text)


def mine(page: Tree) -> str:
    (own,) = page.xpath("//*[@id='own']/@data-dots")
    return str(own).strip()


def counts(page: Tree) -> list[str]:
    return [str(each) for each in page.xpath("//*[@class='priority-count']/b/text()")]


async def test_dots_are_laid_and_nobody_sees_how_many(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, converging()) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        for _each in range(3):
            assert (await chi.post(DOTS)).status_code == 303
        full = await chi.post(DOTS)
        assert (full.status_code, mine(tree(full.text))) == (409, "t1:3")
        assert "At most 3 of your dots lie on one topic." in full.text
        await chi.post(f"{DOTS}/withdrawal")
        assert mine(await seen(chi)) == "t1:2"
        assert (mine(await seen(ana)), counts(await seen(ana))) == ("", [])
        assert (await chi.post(f"{PAGE}/counts")).status_code == 403
        await ana.post(f"{PAGE}/counts")
        assert (counts(await seen(chi)), counts(await seen(ana))) == (["2"], ["2"])
        await ana.post(f"{PAGE}/counts/withdrawal")
        assert counts(await seen(chi)) == []


async def test_a_dot_is_answered_in_part_to_a_page_that_is_there(tmp_path: Path) -> None:
    async with visited(tmp_path, converging()) as (_, app), client(app, "chi") as chi:
        answer = await chi.post(DOTS, headers={"hx-request": "true"})
        (own,) = tree(f"<div>{answer.text}</div>").xpath("//*[@id='own']")
        assert own.get("data-dots").strip() == "t1:1"


async def test_a_phase_that_is_moved_back_loses_no_dot(tmp_path: Path) -> None:
    """CG6: and what was hidden is hidden again."""
    async with (
        visited(tmp_path, converging()) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await chi.post(DOTS)
        for position, before in (
            (CONVERGENCE + 1, CONVERGENCE),
            (CONVERGENCE - 1, CONVERGENCE + 1),
        ):
            await ana.post(f"/g/{CODE}/phases", data={"position": position, "seen": before})
            assert (await chi.post(DOTS)).status_code == 409
            assert counts(await seen(chi)) == (["1"] if position > CONVERGENCE else [])
        back = {"position": CONVERGENCE, "seen": CONVERGENCE - 1}
        await ana.post(f"/g/{CODE}/phases", data=back)
        assert mine(await seen(chi)) == "t1:1"


async def test_what_is_refused_of_the_rules_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path, converging()) as (_, app), client(app, "ana") as ana:
        typed = {"way": "none", "dots": "many", "counts": "shown", "bodies": "The council"}
        answer = await ana.post(f"{PAGE}/rules", data={**typed, "seen": rules_seen(Rules())})
        page = tree(answer.text)
        assert answer.status_code == 422
        assert page.xpath("string(//input[@name='dots']/@value)") == "many"
        assert page.xpath("//textarea[@name='bodies']")[0].text_content() == "The council"
        assert "Give everyone from 1 to 20 dots." in answer.text
        kept = {**typed, "dots": "3", "seen": rules_seen(Rules())}
        assert (await ana.post(f"{PAGE}/rules", data=kept)).status_code == 303
        assert (await ana.post(DOTS)).status_code == 409
