"""Asking and answering: merge, swap, convene together; stepping down and taking on."""

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.agenda import Breakout
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Act, Caller
from openspace.domain.proposals import LONGEST_TITLE
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import conveners, merging
from openspace.facilitation import offers as verbs
from openspace.facilitation.house import Verb
from openspace.pages.contexts import offering
from openspace.pages.contexts.entry import home_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.swapping import oob
from openspace.pages.views.offers import AlikeListView
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.door import HOME
from openspace.web.marketplace import or_its_holder
from openspace.web.notices import came_from
from openspace.web.showing import Shown, show

MERGER = Shown("offers/merger.html", "wall")
SWAP = Shown("offers/swap.html", "agenda")
CONVENERS = Shown("offers/conveners.html", "wall")
PageOf = Callable[[Snapshot, Caller, Topic, str, str], object]


@inside()
async def choose_merger(who: Asked) -> Response:
    """With which topic this one could merge."""
    return await _page(who, MERGER, offering.merger_page)


@inside(Act.OFFER)
async def offer_merge(who: Asked) -> Response:
    """Offer that this topic goes into another, or the other one into this."""
    topic, other = who.path("topic"), await who.text("other")
    pair = (other, topic) if await who.text("direction") == "from" else (topic, other)
    outcome = await who.house.perform(verbs.offer_merge, who.caller, *pair)
    return await _to_the_topic(who, outcome, MERGER, offering.merger_page, other)


@inside(Act.OFFER)
async def undo_merge(who: Asked) -> Response:
    """Take a topic out of the one it went into."""
    outcome = await who.house.perform(merging.undo, who.caller, who.path("topic"))
    if isinstance(outcome, Refusal):
        return await _at_home(who, outcome)
    return redirected(f"/g/{who.code}/topics/{who.path('topic')}")


@inside()
async def alike(who: Asked) -> Response:
    """The topics that are like this one."""
    return await _listed(who, lambda now: _alike_here(now, who))


@inside()
async def alike_to(who: Asked) -> Response:
    """The topics that are like one that is being written: ``?title=`` as far as it is."""
    title = who.request.query_params.get("title", "")[:LONGEST_TITLE]
    return await _listed(who, lambda now: offering.alike_to(now, title, now.gathering.language))


@inside()
async def choose_swap(who: Asked) -> Response:
    """Which other card could have this one's place; ``?breakout=`` says which run is meant."""
    return await _swap_page(who)


@inside(Act.OFFER)
async def swap(who: Asked) -> Response:
    """Change places with another card, or ask for it."""
    own, other = [_card(await who.text(name)) for name in ("own", "other")]
    topic = who.path("topic")
    pair, seen = (own[0], other[0]), (own[1], other[1])
    outcome = await who.house.perform(verbs.swap, who.caller, topic, pair, seen)
    if isinstance(outcome, Refusal):
        return await _swap_page(who, outcome)
    return redirected(f"/g/{who.code}/agenda")


@inside()
async def choose_conveners(who: Asked) -> Response:
    """Who convenes a topic, and who could."""
    return await _page(who, CONVENERS, offering.conveners_page)


@inside()
async def candidates(who: Asked) -> Response:
    """Whom one can ask to convene the topic that one is writing."""

    def work(tx: Transaction) -> str:
        found = offering.candidates_view(Snapshot(tx, who.code), who.caller)
        return oob(render(who.language, "offers/_candidates.html", {"candidates": found}))

    return HTMLResponse(await who.house.store.read(work))


@inside(Act.OFFER)
async def convene_together(who: Asked) -> Response:
    """Ask somebody to convene a topic together; without a name, offer oneself."""
    topic, person = who.path("topic"), await who.text("person")
    if not person:
        outcome = await who.house.perform(verbs.offer_help, who.caller, topic)
    else:
        outcome = await who.house.perform(verbs.ask_person, who.caller, topic, "convene", person)
    return await _to_the_topic(who, outcome, CONVENERS, offering.conveners_page, person)


@inside(Act.OFFER)
async def hand_over(who: Asked) -> Response:
    """Ask somebody to take a topic over."""
    topic, person = who.path("topic"), await who.text("person")
    outcome = await who.house.perform(verbs.ask_person, who.caller, topic, "hand_over", person)
    return await _to_the_topic(who, outcome, CONVENERS, offering.conveners_page, person)


@inside(Act.CONVENE)
async def step_down(who: Asked) -> Response:
    """Convene a topic no longer."""
    outcome = await who.house.perform(conveners.step_down, who.caller, who.path("topic"))
    return await _to_the_topic(who, outcome, CONVENERS, offering.conveners_page)


@inside(Act.ANSWER)
async def accept(who: Asked) -> Response:
    """Say yes."""
    return await _answered(who, verbs.accept)


