"""Which topics were on a screen, as the wall's script reports it."""

import time

from starlette.responses import Response
from starlette.routing import Route

from openspace.bus.presence import Person
from openspace.facilitation.marketplace import count_sightings
from openspace.store.marketplace import ids
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside

MOST = 300


@inside()
async def sightings(who: Asked) -> Response:
    """These topics were on this person's screen; counted, and told to nobody."""
    told = (await who.texts("topic"))[:MOST]
    known = await who.house.store.read(lambda tx: ids(tx, who.code))
    person = Person(who.code, who.caller.person)
    who.house.sightings.seen(person, [topic for topic in told if topic in known])
    if counts := who.house.sightings.due(who.code, time.monotonic()):
        await who.house.perform(count_sightings, who.caller, counts)
    return Response(status_code=204) if who.in_part else redirected(f"/g/{who.code}/marketplace")


ROUTES = [Route("/g/{code}/topics/sightings", sightings, methods=["POST"])]
