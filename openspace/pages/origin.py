"""What a connection says of where it comes from: our own page or not, over https or not.

Rule: over https a cookie is bound to this host alone (``__Host-``); pages and sockets alike ask
here what it is called.
"""

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection


def same_origin(headers: Headers) -> bool:
    """Compared as it is written: an ``Origin`` is our host under http or https, nothing else."""
    origin, host = headers.get("origin"), headers.get("host")
    return origin in (None, f"http://{host}", f"https://{host}")


def is_encrypted(connection: HTTPConnection) -> bool:
    """Whether it came over https, or wss."""
    return connection.scope.get("scheme") in ("https", "wss")


def cookie_called(connection: HTTPConnection, name: str) -> str:
    """What the cookie of this name is called on this connection."""
    return f"__Host-{name}" if is_encrypted(connection) else name


def cookie(connection: HTTPConnection, name: str) -> str | None:
    """What the browser brought back under this name."""
    return connection.cookies.get(cookie_called(connection, name))
