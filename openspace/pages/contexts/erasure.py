"""Being erased: what happens, before it does."""

from openspace.domain.convening import present
from openspace.domain.permissions import Caller
from openspace.pages.contexts.parts import topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.erasure import ErasurePage
from openspace.store import facilitators


def erasure_page(now: Snapshot, caller: Caller, refusal: str = "") -> ErasurePage:
    """The page."""
    team = facilitators.team(now.tx, now.code)
    alone = (each for each in now.topics.values() if present(each) == (caller.person,))
    contact = now.gathering.contact
    return ErasurePage(
        now.code,
        now.people[caller.person].name,
        contact.name,
        contact.email,
        tuple(topic_link(each) for each in alone),
        tuple(each.number for each in now.editions if each.stands),
        only=tuple(each.id for each in team) == (caller.person,),
        refusal=refusal,
    )
