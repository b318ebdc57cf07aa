"""The book as Markdown: read back by a CommonMark reader, everything is as it was written."""

import re
from io import BytesIO
from zipfile import ZipFile

from markdown_it import MarkdownIt

from openspace.workbook.composition import compose
from openspace.workbook.markdown import bundled, markdown
from tests.workbook.books import ALBUM, BOOK, DISTILLED, EMPTY, HOSTILE, ILLUSTRATED, MAP, PICTURE

READER = MarkdownIt("commonmark").enable("table")
WRITTEN = markdown(compose(BOOK, "en"))


def headings(level: int) -> list[str]:
    tokens = READER.parse(WRITTEN)
    opened = [
        i for i, token in enumerate(tokens) if token.tag == f"h{level}" and token.nesting == 1
    ]
    return [plain(tokens[index + 1].content) for index in opened]


def plain(inline: str) -> str:
    """What a reader sees of one line."""
    rendered = READER.renderInline(inline)
    bare = re.sub(r"<[^>]+>", "", rendered)
    return (
        bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    )


def test_a_chapter_says_what_the_conversation_came_to() -> None:
    text = markdown(compose(DISTILLED, "en"))
    begins = text.index("#### In short\n\nOne office decides.")
    chapter = text[begins : text.index("#### Notes", begins)]
    assert "#### We agree on\n\nOne form for all" in chapter
    assert re.search(r"\| Meet in Vik \| Ana Berg \| .*24.* 2026 \|", chapter)
    added = text[text.index("#### Additions") :]
    assert re.search(r"\*\*Åse Å\., .*\*\*\n\nSe <?\[?https://example.org/kart", added)
    assert re.search(r"\*\*Somebody, .*\*\*\n\nIngen ferge på søndag 🌊", added)
    assert "- [The map](" in added[added.index("#### Links") :]


def test_what_looks_like_a_formula_or_a_mention_is_escaped() -> None:
    """Readers that know more than CommonMark would take them for one."""
    assert r"@ana" not in WRITTEN.replace(r"\@ana", "")
    assert "$" not in WRITTEN.replace(r"\$", "")
    assert plain(r"\@ana \$x^2\$") == "@ana $x^2$"


def test_a_notes_headings_stand_under_the_word_for_it() -> None:
    text = markdown(compose(DISTILLED, "en"))
    notes = text[text.index("#### Notes") :]
    assert re.findall("^#+ What we saw", notes, re.MULTILINE)[0] == "##### What we saw"


def test_every_title_comes_back() -> None:
    titles = [f"{c.number}. {c.title}" for c in compose(BOOK, "en").chapters]
    assert [title for title in headings(3) if title[0].isdigit()] == titles


def test_rounds_are_headings() -> None:
    assert headings(2) == [
        "Find your way",
        "Invitation and programme",
        "What happened",
        "The agenda as it ended",
        "Round 1",
        "Round 2",
        "Not placed",
        "Participants",
        "Method, rights and archive",
    ]


def test_notes_stand_under_their_chapter() -> None:
    assert headings(4) == ["What we saw", "What works", "Links"] * 3
    assert headings(5) == ["Where it works"] * 3


def test_tables_and_tasks_of_notes_are_read_back() -> None:
    page = READER.render(WRITTEN)
    assert page.count("<td>Eleven | more</td>") == 3
    assert page.count("[ ] Ring around (@Chi Lien, 2026-05-21)") == 3


def test_the_grid_is_a_table_with_every_title() -> None:
    cells = re.findall(r"<td>(.*?)</td>", READER.render(WRITTEN[WRITTEN.index("## The agenda") :]))
    grid = [cell for cell in cells if re.match(r"[1-4]\. ", cell)]
    assert len(grid) == 4


def test_no_script_survives() -> None:
    assert "<script" not in READER.render(WRITTEN)
    assert plain(WRITTEN[WRITTEN.index("### 4") :].split("\n")[0][4:]) == f"4. {HOSTILE}"


def test_no_topics() -> None:
    assert markdown(compose(EMPTY, "en")).count("\n## ") == 3


def test_a_picture_lies_beside_the_text_and_one_that_is_gone_is_what_it_shows() -> None:
    text = markdown(compose(ILLUSTRATED, "en"))
    assert text.count(f'![A map of "Vik"](images/{MAP.name})') == 1
    assert text.count("\n> A picture that is not here any more: Five chairs in a ring\n") == 3
    assert "(image:" not in text
    with ZipFile(BytesIO(bundled("demo", text.encode(), ALBUM))) as file:
        assert file.namelist() == [f"images/{MAP.name}", "demo.md"]
        assert file.read(f"images/{MAP.name}") == PICTURE
        assert file.read("demo.md").decode() == text
