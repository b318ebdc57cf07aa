"""Markdown that is pasted, read by the page's own script: what comes of it, and in what time."""

import json

from tests.browser.script import bundled, printed

LONG = 100_000
HOSTILE = {
    "dashes": "a|b\n" + "-" * LONG + "x",
    "a table's rule": "a|b\n" + "-|" * (LONG // 2) + "x",
    "brackets": "- a\n- " + "[" * LONG,
    "links that do not end": "- a\n- " + "[a](b" * (LONG // 5),
    "bold that does not end": "- a\n- " + "**a " * (LONG // 4),
    "stars": "- a\n- " + "*" * LONG,
    "lines": "- a" + "\n" * LONG + "b",
    "points": "- a\n" * (LONG // 4),
    "points in points": "\n".join(" " * at + "- a" for at in range(400)),
    "a heading that closes": "# a" + " " * (LONG // 2) + "#" * (LONG // 2) + "x",
    "quotes in quotes": ">" * LONG,
    "addresses with parentheses": "- a\n- " + "[a](b(c" * (LONG // 7),
    "parentheses in an address": "- a\n- [a](" + "(b)" * (LONG // 3),
    "fences": "```\n~~~\n" * (LONG // 8),
    "spaces": "| a" + " " * LONG + "b",
}
READ = """
import { fromMarkdown, isMarkdown } from "./notes/paste-markdown";
const read = (text) => (isMarkdown(text) ? fromMarkdown(text) : null);
const timed = (text) => {
  const begun = performance.now();
  read(text);
  return performance.now() - begun;
};
"""


def read(*texts: str) -> list[str]:
    """What each becomes."""
    source = f"{READ} console.log(JSON.stringify({json.dumps(texts)}.map(read)))"
    return list(json.loads(printed(bundled(source))))


def points(*texts: str) -> str:
    return "".join(f"<li><p>{text}</p></li>" for text in texts)


def tasks(*texts: str) -> str:
    items = (f'<li data-type="taskItem" data-checked="false"><p>{each}</p></li>' for each in texts)
    return f'<ul data-type="taskList">{"".join(items)}</ul>'


def test_points_and_tasks_that_follow_each_other_are_lists_of_one_kind() -> None:
    assert read(
        "- a\n- [ ] b\n- [ ] c\n* d",
        "- a\n  - [ ] b\n  - c\n- d",
        "1. a\n- b\n- [ ] c",
    ) == [
        f"<ul>{points('a')}</ul>{tasks('b', 'c')}<ul>{points('d')}</ul>",
        f"<ul><li><p>a</p>{tasks('b')}<ul>{points('c')}</ul></li>{points('d')}</ul>",
        f"<ol>{points('a')}</ol><ul>{points('b')}</ul>{tasks('c')}",
    ]


def test_the_signs_that_close_a_heading_go_and_a_name_keeps_its_own() -> None:
    assert read("# a ##", "## C#", "### a #b") == [
        "<h1>a</h1>",
        "<h2>C#</h2>",
        "<h3>a #b</h3>",
    ]


def test_what_stands_between_fences_stays_as_it_was_typed() -> None:
    assert read(
        "# a\n```py\n# b\n\n  - **c** < d\n```\n# e",
        "- a\n\n~~~\n```\n# b",
        "a **b**\n```\n# c\n````\n# d",
    ) == [
        "<h1>a</h1><pre>```py<br># b<br><br>  - **c** &lt; d<br>```</pre><h1>e</h1>",
        f"<ul>{points('a')}</ul><pre>~~~<br>```<br># b</pre>",
        "<p>a <strong>b</strong></p><pre>```<br># c<br>````</pre><h1>d</h1>",
    ]


def test_an_address_may_have_parentheses_in_it() -> None:
    wiki = "https://no.wikipedia.org/wiki/Oslo_(by)"
    assert read(f"# [x]({wiki})", f"# ([x]({wiki}#A_(b)_c), (y))", "# [x](https://a.no) (b)") == [
        f'<h1><a href="{wiki}">x</a></h1>',
        f'<h1>(<a href="{wiki}#A_(b)_c">x</a>, (y))</h1>',
        '<h1><a href="https://a.no">x</a> (b)</h1>',
    ]


def test_a_hundred_thousand_characters_take_a_moment_whatever_they_are() -> None:
    source = f"{READ} console.log(JSON.stringify({json.dumps([*HOSTILE.values()])}.map(timed)))"
    took = dict(zip(HOSTILE, json.loads(printed(bundled(source))), strict=True))
    assert {name for name, each in took.items() if each > 1000} == set(), took
