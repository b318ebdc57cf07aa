"""The process that reads logs; its other end is an ``Archive``."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Final

from openspace.notes import engine, leaves
from openspace.notes.answering import Tasks, answer_all, together
from openspace.notes.beginning import out_of
from openspace.notes.chronicle import LARGEST, Chronicle
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.tally import Tally
from openspace.notes.workshop import Logged


def count(updates: Sequence[bytes], open_words: Mapping[int, int]) -> bytes:
    """How many words each of these updates typed, and where words may go on."""
    tally = Tally(dict(open_words))
    counts = [tally.count(read_update(each, LARGEST)) for each in updates]
    return json.dumps([counts, [*tally.open.items()]]).encode()


def tell(log: Sequence[Logged], since: int) -> bytes:
    """What a note says after all these rows of its log, who wrote it and what is new."""
    said = leaves.written(engine.blocks([update for _, update in log]))
    stretches = Chronicle(log).told(len(log), since)
    return together(said, json.dumps([astuple(each) for each in stretches]).encode())


def beginning(whole: bytes, ledger: bytes) -> bytes:
    """What a note began with, out of a snapshot of it."""
    holders = Ledger.loaded(ledger).grants.holders()
    return out_of(whole, {client for client, holder in holders.items() if not holder}, LARGEST)


TASKS: Final[Tasks] = {
    "count": count, "tell": tell, "merge": engine.merge, "beginning": beginning,
}  # fmt: skip


if __name__ == "__main__":
    answer_all(TASKS)
