"""Pictures in notes: what is taken, what is kept of it, and what it is called.

Rules:
    IM1 What is sent has at most ``LARGEST`` bytes and ``MOST_PIXELS`` pixels, and is by what its
        bytes say, whatever its name, a JPEG, PNG, WebP or GIF.
    IM2 What is kept is drawn anew from it: upright, no side longer than ``LONGEST_SIDE``, in sRGB,
        as JPEG or PNG, of what moves the first moment; and nothing that a camera or a program
        wrote beside it, such as where and when it was taken.
    IM3 Nobody puts a picture in without words for those who do not see it.
    IM4 A picture is called by what is in it, so that the same one sent twice is kept once; the
        last eight digits of its id are its width and height.
    IM5 A gathering keeps ``MOST_IMAGES``, and of all together ``MOST_BYTES``. What it has already
        is taken at any time.
    IM6 Who may write in the notes of a gathering sends pictures; who may read them sees those of
        this gathering, and of no other.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from openspace.domain.notes import LONGEST_ALT
from openspace.domain.refusal import Refusal
from openspace.domain.wording import line

LARGEST = 10 * 2**20
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000
MOST_IMAGES = 1000
MOST_BYTES = 512 * 2**20
DIGITS = 32

Sort = Literal["jpeg", "png"]
ENDINGS: dict[Sort, str] = {"jpeg": "jpg", "png": "png"}
"""What files of each sort are called."""

Flaw = Literal["nothing", "unknown", "heic", "broken", "too many pixels"]

TOO_LARGE = Refusal(
    "picture_too_large", "The picture is larger than 10 MB. Make it smaller, and try again."
)
FLAWS: dict[Flaw, Refusal] = {
    "nothing": Refusal("picture_missing", "Choose a picture first."),
    "unknown": Refusal(
        "picture_unknown",
        "This is not a picture that we can read. JPEG, PNG, WebP and GIF are fine.",
    ),
    "heic": Refusal(
        "picture_heic",
        "This is a HEIC or AVIF picture, which not everybody can see. Save it as JPEG, and try"
        " again.",
    ),
    "broken": Refusal(
        "picture_broken", "This picture cannot be opened; the file is damaged. Choose another one."
    ),
    "too many pixels": Refusal(
        "picture_too_large",
        "The picture has more than 50 million pixels. Make it smaller, and try again.",
    ),
}
"""What is said of a file that is no picture for us (IM1)."""

ALT_MISSING = Refusal("alt_missing", "Say what the picture shows, for those who do not see it.")
ALT_TOO_LONG = Refusal("alt_too_long", "Say it in at most %(most)s characters.")
FULL = Refusal(
    "pictures_full", "This gathering has as many pictures as it can keep. Ask a facilitator."
)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that is kept, without what is in it; ``size`` is in bytes."""

    file: str
    sort: Sort
    width: int
    height: int
    size: int

    @property
    def name(self) -> str:
        """What it is called as a file."""
        return f"{self.file}.{ENDINGS[self.sort]}"


def image(sort: Sort, width: int, height: int, content: bytes) -> Image:
    """A picture by what is in it (IM4)."""
    digits = sha256(content).hexdigest()[: DIGITS - 8]
    return Image(f"{digits}{width:04x}{height:04x}", sort, width, height, len(content))


def described(alt: str) -> str | Refusal:
    """What a picture shows, in words on one line (IM3)."""
    told = line(alt)
    if not told:
        return ALT_MISSING
    if len(told) > LONGEST_ALT:
        return Refusal(ALT_TOO_LONG.code, ALT_TOO_LONG.sentence, {"most": LONGEST_ALT})
    return told


def room_for(new: Image, count: int, size: int) -> Refusal | None:
    """Whether a gathering that keeps so many pictures, of so many bytes, keeps this one too."""
    return FULL if count >= MOST_IMAGES or size + new.size > MOST_BYTES else None
