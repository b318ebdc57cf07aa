"""The schema's history, run by Alembic at start-up; each step is a file in ``versions``."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest schema."""
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == _newest():
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def newest() -> str:
    """Today's schema."""
    return _newest() or ""


def upgrade_to(engine: Engine, revision: str) -> None:
    """Bring a database to a schema that may be an older one."""
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def is_known(revision: str) -> bool:
    """Whether a schema is one that we can begin from."""
    return any(each.revision == revision for each in _scripts().walk_revisions())


@cache
def _newest() -> str | None:
    return _scripts().get_current_head()


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
