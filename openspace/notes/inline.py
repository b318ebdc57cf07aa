"""Runs as Markdown: what stands inside a paragraph or a heading.

Rules:
    I1 Everything that Markdown would read in the text is escaped; formulas and mentions too, which
       many readers of it know besides.
    I2 Each run carries its own marks; spaces stand outside them.
    I3 Where stars would not be read as a mark, because of what they stand beside, a tag says it.
"""

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import quote

from openspace.domain.notes import Run, safe_link

SPECIAL: Final = re.compile(r"[\\`*\[\]~#>$]|(?<!\w)@(?=\w)|(?<![^\W_])_|_(?![^\W_])|!$")
LINE_START: Final = re.compile(r"^(?=[-+=]|[|:][|: -]*-)")
NUMBER_START: Final = re.compile(r"^(\d{1,9})(?=[.)])")
ENTITY: Final = re.compile(r"&(?=[#\w])")
IN_ADDRESSES: Final = "%/:=&?~#+!$,;'@[]"
BESIDE_A_MARK: Final = (set(string.whitespace) | set(string.punctuation) | {""}) - {"*"}
TAGS: Final = {
    "*": ("<em>", "</em>"),
    "**": ("<strong>", "</strong>"),
    "***": ("<em><strong>", "</strong></em>"),
}


def inline(runs: Iterable[Run]) -> str:
    """The runs as one stretch of Markdown; a line break is a backslash at a line's end."""
    whole = "".join(_links(runs)).strip(" \t\n")
    return "\\\n".join(_line(line.strip(" \t")) for line in whole.split("\n"))


def _line(line: str) -> str:
    return NUMBER_START.sub(r"\1\\", LINE_START.sub(r"\\", line))


def _links(runs: Iterable[Run]) -> Iterator[str]:
    last = ""
    for href, linked in groupby(runs, lambda run: safe_link(run.link or "")):
        text = _marks(tuple(linked), "[" if href else last)
        if href and text.strip():
            text = f"[{text}](<{quote(href, safe=IN_ADDRESSES)}>)"
        last = text[-1:] or last
        yield text


def _marks(runs: Sequence[Run], before: str) -> str:
    text = ""
    for number, run in enumerate(runs):
        following = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        text += _run(run, text[-1:] or before, following)
    return text


def _run(run: Run, before: str, after: str) -> str:
    core = run.text.strip(" \t\n")
    stars = "**" * run.bold + "*" * run.italic
    if not core or not stars:
        return escaped(run.text)
    head, tail = run.text.split(core[0], 1)[0], run.text[len(run.text.rstrip(" \t\n")) :]
    opens = core[0].isalnum() or (head[-1:] or before) in BESIDE_A_MARK
    closes = core[-1].isalnum() or (tail[:1] or after) in BESIDE_A_MARK
    alone = bool(head) or before != "*"
    left, right = (stars, stars) if opens and closes and alone else TAGS[stars]
    return f"{head}{left}{escaped(core)}{right}{tail}"


def escaped(text: str) -> str:
    """Text that Markdown reads as nothing but text."""
    plain = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return SPECIAL.sub(r"\\\g<0>", plain)
