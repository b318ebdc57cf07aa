"""What operators read, and what becomes of a line that nobody can read (LO1, LO2)."""

import os
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TextIO

import pytest
import structlog

from openspace.log import keep_log


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def say(key: str) -> None:
    """A line of each kind."""
    log = structlog.get_logger()
    log.info("opened", gathering="harbour")
    try:
        raise ValueError("100 % broken")
    except ValueError:
        log.exception("not_done", spent=len(key))


def test_lo1_a_line_says_when_what_and_why_and_keeps_secrets() -> None:
    lines = StringIO()
    keep_log(lines)
    say("a secret key")
    said = lines.getvalue()
    first, *rest = said.splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\S+ +\[info +\] opened +gathering=harbour", first)
    assert sum("not_done" in each for each in rest) == 1
    assert "ValueError: 100 % broken" in said
    assert "a secret key" not in said


def unwritten(lines: TextIO) -> None:
    """A line that only who closes it hears of."""
    keep_log(lines)
    say("")
    with pytest.raises(OSError):
        lines.close()


def test_lo2_a_full_disk_costs_a_line_and_nothing_else() -> None:
    unwritten(Path("/dev/full").open("w", buffering=1))  # noqa: SIM115 - its end fails


def test_lo2_a_reader_who_has_left_costs_as_little() -> None:
    read, write = os.pipe()
    os.close(read)
    unwritten(os.fdopen(write, "w", buffering=1))


def test_lo2_so_do_lines_that_are_closed() -> None:
    lines = StringIO()
    keep_log(lines)
    lines.close()
    say("")
