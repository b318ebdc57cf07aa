"""The log of what facilitators did, as a page and as a table."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.locale.tables import CSV
from openspace.pages.contexts.log import log_page, log_table
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

LOG = Shown("log/page.html", "desk")
LONGEST = 40


@inside(Act.READ_DESK)
async def page(who: Asked) -> Response:
    """What was done, the newest first; ``?group=`` and ``?by=`` leave the rest out."""
    return await show(who, LOG, lambda now: log_page(now, *_asked(who)))


@inside(Act.READ_DESK)
async def table(who: Asked) -> Response:
    """The same as a table, all of it."""
    file = await who.house.store.read_long(
        lambda tx: log_table(Snapshot(tx, who.code), who.language, *_asked(who))
    )
    headers = {"Content-Disposition": f'attachment; filename="{who.code}-log.csv"'}
    return Response(file, media_type=CSV, headers=headers)


def _asked(who: Asked) -> tuple[str, str]:
    asked = who.request.query_params
    return asked.get("group", "")[:LONGEST], asked.get("by", "")[:LONGEST]


ROUTES = [
    Route("/g/{code}/desk/log", page),
    Route("/g/{code}/desk/log.csv", table),
]
