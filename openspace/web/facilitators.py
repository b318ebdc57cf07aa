"""The team at the desk: inviting, appointing, releasing, and who is there on which day.

The rule: a new link is shown once, on the page that answers; only its hash is kept.
"""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.facts.facilitators import FacilitatorInvited
from openspace.domain.permissions import Act
from openspace.domain.reach import STRANGE
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import facilitators as verbs
from openspace.facilitation import signing_in
from openspace.facilitation.house import new_secret
from openspace.pages.contexts.facilitators import facilitators_page
from openspace.pages.views.parts import BLANK, FieldView
from openspace.pages.views.signing_in import OwnWaysView, ProviderView
from openspace.web.answers import redirected
from openspace.web.arriving import arrival_of, forget_arrival, sign_in_address, sign_ins_of
from openspace.web.asking import Asked, inside
from openspace.web.letters import mails
from openspace.web.showing import Shown, show

SIGN_IN_AGAIN = Refusal("sign_in_over", "Sign in first; then say that it is you.")
NAMELESS = "–"
TEAM = Shown("facilitators/page.html", "desk", ("guests",), tells=True)


@inside(Act.LEAD)
async def the_team(who: Asked) -> Response:
    """Everybody who facilitates."""
    return await page_with(who)


@inside(Act.LEAD)
async def invite(who: Asked) -> Response:
    """A personal link for ``name``, shown this once, and mailed to ``address`` where one is."""
    name, address, secret = await who.text("name"), await who.text("address"), new_secret()
    path = f"/g/{who.code}/invitation/{secret}"
    mails_it = address.strip() and mails(who.request)
    mailed = verbs.Mailed(address, who.house.link(path)) if mails_it else None
    outcome = await who.house.perform(verbs.invite, who.caller, name, secret, mailed)
    if isinstance(outcome, Refusal):
        strange, said = outcome == STRANGE, who.say(outcome)
        typed = FieldView(name, "" if strange else said)
        return await page_with(
            who, outcome, name=typed, address=FieldView(address, said if strange else "")
        )
    named = next(each.name for each in outcome if isinstance(each, FacilitatorInvited))
    link = str(who.request.url.replace(path=path, query=""))
    return await page_with(who, link=(link, named, address.strip() if mails_it else ""))


@inside(Act.LEAD)
async def withdraw(who: Asked) -> Response:
    """Let a link that is out open nothing any more."""
    invitation = who.path("invitation")
    return await _done(who, await who.house.perform(verbs.withdraw, who.caller, invitation))


@inside(Act.LEAD)
async def appoint(who: Asked) -> Response:
    """Make ``person`` a facilitator."""
    person = await who.text("person")
    return await _done(who, await who.house.perform(verbs.appoint, who.caller, person))


@inside(Act.LEAD)
async def release(who: Asked) -> Response:
    """Let a facilitator be a participant like the others."""
    person = who.path("participant")
    outcome = await who.house.perform(verbs.release, who.caller, person)
    if not isinstance(outcome, Refusal) and person == who.caller.person:
        return redirected(f"/g/{who.code}")
    return await _done(who, outcome)


@inside(Act.LEAD)
async def tell_days(who: Asked) -> Response:
    """Say on which days a facilitator is there."""
    days = await who.texts("on")
    person = who.path("participant")
    return await _done(who, await who.house.perform(verbs.tell_days, who.caller, person, days))


@inside(Act.LEAD)
async def bind(who: Asked) -> Response:
    """Be known by the sign-in that one has just come back from."""
    arrived = arrival_of(who.request, "desk", who.code)
    if arrived is None:
        return await page_with(who, SIGN_IN_AGAIN)
    response = await _done(
        who, await who.house.perform(signing_in.bind, who.caller, arrived.subject)
    )
    forget_arrival(who.request, response)
    return response


@inside(Act.LEAD)
async def unbind(who: Asked) -> Response:
    """Be known by it no longer."""
    return await _done(who, await who.house.perform(signing_in.unbind, who.caller))


async def _done(who: Asked, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await page_with(who, outcome)
    return redirected(f"/g/{who.code}/desk/facilitators")


async def page_with(
    who: Asked,
    refusal: Refusal | None = None,
    link: tuple[str, str, str] = ("", "", ""),
    name: FieldView | None = None,
    passkey: FieldView = BLANK,
    address: FieldView = BLANK,
) -> Response:
    """The page, with what is to be said on it, or a new link; ``passkey`` is a name as typed."""
    sentence = who.say(refusal) if refusal and not (name or passkey.error) else ""
    at, ways = who.house.clock(), replace(_ways(who), name=passkey)
    return await show(
        who,
        TEAM,
        lambda now: replace(
            facilitators_page(now, who.caller, at, link, name, sentence, ways),
            address=address,
            mail=mails(who.request),
        ),
        refusal,
    )


def _ways(who: Asked) -> OwnWaysView:
    arrived = arrival_of(who.request, "desk", who.code)
    there = f"/g/{who.code}/desk/facilitators/signin"
    desks = sign_ins_of(who.request).desks.values()
    return OwnWaysView(
        who.code,
        tuple(ProviderView(each.provider.name, f"{there}/{each.provider.id}") for each in desks),
        sign_in_address(who.request, who.code),
        arrived=(arrived.name or NAMELESS) if arrived else "",
        by=arrived.provider if arrived else "",
    )


ROUTES = [
    Route("/g/{code}/desk/facilitators", the_team),
    Route("/g/{code}/invitations", invite, methods=["POST"]),
    Route("/g/{code}/invitations/{invitation}/withdrawal", withdraw, methods=["POST"]),
    Route("/g/{code}/facilitators", appoint, methods=["POST"]),
    Route("/g/{code}/facilitators/signin", bind, methods=["POST"]),
    Route("/g/{code}/facilitators/signin/withdrawal", unbind, methods=["POST"]),
    Route("/g/{code}/facilitators/{participant}/days", tell_days, methods=["POST"]),
    Route("/g/{code}/facilitators/{participant}/withdrawal", release, methods=["POST"]),
]
