"""A note's blocks as HTML: semantic, one level under the page's headings, nothing of it alive."""

from typing import Any

import pytest

from openspace.domain.notes import Block, Run
from openspace.pages.environment import environment

SHOW = '{% from "notes/_blocks.html" import blocks %}{{ blocks(of, "circle", top) }}'


def shown(*of: Block, top: int = 2) -> str:
    page = environment("en").from_string(SHOW).render(of=of, top=top)
    return "".join(line.strip() for line in page.splitlines())


def text(*runs: Run) -> Block:
    return Block("paragraph", runs=runs)


@pytest.mark.parametrize(("level", "top", "tag"), [(1, 2, "h2"), (3, 2, "h4"), (3, 5, "h6")])
def test_headings_stand_under_the_pages_own(level: int, top: int, tag: str) -> None:
    heading = Block("heading", runs=(Run("Å"),), level=level)
    assert shown(heading, top=top) == f"<{tag}>Å</{tag}>"


def test_marks_breaks_and_links() -> None:
    bold = Run("fet\nskrift", bold=True, italic=True)
    link = Run("her", link="https://example.org/?a&b")
    assert shown(text(bold, link)) == (
        "<p><strong><em>fet<br>skrift</em></strong>"
        '<a href="https://example.org/?a&amp;b" rel="noopener noreferrer nofollow">her</a></p>'
    )


def test_lists_quotes_and_tasks() -> None:
    item = Block("item", children=(text(Run("en")),))
    done = Block("task", children=(text(Run("to")),), done=True)
    page = shown(
        Block("numbers", children=(item,)),
        Block("quote", children=(Block("bullets", children=(item,)),)),
        Block("tasks", children=(done,)),
    )
    assert page == (
        "<ol><li><p>en</p></li></ol><blockquote><ul><li><p>en</p></li></ul></blockquote>"
        '<ul class="note-tasks"><li class="done"><span class="note-tick" aria-hidden="true"></span>'
        '<div><span class="visually-hidden">Done:</span><p>to</p></div></li></ul>'
    )


def test_what_looks_alive_is_text() -> None:
    hostile = text(Run("<script>alert(1)</script>", link='https://x/"onmouseover="alert(1)'))
    assert shown(hostile) == (
        '<p><a href="https://x/&#34;onmouseover=&#34;alert(1)" rel="noopener noreferrer nofollow">'
        "&lt;script&gt;alert(1)&lt;/script&gt;</a></p>"
    )


def cell(text_: str, **more: Any) -> Block:
    return Block("cell", children=(text(Run(text_)),), **more)


def test_a_table_names_its_columns_and_rows_and_covers_what_it_covers() -> None:
    names = Block("row", children=(cell("Hvem", head=True, across=2), cell("Når", head=True)))
    words = Block("row", children=(cell("Åse", head=True), cell("<b>", align="right"), cell("mai")))
    assert shown(Block("table", children=(names, words))) == (
        '<div class="note-table" role="region" aria-label="Table" tabindex="0"><table>'
        '<tr><th scope="col" colspan="2"><p>Hvem</p></th><th scope="col"><p>Når</p></th></tr>'
        '<tr><th scope="row"><p>Åse</p></th><td class="to-right"><p>&lt;b&gt;</p></td>'
        "<td><p>mai</p></td></tr></table></div>"
    )


def test_a_task_says_whose_it_is_and_by_when() -> None:
    task = Block("task", children=(text(Run("ring")),), owner="Åse", due="2027-05-01")
    assert (
        '<p>ring</p><p class="note-who">Åse, <time datetime="2027-05-01">1 May 2027</time></p>'
        in shown(Block("tasks", children=(task,)))
    )


def test_an_image_has_its_place_before_it_has_come() -> None:
    image = Block("image", file="0f" * 12 + "07d004e8", alt='Stoler i "ring"')
    item = Block("item", children=(image,))
    drawn = (
        f'<figure class="note-image"><img src="/g/circle/images/{image.file}" width="2000"'
        ' height="1256" alt="Stoler i &#34;ring&#34;" loading="lazy" decoding="async"></figure>'
    )
    assert shown(image) == drawn
    assert shown(Block("bullets", children=(item,))) == f"<ul><li>{drawn}</li></ul>"


def test_an_image_that_is_not_here_is_what_it_shows() -> None:
    assert shown(Block("image", alt="Stoler i ring")) == (
        '<figure class="note-image is-gone">'
        "<p>A picture that is not here any more: Stoler i ring</p></figure>"
    )
