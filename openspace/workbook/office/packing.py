"""A file of many parts, as word processors want it.

The rule: the same parts give the same bytes.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time every part carries, because a zip file wants one."""

SMALL = (".png", ".jpg")
"""What is compressed already."""


def packed(parts: Mapping[str, bytes], first: Mapping[str, bytes] | None = None) -> bytes:
    """The parts in their order; those of ``first`` stand before them, as they are."""
    held = BytesIO()
    with ZipFile(held, "w") as file:
        for name, part in (first or {}).items():
            file.writestr(ZipInfo(name, LONG_AGO), part, ZIP_STORED)
        for name, part in parts.items():
            squeezed = ZIP_STORED if name.endswith(SMALL) else ZIP_DEFLATED
            file.writestr(ZipInfo(name, LONG_AGO), part, squeezed, compresslevel=1)
    return held.getvalue()
