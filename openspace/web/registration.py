"""On the way in, and out again: whose link it is, the waiting list, coming after all not.

The rule: who waits asks for the gathering's own address, and is shown where they stand; its head
says it too, so that their page knows when to look again, and is answered without making the page.
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.invitations import as_code
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Refusal
from openspace.facilitation import erasure, invitations
from openspace.facilitation import registration as verbs
from openspace.facilitation.house import House
from openspace.facilitation.recognition import cookie_name, invitation_name
from openspace.pages.contexts.registration import waiting_view
from openspace.pages.contexts.shell import gathering_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.origin import cookie
from openspace.pages.views.entry import GonePage, WaitingPage, WithdrawalPage
from openspace.pages.views.shell import BareView
from openspace.store import invitations as links
from openspace.store import waiting
from openspace.web.answers import absent
from openspace.web.asking import Asked, asked, inside
from openspace.web.cookies import forget
from openspace.web.showing import Shown, bare_page, show

WITHDRAWAL = Shown("door/withdrawal.html", "home", tells=True)
STANDS_AT = "Openspace-Waiting"
CODE_LENGTH, GROUP = 12, 4
NOT_YOU = Refusal(
    "not_you",
    "Then this link is not for you, and we have forgotten it here. Ask whoever sent it to have you"
    " invited.",
)
NOT_COMING = Refusal(
    "not_coming",
    "Thank you for saying so. Should you come after all: your link opens as long as there is room.",
)


async def waiting_page(who: Asked) -> Response:
    """Where somebody stands on the waiting list."""
    if who.request.method == "HEAD":
        code, waits = who.code, who.visit.waiting
        stands = await who.house.store.read(lambda tx: waiting.place(tx, code, waits))
        return Response(headers={STANDS_AT: str(stands)})
    shown: list[WaitingPage] = []

    def view(now: Snapshot) -> WaitingPage:
        shown.append(waiting_view(now, who.visit.waiting))
        return shown[-1]

    html = await bare_page(who, "door/waiting.html", view)
    return HTMLResponse(html, headers={STANDS_AT: str(shown[-1].number)})


async def stop_waiting(request: Request) -> Response:
    """Wait no more."""
    who = await asked(request)
    if who is None:
        return absent(request)
    key = cookie(request, cookie_name(who.code)) or ""
    outsider = Caller(who.code, None, Role.OUTSIDE)
    if who.visit.waiting:
        await who.house.perform(verbs.stop_waiting, outsider, key)
    return _gone(who, NOT_COMING)


async def not_me(request: Request) -> Response:
    """Let go of a link that is for somebody else."""
    who = await asked(request)
    return _gone(who, NOT_YOU) if who else absent(request)


async def decline(request: Request) -> Response:
    """Say, by one's link, that one does not come."""
    who = await asked(request)
    if who is None:
        return absent(request)
    secret = cookie(request, invitation_name(who.code)) or ""
    outsider = Caller(who.code, None, Role.OUTSIDE)
    if who.visit.guest:
        await who.house.perform(invitations.decline, outsider, secret)
    return _gone(who, NOT_COMING)


@inside(Act.BE_ERASED)
async def before_withdrawal(who: Asked) -> Response:
    """What coming after all not does, before it is done."""
    return await _page(who)


@inside(Act.BE_ERASED)
async def withdraw(who: Asked) -> Response:
    """Come after all not."""
    sure = bool(await who.text("sure"))
    outcome = await who.house.perform(erasure.withdraw, who.caller, sure)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return _gone(who, NOT_COMING)


async def opened_by(house: House, typed: str) -> tuple[str, str] | None:
    """The gathering that a code for all opens, and the code as it is kept."""
    letters = as_code(typed)
    if len(letters) != CODE_LENGTH:
        return None
    code = "-".join(letters[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP))
    found = await house.store.read(lambda tx: links.gathering_shared(tx, code))
    return (found, code) if found else None


async def _page(who: Asked, refusal: Refusal | None = None) -> Response:
    said = who.say(refusal) if refusal else ""
    return await show(who, WITHDRAWAL, lambda now: WithdrawalPage(now.code, said), refusal)


def _gone(who: Asked, sentence: Refusal) -> Response:
    back = f"/g/{who.code}" if who.gathering.visibility == "open" else ""
    bare = BareView(who.language, gathering_view(who.gathering))
    page = GonePage(who.say(sentence), back)
    answer = HTMLResponse(render(who.language, "door/gone.html", {"bare": bare, "page": page}))
    for name in (cookie_name(who.code), invitation_name(who.code)):
        forget(who.request, answer, name)
    return answer


ROUTES = [
    Route("/g/{code}/waiting/withdrawal", stop_waiting, methods=["POST"]),
    Route("/g/{code}/invitation/dismissal", not_me, methods=["POST"]),
    Route("/g/{code}/invitation/refusal", decline, methods=["POST"]),
    Route("/g/{code}/registration/withdrawal", before_withdrawal),
    Route("/g/{code}/registration/withdrawal", withdraw, methods=["POST"]),
]
