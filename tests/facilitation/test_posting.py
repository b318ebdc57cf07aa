"""From the outbox to a real mail server: PO1 to PO5, with restarts and a server that misbehaves."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.facts.letters import LetterTakenOver
from openspace.domain.letters import HERE, Letter, Posted
from openspace.facilitation import posting as going
from openspace.facilitation.house import House
from openspace.facilitation.posting import LOT, Posting
from openspace.post.smtp import Server
from openspace.store import outbox
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from tests.cast import CODE, at, kept
from tests.house import Clock, house
from tests.letters import TO_BEN, letter
from tests.mailboxes import CUT, CUT_AFTER, SILENCE, Mailbox, mailbox

BEN, CHI = TO_BEN.to, "chi@example.org"
TO_CHI = letter(key="report:b1:chi", to=CHI, participant="chi")


async def put(home: House, *letters: Letter) -> None:
    facts = await home.store.write(lambda tx: outbox.put(tx, home.clock(), *letters))
    for each in facts:
        home.bus.publish(each)


async def states(home: House) -> dict[str, tuple[str, int, str]]:
    def work(tx: Transaction) -> list[Posted]:
        every = (outbox.those(tx, CODE, state, 50) for state in ("waiting", "sent", "failed"))
        return [posted for some in every for posted in some]

    found = await home.store.read(work)
    return {each.letter.key: (each.state, each.tries, each.answer) for each in found}


async def until(true: Callable[[], object]) -> None:
    """Wait for something that is bound to become so."""
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def sending(home: House, server: Server) -> AsyncIterator[Posting]:
    """A house whose letters go."""
    posting = Posting(home, server)
    task = asyncio.create_task(posting.keep_on())
    try:
        yield posting
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_po1_what_is_put_is_sent_at_once_and_once(tmp_path: Path) -> None:
    async with house(tmp_path) as plain, mailbox() as box:
        home = replace(plain, address="https://os.example")
        async with sending(home, box.server()):
            await put(home, letter(text=f"{HERE}/g/circle"), TO_BEN)
            await until(lambda: box.taken)
            await put(home, TO_CHI)
            await until(lambda: len(box.taken) == 2)
        body = box.taken[0][1].get_body(("plain",))
        assert body
        assert body.get_content().strip() == "https://os.example/g/circle"
        assert box.recipients == [BEN, CHI]
        assert {state for state, _, _ in (await states(home)).values()} == {"sent"}


async def test_po1_the_fate_of_one_is_no_other_letters(tmp_path: Path) -> None:
    async with house(tmp_path) as home, mailbox() as box:
        box.answers = {BEN: ["451 later"], "nobody@example.org": ["550 nobody there"]}
        wrong = letter(key="wrong", to="nobody@example.org")
        posting = Posting(home, box.server())
        await put(home, TO_BEN, wrong, TO_CHI)
        assert await posting.deliver(box.server())
        assert await states(home) == {
            TO_BEN.key: ("waiting", 1, "451 later"),
            "wrong": ("failed", 1, "550 nobody there"),
            TO_CHI.key: ("sent", 1, "taken"),
        }
        assert not await posting.deliver(box.server())
        assert isinstance(home.clock, Clock)
        home.clock.now += timedelta(minutes=1)
        assert await posting.deliver(box.server())
        assert (await states(home))[TO_BEN.key] == ("sent", 2, "taken")
    assert box.recipients == [CHI, BEN]


@pytest.mark.parametrize("fault", [SILENCE, CUT])
async def test_po1_a_server_that_hangs_or_cuts_the_line_holds_nobody_else_up(
    tmp_path: Path, fault: str
) -> None:
    async with house(tmp_path) as home, mailbox() as box:
        box.answers = {BEN: [fault]}
        await put(home, TO_BEN, TO_CHI)
        async with sending(home, box.server()):
            await until(lambda: box.taken)
        assert (box.recipients, box.lines) == ([CHI], 2)
        assert (await states(home))[TO_BEN.key][:2] == ("waiting", 1)


async def test_po1_one_window_is_open_and_says_the_same_message_id(tmp_path: Path) -> None:
    """The server took it and cut the line before its yes: nobody can know, so it goes again."""
    async with house(tmp_path) as home, mailbox() as box:
        box.answers = {BEN: [CUT_AFTER]}
        await put(home, TO_BEN)
        posting = Posting(home, box.server())
        await posting.deliver(box.server())
        assert isinstance(home.clock, Clock)
        home.clock.now += timedelta(minutes=1)
        await posting.deliver(box.server())
    (_, first), (_, again) = box.taken
    assert first["message-id"] == again["message-id"]


async def test_po1_a_restart_loses_nothing_and_sends_nothing_twice(tmp_path: Path) -> None:
    many = [letter(key=f"k{n}", to=f"p{n:02}@example.org") for n in range(LOT + 5)]
    box = Mailbox()
    async with house(tmp_path) as home:
        await put(home, *many)
        async with mailbox(box), sending(home, box.server()):
            await until(lambda: len(box.taken) >= 3)
    before = len(box.taken)
    store = Store(tmp_path)
    again = House(store, home.bus, clock=home.clock)
    async with mailbox(box), sending(again, box.server()):
        await until(lambda: len(box.taken) >= len(many))
    assert {state for state, _, _ in (await states(again)).values()} == {"sent"}
    store.close()
    assert before < len(many)
    assert sorted(box.recipients) == [each.to for each in many]


async def test_po3_without_a_server_letters_wait_with_their_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going, "PAUSES", (0.05,))
    async with house(tmp_path) as home:
        async with mailbox() as box:
            pass
        await put(home, TO_BEN)
        posting = Posting(home, box.server())
        assert not await posting.deliver(box.server())
        state, tries, answer = (await states(home))[TO_BEN.key]
        assert (state, tries) == ("waiting", 0)
        assert "connect" in answer.lower()
        async with sending(home, box.server()), mailbox(box, box.port):
            await until(lambda: box.taken)


async def test_po2_who_is_erased_or_was_written_to_by_hand_is_not_written_to(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as home, mailbox() as box:
        last = letter(key="last", to="last@example.org", participant=None)
        await put(home, TO_BEN, TO_CHI, last)
        posting = Posting(home, box.server())
        lot = await posting._due()
        await home.store.write(
            kept(ParticipantErased(CODE, "ben", at(9)), LetterTakenOver(CODE, 2, at(9)))
        )
        async with box.server().line() as line:
            for each in lot:
                assert await posting._hand_in(line, each)
    assert box.recipients == ["last@example.org"]


async def test_l3_what_comes_too_late_is_not_sent(tmp_path: Path) -> None:
    async with house(tmp_path) as home, mailbox() as box:
        await put(home, letter(not_after=at(9, 50)))
        assert isinstance(home.clock, Clock)
        home.clock.now = at(9, 51)
        assert not await Posting(home, box.server()).deliver(box.server())
        assert await states(home) == {TO_BEN.key: ("failed", 0, "too late")}
    assert box.lines == 0


async def test_po5_told_to_stop_it_ends_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going, "FAREWELL", 0.1)
    async with house(tmp_path) as home, mailbox() as box:
        box.answers = {BEN: [SILENCE]}
        await put(home, TO_BEN, TO_CHI)
        patient = box.server(seconds=60.0, per_letter=60.0)
        async with asyncio.timeout(5):
            async with sending(home, patient):
                await until(lambda: box.answers == {BEN: []})
        assert (await states(home))[TO_BEN.key] == ("waiting", 0, "")
    assert box.taken == []
