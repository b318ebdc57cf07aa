"""From which place a request comes, for what is counted by place.

The rule: of the newer addresses only the part counts that is one household's, because whoever has
one has all the others behind it too.
"""

import ipaddress

from starlette.requests import Request

HOUSEHOLD = 64


def place_of(request: Request) -> str:
    """The place, as what purses are owned by."""
    host = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    if found.version == 4:
        return host
    return str(ipaddress.ip_network((host.partition("%")[0], HOUSEHOLD), strict=False))
