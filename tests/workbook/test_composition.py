"""The manuscript: what is said, to whom it points, and in whose time."""

from dataclasses import replace
from datetime import date, timedelta

from openspace.domain.chapters import Chapter, Distilled
from openspace.domain.facts.marketplace import Link
from openspace.domain.proceedings import Round
from openspace.workbook.composition import compose
from openspace.workbook.manuscript import Dots, SectorLine
from openspace.workbook.rings import CIRCLES, FOLD, FULL
from tests.workbook.books import BOOK, EMPTY, UNBROKEN

ENGLISH = compose(BOOK, "en")


def chapter(number: int) -> Chapter:
    return BOOK.chapters[number - 1]


def test_rounds_come_in_order_and_the_unplaced_last() -> None:
    assert [(part.index, part.title) for part in ENGLISH.rounds] == [
        (1, "Round 1"),
        (2, "Round 2"),
        (0, "Not placed"),
    ]
    assert [c.number for c in ENGLISH.chapters] == [1, 2, 4, 3, 5]


def test_times_are_the_gatherings_own() -> None:
    assert ENGLISH.rounds[0].times == "12:25–13:10"
    assert compose(BOOK, "nb").rounds[0].times == "12.25–13.10"


def test_a_gathering_of_several_days_says_which() -> None:
    later = BOOK.slots[1].starts + timedelta(days=1)
    book = replace(BOOK, slots=(BOOK.slots[0], Round("s2", 2, later, later)))
    assert compose(book, "en").rounds[1].times == "Thu 21. 13:20–13:20"


def test_the_programme_leaves_out_what_never_enters_a_book() -> None:
    assert ENGLISH.programme == (
        ("11:00–12:25", "Opening, all together"),
        ("12:25–13:10", "Round 1"),
        ("13:20–14:05", "Round 2"),
    )


def test_the_invitation_is_read_as_its_page_reads_it() -> None:
    book = replace(BOOK, invitation="Come, **all** of you.\n\n- who fishes")
    assert compose(book, "en").invitation == ("Come, all of you.", "– who fishes")


def test_a_small_sector_stands_with_the_others() -> None:
    assert ENGLISH.sectors == (
        SectorLine("Kommune", 19, 46, 0),
        SectorLine("Næringsliv", 12, 29, 1),
        SectorLine("Others", 10, 25, FOLD),
    )


def test_facts_name_only_those_who_agreed() -> None:
    facts = {fact.label: fact.values for fact in ENGLISH.chapters[0].facts}
    assert facts == {
        "Hosted by": (("Ben Åsen", "Vassbygd kommune"),),
        "Present": (("Ana Berg, Chi Lien and\u00a016\u00a0others", "12 kommune, 6 næringsliv"),),
        "Interest": (("31 marks", ""),),
    }


def test_a_room_of_few_shows_no_sectors() -> None:
    lonely = replace(chapter(1), present=(), others=3, sectors=(("kommune", 2), ("akademia", 1)))
    part = compose(replace(BOOK, chapters=(lonely,)), "en").chapters[0]
    assert part.ring == (Dots(FOLD, 3),)
    assert part.facts[1].values == (("3 people", ""),)


def test_a_ring_tones_the_same_sector_alike() -> None:
    assert ENGLISH.chapters[0].ring == (Dots(0, 12), Dots(1, 6))


def test_a_crowd_is_drawn_with_several_to_a_dot() -> None:
    crowd = replace(chapter(1), present=(), others=0, sectors=(("kommune", 3 * FULL),))
    book = compose(replace(BOOK, chapters=(crowd,)), "en")
    assert book.chapters[0].ring == (Dots(0, FULL),)
    assert "One dot is up to 3 people." in book.ring_note
    assert book.ring_note.endswith("fewer than five in a room are drawn together.")
    assert book.cover == (CIRCLES[0],)


def test_a_cover_has_a_dot_for_each_conversation_until_people_come() -> None:
    alone = tuple(replace(c, present=(), others=0, sectors=()) for c in BOOK.chapters)
    assert compose(replace(BOOK, chapters=alone), "en").cover == (2, 2)
    assert ENGLISH.cover == (18, 0)


