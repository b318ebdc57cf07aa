"""Who is where in a note: P1 to P4, through the relay."""

import json

from openspace.live.note_seat import Seat
from openspace.notes import frames
from openspace.notes.frames import Present, Seen, read_frame
from openspace.notes.presence import Person, tone_of
from tests.live.notes_cast import BEN, CHI, DEE, Room


def here(client: int, clock: int, state: str = "{}") -> bytes:
    return frames.present([Seen(client, clock, state)])


def state_of(person: Person) -> str:
    user = {"name": person.name, "person": person.id, "tone": tone_of(person, ())}
    return json.dumps({"user": user, "cursor": None}, separators=(",", ":"))


def seen(room: Room, seat: Seat) -> list[Seen]:
    """The presences that a seat is sent at last."""
    room.commit()
    read = [read_frame(frame) for frame in room.heard(seat) if frame[0] == 1]
    return [one for frame in read if isinstance(frame, Present) for one in frame.seen]


CHI_SEEN, BEN_SEEN = state_of(CHI.person), state_of(BEN.person)


def test_the_others_see_a_presence_under_its_own_name() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.hear(chi, here(7, 1, '{"user":{"name":"ana"}}'))
    assert seen(room, ben) == [Seen(7, 1, CHI_SEEN)]
    assert seen(room, chi) == []


def test_a_newcomer_is_told_who_is_here() -> None:
    room = Room()
    room.hear(room.enter(CHI), here(7, 1))
    room.commit()
    ben = room.enter(BEN)
    assert seen(room, ben) == [Seen(7, 1, CHI_SEEN)]
    room.hear(ben, b"\3")
    assert seen(room, ben) == [Seen(7, 1, CHI_SEEN)]


def test_p1_nobody_speaks_for_another() -> None:
    room = Room()
    chi, ben, dee = room.enter(CHI), room.enter(BEN), room.enter(DEE)
    room.hear(chi, here(7, 1))
    seen(room, dee)
    room.hear(ben, here(7, 2), here(7, 3, "null"))
    assert seen(room, dee) == []
    room.hear(ben, here(8, 1))
    assert seen(room, dee) == [Seen(8, 1, BEN_SEEN)]
    assert room.closed == {}


def test_p1_a_participant_who_comes_back_takes_their_presence_along() -> None:
    room = Room()
    old, ben = room.enter(CHI), room.enter(BEN)
    room.hear(old, here(7, 1))
    new = room.enter(CHI)
    room.hear(new, here(7, 2))
    seen(room, ben)
    room.leave(old)
    assert seen(room, ben) == []
    room.leave(new)
    assert seen(room, ben) == [Seen(7, 2, "null")]


def test_p2_only_newer_presence_is_told() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.hear(chi, here(7, 5), here(7, 4))
    assert seen(room, ben) == [Seen(7, 5, CHI_SEEN)]
    room.hear(chi, here(7, 5))
    assert seen(room, ben) == []
    room.hear(chi, here(7, 5, "null"), here(7, 5, "null"))
    assert seen(room, ben) == [Seen(7, 5, "null")]


def test_p3_who_leaves_is_gone_for_everyone() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.hear(chi, here(7, 1))
    room.heard(ben)
    room.leave(chi)
    assert seen(room, ben) == [Seen(7, 1, "null")]
    assert seen(room, room.enter(BEN)) == []


def test_p4_a_reader_has_no_presence_and_a_seat_only_a_few() -> None:
    room = Room()
    chi, ben, dee = room.enter(CHI), room.enter(BEN), room.enter(DEE)
    room.hear(dee, here(9, 1))
    room.hear(ben, frames.present([Seen(client, 1, "{}") for client in range(20, 40)]))
    assert [one.client for one in seen(room, chi)] == [20, 21, 22, 23]


def test_a_presence_that_is_no_object_ends_the_connection() -> None:
    room = Room()
    chi = room.enter(CHI)
    room.hear(chi, here(7, 1, "[1]"))
    assert room.closed[chi].code == 4400
