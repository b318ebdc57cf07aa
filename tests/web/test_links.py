"""Where the book leads, checked in the browser without script against a server on this machine."""

import asyncio
from pathlib import Path

from openspace.domain.reports import mark
from tests.cast import CODE
from tests.house import client, visited
from tests.pages.pages import Tree, tree
from tests.post.test_answering import anywhere, server

LINKS = f"/g/{CODE}/workbook/editing/links"


def verdicts(page: Tree) -> list[str]:
    return [each.text or "" for each in page.xpath("//*[@class='links-of']//li/span")]


async def test_a_dead_link_is_said_and_nobody_inside_is_asked(tmp_path: Path) -> None:
    heard: list[str] = []
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        server("404 No", heard) as here,
    ):
        assert "There are no links in the book." in (await ana.get(LINKS)).text
        words = {"links": f"{here}/a", "seen-links": mark(""), "act": "save"}
        await ana.post(f"/g/{CODE}/breakouts/b1/report", data=words)
        assert verdicts(tree((await ana.get(LINKS)).text)) == [""]
        asked = await ana.post(LINKS, follow_redirects=True)
        assert (verdicts(tree(asked.text)), heard) == (
            ["is in a private network: not asked"],
            [],
        )
        app.state.checks.allowed = anywhere
        asked = await ana.post(LINKS, follow_redirects=True)
        assert (verdicts(tree(asked.text)), heard) == (
            ["is not there any more"],
            ["HEAD /a HTTP/1.1"],
        )
        assert "1 link leads to nothing." in asked.text


async def test_who_presses_meanwhile_waits_for_the_same_check(tmp_path: Path) -> None:
    heard: list[str] = []
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        server("200 OK", heard) as here,
    ):
        app.state.checks.allowed = anywhere
        words = {"links": f"{here}/a", "seen-links": mark(""), "act": "save"}
        await ana.post(f"/g/{CODE}/breakouts/b1/report", data=words)
        both = await asyncio.gather(ana.post(LINKS), ana.post(LINKS))
        assert [each.status_code for each in both] == [303, 303]
        assert (heard, app.state.checks.going) == (["HEAD /a HTTP/1.1"], {})


async def test_links_are_checked_for_facilitators_alone(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app) as dee,
    ):
        assert (await ben.post(LINKS)).status_code == 403
        assert (await dee.post(LINKS)).headers["location"] == f"/g/{CODE}"
        assert app.state.checks.last == {}
        assert (await ana.post(LINKS)).status_code == 303
        assert list(app.state.checks.last) == [CODE]
