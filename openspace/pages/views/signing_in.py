"""Signing in: a page of its own, what the door says of it, and what a facilitator has bound."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class ProviderView:
    """Where one can sign in: what people call it, and the address that leads there."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class SignInPage:
    """``signing_in/page.html``; ``inside`` is who this browser is already.

    ``code`` is empty where nobody knows for which gathering; ``open`` when the door has a form,
    ``mail`` when a link can be mailed.
    """

    code: str
    providers: tuple[ProviderView, ...] = ()
    inside: str = ""
    open: bool = False
    refusal: str = ""
    mail: bool = False


@dataclass(frozen=True, slots=True)
class WayInView:
    """``signing_in/way.html``, at the door: where one can sign in, none where it is not set up.

    ``only`` when there is no form without it; ``by`` where one has signed in already.
    """

    code: str
    providers: tuple[ProviderView, ...]
    only: bool = False
    by: str = ""
    refusal: str = ""

    @property
    def closed(self) -> bool:
        """Whether one has to sign in before there is a form."""
        return self.only and not self.by


@dataclass(frozen=True, slots=True)
class PasskeyView:
    """A passkey of one's own."""

    id: str
    name: str
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnWaysView:
    """``facilitators/own_ways.html``: by what the facilitator who looks is known again.

    ``back`` is where one comes back, ``bound`` since when by a sign-in; ``arrived`` and ``by`` are
    who just signed in and where, to be said yes to; ``name`` is that of a passkey to add.
    """

    code: str
    providers: tuple[ProviderView, ...] = ()
    back: str = ""
    bound: datetime | None = None
    arrived: str = ""
    by: str = ""
    passkeys: tuple[PasskeyView, ...] = ()
    name: FieldView = BLANK
