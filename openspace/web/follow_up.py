"""Following actions up: the page, and all of them as a table."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.locale.tables import CSV
from openspace.pages.contexts.follow_up import as_table, follow_up_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

PAGE = Shown("follow_up/page.html", "convergence", ("followup",))


@inside()
async def follow_up(who: Asked) -> Response:
    """The actions by the body that follows them up."""
    address = str(who.request.url.replace(path=f"/g/{who.code}", query=""))
    return await show(who, PAGE, lambda now: follow_up_page(now, who.caller, address))


@inside()
async def table(who: Asked) -> Response:
    """The actions as a table."""
    file = await who.house.store.read(lambda tx: as_table(Snapshot(tx, who.code), who.language))
    headers = {"Content-Disposition": f'attachment; filename="{who.code}-actions.csv"'}
    return Response(file, media_type=CSV, headers=headers)


ROUTES = [
    Route("/g/{code}/follow-up", follow_up),
    Route("/g/{code}/actions.csv", table),
]
