"""One note's relay: N1 and N3 to N7; N2 stands in ``test_note_commits``."""

import pycrdt
import pytest

from openspace.live.note_farewells import NO_SCHEMA, TRY_AGAIN, Farewell
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Tell
from openspace.notes import engine, frames
from openspace.notes.frames import saved, told
from openspace.notes.joining import joined
from openspace.notes.reader import read_update
from tests.editors import Editor
from tests.live.notes_cast import BEN, CHI, DEE, Room, logged


def typed(*parts: str, client: int = 7) -> list[bytes]:
    """The updates of somebody who types this, one after the other."""
    editor = Editor(client)
    text = editor.write("")
    for part in parts:
        text.insert(len(text), part)
    return editor.made


def frames_of(updates: list[bytes]) -> list[bytes]:
    return [told(update) for update in updates]


def together(updates: list[bytes]) -> list[bytes]:
    """How others hear of what was committed together."""
    return [told(joined([read_update(update) for update in updates]))]


def test_who_enters_is_asked_what_they_have_and_told_who_is_here() -> None:
    room = Room()
    chi = room.enter(CHI, asks=False)
    assert room.heard(chi) == [frames.asked(b"\0"), frames.present(())]


def test_all_that_one_is_told_of_a_batch_comes_in_one_go() -> None:
    """Words, who moved, and what is saved: a hundred who type are as many writes, not three."""
    room = Room()
    chi, ben, dee = (room.enter(each) for each in (CHI, BEN, DEE))
    for seat, client in ((chi, 7), (ben, 8)):
        caret = frames.present([frames.Seen(client, 1, "{}")])
        room.hear(seat, *frames_of(typed("ord", client=client)), caret)
    told_to = [act for act in room.relay.committed(room.relay.take()) if isinstance(act, Tell)]
    assert [(each.seats, len(each.frames)) for each in told_to] == [([chi, ben, dee], 2)]
    assert {seat: frame[:1] for seat, frame in told_to[0].besides.items()} == {
        chi: b"\x64", ben: b"\x64",
    }  # fmt: skip


def test_who_asks_is_told_all_that_is_committed() -> None:
    updates = typed("blå ", "👩‍👩‍👧")
    room = Room(Relay(logged(*updates)))
    chi = room.enter(CHI)
    answer = room.heard(chi)[-1]
    assert answer == frames.answered(joined([read_update(update) for update in updates]))


def test_who_asks_is_told_nothing_that_waits_for_its_commit() -> None:
    """Words or their taking away: a commit that fails was never heard of by anyone."""
    editor = Editor(7)
    text = editor.write("ord som blir")
    kept = len(editor.made)
    del text[0:4]
    text.insert(0, "ny")
    room = Room(Relay(logged(*editor.made[:kept])))
    chi = room.enter(CHI)
    room.hear(chi, *frames_of(editor.made[kept:]))
    told_before = room.heard(room.enter(BEN))[-1]
    assert told_before == frames.answered(
        joined([read_update(update) for update in editor.made[:kept]])
    )
    room.commit()
    told_after = frames.read_frame(room.heard(room.enter(BEN))[-1])
    assert isinstance(told_after, frames.Told)
    assert engine.blocks([told_after.update]) == editor.blocks


def test_n1_n6_what_cannot_be_read_ends_its_connection_and_no_other() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.hear(ben, told(b"\1\1\1"), b"", b"\x07", frames.present(()) + b"x")
    room.commit()
    assert list(room.closed) == [ben]
    assert room.closed[ben].code == 4400
    room.heard(chi)
    room.hear(chi, *frames_of(typed("ord")))
    room.commit()
    assert room.told(chi) == [saved(2)]
    assert room.disk == typed("ord")


@pytest.mark.parametrize("name", ["script", "iframe"])
def test_n1_what_the_schema_lacks_ends_the_connection(name: str) -> None:
    room = Room()
    chi = room.enter(CHI)
    editor = Editor(7)
    editor.write("x", name)
    room.hear(chi, told(editor.made[0]))
    assert room.closed[chi] == Farewell(4400, "unreadable: a node that the schema does not have")
    assert room.relay.waiting == 0


def forged(*parts: str) -> list[bytes]:
    """What somebody makes of the first of ``typed(*parts)`` in its writer's stead."""
    forger = Editor(7)
    forger.hear(typed("mine")[0])
    paragraph = forger.note.children[0]
    assert isinstance(paragraph, pycrdt.XmlElement)
    text = paragraph.children[0]
    assert isinstance(text, pycrdt.XmlText)
    for part in parts:
        text.insert(0, part)
    return forger.made


def test_n1_nobody_takes_the_place_of_words_that_another_has_yet_to_say() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    first, second = typed("mine")
    room.hear(chi, told(first))
    room.commit()
    room.hear(ben, *frames_of(forged("evil")))
    room.hear(chi, told(second))
    room.commit()
    assert room.closed[ben].reason.endswith("words under somebody else's client id 7")
    assert room.disk == [first, second]
    assert room.told(chi)[-1] == saved(2)


def test_n1_an_unsaid_client_belongs_to_whose_presence_it_was_even_when_they_are_gone() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.hear(chi, frames.present([frames.Seen(7, 1, "{}")]))
    room.leave(chi)
    room.hear(ben, frames.present([frames.Seen(7, 2, "{}")]), *frames_of(typed("evil")))
    assert [*room.closed] == [ben]
    again = room.enter(CHI)
    room.hear(again, *frames_of(typed("mine")))
    room.commit()
    assert room.disk == typed("mine")


