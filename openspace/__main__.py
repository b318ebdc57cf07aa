"""``python -m openspace`` is the command ``openspace``."""

from openspace.cli import main

if __name__ == "__main__":
    main()
