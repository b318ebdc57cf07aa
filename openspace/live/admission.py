"""Who may open a socket: checked before it is accepted, from the cookie and the exact origin."""

from starlette.websockets import WebSocket

from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit, cookie_name, recognise
from openspace.pages.origin import cookie, same_origin


async def admitted(socket: WebSocket, house: House) -> Visit | None:
    """The participant's visit, or None after the socket was refused."""
    code = socket.path_params["code"]
    visit = None
    if same_origin(socket.headers):
        visit = await recognise(house, code, cookie(socket, cookie_name(code)))
    if visit is None or visit.participant is None:
        await socket.close()
        return None
    return visit
