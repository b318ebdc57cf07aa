"""Where one may be written to, and coming in by mail."""

from dataclasses import dataclass

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class ReachView:
    """``reach/_reach.html``: one's own address; ``state`` is none, asked or confirmed."""

    code: str
    state: str
    address: FieldView = BLANK
    duties: bool = True
    book: bool = True
    error: str = ""


@dataclass(frozen=True, slots=True)
class ReachPage:
    """``reach/page.html``; ``mail`` when letters are sent from here."""

    reach: ReachView
    mail: bool


@dataclass(frozen=True, slots=True)
class MailedLinkPage:
    """``mailed_links/page.html``: asking for a link; ``asked`` when one did just now."""

    code: str
    mail: bool
    asked: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ComeInPage:
    """``mailed_links/come_in.html``: the last step in by a mailed link."""

    path: str
    name: str
