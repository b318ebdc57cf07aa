"""The big screen: what it shows in which phase, whom it invites to, and its code to come in by."""

import re
from pathlib import Path

import pytest
import segno

from openspace.domain.permissions import Caller
from openspace.facilitation import agenda, gathering, whereabouts
from openspace.facilitation.house import House
from openspace.pages.contexts.projector import hint_view, screen_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.drawing.code import QUIET, address_code
from openspace.pages.views.projector import HintView, ScreenTopicView, ScreenView
from openspace.store.keeping import Transaction
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CLOSING,
    CODE,
    FOYER,
    MARKET,
    PAUSE,
    PAUSE_2,
    ROUND_1,
    ROUND_2,
    WORKBOOK,
)
from tests.house import house


async def shown(opened: House, position: int) -> tuple[ScreenView, HintView]:
    """The screen with this phase open."""
    if position != MARKET:
        await opened.perform(gathering.open_phase, ANA, position, MARKET)

    def work(tx: Transaction) -> tuple[ScreenView, HintView]:
        now = Snapshot(tx, CODE)
        return screen_view(now), hint_view(now)

    return await opened.store.read(work)


@pytest.mark.parametrize(
    ("position", "kind", "slots", "hint"),
    [
        (FOYER, "grid", ["r1", "r2"], "take"),
        (MARKET, "grid", ["r1", "r2"], "take"),
        (PAUSE, "grid", ["r1", "r2"], "soon"),
        (ROUND_1, "round", ["r1"], "roam"),
        (PAUSE_2, "grid", ["r2"], "soon"),
        (ROUND_2, "round", ["r2"], "roam"),
        (CLOSING, "book", [], "book"),
        (WORKBOOK, "book", [], "book"),
    ],
)
async def test_each_phase_has_its_screen(
    tmp_path: Path, position: int, kind: str, slots: list[str], hint: str
) -> None:
    async with house(tmp_path) as opened:
        await opened.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        screen, invited = await shown(opened, position)
        assert (screen.kind, invited.kind) == (kind, hint)
        assert [each.slot_count.slot.id for each in screen.slots] == slots
        assert screen.rounds == (1, 0)


async def test_places_count_down(tmp_path: Path) -> None:
    async with house(tmp_path) as opened:
        left = []
        for cell in (("r1", "haven"), ("r2", "loft")):
            await opened.perform(agenda.place, BEN, "t1", cell)
            screen, _ = await shown(opened, MARKET)
            left.append([each.slot_count.free for each in screen.slots])
        assert left == [[1, 2], [2, 1]]


async def test_people_are_counted_in_a_round_only(tmp_path: Path) -> None:
    async with house(tmp_path) as opened:
        await opened.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await opened.perform(whereabouts.enter, CHI, "b1")
        before, _ = await shown(opened, MARKET)
        running, _ = await shown(opened, ROUND_1)
        counts = [view.slots[0].topics[0].count for view in (before, running)]
        assert counts == [None, 1]


@pytest.mark.parametrize(
    ("inside", "kind", "name"),
    [
        ((), "roam", ""),
        ((CHI,), "waiting", ""),
        ((BEN,), "waiting", "Ben Bø"),
        ((CHI, BEN), "waiting", "Ben Bø"),
        ((ANA, BEN, CHI), "roam", ""),
    ],
    ids=["nobody", "who did not agree", "who agreed", "one of two", "three are enough"],
)
async def test_it_invites_to_somebody_who_waits_by_name_where_they_agreed(
    tmp_path: Path, inside: tuple[Caller, ...], kind: str, name: str
) -> None:
    async with house(tmp_path) as opened:
        await opened.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        for caller in inside:
            await opened.perform(whereabouts.enter, caller, "b1")
        _, hint = await shown(opened, ROUND_1)
        assert (hint.kind, hint.name) == (kind, name)
        assert (hint.topic is not None) == (kind == "waiting")


def test_every_dark_module_is_drawn_and_no_other() -> None:
    address = "https://openspace.example/g/partnerskap"
    drawing = str(address_code(address, 'Code to <b>"it"</b>'))
    drawn = set()
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawing):
        drawn |= {(int(left) + step - QUIET, int(top) - QUIET) for step in range(int(width))}
    code = segno.make(address, error="m", micro=False, boost_error=False)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert drawn == dark
    assert f'viewBox="0 0 {len(code.matrix) + 8} {len(code.matrix) + 8}"' in drawing
    assert "&lt;b&gt;&#34;it&#34;&lt;/b&gt;" in drawing


def test_a_code_that_was_made_before_says_aloud_what_it_is_given_now() -> None:
    first, again = (str(address_code("https://a.example/", each)) for each in ("Come", "<Kom>"))
    assert again == first.replace("Come", "&lt;Kom&gt;")
    assert str(address_code("https://b.example/", "Come")) != first


@pytest.mark.parametrize(
    ("letters", "size"),
    [(70, "short"), (71, "long"), (130, "long"), (131, "longer"), (166, "longest")],
)
def test_long_titles_are_written_smaller(letters: int, size: str) -> None:
    assert ScreenTopicView("b1", "Haven", 1, "x" * letters).size == size
