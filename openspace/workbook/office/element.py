"""XML written as text: an element, what is in it, and words that may hold any character.

The rule: whatever people wrote goes through ``text`` or an attribute, and comes out as itself; a
character that XML cannot hold is left out.
"""

import re
from collections.abc import Mapping
from html import escape

BARRED = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What an XML document may not hold at all."""

SPECIAL = re.compile(f"[&<>\"']|{BARRED.pattern}")
"""What does not come out as itself without help."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def element(name: str, attributes: Mapping[str, object], *inside: str) -> str:
    """An element with its attributes; those that are nothing are left out."""
    said = "".join(
        [f' {key}="{text(str(value))}"' for key, value in attributes.items() if value is not None]
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def text(words: str) -> str:
    """Words as XML holds them."""
    return escape(BARRED.sub("", words)) if SPECIAL.search(words) else words
