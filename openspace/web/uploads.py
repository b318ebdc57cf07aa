"""How large a body may be: a form is small, and what is larger was declared here by its address.

The rule: who sends too much is told so before any of it is kept.
"""

import re
from dataclasses import dataclass

from openspace.domain.images import LARGEST, TOO_LARGE
from openspace.domain.list_rows import LARGEST as LIST
from openspace.domain.list_rows import TOO_LARGE as TOO_LARGE_LIST
from openspace.domain.refusal import Refusal

LARGEST_BODY = 64 * 1024
TOO_MUCH = Refusal("too_much", "That is too much at once. Shorten it, and try again.")


@dataclass(frozen=True, slots=True)
class Body:
    """So many bytes, and what is said of more."""

    size: int = LARGEST_BODY
    refusal: Refusal = TOO_MUCH


FORM = Body()
SHEETS = Body(1024 * 1024)
"""Every text of a page for setting up, as long as it may be, at up to twelve bytes a character."""
UPLOADS = {
    re.compile(r"/g/[^/]+/(?:desk/invitations|guests)/list"): Body(
        2 * LIST + LARGEST_BODY, TOO_LARGE_LIST
    ),
    re.compile(r"/g/[^/]+/notes/[^/]+/images"): Body(LARGEST + LARGEST_BODY, TOO_LARGE),
    re.compile(r"/g/[^/]+/logos"): Body(LARGEST + SHEETS.size, TOO_LARGE),
    re.compile(r"/g/[^/]+/(?:gathering/[^/]+|day|timetable|logos/[^/]+/removal)"): SHEETS,
}


def body_at(path: str) -> Body:
    """What may be sent to this address."""
    return next((body for address, body in UPLOADS.items() if address.fullmatch(path)), FORM)