@inside(Act.ANSWER)
async def decline(who: Asked) -> Response:
    """Say no."""
    return await _answered(who, verbs.decline)


@inside(Act.ANSWER)
async def withdraw(who: Asked) -> Response:
    """Take back what one asked."""
    return await _answered(who, verbs.withdraw)


async def _listed(who: Asked, view: Callable[[Snapshot], AlikeListView]) -> Response:
    """A list as a push, so that whoever asked has only to hand it to the page."""

    def work(tx: Transaction) -> str:
        listed = view(Snapshot(tx, who.code))
        return oob(render(who.language, "offers/_alike.html", {"alike": listed}))

    return HTMLResponse(await who.house.store.read_long(work))


def _alike_here(now: Snapshot, who: Asked) -> AlikeListView:
    topic = now.topics.get(who.path("topic"))
    return offering.alike_view(now, topic) if topic else AlikeListView(now.code, "", ())


async def _answered(who: Asked, verb: Verb[[str]]) -> Response:
    outcome = await who.house.perform(verb, who.caller, who.path("offer"))
    if isinstance(outcome, Refusal):
        return await _at_home(who, outcome)
    return redirected(came_from(who))


async def _at_home(who: Asked, refusal: Refusal) -> Response:
    return await show(who, HOME, lambda now: home_page(now, who.participant), refusal)


async def _to_the_topic(
    who: Asked, outcome: Outcome, shown: Shown, page: PageOf, chosen: str = ""
) -> Response:
    """The topic; a refused offer stays on the page where it was made."""
    if isinstance(outcome, Refusal):
        return await _page(who, shown, page, chosen, outcome)
    return redirected(f"/g/{who.code}/topics/{who.path('topic')}")


async def _page(
    who: Asked, shown: Shown, page: PageOf, chosen: str = "", refusal: Refusal | None = None
) -> Response:
    sentence = who.say(refusal) if refusal else ""

    def view(now: Snapshot) -> object | None:
        topic = now.topics.get(who.path("topic"))
        return page(now, who.caller, topic, chosen, sentence) if topic else None

    return await or_its_holder(
        who, refusal, await show(who, replace(shown, tells=True), view, refusal)
    )


async def _swap_page(who: Asked, refusal: Refusal | None = None) -> Response:
    chosen = (await who.text("other")).partition(" ")[0] if refusal else ""
    run = who.request.query_params.get("breakout", "")
    if refusal:
        run = _card(await who.text("own"))[0]

    def view(now: Snapshot) -> object | None:
        topic = now.topics.get(who.path("topic"))
        own = _run(now, topic, run) if topic else None
        sentence = who.say(refusal) if refusal else ""
        return offering.swap_page(now, who.caller, own, chosen, sentence) if own else None

    return await or_its_holder(
        who, refusal, await show(who, replace(SWAP, tells=True), view, refusal)
    )


def _run(now: Snapshot, topic: Topic, run: str) -> Breakout:
    """The run that is meant, else the first one that has a place."""
    runs = [now.breakouts[each] for each in topic.breakouts]
    meant = [each for each in runs if each.id == run]
    return (meant + [each for each in runs if each.id in now.placed] + runs)[0]


def _card(text: str) -> tuple[str, tuple[str, str]]:
    """A breakout and the cell it was seen in, as a form writes them."""
    breakout, _, cell = text.partition(" ")
    slot, _, place = cell.partition(":")
    return breakout, (slot, place)


TOPIC = "/g/{code}/topics/{topic}"
OFFER = "/g/{code}/offers/{offer}"
ROUTES = [
    Route(f"{TOPIC}/merger", choose_merger),
    Route(f"{TOPIC}/merger", offer_merge, methods=["POST"]),
    Route(f"{TOPIC}/merger/withdrawal", undo_merge, methods=["POST"]),
    Route("/g/{code}/alike", alike_to),
    Route("/g/{code}/candidates", candidates),
    Route(f"{TOPIC}/alike", alike),
    Route(f"{TOPIC}/swap", choose_swap),
    Route(f"{TOPIC}/swap", swap, methods=["POST"]),
    Route(f"{TOPIC}/conveners", choose_conveners),
    Route(f"{TOPIC}/conveners", convene_together, methods=["POST"]),
    Route(f"{TOPIC}/conveners/withdrawal", step_down, methods=["POST"]),
    Route(f"{TOPIC}/handover", hand_over, methods=["POST"]),
    Route(f"{OFFER}/acceptance", accept, methods=["POST"]),
    Route(f"{OFFER}/refusal", decline, methods=["POST"]),
    Route(f"{OFFER}/withdrawal", withdraw, methods=["POST"]),
]
