"""Opening a socket of the server's as a person's browser does, with their cookie."""

import resource

from websockets.asyncio.client import connect

from openspace.rehearsal.visitor import Visitor

MANY_FILES = 16_384
LARGEST = 4 * 1024 * 1024


def many_files() -> None:
    """Let this process have as many connections open as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MANY_FILES if hard == resource.RLIM_INFINITY else min(hard, MANY_FILES)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def socket_at(visitor: Visitor, path: str) -> connect:
    """The connection to be opened, at a path of the gathering."""
    return connect(
        f"{visitor.base.replace('http', 'ws', 1)}/{path}",
        additional_headers={"Cookie": f"{visitor.cookie}={visitor.key}"},
        compression=None,
        max_size=LARGEST,
        proxy=None,
    )
