"""What may be printed: names by consent, everybody counted, no topic thrown out."""

from dataclasses import replace

import pytest

from openspace.domain.chapters import Chapter, Convener, Guest, Listed
from openspace.domain.facts.agenda import TopicPlaced
from openspace.domain.facts.marketplace import TopicWithdrawn, VoteCast
from openspace.domain.facts.merging import TopicMerged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.flows import Flow
from openspace.domain.notes import Block, Run, lines
from openspace.domain.permissions import Caller
from openspace.domain.proceedings import Proceedings, Room
from openspace.domain.retention import promised
from openspace.facilitation.agenda import place
from openspace.facilitation.consent import change
from openspace.facilitation.house import House
from openspace.facilitation.notes import write
from openspace.facilitation.proceedings import proceedings
from openspace.store import gatherings
from tests.cast import BEN, CHI, CODE, WORKBOOK, at, gathering, kept, proposed, topic
from tests.editors import Editor, written

OTHER = replace(topic(2), breakout="of-the-proceedings")


async def gathered(house: House, code: str = CODE) -> Proceedings:
    return await house.store.read(lambda tx: proceedings(tx, code, at(11)))


def said(caller: Caller, *updates: bytes) -> list[tuple[Caller, bytes]]:
    return [(caller, update) for update in updates]


async def chapter(house: House, number: int = 1) -> Chapter:
    return next(each for each in (await gathered(house)).chapters if each.number == number)


async def test_the_cover_says_what_the_gathering_says(house: House) -> None:
    book = await gathered(house)
    circle = gathering()
    assert (book.code, book.title, book.question) == (CODE, circle.title, circle.question)
    assert (book.language, book.date, book.pressed_at) == ("nb", circle.date, at(11))
    assert (book.contact_name, book.contact_email) == ("Ana", "ana@example.org")
    assert (book.highlight, book.licence) == (11, "CC BY 4.0")
    assert book.places == (Room("haven", "Haven"), Room("loft", "Loft 2"))
    assert [slot.id for slot in book.slots] == ["r1", "r2"]
    assert book.kept_until == promised(circle)


async def test_it_is_live_until_the_circle_has_closed(house: House) -> None:
    late = replace(gathering(WORKBOOK), code="late")
    await house.store.write(lambda tx: gatherings.add(tx, late))
    assert (await gathered(house)).edition == "live"
    assert (await gathered(house, "late")).edition == "draft"


async def test_those_who_agreed_are_listed_and_the_others_counted(house: House) -> None:
    book = await gathered(house)
    assert book.participants == (
        Listed("Ana Ås", "Fjellgrend kommune"),
        Listed("Ben Bø", "Bøs båter"),
    )
    assert book.sectors == (("public", 1), ("private", 1), ("civil", 1))
    assert book.people == 3


async def test_those_present_are_named_if_they_agreed(house: House) -> None:
    for person in ("ben", "chi"):
        await house.store.write(kept(ParticipantMoved(CODE, person, "b1", None)))
    found = await chapter(house)
    assert (found.present, found.others) == ((Listed("Ben Bø", "Bøs båter"),), 1)
    assert found.sectors == (("private", 1), ("civil", 1))
    assert "Čuovga" not in repr(await gathered(house))


async def test_the_organisation_of_one_present_is_told_where_they_agreed_to_be_listed(
    house: House,
) -> None:
    await house.store.write(kept(ParticipantMoved(CODE, "ben", "b1", None)))
    await house.perform(change, BEN, True, False)
    assert (await chapter(house)).present == (Listed("Ben Bø"),)


async def test_a_chapter_has_its_conveners_its_cell_and_its_votes(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r2", "loft"))
    await house.store.write(kept(*(VoteCast(CODE, "t1", who, at(9, 40)) for who in ("ana", "chi"))))
    found = await chapter(house)
    assert found.conveners == (Convener("Ben Bø", "Bøs båter", "private"),)
    assert (found.slot, found.place, found.votes) == ("r2", "loft", 2)
    assert not found.reported


async def test_a_topic_that_was_never_placed_or_written_about_stays(house: House) -> None:
    await house.store.write(kept(proposed(OTHER)))
    found = await chapter(house, 2)
    assert (found.slot, found.place, found.notes) == (None, None, ())


async def test_what_was_written_stands_there(house: House) -> None:
    await house.store.write(kept(proposed(OTHER)))
    editor = Editor(7)
    editor.write("Čáppa bárut 🌊")
    await house.perform(write, CHI, OTHER.breakout, said(CHI, *editor.made))
    found = await chapter(house, 2)
    assert found.notes == (Block("paragraph", (Run("Čáppa bárut 🌊"),)),)
    assert found.reported


async def test_a_withdrawn_topic_stays_when_something_was_written(house: House) -> None:
    await house.store.write(kept(proposed(OTHER), TopicWithdrawn(CODE, "t2")))
    assert [each.number for each in (await gathered(house)).chapters] == [1]
    editor = Editor(7)
    editor.write("Still true")
    await house.perform(write, CHI, OTHER.breakout, said(CHI, *editor.made))
    assert [each.number for each in (await gathered(house)).chapters] == [1, 2]


async def test_a_gathering_that_is_not_there_has_none(house: House) -> None:
    with pytest.raises(LookupError):
        await gathered(house, "nowhere")


async def test_a_topic_that_went_into_another_stands_in_its_chapter(house: House) -> None:
    await house.store.write(kept(replace(proposed(OTHER), description="From the other one.")))
    words = written(lambda each: each.write("What was said."))
    await house.perform(write, BEN, OTHER.breakout, said(BEN, words))
    await house.store.write(kept(VoteCast(CODE, "t2", "chi", at(9, 40))))
    await house.store.write(kept(TopicMerged(CODE, "t2", "t1", (), ())))
    book = await gathered(house)
    assert [each.number for each in book.chapters] == [1]
    found = await chapter(house)
    assert found.came_along == (Guest(2, "What about number 2?"),)
    assert (found.votes, found.description) == (1, "From the other one.")
    assert list(lines(found.notes)) == ["2. What about number 2?", "What was said."]


async def test_how_people_moved_is_told_from_room_to_room_and_few_are_a_sum(house: House) -> None:
    await house.store.write(kept(proposed(OTHER)))
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await house.store.write(kept(TopicPlaced(CODE, "t2", OTHER.breakout, "r2", "loft")))
    for _ in range(5):
        await house.store.write(kept(ParticipantMoved(CODE, "chi", OTHER.breakout, "b1")))
    await house.store.write(kept(ParticipantMoved(CODE, "chi", "b1", OTHER.breakout)))
    book = await gathered(house)
    assert (book.flows, book.other_moves) == ((Flow("haven", "loft", 5),), 1)
