"""The workbook as a page, and as files at addresses that stay."""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import cast

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.facts.editions import Why
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Refusal
from openspace.facilitation.proceedings import album, proceedings
from openspace.pages.contexts.editions import newest_view
from openspace.pages.contexts.shell import (
    channels_of,
    gathering_view,
    shell_view,
    versions,
    way_back_view,
)
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.views.shell import BareView
from openspace.store.keeping import Transaction
from openspace.web.answers import refused, said, status_of
from openspace.web.asking import Asked, Endpoint, press_of, readable
from openspace.web.cookies import came_from
from openspace.web.lending import called
from openspace.workbook.album import Album, placed
from openspace.workbook.apart import NotPressed
from openspace.workbook.composition import compose
from openspace.workbook.finding import sought_in
from openspace.workbook.forms import Format
from openspace.workbook.press import MEDIA_TYPES

log = structlog.get_logger()


@readable
async def page(who: Asked) -> Response:
    """The book in the shell; for readers from outside, the book without it.

    ``?words=`` are those that its chapters must have.
    """
    words = who.request.query_params.get("words", "")[:LONGEST_SOUGHT]
    outside = who.visit.participant is None
    followed = "" if outside else versions(who.house.bus, channels_of(who.caller))

    def work(tx: Transaction) -> str:
        at, now = who.house.clock(), Snapshot(tx, who.code)
        here = f"/g/{who.code}/images"
        book = compose(proceedings(tx, who.code, at), who.language)
        book = placed(book, lambda name: f"{here}/{name}")
        if book.arms:
            book = replace(book, arms_source=f"/g/{who.code}/workbook/arms?of={book.design}")
        told = {"book": book, "sought": sought_in(book, words)}
        if outside:
            bare = BareView(who.language, gathering_view(who.gathering))
            known = {"bare": bare, "newest": newest_view(now), **told}
            return render(who.language, "workbook/outside.html", known)
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
        return render(who.language, "workbook/page.html", {"shell": shell, **told})

    return HTMLResponse(await who.house.store.read_long(work))


def _as(form: Format) -> Endpoint:
    @readable
    async def file(who: Asked) -> Response:
        """The book in this form."""
        return await _file(who, form)

    return file


async def _file(who: Asked, form: Format) -> Response:
    def work(tx: Transaction) -> Proceedings:
        return proceedings(tx, who.code, who.house.clock())

    as_of = monotonic()
    made = await who.house.store.read_long(work)

    async def pictures() -> Album:
        return await who.house.store.read_long(lambda tx: album(tx, made))

    book = await press_of(who.request).press(made, form, album=pictures, as_of=as_of)
    return Response(book, media_type=MEDIA_TYPES[form], headers=called(f"{who.code}.{form}", form))


async def not_pressed(request: Request, raised: Exception) -> Response:
    """Why there is no file, and what to do."""
    failure, language = cast("NotPressed", raised), language_of(request)
    code = request.path_params["code"]
    log.error("file_not_pressed", gathering=code, exc_info=failure)
    refusal = REASONS.get(failure.why, FAILED)
    return refused(language, said(refusal, language), f"/g/{code}/workbook", status_of(refusal))


FAILED = Refusal(
    "file_failed",
    "This file could not be made. Try again; if it fails again, ask whoever runs the server.",
)
REASONS: Mapping[Why, Refusal] = {
    "full": Refusal(
        "file_without_room",
        "The disk is full, so this file could not be made. Ask whoever runs the server for room,"
        " then try again.",
    ),
    "late": Refusal(
        "file_late",
        "This file took too long, so it was given up. Try again, or ask whoever runs the server.",
    ),
}
LONGEST_SOUGHT = 200
FILES: tuple[Format, ...] = ("pdf", "docx", "odt", "epub", "md", "zip", "csv", "json")
ROUTES = [
    Route("/g/{code}/workbook", page),
    *(Route(f"/g/{{code}}/workbook.{form}", _as(form)) for form in FILES),
]
