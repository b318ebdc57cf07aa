"""What an editor may say about where its writer is: a place in the text, under the server's name.

The name is stamped here from who the connection belongs to, so nobody writes under another's. A
place that is not one is left out, because a bad one stops the other editors' drawing.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from openspace.notes.frames import LONGEST_STATE
from openspace.notes.schema import ROOT
from openspace.notes.tape import LARGEST, UnreadableUpdate

TONES: Final = 6
"""How many colours a caret can have; the page's classes are c1 to c6."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a connection: the participant's id and the name that others see."""

    id: str
    name: str


def tone_of(person: Person, taken: Collection[int]) -> int:
    """A colour for a caret, 1 to ``TONES``: one of the person's own, but none that is taken."""
    first = crc32(person.id.encode())
    tones = [(first + step) % TONES + 1 for step in range(TONES)]
    return next((tone for tone in tones if tone not in taken), tones[0])


def stamped(state: str, person: Person, tone: int) -> str:
    """The state with nothing in it but the cursor and the server's own name and colour for it.

    ``null`` stays ``null``. What is not a JSON object is ``UnreadableUpdate``.
    """
    content = _parsed(state)
    if content is None:
        return "null"
    user = {"name": person.name, "person": person.id, "tone": tone}
    cursor = _cursor(content.get("cursor"))
    return json.dumps({"user": user, "cursor": cursor}, separators=(",", ":"))


def _parsed(state: str) -> dict[str, object] | None:
    if len(state) > LONGEST_STATE:
        raise UnreadableUpdate("a presence is too long")
    try:
        content: object = json.loads(state)
    except (ValueError, RecursionError):
        raise UnreadableUpdate("a presence is not JSON") from None
    if content is not None and not isinstance(content, dict):
        raise UnreadableUpdate("a presence is not an object")
    return content


def _cursor(cursor: object) -> dict[str, object] | None:
    if not isinstance(cursor, dict):
        return None
    anchor, head = _position(cursor.get("anchor")), _position(cursor.get("head"))
    return {"anchor": anchor, "head": head} if anchor and head else None


def _position(position: object) -> dict[str, object] | None:
    """A Yjs relative position as JSON, rebuilt from the parts that are right."""
    if not isinstance(position, dict):
        return None
    parts: dict[str, object] = {}
    for key in ("type", "item"):
        if (step := _step(position.get(key))) is not None:
            parts[key] = step
    if position.get("tname") == ROOT:
        parts["tname"] = ROOT
    if not parts:
        return None
    return parts | {"assoc": -1 if position.get("assoc") == -1 else 0}


def _step(step: object) -> dict[str, int] | None:
    if not isinstance(step, dict):
        return None
    parts = {key: step.get(key) for key in ("client", "clock")}
    whole = {key: part for key, part in parts.items() if type(part) is int and 0 <= part <= LARGEST}
    return whole if len(whole) == 2 else None
