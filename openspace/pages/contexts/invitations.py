"""Who is invited, for facilitators alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from openspace.domain.guest_list import GuestList, Unread
from openspace.domain.invitations import Invited
from openspace.domain.refusal import Refusal
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.invitations import (
    ColumnView,
    GuestLineView,
    GuestPage,
    InvitationsPage,
    ListPage,
    NewGuestView,
    QueueView,
    ReadGuestView,
    SharedView,
    TallyView,
    UnaskedView,
    UnreadView,
    WaitingLineView,
)
from openspace.store import invitations, waiting

AT_ONCE, FIRST_ROWS, MOST_UNREAD = 100, 8, 500
Say = Callable[[Refusal], str]


def guest_line(now: Snapshot, who: Invited) -> GuestLineView:
    """Somebody who is invited."""
    return GuestLineView(
        now.code, who.id, who.name, who.organisation, who.email, who.state, who.devices
    )


def guest_lines(now: Snapshot, ids: tuple[str, ...]) -> list[GuestLineView]:
    """These, as far as they are known."""
    found = (invitations.one(now.tx, now.code, each) for each in ids)
    return [guest_line(now, each) for each in found if each]


def tally_view(now: Snapshot) -> TallyView:
    """How many there are of each."""
    rules = now.gathering.registration
    asked = [each for each in invitations.everyone(now.tx, now.code) if each.invited_at]
    return TallyView(
        code=now.code,
        invited=sum(each.state != "withdrawn" for each in asked),
        open=sum(each.state == "invited" for each in asked),
        declined=sum(each.state == "declined" for each in asked),
        waiting=waiting.count(now.tx, now.code),
        taken=waiting.seated(now.tx, now.code),
        seats=rules.seats,
        closes=now.local(rules.closes) if rules.closes else None,
    )


def queue_view(now: Snapshot) -> QueueView:
    """The waiting list."""
    lines = enumerate(waiting.in_order(now.tx, now.code), 1)
    return QueueView(
        now.code,
        tuple(
            WaitingLineView(each.id, number, each.name, each.organisation, now.local(each.asked_at))
            for number, each in lines
        ),
    )


def unasked_view(now: Snapshot) -> UnaskedView:
    """Who left an address by themselves."""
    every = (each for each in invitations.everyone(now.tx, now.code) if not each.invited_at)
    return UnaskedView(tuple(guest_line(now, each) for each in every)[:AT_ONCE])


def invitations_page(now: Snapshot, words: str = "", begin: int = 0) -> InvitationsPage:
    """The page, with those whom these words find, a hundred at once."""
    parts = words.casefold().split()
    every = [each for each in invitations.everyone(now.tx, now.code) if each.invited_at or parts]
    found = sorted((each for each in every if _fits(each, parts)), key=_by_name)
    since = invitations.shared(now.tx, now.code)
    rules = now.gathering.registration
    return InvitationsPage(
        code=now.code,
        way=way_of(now),
        tally=tally_view(now),
        guests=tuple(guest_line(now, each) for each in found[begin : begin + AT_ONCE]),
        queue=queue_view(now),
        unasked=unasked_view(now),
        shared=SharedView(
            out=bool(since),
            wanted=rules.shared,
            since=now.local(since) if isinstance(since, datetime) else None,
        ),
        sectors=now.gathering.sectors,
        words=words,
        more=begin + AT_ONCE if begin + AT_ONCE < len(found) else 0,
        before=begin - AT_ONCE if begin else -1,
    )


def way_of(now: Snapshot) -> str:
    """How one comes in: openly, by what many have, or by a personal link alone."""
    if now.gathering.visibility == "open":
        return "open"
    return "shared" if now.gathering.registration.shared else "list"


def guest_page(now: Snapshot, guest: str, link: str = "", refusal: str = "") -> GuestPage | None:
    """One who is invited."""
    who = invitations.one(now.tx, now.code, guest)
    if who is None:
        return None
    since = now.local(who.invited_at) if who.invited_at else None
    theirs = who.participant or ""
    return GuestPage(guest_line(now, who), since, theirs, who.regardless, link, refusal)


def list_page(
    now: Snapshot,
    read: GuestList,
    say: Say,
    seen: str,
    *,
    changed: bool = False,
    refusal: str = "",
) -> ListPage:
    """What was understood of a list."""
    return ListPage(
        code=now.code,
        columns=tuple(
            ColumnView(each.head, each.sample, each.field, each.closed) for each in read.columns
        ),
        guests=tuple(
            ReadGuestView(each.line, each.name, each.email, each.organisation, each.sector)
            for each in read.guests[:FIRST_ROWS]
        ),
        count=len(read.guests),
        unread=_unread(read.unread, say),
        doubles=_unread(read.doubles, say),
        known=len(read.known),
        strange=read.strange_sectors,
        headed=read.headed,
        text=read.text,
        seen=seen,
        read=True,
        changed=changed,
        refusal=refusal,
    )


def typed(page: InvitationsPage, new: NewGuestView, refusal: str = "") -> InvitationsPage:
    """The page with what was typed into the form for one."""
    return replace(page, new=new, refusal=refusal)


def _unread(lines: tuple[Unread, ...], say: Say) -> tuple[UnreadView, ...]:
    return tuple(UnreadView(each.line, each.told, say(each.why)) for each in lines[:MOST_UNREAD])


def _by_name(who: Invited) -> tuple[str, str]:
    return who.name.casefold(), who.id


def _fits(who: Invited, parts: list[str]) -> bool:
    text = f"{who.name} {who.organisation} {who.email}".casefold()
    return all(each in text for each in parts)
