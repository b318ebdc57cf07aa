"""Pictures as people send them, and files that are none."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

CANARY = "69.6496 N, 18.9560 E"


def saved(picture: Image.Image, form: str = "PNG", **how: Any) -> bytes:
    """The picture as a file."""
    out = BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    """A file as a picture."""
    return Image.open(BytesIO(content))


def drawing(width: int = 60, height: int = 40, colour: str = "navy") -> bytes:
    """Few colours, as a program draws."""
    return saved(Image.new("RGB", (width, height), colour))


def photo(width: int = 300, height: int = 200, **how: Any) -> bytes:
    """Many colours, as a camera sees."""
    grain = Image.effect_noise((width, height), 80)
    return saved(Image.merge("RGB", [grain, grain.rotate(90), grain.rotate(180)]), "JPEG", **how)


def telling() -> bytes:
    """A photograph that says in every way it can where it was taken; held sideways, left is red."""
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste("red", (0, 0, 30, 40))
    told = Image.Exif()
    told[0x0112] = 6
    told[0x010E] = CANARY
    told.get_ifd(0x8825)[0x001D] = CANARY
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(picture, "JPEG", exif=told, comment=CANARY.encode(), icc_profile=profile)


def bomb() -> bytes:
    """A small file that would be 900 million pixels."""
    return saved(Image.new("1", (30_000, 30_000)))


NONE: dict[str, Callable[[], bytes]] = {
    "text": lambda: b"A picture, honestly.",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "page": lambda: b"<!doctype html><script>alert(1)</script>",
    "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "bmp": lambda: saved(Image.new("RGB", (4, 4)), "BMP"),
    "tiff": lambda: saved(Image.new("RGB", (4, 4)), "TIFF"),
}
"""What is no picture for us."""
