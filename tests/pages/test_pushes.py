"""A page plus the pushes equals a fresh page: for every fact, on every page, in both languages."""

import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.applications import Starlette

from openspace.bus.channels import Channel, parse, travels_on
from openspace.domain.facts import Fact
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Role
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Refusal
from openspace.domain.setting_up import step_seen
from openspace.facilitation import (
    agenda,
    door,
    erasure,
    facilitators,
    gathering,
    marketplace,
    notes,
    removal,
    setting_up,
    whereabouts,
)
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import environment
from openspace.pages.fragments import changed
from openspace.pages.pushes.pushed import PUSHES, template_of
from openspace.store.keeping import Transaction
from tests import cast
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, DEE, KEYS, MARKET, converging
from tests.editors import written
from tests.house import client, visited
from tests.pages import offer_deeds
from tests.pages.agenda_deeds import AGENDA_DEEDS
from tests.pages.announcement_deeds import ANNOUNCEMENT_DEEDS
from tests.pages.card_deeds import CARD_DEEDS
from tests.pages.convergence_deeds import CLOSING_DEEDS, CONVERGENCE_DEEDS
from tests.pages.display_deeds import DISPLAY_DEEDS
from tests.pages.editing_deeds import EDITING_DEEDS
from tests.pages.edition_deeds import EDITION_DEEDS
from tests.pages.following_deeds import FOLLOWING_DEEDS
from tests.pages.foyer_deeds import FOYER_DEEDS
from tests.pages.grid_deeds import GRID_DEEDS
from tests.pages.invitation_deeds import INVITATION_DEEDS
from tests.pages.letter_deeds import LETTER_DEEDS
from tests.pages.looking_again import looked_at_again
from tests.pages.offer_deeds import Deed
from tests.pages.pages import (
    Tree,
    asked_for_again,
    followed,
    plain,
    plain_tree,
    put_in,
    shown,
    shows,
    tree,
)
from tests.pages.reach_deeds import REACH_DEEDS
from tests.pages.report_deeds import REPORT_DEEDS
from tests.pages.room_deeds import ROOM_DEEDS
from tests.pages.trying_deeds import TRYING_DEEDS
from tests.pages.wall_deeds import WALL_DEEDS
from tests.trying import trying

PAGES = (
    *("", "/marketplace", "/agenda", "/hall", "/breakouts/b1", "/news", "/desk", "/topics/t1"),
    *("/projector", "/desk/agenda", "/agenda/mine", "/colleagues", "/rooms/plenary", "/contacts"),
    *("/desk/people", "/hall?look=b1", "/hall?look=plenary", "/workbook/editing"),
    *("/convergence", "/actions/a1", "/closing", "/follow-up", "/feedback", "/desk/feedback"),
    *("/workbook/editions", "/workbook/editions/1", "/places/haven/display", "/desk/letters"),
    *("/rooms/table1", "/address", "/desk/invitations"),
    "/test-room",
)


RETOLD = {"title": ("Another",), "question": ("Why?",), "language": ("nb",)}
SEEN = step_seen(cast.gathering(), "about")


Made = dict[tuple[str, str, int], str | None]
"""What is told to all who have seen as much of a channel: it is made once, as a server does."""


async def raised(house: House) -> object:
    link = await door.invite(house, CODE, Role.FACILITATOR)
    return await house.perform(door.raise_role, CHI, link, KEYS["chi"], "another key")


DEEDS: dict[str, tuple[Deed, ...]] = {
    "a topic is proposed": (lambda h: h.perform(marketplace.propose, CHI, Proposal("Why not?")),),
    "a topic is retitled": (
        lambda h: h.perform(marketplace.reword, BEN, "t1", Proposal("Another <one>")),
    ),
    "a placed topic is retitled": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(marketplace.reword, BEN, "t1", Proposal("Another one")),
    ),
    "a topic is withdrawn": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(marketplace.withdraw, BEN, "t1"),
    ),
    "a vote is cast": (lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),),
    "a vote is taken back": (
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(marketplace.take_back_vote, CHI, "t1"),
    ),
    **AGENDA_DEEDS,
    "people move": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(whereabouts.arrive, CHI),
        lambda h: h.perform(whereabouts.enter, CHI, "b1"),
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
        lambda h: h.perform(whereabouts.leave, BEN),
        lambda h: h.perform(whereabouts.vanish, CHI),
    ),
    "a note is written": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(
            notes.write, BEN, "b1", [(BEN, written(lambda e: e.write("Blåbær & <b>fisk</b> 🌊")))]
        ),
    ),
    "a phase opens": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(gathering.open_phase, ANA, MARKET + 2, MARKET),
    ),
    "the last round is over": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(gathering.open_phase, ANA, CLOSING, MARKET),
    ),
    "somebody comes in": (
        lambda h: h.perform(
            door.register, DEE, Introduction("Eli", sector="civil"), None, "a new key"
        ),
    ),
    "a role is raised": (raised,),
    **FOLLOWING_DEEDS,
    "somebody is appointed": (lambda h: h.perform(facilitators.appoint, ANA, "chi"),),
    "the gathering is described": (
        lambda h: h.perform(setting_up.describe, ANA, "about", RETOLD, SEEN),
    ),
    "somebody is removed": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
        lambda h: h.perform(whereabouts.enter, CHI, "plenary"),
        lambda h: h.perform(removal.remove, ANA, "ben"),
    ),
    "somebody is erased": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
        lambda h: h.perform(erasure.erase_me, BEN, True),
    ),
    "somebody is let in again": (
        lambda h: h.perform(removal.remove, ANA, "ben"),
        lambda h: h.perform(removal.readmit, ANA, "ben"),
    ),
    **offer_deeds.DEEDS,
    **GRID_DEEDS,
    **DISPLAY_DEEDS,
    **FOYER_DEEDS,
    **WALL_DEEDS,
    **ROOM_DEEDS,
    **INVITATION_DEEDS,
    **REPORT_DEEDS,
    **CARD_DEEDS,
    **EDITING_DEEDS,
    **CONVERGENCE_DEEDS,
    **EDITION_DEEDS,
    **CLOSING_DEEDS,
    **LETTER_DEEDS,
    **ANNOUNCEMENT_DEEDS,
    **REACH_DEEDS,
    **TRYING_DEEDS,
}


