"""A backup holds everything that was acknowledged, and what is put back is that."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from openspace.domain.facts.marketplace import VoteCast
from openspace.store import backup, restoring
from openspace.store.backup import CONTENTS, back_up, snapshot
from openspace.store.bookshelf import Bookshelf
from openspace.store.engine import FILE, Store
from openspace.store.restoring import UNPACKED, Unfit, finish, swap, unpack
from tests.beginnings import settled
from tests.bookbinding import content, sealed
from tests.cast import CLOSING, CODE, at, gathering, kept
from tests.house import house
from tests.store.test_crash import ROOT, lost

NOW = at(12)
FORGED = {"openspace": "backup", "format": 1, "at": NOW.isoformat()}
NOTHING = "0" * 64


def copied_without_its_log(database: Path, copy: Path) -> None:
    """The control: the copying that misses what stands in the log alone."""
    copy.write_bytes(database.read_bytes())


def voted_while_copied(folder: Path, file: Path) -> set[str]:
    """Back up while people vote; what was acknowledged before the backup began."""
    words = [sys.executable, "-m", "tests.store.voter", str(folder)]
    given: list[str] = []
    more = Event()

    def listen(lines: Iterable[str]) -> None:
        for each in lines:
            given.append(each.strip())
            more.set()

    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) as voter:
        assert voter.stdout is not None
        given += [next(voter.stdout).strip() for _ in range(100)]
        before = {f"v{each}" for each in given}
        reading = Thread(target=listen, args=[voter.stdout])
        reading.start()
        back_up(folder, file, NOW)
        more.clear()
        assert more.wait(10), "they vote on meanwhile"
        voter.kill()
        reading.join()
    return before


def put_back(file: Path, folder: Path) -> Path:
    """The backup in a folder of its own."""
    folder.mkdir(exist_ok=True)
    unpack(file, folder / UNPACKED)
    swap(folder, NOW)
    return folder


def forged(folder: Path, inside: dict[str, bytes], **told: object) -> Path:
    """A file that somebody made by hand, whose list says what ``told`` says of its files."""
    path = folder / "forged.zip"
    said = {name: {"size": len(each), "sha256": NOTHING} for name, each in inside.items()}
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, each in inside.items():
            packed.writestr(name, each)
        packed.writestr(CONTENTS, json.dumps({**FORGED, "files": said, **told}))
    return path


async def test_bk1_every_vote_acknowledged_before_is_there(tmp_path: Path) -> None:
    served, file = tmp_path / "served", tmp_path / "backup.zip"
    acknowledged = voted_while_copied(served, file)
    assert await lost(put_back(file, tmp_path / "back"), acknowledged) == set()


async def test_bk1_the_control_that_forgets_the_log_loses_a_vote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, voted = tmp_path / "backup.zip", VoteCast(CODE, "t1", "chi", at(9, 40))
    store = Store(await settled(tmp_path))
    await store.write(kept(voted))
    for copying, gone in ((snapshot, set()), (copied_without_its_log, {"chi"})):
        monkeypatch.setattr(backup, "snapshot", copying)
        back_up(tmp_path, file, NOW)
        assert await lost(put_back(file, tmp_path / copying.__name__), {"chi"}) == gone
    store.close()


async def test_bk2_books_and_the_list_of_who_was_erased_come_along(tmp_path: Path) -> None:
    served, file = tmp_path / "served", tmp_path / "backup.zip"
    served.mkdir()
    async with house(served, gathering(CLOSING)) as opened:
        await sealed(opened, "e1")
        (served / "erased.txt").write_text("somebody\n")
        back_up(served, file, NOW)
    back = put_back(file, tmp_path / "back")
    assert Bookshelf(back).file(CODE, "e1", "pdf").read_bytes() == content("e1", "pdf")
    assert (back / "erased.txt").read_text() == "somebody\n"
    assert sorted(each.name for each in back.iterdir()) == ["editions", "erased.txt", FILE]


async def test_bk3_half_a_backup_has_not_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, ours = tmp_path / "backup.zip", await settled(tmp_path)
    file.write_bytes(b"the one of yesterday")

    def full(*_: object) -> None:
        raise OSError(28, "disk full")

    with monkeypatch.context() as patched:
        patched.setattr(backup, "hashed_copy", full)
        with pytest.raises(OSError, match="full"):
            back_up(ours, file, NOW)
    assert file.read_bytes() == b"the one of yesterday"
    assert not list(tmp_path.glob(f".{file.name}*"))  # noqa: ASYNC240
    back_up(ours, file, NOW)
    assert (file.stat().st_mode & 0o777, file.read_bytes()[:2]) == (0o600, b"PK")


@pytest.mark.parametrize(
    ("files", "told", "why"),
    [
        ({}, {}, "There is no database in it."),
        ({FILE: b"x"}, {"openspace": "other"}, "It is no backup of Openspace."),
        ({FILE: b"x"}, {"files": 3}, "It is no backup of Openspace."),
        ({FILE: b"x"}, {"format": 2}, "It was made by a later version of Openspace."),
        ({FILE: b"x"}, {}, f"{FILE} is not what was backed up: its checksum differs."),
        ({FILE: b"x", "../x": b"x"}, {}, "It holds '../x', which no backup has."),
        ({FILE: b"x", "/etc/x": b"x"}, {}, "It holds '/etc/x', which no backup has."),
        ({FILE: b"x", "lock": b""}, {}, "It holds 'lock', which no backup has."),
        ({}, {"files": {FILE: {"size": 1, "sha256": NOTHING}}}, f"{FILE} is missing in it."),
    ],
)
def test_rs1_nothing_of_it_is_believed(
    tmp_path: Path, files: dict[str, bytes], told: dict[str, object], why: str
) -> None:
    with pytest.raises(Unfit) as said:
        unpack(forged(tmp_path, files, **told), tmp_path / UNPACKED)
    assert str(said.value).startswith(why)
    assert not (tmp_path / "x").exists()


def test_rs1_no_file_grows_beyond_what_it_says(tmp_path: Path) -> None:
    bomb = forged(tmp_path, {FILE: bytes(64 << 20)}, files={FILE: {"size": 10, "sha256": NOTHING}})
    with pytest.raises(Unfit, match="checksum"):
        unpack(bomb, tmp_path / UNPACKED)
    assert (tmp_path / UNPACKED / FILE).stat().st_size <= backup.BLOCK


@pytest.mark.parametrize("broken", ["cut", "later", "text"])
async def test_rs1_a_broken_or_later_one_is_refused(tmp_path: Path, broken: str) -> None:
    file, ours = tmp_path / "backup.zip", await settled(tmp_path)
    if broken == "later":
        with closing(sqlite3.connect(ours / FILE)) as opened:
            opened.execute("UPDATE alembic_version SET version_num = '9999'")
            opened.commit()
    back_up(ours, file, NOW)
    if broken == "cut":
        file.write_bytes(file.read_bytes()[:-100])
    if broken == "text":
        file.write_text("a letter")
    why = "later version" if broken == "later" else "no backup, or one that is broken"
    with pytest.raises(Unfit, match=why):
        unpack(file, tmp_path / UNPACKED)


@pytest.mark.parametrize("moves", range(4))
async def test_rs3_interrupted_anywhere_it_is_finished_by_who_comes_next(
    tmp_path: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = tmp_path / "data", tmp_path / "backup.zip"
    folder.mkdir()
    back_up(await settled(folder), file, NOW)
    (folder / f"{FILE}-shm").unlink(missing_ok=True)
    for name in (FILE, f"{FILE}-wal", "erased.txt", "lock"):
        (folder / name).write_text(f"the old {name}")
    unpack(file, folder / UNPACKED)
    left, rename = [moves], Path.rename

    def counted(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt("killed")
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", counted)
        with pytest.raises(KeyboardInterrupt, match="killed"):
            swap(folder, NOW)
    finish(folder)
    aside = folder / "before-2026-11-26T12-00-00"
    assert {each.name for each in folder.iterdir()} == {FILE, "lock", aside.name}
    assert {each.name for each in aside.iterdir()} == {FILE, f"{FILE}-wal", "erased.txt"}
    assert (aside / FILE).read_text() == f"the old {FILE}"
    assert (folder / FILE).read_bytes()[:6] == b"SQLite"


def test_rs3_what_was_only_unpacked_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / UNPACKED).mkdir()
    (tmp_path / UNPACKED / FILE).write_text("half of it")
    (tmp_path / FILE).write_text("ours")
    restoring.finish(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


async def test_a_snapshot_is_one_file(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    snapshot(await settled(tmp_path) / FILE, copy)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert opened.execute("SELECT count(*) FROM participant").fetchone() == (3,)
