"""What has not changed since the book before is not made again, and is as it would be."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from openspace.domain.proceedings import Proceedings
from openspace.workbook.bindery import Stock, bind
from openspace.workbook.composition import compose
from openspace.workbook.design import design
from openspace.workbook.galley import galley
from openspace.workbook.handing import Job, parcel
from openspace.workbook.office.docx.chapters import standing
from openspace.workbook.office.docx.file import docx
from openspace.workbook.press import press
from openspace.workbook.pressroom import Pressroom
from openspace.workbook.reused import Reused
from tests.workbook.books import ALBUM, BOOK, ILLUSTRATED, after, paragraph
from tests.workbook.reading import bookmarks, pdf, tags, text


def rewritten(book: Proceedings, number: int) -> Proceedings:
    """The book with other words in one chapter."""
    chapters = (
        replace(each, description="Something else.") if each.number == number else each
        for each in book.chapters
    )
    return replace(book, chapters=tuple(chapters))


def written(book: Proceedings, at: int, *texts: str) -> Proceedings:
    """The book after somebody wrote in a chapter."""
    chapters = list(book.chapters)
    more = tuple(map(paragraph, texts))
    chapters[at] = replace(chapters[at], notes=(*chapters[at].notes, *more))
    return replace(book, chapters=tuple(chapters))


def texts(book: Proceedings) -> dict[str, str]:
    """The JSON that goes to whoever sets the PDF."""
    made = compose(book)
    return dict(galley(made, design(made.design), ALBUM).texts)


def read(made: bytes) -> tuple[int, str, list[str], list[tuple[int, str]]]:
    reader = PdfReader(BytesIO(made))
    return len(reader.pages), text(reader), tags(reader), bookmarks(reader)


async def test_a_pdf_that_is_set_again_is_what_a_new_process_would_set() -> None:
    room = Pressroom(stays=True)
    longer = written(ILLUSTRATED, 0, *(f"{n} kaffe og kake og gode ord" * 9 for n in range(30)))
    books = [
        ILLUSTRATED,
        written(ILLUSTRATED, 1, "Mer å si."),
        longer,
        replace(longer, pressed_at=after(300), chapters=longer.chapters[1:], images=()),
        replace(ILLUSTRATED, design="council"),
        ILLUSTRATED,
    ]
    made, processes = [], set()
    for book in books:
        made.append(await press(book, "pdf", album=ALBUM, room=room))
        processes |= {each.process.pid for each in room._waiting.values()}
    await room.close()
    assert len(processes) == 1
    assert [read(file) for file in made] == [read(pdf(compose(each), ALBUM)) for each in books]


def test_only_what_was_written_in_is_another_file_of_the_pdf() -> None:
    """And where the hour is said."""
    before = texts(BOOK)
    later = replace(written(BOOK, 2, "Mer å si."), pressed_at=after(300))
    changed = {name for name, said in texts(later).items() if said != before[name]}
    assert changed == {"chapters/chapter-3.json", "manuscript.json", "foot.json"}


async def test_a_docx_of_the_same_process_is_what_a_new_one_would_write() -> None:
    room = Pressroom(stays=True)
    await press(BOOK, "docx", room=room)
    changed = rewritten(BOOK, 2)
    assert await press(changed, "docx", room=room) == await press(changed, "docx")
    await room.close()


def test_only_chapters_that_changed_are_written_again_for_word() -> None:
    chapters = standing()
    for book, written in ((BOOK, 5), (BOOK, 5), (rewritten(BOOK, 2), 6), (BOOK, 6)):
        made = docx(compose(book), {}, chapters)
        assert len(chapters.kept) == written
        assert made == docx(compose(book), {})


def test_only_chapters_that_changed_are_read_again_and_drawings_stay(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    stock = Stock()
    for book, read in ((ILLUSTRATED, 5), (rewritten(ILLUSTRATED, 2), 6), (ILLUSTRATED, 6)):
        bind(stock, Job(None, ("docx",), parcel(compose(book)), ALBUM))
        assert (len(stock.read.kept), len(stock.word.kept)) == (read, read)
    assert len(stock.drawn.kept) == 1
    bind(stock, Job(None, ("docx",), parcel(compose(replace(BOOK, title="Another"))), {}))
    assert len(stock.drawn.kept) == 2
    assert capfdbinary.readouterr().out.count(b"sent ") == 4


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    words: Reused[str] = Reused(5, len)
    made = [words.of(each, lambda each=each: each) for each in ("aa", "bb", "aa", "cc")]  # type: ignore[misc]
    assert made == ["aa", "bb", "aa", "cc"]
    assert (list(words.kept), words.weight) == (["aa", "cc"], 4)
    assert words.of("too long", lambda: "too long") == "too long"
    assert (list(words.kept), words.weight) == ([], 0)
