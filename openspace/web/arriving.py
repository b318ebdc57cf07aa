"""Who came back from where they work, and is on the way to what they went for.

The rule: what the browser holds meanwhile opens nothing; it says who signed in, for half an hour.
"""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from openspace.config import Settings
from openspace.facilitation.house import House
from openspace.pages.origin import cookie
from openspace.signing_in.arrivals import Arrival, Arrivals
from openspace.signing_in.challenges import Challenges
from openspace.signing_in.provider import Desk
from openspace.web.cookies import HALF_AN_HOUR, forget, remember_for

ARRIVAL, PLEDGE = "openspace.arrival", "openspace.pledge"
"""Cookies of no gathering: no code has a full stop."""


class SignIns:
    """Where people sign in, by what stands in our address, and who is on the way."""

    def __init__(self, house: House, settings: Settings) -> None:
        self.address = settings.address
        self.desks = {each.id: Desk(each, house.clock) for each in settings.providers}
        self.arrivals = Arrivals(house.clock)
        self.challenges = Challenges(house.clock)

    def back(self, desk: Desk) -> str:
        """Our own address to which this one leads back, to the letter."""
        return f"{self.address}/signin/{desk.provider.id}"


def sign_ins_of(request: Request) -> SignIns:
    """The sign-ins of this server."""
    return cast("SignIns", request.app.state.sign_ins)


def sign_in_address(request: Request, code: str) -> str:
    """Where one comes back to this gathering, as one may write it down."""
    here = sign_ins_of(request).address or str(request.base_url).rstrip("/")
    return f"{here}/g/{code}/signin"


def arrival_of(request: Request, purpose: str, code: str = "") -> Arrival | None:
    """Who signed in for this in this browser, and has not said what for."""
    return sign_ins_of(request).arrivals.of(cookie(request, ARRIVAL), purpose, code)


def arrive(request: Request, response: Response, arrival: Arrival) -> None:
    """Let this browser hold who signed in."""
    held = sign_ins_of(request).arrivals.hold(arrival)
    remember_for(request, response, ARRIVAL, held, HALF_AN_HOUR)


def forget_arrival(request: Request, response: Response) -> None:
    """They said what for, or that it was not them."""
    if held := cookie(request, ARRIVAL):
        sign_ins_of(request).arrivals.forget(held)
        forget(request, response, ARRIVAL)
