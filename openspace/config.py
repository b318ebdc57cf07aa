"""Where the program's own files lie.

The rule: in a wheel they lie in the package's `assets` folder, in a checkout beside the package;
nobody else asks where.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent


def assets() -> Path:
    """The folder that holds `templates`, `static/dist` and `workbooks`."""
    inside = PACKAGE / "assets"
    return inside if inside.is_dir() else PACKAGE.parent
