"""Gatherings of the house beside each other, for organisers: a page and a table."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.locale.tables import CSV
from openspace.pages.contexts import comparing as contexts
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.views.shell import BareView
from openspace.web.asking import house_of
from openspace.web.organisers import for_organisers


@for_organisers
async def compare(request: Request) -> Response:
    """Those that ``?code=`` names, or the last two."""
    language, asked = language_of(request), request.query_params.getlist("code")
    page = await house_of(request).store.read_long(lambda tx: contexts.compare_page(tx, asked))
    known = {"bare": BareView(language), "page": page}
    return HTMLResponse(render(language, "organising/compare.html", known))


@for_organisers
async def table(request: Request) -> Response:
    """The same as a table."""
    language, asked = language_of(request), request.query_params.getlist("code")
    file = await house_of(request).store.read_long(
        lambda tx: contexts.compare_table(tx, asked, language)
    )
    headers = {"Content-Disposition": 'attachment; filename="compare.csv"'}
    return Response(file, media_type=CSV, headers=headers)


ROUTES = [
    Route("/gatherings/compare", compare),
    Route("/gatherings/compare.csv", table),
]
