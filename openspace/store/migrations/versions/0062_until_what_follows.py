"""A workbook or a follow-up that is open lasts until what is planned after it (T10).

Those opened by an older version ended sooner, and what follows them began then.
"""

from alembic import op

revision = "0062"
down_revision = "0061"

FOLLOWED = """
    SELECT open.gathering, open.position, later.planned_starts AS until
    FROM gathering
    JOIN stretch AS open ON open.gathering = gathering.code AND open.position = gathering.position
    JOIN stretch AS later
        ON later.gathering = open.gathering AND later.position = open.position + 1
    WHERE open.phase IN ('workbook', 'follow-up') AND open.ends < later.planned_starts
"""
"""Which stretches that is, and until when."""
FOLLOWING = f"""
    UPDATE stretch SET starts = planned_starts, ends = max(ends, planned_ends)
    FROM ({FOLLOWED}) AS open
    WHERE stretch.gathering = open.gathering AND stretch.position = open.position + 1
"""  # noqa: S608 - our own
LASTING = f"""
    UPDATE stretch SET ends = open.until FROM ({FOLLOWED}) AS open
    WHERE stretch.gathering = open.gathering AND stretch.position = open.position
"""  # noqa: S608 - our own


def upgrade() -> None:
    op.execute(FOLLOWING)
    op.execute(LASTING)
