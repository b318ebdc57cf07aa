"""Calendars: the agenda as a file, and one's own at a secret address for any calendar program."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.calendar import subscribe
from openspace.facilitation.house import new_secret
from openspace.pages.contexts.calendar import own_calendar, whole_calendar
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.language import language_of
from openspace.post.calendar import MEDIA_TYPE
from openspace.store import calendars
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, refused
from openspace.web.asking import Asked, house_of, inside, readable
from openspace.web.own_agenda import own_agenda_shown


@readable
async def agenda(who: Asked) -> Response:
    """The whole agenda."""

    def work(tx: Transaction) -> bytes:
        at = who.house.clock()
        return whole_calendar(Snapshot(tx, who.code), who.language, _home(who.request), at)

    return _file(await who.house.store.read(work), who.code)


@inside(Act.SUBSCRIBE)
async def make(who: Asked) -> Response:
    """A new secret address, shown once; the one before leads nowhere from now on."""
    secret = new_secret()
    outcome = await who.house.perform(subscribe, who.caller, secret)
    if isinstance(outcome, Refusal):
        return refused(who.language, who.say(outcome), f"/g/{who.code}/agenda/mine", 403)
    return await own_agenda_shown(who, f"{_home(who.request)}/calendar/{secret}.ics")


async def own(request: Request) -> Response:
    """Somebody's own calendar, for whoever has its address; no cookie is asked for."""
    house, code = house_of(request), request.path_params["code"]

    def work(tx: Transaction) -> bytes | None:
        owner = calendars.owner(tx, code, request.path_params["secret"])
        if owner is None:
            return None
        now = Snapshot(tx, code)
        language = language_of(request, now.gathering)
        return own_calendar(now, owner, language, _home(request), house.clock())

    file = await house.store.read(work)
    return absent(request) if file is None else _file(file, code)


def _home(request: Request) -> str:
    """The gathering's address, as it was asked for."""
    return str(request.url.replace(path=f"/g/{request.path_params['code']}", query=""))


def _file(calendar: bytes, code: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{code}.ics"'}
    return Response(calendar, media_type=MEDIA_TYPE, headers=headers)


ROUTES = [
    Route("/g/{code}/agenda.ics", agenda),
    Route("/g/{code}/calendar", make, methods=["POST"]),
    Route("/g/{code}/calendar/{secret}.ics", own),
]
