"""Built files go out packed, the same as they lie there."""

from pathlib import Path

import pytest

from openspace.config import assets
from tests.house import client, visited

SCRIPT = "openspace.js"
PACKED, PLAIN = {"accept-encoding": "gzip"}, {"accept-encoding": "identity"}


async def test_a_script_goes_out_packed_to_who_takes_it_and_plain_to_others(
    tmp_path: Path,
) -> None:
    lies_there = (assets() / "static" / "dist" / SCRIPT).read_bytes()
    async with visited(tmp_path) as (_, app), client(app) as dee:
        packed = await dee.get(f"/static/{SCRIPT}", headers=PACKED)
        plain = await dee.get(f"/static/{SCRIPT}", headers=PLAIN)
        again = await dee.get(
            f"/static/{SCRIPT}", headers=PACKED | {"if-none-match": packed.headers["etag"]}
        )
    assert (packed.content, plain.content) == (lies_there, lies_there)
    assert [each.headers.get("content-encoding") for each in (packed, plain)] == ["gzip", None]
    assert {each.headers["vary"] for each in (packed, plain)} == {"Accept-Encoding"}
    assert int(packed.headers["content-length"]) < len(lies_there) / 2
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert (packed.headers["etag"], again.status_code) == (plain.headers["etag"], 304)


async def test_what_is_built_anew_is_packed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "there" / "static" / "dist"
    folder.mkdir(parents=True)
    (tmp_path / "there" / "templates").symlink_to(assets() / "templates")
    script = folder / SCRIPT
    script.write_text("first " * 1000, encoding="utf-8")
    monkeypatch.setattr("openspace.web.routes.assets", lambda: tmp_path / "there")
    async with visited(tmp_path) as (_, app), client(app) as dee:
        first = await dee.get(f"/static/{SCRIPT}", headers=PACKED)
        script.write_text("second " * 1000, encoding="utf-8")
        second = await dee.get(f"/static/{SCRIPT}", headers=PACKED)
    assert [each.text[:6] for each in (first, second)] == ["first ", "second"]


async def test_a_part_of_it_is_a_part_of_what_lies_there(tmp_path: Path) -> None:
    lies_there = (assets() / "static" / "dist" / SCRIPT).read_bytes()
    async with visited(tmp_path) as (_, app), client(app) as dee:
        part = await dee.get(f"/static/{SCRIPT}", headers=PLAIN | {"range": "bytes=5-9"})
    assert (part.status_code, part.content) == (206, lies_there[5:10])
