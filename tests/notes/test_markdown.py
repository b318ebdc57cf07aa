"""Blocks to Markdown: M1 to M4 by example, and M1 again with a CommonMark reader and a dice."""

import html
import random
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from openspace.domain.notes import Block, Kind, Run
from openspace.notes.markdown import to_markdown

COMMONMARK = MarkdownIt("commonmark")
TABLES = MarkdownIt("commonmark").enable("table")
PICTURE = Block("image", file="0f" * 16, alt="Stoler *i* ring")
AWKWARD = [
    "# ikke overskrift", "- ikke liste", "1. ikke tall", "12) heller ikke", "+ pluss",
    "> sitat", "* stjerne *", "__init__", "snake_case_ord", "a * b", "`kode`", "[x](y)",
    "![bilde](x)", "~~x~~", "<script>alert(1)</script>", "&lt; & &amp; &#35;", "\\ skrå \\",
    "| a | b |", "---", "===", "***", "```", "~~~", "    innrykk", "tekst\n===\nmer",
    "tekst\n- nei", "a\n\n1. b", "https://a_b.no/_c_", "blå 👩\u200d👩\u200d👧 𝒪", "C#", "#",
    "a | b\n--- | ---", "| a |\n|---|", "a | b\n:-- | --:", "a | b\n| :-: |", "(@Kari)",
    "!", "æ!", "-", "+", "=", "1.", "*", "«sitat»", "slutt:", " a ",
]  # fmt: skip


def text(*runs: Run) -> Block:
    return Block("paragraph", runs=runs)


def item(*blocks: Block) -> Block:
    return Block("item", children=blocks)


def plain(content: str) -> Block:
    return text(Run(content))


def rendered(blocks: tuple[Block, ...]) -> str:
    """What a reader of the Markdown sees, as HTML without the space that HTML does not show."""
    assert COMMONMARK.render(to_markdown(blocks)) == TABLES.render(to_markdown(blocks))
    return squeezed(COMMONMARK.render(to_markdown(blocks)))


def squeezed(page: str) -> str:
    page = html.unescape(re.sub(r"\s*(</?(?:p|ul|ol|li|blockquote|h\d)>|<br />)\s*", r"\1", page))
    return re.sub(r"[ \n]+", " ", page).replace("<p>", "").replace("</p>", "¶")


@pytest.mark.parametrize("typed", AWKWARD)
def test_m1_what_was_typed_is_read_as_it_was_typed(typed: str) -> None:
    lines = [line.strip(" ") for line in typed.strip().split("\n")]
    assert rendered((plain(typed),)) == "<br />".join(lines) + "¶"


@pytest.mark.parametrize("typed", AWKWARD)
def test_m1_in_a_heading_too(typed: str) -> None:
    heading = Block("heading", runs=(Run(typed),), level=2)
    assert rendered((heading,)) == f"<h2>{' '.join(typed.split())}</h2>"


@pytest.mark.parametrize("typed", AWKWARD)
def test_m1_in_bold_between_words_too(typed: str) -> None:
    read = rendered((text(Run("før"), Run(typed, bold=True), Run("etter")),))
    shown = re.sub(r"</?strong>", "", read).replace("<br />", "\n")
    expected = "\n".join(line.strip(" ") for line in f"før{typed}etter".split("\n"))
    assert shown == re.sub(r" +", " ", expected) + "¶"
    assert read.count("<strong>") == 1


def test_m2_only_links_that_lead_out_are_links() -> None:
    good = text(Run("her", link="https://example.org/a b(c)"), Run("!", link="javascript:x"))
    assert to_markdown((good,)) == "[her](<https://example.org/ab%28c%29>)\\!\n"


def test_m3_lists_in_lists_are_indented() -> None:
    inner = Block("numbers", children=(item(plain("en")), item(plain("to"), plain("mer"))))
    outer = Block("bullets", children=(item(plain("ytre"), inner), item(plain("siste"))))
    assert to_markdown((outer,)) == ("- ytre\n\n  1. en\n\n  2. to\n\n     mer\n\n- siste\n")


def test_m3_a_short_list_stands_close() -> None:
    inner = Block("bullets", children=(item(plain("inni")),))
    tasks = Block(
        "tasks",
        children=(
            Block("task", children=(plain("gjort"), inner), done=True),
            Block("task", children=(plain("ikke"),)),
        ),
    )
    assert to_markdown((tasks,)) == "- [x] gjort\n  - inni\n- [ ] ikke\n"


def test_m3_two_lists_stay_two() -> None:
    one = Block("bullets", children=(item(plain("a")),))
    two = Block("bullets", children=(item(plain("b")),))
    assert to_markdown((one, two, one)) == "- a\n\n* b\n\n- a\n"
    assert rendered((one, two)) == "<ul><li>a</li></ul><ul><li>b</li></ul>"


def test_m3_a_quote_carries_what_is_in_it() -> None:
    quote = Block("quote", children=(plain("a\nb"), Block("bullets", children=(item(plain("c")),))))
    assert to_markdown((quote,)) == "> a\\\n> b\n>\n> - c\n"


