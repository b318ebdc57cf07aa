"""Browsing the wall: what is asked for, in which order, and how to ask for something else.

The rule: a topic has marks (``sdg-11``, ``sector-0``) that say what it can be chosen by; the same
marks choose here and, for topics that arrive later, in the browser.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.pages.contexts.proposals import goal
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.browsing import (
    ChipView,
    ChoicesView,
    ChoiceView,
    ChosenView,
    FiltersView,
)

KINDS = ("sdg", "challenge", "tag", "sector")
SHOWS, ORDERS = ("all", "mine", "loose"), ("own", "seen", "new")


@dataclass(frozen=True, slots=True)
class Browsing:
    """What somebody asks of the wall; ``chosen`` are pairs of a kind and a value."""

    show: str = "all"
    words: str = ""
    order: str = "own"
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        """The address of it; as short as can be, and never empty."""
        asked = [("order", self.order)] if self.order != "own" else []
        asked += [("words", self.words)] if self.words else []
        return "?" + urlencode([("show", self.show), *asked, *self.chosen])


def offered(now: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """Everything topics can be chosen by, kind by kind."""
    gathering = now.gathering
    return {
        "sdg": tuple(map(str, gathering.sdgs)),
        "challenge": gathering.challenges,
        "tag": tuple(tag for each in gathering.tag_sets for tag in each.tags),
        "sector": gathering.sectors,
    }


def fitting(now: Snapshot, asked: Browsing) -> Browsing:
    """What of it can be asked here; the rest is passed over."""
    known = offered(now)
    chosen = dict.fromkeys(each for each in asked.chosen if each[1] in known.get(each[0], ()))
    show = asked.show if asked.show in SHOWS else "all"
    order = asked.order if asked.order in ORDERS else "own"
    return replace(asked, show=show, order=order, chosen=tuple(chosen))


def mark(now: Snapshot, kind: str, value: str) -> str:
    """How a topic is marked that has this."""
    return f"{kind}-{value if kind == 'sdg' else offered(now)[kind].index(value)}"


def marks_of(now: Snapshot, topic: Topic) -> tuple[str, ...]:
    """Everything a topic can be chosen by."""
    known = offered(now)
    has: tuple[tuple[str, Iterable[str]], ...] = (
        ("sdg", map(str, topic.sdgs)),
        ("challenge", topic.challenges),
        ("tag", topic.tags),
        ("sector", dict.fromkeys(each.sector for each in topic.conveners)),
    )
    return tuple(
        mark(now, kind, value) for kind, values in has for value in values if value in known[kind]
    )


def wanted(now: Snapshot, asked: Browsing) -> tuple[frozenset[str], ...]:
    """The marks a topic must have: one of every group."""
    groups = (
        frozenset(mark(now, of, value) for of, value in asked.chosen if of == kind)
        for kind in KINDS
    )
    return tuple(group for group in groups if group)


def browsed(now: Snapshot, caller: Caller, asked: Browsing) -> list[Topic]:
    """The topics that are asked for, in the order that is asked for."""
    groups, words = wanted(now, asked), asked.words.casefold().split()
    mine = own_marks(now, caller) if asked.show == "mine" else frozenset()
    found = [
        topic
        for topic in now.open_topics
        if all(group.intersection(marks_of(now, topic)) for group in groups)
        and all(word in written_on_slip(topic) for word in words)
        and (asked.show != "mine" or topic.id in mine)
        and (asked.show != "loose" or not any(each in now.placed for each in topic.breakouts))
    ]
    return in_order(caller, asked.order, found)


def own_marks(now: Snapshot, caller: Caller) -> frozenset[str]:
    """The topics this person convenes or marked."""
    convened = (each.id for each in now.open_topics if each.convened_by(caller))
    marked = (id for id, voters in now.votes.items() if caller.person in voters)  # noqa: A001
    return frozenset((*convened, *marked))


def written_on_slip(topic: Topic) -> str:
    """What can be searched in: the words on a slip that are the same in every language."""
    credited = (f"{each.name} {each.organisation}" for each in topic.conveners)
    words = (str(topic.number), topic.title, *credited, *topic.challenges, *topic.tags)
    return " ".join(words).casefold()


def in_order(caller: Caller, order: str, topics: Iterable[Topic]) -> list[Topic]:
    """Newest first, least seen first, or one's own first and then an order that stays put.

    What has been seen equally often stands in that order too, which is another for each.
    """

    def place(topic: Topic) -> tuple[int, int]:
        if order == "new":
            return (0, -topic.number)
        if order == "seen":
            return (topic.seen, hash_of(caller.person + topic.id))
        own = topic.convened_by(caller)
        return (not own, -topic.number if own else hash_of(caller.person + topic.id))

    return sorted(topics, key=place)


def hash_of(text: str) -> int:
    """A number that is the same in every process (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def filters_view(now: Snapshot, asked: Browsing) -> FiltersView:
    """The bar above the slips."""
    sets = tuple(each for each in sets_of(now, asked) if each.choices)
    by_value = {(each.field, choice.value): choice for each in sets for choice in each.choices}
    return FiltersView(
        code=now.code,
        words=asked.words,
        shows=tuple(
            ChipView(each, replace(asked, show=each).query, asked.show == each) for each in SHOWS
        ),
        orders=tuple(
            ChipView(each, replace(asked, order=each).query, asked.order == each) for each in ORDERS
        ),
        sets=sets,
        chosen=tuple(ChosenView(by_value[one], _without(asked, one).query) for one in asked.chosen),
        query=asked.query,
        clear=replace(asked, words="", chosen=()).query,
        wants="|".join(" ".join(sorted(group)) for group in wanted(now, asked)),
    )


def _without(asked: Browsing, one: tuple[str, str]) -> Browsing:
    return replace(asked, chosen=tuple(each for each in asked.chosen if each != one))


def sets_of(now: Snapshot, asked: Browsing) -> Iterable[ChoicesView]:
    """What can be chosen, kind by kind, and what is."""
    gathering = now.gathering

    def choices(field: str, name: str, values: Iterable[str]) -> ChoicesView:
        return ChoicesView(
            field,
            name,
            tuple(ChoiceView(each, each, (field, each) in asked.chosen) for each in values),
        )

    goals = (
        ChoiceView(str(each), "", ("sdg", str(each)) in asked.chosen, goal(now, each))
        for each in gathering.sdgs
    )
    yield choices("challenge", "", gathering.challenges)
    for each in gathering.tag_sets:
        yield choices("tag", each.name, each.tags)
    yield ChoicesView("sdg", "", tuple(goals))
    yield choices("sector", "", gathering.sectors)