@pytest.mark.parametrize("name", DEEDS)
async def test_a_page_and_its_pushes_equal_a_fresh_page(tmp_path: Path, name: str) -> None:
    """What is on every page as it was in one language is so in the other."""
    other = await changed_by(name, tmp_path, "en", PAGES)
    assert other
    assert await changed_by(name, tmp_path, "nb", other) == other


async def changed_by(
    name: str, folder: Path, language: str, addresses: tuple[str, ...]
) -> tuple[str, ...]:
    """The pages that the last of these deeds changed, each the same after its pushes."""
    day = converging() if name in {*CONVERGENCE_DEEDS, *CLOSING_DEEDS} else None
    day = trying() if name in TRYING_DEEDS else day
    async with visited(folder, day) as (house, app):
        *before, deed = DEEDS[name]
        for earlier in before:
            assert not isinstance(await earlier(house), Refusal)
        old = await texts(app, language, *addresses)
        outcome = await deed(house)
        assert isinstance(outcome, tuple)
        assert outcome
        reached = {channel.kind for fact in outcome for channel in travels_on(fact)}
        turn = [*DEEDS].index(name) if addresses is PAGES else None
        now = await texts(app, language, *looked_at_again(turn, old, reached))
        different = tuple(each for each in now if now[each] != old[each])
        made: Made = {}
        for address in different:  # the versions of its channels stand in a page too
            page = plain_tree(old[address])
            if await caught_up(house, page, language, made):
                fresh = plain_tree(now[address])
                asked_for_again(page, fresh)
                assert_same(shown(page), shown(fresh), address)
        return different


async def test_the_check_sees_a_push_that_is_dropped(tmp_path: Path) -> None:
    """The control: without its push, the page of before differs from a fresh one."""
    async with visited(tmp_path) as (house, app):
        old = await looked_at(app, "en", "/marketplace")
        await house.perform(marketplace.cast_vote, CHI, "t1")
        fresh = await looked_at(app, "en", "/marketplace")
        assert shows(old["/marketplace"]) != shows(fresh["/marketplace"])


def test_every_fact_has_its_push_on_every_channel_and_its_template() -> None:
    every = {kind for kind in travels_on.registry if kind is not object and kind is not Fact}
    kinds = {kind for kind in every if not kind.redraws}
    answered = {fact for _, fact in PUSHES}
    assert answered == kinds
    for channel, fact in PUSHES:
        environment("en").get_template(template_of(channel, fact))


def assert_same(old: dict[str, str], fresh: dict[str, str], address: str) -> None:
    for name, part in fresh.items():
        if old[name] == part:
            continue
        was, now = plain(old[name]).split("\n"), plain(part).split("\n")
        lines = difflib.unified_diff(was, now, lineterm="", n=0)
        difference = "\n".join(lines)
        assert not difference, f"{address} #{name}\n{difference}"


async def looked_at(app: Starlette, language: str, *addresses: str) -> dict[str, Tree]:
    """The pages as ana sees them."""
    return {at: tree(text) for at, text in (await texts(app, language, *addresses)).items()}


async def texts(app: Starlette, language: str, *addresses: str) -> dict[str, str]:
    """The same, as they are sent."""
    async with client(app, "ana", language) as browser:
        answers = {
            address: await browser.get(f"/g/{CODE}{address}") for address in addresses or PAGES
        }
    return {at: answer.text for at, answer in answers.items() if answer.status_code == 200}


async def caught_up(house: House, page: Tree, language: str, made: Made) -> bool:
    """Give a page all the pushes it missed on the channels it follows; not if it is loaded anew."""
    for name, epoch, seen in followed(page):
        if (name, epoch, seen) not in made:
            made[name, epoch, seen] = await missed(house, name, epoch, seen, language)
        push = made[name, epoch, seen]
        if push is None:
            return False
        if push:
            put_in(page, push)
    return True


async def missed(house: House, name: str, epoch: str, seen: int, language: str) -> str | None:
    """What came on a channel since; nothing if whoever follows it has to load anew."""
    assert await recognise(house, CODE, None)
    channel = parse(CODE, name)
    facts = house.bus.since(channel, epoch, seen)
    return await pushed(house, channel, facts, language) if facts else "" if facts == () else None


async def pushed(house: House, channel: Channel, facts: tuple[Fact, ...], language: str) -> str:
    """The html that tells what these facts changed."""

    def work(tx: Transaction) -> Mapping[str, str]:
        now = Snapshot(tx, CODE, house.remembered)
        return changed(now, channel, facts, [language])

    return (await house.store.read(work))[language]
