"""Asking for a facilitator from a room, and answering at the desk."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import helping as verbs
from openspace.pages.contexts.rooms import Typed
from openspace.pages.views.parts import FieldView
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.rooms import room_address, room_shown

OF_THE_FIELD = ("why_missing", "why_too_long")


@inside(Act.ASK_HELP)
async def ask(who: Asked) -> Response:
    """Ask for a facilitator; what was refused stays as it was typed."""
    room, why = who.path("room"), await who.text("why")
    outcome = await who.house.perform(verbs.ask, who.caller, room, why)
    if not isinstance(outcome, Refusal):
        return redirected(room_address(who.code, room))
    if outcome.code in OF_THE_FIELD:
        return await room_shown(who, room, outcome, Typed(FieldView(why, who.say(outcome))))
    return await room_shown(who, room, outcome)


@inside(Act.ASK_HELP)
async def manage(who: Asked) -> Response:
    """Need nobody any more."""
    room = who.path("room")
    outcome = await who.house.perform(verbs.manage, who.caller, room)
    if isinstance(outcome, Refusal):
        return await room_shown(who, room, outcome)
    return redirected(room_address(who.code, room))


@inside(Act.ANSWER_HELP)
async def answer(who: Asked) -> Response:
    """Be on the way."""
    await who.house.perform(verbs.answer, who.caller, who.path("help"))
    return redirected(f"/g/{who.code}/desk")


@inside(Act.ANSWER_HELP)
async def end(who: Asked) -> Response:
    """Have helped."""
    await who.house.perform(verbs.end, who.caller, who.path("help"))
    return redirected(f"/g/{who.code}/desk")


ROUTES = [
    Route("/g/{code}/rooms/{room}/help", ask, methods=["POST"]),
    Route("/g/{code}/rooms/{room}/help/withdrawal", manage, methods=["POST"]),
    Route("/g/{code}/help/{help}/answer", answer, methods=["POST"]),
    Route("/g/{code}/help/{help}/end", end, methods=["POST"]),
]
