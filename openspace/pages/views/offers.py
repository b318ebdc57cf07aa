"""What concerns one person: what they were told, and what they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Something to be told; ``values`` fill the sentence of its kind (``offers/notices.html``)."""

    id: str
    kind: str
    topic: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class AskedView:
    """``offers/_asked.html``: only on the person's own channel."""

    code: str
    notices: tuple[NoticeView, ...] = ()
