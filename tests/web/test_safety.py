"""What holds for every answer (Y1 to Y5), and cookies that no script reads."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from starlette.types import Message

from openspace.app import application
from openspace.config import Settings
from openspace.web.safety import FOR_EVER, headers_for
from openspace.web.uploads import LARGEST_BODY
from tests.cast import CODE
from tests.house import HERE, client, house, visited
from tests.pages.pages import tree


async def test_a_page_may_load_only_our_own(tmp_path: Path) -> None:
    """Y1 and Y4."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        headers = (await ana.get(f"/g/{CODE}")).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


async def test_a_frame_is_for_the_jitsi_server_that_was_named_alone(tmp_path: Path) -> None:
    """Y1."""
    async with house(tmp_path) as opened:
        for jitsi, frames, lent in (
            ("", "frame-src 'none'", "camera=(self)"),
            (
                "https://meet.example.org/rooms",
                "frame-src https://meet.example.org",
                'camera=(self "https://meet.example.org")',
            ),
        ):
            app = application(opened, Settings(jitsi=jitsi))
            async with client(app, "ana") as ana:
                headers = (await ana.get(f"/g/{CODE}")).headers
                assert headers["content-security-policy"].split("; ")[-1] == frames
                assert headers["permissions-policy"].split(", ")[0] == lent


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
    """Y2 and Y5."""
    async with visited(tmp_path) as (_, app), client(app, "ana", "nb") as ana:
        answer = await ana.post(f"/g/{CODE}/topics/t1/vote", headers=headers)
        assert answer.status_code == status
        assert_headed(answer)
        if status == 403:
            sentence = "Dette kom fra et annet nettsted. Åpne siden her, og gjør det en gang til."
            assert heading(answer.text) == sentence


async def test_a_body_that_is_too_large(tmp_path: Path) -> None:
    """Y3 and Y5."""
    async with visited(tmp_path) as (_, app), client(app, "ana", "nb") as ana:
        form = {"title": "x" * LARGEST_BODY}
        answer = await ana.post(f"/g/{CODE}/topics", data=form)
        assert answer.status_code == 413
        assert heading(answer.text) == "Det er for mye på en gang. Kort det ned, og prøv igjen."


@pytest.mark.parametrize(("half", "status"), [(20_000, 422), (40_000, 413)])
async def test_a_body_that_does_not_say_how_large_it_is(
    tmp_path: Path, half: int, status: int
) -> None:
    """Y3 and Y5."""

    async def pieces() -> AsyncIterator[bytes]:
        yield b"title=" + half * b"x"
        yield half * b"x"

    form = {"content-type": "application/x-www-form-urlencoded"}
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.post(f"/g/{CODE}/topics", content=pieces(), headers=form)
        assert answer.status_code == status
        assert ("That is too much at once." in answer.text) is (status == 413)
        assert_headed(answer)


@pytest.mark.parametrize("length", ["-1", "9" * 5000, "٣", "1e3", ""])
async def test_a_length_that_is_none(tmp_path: Path, length: str) -> None:
    """Y3."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        headers = [(b"content-length", length.encode())]
        answer = await ana.post(f"/g/{CODE}/topics", content=b"title=x", headers=headers)
        assert answer.status_code == 413


async def test_a_form_that_is_none_is_answered_with_a_sentence(tmp_path: Path) -> None:
    """Y5."""
    multipart = {"content-type": "multipart/form-data; boundary=x"}
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.post(f"/g/{CODE}/topics", content=b"no", headers=multipart)
        assert answer.status_code == 400
        assert heading(answer.text) == "We could not read what was sent. Go back and try again."


@pytest.mark.parametrize(
    ("asked", "kept"), [("?v=0123456789", FOR_EVER), ("", "no-cache"), ("?w=1", "no-cache")]
)
async def test_only_what_is_asked_for_by_its_fingerprint_is_kept_for_ever(
    tmp_path: Path, asked: str, kept: str
) -> None:
    """Y4."""
    async with visited(tmp_path) as (_, app), client(app) as dee:
        answer = await dee.get(f"/static/openspace.css{asked}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, kept)
        again = {"if-none-match": answer.headers["etag"]}
        assert (await dee.get(f"/static/openspace.css{asked}", headers=again)).status_code == 304


async def test_an_error_shows_a_sentence_and_no_trace(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        house.store.close()
        answer = await ana.get(f"/g/{CODE}")
        assert answer.status_code == 500
        assert "Something went wrong on our side." in answer.text
        assert "Traceback" not in answer.text
        assert_headed(answer)
        assert answer.headers["cache-control"] == "no-store"


async def test_a_long_answer_is_pressed_together_and_headed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.get(f"/g/{CODE}", headers={"accept-encoding": "gzip"})
        assert (answer.status_code, answer.headers["content-encoding"]) == (200, "gzip")
        assert_headed(answer)


def assert_headed(answer: httpx2.Response) -> None:
    expected = headers_for("")
    assert {name: answer.headers.get(name) for name in expected} == expected


def heading(html: str) -> str:
    return str(tree(html).find(".//h1").text)


async def test_who_goes_away_while_a_form_comes_is_no_error_of_ours(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app):
        scope = {
            "type": "http",
            "scheme": "http",
            "method": "POST",
            "path": f"/g/{CODE}/participants",
            "query_string": b"",
            "headers": [(b"content-type", b"application/x-www-form-urlencoded")],
        }
        answers: list[Message] = []

        async def gone() -> Message:
            return {"type": "http.disconnect"}

        async def answered(message: Message) -> None:
            answers.append(message)

        await app(scope, gone, answered)
        assert answers[0]["status"] == 400
