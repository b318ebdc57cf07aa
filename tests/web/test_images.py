"""Pictures for notes: sent and seen by whom, and what is refused. IM1 to IM6, PI1 to PI3, Y3."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import httpx2
import pytest
from starlette.applications import Starlette

from openspace.bus.purses import Purse
from openspace.domain import images as domain
from openspace.domain.images import LARGEST, MOST_PIXELS, Image, image
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.house import House
from openspace.facilitation.notes import write
from openspace.notes import darkroom
from openspace.notes.darkroom import Darkroom
from openspace.store import gatherings, images
from openspace.store.keeping import Transaction
from openspace.web import images as web
from openspace.web.safety import headers_for
from openspace.web.uploads import LARGEST_BODY
from tests.cast import CHI, CODE, at, gathering
from tests.editors import Editor, element, written
from tests.house import HERE, client, invited, visited
from tests.pages.pages import tree
from tests.pictures import NONE, bomb, drawing, opened, photo, telling
from tests.web.test_safety import heading

SENT = f"/g/{CODE}/notes/b1/images"
AS_JSON = {"accept": "application/json"}
ALT = "The wall at noon"


async def send(
    who: httpx2.AsyncClient, content: bytes, alt: str = ALT, to: str = SENT, **headers: str
) -> httpx2.Response:
    files = {"picture": ("../../wall.html", content, "text/html")}
    return await who.post(to, data={"alt": alt}, files=files, headers=headers)


async def sent(who: httpx2.AsyncClient, content: bytes) -> Any:
    """What is said of a picture that is kept."""
    answer = await send(who, content, accept="application/json")
    assert answer.status_code == 201
    return answer.json()


async def kept(house: House, code: str = CODE) -> list[Image]:
    return list((await house.store.read(lambda tx: images.images(tx, code))).values())


async def test_a_picture_is_sent_and_seen(tmp_path: Path) -> None:
    """PI1 to PI3."""
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        said = await sent(chi, telling())
        assert said == {"file": said["file"], "width": 40, "height": 60, "alt": ALT}
        answer = await ben.get(f"/g/{CODE}/images/{said['file']}")
        assert answer.status_code == 200
        assert opened(answer.content).size == (40, 60)
        headers = answer.headers
        assert headers["content-type"] == "image/jpeg"
        assert headers["content-disposition"] == f'attachment; filename="{said["file"]}.jpg"'
        assert headers["cache-control"] == "private, max-age=31536000, immutable"
        policy = "default-src 'none'; frame-ancestors 'none'; sandbox"
        expected = {**headers_for(""), "Content-Security-Policy": policy}
        assert {name: headers[name] for name in expected} == expected
        for ending, status in ((".jpg", 200), (".png", 404), (".jpg.jpg", 404), (".", 200)):
            named = await ben.get(f"/g/{CODE}/images/{said['file']}{ending}")
            assert (ending, named.status_code) == (ending, status)
        assert [each.file for each in await kept(house)] == [said["file"]]


async def test_a_plain_form_comes_back_to_the_room(tmp_path: Path) -> None:
    """PI1; and IM4, sent twice it is kept once."""
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        for _ in range(2):
            answer = await send(chi, drawing())
            assert answer.status_code == 303
            assert answer.headers["location"] == f"/g/{CODE}/breakouts/b1#note"
        assert len(await kept(house)) == 1


@pytest.mark.parametrize(
    ("content", "alt", "status", "sentence"),
    [
        (NONE["svg"], ALT, 415, "This is not a picture that we can read."),
        (NONE["page"], ALT, 415, "This is not a picture that we can read."),
        (lambda: b"\0\0\0\x18ftypheic" + b"\0" * 32, ALT, 415, "This is a HEIC or AVIF picture"),
        (lambda: photo()[:900], ALT, 422, "This picture cannot be opened; the file is damaged."),
        (bomb, ALT, 413, "The picture has more than 50 million pixels."),
        (lambda: b"", ALT, 422, "Choose a picture first."),
        (drawing, " ", 422, "Say what the picture shows, for those who do not see it."),
        (drawing, "x" * 301, 422, "Say it in at most 300 characters."),
        (lambda: b"x" * (LARGEST + 1), ALT, 413, "The picture is larger than 10 MB."),
    ],
)
async def test_what_is_refused_is_said_and_nothing_is_kept(
    tmp_path: Path, content: Any, alt: str, status: int, sentence: str
) -> None:
    """IM1, IM3 and PI1."""
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        made = content()
        answer = await send(chi, made, alt, accept="application/json")
        assert answer.status_code == status
        assert answer.json()["sentence"].startswith(sentence)
        page = await send(chi, made, alt)
        assert page.status_code == status
        form = tree(page.text).find(".//form[@id='note-picture']")
        assert form.get("hidden") is None
        assert form.find(".//textarea").text == alt
        told = form.find_class("ds-validation-message")
        shown = [each.text for each in told if each.get("hidden") is None]
        assert [each.startswith(sentence) for each in shown] == [True]
        assert await kept(house) == []
    assert MOST_PIXELS == 50_000_000


async def test_y3_forty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    read = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal read
        start = b'--x\r\ncontent-disposition: form-data; name="picture"; filename="a.png"\r\n\r\n'
        for piece in (start, *[b"\0" * 2**20] * 40):
            read += len(piece)
            yield piece

    multipart = {"content-type": "multipart/form-data; boundary=x"}
    async with visited(tmp_path) as (house, app), client(app, "chi", "nb") as chi:
        length = {"content-length": str(40 * 2**20)}
        told = await chi.post(SENT, content=pieces(), headers=multipart | length)
        assert (told.status_code, read) == (413, 0)
        assert heading(told.text) == "Bildet er større enn 10 MB. Gjør det mindre, og prøv igjen."
        untold = await chi.post(SENT, content=pieces(), headers=multipart)
        assert (untold.status_code, heading(untold.text)) == (413, heading(told.text))
        assert LARGEST < read <= LARGEST + LARGEST_BODY + 2**20
        assert await kept(house) == []
        small = await chi.post(f"/g/{CODE}/topics", data={"title": "x" * LARGEST_BODY})
        assert small.status_code == 413


async def test_im6_who_sends_and_who_sees(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        refused = await send(dee, drawing(), accept="application/json")
        assert (refused.status_code, refused.headers["location"]) == (303, f"/g/{CODE}")
        assert await kept(house) == []
        file = (await sent(ana, drawing()))["file"]
        assert (await dee.get(f"/g/{CODE}/images/{file}")).status_code == 200
        await ana.post(f"/g/{CODE}/participants/chi/removal")
        async with client(app, "chi") as chi:
            assert (await chi.get(f"/g/{CODE}/images/{file}")).status_code == 403
            assert (await send(chi, photo())).status_code == 403
        assert len(await kept(house)) == 1


async def test_im6_an_invited_gatherings_picture_is_nothing_to_dee(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, invited()) as (_, app),
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        file = (await sent(chi, drawing()))["file"]
        assert (await chi.get(f"/g/{CODE}/images/{file}")).status_code == 200
        there = await dee.get(f"/g/{CODE}/images/{file}")
        nowhere = await dee.get(f"/g/nowhere/images/{file}")
        assert (there.status_code, there.text) == (404, nowhere.text)
        assert there.headers == nowhere.headers
        assert (await send(dee, drawing())).status_code == 404


@pytest.mark.parametrize(
    "file",
    ["0" * 32, "..%2f..%2fopenspace.sqlite", "%2e%2e", "%00", "' OR 1=1 --", "{file}%00", "{FILE}"],
)
async def test_an_address_leads_to_a_picture_or_nowhere(tmp_path: Path, file: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        named = (await sent(chi, drawing()))["file"]
        asked = file.replace("{file}", named).replace("{FILE}", named.upper())
        answer = await chi.get(f"/g/{CODE}/images/{asked}")
        assert answer.status_code == 404
        assert answer.headers["cache-control"] == "no-store"


async def test_a_note_that_is_not_there_has_no_pictures(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        for note in ("b9", "plenary"):
            to = f"/g/{CODE}/notes/{note}/images"
            answer = await send(chi, drawing(), to=to, **AS_JSON)
            assert (answer.status_code, answer.json()["code"]) == (404, "no_such_note")
        assert await kept(house) == []


async def test_im5_a_full_gathering_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(domain, "MOST_IMAGES", 1)
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        await sent(chi, drawing())
        await sent(chi, drawing())
        answer = await send(chi, photo(), accept="application/json")
        assert (answer.status_code, answer.json()["code"]) == (409, "pictures_full")


async def test_who_sends_very_many_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PICTURES", Purse(2, 600.0))
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app, "ben") as ben:
        statuses = [(await send(chi, drawing(), " ")).status_code for _ in range(3)]
        assert statuses == [422, 422, 429]
        late = await send(chi, drawing(), referer=f"{HERE}/g/{CODE}/breakouts/b1")
        assert 0 < int(late.headers["retry-after"]) <= 600
        assert "Those were many pictures at once." in late.text
        await sent(ben, drawing())


async def test_what_breaks_the_darkroom_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        with monkeypatch.context() as broken:
            broken.setattr(darkroom, "WORDS", ("-c", "raise SystemExit"))
            answer = await send(chi, drawing(), accept="application/json")
            assert answer.status_code == 422, answer.text
            assert answer.json()["code"] == "picture_broken"
        await sent(chi, drawing())
        assert room(app)._process is not None


def room(app: Starlette) -> Darkroom:
    made: Darkroom = app.state.darkroom
    return made


def names(*files: str) -> Callable[[Editor], object]:
    """Somebody puts these files into a note, whatever they are."""

    def act(editor: Editor) -> None:
        for file in files:
            editor.note.children.append(element("image", file=file, alt=f"What {file[:2]} shows"))

    return act


@pytest.mark.parametrize("page", ["/breakouts/b1", "/hall?look=b1", "/workbook"])
async def test_im6_a_note_that_names_anothers_picture_shows_its_words_alone(
    tmp_path: Path, page: str
) -> None:
    theirs = image("png", 1, 1, b"theirs")
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.store.write(lambda tx: elsewhere(tx, theirs))
        ours = (await sent(chi, drawing()))["file"]
        update = written(names(ours, theirs.file))
        await house.perform(write, Caller(CODE, None, Role.OUTSIDE), "b1", [(CHI, update)])
        shown = tree((await chi.get(f"/g/{CODE}{page}")).text)
        pictures = [each.get("src") for each in shown.iter("img")]
        assert [each.partition(".")[0] for each in pictures] == [f"/g/{CODE}/images/{ours}"]
        assert (await chi.get(pictures[0])).status_code == 200
        assert f"not here any more: What {theirs.file[:2]} shows" in shown.text_content()
        assert (await chi.get(f"/g/{CODE}/images/{theirs.file}")).status_code == 404
        bundle = await chi.get(f"/g/{CODE}/workbook.zip")
        with ZipFile(BytesIO(bundle.content)) as file:
            assert file.namelist() == [f"images/{ours}.png", f"{CODE}.md"]
        data = (await chi.get(f"/g/{CODE}/workbook.json")).json()
        assert [each["file"] for each in data["images"]] == [ours]


def elsewhere(tx: Transaction, theirs: Image) -> None:
    gatherings.add(tx, replace(gathering(), code="elsewhere"))
    images.add(tx, "elsewhere", theirs, b"theirs", at(10))
