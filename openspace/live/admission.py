"""Who may open a socket: checked before it is accepted, from the cookie and the exact origin.

Rule: notes are for participants. What happens may also be followed from outside where anyone may
read, as far as ``connection.may_follow`` goes. Who was removed is told so, that their page does not
go on asking.
"""

from starlette.websockets import WebSocket

from openspace.facilitation.house import House
from openspace.facilitation.recognition import (
    Visit,
    cookie_name,
    display_name,
    recognise,
    recognise_screen,
)
from openspace.live.note_farewells import REMOVED, Farewell
from openspace.pages.origin import cookie, same_origin


async def admitted(socket: WebSocket, house: House, *, from_outside: bool = False) -> Visit | None:
    """The participant's visit, or None after the socket was refused.

    ``from_outside`` also lets those in who may read without having come through the door, and
    screens with a key.
    """
    code = socket.path_params["code"]
    visit = None
    if same_origin(socket.headers):
        visit = await recognise(house, code, cookie(socket, cookie_name(code)))
    if visit and visit.removed:
        await turn_away(socket, REMOVED)
        return None
    if visit and (visit.participant or (from_outside and visit.may_read)):
        return visit
    key = cookie(socket, display_name(code))
    if from_outside and key and same_origin(socket.headers):
        screen = await recognise_screen(house, code, key)
        if screen:
            return screen
    await socket.close()
    return None


async def turn_away(socket: WebSocket, farewell: Farewell) -> None:
    """Let a socket in to tell it why it is not: a refused handshake says nothing to a browser."""
    await socket.accept()
    await socket.close(farewell.code, farewell.reason)
