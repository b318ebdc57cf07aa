"""The front and the door: codes, languages, and where one is led afterwards."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from tests.cast import CODE
from tests.house import HERE, client, visited

HOME = f"/g/{CODE}"


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("circle", "/g/circle"),
        (" Circle_2026-x ", "/g/Circle_2026-x"),
        ("a" * 40, "/g/" + "a" * 40),
        ("a" * 41, None),
        ("-circle", None),
        ("../healthz", None),
        ("čuovga", None),
        ("", None),
    ],
)
async def test_a_code_is_what_a_gathering_file_may_call_one(
    tmp_path: Path, typed: str, leads_to: str | None
) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        answer = await dee.get("/", params={"code": typed})
        assert answer.headers.get("location") == leads_to


@pytest.mark.parametrize(
    ("left", "back"),
    [
        (f"{HERE}{HOME}/marketplace?words=sea", f"{HOME}/marketplace?words=sea"),
        (f"{HERE}{HOME}/topics/t1", f"{HOME}/topics/t1"),
        (f"{HERE}{HOME}", HOME),
        (f"{HERE}{HOME}/topics", HOME),
        (f"{HERE}{HOME}/topics/t1/title", HOME),
        (f"{HERE}{HOME}/participants", HOME),
        (f"{HERE}{HOME}/nothing/here", HOME),
        (f"{HERE}/g/circles/agenda", HOME),
        (f"http://elsewhere.example{HOME}/agenda", HOME),
        ("http://[", HOME),
    ],
)
async def test_who_changes_the_language_goes_on_where_one_can_look(
    tmp_path: Path, left: str, back: str
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        form = {"language": "nb"}
        answer = await chi.post(f"{HOME}/language", data=form, headers={"referer": left})
        assert (answer.status_code, answer.headers["location"]) == (303, back)
        assert 'lang="nb"' in (await chi.get(back)).text


async def test_a_language_from_a_browser_that_names_no_host(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app):
        assert await nameless(app, b"referer", b"http:///x") == 303
        assert await nameless(app, b"accept", b"*/*") == 303


async def nameless(app: Starlette, header: bytes, value: bytes) -> int:
    """The status of the answer to a choice of language without a Host."""
    answered: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"language=nb"}

    async def send(message: Message) -> None:
        answered.append(message)

    form = (b"content-type", b"application/x-www-form-urlencoded")
    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": f"{HOME}/language",
        "query_string": b"",
        "headers": [form, (header, value)],
    }
    await app(scope, receive, send)
    return int(answered[0]["status"])
