"""What pages show of a house and no database holds: gone with the process."""

from typing import NamedTuple

from openspace.bus.calling import NO_CALLS, Calling
from openspace.bus.chats import SILENCE, Chats
from openspace.domain.calls import NOTHING_MORE, Means


class Remembered(NamedTuple):
    """The chats, what the house has for calls, and who is in one."""

    chats: Chats = SILENCE
    means: Means = NOTHING_MORE
    calling: Calling = NO_CALLS


NOTHING = Remembered()
