"""What the call of a room is called on a server that others can reach.

Rule: whoever knows the name of such a room can go in, so it is made from a secret of the house and
tells nothing of the gathering; the same room has the same name as long as the house stands.
"""

import base64
import hashlib
import hmac
from typing import Final

BITS: Final = 160


def room_name(secret: str, gathering: str, room: str) -> str:
    """A name of small letters and digits that only this house can make."""
    told = f"{gathering}\n{room}".encode()
    digest = hmac.digest(secret.encode(), told, hashlib.sha256)[: BITS // 8]
    return f"openspace-{base64.b32encode(digest).decode().lower()}"


def jitsi_address(server: str, name: str) -> str:
    """Where a Jitsi server shows a room; one comes in without sound."""
    return f"{server}/{name}#config.startWithAudioMuted=true&config.startWithVideoMuted=true"
