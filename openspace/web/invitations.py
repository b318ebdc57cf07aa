"""Who is invited, at the desk: the list, links, one more by hand, the code for all, who waits.

The rule: a new link or code is shown once, on the page that answers, or is in the file that does;
only its hash is kept.
"""

import secrets
from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.guest_list import Guest
from openspace.domain.invitations import LETTERS
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import invitations as verbs
from openspace.facilitation import registration, removal
from openspace.facilitation.house import new_id, new_secret
from openspace.locale import catalogue
from openspace.locale.tables import CSV, table
from openspace.pages.contexts import invitations as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.invitations import InvitationsPage, NewGuestView
from openspace.pages.views.parts import FieldView
from openspace.store import invitations
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.showing import Shown, show

INVITED = Shown("invitations/page.html", "desk", ("invited",), tells=True)
GUEST = Shown("invitations/guest.html", "desk", tells=True)
FIELDS = {"guest_name": "name", "guest_email": "email", "guest_organisation": "organisation"}
LONGEST_WORDS = 200
GROUPS, GROUP = 3, 4
"""A code for all: three groups of four, 59 random bits."""


@inside(Act.INVITE)
async def the_invited(who: Asked) -> Response:
    """Everybody who is invited, or those whom ``?words=`` finds; ``?invited=`` just were."""
    return await _page(who)


@inside(Act.INVITE)
async def invite_one(who: Asked) -> Response:
    """Invite somebody by hand, and show their link this once."""
    told = [await who.text(each) for each in ("name", "email", "organisation", "sector")]
    regardless, new, secret = bool(await who.text("regardless")), new_id(), new_secret()
    outcome = await who.house.perform(
        verbs.invite_one,
        who.caller,
        Guest(told[0], told[1], told[2], told[3]),
        (new, secret),
        regardless=regardless,
    )
    if not isinstance(outcome, Refusal):
        return await _page(who, link=(_link(who, secret), told[0]))
    wrong = FIELDS.get(outcome.code, "")
    fields = {
        name: FieldView(value, who.say(outcome) if wrong == name else "")
        for name, value in zip(("name", "email", "organisation"), told, strict=False)
    }
    typed = NewGuestView(**fields, sector=told[3], regardless=regardless)
    return await _page(who, None if wrong else outcome, typed=typed, status=outcome)


@inside(Act.INVITE)
async def hand_out(who: Asked) -> Response:
    """A table with a link for everybody who has not answered yet; those they have go on."""

    every = await who.house.store.read(lambda tx: invitations.everyone(tx, who.code))
    asked = [each for each in every if each.state == "invited"]
    links = {each.id: new_secret() for each in asked}
    outcome = await who.house.perform(verbs.hand_out, who.caller, links)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    say = catalogue(who.language).gettext
    heads = tuple(map(say, ("Name", "Mail address", "Organisation", "Link")))
    rows = (
        (each.name, each.email, each.organisation, _link(who, links[each.id])) for each in asked
    )
    name = f"{who.code}-links.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(table(heads, rows, who.language), media_type=CSV, headers=headers)


@inside(Act.INVITE)
async def the_guest(who: Asked) -> Response:
    """One who is invited."""
    return await _guest(who)


@inside(Act.INVITE)
async def make_link(who: Asked) -> Response:
    """A link for somebody, shown this once; ``anew`` ends all that they have."""
    secret, anew = new_secret(), bool(await who.text("anew"))
    outcome = await who.house.perform(
        verbs.make_link, who.caller, who.path("guest"), secret, anew=anew
    )
    if isinstance(outcome, Refusal):
        return await _guest(who, outcome)
    return await _guest(who, link=_link(who, secret))


@inside(Act.INVITE)
async def withdraw(who: Asked) -> Response:
    """Let somebody be invited no more; who registered is removed as well."""
    guest = who.path("guest")
    found = await who.house.store.read(lambda tx: invitations.one(tx, who.code, guest))
    outcome = await who.house.perform(verbs.withdraw, who.caller, guest)
    if not isinstance(outcome, Refusal) and found and found.participant:
        outcome = await who.house.perform(removal.remove, who.caller, found.participant)
    if isinstance(outcome, Refusal):
        return await _guest(who, outcome)
    return redirected(f"/g/{who.code}/desk/invitations")


@inside(Act.INVITE)
async def share(who: Asked) -> Response:
    """A code for everyone, shown this once; the one before ends."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    code = "-".join(groups)
    outcome = await who.house.perform(verbs.share, who.caller, code)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return await _page(who, code=(code, _link(who, code)))


@inside(Act.INVITE)
async def unshare(who: Asked) -> Response:
    """Let the code for everyone open nothing more."""
    return await _done(who, await who.house.perform(verbs.unshare, who.caller))


@inside(Act.INVITE)
async def let_in(who: Asked) -> Response:
    """Let somebody in who waits."""
    waits = who.path("waiting")
    return await _done(who, await who.house.perform(registration.let_in, who.caller, waits))


@inside(Act.INVITE)
async def strike(who: Asked) -> Response:
    """Take somebody off the waiting list."""
    waits = who.path("waiting")
    return await _done(who, await who.house.perform(registration.strike, who.caller, waits))


def _link(who: Asked, secret: str) -> str:
    path = f"/g/{who.code}/invitation/{secret}"
    return str(who.request.url.replace(path=path, query=""))


async def _done(who: Asked, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return redirected(f"/g/{who.code}/desk/invitations")


async def _page(
    who: Asked,
    refusal: Refusal | None = None,
    *,
    typed: NewGuestView | None = None,
    link: tuple[str, str] = ("", ""),
    code: tuple[str, str] = ("", ""),
    status: Refusal | None = None,
) -> Response:
    asked = who.request.query_params
    words, begin = asked.get("words", "")[:LONGEST_WORDS], small_number(asked.get("from", "")) or 0

    def view(now: Snapshot) -> InvitationsPage:
        page = contexts.invitations_page(now, words, begin)
        if typed:
            page = contexts.typed(page, typed)
        return replace(
            page,
            shared=replace(page.shared, code=code[0], link=code[1]),
            invited=small_number(asked.get("invited", "")) or 0,
            link=link[0],
            link_name=link[1],
            refusal=who.say(refusal) if refusal else "",
        )

    return await show(who, INVITED, view, refusal or status)


async def _guest(who: Asked, refusal: Refusal | None = None, link: str = "") -> Response:
    said = who.say(refusal) if refusal else ""
    guest = who.path("guest")
    return await show(who, GUEST, lambda now: contexts.guest_page(now, guest, link, said), refusal)


ROUTES = [
    Route("/g/{code}/desk/invitations", the_invited),
    Route("/g/{code}/desk/invitations/{guest}", the_guest),
    Route("/g/{code}/guests", invite_one, methods=["POST"]),
    Route("/g/{code}/guests/links", hand_out, methods=["POST"]),
    Route("/g/{code}/guests/{guest}/links", make_link, methods=["POST"]),
    Route("/g/{code}/guests/{guest}/withdrawal", withdraw, methods=["POST"]),
    Route("/g/{code}/code", share, methods=["POST"]),
    Route("/g/{code}/code/withdrawal", unshare, methods=["POST"]),
    Route("/g/{code}/waiting/{waiting}/admission", let_in, methods=["POST"]),
    Route("/g/{code}/waiting/{waiting}/withdrawal", strike, methods=["POST"]),
]
