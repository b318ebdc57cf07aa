"""Tags of the organiser's own sets, links and tallies in a gathering file: F14."""

from typing import Any

import pytest

from openspace.domain.facts.marketplace import Link
from tests.domain.test_gathering_file import filed, wrong

TRADES, AGES = {"name": "Trades", "tags": ["IT", "divers"]}, {"name": "Age", "tags": ["old"]}
SETS = {"sets": [TRADES, AGES]}


def test_f14_a_topic_has_tags_of_the_sets_and_links() -> None:
    links = [{"title": "Ice", "address": "https://example.org/ice"}, {"address": "mailto:a@b.no"}]
    (topic,) = filed(
        tags=SETS, topics=[{"title": "A", "tags": ["old", "IT"], "links": links}]
    ).topics
    assert topic.tags == ("old", "IT")
    assert topic.links == (Link("https://example.org/ice", "Ice"), Link("mailto:a@b.no"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"tags": {"sets": [{"tags": ["a"]}]}},
            "tags.sets[0].name: something must be written here.",
        ),
        (
            {"tags": {"sets": [TRADES, AGES, {"name": "More", "tags": ["IT"]}]}},
            "tags.sets[2].tags: “IT” stands in another set too.",
        ),
        (
            {"tags": SETS, "topics": [{"title": "A", "tags": ["IT", "it"]}]},
            "topics[0].tags[1]: “it” is none of the gathering's tags.",
        ),
        (
            {"topics": [{"title": "A", "links": [{"address": "ice"}]}]},
            "topics[0].links: “ice” is no address."
            " Write one like example.org/map or name@example.org.",
        ),
        ({"tallies": "later"}, "tallies: choose among: hidden, shown."),
    ],
)
def test_f14_what_is_wrong_with_tags_and_links_is_told(
    changes: dict[str, Any], sentence: str
) -> None:
    assert wrong(**changes) == sentence
