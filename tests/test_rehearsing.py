"""A rehearsal beside a server: a crowd comes to a copy, and nothing of it is left."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx2
import pytest

from openspace import cli
from openspace.rehearsing import line_of
from openspace.serving import house_in
from tests.test_cli import filed, printed, refused

PATIENCE = 60.0
LINE = r"people 4 p50 \d+ ms p99 \d+ ms cpu \d+ % rss [1-9]\d+ MiB errors 0"


def taken(line: str) -> list[str]:
    """What a line says of the processor."""
    return re.findall(r"cpu \d+ %", line)


@pytest.fixture
def real(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    cli.main(["import", filed(tmp_path), "--data", str(tmp_path / "data")])
    assert len(printed(capsys)) == 2
    return tmp_path / "data"


@pytest.fixture
def practice(real: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    words = [sys.executable, "-m", "openspace", "rehearse", "harbour", "--data", str(real)]
    words += ["--people", "4", "--seconds", "30", "--port", "0", "--into", str(tmp_path / "copy")]
    pipe = subprocess.PIPE
    with (
        house_in(real),
        subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True) as started,
    ):
        yield started
        started.kill()


def held(folder: Path) -> dict[str, str]:
    """The files of a folder; what SQLite shares between who reads is none of the gathering's."""
    files = [each for each in folder.iterdir() if not each.name.endswith("-shm")]
    files = [each for each in files if each.stat().st_size]
    return {each.name: sha256(each.read_bytes()).hexdigest() for each in files}


def test_a_crowd_comes_to_a_copy(
    real: Path, tmp_path: Path, practice: "subprocess.Popen[str]"
) -> None:
    """RP1 to RP3, while a server has the real one."""
    before = held(real)
    assert practice.stdout is not None
    facilitator, participant = practice.stdout.readline(), practice.stdout.readline().split()[-1]
    assert re.fullmatch(
        r"facilitator http://127\.0\.0\.1:\d+/g/harbour/invitation/\S+\n", facilitator
    )
    ends = time.monotonic() + PATIENCE
    while not here(participant):
        assert time.monotonic() < ends
        time.sleep(0.1)
    practice.send_signal(signal.SIGINT)
    said, errors = practice.communicate(timeout=PATIENCE)
    assert re.fullmatch(LINE, said.strip()), said + errors
    last_so_far = [each for each in errors.splitlines() if " inside, " in each][-1]
    assert taken(said) == taken(last_so_far), "the crowd that has ended is not counted"
    assert (practice.returncode, "Traceback" in errors) == (0, False)
    assert held(real) == before
    out = tmp_path / "copy.json"
    words = ["--format", "json", "--data", str(tmp_path / "copy"), "--out", str(out)]
    cli.main(["press", "harbour", *words])
    assert json.loads(out.read_text())["title"] == "The harbour day"


def here(address: str) -> int:
    """How many of the crowd are inside."""
    answer = httpx2.get(f"{address}/whereabouts.json")
    return int(answer.json()["hallway"]) if answer.is_success else 0


def test_what_cannot_be_rehearsed_is_said(real: Path, tmp_path: Path) -> None:
    there = ("--data", str(real), "--port", "0")
    said = refused("rehearse", "elsewhere", *there)
    assert said == "There is no gathering with the code elsewhere."
    said = refused("rehearse", *there, "--into", str(real))
    assert said == f"There is a database in {real} already. Name an empty folder."
    empty = tmp_path / "empty"
    said = refused("rehearse", "harbour", "--data", str(empty), "--port", "0")
    assert said == f"There is no database in {empty}. Name its folder with --data."


@pytest.mark.parametrize(
    "words",
    [
        *(("--people", many) for many in ("0", "2001", "-1", "many", "²", "1.5")),
        *(("--seconds", many) for many in ("0", "9", "43201", "soon")),
    ],
    ids=" ".join,
)
def test_nonsense_is_refused(words: tuple[str, str]) -> None:
    assert refused("rehearse", *words) == 2


def test_the_line() -> None:
    told = {"p50": 12, "p99": 80, "errors": 0}
    assert line_of(400, told, 60.6, 309.9) == (
        "people 400 p50 12 ms p99 80 ms cpu 61 % rss 310 MiB errors 0"
    )
