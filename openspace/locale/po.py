"""A ``.po`` file as the ``.mo`` that Python's own gettext reads.

The idea: Babel reads every comment and reference too, which takes each process that speaks a
language longer than all else it begins with. The rule: an entry is text in quotes after its
keywords, and ends where the next begins; what is commented out is none, and one that is marked as
fuzzy is nobody's word yet. A form of a plural that is not translated is what was asked for.
"""

import re
from collections.abc import Iterator
from struct import pack

KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])? (?=")')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPED = re.compile(r"\\(.)")
FLAGS = "#,"
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
    for line in text.split("\n"):
        keyword, remark = KEYWORD.match(line), line.startswith("#")
        if "msgstr" in parts and (remark or (keyword and keyword[1] != "msgstr")):
            yield _entry(parts)
            parts = {}
        if remark:
            _remark(parts, line)
            continue
        if keyword:
            under = parts.setdefault(keyword[1], [])
            under.append("")
        if quoted := QUOTED.search(line):
            under[-1] += ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), quoted[1])
    if "msgstr" in parts:
        yield _entry(parts)


def _remark(parts: dict[str, list[str]], line: str) -> None:
    """Flags are of the entry that comes, also when that is commented out."""
    if line.startswith(FLAGS):
        parts.setdefault(FLAGS, []).extend(each.strip() for each in line[2:].split(","))
    elif line.startswith("#~"):
        parts.pop(FLAGS, None)


def _entry(parts: dict[str, list[str]]) -> tuple[str, str]:
    context = "".join(f"{each}\4" for each in parts.get("msgctxt", ()))
    asked, said = parts["msgid"] + parts.get("msgid_plural", []), parts["msgstr"]
    key = context + "\0".join(asked)
    if key and "fuzzy" in parts.get(FLAGS, ()):
        return key, ""
    if "msgid_plural" in parts:
        said = [form or asked[min(at, 1)] for at, form in enumerate(said)]
    return key, "\0".join(said)
