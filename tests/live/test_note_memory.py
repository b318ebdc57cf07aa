"""What is kept of notes that everybody has left, and of snapshots' texts (rules M1 to M3)."""

from collections.abc import AsyncIterator
from time import monotonic

import pytest

from openspace.domain.notes import Block
from openspace.live import note_memory
from openspace.live.note_memory import Memory
from openspace.live.note_relay import Relay
from openspace.notes import engine, frames
from openspace.notes.frames import told
from openspace.store.beginnings import Standing
from openspace.store.snapshots import Snapshot
from tests.live.note_sockets import House, Socket, until
from tests.live.notes_cast import BEN, CHI, Room, logged
from tests.live.test_note_relay import typed

WORDS = typed("en", "to")


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    yield house
    await house.close()


def relay(*updates: bytes) -> Relay:
    return Relay(logged(*updates))


def answer(socket: Socket) -> tuple[Block, ...]:
    """What somebody was answered who asked for everything."""
    (frame,) = (frame for frame in socket.sent if frame[:2] == b"\0\1")
    read = frames.read_frame(frame)
    return engine.blocks([read.update]) if isinstance(read, frames.Told) else ()


async def left(house: House, *updates: bytes) -> None:
    """Somebody wrote this, and everybody has left."""
    chi = house.connect(CHI)
    await house.ready(chi)
    chi.say(*map(told, updates))
    await until(lambda: chi.saved == len(updates))
    chi.hang_up()
    await until(lambda: not house.notes._open)


async def test_m1_who_comes_back_soon_goes_on_with_what_was_there(house: House) -> None:
    await left(house, *WORDS)
    ben = house.connect(BEN, stands=Standing(1, len(WORDS)))
    await house.ready(ben)
    assert (house.disk.loads, answer(ben)) == (1, engine.blocks(WORDS))
    ben.say(*map(told, typed("mer", client=9)))
    await until(lambda: ben.saved == 2)
    assert house.disk.log == [*WORDS, *typed("mer", client=9)]


async def test_m1_a_note_that_is_longer_by_now_is_read_anew(house: House) -> None:
    await left(house, *WORDS)
    await house.ready(house.connect(BEN, stands=Standing(1, len(WORDS) + 1)))
    assert house.disk.loads == 2


def test_m1_a_note_of_another_generation_is_not_gone_on_with() -> None:
    memory = Memory()
    for generation in (1, 2):
        memory.put_away("note", relay(*WORDS), 1)
        found = memory.taken("note", len(WORDS), generation)
        assert (found is not None) == (generation == 1)


async def test_m1_what_could_not_be_committed_is_not_gone_on_with(house: House) -> None:
    chi = house.connect(CHI)
    await house.ready(chi)
    house.disk.broken = True
    chi.say(*map(told, WORDS))
    await until(lambda: chi.closed is not None and not house.notes._open)
    house.disk.broken = False
    ben = house.connect(BEN, stands=Standing(1, len(WORDS)))
    await house.ready(ben)
    assert (house.disk.loads, answer(ben)) == (2, ())


def test_m1_a_note_in_which_nobody_wrote_is_not_kept() -> None:
    memory = Memory()
    memory.put_away("note", relay(), 1)
    assert memory.taken("note", 0, 1) is None


def test_m1_who_was_only_seen_holds_no_id_when_it_goes_on() -> None:
    room = Room(relay(*WORDS))
    chi = room.enter(CHI)
    room.hear(chi, frames.present([frames.Seen(11, 1, '{"user":{},"cursor":null}')]))
    grants = room.relay._ledger.grants
    assert not grants.allows(11, "ben-id")
    room.leave(chi)
    memory = Memory()
    memory.put_away("note", room.relay, 1)
    assert memory.taken("note", len(WORDS), 1) is room.relay
    assert (grants.allows(11, "ben-id"), grants.allows(7, "ben-id")) == (True, False)


def test_m2_a_text_is_given_where_it_goes_as_far_as_is_counted_on() -> None:
    memory = Memory()
    memory.learn("note", Snapshot(5, b"ledger", b"whole"), 1)
    assert [memory.text("note", length, 1) for length in (4, 5, 6)] == [b"whole", b"whole", None]
    assert (memory.text("note", 5, 2), memory.text("other", 5, 1)) == (None, None)


def test_m3_the_oldest_make_room_and_go_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(most=25)
    for note in "abc":
        memory.learn(note, Snapshot(1, b"", b"ten bytes."), 1)
    assert [note for note in "abc" if memory.text(note, 1, 1)] == ["b", "c"]
    memory.tidy()
    assert memory.text("c", 1, 1) is not None
    later = monotonic() + 60 * note_memory.MINUTES + 1
    monkeypatch.setattr(note_memory, "monotonic", lambda: later)
    memory.tidy()
    assert memory.text("c", 1, 1) is None


def test_m3_what_was_folded_meanwhile_is_held_no_more() -> None:
    memory, away = Memory(), relay(*WORDS)
    memory.put_away("note", away, 1)
    memory.shorten("note", Snapshot(2, b"", b""))
    assert away.log.tail == len(WORDS)
    memory.shorten("note", Snapshot(len(WORDS), b"", b""))
    assert (away.log.tail, away.log.begins) == (0, len(WORDS))
