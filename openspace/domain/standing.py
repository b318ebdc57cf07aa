"""Which topics have a chapter in the book, and in which order the chapters stand (ET4, ET5)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from openspace.domain.additions import blocks
from openspace.domain.agenda import Agenda
from openspace.domain.chapters import Chapter
from openspace.domain.editing import MakeUp
from openspace.domain.gathering import Gathering
from openspace.domain.grid import shows_tallies
from openspace.domain.marketplace import Topic
from openspace.domain.notes import images, links
from openspace.domain.proceedings import Order, Proceedings, Room, Round, RoundChapters
from openspace.domain.proceedings import by_round as in_rounds


def has_chapter(topic: Topic, written: Collection[str]) -> bool:
    """Whether a topic stands for itself: one that was withdrawn does if something is written."""
    kept = not topic.withdrawn or not set(written).isdisjoint(topic.breakouts)
    return kept and not topic.merged_into


def in_order(book: Proceedings) -> tuple[RoundChapters, ...]:
    """Every chapter once, round by round or in the one order that was chosen (ET4)."""
    rounds = in_rounds(book)
    if book.order == "rounds" or not rounds:
        return rounds
    chapters = [chapter for part in rounds for chapter in part.chapters]
    arranged = tuple(_arranged(chapters, book.order, book.by_hand))
    return (RoundChapters(None, arranged, mixed=True),)


def links_of(chapter: Chapter) -> tuple[str, ...]:
    """Where a chapter leads, each address once: out of its reports, notes and additions."""
    reported = (link.address for report in chapter.reports for link in report.links)
    added = (to for each in chapter.additions for to in links(blocks(each.text)))
    return tuple(dict.fromkeys((*reported, *links(chapter.notes), *added)))


def excerpt(book: Proceedings, number: int) -> Proceedings | None:
    """The book with this one chapter, and what says where it is from; None where there is none."""
    chapter = next((each for each in book.chapters if each.number == number), None)
    if chapter is None:
        return None
    shown, cells = set(images(chapter.notes)), held(chapter)
    return replace(
        book,
        theme=chapter.title,
        invitation="",
        foreword="",
        programme=(),
        slots=tuple(each for each in book.slots if each.id in {slot for slot, _ in cells}),
        places=tuple(each for each in book.places if each.id in {place for _, place in cells}),
        chapters=(chapter,),
        participants=(),
        sectors=(),
        images=tuple(each for each in book.images if each.file in shown),
        flows=(),
        other_moves=0,
        left_out=0,
        left_out_at=(),
        priorities=(),
        actions=(),
        reflections=(),
    )


def held(chapter: Chapter) -> tuple[tuple[str, str], ...]:
    """The slots and places that its conversations had."""
    first = (chapter.slot, chapter.place)
    every = ((slot, place) for slot, place in (first, *chapter.again) if slot and place)
    return tuple(dict.fromkeys(every))


def topics_in_order(
    gathering: Gathering,
    agenda: Agenda,
    topics: Iterable[Topic],
    votes: Mapping[str, int],
    made: MakeUp,
) -> tuple[Topic, ...]:
    """The same of the topics themselves; ``topics`` are those that have a chapter."""
    by_number = {each.number: each for each in topics}
    told = shows_tallies(gathering)

    def chapter(topic: Topic) -> Chapter:
        placed = next((each for run in topic.breakouts if (each := agenda.of(run))), None)
        cell = (placed.slot, placed.place) if placed else (None, None)
        marks = votes.get(topic.id, 0) if told else None
        return Chapter(topic.number, topic.title, slot=cell[0], place=cell[1], votes=marks)

    book = Proceedings(
        code=gathering.code,
        title=gathering.title,
        theme=gathering.theme,
        question=gathering.question,
        language=gathering.language,
        time_zone=gathering.time_zone,
        date=gathering.date,
        licence=gathering.licence,
        pressed_at=gathering.timetable.now.starts,
        slots=tuple(Round(e.id, e.number, e.starts, e.ends) for e in agenda.slots),
        places=tuple(Room(e.id, e.name) for e in agenda.places),
        chapters=tuple(map(chapter, by_number.values())),
        order=made.order,
        by_hand=made.by_hand,
    )
    return tuple(by_number[each.number] for part in in_order(book) for each in part.chapters)


def _arranged(chapters: Sequence[Chapter], order: Order, by_hand: Sequence[int]) -> list[Chapter]:
    if order == "hand":
        place = {number: at for at, number in enumerate(by_hand)}
        return sorted(chapters, key=lambda each: place.get(each.number, len(place)))
    if order == "interest":
        return sorted(chapters, key=lambda each: (-(each.votes or 0), each.number))
    return sorted(chapters, key=lambda each: each.number)
