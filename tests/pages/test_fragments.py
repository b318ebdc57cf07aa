"""A push and the answer to a form are one piece of work, and no page gets what was true before."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.domain.facts.marketplace import VoteCast
from openspace.facilitation import marketplace
from openspace.pages import fragments
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.fragments import Fragments
from tests.cast import BEN, CODE
from tests.house import client, house, visited

BY_HTMX = {"hx-request": "true"}
NB = frozenset({"nb"})
BENS = channels.mine(CODE, "ben")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The channels that something was rendered for, by the real way of rendering it."""
    names: list[str] = []
    really = fragments.changed

    def counted(now: Snapshot, channel: Channel, *what: Any) -> Mapping[str, str]:
        names.append(channel.name)
        return really(now, channel, *what)

    monkeypatch.setattr(fragments, "changed", counted)
    return names


async def test_who_asks_for_the_same_meanwhile_gets_the_same(
    tmp_path: Path, made: list[str]
) -> None:
    async with house(tmp_path) as here:
        outcome = await here.perform(marketplace.cast_vote, BEN, "t1")
        assert isinstance(outcome, tuple)
        renders = Fragments(here.store)
        both = await asyncio.gather(*(renders.render(BENS, outcome, NB) for _ in range(2)))
        assert both[0] is both[1]
        assert 'data-votes="t1"' in both[0]["nb"]
        assert made == ["mine:ben"]


async def test_other_facts_or_languages_or_channels_are_rendered_apart(
    tmp_path: Path, made: list[str]
) -> None:
    async with house(tmp_path) as here:
        outcome = await here.perform(marketplace.cast_vote, BEN, "t1")
        assert isinstance(outcome, tuple)
        (fact,) = outcome
        assert isinstance(fact, VoteCast)
        like_it = VoteCast(CODE, fact.topic, fact.participant, fact.at, fact.quiet)
        renders = Fragments(here.store)
        await asyncio.gather(
            renders.render(BENS, (fact,), NB),
            renders.render(BENS, (like_it,), NB),
            renders.render(BENS, (fact,), frozenset({"en"})),
            renders.render(channels.mine(CODE, "chi"), (fact,), NB),
        )
        assert like_it == fact
        assert sorted(made) == ["mine:ben"] * 3 + ["mine:chi"]


async def test_who_asks_afterwards_gets_what_is_true_then(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        outcome = await here.perform(marketplace.cast_vote, BEN, "t1")
        assert isinstance(outcome, tuple)
        renders = Fragments(here.store)
        before = await renders.render(BENS, outcome, NB)
        await here.perform(marketplace.take_back_vote, BEN, "t1")
        after = await renders.render(BENS, outcome, NB)
        assert ['data-votes="t1"' in each["nb"] for each in (before, after)] == [True, False]


async def test_a_vote_is_answered_with_ones_own_marks_also_where_nothing_changed(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (here, app), client(app, "ben") as ben:
        vote = f"/g/{CODE}/topics/t1/vote"
        first = await ben.post(vote, headers=BY_HTMX)
        told = here.bus.sequence(BENS)
        again = await ben.post(vote, headers=BY_HTMX)
        assert here.bus.sequence(BENS) == told
        back = await ben.post(f"{vote}/withdrawal", headers=BY_HTMX)
        assert first.text == again.text
        assert 'data-votes="t1"' in first.text
        assert 'data-votes=""' in back.text
