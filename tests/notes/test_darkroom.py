"""Pictures are drawn anew, elsewhere: IM1, IM2, IM4, and G1 and G2 for what breaks over there."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image, ImageCms

from openspace.config import many_files
from openspace.domain.images import LONGEST_SIDE, MOST_PIXELS
from openspace.domain.images import Image as Kept
from openspace.notes import darkroom, developing
from openspace.notes.apart import ProcessFailed
from openspace.notes.darkroom import Darkroom
from tests.pictures import CANARY, NONE, bomb, drawing, opened, photo, saved, telling

RED, WHITE = (254, 0, 0), (255, 255, 255)
HOSTILE = """
import os, signal
from pathlib import Path
from openspace.notes import answering, developing

def develop(content, right=developing.develop):
    while content == b"loop":
        pass
    if content == b"die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if content == b"eat":
        return b"x" * 2**40
    if content == b"write":
        Path("here").write_bytes(b"x")
    return right(content)

developing.limit(developing.resource.RLIMIT_FSIZE, 0)
answering.answer_all({"develop": develop})
"""


@pytest.fixture(scope="module")
def room() -> Iterator[Darkroom]:
    made = Darkroom()
    yield made
    made.close()


def kept(room: Darkroom, content: bytes) -> tuple[Kept, bytes]:
    made = room.develop(content)
    assert not isinstance(made, str)
    return made


def colour(room: Darkroom, content: bytes) -> object:
    return opened(kept(room, content)[1]).getpixel((3, 3))


def test_it_is_reached_beyond_the_thousandth_file() -> None:
    """As in a server that so many pages hold a connection to."""
    many_files()
    apart, others = Darkroom(), [os.open(os.devnull, os.O_RDONLY) for _ in range(1024)]
    try:
        assert kept(apart, drawing())[0].sort == "png"
    finally:
        apart.close()
        for each in others:
            os.close(each)


@pytest.mark.parametrize("name", NONE)
def test_im1_what_is_no_picture_is_none_whatever_it_is_called(room: Darkroom, name: str) -> None:
    assert room.develop(NONE[name]()) == "unknown"


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_im1_what_only_some_can_see_is_told_apart(room: Darkroom, brand: bytes) -> None:
    assert room.develop(b"\0\0\0\x18ftyp" + brand + b"\0" * 32) == "heic"


def test_im1_nothing_and_half_a_picture(room: Darkroom) -> None:
    assert room.develop(b"") == "nothing"
    assert room.develop(photo()[:2000]) == "broken"
    assert room.develop(drawing()[:50]) == "broken"


def test_im1_a_bomb_is_known_by_its_size_before_it_goes_off(room: Darkroom) -> None:
    content = bomb()
    assert len(content) < 200_000
    begun = monotonic()
    assert room.develop(content) == "too many pixels"
    assert monotonic() - begun < darkroom.SECONDS
    wide = saved(Image.new("1", (MOST_PIXELS // 1000 + 1, 1000)))
    assert room.develop(wide) == "too many pixels"


def test_im2_nothing_that_was_written_beside_it_is_left(room: Darkroom) -> None:
    content = telling()
    assert content.count(CANARY.encode()) == 3
    image, drawn = kept(room, content)
    assert CANARY.encode() not in drawn
    assert b"ICC_PROFILE" in content
    assert b"ICC_PROFILE" not in drawn
    assert b"Exif" not in drawn
    assert (image.width, image.height) == opened(drawn).size == (40, 60)
    assert opened(drawn).getpixel((20, 10)) == RED
    assert opened(drawn).getpixel((20, 50)) == WHITE


@pytest.mark.parametrize("turn", range(1, 9))
def test_im2_however_a_camera_was_held_up_is_up(room: Darkroom, turn: int) -> None:
    shown = Image.new("L", (32, 16), 0)
    shown.paste(255, (0, 0, 8, 8))
    back = developing.UPRIGHT.get({6: 8, 8: 6}.get(turn, turn))
    told = Image.Exif()
    told[0x0112] = turn
    held = shown if back is None else shown.transpose(back)
    _, drawn = kept(room, saved(held, "PNG", exif=told))
    assert opened(drawn).tobytes() == shown.tobytes()


def test_im2_no_side_is_too_long_and_none_is_lost(room: Darkroom) -> None:
    assert kept(room, photo(2600, 1300))[0].file.endswith("07d003e8")
    image, _ = kept(room, drawing(30_000, 1))
    assert (image.width, image.height) == (LONGEST_SIDE, 1)


def test_im2_a_photograph_stays_one_and_a_drawing_too(room: Darkroom) -> None:
    assert kept(room, photo())[0].sort == "jpeg"
    assert kept(room, drawing())[0].sort == "png"
    assert kept(room, saved(opened(photo(600, 600)), "PNG"))[0].sort == "jpeg"
    clear = saved(Image.new("RGBA", (60, 40), (0, 0, 255, 90)))
    assert opened(kept(room, clear)[1]).getpixel((3, 3)) == (0, 0, 255, 90)


def test_im2_of_what_moves_the_first_moment(room: Darkroom) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("lime", "red")]
    for form in ("GIF", "WEBP"):
        content = saved(
            frames[0], form, save_all=True, append_images=frames[1:], lossless=form == "WEBP"
        )
        assert opened(content).n_frames == 2  # type: ignore[attr-defined]
        assert opened(kept(room, content)[1]).convert("RGB").getpixel((3, 3)) == (0, 255, 0)


def test_im2_colours_of_another_space_look_the_same_in_ours(room: Darkroom) -> None:
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = ours.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")
    orange = Image.new("RGB", (9, 9), (200, 100, 50))
    assert colour(room, saved(orange, icc_profile=ours)) == (200, 100, 50)
    assert colour(room, saved(orange, icc_profile=swapped)) == (50, 100, 200)
    assert colour(room, saved(orange, icc_profile=b"nonsense")) == (200, 100, 50)


def test_im2_every_depth_becomes_one_that_all_can_see(room: Darkroom) -> None:
    assert colour(room, saved(Image.new("I;16", (9, 9), 40_000))) == 40_000 // 256
    assert colour(room, saved(Image.new("1", (9, 9), 1))) == 255
    assert colour(room, saved(Image.new("LA", (9, 9), (9, 0)))) == (9, 9, 9, 0)
    printed = saved(Image.new("CMYK", (9, 9), (0, 255, 255, 0)), "JPEG")
    assert opened(kept(room, printed)[1]).mode == "RGB"


def test_im4_the_same_picture_is_the_same(room: Darkroom) -> None:
    content = photo()
    assert kept(room, content) == kept(room, content)
    assert (
        kept(room, drawing())[0] == kept(room, saved(opened(drawing()), "WEBP", lossless=True))[0]
    )


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Darkroom]:
    """One in which pictures do what they like."""
    script = tmp_path / "hostile.py"
    script.write_text(HOSTILE)
    monkeypatch.setattr(darkroom, "WORDS", (str(script),))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.chdir(tmp_path)
    made = Darkroom(seconds=3)
    yield made
    made.close()


@pytest.mark.parametrize("how", [b"loop", b"die", b"eat", b"write"])
def test_g1_g2_what_breaks_there_breaks_nothing_here(
    hostile: Darkroom, how: bytes, tmp_path: Path
) -> None:
    hostile.develop(drawing())
    begun = monotonic()
    with pytest.raises(ProcessFailed):
        hostile.develop(how)
    assert monotonic() - begun < 20
    assert not (tmp_path / "here").exists() or not (tmp_path / "here").read_bytes()
    assert kept(hostile, drawing())[0].width == 60
