"""Saying a line in a room, and taking one away."""

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import chat as verbs
from openspace.facilitation.house import new_id
from openspace.pages.contexts.rooms import Typed, chat_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.parts import FieldView
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.rooms import room_address, room_shown


@inside(Act.CHAT)
async def say(who: Asked) -> Response:
    """Say something; what was refused stays as it was typed."""
    room, line = who.path("room"), await who.text("line")
    house, words = who.house, (new_id(), line)
    outcome = await house.perform(verbs.say, who.caller, house.chats, room, words)
    if isinstance(outcome, Refusal):
        inside_it = outcome.code != "not_in_the_room"
        typed = Typed(line=FieldView(line, who.say(outcome))) if inside_it else None
        return await room_shown(who, room, outcome, typed)
    return await _lines(who, room)


@inside(Act.CHAT)
async def take_away(who: Asked) -> Response:
    """Take a line away."""
    room, line = who.path("room"), who.path("line")
    house = who.house
    outcome = await house.perform(verbs.take_away, who.caller, house.chats, room, line)
    if isinstance(outcome, Refusal):
        return await room_shown(who, room, outcome)
    return await _lines(who, room)


async def _lines(who: Asked, room: str) -> Response:
    """The room; for a page that is there already the lines alone."""
    if not who.in_part:
        return redirected(room_address(who.code, room))

    def work(tx: Transaction) -> str:
        chat = chat_view(Snapshot(tx, who.code, who.house.remembered), room)
        return render(who.language, "rooms/_chat.html", {"chat": chat})

    return HTMLResponse(await who.house.store.read(work))


ROUTES = [
    Route("/g/{code}/rooms/{room}/lines", say, methods=["POST"]),
    Route("/g/{code}/rooms/{room}/lines/{line}/removal", take_away, methods=["POST"]),
]
