"""What is understood of a list of people, and what is not (LT1 to LT5, GL1 to GL7)."""

import time

import pytest

from openspace.domain.guest_list import Guest, GuestList, understood
from openspace.domain.list_rows import (
    EMPTY,
    LARGEST,
    NO_TEXT,
    TOO_LARGE,
    TOO_LONG,
    WORKBOOK,
)
from openspace.domain.list_table import table_in, table_of
from openspace.domain.refusal import Refusal

SECTORS = ("public", "private", "civil")
MESSY = """Fornavn;Etternavn;E-post;Virksomhet;Sektor;Fødselsnummer
Kari;Nordmann;kari@example.no;Bø kommune;Offentlig;01017012345
Åse;Øyen;ASE@Example.no;"Ås
og sønn";næringsliv;02027012345
Åse;Øyen; ase@example.no ;;;

=HYPERLINK("x");;formula@example.no;;Rart;
<script>;alert;script@example.no;;;
Uten;Adresse;;;;
Feil;Adresse;feil@;;;
;;nobody@example.no;;;
Per 01017012345;X;per@example.no;;;
"""


def read(content: bytes | str, *chosen: str, invited: frozenset[str] = frozenset()) -> GuestList:
    rows = table_in(content) if isinstance(content, str) else table_of(content)
    assert not isinstance(rows, Refusal)
    return understood(rows, SECTORS, invited, chosen)


def names(found: GuestList) -> list[str]:
    return [each.name for each in found.guests]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_way_of_saving_reads_the_same(encoding: str, separator: str, ending: str) -> None:
    """LT2, LT3, LT4"""
    written = MESSY.replace(";", separator).replace("\n", ending).encode(encoding)
    assert read(written).guests[:2] == (
        Guest("Kari Nordmann", "kari@example.no", "Bø kommune", "public", 2),
        Guest("Åse Øyen", "ASE@Example.no", "Ås og sønn", "private", 3),
    )


def test_what_was_not_understood_is_told_with_its_line() -> None:
    """GL3, GL4, LT5"""
    found = read(MESSY)
    told = [(each.line, each.why.sentence % dict(each.why.values)) for each in found.unread]
    assert told == [
        (9, "There is no mail address."),
        (10, "“feil@” does not look like a mail address."),
        (11, "There is no name."),
        (
            12,
            "What looks like a national identity number stands where a name or address does.",
        ),
    ]
    assert [(each.line, each.why.values["line"]) for each in found.doubles] == [(5, 3)]
    assert found.strange_sectors == ("Rart",)
    assert names(found)[2:] == ['=HYPERLINK("x")', "<script> alert"]


def test_an_identity_number_goes_nowhere() -> None:
    """GL6, GL7"""
    found = read(MESSY)
    assert found.has_numbers
    assert "01017012345" in MESSY
    assert "01017012345" not in repr(found)
    again = read(found.text)
    assert again.guests == found.guests
    assert [each.line for each in again.unread] == [each.line for each in found.unread]
    assert again.has_numbers


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        *(("010170 12345", True), ("19700101-1234", True), ("700101-1234", True)),
        *(("010170-1234", True), ("010170A123B", True), ("41017012345", True)),
        *(("+47 900 00 000", False), ("+46701234567", False), ("99999999999", False)),
        *(("2027-05-20", False), ("12345678", False)),
    ],
)
def test_which_figures_are_taken_for_one(number: str, is_one: bool) -> None:
    """GL6"""
    found = read(f"name;email;x\nKari;kari@example.no;{number}\n")
    assert found.has_numbers is is_one


@pytest.mark.parametrize(
    ("head", "field"),
    [
        *(("Navn", "name"), ("Namn", "name"), ("Full name", "name"), ("Nimi", "name")),
        *(("E-post", "email"), ("Mejl", "email"), ("E-mail address", "email")),
        *(("Sähköposti", "email"), ("Virksomhet", "organisation"), ("Företag", "organisation")),
        *(("Etternavn", "last"), ("Förnamn", "first"), ("Sektor", "sector"), ("Merknad", "")),
        ("Navn på virksomhet", "organisation"),
    ],
)
def test_words_over_columns_in_the_languages_of_the_north(head: str, field: str) -> None:
    """GL1"""
    assert read(f"{head};Mail\nA;a@example.org\n").columns[0].field == field


def test_without_words_over_them_columns_are_guessed_and_can_be_chosen() -> None:
    """GL1"""
    bare = "kari@example.no,Kari Nordmann,Bø kommune,Offentlig\nola@example.no,Ola,Ås,Privat\n"
    found = read(bare)
    assert [each.field for each in found.columns] == ["email", "name", "organisation", "sector"]
    assert (names(found), found.headed) == (["Kari Nordmann", "Ola"], False)
    other = read(bare, "email", "organisation", "name", "")
    assert names(other) == ["Bø kommune", "Ås"]


def test_an_address_may_stand_with_its_name() -> None:
    """GL2"""
    found = read("E-post\nKari Nordmann <kari@example.no>\n")
    assert names(found) == ["Kari Nordmann"]


def test_who_is_invited_already_is_told_apart() -> None:
    """GL4"""
    found = read(
        "navn;epost\nKari;KARI@example.no\nOla;ola@example.no",
        invited=frozenset({"kari@example.no"}),
    )
    assert (names(found), [each.name for each in found.known]) == (["Ola"], ["Kari"])


def test_a_quote_that_nobody_closed_swallows_nothing() -> None:
    """LT4"""
    rows = "".join(f"Person {n};p{n}@example.no\n" for n in range(40))
    assert len(read(f'navn;epost\n"Ola;ola@example.no\n{rows}').guests) == 41


def test_excel_says_its_separator_in_the_first_line() -> None:
    """LT3"""
    assert names(read("sep=,\nnavn,epost\nKari,kari@example.no\n")) == ["Kari"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"PK\x03\x04rest", WORKBOOK),
        (b"\x00\x01\x02" * 9, NO_TEXT),
        (b" \n ", EMPTY),
        (b"a" * (LARGEST + 1), TOO_LARGE),
        (b"a;b\n" * 5002, TOO_LONG),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(content: bytes, refusal: Refusal) -> None:
    """LT1"""
    assert table_of(content) == refusal


def test_over_long_words_are_told_and_never_cut() -> None:
    """GL3"""
    found = read(f"navn;epost\n{'N' * 81};a@example.org\n{'N' * 80};b@example.org")
    assert ([len(each) for each in names(found)], len(found.unread)) == ([80], 1)


def test_a_large_list_is_read_at_once() -> None:
    rows = "".join(f"Pål Åsen{n};p{n % 1900}@example.no;Bø\r\n" for n in range(2000))
    begun = time.perf_counter()
    found = read(f"Navn;E-post;Sted\r\n{rows}".encode("cp1252"))
    assert (len(found.guests), len(found.doubles)) == (1900, 100)
    assert time.perf_counter() - begun < 3
