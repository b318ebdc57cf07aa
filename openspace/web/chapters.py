"""One chapter of the book at an address of its own, and as a file."""

from dataclasses import replace
from time import monotonic

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.editing import amends, window_day
from openspace.domain.editions import was_sealed
from openspace.domain.proceedings import Proceedings
from openspace.domain.reports import writes
from openspace.domain.standing import excerpt, in_order
from openspace.facilitation.proceedings import album, proceedings
from openspace.pages.contexts.shell import channels_of, gathering_view, shell_view, versions
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.chapters import AmendView, BesideView, ChapterPage
from openspace.pages.views.shell import BareView
from openspace.store.keeping import Transaction
from openspace.web.answers import absent
from openspace.web.asking import Asked, Endpoint, press_of, readable, small_number
from openspace.web.lending import called
from openspace.workbook.album import Album, placed
from openspace.workbook.composition import compose
from openspace.workbook.forms import Format
from openspace.workbook.markdown import chapter_text
from openspace.workbook.press import MEDIA_TYPES


@readable
async def page(who: Asked) -> Response:
    """The chapter, with what can be done with it."""
    number, outside = small_number(who.path("number")), who.visit.participant is None
    followed = "" if outside else versions(who.house.bus, channels_of(who.caller))

    def work(tx: Transaction) -> str | None:
        at = who.house.clock()
        whole = proceedings(tx, who.code, at)
        found = excerpt(whole, number or 0)
        if found is None:
            return None
        now = Snapshot(tx, who.code)
        book = placed(compose(found, who.language), lambda name: f"/g/{who.code}/images/{name}")
        view = ChapterPage(
            who.code, book.chapters[0], book.language, *_beside(whole, found.chapters[0].number)
        )
        if outside:
            bare = BareView(who.language, gathering_view(who.gathering))
            return render(who.language, "workbook/alone.html", {"bare": bare, "page": view})
        view = replace(view, amend=_amend(now, who, found.chapters[0].number))
        shell = shell_view(
            now, who.caller, tab="workbook", followed=followed, language=who.language, at=at
        )
        return render(who.language, "workbook/chapter.html", {"shell": shell, "page": view})

    html = await who.house.store.read_long(work)
    return HTMLResponse(html) if html else absent(who.request)


def _beside(whole: Proceedings, number: int) -> tuple[BesideView | None, BesideView | None]:
    """The chapters before and after this one, in the book's order."""
    every = [chapter for part in in_order(whole) for chapter in part.chapters]
    at = next(at for at, each in enumerate(every) if each.number == number)
    beside = (every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None)
    before, after = (
        BesideView(e.number, e.title, e.language or whole.language) if e else None for e in beside
    )
    return before, after


def _amend(now: Snapshot, who: Asked, number: int) -> AmendView | None:
    """Where those who were there amend it, and until when; after that, where anybody adds."""
    if not now.gathering.timetable.is_over:
        return None
    topic = next(each for each in now.every_topic.values() if each.number == number)
    runs = topic.breakouts
    mine = next((run for run in runs if now.was_in(who.caller.person, run)), runs[0])
    may = writes(
        who.caller,
        topic,
        was_there=now.was_in(who.caller.person, mine),
        took_notes=now.note_takers.get(mine) == who.caller.person,
    )
    open_still = amends(
        now.gathering,
        now.make_up,
        who.house.clock(),
        sealed=was_sealed(now.editions),
    )
    return AmendView(
        mine, may=may and open_still, until=window_day(now.make_up), closed=not open_still
    )


def _as(form: Format) -> Endpoint:
    @readable
    async def file(who: Asked) -> Response:
        """The chapter in this form."""
        return await _file(who, form)

    return file


async def _file(who: Asked, form: Format) -> Response:
    number = small_number(who.path("number")) or 0

    def work(tx: Transaction) -> Proceedings | None:
        return excerpt(proceedings(tx, who.code, who.house.clock()), number)

    as_of = monotonic()
    made = await who.house.store.read_long(work)
    if made is None:
        return absent(who.request)
    book = made

    async def pictures() -> Album:
        return await who.house.store.read_long(lambda tx: album(tx, book))

    if form == "md":
        content = chapter_text(compose(book), number).encode("utf-8", "replace")
    else:
        content = await press_of(who.request).press(book, form, album=pictures, as_of=as_of)
    headers = called(f"{who.code}-{number}.{form}", form)
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


FORMS: tuple[Format, ...] = ("md", "docx", "pdf")
CHAPTER = "/g/{code}/workbook/chapters/{number}"
ROUTES = [
    *(Route(f"{CHAPTER}.{form}", _as(form)) for form in FORMS),
    Route(CHAPTER, page),
]
