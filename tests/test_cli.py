"""The commands, as an operator types them: what they print, write, and refuse with a sentence."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest

from openspace import cli
from openspace.config import MANY_FILES
from openspace.serving import house_in, listening
from tests.browser.demo import Demo
from tests.facilitation.test_gathering_file import FILE
from tests.workbook.processes import quota

LINK = r"http://127\.0\.0\.1:8000/g/harbour"
SECRET = r"/invitation/[\w-]{32}"


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(tmp_path / "data")


def filed(folder: Path, document: Any = None, **changes: object) -> str:
    """A gathering file on the disk."""
    path = folder / "gathering.json"
    path.write_text(json.dumps(document if document is not None else {**FILE, **changes}))
    return str(path)


def refused(*words: str) -> str | int | None:
    """What the command says when it cannot be done."""
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    return ended.value.code


def printed(caught: pytest.CaptureFixture[str]) -> list[str]:
    return caught.readouterr().out.splitlines()


def imported(folder: Path, data: str, *words: str) -> None:
    cli.main(["import", filed(folder), "--data", data, *words])


@pytest.mark.parametrize(
    ("visibility", "participant"), [("open", LINK), ("invited", LINK + SECRET)]
)
def test_an_import_prints_two_links(
    tmp_path: Path,
    data: str,
    visibility: str,
    participant: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli.main(["import", filed(tmp_path, visibility=visibility), "--data", data])
    first, second = printed(capsys)
    assert re.fullmatch(f"facilitator {LINK}{SECRET}", first)
    assert re.fullmatch(f"participant {participant}", second)


def test_an_import_can_be_held_on_another_day(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(tmp_path, data, "--date", "2028-02-29")
    out = tmp_path / "book.json"
    cli.main(["press", "harbour", "--format", "json", "--data", data, "--out", str(out)])
    assert json.loads(out.read_text())["date"] == "2028-02-29"
    assert len(printed(capsys)) == 2


def test_a_code_is_taken_once(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(tmp_path, data)
    again = refused("import", filed(tmp_path), "--data", data)
    assert again == "There is a gathering with the code “harbour” already."
    assert len(printed(capsys)) == 2


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "{}: an object in braces belongs here."),
        ({**FILE, "title": " "}, "title: something must be written here."),
        ({**FILE, "code": "a/b"}, "code: “a/b” cannot stand here; short, a to z."),
    ],
)
def test_a_file_that_says_something_wrong(
    tmp_path: Path, data: str, document: object, sentence: str
) -> None:
    said = refused("import", filed(tmp_path, document), "--data", data)
    assert said == sentence


def test_a_file_that_cannot_be_read(tmp_path: Path, data: str) -> None:
    absent, broken = tmp_path / "absent.json", tmp_path / "broken.json"
    broken.write_bytes(b'{"code": "\xff"}')
    for path in (absent, broken, tmp_path):
        said = str(refused("import", str(path), "--data", data))
        assert said.startswith(f"{path} cannot be read: ")
    assert not Path(data).exists()


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("pdf", b"%PDF-"), ("html", b"<!doctype html>"), ("md", b"# "), ("json", b"{")],
)
def test_a_book_is_pressed_in_each_format(
    tmp_path: Path, data: str, form: str, beginning: bytes
) -> None:
    imported(tmp_path, data)
    out = tmp_path / "book"
    cli.main(["press", "harbour", "--format", form, "--data", data, "--out", str(out)])
    assert out.read_bytes()[: len(beginning)] == beginning


def test_a_book_is_pressed_beside_a_server(tmp_path: Path, data: str) -> None:
    imported(tmp_path, data)
    words = ["press", "harbour", "--format", "md", "--data", data, "--out"]
    cli.main([*words, str(tmp_path / "alone")])
    with house_in(Path(data)):
        cli.main([*words, str(tmp_path / "beside")])
        taken = refused("import", filed(tmp_path), "--data", data)
    assert taken == f"Another openspace has {data} open. Stop it first, or name another --data."
    assert (tmp_path / "beside").read_text() == (tmp_path / "alone").read_text()


def test_a_book_that_cannot_be_pressed(tmp_path: Path, data: str) -> None:
    out = str(tmp_path / "book")
    empty = refused("press", "harbour", "--data", data, "--out", out)
    assert empty == f"There is no database in {data}. Name its folder with --data."
    imported(tmp_path, data)
    unknown = refused("press", "other", "--format", "md", "--data", data, "--out", out)
    assert unknown == "There is no gathering with the code other."
    nowhere = str(tmp_path / "no" / "folder" / "book")
    said = refused("press", "harbour", "--format", "md", "--data", data, "--out", nowhere)
    assert said == f"{nowhere} cannot be written: No such file or directory"
    assert not Path(out).exists()


@pytest.mark.parametrize(
    ("room", "sentence"),
    [
        (40_000, "The disk is full, so the book could not be made. Make room, then try again."),
        (0, "The database cannot be read: disk I/O error. Look whether the disk is full."),
    ],
    ids=["for the database alone", "for nothing"],
)
def test_a_book_on_a_full_disk(tmp_path: Path, data: str, room: int, sentence: str) -> None:
    imported(tmp_path, data)
    with quota(room, os.getpid()):
        said = refused("press", "harbour", "--data", data, "--out", str(tmp_path / "book"))
    assert said == sentence


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("import",),
        ("import", "x", "--date", "tomorrow"),
        ("press", "harbour"),
        ("press", "harbour", "--out", "x", "--format", "doc"),
        *(("serve", "--port", port) for port in ("-1", "65536", "http", "", "²")),
        ("demo", "--people", "many"),
    ],
    ids=" ".join,
)
def test_words_that_are_no_command(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(*words) == 2
    caught = capsys.readouterr()
    assert (caught.out, caught.err[:16]) == ("", "usage: openspace")


def test_a_port_that_is_taken_is_said_to_be(data: str) -> None:
    with listening("127.0.0.1", 0) as opened:
        port = opened.getsockname()[1]
        said = refused("serve", "--port", str(port), "--data", data)
    assert said == (
        f"Cannot listen on 127.0.0.1:{port} (Address already in use). "
        "Name another --port; 0 takes any that is free."
    )


def test_a_demo_takes_a_free_port_and_its_folder_alone(tmp_path: Path) -> None:
    demo = Demo(tmp_path / "demo", port=0)
    words = [sys.executable, "-m", "openspace", "demo", "--no-browser", "--people", "0"]
    words += ["--port", "0", "--data", str(demo.data)]
    few_files = ["sh", "-c", 'ulimit -Sn 512 && exec "$@"', "sh", *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        few_files, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as first:
        assert first.stdout is not None
        links = [first.stdout.readline() for _ in range(2)]
        files = resource.prlimit(first.pid, resource.RLIMIT_NOFILE)
        second = subprocess.run(words, capture_output=True, text=True, check=False)
        assert httpx2.get(links[1].split()[1], timeout=30).is_success
        os.killpg(first.pid, signal.SIGINT)  # as a terminal does
        said = first.communicate(timeout=10)
    here = r"http://127\.0\.0\.1:[1-9]\d+/g/demo"
    assert re.fullmatch(f"facilitator {here}{SECRET}\n", links[0])
    assert re.fullmatch(f"participant {here}\n", links[1])
    assert (first.returncode, *said) == (0, "", "")
    taken = f"Another openspace has {demo.data} open. Stop it first, or name another --data.\n"
    assert (second.returncode, second.stdout, second.stderr) == (1, "", taken)
    assert files[0] >= min(MANY_FILES, files[1])


def test_a_setting_that_cannot_be_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENSPACE_PORT", "abc")
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve"])
    assert ended.value.code == "OPENSPACE_PORT is 'abc', not a number"
