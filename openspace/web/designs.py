"""What the book's page inside a gathering takes from its design: the colours, and the arms.

The rule: the product's own page stays as it is; the design's colours stand on planes that it brings
itself. An address that carries ``of``, the design's name, may be kept for an hour.
"""

from starlette.responses import Response
from starlette.routing import Route

from openspace.store import editing
from openspace.store.keeping import Transaction
from openspace.web.answers import absent
from openspace.web.asking import Asked, readable
from openspace.workbook.design import Design, design

HEADERS = {
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}


@readable
async def stylesheet(who: Asked) -> Response:
    """The design's stylesheet for the book's page."""
    chosen = await _chosen(who)
    return Response(chosen.stylesheet("page.css"), headers=HEADERS, media_type="text/css")


@readable
async def arms(who: Asked) -> Response:
    """The arms of whoever publishes the book."""
    chosen = await _chosen(who)
    if not chosen.logo:
        return absent(who.request)
    sort, picture = chosen.picture()
    return Response(picture, headers=HEADERS, media_type=sort)


async def _chosen(who: Asked) -> Design:
    def work(tx: Transaction) -> str:
        return editing.make_up(tx, who.code).says("design", "name")

    return design(await who.house.store.read(work))


ROUTES = [
    Route("/g/{code}/workbook/design.css", stylesheet),
    Route("/g/{code}/workbook/arms", arms),
]
