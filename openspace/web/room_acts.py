"""What those in a room do there: raise a hand, take the notes."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import rooms as verbs
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.rooms import room_address, room_shown


@inside(Act.RAISE_HAND)
async def raise_hand(who: Asked) -> Response:
    """Say that one wants to speak."""
    room = who.path("room")
    return await _done(who, room, await who.house.perform(verbs.raise_hand, who.caller, room))


@inside(Act.RAISE_HAND)
async def lower_hand(who: Asked) -> Response:
    """Lower a hand."""
    room, hand = who.path("room"), who.path("hand")
    outcome = await who.house.perform(verbs.lower_hand, who.caller, room, hand)
    return await _done(who, room, outcome)


@inside(Act.TAKE_NOTES)
async def take_notes(who: Asked) -> Response:
    """Take the notes; ``to`` passes them on to somebody."""
    breakout, to = who.path("breakout"), await who.text("to")
    if to:
        outcome = await who.house.perform(verbs.pass_notes_on, who.caller, breakout, to)
    else:
        outcome = await who.house.perform(verbs.take_notes, who.caller, breakout)
    return await _done(who, breakout, outcome)


@inside(Act.TAKE_NOTES)
async def give_notes_back(who: Asked) -> Response:
    """Take them no longer."""
    breakout = who.path("breakout")
    outcome = await who.house.perform(verbs.give_notes_back, who.caller, breakout)
    return await _done(who, breakout, outcome)


async def _done(who: Asked, room: str, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await room_shown(who, room, outcome)
    return redirected(room_address(who.code, room))


ROUTES = [
    Route("/g/{code}/rooms/{room}/hands", raise_hand, methods=["POST"]),
    Route("/g/{code}/rooms/{room}/hands/{hand}/withdrawal", lower_hand, methods=["POST"]),
    Route("/g/{code}/breakouts/{breakout}/note-taker", take_notes, methods=["POST"]),
    Route(
        "/g/{code}/breakouts/{breakout}/note-taker/withdrawal", give_notes_back, methods=["POST"]
    ),
]
