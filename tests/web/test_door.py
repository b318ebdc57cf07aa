"""The front and the door: codes, languages, and where one is led afterwards."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from openspace.domain.setting_up import step_seen
from tests.cast import CODE, gathering
from tests.house import HERE, client, visited
from tests.pages.pages import tree

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


async def test_all_that_is_missing_is_said_at_once_each_at_its_field(tmp_path: Path) -> None:
    """P1, P2, RG7: what was typed stays, and the first of them has the focus."""
    async with visited(tmp_path) as (_, app), client(app) as dee, client(app, "ana") as ana:
        seen = {"seen": step_seen(gathering(), "registration"), "asks_email": "yes"}
        assert (await ana.post(f"{HOME}/gathering/registration", data=seen)).is_redirect
        form = {"name": " ", "organisation": "x" * 121, "email": "dee", "listed": "yes"}
        answer = await dee.post(f"{HOME}/participants", data=form)
        assert answer.status_code == 422
        page = tree(answer.text)
        assert page.xpath("//p[@class='ds-validation-message']/@id") == [
            *("name_error", "organisation_error", "sector_error", "email_error")
        ]
        assert page.xpath("//*[@autofocus]/@name") == ["name"]
        assert page.xpath("//input[@name='organisation']/@value") == ["x" * 121]
        assert page.xpath("//input[@name='listed']/@checked")
        answer = await dee.post(f"{HOME}/participants", data={**form, "name": "Dee"})
        page = tree(answer.text)
        assert page.xpath("//*[@autofocus]/@name") == ["organisation"]
        assert page.xpath("//input[@name='email']/@value") == ["dee"]
