"""Agreeing to be named and listed, or not, on one's own page."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.facilitation.consent import change
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside


@inside(Act.CONSENT)
async def agree(who: Asked) -> Response:
    """Agree to what is ticked, and to nothing else."""
    named, listed = [bool(await who.text(name)) for name in ("named_in_reports", "listed")]
    await who.house.perform(change, who.caller, named, listed)
    return redirected(f"/g/{who.code}/contacts#consent")


ROUTES = [Route("/g/{code}/consent", agree, methods=["POST"])]
