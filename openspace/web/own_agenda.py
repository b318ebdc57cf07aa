"""My agenda: what I convene and marked."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.pages.contexts.own_agenda import own_agenda_page
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

MINE = Shown("agenda/mine.html", "agenda", ("agenda",))


@inside()
async def own_agenda(who: Asked) -> Response:
    """Round by round, with what collides and the ways out."""
    return await own_agenda_shown(who)


async def own_agenda_shown(who: Asked, calendar: str = "") -> Response:
    """The page; with the address of a calendar that was just made, which is shown this once."""
    return await show(who, MINE, lambda now: own_agenda_page(now, who.caller, calendar))


ROUTES = [Route("/g/{code}/agenda/mine", own_agenda)]
