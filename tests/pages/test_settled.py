"""What is put into a template when it is read is what it would have said each time."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator

from openspace.config import assets
from openspace.pages.environment import environment, render
from openspace.pages.settled import SettledEnvironment, sentences
from openspace.pages.views.convergence import DotsView, PriorityView
from openspace.pages.views.hall import OtherView
from openspace.pages.views.marketplace import TopicVotesView
from openspace.pages.views.parts import TopicLinkView
from tests.pages.sample_pages import PAGES

DRAWN = re.compile(r'(?:drawn|whole)\("([^"]+)"([^}]*)\)')
INCLUDED = re.compile(r'{% include "([^"]+)"')
MOMENTS = re.compile(r"clock_time|clock_seconds|long_day|due_day|moment_at|slot_name|\.date\(\)")
OTHER = OtherView("day", "b1", "Hva koster <det>?", 3, "nb")


def shouts(words: str) -> str:
    return words.upper()


@pytest.fixture
def asked() -> list[str]:
    """What was looked up, in its order."""
    return []


@pytest.fixture
def settled(asked: list[str]) -> Environment:
    def looked_up(words: str) -> str:
        asked.append(words)
        return words.upper()

    made = SettledEnvironment(autoescape=True)
    made.same = {**sentences(looked_up, lambda kind, words: f"{kind}: {words}"), "shout": shouts}
    made.globals.update(made.same)
    return made


def test_a_sentence_is_looked_up_once(settled: Environment, asked: list[str]) -> None:
    template = settled.from_string("{% for _i in [1, 2, 3] %}{{ _('where') }} {% endfor %}")
    assert [template.render(), template.render()] == ["WHERE WHERE WHERE "] * 2
    assert asked == ["where"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ _('a per cent: 50 %%') }}", "A PER CENT: 50 %"),
        ("{{ pgettext('letter', 'H') }}", "letter: H"),
        ("{{ _(word) }}", "&lt;VARIES&gt;"),
        ("{{ shout('<b>') }}", "&lt;B&gt;"),
        ("{{ shout(word) }}", "&lt;VARIES&gt;"),
        ("{{ unlike('x') }}", "x 1 x 2 "),
    ],
)
def test_what_varies_is_asked_each_time_and_all_of_it_is_escaped(
    settled: Environment, source: str, said: str
) -> None:
    calls: list[str] = []

    def unlike(words: str) -> str:
        calls.append(words)
        return f"{words} {len(calls)} "

    settled.globals.update(unlike=unlike, _=lambda words: words.upper())
    template = settled.from_string(source)
    shown = template.render(word="<varies>")
    assert (shown + template.render() if "unlike" in source else shown) == said


@cache
def unsettled(language: str) -> Environment:
    """The same world of templates, in which everything is asked each time."""
    made = environment(language).overlay(cache_size=400)
    made.code_generator_class = CodeGenerator
    return made


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_would_have_said(name: str) -> None:
    template, context = PAGES[name]
    for language in ("nb", "en"):
        assert render(language, template, context) == unsettled(language).get_template(
            template
        ).render(context)


@pytest.mark.parametrize(
    ("view", "again"),
    [
        (replace(OTHER), True),
        (replace(OTHER, count=4), False),
        (replace(OTHER, title="Another"), False),
    ],
)
def test_a_fragment_is_drawn_once_for_the_same_and_anew_for_another(
    view: OtherView, again: bool
) -> None:
    drawn: Any = environment("nb").globals["drawn"]
    first = drawn("breakouts/_other.html", other=OTHER)
    assert first == render("nb", "breakouts/_other.html", {"other": OTHER})
    assert (drawn("breakouts/_other.html", other=view) is first) == again


def drawings() -> list[tuple[str, str, bool]]:
    """Every fragment that a template keeps, in which one, and whether with the zone."""
    templates = assets() / "templates"
    return [
        (str(page.relative_to(templates)), name, "zone=" in given)
        for page in sorted(templates.rglob("*.html"))
        for name, given in DRAWN.findall(page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("page", "name", "in_zone"), drawings())
def test_a_fragment_with_a_moment_is_kept_for_its_zone(page: str, name: str, in_zone: bool) -> None:
    assert in_zone or not MOMENTS.search(whole(name)), page


def test_the_same_moment_in_another_zone_is_drawn_anew() -> None:
    drawn: Any = environment("nb").globals["drawn"]
    noon = datetime(2026, 5, 20, 12, tzinfo=UTC)
    zones = {zone: noon.astimezone(ZoneInfo(zone)) for zone in ("Europe/Oslo", "Asia/Tokyo")}
    said = [
        drawn(
            "marketplace/_topic_votes.html", zone=zone, topic_votes=TopicVotesView("t1", 0, 0, at)
        )
        for zone, at in zones.items()
    ]
    assert ["14.00" in said[0], "21.00" in said[1]] == [True, True]


def test_topics_in_another_order_are_the_same_rows() -> None:
    drawn: Any = environment("nb").globals["drawn"]
    rows = [
        PriorityView("day", TopicLinkView(f"o{at}", at, "T", "nb"), (), 1, True, 3) for at in (1, 2)
    ]
    before = drawn.cache_info()
    for order in (rows, rows[::-1]):
        dots = DotsView("day", "over", "dots", 5, 3, True, topics=tuple(order))
        render("nb", "convergence/_dots.html", {"dots": dots})
    after = drawn.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (2, 2)


def whole(name: str) -> str:
    """A template's source, with all that it includes."""
    source = (assets() / "templates" / name).read_text(encoding="utf-8")
    return source + "".join(map(whole, INCLUDED.findall(source)))
