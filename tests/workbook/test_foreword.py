"""The facilitators' foreword: a part of its own before the invitation, in every form."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from openspace.workbook.composition import compose
from openspace.workbook.ebook.file import epub
from openspace.workbook.markdown import markdown
from openspace.workbook.office.flow import flow
from openspace.workbook.office.parts import Heading, Paragraph
from openspace.workbook.page import html
from tests.workbook.books import BOOK, HOSTILE
from tests.workbook.reading import bookmarks, pressed, squeezed, text

FOREWORD = replace(BOOK, foreword=f"Takk til alle.\n\n{HOSTILE}")


def test_it_is_set_before_the_invitation() -> None:
    reader = pressed(FOREWORD)
    titles = [title for depth, title in bookmarks(reader) if depth == 0]
    assert titles.index("Forord") + 1 == titles.index("Invitasjon og program")
    assert squeezed(f"Takk til alle.{HOSTILE}") in text(reader)


def test_word_processors_have_it_in_their_flow() -> None:
    parts = list(flow(compose(FOREWORD), ()))
    heads = [each.text for each in parts if isinstance(each, Heading) and each.level == 1]
    assert heads[1:3] == ["Forord", "Invitasjon og program"]
    said = ["".join(run.text for run in p.words) for p in parts if isinstance(p, Paragraph)]
    assert said[4:6] == ["Takk til alle.", HOSTILE]


def test_pages_and_plain_text_have_it_too() -> None:
    page, plain = html(compose(FOREWORD)), markdown(compose(FOREWORD))
    assert page.index('id="foreword"') < page.index('id="invitation"')
    assert '<p lang="nb">Takk til alle.</p>' in page
    assert plain.index("## Forord") < plain.index("Takk til alle.") < plain.index("## Invit")


def test_it_is_a_document_of_the_electronic_book() -> None:
    with ZipFile(BytesIO(epub(compose(FOREWORD), {}))) as file:
        assert 'epub:type="foreword"' in file.read("book/foreword.xhtml").decode()
        assert 'href="foreword.xhtml"' in file.read("book/nav.xhtml").decode()


def test_a_book_without_one_says_nothing_of_it() -> None:
    manuscript = compose(BOOK)
    assert [each for each in flow(manuscript, ()) if each == Heading(1, "Forord", opens=True)] == []
    assert "Forord" not in html(manuscript)
    assert "Forord" not in markdown(manuscript)
    assert "Forord" not in [title for _, title in bookmarks(pressed(BOOK))]
