"""Everything in one file: what is in it, and the file."""

from collections.abc import AsyncIterator, Mapping
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Refusal
from openspace.facilitation.exporting import packed, take_out
from openspace.facilitation.proceedings import album, proceedings
from openspace.pages.contexts.exporting import export_page, readable
from openspace.pages.contexts.snapshot import Snapshot
from openspace.store.keeping import Transaction
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show
from openspace.workbook.press import press

PAGE = Shown("exporting/page.html", "desk")
BLOCK = 1 << 18


@inside(Act.READ_DESK)
async def page(who: Asked) -> Response:
    """What it holds."""
    return await show(who, PAGE, export_page)


@inside(Act.EDIT)
async def take(who: Asked) -> Response:
    """The file."""
    outcome = await who.house.perform(take_out, who.caller)
    if isinstance(outcome, Refusal):
        return await show(who, PAGE, export_page, outcome)
    file = await packed(who.house, who.code, await _readable(who))
    headers = {"Content-Disposition": f'attachment; filename="{who.code}.openspace.zip"'}
    return StreamingResponse(_blocks(file), media_type="application/zip", headers=headers)


async def _readable(who: Asked) -> Mapping[str, bytes]:
    """Beside what comes back: the book as text with its pictures, and tables."""

    def work(tx: Transaction) -> tuple[Proceedings, Mapping[str, bytes]]:
        made = proceedings(tx, who.code, who.house.clock())
        return made, readable(Snapshot(tx, who.code), who.language)

    made, tables = await who.house.store.read_long(work)
    pictures = await who.house.store.read_long(lambda tx: album(tx, made))
    book = await press(made, "zip", album=pictures)
    return {**tables, "readable/workbook.zip": book}


async def _blocks(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while block := await run_in_threadpool(file.read, BLOCK):
            yield block


ROUTES = [
    Route("/g/{code}/desk/export", page),
    Route("/g/{code}/desk/export", take, methods=["POST"]),
]
