"""A room's chat on the live socket: for those inside while they are inside (S5)."""

import asyncio
from pathlib import Path

import pytest

from tests.live.live_server import served, word


async def test_s5_only_those_inside_hear_it_and_only_while_they_are(tmp_path: Path) -> None:
    async with (
        served(tmp_path) as here,
        here.browser("ben") as ben,
        here.browser("chi") as chi,
        here.live("ben") as bens,
        here.live("chi") as chis,
        here.live("ana") as anas,
    ):
        for browser in (ben, chi):
            await browser.post("/rooms/b1/entrance")
        for live in (bens, chis, anas):
            await here.follow(live, "chat:b1")
        await ben.post("/rooms/b1/lines", data={"line": "For those inside"})
        for live in (bens, chis):
            push = await word(live)
            assert push["channel"] == "chat:b1"
            assert "For those inside" in push["html"]
        await chi.post("/whereabouts/departure")
        await ben.post("/rooms/b1/lines", data={"line": "Once more"})
        assert "Once more" in (await word(bens))["html"]
        for live in (chis, anas):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.5):
                    await word(live)


async def test_s5_who_comes_in_hears_it_from_then_on(tmp_path: Path) -> None:
    async with (
        served(tmp_path) as here,
        here.browser("ben") as ben,
        here.browser("ana") as ana,
        here.live("ana") as anas,
    ):
        await ben.post("/rooms/b1/entrance")
        await here.follow(anas, "chat:b1")
        await ana.post("/rooms/b1/entrance")
        await here.follow(anas, "chat:b1")
        await ben.post("/rooms/b1/lines", data={"line": "Welcome"})
        assert "Welcome" in (await word(anas))["html"]
