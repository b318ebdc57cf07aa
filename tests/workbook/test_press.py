"""The press: every format whole, and the same book set only once."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import pytest

from openspace.workbook import press as module
from openspace.workbook.album import Album
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.press import KEPT, Press, press
from openspace.workbook.pressroom import Pressroom
from tests.workbook.books import ALBUM, BOOK, EMPTY, ILLUSTRATED, MAP, after


class Setter:
    """Stands for the process that sets type: counts, and waits until it may go on."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.fails = False

    async def __call__(
        self,
        form: str,
        gathering: str,
        composed: Callable[[], Manuscript],
        album: Album,
        room: Pressroom,
        as_of: float,
    ) -> bytes:
        title = composed().title
        self.titles.append(title)
        await asyncio.sleep(0)
        if self.fails:
            raise RuntimeError("no paper")
        return title.encode()


@pytest.fixture
def setter(monkeypatch: pytest.MonkeyPatch) -> Setter:
    made = Setter()
    monkeypatch.setattr(module, "made_apart", made)
    return made


async def test_each_format_begins_as_it_should() -> None:
    starts = {"html": b"<!doctype html>", "md": b"# Partnerskapskonferansen", "json": b"{"}
    assert (await press(BOOK, "zip"))[:4] == b"PK\3\4"
    for form in ("html", "md", "json"):
        made = await press(BOOK, form)
        assert made[: len(starts[form])] == starts[form]


async def test_the_data_are_the_domains_own_names() -> None:
    data = json.loads(await press(BOOK, "json"))
    assert data["sectors"] == [["kommune", 19], ["næringsliv", 12], ["", 10]]
    assert data["slots"][0] == {
        "id": "s1",
        "number": 1,
        "starts": "2026-05-20T10:25:00+00:00",
        "ends": "2026-05-20T11:10:00+00:00",
    }
    assert [chapter["number"] for chapter in data["chapters"]] == [1, 2, 3, 4, 5]


async def test_a_text_that_cannot_be_written_stops_nothing() -> None:
    made = await press(replace(EMPTY, title="half \ud83c pair"), "md")
    assert made.decode().splitlines()[0] == "# half ? pair"


async def test_many_who_ask_at_once_get_one_book(setter: Setter) -> None:
    pressing = Press()
    made = await asyncio.gather(
        *(pressing.press(BOOK, "docx", as_of=monotonic()) for _ in range(5))
    )
    assert made == [BOOK.title.encode()] * 5
    assert setter.titles == [BOOK.title]


async def test_the_hour_alone_is_no_new_edition(setter: Setter) -> None:
    pressing = Press()
    await pressing.press(BOOK, "docx", as_of=monotonic())
    await pressing.press(replace(BOOK, pressed_at=after(300)), "docx", as_of=monotonic())
    await pressing.press(replace(BOOK, title="Changed"), "docx", as_of=monotonic())
    assert setter.titles == [BOOK.title, "Changed"]


async def test_a_failure_is_not_kept(setter: Setter) -> None:
    pressing = Press()
    setter.fails = True
    with pytest.raises(RuntimeError, match="no paper"):
        await pressing.press(BOOK, "docx", as_of=monotonic())
    setter.fails = False
    assert await pressing.press(BOOK, "docx", as_of=monotonic()) == BOOK.title.encode()


async def test_only_the_last_books_are_kept(setter: Setter) -> None:
    pressing = Press()
    for number in range(KEPT + 3):
        await pressing.press(replace(BOOK, title=str(number)), "docx", as_of=monotonic())
    assert len(pressing.kept) == KEPT


async def test_of_large_books_fewer_are_kept(
    setter: Setter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 25)
    pressing = Press()
    for title in ("a" * 10, "b" * 10, "c" * 10, "d" * 30):
        await pressing.press(replace(BOOK, title=title), "docx", as_of=monotonic())
    assert [each.title[0] for each, _, _ in pressing.kept] == ["d"]
    await pressing.press(replace(BOOK, title="e" * 10), "docx", as_of=monotonic())
    await pressing.press(replace(BOOK, title="f" * 10), "docx", as_of=monotonic())
    assert [each.title[0] for each, _, _ in pressing.kept] == ["e", "f"]


async def test_one_album_is_held_at_a_time() -> None:
    pressing, held, most = Press(), 0, 0

    async def album() -> Album:
        nonlocal held, most
        held += 1
        most = max(most, held)
        await asyncio.sleep(0)
        held -= 1
        return ALBUM

    await asyncio.gather(
        *(pressing.press(ILLUSTRATED, "zip", album=album, as_of=monotonic()) for _ in range(3))
    )
    assert (most, held) == (1, 0)


async def test_pictures_are_asked_for_when_a_book_is_made_that_shows_them(setter: Setter) -> None:
    pressing, asked = Press(), 0

    async def album() -> Album:
        nonlocal asked
        asked += 1
        return ALBUM

    for form, many in (("json", 0), ("md", 0), ("docx", 1), ("docx", 1), ("odt", 2), ("zip", 3)):
        await pressing.press(ILLUSTRATED, form, album=album, as_of=monotonic())  # type: ignore[arg-type]
        assert (form, asked) == (form, many)


async def test_a_picture_that_is_not_in_the_album_stops_no_book() -> None:
    page = await press(ILLUSTRATED, "html", "en")
    assert b"A picture that is not here any more: A map of" in page
    data = json.loads(await press(ILLUSTRATED, "json"))
    assert [each["file"] for each in data["images"]] == [MAP.file]
