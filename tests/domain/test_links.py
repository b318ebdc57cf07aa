"""Links: L1 to L3."""

import pytest

from openspace.domain.facts.marketplace import Link
from openspace.domain.links import LONGEST_ADDRESS, links_of, typed
from openspace.domain.refusal import Refusal


def code(*lines: str) -> str:
    links = links_of(lines)
    return links.code if isinstance(links, Refusal) else ""


def test_l1_a_line_is_an_address_with_or_without_a_title() -> None:
    lines = ("https://example.org/a?b=c#d", "", "  Map of  the fjord HTTPS://kart.example:81 ", " ")
    assert links_of(lines) == (
        Link("https://example.org/a?b=c#d"),
        Link("HTTPS://kart.example:81", "Map of the fjord"),
    )


def test_l1_a_colon_stands_between_title_and_address() -> None:
    assert links_of(["Rutetabell: https://x.org", "A: B : https://y.org", ": https://z.org"]) == (
        Link("https://x.org", "Rutetabell"),
        Link("https://y.org", "A: B"),
        Link("https://z.org"),
    )


def test_l2_a_bare_address_is_of_the_web_or_of_mail() -> None:
    assert links_of(["Natt WWW.bussen.no/natt?a=1", "bussen.no", "Ana: ana@example.org"]) == (
        Link("https://WWW.bussen.no/natt?a=1", "Natt"),
        Link("https://bussen.no"),
        Link("mailto:ana@example.org", "Ana"),
    )


def test_l1_what_was_read_is_typed_the_same() -> None:
    for line in ("https://example.org", "Ben mailto:ben@example.org?subject=Ice"):
        links = links_of([line])
        assert not isinstance(links, Refusal)
        assert [typed(each) for each in links] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "javascript:alert(1)",
        "data:text/html,hei",
        "ftp://example.org",
        "//example.org",
        "Natt 12.30",
        "v1.2",
        "www.",
        "example.org.",
        "ben@",
        "https://",
        "https:///path",
        "http://ben:secret@example.org",
        "mailto:",
        "mailto:ben",
        "https://example.org my title",
        "Map",
        "java\tscript:alert(1)",
    ],
)
def test_l2_other_addresses_are_refused(line: str) -> None:
    assert code("https://example.org") == ""
    assert code("https://example.org", line) == "link_unreadable"


def test_l2_addresses_and_titles_have_an_end() -> None:
    longest = "https://example.org/".ljust(LONGEST_ADDRESS, "x")
    assert (code(longest), code(longest + "x")) == ("", "link_too_long")
    assert (code("å" * 200 + " https://x.org"), code("å" * 201 + " https://x.org")) == (
        "",
        "link_too_long",
    )


def test_l3_five_and_each_once() -> None:
    lines = [f"https://example.org/{number}" for number in range(6)]
    assert code(*lines[:5], lines[0]) == ""
    assert code(*lines) == "too_many_links"
