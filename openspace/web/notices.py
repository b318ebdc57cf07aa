"""Putting away what one was told."""

from urllib.parse import urlsplit

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.facilitation.notices import put_away
from openspace.pages.contexts.offers import asked_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside


@inside(Act.PUT_AWAY)
async def dismiss(who: Asked) -> Response:
    """Put a notice away, and stay on the page it stood on."""
    await who.house.perform(put_away, who.caller, who.path("notice"))
    if not who.in_part:
        return redirected(came_from(who))
    return HTMLResponse(await who.house.store.read(lambda tx: _asked(tx, who)))


def came_from(who: Asked) -> str:
    """The page of this gathering that a form stood on; home where that is not known."""
    from_there = urlsplit(who.request.headers.get("referer", ""))
    home = f"/g/{who.code}"
    if not from_there.path.startswith(f"{home}/"):
        return home
    return from_there.path + (f"?{from_there.query}" if from_there.query else "")


def _asked(tx: Transaction, who: Asked) -> str:
    asked = asked_view(Snapshot(tx, who.code), who.caller)
    return render(who.language, "offers/_asked.html", {"asked": asked})


ROUTES = [Route("/g/{code}/notices/{notice}/dismissal", dismiss, methods=["POST"])]
