"""Write the next migration from what the tables say now: ``uv run scripts/migrate.py WORDS``."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from openspace.store import migrations


def main() -> None:
    """Compare an empty, upgraded database with the tables and write the difference."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/empty.sqlite")
        migrations.upgrade(engine)
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.revision(config, " ".join(sys.argv[1:]), autogenerate=True)


if __name__ == "__main__":
    main()
