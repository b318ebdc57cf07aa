"""A ``.po`` file as the ``.mo`` that Python's own gettext reads.

The idea: Babel reads every comment and reference too, which takes each process that speaks a
language longer than all else it begins with. The rule: an entry is text in quotes after its
keywords, and ends where the next begins; what is commented out is none.
"""

import re
from collections.abc import Iterator
from struct import pack

KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])? (?=")')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPED = re.compile(r"\\(.)")
MEANT = {"n": "\n", "t": "\t", "r": "\r"}
MAGIC = 0x950412DE
HEAD = 28
"""Bytes before the tables: the magic number, the format, how many, where both tables and no third
one begin."""


def compiled(text: str) -> bytes:
    """The catalogue in gettext's binary format; what is not translated is left out."""
    entries = sorted((key.encode(), said.encode()) for key, said in _entries(text) if said)
    keys, said = zip(*entries, strict=True) if entries else ((), ())
    at = HEAD + 16 * len(entries)
    table = b""
    for texts in (keys, said):
        for each in texts:
            table += pack("<II", len(each), at)
            at += len(each) + 1
    head = pack("<7I", MAGIC, 0, len(entries), HEAD, HEAD + 8 * len(entries), 0, 0)
    return head + table + b"".join(each + b"\0" for each in (*keys, *said))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """What is translated, and how; several in one are divided as gettext divides them."""
    parts: dict[str, list[str]] = {}
    under: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if keyword := KEYWORD.match(line):
            if "msgstr" in parts and keyword[1] != "msgstr":
                yield _entry(parts)
                parts = {}
            under = parts.setdefault(keyword[1], [])
            under.append("")
        if quoted := QUOTED.search(line):
            under[-1] += ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), quoted[1])
    if parts:
        yield _entry(parts)


def _entry(parts: dict[str, list[str]]) -> tuple[str, str]:
    context = "".join(f"{each}\4" for each in parts.get("msgctxt", ()))
    said = parts["msgstr"]
    key = "\0".join(parts["msgid"] + parts.get("msgid_plural", []))
    return context + key, "\0".join(said) if all(said) else ""
