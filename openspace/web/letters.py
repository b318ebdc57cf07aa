"""Letters at the desk: what waits, was sent and has failed, and what one may do about it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import letters as verbs
from openspace.locale.tables import CSV
from openspace.pages.contexts import letters as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.showing import Shown, show

LETTERS = Shown("letters/page.html", "desk", ("letters",), tells=True)
LETTER = Shown("letters/letter.html", "desk", tells=True)
NONE = 0


def mails(request: Request) -> bool:
    """Whether letters are sent from here."""
    return request.app.state.posting.server is not None


def address_here(request: Request) -> str:
    """Where the house is reached: as the operator says, else as this page was."""
    told: str = request.app.state.house.address
    return told or str(request.url.replace(path="", query="")).rstrip("/")


@inside(Act.LEAD)
async def the_letters(who: Asked) -> Response:
    """All of them."""
    return await _page(who)


@inside(Act.LEAD)
async def letter(who: Asked) -> Response:
    """One of them, with what it says."""
    return await _letter(who)


@inside(Act.LEAD)
async def letter_whole(who: Asked) -> Response:
    """The same, with the link in it."""
    mail = mails(who.request)
    outcome = await who.house.perform(verbs.read_whole, who.caller, _number(who), mail=mail)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return await _letter(who, whole=True)


@inside(Act.LEAD)
async def table(who: Asked) -> Response:
    """What waits or has failed, with what it says, as a table."""
    address, mail = address_here(who.request), mails(who.request)
    outcome = await who.house.perform(verbs.take_along, who.caller, mail=mail)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    file = await who.house.store.read_long(
        lambda tx: contexts.letters_table(Snapshot(tx, who.code), who.language, address, mail=mail)
    )
    headers = {"Content-Disposition": f'attachment; filename="{who.code}-letters.csv"'}
    return Response(file, media_type=CSV, headers=headers)


@inside(Act.LEAD)
async def try_again(who: Asked) -> Response:
    """Have one sent again."""
    outcome = await who.house.perform(verbs.try_again, who.caller, _number(who))
    return await _done(who, outcome)


@inside(Act.LEAD)
async def try_all_again(who: Asked) -> Response:
    """Have all sent again that have failed."""
    outcome = await who.house.perform(verbs.try_all_again, who.caller)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return redirected(f"/g/{who.code}/desk/letters")


@inside(Act.LEAD)
async def take_over(who: Asked) -> Response:
    """Have sent it oneself."""
    outcome = await who.house.perform(verbs.take_over, who.caller, _number(who))
    return await _done(who, outcome)


def _number(who: Asked) -> int:
    return small_number(who.path("letter")) or NONE


async def _done(who: Asked, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return redirected(f"/g/{who.code}/desk/letters")


async def _page(who: Asked, refusal: Refusal | None = None) -> Response:
    said = who.say(refusal) if refusal else ""
    mail = mails(who.request)
    view = lambda now: contexts.letters_page(now, mail=mail, refusal=said)  # noqa: E731
    return await show(who, LETTERS, view, refusal)


async def _letter(who: Asked, *, whole: bool = False) -> Response:
    address, mail = address_here(who.request), mails(who.request)
    return await show(
        who,
        LETTER,
        lambda now: contexts.letter_page(now, _number(who), address, mail=mail, whole=whole),
    )


ROUTES = [
    Route("/g/{code}/desk/letters", the_letters),
    Route("/g/{code}/desk/letters/{letter}", letter),
    Route("/g/{code}/letters/table", table, methods=["POST"]),
    Route("/g/{code}/letters/{letter}/reading", letter_whole, methods=["POST"]),
    Route("/g/{code}/letters/attempts", try_all_again, methods=["POST"]),
    Route("/g/{code}/letters/{letter}/attempt", try_again, methods=["POST"]),
    Route("/g/{code}/letters/{letter}/delivery", take_over, methods=["POST"]),
]
