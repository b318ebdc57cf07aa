"""The wall, and a topic's own page."""

from dataclasses import replace

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.bus import channels
from openspace.domain.facts import Fact
from openspace.domain.facts.marketplace import TopicProposed
from openspace.domain.permissions import Act
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import marketplace as verbs
from openspace.facilitation.house import Verb
from openspace.pages.contexts import marketplace as contexts
from openspace.pages.contexts import proposals
from openspace.pages.contexts.browsing import KINDS, Browsing
from openspace.pages.contexts.merging import gone_on_view
from openspace.pages.contexts.shell import mine_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.marketplace import TopicPage
from openspace.pages.views.proposals import WordsView, WrongView
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.showing import Shown, own_push, show

ELSEWHERE = ("not_yours", "no_such_topic", "topic_withdrawn")
"""Refusals that are about no field of a form."""
LONGEST_SEARCH = 200
WALL = Shown("marketplace/page.html", "wall", ("wall",))


@inside()
async def wall(who: Asked) -> Response:
    """Every topic, or those asked for; ``?put=`` is the one that was just put up."""
    asked, put = browsing_of(who), who.request.query_params.get("put", "")

    def view(now: Snapshot) -> object:
        sheet = proposals.propose_view(now, who.caller, put_up=put)
        return contexts.marketplace_page(now, who.caller, sheet, asked)

    return await show(who, WALL, view)


@inside(Act.PROPOSE)
async def propose(who: Asked) -> Response:
    """Put a topic up; a refused one stays in the form as it was typed."""
    proposal = await _proposal(who)
    outcome = await who.house.perform(verbs.propose, who.caller, proposal)
    if not isinstance(outcome, Refusal):
        put = next(fact.topic for fact in outcome if isinstance(fact, TopicProposed))
        return redirected(f"/g/{who.code}/marketplace?put={put}")

    def view(now: Snapshot) -> object:
        sheet = proposals.propose_view(now, who.caller, proposal, _wrong(who, outcome))
        return contexts.marketplace_page(now, who.caller, sheet)

    return await show(who, replace(WALL, tells=True), view, outcome)


@inside()
async def topic(who: Asked) -> Response:
    """A topic's own page; of one that went into another, that other's."""
    page = await show(who, topic_shown(who), lambda now: topic_page(now, who))
    holder = await holder_shown(who, who.path("topic")) if page.status_code == 404 else ""
    return redirected(holder) if holder else page


@inside(Act.REWORD)
async def reword(who: Asked) -> Response:
    """Write something else about a topic; what was refused stays as it was typed."""
    proposal = await _proposal(who)
    outcome = await who.house.perform(verbs.reword, who.caller, who.path("topic"), proposal)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/topics/{who.path('topic')}")
    told = replace(topic_shown(who), tells=outcome.code not in ELSEWHERE)

    def view(now: Snapshot) -> object:
        words = proposals.words_view(now, proposal, _wrong(who, outcome))
        return topic_page(now, who, words)

    return await or_its_holder(who, outcome, await show(who, told, view, outcome))


@inside(Act.WITHDRAW)
async def before_withdrawal(who: Asked) -> Response:
    """What withdrawing a topic does, before it is done."""

    def view(now: Snapshot) -> object:
        found = now.topics.get(who.path("topic"))
        own = found and (who.caller.facilitates or found.convened_by(who.caller))
        return contexts.withdrawal_page(now, found) if found and own else None

    return await show(who, Shown("topics/withdrawal.html", "wall"), view)


@inside(Act.WITHDRAW)
async def withdraw(who: Asked) -> Response:
    """Take a topic off the wall."""
    outcome = await who.house.perform(verbs.withdraw, who.caller, who.path("topic"))
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/marketplace")
    page = await show(who, topic_shown(who), lambda now: topic_page(now, who), outcome)
    return await or_its_holder(who, outcome, page)


@inside(Act.VOTE)
async def vote(who: Asked) -> Response:
    """Mark interest."""
    return await _voted(who, verbs.cast_vote)


@inside(Act.VOTE)
async def take_back(who: Asked) -> Response:
    """Take a mark of interest back."""
    return await _voted(who, verbs.take_back_vote)


