"""The process in which pictures are drawn anew; its other end is a ``Darkroom``.

A picture can be made so that it fills a machine, or so that what reads it breaks; nothing but this
process opens one. Its size is known before anything is drawn (IM1), and what comes out are pixels
(IM2): nothing that stood beside them goes along.
"""

import json
import os
import resource
import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, UnidentifiedImageError

from openspace.domain.images import LONGEST_SIDE, MOST_PIXELS, Flaw, Sort
from openspace.notes.answering import Tasks, answer_all, limit, together

FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
OTHER_CAMERAS: Final = (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
ORIENTATION: Final = 0x0112
UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned that a camera held so wrote down."""

QUALITY: Final = 85
FEW_COLOURS: Final = 2**16
"""A drawing or a screenshot has no more, and may be smaller as PNG."""
LARGEST_PNG: Final = 2 * 2**20
NICE: Final = 10
FEW_FILES: Final = 64

Image.init()


class Flawed(Exception):
    """This is no picture for us."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def develop(content: bytes) -> bytes:
    """The picture as it is kept, behind what it is; or what is wrong with it."""
    try:
        sort, picture = _drawn(content)
        kept, sort = _encoded(picture, sort)
    except Flawed as flawed:
        return together(json.dumps({"flaw": flawed.flaw}).encode(), b"")
    width, height = picture.size
    return together(json.dumps({"sort": sort, "width": width, "height": height}).encode(), kept)


def _drawn(content: bytes) -> tuple[Sort, Image.Image]:
    """Whether it came as a photograph, and its pixels. Raises ``Flawed``."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Flawed("too many pixels")
            sort: Sort = "jpeg" if opened.format in ("JPEG", "MPO") else "png"
            return sort, _pixels(opened)
    except (Flawed, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Flawed("too many pixels") from None
    except UnidentifiedImageError:
        raise Flawed(_unknown(content)) from None
    except Exception:  # noqa: BLE001 - what is broken breaks in many ways
        raise Flawed("broken") from None


def _unknown(content: bytes) -> Flaw:
    if not content:
        return "nothing"
    return "heic" if content[4:8] == b"ftyp" and content[8:12] in OTHER_CAMERAS else "unknown"


def _pixels(opened: Image.Image) -> Image.Image:
    """Small, in sRGB, upright."""
    turn = UPRIGHT.get(opened.getexif().get(ORIENTATION, 1))
    profile = opened.info.get("icc_profile")
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    small = _plain(opened)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    coloured = _srgb(small, profile)
    return coloured if turn is None else coloured.transpose(turn)


def _plain(opened: Image.Image) -> Image.Image:
    """In a mode that can be made smaller without loss: grey, colours, with or without alpha."""
    if opened.mode.startswith("I"):
        return opened.convert("I").point(lambda value: value / 256).convert("L")
    if opened.mode in ("P", "PA", "LA", "RGBa", "La") or "transparency" in opened.info:
        return opened.convert("RGBA")
    return opened.convert("L") if opened.mode == "1" else opened


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    mode = picture.mode if picture.mode in ("L", "RGB", "RGBA") else "RGB"
    if profile and mode != "L":
        try:
            theirs, ours = (
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
            )
            picture = ImageCms.profileToProfile(picture, theirs, ours, outputMode=mode) or picture
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that nobody can read says nothing
    picture = picture.convert(mode)
    opaque = mode != "RGBA" or picture.getchannel("A").getextrema() == (255, 255)
    return picture.convert("RGB") if opaque and mode == "RGBA" else picture


def _encoded(picture: Image.Image, came_as: Sort) -> tuple[bytes, Sort]:
    """The smaller of what can be, a photograph as one; what shows through stays so if it can."""
    picture.info = {}
    if picture.mode == "RGBA":
        clear = _png(picture)
        return (clear, "png") if len(clear) <= LARGEST_PNG else (_jpeg(_on_white(picture)), "jpeg")
    photo = _jpeg(picture)
    if came_as == "jpeg" or picture.getcolors(FEW_COLOURS) is None:
        return photo, "jpeg"
    drawing = _png(picture)
    return (drawing, "png") if len(drawing) <= len(photo) else (photo, "jpeg")


def _on_white(picture: Image.Image) -> Image.Image:
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


TASKS: Final[Tasks] = {"develop": develop}


if __name__ == "__main__":
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_NOFILE, FEW_FILES)
    os.nice(NICE)
    answer_all(TASKS)
