"""What somebody writes on the sheet of a topic, and what of it can hang on the wall (M2, M3).

The rule: what was typed is made tidy or refused, never cut; nothing here looks at who asks.
"""

from dataclasses import dataclass

from openspace.domain.facts.marketplace import Link
from openspace.domain.gathering import Gathering
from openspace.domain.links import links_of
from openspace.domain.refusal import Refusal
from openspace.domain.wording import paragraphs

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 2000
SDGS = range(1, 18)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the propose form holds, as it was typed; ``links`` line by line.

    ``together`` names whom to ask to convene it too (C6). ``slot`` is where it takes a place at
    once, if anywhere; ``anyway`` when the answer to M7 was yes.
    """

    title: str
    description: str = ""
    sdgs: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    slot: str = ""
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What is written about a topic under its title, tidy and allowed here (M2, M3)."""

    description: str
    sdgs: tuple[int, ...]
    challenges: tuple[str, ...]
    tags: tuple[str, ...]
    links: tuple[Link, ...]


def refused_title(title: str) -> Refusal | None:
    """Why this tidy title cannot be put up, if it cannot (M2)."""
    if not title:
        return Refusal("title_blank", "Write a question or a topic first.")
    if len(title) > LONGEST_TITLE:
        return Refusal(
            "title_too_long",
            "A title can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_TITLE, "count": len(title)},
        )
    return None


def words_of(gathering: Gathering, proposal: Proposal) -> Words | Refusal:
    """What was typed under the title, made tidy, or why it cannot stand there (M2, M3)."""
    description, links = paragraphs(proposal.description), links_of(proposal.links)
    if len(description) > LONGEST_DESCRIPTION:
        return Refusal(
            "description_too_long",
            "A description can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_DESCRIPTION, "count": len(description)},
        )
    if refusal := _no_such_tag(gathering, proposal):
        return refusal
    if isinstance(links, Refusal):
        return links
    return Words(
        description,
        tuple(dict.fromkeys(proposal.sdgs)),
        tuple(dict.fromkeys(proposal.challenges)),
        tuple(dict.fromkeys(proposal.tags)),
        links,
    )


def _no_such_tag(gathering: Gathering, proposal: Proposal) -> Refusal | None:
    own = {tag for each in gathering.tag_sets for tag in each.tags}
    if any(goal not in SDGS for goal in proposal.sdgs):
        return Refusal("no_such_goal", "Choose among the goals from 1 to 17.")
    if any(each not in gathering.challenges for each in proposal.challenges):
        return Refusal("no_such_challenge", "Choose among the challenges of this gathering.")
    if any(each not in own for each in proposal.tags):
        return Refusal("no_such_tag", "Choose among the tags of this gathering.")
    return None
