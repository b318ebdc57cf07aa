"""Notes over sockets: loading, letting go, slow readers, full disks, and who must not notice."""

from collections.abc import AsyncIterator

import pytest

from openspace.live import note_open
from openspace.live.note_farewells import RESTARTING, TOO_SLOW, TRY_AGAIN
from openspace.live.note_line import LARGEST_BACKLOG
from openspace.notes import engine, frames
from openspace.notes.frames import told
from tests.editors import Editor
from tests.live.note_sockets import Disk, House, until
from tests.live.notes_cast import BEN, CHI, DEE, logged, visitor

LONG = "ordet " * 6_000


def typed(*parts: str, client: int = 7) -> list[bytes]:
    editor = Editor(client)
    text = editor.write("")
    for part in parts:
        text.insert(len(text), part)
    return editor.made


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    yield house
    await house.close()


async def test_words_reach_the_disk_the_others_and_an_acknowledgement(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    updates = typed("blå 👩‍👩‍👧")
    chi.say(*map(told, updates))
    await until(lambda: chi.saved == 2 and ben.told != ())
    assert house.disk.log == updates
    assert ben.told == engine.blocks(updates)


async def test_who_wrote_is_told_at_once_and_then_not_for_every_key(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    for update in typed("en", "to", "tre"):
        chi.say(told(update))
        saved = chi.saved
        await until(lambda saved=saved: chi.saved > saved)  # type: ignore[misc]
    ben.say(told(typed("fire", client=8)[0]))
    await until(lambda: ben.saved == 1 and len(house.tidings) == 2)
    assert house.tidings == [("note", ["chi-id"]), ("note", ["chi-id", "ben-id"])]


async def test_nothing_is_acknowledged_while_the_disk_writes(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    house.disk.turns.clear()
    chi.say(*map(told, typed("ord")), b"\3")
    heard = len(chi.sent)
    await until(lambda: len(chi.sent) > heard)
    assert (chi.saved, ben.told) == (0, ())
    house.disk.turns.set()
    await until(lambda: chi.saved == 2 and ben.told == engine.blocks(typed("ord")))


async def test_fifty_who_open_a_cold_note_at_once_open_one(house: House) -> None:
    house.disk.logged += logged(*typed("ord"))
    sockets = [house.connect() for _ in range(50)]
    await house.ready(*sockets)
    assert house.disk.loads == 1
    assert {socket.sent[-1] for socket in sockets} == {sockets[0].sent[-1]}


async def test_a_note_is_let_go_when_nobody_is_there_and_comes_back_whole(house: House) -> None:
    chi = house.connect()
    await house.ready(chi)
    chi.say(*map(told, typed("ord")))
    await until(lambda: chi.saved == 2)
    chi.hang_up()
    await house.lines[0]
    again = house.connect()
    await house.ready(again)
    assert house.disk.loads == 2
    answer = frames.read_frame(again.sent[-1])
    assert isinstance(answer, frames.Told)
    assert engine.blocks([answer.update]) == engine.blocks(typed("ord"))


@pytest.mark.parametrize("steps", range(8))
async def test_who_comes_back_while_words_are_written_meets_the_same_note(
    house: House, steps: int
) -> None:
    chi = house.connect()
    await house.ready(chi)
    house.disk.turns.clear()
    chi.say(*map(told, typed("ord")))
    chi.hang_up()
    for _ in range(steps):
        await until(lambda: True)
    again = house.connect()
    house.disk.turns.set()
    await house.ready(again)
    await until(lambda: len(house.disk.log) == 2)
    again.say(told(typed("mer", client=9)[0]))
    await until(lambda: again.saved == 1)
    assert house.disk.log == [*typed("ord"), typed("mer", client=9)[0]]


async def test_who_does_not_read_is_cut_off_and_nobody_waits(house: House) -> None:
    chi, ben, dee = house.connect(CHI), house.connect(BEN, reads=False), house.connect(DEE)
    await house.ready(chi, dee)
    updates = typed(*[LONG] * (2 * LARGEST_BACKLOG // len(LONG)))
    chi.say(*map(told, updates))
    await until(lambda: ben.closed is not None)
    assert ben.closed == (TOO_SLOW.code, TOO_SLOW.reason)
    await until(lambda: chi.saved == len(updates))
    await until(lambda: dee.told == engine.blocks(updates))
    assert (chi.closed, dee.closed) == (None, None)


async def test_of_a_crowd_that_has_to_wait_nobodys_words_are_passed_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_open, "MOST_WAITING", 4)
    crowd = [house.connect(visitor(f"p{number}")) for number in range(30)]
    await house.ready(*crowd)
    house.disk.turns.clear()
    for client, socket in enumerate(crowd, 100):
        socket.say(told(typed(client=client)[0]))
    await until(lambda: all(socket.unheard == 0 for socket in crowd))
    assert {socket.saved for socket in crowd} == {0}
    house.disk.turns.set()
    await until(lambda: {socket.saved for socket in crowd} == {1})
    assert len(house.disk.log) == len(crowd)


async def test_text_and_nonsense_end_their_own_connection_only(house: House) -> None:
    chi, ben, dee = house.connect(CHI), house.connect(BEN), house.connect(DEE)
    await house.ready(chi, ben, dee)
    ben.say(b"\xff\xff\xff")
    dee.say_text("hei")
    await until(lambda: bool(ben.closed and dee.closed))
    assert (ben.closed, dee.closed) == (
        (4400, "unreadable: ends too early"),
        (4400, "unreadable: a frame of text"),
    )
    chi.say(*map(told, typed("ord")))
    await until(lambda: chi.saved == 2)
    assert chi.closed is None


async def test_a_disk_that_is_full_lets_nobody_believe_and_recovers(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    house.disk.broken = True
    chi.say(*map(told, typed("ord")))
    await until(lambda: bool(chi.closed and ben.closed))
    assert (chi.closed, chi.saved) == ((TRY_AGAIN.code, TRY_AGAIN.reason), 0)
    house.disk.broken = False
    again = house.connect(CHI)
    await house.ready(again)
    again.say(*map(told, typed("ord")))
    await until(lambda: again.saved == 2)
    assert house.disk.log == typed("ord")


async def test_a_note_that_cannot_be_read_is_tried_again_later() -> None:
    house = House(Disk(logged(b"\xff")))
    chi = house.connect()
    await until(lambda: chi.closed is not None)
    assert chi.closed == (TRY_AGAIN.code, TRY_AGAIN.reason)
    house.disk.logged = logged(*typed("ord"))
    again = house.connect()
    await house.ready(again)
    await house.close()


async def test_stopping_waits_for_what_is_being_written() -> None:
    house = House()
    chi = house.connect()
    await house.ready(chi)
    chi.say(*map(told, typed("ord")))
    await until(lambda: chi.saved > 0)
    chi.say(told(typed("mer", client=9)[0]))
    await until(lambda: len(house.disk.log) == 3)
    await house.close()
    assert chi.closed == (RESTARTING.code, RESTARTING.reason)
    assert len(house.disk.log) == 3


async def test_stopping_ends_the_engines_process() -> None:
    house = House()
    chi = house.connect()
    await house.ready(chi)
    chi.say(*map(told, typed("ord")))
    await until(lambda: chi.saved == 2)
    assert await house.folded()
    process = house.workshop._process
    assert process is not None
    assert process.poll() is None
    await house.close()
    assert process.poll() is not None


async def test_a_dismissed_participant_hears_nothing_more(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    house.notes.dismiss(TRY_AGAIN, "ben-id")
    await until(lambda: ben.closed is not None)
    chi.say(*map(told, typed("ord")))
    await until(lambda: chi.saved == 2)
    assert ben.told == ()
