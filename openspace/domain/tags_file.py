"""Tags of every kind and links in a gathering file, read into plain values.

Rules:
    F14 The organiser's own tags come in sets, each with a name; a tag is in one set only. An
        entry has tags that stand there, and links as people may type them (L1 to L3).
"""

from collections.abc import Collection

from openspace.domain.documents import Entry, Unreadable
from openspace.domain.facts.marketplace import Link
from openspace.domain.gathering import Gathering, TagSet
from openspace.domain.links import LONGEST_ADDRESS, links_of
from openspace.domain.refusal import Refusal


def tag_sets_of(frame: Entry) -> tuple[TagSet, ...]:
    """The organiser's own tags, set by set (F14)."""
    sets: list[TagSet] = []
    for entry in frame.entries("sets"):
        tags = entry.words("tags")
        known = {tag for each in sets for tag in each.tags}
        if twice := next((tag for tag in tags if tag in known), None):
            raise Unreadable(
                entry.place("tags"), "%(at)s: “%(told)s” stands in another set too.", told=twice
            )
        sets.append(TagSet(entry.text("name"), tags))
    return tuple(sets)


def linked_in(entry: Entry, key: str = "links") -> tuple[Link, ...]:
    """The links that belong to an entry (L1 to L3)."""
    told = [
        f"{each.text('title', '')} {each.text('address', most=LONGEST_ADDRESS)}"
        for each in entry.entries(key)
    ]
    links = links_of(told)
    if isinstance(links, Refusal):
        wrong = links.sentence % links.values
        raise Unreadable(entry.place(key), "%(at)s: %(wrong)s", wrong=wrong)
    return links


def tags_of(entry: Entry, gathering: Gathering) -> tuple[str, ...]:
    """The tags of the organiser's sets that an entry has."""
    own = {tag for each in gathering.tag_sets for tag in each.tags}
    return _among(entry, "tags", own, "%(at)s: “%(told)s” is none of the gathering's tags.")


def challenges_of(entry: Entry, gathering: Gathering) -> tuple[str, ...]:
    """The challenges that an entry has."""
    return _among(
        entry,
        "challenges",
        gathering.challenges,
        "%(at)s: “%(told)s” is none of the gathering's challenges.",
    )


def _among(entry: Entry, key: str, known: Collection[str], sentence: str) -> tuple[str, ...]:
    told = entry.words(key)
    for index, each in enumerate(told):
        if each not in known:
            raise Unreadable(f"{entry.place(key)}[{index}]", sentence, told=each)
    return told