def test_n1_whose_a_client_is_outlives_a_restart_and_known_words_come_from_anyone() -> None:
    first, second = typed("mine")
    room = Room(Relay(logged(first)))
    ben, chi = room.enter(BEN), room.enter(CHI)
    room.hear(ben, frames.answered(first))
    assert room.closed == {}
    room.hear(ben, frames.answered(engine.merge([first, second])))
    assert [*room.closed] == [ben]
    room.hear(chi, frames.answered(engine.merge([first, second])))
    room.commit()
    assert room.disk != []
    assert engine.blocks([first, *room.disk]) == engine.blocks([first, second])


def test_n3_an_acknowledgement_counts_known_words_too_but_only_after_those_before() -> None:
    room = Room()
    chi = room.enter(CHI)
    room.told(chi)
    first, second = typed("ord")
    room.hear(chi, told(first), told(first), frames.answered(b"\0\0"), told(second))
    assert room.told(chi) == []
    room.commit(1)
    assert room.told(chi) == [saved(4)]
    room.hear(chi, told(second))
    room.commit()
    assert room.told(chi) == [saved(5)]


def test_n4_words_that_stand_on_missing_ones_are_asked_for_and_then_acknowledged() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    first, *later = typed("en", "to")
    room.heard(chi), room.heard(ben)
    room.hear(chi, *frames_of(later))
    room.commit()
    assert room.heard(chi) == [frames.asked(b"\0")] * 2
    assert room.heard(ben) == room.disk == []
    room.hear(chi, frames.answered(engine.merge([first, *later])))
    room.commit()
    assert room.told(chi) == [saved(3)]
    assert engine.blocks(room.disk) == engine.blocks([first, *later])


def test_n4_an_answer_to_an_older_question_does_not_cover_a_later_gap() -> None:
    room = Room()
    chi = room.enter(CHI)
    first, second, third = typed("en", "to")
    room.hear(chi, frames.answered(first), told(third))
    room.told(chi)
    room.commit()
    assert room.told(chi) == []
    room.hear(chi, frames.answered(engine.merge([second, third])))
    room.commit()
    assert room.told(chi) == [saved(3)]


def test_n4_an_answer_that_stands_on_nothing_ends_the_connection() -> None:
    room = Room()
    chi = room.enter(CHI)
    room.hear(chi, frames.answered(typed("ord")[1]))
    assert room.closed[chi].code == 4400


def test_n5_who_only_reads_is_told_and_may_not_say_anything_new() -> None:
    room = Room()
    chi, dee = room.enter(CHI), room.enter(DEE)
    updates = typed("ord")
    room.told(dee)
    room.hear(chi, *frames_of(updates))
    room.commit()
    assert room.told(dee) == together(updates)
    room.hear(dee, frames.answered(engine.merge(updates)), frames.answered(b"\0\0"))
    assert room.closed == {}
    room.hear(dee, *frames_of(typed("annet", client=9)))
    room.commit()
    assert room.closed == {dee: NO_SCHEMA}
    assert room.disk == updates


def test_n5_with_the_schema_the_same_words_are_taken() -> None:
    room = Room()
    room.hear(room.enter(CHI), *frames_of(typed("annet", client=9)))
    room.commit()
    assert room.disk == typed("annet", client=9)


def test_n7_who_has_not_asked_is_told_of_nothing_yet() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN, asks=False)
    room.hear(chi, *frames_of(typed("ord")))
    room.commit()
    assert room.told(ben) == []
    room.hear(ben, frames.asked(b"\0"))
    words = [read_update(update) for update in typed("ord")]
    assert room.heard(ben)[-1] == frames.answered(joined(words))


def test_words_of_who_left_are_still_committed() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.told(ben)
    room.hear(chi, *frames_of(typed("ord")))
    room.leave(chi)
    room.commit()
    assert room.told(ben) == together(typed("ord"))


def test_a_batch_holds_everyones_words_in_their_order() -> None:
    room = Room()
    chi, ben = room.enter(CHI), room.enter(BEN)
    room.hear(chi, *frames_of(typed("ord", client=7)))
    room.hear(ben, *frames_of(typed("to", client=8)))
    batch = room.relay.take()
    ours, theirs = typed("ord", client=7), typed("to", client=8)
    assert batch.words == [
        *((CHI.caller, update) for update in ours),
        *((BEN.caller, update) for update in theirs),
    ]


def test_a_beat_asks_writers_and_gives_readers_a_sign() -> None:
    room = Room()
    chi, dee = room.enter(CHI), room.enter(DEE)
    room.heard(chi), room.heard(dee)
    room.do(room.relay.beat())
    assert room.heard(chi) == [frames.asked(b"\0")]
    assert room.heard(dee) == [frames.present(())]


def test_one_participants_connections_can_be_ended() -> None:
    room = Room()
    chi, again, _ = room.enter(CHI), room.enter(CHI), room.enter(BEN)
    room.do(room.relay.farewell(TRY_AGAIN, "chi-id"))
    assert room.closed == {chi: TRY_AGAIN, again: TRY_AGAIN}