async def or_its_holder(who: Asked, refusal: Refusal | None, page: Response) -> Response:
    """The page; where its topic went into another meanwhile, that one's, and the refusal."""
    if page.status_code != 404 or refusal is None or refusal.code != "topic_merged":
        return page
    address = await holder_shown(who, who.path("topic"))
    holder = address.rpartition("/")[2]
    shown = topic_shown(who, holder)
    return await show(who, shown, lambda now: topic_page(now, who, of=holder), refusal)


async def holder_shown(who: Asked, topic: str) -> str:
    """The address of the topic that holds this one; empty where none does."""

    def work(tx: Transaction) -> str:
        holder = gone_on_view(Snapshot(tx, who.code), topic).holder
        return f"/g/{who.code}/topics/{holder.id}" if holder else ""

    return await who.house.store.read(work)


def topic_shown(who: Asked, of: str = "") -> Shown:
    """The page of a topic, the one in the address; the agenda tells which cells are free."""
    topic = of or who.path("topic")
    return Shown("topics/page.html", "wall", (channels.topic(who.code, topic), "agenda"))


def topic_page(
    now: Snapshot, who: Asked, words: WordsView | None = None, error: str = "", of: str = ""
) -> TopicPage | None:
    """The page of a topic, the one in the address, if it hangs on the wall."""
    found = now.topics.get(of or who.path("topic"))
    return contexts.topic_page(now, who.caller, found, words, error) if found else None


async def _voted(who: Asked, verb: Verb[[str]]) -> Response:
    outcome: Outcome = await who.house.perform(verb, who.caller, who.path("topic"))
    if isinstance(outcome, Refusal):
        return await show(who, WALL, lambda now: _whole_wall(now, who), outcome)
    if not who.in_part:
        return redirected(f"/g/{who.code}/marketplace")
    return HTMLResponse(await _own_marks(who, outcome))


def _whole_wall(now: Snapshot, who: Asked) -> object:
    return contexts.marketplace_page(now, who.caller, proposals.propose_view(now, who.caller))


async def _own_marks(who: Asked, facts: tuple[Fact, ...]) -> str:
    """What a vote changes for the voter alone, at once; the count follows as a push."""

    def work(tx: Transaction) -> str:
        now = Snapshot(tx, who.code)
        own = {
            "mine": mine_view(now, who.caller),
            "own_dots": contexts.own_dots_view(now, who.caller),
        }
        return render(who.language, "live/mine/vote_cast.html", own)

    return await own_push(who, facts) or who.house.store.glance(work)


def browsing_of(who: Asked) -> Browsing:
    """Which topics somebody asks for."""
    asked = who.request.query_params
    return Browsing(
        show=asked.get("show", ""),
        words=asked.get("words", "").strip()[:LONGEST_SEARCH],
        order=asked.get("order", ""),
        chosen=tuple(each for each in asked.multi_items() if each[0] in KINDS),
    )


async def _proposal(who: Asked) -> Proposal:
    goals = map(small_number, await who.texts("sdg"))
    return Proposal(
        title=await who.text("title"),
        description=await who.text("description"),
        sdgs=tuple(each for each in goals if each is not None),
        challenges=await who.texts("challenge"),
        tags=await who.texts("tag"),
        links=tuple(each for each in await who.texts("link") if each.strip()),
        together=tuple(each for each in await who.texts("together") if each.strip()),
        slot=await who.text("slot"),
        anyway=await who.text("anyway") == "yes",
    )


def _wrong(who: Asked, refusal: Refusal) -> WrongView:
    return proposals.wrong_view(refusal.code, who.say(refusal))


ROUTES = [
    Route("/g/{code}/marketplace", wall),
    Route("/g/{code}/topics", propose, methods=["POST"]),
    Route("/g/{code}/topics/{topic}", topic),
    Route("/g/{code}/topics/{topic}/words", reword, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/withdrawal", before_withdrawal),
    Route("/g/{code}/topics/{topic}/withdrawal", withdraw, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/vote", vote, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/vote/withdrawal", take_back, methods=["POST"]),
]
