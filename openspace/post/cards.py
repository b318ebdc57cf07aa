"""Cards as files for an address book (vCard 4.0, RFC 6350).

Rules:
    F1 A contact keeps its ``uid`` in every file it comes in, so that an address book knows it
       again. The whole name is written as the given one: nobody can tell where it divides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from icalendar import Component, vText
from icalendar.prop import vN, vOrg, vUri

OURS = "-//Openspace//Openspace//EN"
VCARD = "text/vcard; charset=utf-8"


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
