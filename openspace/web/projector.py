"""The big screen: for whoever may read the gathering, and for a screen with a key."""

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.pages.contexts.projector import projector_page
from openspace.pages.contexts.shell import gathering_view, versions
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.shell import BareView
from openspace.store.keeping import Transaction
from openspace.web.asking import Asked
from openspace.web.displays import on_a_wall


@on_a_wall
async def projector(who: Asked) -> Response:
    """The grid, the rooms or the book, large; it follows its own channel and no other."""
    followed = versions(who.house.bus, (Channel(who.code, channels.PROJECTOR),))
    address = str(who.request.url.replace(path=f"/g/{who.code}", query=""))
    back = f"/g/{who.code}/desk" if who.caller.facilitates else ""

    def work(tx: Transaction) -> str:
        page = projector_page(Snapshot(tx, who.code), address, followed, who.house.clock(), back)
        bare = BareView(who.language, gathering_view(who.gathering))
        return render(who.language, "projector/page.html", {"bare": bare, "page": page})

    return HTMLResponse(await who.house.store.read(work))


ROUTES = [Route("/g/{code}/projector", projector)]
