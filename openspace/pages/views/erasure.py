"""Being erased: what happens, before it does."""

from dataclasses import dataclass

from openspace.pages.views.parts import TopicLinkView


@dataclass(frozen=True, slots=True)
class ErasurePage:
    """``erasure/page.html``; ``waiting`` are the topics that will wait for a convener, ``only``
    is who holds the desk alone, ``editions`` the sealed books that stay as they are.
    """

    code: str
    name: str
    contact_name: str
    contact_email: str
    waiting: tuple[TopicLinkView, ...] = ()
    editions: tuple[int, ...] = ()
    only: bool = False
    refusal: str = ""
