"""What is written about an action, read as it was typed.

Rule AO3: a title is one line of up to ``LONGEST``; the topics it comes from hang, at most
``MOST_TOPICS``, and are told by their numbers; a date is one of the calendar; the body that follows
it up is one of the gathering's, or typed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from openspace.domain.refusal import Refusal
from openspace.domain.wording import line

LONGEST, LONGEST_NAME, MOST_TOPICS = 300, 120, 8
NUMBERS = re.compile(r"[\s,;.]+")
TITLE_MISSING = Refusal("action_missing", "Write what is to be done. One sentence is enough.")
DATE_UNREADABLE = Refusal("due_unreadable", "This is no date. Write it like 2026-06-15.")


@dataclass(frozen=True, slots=True)
class Typed:
    """An action as it was typed; ``topics`` are numbers, ``due`` a date as 2026-06-15."""

    title: str = ""
    topics: str = ""
    organisation: str = ""
    due: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The same, read."""

    title: str
    topics: tuple[str, ...]
    organisation: str
    due: date | None
    body: str


def read(typed: Typed, by_number: Mapping[int, str]) -> Words | Refusal:
    """What was typed, if it can stand (AO3); ``by_number`` are the topics that hang."""
    title, organisation, body = map(line, (typed.title, typed.organisation, typed.body))
    if not title:
        return TITLE_MISSING
    for text, most in ((title, LONGEST), (organisation, LONGEST_NAME), (body, LONGEST_NAME)):
        if len(text) > most:
            return Refusal(
                "action_too_long",
                "There is room for %(most)s characters here. These are %(count)s.",
                {"most": most, "count": len(text)},
            )
    topics, due = _topics(typed.topics, by_number), _date(line(typed.due))
    if isinstance(topics, Refusal):
        return topics
    if isinstance(due, Refusal):
        return due
    return Words(title, topics, organisation, due, body)


def _topics(typed: str, by_number: Mapping[int, str]) -> tuple[str, ...] | Refusal:
    told = [each for each in NUMBERS.split(typed) if each]
    numbers = [int(each) if each.isascii() and each.isdigit() else 0 for each in told]
    if unknown := [
        each for each, number in zip(told, numbers, strict=True) if number not in by_number
    ]:
        return Refusal(
            "topic_unknown", "No topic has the number %(number)s.", {"number": unknown[0][:20]}
        )
    found = tuple(dict.fromkeys(by_number[each] for each in numbers))
    if len(found) > MOST_TOPICS:
        return Refusal(
            "too_many_sources",
            "An action comes from %(most)s topics at most.",
            {"most": MOST_TOPICS},
        )
    return found


def _date(text: str) -> date | Refusal | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return DATE_UNREADABLE
