"""Cards as files: for an address book (vCard 4.0, RFC 6350), and as a table (CSV, RFC 4180).

Rules:
    F1 A contact keeps its ``uid`` in every file it comes in, so that an address book knows it
       again. The whole name is written as the given one: nobody can tell where it divides.
    F2 A table begins with the mark by which spreadsheets know UTF-8. Where a comma stands before
       decimals they divide columns by semicolons, elsewhere by commas.
    F3 A cell that a spreadsheet could take for a formula, or that begins with a control character,
       gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from babel import Locale
from icalendar import Component, vText
from icalendar.prop import vN, vOrg, vUri

OURS = "-//Openspace//Openspace//EN"
VCARD, CSV = "text/vcard; charset=utf-8", "text/csv; charset=utf-8"
FORMULA = frozenset("=+-@＝＋－＠")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody's card; ``known_as`` tells it from all others, ``note`` is the rest in words."""

    known_as: str
    name: str
    organisation: str
    email: str
    note: str
    at: datetime


class _VCard(Component):
    name = "VCARD"


def address_book(contacts: Iterable[Contact]) -> bytes:
    """One vCard after the other (F1)."""
    return b"".join(_vcard(each) for each in contacts)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], language: str) -> bytes:
    """A table that opens in the spreadsheets of a language (F2, F3)."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=_separator(language), quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _vcard(contact: Contact) -> bytes:
    card = _VCard()
    card.add("version", vText("4.0"))
    card.add("prodid", vText(OURS))
    card.add("uid", vUri(uuid5(NAMESPACE_URL, contact.known_as).urn))
    card.add("rev", vText(f"{contact.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
    card.add("fn", vText(contact.name))
    card.add("n", vN(("", contact.name, "", "", "")))
    if contact.organisation:
        card.add("org", vOrg((contact.organisation,)))
    for name, text in (("email", contact.email), ("note", contact.note)):
        if text:
            card.add(name, vText(text))
    written: bytes = card.to_ical(sorted=False)
    return written


def _separator(language: str) -> str:
    symbols = Locale.parse(language).number_symbols["latn"]
    return ";" if symbols["decimal"] == "," else ","


def _guarded(cell: str) -> str:
    odd = cell[:1] in FORMULA or cell[:1] < " " or "\x7f" <= cell[:1] <= "\x9f"
    return f"'{cell}" if cell and odd else cell
