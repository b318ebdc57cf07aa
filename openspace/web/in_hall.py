"""Saying whether one is in the hall or online, also on the way in by the code at a door."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.in_hall import tell
from openspace.facilitation.whereabouts import enter
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, left_page
from openspace.web.rooms import arrived


@inside(Act.MOVE)
async def told(who: Asked) -> Response:
    """``in_hall`` is ``yes``, or else one is online; with a ``room`` one goes in there as well."""
    here, room = await who.text("in_hall") == "yes", await who.text("room")
    outcome = await who.house.perform(tell, who.caller, here)
    if room and not isinstance(outcome, Refusal):
        outcome = await who.house.perform(enter, who.caller, room)
        return await arrived(who, outcome, room)
    return redirected(left_page(who.request) or f"/g/{who.code}/hall")


ROUTES = [Route("/g/{code}/whereabouts/hall", told, methods=["POST"])]
