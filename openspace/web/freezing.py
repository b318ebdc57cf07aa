"""What stays on the grid: slots frozen by hand, cards pinned."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.facilitation import freezing as verbs
from openspace.facilitation.house import Verb
from openspace.web.agenda import back_to_the_grid
from openspace.web.asking import Asked, inside


@inside(Act.SET_UP)
async def freeze(who: Asked) -> Response:
    """Let what hangs in a slot stay from now on."""
    return await _held(who, verbs.freeze, "slot")


@inside(Act.SET_UP)
async def thaw(who: Asked) -> Response:
    """Let what hangs in a slot be moved again."""
    return await _held(who, verbs.thaw, "slot")


@inside(Act.SET_UP)
async def pin(who: Asked) -> Response:
    """Let a card stay in every suggestion."""
    return await _held(who, verbs.pin, "breakout")


@inside(Act.SET_UP)
async def unpin(who: Asked) -> Response:
    """Let a card be moved by suggestions again."""
    return await _held(who, verbs.unpin, "breakout")


async def _held(who: Asked, verb: Verb[[str]], what: str) -> Response:
    return await back_to_the_grid(who, await who.house.perform(verb, who.caller, who.path(what)))


ROUTES = [
    Route("/g/{code}/slots/{slot}/freeze", freeze, methods=["POST"]),
    Route("/g/{code}/slots/{slot}/freeze/withdrawal", thaw, methods=["POST"]),
    Route("/g/{code}/breakouts/{breakout}/pin", pin, methods=["POST"]),
    Route("/g/{code}/breakouts/{breakout}/pin/withdrawal", unpin, methods=["POST"]),
]
