"""Cards as files, read back as other programs read them: F1."""

import re
from datetime import UTC, datetime

from openspace.post.cards import Contact, address_book

AT = datetime(2026, 11, 26, 9, 45, tzinfo=UTC)
HOSTILE = "Blåbær; fisk, kål\nEND:VCARD\r\nBEGIN:VCARD\\n 👩‍👩‍👧 " + "Čállit " * 40
PLAIN = Contact("circle/ben", "Ben Bø", "Bøs båter", "ben@example.org", "Looks for: x", AT)


def read(file: bytes) -> list[list[tuple[str, str]]]:
    """Every vCard's properties, unfolded and unescaped as RFC 6350 has it (3.2, 3.4)."""
    rows = file.decode().replace("\r\n ", "").split("\r\n")
    assert rows.pop() == ""
    cards: list[list[tuple[str, str]]] = []
    for row in rows:
        name, _, value = row.partition(":")
        if row == "BEGIN:VCARD":
            cards.append([])
        elif row != "END:VCARD":
            cards[-1].append((name.partition(";")[0], unescaped(value)))
    return cards


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda it: "\n" if it[1] in "nN" else it[1], value)


def test_a_vcard_says_what_the_card_says() -> None:
    """F1."""
    ((version, *rest),) = read(address_book([PLAIN]))
    assert version == ("VERSION", "4.0")
    assert dict(rest) == {
        "PRODID": "-//Openspace//Openspace//EN",
        "UID": "urn:uuid:b20e2d72-379c-560d-909e-c7bf50e264ec",
        "REV": "20261126T094500Z",
        "FN": "Ben Bø",
        "N": ";Ben Bø;;;",
        "ORG": "Bøs båter",
        "EMAIL": "ben@example.org",
        "NOTE": "Looks for: x",
    }


def test_nothing_on_a_card_breaks_out_of_it_and_lines_are_folded() -> None:
    """F1: hostile words come back as they were, and no line is longer than 75 octets."""
    hostile = Contact("circle/eve", HOSTILE, HOSTILE, "", HOSTILE, AT)
    file = address_book([hostile, PLAIN])
    assert max(map(len, file.split(b"\r\n"))) <= 75
    first, second = map(dict, read(file))
    expected = HOSTILE.replace("\r\n", "\n")
    assert (first["FN"], first["ORG"], first["NOTE"]) == (expected, expected, expected)
    assert "EMAIL" not in first
    assert second["FN"] == "Ben Bø"
    assert first["UID"] != second["UID"]


def test_the_reader_would_see_words_that_break_out() -> None:
    """The control: unescaped, a card makes two of itself."""
    broken = address_book([PLAIN]).replace(b": x", b": x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Eve")
    assert [dict(each)["FN"] for each in read(broken)] == ["Ben Bø", "Eve"]
