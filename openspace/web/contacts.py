"""One's card, giving it to others, and taking theirs along as files."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.contacts import NO_CARD, CardWords
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import contacts as verbs
from openspace.facilitation.house import Verb
from openspace.locale.tables import CSV
from openspace.pages.contexts import contacts
from openspace.pages.contexts.shell import mine_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.shell import ToastView
from openspace.post.cards import VCARD
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected, status_of
from openspace.web.asking import Asked, inside
from openspace.web.letters import mails
from openspace.web.notices import came_from
from openspace.web.showing import Shown, own_push, show

CONTACTS = Shown("contacts/page.html", "contacts", ("people",))
CARD = Shown("contacts/own.html", "contacts", tells=True)
LONGEST_SOUGHT = 200


@inside()
async def page(who: Asked) -> Response:
    """My card, the cards I hold, and the people here; ``?words=`` those who fit."""
    return await _page(who)


@inside()
async def own(who: Asked) -> Response:
    """The form of my card; ``?give=`` to whom it then goes, ``?back=`` where I came from."""
    asked = who.request.query_params
    give, back = asked.get("give", ""), _within(who, asked.get("back", ""))
    return await show(who, CARD, lambda now: contacts.card_page(now, who.caller, give, back))


@inside(Act.EXCHANGE)
async def write(who: Asked) -> Response:
    """Write my card, give it to whom I was about to, and go back."""
    give, back = await who.text("give"), _within(who, await who.text("back"))
    typed = CardWords(
        name=await who.text("name"),
        organisation=await who.text("organisation"),
        seeks=await who.text("seeks"),
        offers=await who.text("offers"),
        email=await who.text("email"),
    )
    outcome = await who.house.perform(verbs.write, who.caller, typed, give)
    if isinstance(outcome, Refusal):
        wrong = (outcome, who.say(outcome))
        return await show(
            who,
            CARD,
            lambda now: contacts.card_page(now, who.caller, give, back, typed, wrong),
            outcome,
        )
    return redirected(back or f"/g/{who.code}/contacts")


@inside(Act.EXCHANGE)
async def tear_up(who: Asked) -> Response:
    """Have no card any more."""
    await who.house.perform(verbs.tear_up, who.caller)
    return redirected(f"/g/{who.code}/contacts")


@inside(Act.EXCHANGE)
async def give(who: Asked) -> Response:
    """Give my card to somebody; who has none writes it first."""
    person = who.path("person")
    outcome = await who.house.perform(verbs.give, who.caller, person)
    if outcome == NO_CARD:
        asked = urlencode({"give": person, "back": came_from(who)})
        return redirected(f"/g/{who.code}/card?{asked}")
    return await _answered(who, outcome)


@inside(Act.EXCHANGE)
async def take_back(who: Asked) -> Response:
    """Take my card back from somebody."""
    return await _done(who, verbs.take_back)


@inside(Act.EXCHANGE)
async def put_away(who: Asked) -> Response:
    """Have been told of somebody's card."""
    return await _done(who, verbs.put_away)


@inside()
async def vcards(who: Asked) -> Response:
    """The cards I hold, for an address book."""
    return await _file(who, contacts.as_vcards, "vcf", VCARD)


@inside()
async def table(who: Asked) -> Response:
    """The cards I hold, as a table."""
    return await _file(who, contacts.as_table, "csv", CSV)


async def _done(who: Asked, verb: Verb[[str]]) -> Response:
    return await _answered(who, await who.house.perform(verb, who.caller, who.path("person")))


async def _answered(who: Asked, outcome: Outcome) -> Response:
    """Stay on the page; one that is there already gets what changed for me alone."""
    if isinstance(outcome, Refusal):
        if who.in_part:
            return HTMLResponse(_told(who, outcome), status_of(outcome))
        return await _page(who, outcome)
    if who.in_part:
        return HTMLResponse(await own_push(who, outcome) or _told(who))
    return redirected(came_from(who))


def _told(who: Asked, refusal: Refusal | None = None) -> str:
    """What is mine as it was, and why it stays so, if it was refused."""

    def work(tx: Transaction) -> str:
        now = Snapshot(tx, who.code)
        own = {
            "mine": mine_view(now, who.caller),
            "exchange": contacts.exchange_view(now, who.caller),
            "toast": ToastView("refusal", who.say(refusal), "refused") if refusal else None,
        }
        return render(who.language, "contacts/answer.html", own)

    return who.house.store.glance(work)


async def _page(who: Asked, refusal: Refusal | None = None) -> Response:
    words = who.request.query_params.get("words", "")[:LONGEST_SOUGHT]
    return await show(
        who,
        CONTACTS,
        lambda now: contacts.contacts_page(now, who.caller, words, mail=mails(who.request)),
        refusal,
    )


async def _file(
    who: Asked, written: Callable[[Snapshot, Caller, str], bytes], ending: str, media_type: str
) -> Response:
    file = await who.house.store.read(
        lambda tx: written(Snapshot(tx, who.code), who.caller, who.language)
    )
    headers = {"Content-Disposition": f'attachment; filename="{who.code}-contacts.{ending}"'}
    return Response(file, media_type=media_type, headers=headers)


def _within(who: Asked, address: str) -> str:
    """An address of a page of this gathering; anything else is none."""
    home, there = f"/g/{who.code}", urlsplit(address)
    inside = there.path == home or there.path.startswith(f"{home}/")
    return address if inside and not there.scheme and not there.netloc else ""


PERSON = "/g/{code}/contacts/{person}"
ROUTES = [
    Route("/g/{code}/contacts", page),
    Route("/g/{code}/contacts.vcf", vcards),
    Route("/g/{code}/contacts.csv", table),
    Route("/g/{code}/card", own),
    Route("/g/{code}/card", write, methods=["POST"]),
    Route("/g/{code}/card/withdrawal", tear_up, methods=["POST"]),
    Route(f"{PERSON}/card", give, methods=["POST"]),
    Route(f"{PERSON}/card/withdrawal", take_back, methods=["POST"]),
    Route(f"{PERSON}/dismissal", put_away, methods=["POST"]),
]
