"""What goes wrong in one note stops no other, and a long one keeps nobody waiting."""

from collections.abc import AsyncIterator, Callable, Sequence
from threading import Event
from typing import Any

import pytest

from openspace.live import notes
from openspace.live.note_farewells import RESTARTING, TRY_AGAIN
from openspace.live.note_open import OpenNote
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Seat
from openspace.notes.frames import asked, told
from openspace.store.snapshots import Opening
from tests.live.note_sockets import PATIENCE, Disk, House, until
from tests.live.notes_cast import BEN, CHI, logged
from tests.live.test_note_relay import typed

SOON = 0.001


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House(beat=SOON)
    yield house
    await house.close()


def failing_in(note: str, deed: Callable[..., Any]) -> Callable[..., Any]:
    """The same deed, which goes wrong in one note."""

    def failing(opened: OpenNote, *given: Any) -> Any:
        if opened.note == note:
            raise OSError("something is wrong with this one")
        return deed(opened, *given)

    return failing


async def test_one_notes_failure_does_not_end_the_heartbeat_of_the_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpenNote, "beat", failing_in("broken", OpenNote.beat))
    broken, chi = house.connect(note="broken"), house.connect(note="whole")
    await house.ready(broken, chi)
    questions = chi.sent.count(asked(b"\0"))
    await until(lambda: chi.sent.count(asked(b"\0")) > questions + 2)
    assert broken.sent.count(asked(b"\0")) == 1


@pytest.mark.parametrize("deed", ["settled", "dismiss"])
async def test_one_notes_failure_does_not_keep_the_others_from_their_farewell(
    house: House, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    broken, chi = house.connect(note="broken"), house.connect(note="whole")
    await house.ready(broken, chi)
    monkeypatch.setattr(OpenNote, deed, failing_in("broken", getattr(OpenNote, deed)))
    await house.notes.close()
    await until(lambda: chi.closed is not None)
    assert (chi.closed, broken.closed) == ((RESTARTING.code, RESTARTING.reason), None)
    broken.hang_up()


async def test_one_notes_failure_does_not_save_a_participant_from_being_dismissed_elsewhere(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, ben = house.connect(BEN, note="broken"), house.connect(BEN, note="whole")
    await house.ready(broken, ben)
    monkeypatch.setattr(OpenNote, "dismiss", failing_in("broken", OpenNote.dismiss))
    house.notes.dismiss(TRY_AGAIN, "ben-id")
    await until(lambda: ben.closed is not None)
    assert broken.closed is None
    broken.hang_up()


async def test_a_note_that_could_not_be_loaded_is_passed_over_at_every_moment() -> None:
    house = House(Disk(logged(b"\xff")))
    chi = house.connect(CHI)

    def dismissed() -> bool:
        house.notes.dismiss(TRY_AGAIN, "ben-id")
        return chi.closed is not None

    await until(dismissed)
    assert chi.closed == (TRY_AGAIN.code, TRY_AGAIN.reason)
    await house.close()


async def test_a_long_note_is_read_while_others_go_on_writing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = house.connect(BEN, note="short")
    await house.ready(ben)
    written = Event()

    def built(opening: Opening) -> Relay:
        if not written.wait(PATIENCE):
            raise TimeoutError
        return relayed(opening)

    relayed = notes.relayed
    monkeypatch.setattr(notes, "relayed", built)
    monkeypatch.setattr(notes, "FEW", 0)
    chi = house.connect(CHI, note="long")
    await until(lambda: house.disk.loads == 2)
    ben.say(*map(told, typed("ord")))
    await until(lambda: ben.saved == 2)
    written.set()
    await house.ready(chi)
    assert chi.closed is None


async def test_one_seats_failure_ends_its_line_and_keeps_what_others_said_with_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    hear = Relay.hear

    def stumbling(relay: Relay, seat: Seat, frame: bytes) -> Sequence[Act]:
        if seat.visitor.person.id == "ben-id" and frame.startswith(b"\0\2"):
            raise OSError("something is wrong with this one")
        return hear(relay, seat, frame)

    monkeypatch.setattr(Relay, "hear", stumbling)
    words = typed("ord")
    chi.say(told(words[0]))
    ben.say(told(words[0]))
    chi.say(told(words[1]))
    await until(lambda: ben.closed is not None and len(house.disk.log) == len(words))
    assert (ben.closed, chi.closed) == ((TRY_AGAIN.code, TRY_AGAIN.reason), None)
