"""Which function answers which kind of fact on which channel."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from openspace.bus.channels import Channel
from openspace.domain.facts import Fact
from openspace.pages.contexts.snapshot import Snapshot

Context = Mapping[str, Any]
Facts = tuple[Any, ...]
Answer = Callable[[Snapshot, Channel, Facts], Context]
A = TypeVar("A", bound=Answer)

PUSHES: dict[tuple[str, type[Fact]], Answer] = {}


def pushed(kind: str, *facts: type[Fact]) -> Callable[[A], A]:
    """Answer these kinds of facts on channels of this kind."""

    def register(answer: A) -> A:
        PUSHES.update({(kind, fact): answer for fact in facts})
        return answer

    return register


def template_of(kind: str, fact: type[Fact]) -> str:
    """``live/wall/topic_proposed.html`` for TopicProposed on the wall."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", fact.__name__).lower()
    return f"live/{kind}/{name}.html"
