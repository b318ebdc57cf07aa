"""One note's relay: N2, and a control of it that goes red."""

import pytest

from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Batch, Seat
from openspace.notes.frames import saved, told
from tests.live.notes_cast import BEN, CHI, DEE, Room
from tests.live.test_note_relay import frames_of, together, typed


def test_n2_nothing_is_relayed_or_acknowledged_before_the_commit() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    updates = typed("ord")
    room.told(chi), room.told(ben)
    room.hear(chi, *frames_of(updates))
    assert (room.told(chi), room.told(ben)) == ([], [])
    room.commit()
    assert (room.told(chi), room.told(ben)) == ([saved(2)], together(updates))


class Hasty(Relay):
    """The control of N2: it says "saved" when it hears, not when it has committed."""

    def hear(self, seat: Seat, frame: bytes) -> list[Act]:
        acts = super().hear(seat, frame)
        return acts + (super().committed(self.take()) if self.waiting else [])

    def committed(self, batch: Batch) -> list[Act]:
        return []


@pytest.mark.parametrize(("relay", "lost"), [(Relay, 0), (Hasty, 2)])
def test_n2_a_crash_between_hearing_and_commit_loses_nothing_acknowledged(
    relay: type[Relay], lost: int
) -> None:
    room = Room(relay([]))
    chi = room.enter(CHI)
    room.told(chi)
    room.hear(chi, *frames_of(typed("ord")))
    acknowledged = max((frame[1] for frame in room.told(chi)), default=0)
    assert acknowledged - len(room.disk) == lost


def test_n2_the_order_of_the_log_is_the_order_everyone_hears() -> None:
    room = Room()
    chi, ben, dee = room.enter(CHI), room.enter(BEN), room.enter(DEE)
    ours, theirs = typed("en", "to", client=7), typed("tre", "fire", client=8)
    room.told(dee)
    for our, their in zip(ours, theirs, strict=True):
        room.hear(chi, told(our))
        room.hear(ben, told(their))
    room.commit()
    assert room.disk == [ours[0], theirs[0], ours[1], theirs[1], ours[2], theirs[2]]
    assert room.told(dee) == together(room.disk)