def test_a_convener_without_a_name_is_a_participant() -> None:
    hidden = replace(chapter(1), conveners=(replace(chapter(1).conveners[0], name=""),))
    part = compose(replace(BOOK, chapters=(hidden,)), "en").chapters[0]
    assert part.facts[0].values == (("A participant", "Vassbygd kommune"),)


def test_what_is_missing_is_said_according_to_the_hour() -> None:
    live = compose(replace(BOOK, edition="live"), "en")
    unplaced = ENGLISH.chapters[4].missing
    assert unplaced == "The topic was never given a room. It is as valid as the others."
    silent = replace(BOOK, chapters=(replace(chapter(1), notes=()),))
    assert compose(silent, "en").chapters[0].missing == (
        "Nobody wrote anything down. The topic is as valid as the others."
        " Were you there? Write to sekretariat@example.org."
    )
    assert compose(replace(silent, edition="live"), "en").chapters[0].missing == (
        "Nothing has been written yet. The topic is as valid as the others."
    )
    assert live.words["grid"] == "The agenda so far"


def test_note_headings_begin_at_one_and_go_down_by_one() -> None:
    notes = ENGLISH.chapters[0].notes
    assert [(b.kind, b.level) for b in notes if b.kind == "heading"] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 2),
    ]


def test_a_link_is_written_in_characters_that_every_file_holds() -> None:
    assert ENGLISH.chapters[0].notes[-1].runs[0].link == "https://example.org/%C3%A6"


def test_a_title_for_the_running_head_is_cut() -> None:
    cut = next(c for c in ENGLISH.chapters if c.title == UNBROKEN)
    assert cut.short == f"{'Æ' * 58} …"


def test_a_book_says_until_when_names_are_kept_where_they_come_from() -> None:
    book = compose(replace(BOOK, kept_until=date(2026, 8, 18)), "en")
    (kept,) = (each for each in book.method if each.title == "What is kept, and until when")
    assert kept.paragraphs[0] == (
        "On the server, names and everything else about persons are kept to and including"
        " 18 August 2026, and erased in the night after."
    )


def test_who_cites_an_edition_says_where_it_stays() -> None:
    book = replace(BOOK, edition="sealed", number=2, address="https://book.example/2")
    said = "Sekretariatet (2026). Partnerskapskonferansen: Workbook. Edition 2, 20 May 2026"
    assert compose(book, "en").citation == f"{said}. CC BY 4.0. https://book.example/2"
    assert compose(replace(book, address=""), "en").citation == f"{said}. CC BY 4.0."
    nobody = compose(replace(book, contact_name="", address=""), "en").citation
    assert nobody.startswith(f"{book.title}: Workbook (2026). ")


def test_an_address_of_mail_is_written_as_on_paper() -> None:
    ways = (Link("mailto:ana@a.org?subject=Hi", ""), Link("mailto:ana@a.org", "Ana"))
    found = replace(BOOK.chapters[0], reports=(Distilled("x", links=ways),))
    parts = compose(replace(BOOK, chapters=(found,)), "en").rounds[0].chapters[0].links
    assert [(each.name, each.address) for each in parts[:2]] == [
        ("ana@a.org", ""),
        ("Ana", "ana@a.org"),
    ]


def test_where_there_is_no_report_that_is_said_in_words() -> None:
    silent = tuple(replace(each, notes=(), reports=()) for each in BOOK.chapters)
    said = compose(replace(BOOK, chapters=silent, sectors=()), "en").lead
    assert said == "5 topics, no reports."


def test_nothing_is_said_of_nothing() -> None:
    book = compose(EMPTY, "en")
    assert (book.lead, book.rounds, book.grid, book.goals) == ("No topics.", (), (), ())
    assert [section.title for section in book.method] == [
        "How the day worked",
        "What stands in the book",
        "Names and numbers",
        "For every reader",
    ]
