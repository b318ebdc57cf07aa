"""Who may open a socket: checked before it is accepted, from the cookie and the exact origin."""

from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket

from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit, cookie_name, recognise


def same_origin(connection: HTTPConnection) -> bool:
    """Whether a browser says that our own page asks; who is no browser says nothing."""
    origin, host = connection.headers.get("origin"), connection.headers.get("host")
    return origin in (None, f"http://{host}", f"https://{host}")


async def admitted(socket: WebSocket, house: House) -> Visit | None:
    """The participant's visit, or None after the socket was refused."""
    code = socket.path_params["code"]
    visit = None
    if same_origin(socket):
        visit = await recognise(house, code, socket.cookies.get(cookie_name(code)))
    if visit is None or visit.participant is None:
        await socket.close()
        return None
    return visit
