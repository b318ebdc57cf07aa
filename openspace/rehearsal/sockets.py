"""Opening a socket of the server's as a person's browser does, with their cookie."""

from websockets.asyncio.client import connect

from openspace.rehearsal.visitor import Visitor

LARGEST = 4 * 1024 * 1024


def socket_at(visitor: Visitor, path: str) -> connect:
    """The connection to be opened, at a path of the gathering."""
    return connect(
        f"{visitor.base.replace('http', 'ws', 1)}/{path}",
        additional_headers={"Cookie": f"{visitor.cookie}={visitor.key}"},
        compression=None,
        max_size=LARGEST,
        proxy=None,
    )
