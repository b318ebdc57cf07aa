"""The workbook as a page, and as files at addresses that stay."""

from dataclasses import replace

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.proceedings import Proceedings
from openspace.facilitation.proceedings import album, proceedings
from openspace.pages.contexts.shell import (
    channels_of,
    gathering_view,
    shell_view,
    versions,
    way_back_view,
)
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.shell import BareView
from openspace.store.keeping import Transaction
from openspace.web.asking import Asked, press_of, readable
from openspace.web.cookies import came_from
from openspace.workbook.album import Album, placed
from openspace.workbook.composition import compose
from openspace.workbook.press import MEDIA_TYPES, Format


@readable
async def page(who: Asked) -> Response:
    """The book in the shell; for readers from outside, the book without it."""
    outside = who.visit.participant is None
    followed = "" if outside else versions(who.house.bus, channels_of(who.caller))

    def work(tx: Transaction) -> str:
        at = who.house.clock()
        here = f"/g/{who.code}/images"
        book = compose(proceedings(tx, who.code, at), who.language)
        book = placed(book, lambda name: f"{here}/{name}")
        if outside:
            bare = BareView(who.language, gathering_view(who.gathering))
            return render(who.language, "workbook/outside.html", {"bare": bare, "book": book})
        now = Snapshot(tx, who.code)
        shell = shell_view(
            now,
            who.caller,
            tab="workbook",
            followed=followed,
            language=who.language,
            at=at,
        )
        if (back := came_from(who.request, who.code)) is not None:
            shell = replace(shell, way_back=way_back_view(now, who.caller, back))
        return render(who.language, "workbook/page.html", {"shell": shell, "book": book})

    return HTMLResponse(await who.house.store.read_long(work))


@readable
async def pdf(who: Asked) -> Response:
    """As PDF."""
    return await _file(who, "pdf")


@readable
async def docx(who: Asked) -> Response:
    """For a word processor."""
    return await _file(who, "docx")


@readable
async def odt(who: Asked) -> Response:
    """For a word processor that prefers OpenDocument."""
    return await _file(who, "odt")


@readable
async def sheet(who: Asked) -> Response:
    """For a spreadsheet."""
    return await _file(who, "csv")


@readable
async def epub(who: Asked) -> Response:
    """For readers of electronic books."""
    return await _file(who, "epub")


@readable
async def markdown(who: Asked) -> Response:
    """As Markdown."""
    return await _file(who, "md")


@readable
async def bundle(who: Asked) -> Response:
    """As Markdown, with the pictures beside it."""
    return await _file(who, "zip")


@readable
async def twin(who: Asked) -> Response:
    """As data."""
    return await _file(who, "json")


async def _file(who: Asked, form: Format) -> Response:
    def work(tx: Transaction) -> Proceedings:
        return proceedings(tx, who.code, who.house.clock())

    made = await who.house.store.read_long(work)

    async def pictures() -> Album:
        return await who.house.store.read_long(lambda tx: album(tx, made))

    book = await press_of(who.request).press(made, form, album=pictures)
    headers = {"Content-Disposition": f'inline; filename="{who.code}.{form}"'}
    return Response(book, media_type=MEDIA_TYPES[form], headers=headers)


ROUTES = [
    Route("/g/{code}/workbook", page),
    Route("/g/{code}/workbook.pdf", pdf),
    Route("/g/{code}/workbook.docx", docx),
    Route("/g/{code}/workbook.odt", odt),
    Route("/g/{code}/workbook.epub", epub),
    Route("/g/{code}/workbook.md", markdown),
    Route("/g/{code}/workbook.zip", bundle),
    Route("/g/{code}/workbook.csv", sheet),
    Route("/g/{code}/workbook.json", twin),
]
