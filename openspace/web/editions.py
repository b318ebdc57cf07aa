"""Editions of the workbook: pressing, sealing, sharing, withdrawing, and finding them again.

Rules:
    EW1 An edition's page and files are for whoever may read the gathering; published, for anyone
        with the link. To others they are nothing, as the gathering is.
    EW2 A withdrawn edition's address says so, to whom it was open, with the status 410.
    EW3 The draft's files are for facilitators, and nothing to others.
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.editions import FORMS, Edition, draft_of, edition_of
from openspace.domain.gathering import Gathering
from openspace.domain.permissions import Act, may
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Refusal
from openspace.facilitation import editions as verbs
from openspace.facilitation.house import House
from openspace.facilitation.proceedings import proceedings
from openspace.facilitation.recognition import Visit
from openspace.pages.contexts.editions import edition_page, editions_page
from openspace.pages.contexts.shell import gathering_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.views.editions import TypedReasonView
from openspace.pages.views.shell import BareView
from openspace.store import editions, gatherings
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, redirected
from openspace.web.asking import Asked, NoPart, asked, inside, pressings_of, readable, small_number
from openspace.web.lending import lent
from openspace.web.showing import Shown, show

LIST = Shown("workbook/editions.html", "workbook")
MAKING = Shown("workbook/editions.html", "workbook", ("desk", "editing"))
ONE = Shown("workbook/edition.html", "workbook")
DRAFT, GONE = "draft", 410
UNTYPED = TypedReasonView()


@readable
async def every(who: Asked) -> Response:
    """All sealed editions; for facilitators also how the next is made."""
    if who.visit.participant is None:
        return await _outside(who, "workbook/editions_outside.html", _listed)
    chosen = small_number(who.request.query_params.get("withdraw", ""))
    return await _shown(who, TypedReasonView(chosen or 0))


def _listed(now: Snapshot) -> object:
    return editions_page(now, facilitates=False)


async def _shown(
    who: Asked, typed: TypedReasonView = UNTYPED, refusal: Refusal | None = None
) -> Response:
    if not may(who.caller, Act.PRESS):
        return await show(who, LIST, _listed, refusal)
    book = await _book(who.house, who.code)

    def view(now: Snapshot) -> object:
        standing = edition_of(now.editions, typed.number)
        asks = typed if standing and standing.stands else UNTYPED
        return editions_page(now, facilitates=True, book=book, typed=asks)

    return await show(who, MAKING, view, refusal)


async def _book(house: House, code: str) -> Proceedings | None:
    """The book as it is now, where there is one beside which it can be laid."""

    def work(tx: Transaction) -> Proceedings | None:
        there = any(not each.withdrawn_at for each in editions.editions(tx, code))
        return proceedings(tx, code, house.clock()) if there else None

    return await house.store.read_long(work)


@inside(Act.PRESS)
async def press(who: Asked) -> Response:
    """Press the book, or join those who do."""
    return await _done(who, await pressings_of(who.request).begin(who.caller))


@inside(Act.PRESS)
async def cancel(who: Asked) -> Response:
    """Stop the pressing that goes on."""
    return await _done(who, await pressings_of(who.request).cancel(who.caller))


@inside(Act.PRESS)
async def seal(who: Asked) -> Response:
    """Seal the draft that was looked through."""
    draft, alone = await who.text("draft"), await who.text("alone") == "yes"
    return await _done(who, await pressings_of(who.request).seal(who.caller, draft, alone=alone))


@inside(Act.PRESS)
async def publish(who: Asked) -> Response:
    """Open an edition to anyone with the link."""
    return await _done(who, await who.house.perform(verbs.publish, who.caller, _number(who)))


@inside(Act.PRESS)
async def unpublish(who: Asked) -> Response:
    """Let an edition be for those of the gathering again."""
    return await _done(who, await who.house.perform(verbs.unpublish, who.caller, _number(who)))


@inside(Act.PRESS)
async def withdraw(who: Asked) -> Response:
    """Take an edition back, for a reason."""
    number, reason = _number(who), await who.text("reason")
    outcome = await pressings_of(who.request).withdraw(who.caller, number, reason)
    if isinstance(outcome, Refusal):
        typed = TypedReasonView(number, reason, who.say(outcome))
        return await _shown(who, typed, outcome)
    return await _done(who, outcome)


def _number(who: Asked) -> int:
    return small_number(who.path("number")) or 0


async def _done(who: Asked, outcome: object) -> Response:
    if isinstance(outcome, Refusal):
        return await _shown(who, refusal=outcome)
    return redirected(f"/g/{who.code}/workbook/editions")


async def one(request: Request) -> Response:
    """An edition: what it is, its files, and what changed; or that it was withdrawn."""
    who, edition = await _found(request)
    if who is None or edition is None:
        return absent(request)
    return await _page(who, edition)


async def _page(who: Asked, edition: Edition) -> Response:
    def view(now: Snapshot) -> object:
        return edition_page(now, edition.number, outside=not who.visit.may_read)

    if who.visit.participant is None:
        answer = await _outside(who, "workbook/edition_outside.html", view)
    else:
        answer = await show(who, ONE, view)
    if not edition.stands:
        answer.status_code = GONE
    return answer


async def file(request: Request) -> Response:
    """An edition in a form; of a withdrawn one, the page that says so (EW2)."""
    who, edition = await _found(request)
    if who is None or edition is None or request.path_params["form"] not in FORMS:
        return absent(request)
    if edition.withdrawn_at:
        return await _page(who, edition)
    shelf = pressings_of(request).shelf
    path = shelf.file(who.code, edition.id, request.path_params["form"])
    return await lent(who, edition, path) or absent(request)


async def _found(request: Request) -> tuple[Asked | None, Edition | None]:
    """Who asks, and the edition, if it is for them (EW1, EW3)."""
    code, wanted = request.path_params["code"], request.path_params["number"]
    who, removed = await _who(request)
    known = who is not None and who.visit.may_read
    presses = who is not None and may(who.caller, Act.PRESS)

    def work(tx: Transaction) -> tuple[Edition | None, Gathering | None]:
        every = editions.editions(tx, code)
        if wanted == DRAFT:
            return (draft_of(every) if presses else None), None
        found = edition_of(every, small_number(wanted) or 0)
        if known or found is None or not found.published:
            return (found if known else None), None
        return found, gatherings.gathering(tx, code)

    house: House = request.app.state.house
    found, gathering = await house.store.read(work)
    if gathering:
        who = Asked(request, house, Visit(gathering, None), language_of(request, gathering))
    elif removed:
        raise removed
    return who, found


async def _who(request: Request) -> tuple[Asked | None, NoPart | None]:
    """Who asks; or, of somebody who was removed, that they were: for them is what is for anyone."""
    try:
        return await asked(request), None
    except NoPart as removed:
        return None, removed


async def _outside(who: Asked, template: str, view: object) -> Response:
    def work(tx: Transaction) -> str:
        bare = BareView(who.language, gathering_view(who.gathering))
        page = view(Snapshot(tx, who.code))  # type: ignore[operator]
        return render(who.language, template, {"bare": bare, "page": page})

    return HTMLResponse(await who.house.store.read(work))


EDITIONS = "/g/{code}/workbook/editions"
ROUTES = [
    Route(EDITIONS, every),
    Route("/g/{code}/workbook/pressing", press, methods=["POST"]),
    Route("/g/{code}/workbook/pressing/withdrawal", cancel, methods=["POST"]),
    Route(EDITIONS, seal, methods=["POST"]),
    Route(f"{EDITIONS}/{{number}}", one),
    Route(f"{EDITIONS}/{{number}}/workbook.{{form}}", file),
    Route(f"{EDITIONS}/{{number}}/publication", publish, methods=["POST"]),
    Route(f"{EDITIONS}/{{number}}/publication/withdrawal", unpublish, methods=["POST"]),
    Route(f"{EDITIONS}/{{number}}/withdrawal", withdraw, methods=["POST"]),
]
