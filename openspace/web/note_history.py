"""A note's history: its moments, the note as it was at one of them, and what it said as an update.

Nothing is written here: who puts a note back does it in the note itself, as an edit of theirs.
"""

import structlog
from starlette.responses import Response
from starlette.routing import Route

from openspace.bus.purses import LOOKS_BACK
from openspace.domain.moments import Moment, moment_of
from openspace.domain.refusal import Refusal
from openspace.notes.workshop import EngineFailed
from openspace.pages.contexts.note_history import Chosen, history_page, unread_page
from openspace.web.answers import absent
from openspace.web.asking import Asked, histories_of, inside, pay, small_number
from openspace.web.showing import Shown, show

SHOWN = Shown("notes/history.html")
TOLD = Shown("notes/history.html", tells=True)
UNREAD = Refusal(
    "history_unread",
    "The history cannot be read just now. The notes themselves are as they were. "
    "Try again in a minute.",
)

TOO_FAST = Refusal(
    "too_fast", "Those were many looks back at once. Wait %(seconds)s s, then go on."
)

log = structlog.get_logger()


@inside()
async def moments(who: Asked) -> Response:
    """Who wrote when, the newest first; ``passed`` is how many of the newest to leave out."""
    breakout = who.path("breakout")
    try:
        found = await histories_of(who.request).moments(who.code, breakout)
    except EngineFailed as cause:
        return await _unread(who, breakout, cause)
    return await _shown(who, breakout, found)


@inside()
async def then(who: Asked) -> Response:
    """The note after so many edits, and what was new then."""
    pay(who, LOOKS_BACK, TOO_FAST)
    breakout, number = who.path("breakout"), small_number(who.path("edit")) or 0
    histories = histories_of(who.request)
    try:
        found = await histories.moments(who.code, breakout)
        moment = moment_of(found or (), number)
        if moment is None:
            return absent(who.request)
        written = await histories.told(breakout, number, moment[1] or number)
    except EngineFailed as cause:
        return await _unread(who, breakout, cause)
    return await _shown(who, breakout, found, Chosen(number, moment[0], written))


@inside()
async def update(who: Asked) -> Response:
    """The note after so many edits, as one Yjs update."""
    pay(who, LOOKS_BACK, TOO_FAST)
    breakout, number = who.path("breakout"), small_number(who.path("edit")) or 0
    try:
        whole = await histories_of(who.request).whole(who.code, breakout, number)
    except EngineFailed as cause:
        return await _unread(who, breakout, cause)
    if whole is None:
        return absent(who.request)
    return Response(whole, media_type="application/octet-stream")


async def _shown(
    who: Asked, breakout: str, found: tuple[Moment, ...] | None, chosen: Chosen | None = None
) -> Response:
    if found is None:
        return absent(who.request)
    passed = small_number(who.request.query_params.get("passed", ""))
    return await show(
        who, SHOWN, lambda now: history_page(now, who.caller, breakout, found, chosen, passed)
    )


async def _unread(who: Asked, breakout: str, cause: EngineFailed) -> Response:
    log.error("history_not_read", note=breakout, cause=str(cause))
    said = who.say(UNREAD)
    return await show(who, TOLD, lambda now: unread_page(now, breakout, said), UNREAD)


ROUTES = [
    Route("/g/{code}/notes/{breakout}/history", moments),
    Route("/g/{code}/notes/{breakout}/history/{edit}", then),
    Route("/g/{code}/notes/{breakout}/history/{edit}/update", update),
]