def test_m4_what_is_empty_is_left_out() -> None:
    empty = Block("bullets", children=(item(plain("")), item()))
    heading = Block("heading", runs=(Run("\n"),), level=1)
    assert to_markdown((plain(""), empty, heading, Block("quote"))) == ""


def table(*rows: tuple[Block, ...]) -> Block:
    return Block("table", children=tuple(Block("row", children=row) for row in rows))


def cell(*children: Block | str, **more: Any) -> Block:
    inside = (plain(each) if isinstance(each, str) else each for each in children)
    return Block("cell", children=tuple(inside), **more)


def test_m5_a_table_stands_between_pipes() -> None:
    names = cell("Hvem", head=True), cell("Hva", head=True, align="right")
    words = table(names, (cell("a | b \\| c"), cell("en", "to\ntre")))
    assert to_markdown((words,)) == (
        "| Hvem | Hva |\n| --- | ---: |\n| a \\| b \\\\\\| c | en<br>to<br>tre |\n"
    )
    assert "<td>a | b \\| c</td>" in TABLES.render(to_markdown((words,)))


def test_m5_what_a_cell_covers_is_empty_and_a_table_without_names_has_empty_ones() -> None:
    words = table((cell("a", across=2), cell("b", down=2)), (cell("c"), cell("d")))
    assert to_markdown((words,)) == (
        "|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c | d |  |\n"
    )
    assert to_markdown((table((cell(""), cell())),)) == ""


def test_m5_lists_and_images_in_a_cell_stand_in_its_line() -> None:
    task = Block("task", children=(plain("ring"),), done=True, owner="Åse")
    inner = Block("bullets", children=(item(plain("en")), item(plain("to"))))
    words = table((cell(inner, Block("tasks", children=(task,)), PICTURE),))
    assert to_markdown((words,)).splitlines()[-1] == (
        f"| - en<br>- to<br>[x] ring (@Åse)<br>![Stoler \\*i\\* ring](image:{'0f' * 16}) |"
    )


@pytest.mark.parametrize(
    ("owner", "due", "said"),
    [
        ("Kari Li", "2026-05-01", "- [ ] ring \\(@x) (@Kari Li, 2026-05-01)"),
        ("", "2026-05-01", "- [ ] ring \\(@x) (@ 2026-05-01)"),
        ("Kari (Vik)", "", "- [ ] ring \\(@x) (@Kari (Vik\\))"),
    ],
)
def test_m5_a_task_ends_with_who_and_when(owner: str, due: str, said: str) -> None:
    task = Block("task", children=(plain("ring (@x)"),), owner=owner, due=due)
    assert to_markdown((Block("tasks", children=(task,)),)) == said.replace("\\(@", "(\\@") + "\n"


def test_m5_an_image_is_called_by_its_file() -> None:
    assert to_markdown((PICTURE,)) == f"![Stoler \\*i\\* ring](image:{'0f' * 16})\n"


def test_headings_stand_below_the_chapters_own() -> None:
    levels = [Block("heading", runs=(Run("x"),), level=level) for level in (1, 2, 3)]
    assert to_markdown(levels, below=4) == "##### x\n\n###### x\n\n###### x\n"


@pytest.mark.parametrize("seed", range(10))
def test_m1_any_runs_come_back_with_their_marks(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(100):
        runs = tuple(random_run(dice) for _ in range(dice.randint(1, 6)))
        assert rendered((text(*runs),)) == squeezed(expected(runs))


def random_run(dice: random.Random) -> Run:
    content = dice.choice(
        ["ord", "to ord", "blå!", "(x)", "*", "_a_", "👩‍👩‍👧", "a\nb", "1. x", "&amp;"]
    )
    link = "https://example.org/" if dice.random() < 0.2 else None
    return Run(content, bold=dice.random() < 0.4, italic=dice.random() < 0.4, link=link)


def expected(runs: tuple[Run, ...]) -> str:
    """The runs as HTML, with the links that stand together as one."""
    page = ""
    for number, run in enumerate(runs):
        before = runs[number - 1].link if number else None
        after = runs[number + 1].link if number + 1 < len(runs) else None
        page += f'<a href="{run.link}">' if run.link and run.link != before else ""
        page += marked(run)
        page += "</a>" if run.link and run.link != after else ""
    return f"<p>{page}</p>"


def marked(run: Run) -> str:
    shown = html.escape(run.text).replace("\n", "<br />")
    if run.bold:
        shown = f"<strong>{shown}</strong>"
    return f"<em>{shown}</em>" if run.italic else shown


def deep(kind: Kind, inner: Kind, levels: int) -> Block:
    block = plain("innerst")
    for _ in range(levels):
        block = Block(kind, children=(Block(inner, children=(block,)),))
    return block


def test_a_very_deep_list_is_written() -> None:
    assert to_markdown((deep("bullets", "item", 30),)).count("- ") == 30
