"""Addresses of mail: MA1 and MA2."""

import pytest

from openspace.domain.addresses import address_of, is_address, same_address

LONG = "a" * 64 + "@" + ".".join(["b" * 60] * 3)


@pytest.mark.parametrize(
    "address",
    [
        "ana@example.org",
        "a@b.no",
        "o'neil.b+open-space@sub.example.org",
        "bjørn@blåbær.no",
        LONG,
    ],
)
def test_ma1_what_can_be_written_to(address: str) -> None:
    assert is_address(address)
    assert address_of(f"  {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "ana", "ana@", "@example.org", "ana@example", "ana@@example.org", "a b@example.org"),
        *("ana@example.org\r\nBcc: dee@example.org", "ana@example.org\nx", "ana\x00@example.org"),
        *("Ana <ana@example.org>", "ana@example.org,dee@example.org", "ana@example.org?bcc=x@y.no"),
        *(".ana@example.org", "ana..a@example.org", "ana@-example.org", "ana@example-.org"),
        *(
            "ana@exa..mple.org",
            "ana@example.org.",
            "ana@[127.0.0.1]",
            "x" + LONG,
            '"a"@example.org',
        ),
        *("ana@example.\u202eorg", "a" * 65 + "@example.org", "a@b.no" + "o" * 250),
    ],
)
def test_ma1_what_cannot(address: str) -> None:
    assert not is_address(address)


def test_ma2_a_domain_is_written_as_people_write_it() -> None:
    assert address_of("ana@xn--blbr-roah.no") == "ana@blåbær.no"
    assert same_address("ana@xn--blbr-roah.no", "Ana@BLÅBÆR.no")
    assert address_of("ana@xn--a.no") == "ana@xn--a.no"


def test_ma2_capitals_make_no_other() -> None:
    assert same_address("Ana@Example.org", " ana@example.ORG ")
    assert same_address("bjo\u0308rn@example.org", "björn@example.org")
    assert not same_address("ana@example.org", "anna@example.org")
