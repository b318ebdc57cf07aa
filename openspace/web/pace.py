"""Who sends more than anybody would is slowed down with a sentence, on the page they were on.

The rule: the page is answered as it is now, with 429 and how long to wait; where there was no page
of ours, or it has no place for a sentence, the sentence stands alone. So it does for who goes on
regardless: a flood must not be answered with a flood of pages.
"""

import time
from math import ceil
from typing import cast

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from openspace.bus.presence import Person
from openspace.bus.purses import TOLD
from openspace.domain.refusal import Refusal
from openspace.web.answers import refused
from openspace.web.asking import SAID_ABOVE, Asked, TooFast, left_page

SLOWLY = 429


async def slowed(_: Request, raised: Exception) -> Response:
    """The answer to one thing too many."""
    fast = cast("TooFast", raised)
    return Slowed(fast.who, fast.refusal, fast.wait)


class Slowed(Response):
    """The page that a form stood on, asked for anew inside of this very request."""

    def __init__(self, who: Asked, refusal: Refusal, wait: float) -> None:
        super().__init__(status_code=SLOWLY)
        self._who, self._refusal, self._wait = who, refusal, wait

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer it."""
        left = "" if self._told_enough() else left_page(self._who.request)
        messages: list[Message] = []

        async def gathered(message: Message) -> None:
            messages.append(message)

        if left:
            path, _, query = left.partition("?")
            again = {
                **{key: scope[key] for key in scope.keys() - {"path_params", "endpoint", "route"}},
                "method": "GET",
                "path": path,
                "raw_path": path.encode(),
                "query_string": query.encode(),
                SAID_ABOVE: self._refusal,
            }
            await self._who.request.app.router(again, receive, gathered)
        if not messages or messages[0].get("status") != SLOWLY:
            messages.clear()
            await self._alone()(scope, receive, gathered)
        headers = MutableHeaders(scope=messages[0])
        headers["Retry-After"] = str(ceil(self._wait))
        for each in messages:
            await send(each)

    def _told_enough(self) -> bool:
        who = self._who
        person = Person(who.code, who.caller.person)
        return who.house.purses.spend(person, TOLD, time.monotonic()) > 0

    def _alone(self) -> Response:
        who = self._who
        back = f"/g/{who.code}"
        return refused(who.language, who.say(self._refusal), back, SLOWLY, who.gathering)
