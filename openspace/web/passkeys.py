"""Passkeys of facilitators: adding one, taking one away, and coming back by one.

The rule: the forms are plain ones, which a script fills with what the device says; without it
nothing was said, and one is told so.
"""

import time
from dataclasses import replace
from functools import partial
from math import ceil

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from openspace.bus.purses import Purse
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import signing_in as verbs
from openspace.facilitation.house import new_secret
from openspace.facilitation.recognition import cookie_name
from openspace.pages.views.parts import FieldView
from openspace.signing_in.passkeys import Passkeys, Person, name_of
from openspace.store.signing_in import Proof, credentials_of
from openspace.web.answers import redirected
from openspace.web.arriving import sign_ins_of
from openspace.web.asking import Asked, house_of, inside, sent
from openspace.web.cookies import remember
from openspace.web.facilitators import page_with as team_with
from openspace.web.signing_in import page_with
from openspace.web.whence import place_of

FROM_ONE_PLACE = Purse(60, 1.0)
"""A whole team may sit behind one address."""
TOO_OFTEN = Refusal("too_fast", "That was very much at once. Wait %(seconds)s s, then go on.")
NOTHING_SAID = Refusal(
    "no_passkey_made",
    "Your browser made no passkey. It needs a browser and a device that can, and a page that runs"
    " its script.",
)
NOTHING_SHOWN = Refusal(
    "no_passkey_shown",
    "Your browser showed no passkey. It needs a browser and a device that can, and a page that"
    " runs its script.",
)


@inside(Act.LEAD)
async def wanted(who: Asked) -> Response:
    """What the browser is to ask the device for, as JSON."""
    have = await who.house.store.read(lambda tx: credentials_of(tx, who.caller.person))
    shown = f"{who.participant.name}, {who.gathering.title}"
    person = Person(f"{who.code}/{who.caller.person}", shown[:64], have)
    return _json(passkeys_of(who.request).wanted(_to_add(who), person))


@inside(Act.LEAD)
async def add(who: Asked) -> Response:
    """Be known by the passkey that the device has made, under a ``name``."""
    name, credential = await who.text("name"), await who.text("credential")
    made = passkeys_of(who.request).made(_to_add(who), credential)
    if made is None:
        typed = FieldView(name, who.say(NOTHING_SAID))
        return await team_with(who, NOTHING_SAID, passkey=typed)
    proof = Proof(made.credential, made.public_key, made.count)
    outcome = await who.house.perform(verbs.add_passkey, who.caller, name, proof)
    if isinstance(outcome, Refusal):
        return await team_with(who, outcome, passkey=FieldView(name, who.say(outcome)))
    return redirected(f"/g/{who.code}/desk/facilitators")


@inside(Act.LEAD)
async def remove(who: Asked) -> Response:
    """Let a passkey of one's own open nothing any more."""
    passkey = who.path("passkey")
    outcome = await who.house.perform(verbs.remove_passkey, who.caller, passkey)
    if isinstance(outcome, Refusal):
        return await team_with(who, outcome)
    return redirected(f"/g/{who.code}/desk/facilitators")


async def asked_for(request: Request) -> Response:
    """What the browser is to ask for, of whoever comes back, as JSON."""
    return _json(passkeys_of(request).asked(_to_come(request)))


async def come(request: Request) -> Response:
    """Come back as a facilitator, by the passkey that the device has shown."""
    code, key = request.path_params["code"], new_secret()
    owner, now = ("passkey from", place_of(request)), time.monotonic()
    if wait := house_of(request).purses.spend(owner, FROM_ONE_PLACE, now):
        return await page_with(request, code, replace(TOO_OFTEN, values={"seconds": ceil(wait)}))
    told = (await sent(request)).get("credential")
    credential = told if isinstance(told, str) else ""
    if not name_of(credential):
        return await page_with(request, code, NOTHING_SHOWN)
    proven = partial(_proven, passkeys_of(request), _to_come(request), credential)
    refusal = await verbs.come_by_passkey(house_of(request), code, name_of(credential), proven, key)
    if refusal:
        return await page_with(request, code, refusal)
    response = redirected(f"/g/{code}/desk")
    remember(request, response, cookie_name(code), key)
    return response


def passkeys_of(request: Request) -> Passkeys:
    """Those of this house, at its public address, or at the one it was asked at."""
    sign_ins = sign_ins_of(request)
    address = sign_ins.address or str(request.base_url).rstrip("/")
    return Passkeys(address, sign_ins.challenges)


def _proven(passkeys: Passkeys, purpose: str, credential: str, by: Proof) -> int | None:
    return passkeys.proven(purpose, credential, by.public_key, by.count)


def _to_add(who: Asked) -> str:
    return f"add {who.code} {who.caller.person}"


def _to_come(request: Request) -> str:
    return f"come {request.path_params['code']}"


def _json(told: str) -> Response:
    return Response(told, media_type="application/json")


ROUTES = [
    Route("/g/{code}/passkeys", add, methods=["POST"]),
    Route("/g/{code}/passkeys/challenges", wanted, methods=["POST"]),
    Route("/g/{code}/passkeys/{passkey}/removal", remove, methods=["POST"]),
    Route("/g/{code}/signin/passkey", come, methods=["POST"]),
    Route("/g/{code}/signin/passkey/challenges", asked_for, methods=["POST"]),
]
