"""Sample views of those who are invited and of the door: every state, every refusal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.pages.views import entry, invitations, shell
from openspace.pages.views.parts import FieldView
from tests.pages import samples as s

STATES = ("invited", "waiting", "registered", "declined", "withdrawn", "removed")
LINES = tuple(
    invitations.GuestLineView(
        s.CODE,
        f"g{at}",
        s.UNBROKEN[:80] if at == 1 else s.NAMES[at % 3],
        s.HOMES[at % 3],
        "a@b.no",
        state,
        at,
    )
    for at, state in enumerate(STATES)
)
TALLY = invitations.TallyView(s.CODE, 212, 98, 4, 2, 100, 100, s.DAY)
QUEUE = invitations.QueueView(
    s.CODE,
    (
        invitations.WaitingLineView("w1", 1, s.UNBROKEN[:80], s.HOMES[0], s.DAY),
        invitations.WaitingLineView("w2", 2, s.NAMES[2], "", s.DAY),
    ),
)
UNASKED = invitations.UnaskedView((replace(LINES[2], id="u1"),))
WRONG = FieldView("x", "Slik går det ikke.")
SHARED = invitations.SharedView(True, False, s.DAY, "abcd-efgh-jkmn", "https://example.org/abcd")
PAGE = invitations.InvitationsPage(
    s.CODE,
    "list",
    TALLY,
    LINES,
    QUEUE,
    UNASKED,
    SHARED,
    ("kommune", "akademia"),
    "a",
    more=200,
    before=0,
    new=invitations.NewGuestView(WRONG, WRONG, WRONG, "kommune", regardless=True),
    invited=3,
    link="https://example.org/g/demo/invitation/abc",
    link_name="Bo",
    refusal="Slik går det ikke.",
)
NOBODY = invitations.InvitationsPage(
    s.CODE,
    "open",
    invitations.TallyView(s.CODE, 0, 0, 0, 0, 0, None, None),
    (),
    invitations.QueueView(s.CODE, ()),
    invitations.UnaskedView(()),
    invitations.SharedView(out=False, wanted=True),
    (),
)
GUEST = invitations.GuestPage(LINES[2], s.DAY, "x2", True, "https://example.org/x", "Nei.")
LIST = invitations.ListPage(
    s.CODE,
    (
        invitations.ColumnView("Navn", s.UNBROKEN[:80], "name", False),
        invitations.ColumnView("", "kari@example.no", "email", False),
        invitations.ColumnView("Fødselsnummer", "•••", "", True),
    ),
    (invitations.ReadGuestView(2, s.UNBROKEN[:80], "kari@example.no", s.HOMES[0], "kommune"),),
    1987,
    (invitations.UnreadView(3, "=HYPERLINK(1)", "Det står ikke noe navn."),),
    (invitations.UnreadView(4, "<script>", "Samme adresse som på linje 2."),),
    2,
    ("Rart",),
    True,
    "Navn;E-post",
    "abc",
    read=True,
    changed=True,
    refusal="Nei.",
)
BARE = shell.BareView("nb", s.GATHERING)
WAY = entry.DoorWayView("Kari N.", False, "open", s.DAY, 3, 0, False)
DESK: dict[str, Any] = {"shell": s.the_shell("desk")}


def door(**way: Any) -> tuple[str, dict[str, Any]]:
    """The door for somebody who comes this way."""
    page = replace(s.DOOR, coming=replace(WAY, **way), email=WRONG)
    return "door/page.html", {"bare": BARE, "page": page}


PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "invitations": ("invitations/page.html", {**DESK, "page": PAGE}),
    "no invitations": ("invitations/page.html", {**DESK, "page": NOBODY}),
    "guest": ("invitations/guest.html", {**DESK, "page": GUEST}),
    "removed guest": ("invitations/guest.html", {**DESK, "page": replace(GUEST, line=LINES[5])}),
    "list": ("invitations/list.html", {**DESK, "page": LIST}),
    "no list": ("invitations/list.html", {**DESK, "page": invitations.ListPage(s.CODE)}),
    "door, invited": door(),
    "door, known": door(known=True),
    "door, full": door(guest="", state="full", free=0, waiting=4, asks_email=True),
    "door, closed": door(guest="", state="closed"),
    "waiting": ("door/waiting.html", {"bare": BARE, "page": entry.WaitingPage("Kari", 3)}),
    "gone": ("door/gone.html", {"bare": BARE, "page": entry.GonePage("Takk.", "/g/demo")}),
    "registration withdrawn": (
        "door/withdrawal.html",
        {"shell": s.the_shell("home"), "page": entry.WithdrawalPage(s.CODE, "Kryss av.")},
    ),
}
