"""Topics kept apart or together, and rounds in which a convener cannot."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import pairs as verbs
from openspace.pages.contexts import grid
from openspace.pages.contexts import pairs as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.grid import GRID, answered
from openspace.web.showing import show


@inside(Act.SET_UP)
async def pair(who: Asked) -> Response:
    """Keep two topics apart or together; a refused pair stays as it was typed."""
    first, second, kind = [await who.text(name) for name in ("first", "second", "kind")]
    outcome = await who.house.perform(verbs.pair, who.caller, first, second, kind)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda")
    sentence, field = who.say(outcome), contexts.FIELDS.get(outcome.code, "")

    def view(now: Snapshot) -> object:
        form = contexts.pair_form(first, second, kind, field, sentence)
        return grid.grid_page(now, pair=form, refusal="" if field else sentence)

    return await show(who, GRID, view, outcome)


@inside(Act.SET_UP)
async def unpair(who: Asked) -> Response:
    """Let two topics hang as they will."""
    two = who.path("topic"), who.path("other")
    return await answered(who, await who.house.perform(verbs.unpair, who.caller, *two))


@inside(Act.PLACE)
async def tell_availability(who: Asked) -> Response:
    """Say in which rounds one cannot convene."""
    slots = await who.texts("slot")
    await who.house.perform(verbs.tell_availability, who.caller, slots)
    came_from = who.request.headers.get("referer", "")
    at = came_from.rpartition(f"/g/{who.code}/topics/")[2] if "/topics/" in came_from else ""
    known = at if at.isalnum() else ""
    return redirected(f"/g/{who.code}/{f'topics/{known}' if known else 'agenda'}")


ROUTES = [
    Route("/g/{code}/pairs", pair, methods=["POST"]),
    Route("/g/{code}/pairs/{topic}/{other}/withdrawal", unpair, methods=["POST"]),
    Route("/g/{code}/unavailability", tell_availability, methods=["POST"]),
]
