"""What holds for every answer (Y1 to Y4), and cookies that no script reads."""

from pathlib import Path

import pytest

from openspace.web.safety import LARGEST_BODY
from tests.cast import CODE
from tests.house import HERE, client, visited


async def test_a_page_may_load_only_our_own(tmp_path: Path) -> None:
    """Y1 and Y4."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        headers = (await ana.get(f"/g/{CODE}")).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": HERE}, 303),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 303),
    ],
)
async def test_deeds_from_another_site_are_refused(
    tmp_path: Path, headers: dict[str, str], status: int
) -> None:
    """Y2."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.post(f"/g/{CODE}/topics/t1/vote", headers=headers)
        assert answer.status_code == status


async def test_a_body_that_is_too_large(tmp_path: Path) -> None:
    """Y3."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        form = {"title": "x" * LARGEST_BODY}
        assert (await ana.post(f"/g/{CODE}/topics", data=form)).status_code == 413


@pytest.mark.parametrize("deed", ["/topics/t1/vote", "/placements", "/phases", "/topics"])
async def test_looking_changes_nothing(tmp_path: Path, deed: str) -> None:
    async with visited(tmp_path) as (house, app):
        async with client(app, "ana") as ana:
            assert (await ana.get(f"/g/{CODE}{deed}")).status_code in (404, 405)
        assert house.bus._streams == {}


async def test_the_key_is_out_of_reach_of_scripts(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as eli:
        form = {"name": "Eli", "sector": "civil"}
        answer = await eli.post(f"/g/{CODE}/participants", data=form)
        key = next(c for c in answer.headers.get_list("set-cookie") if f"_{CODE}=" in c)
        assert "HttpOnly" in key
        assert "SameSite=lax" in key


async def test_an_error_shows_a_sentence_and_no_trace(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        house.store.close()
        answer = await ana.get(f"/g/{CODE}")
        assert answer.status_code == 500
        assert "Something went wrong on our side." in answer.text
        assert "Traceback" not in answer.text
