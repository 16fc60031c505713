"""
Which report it is that was kept without claims.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """
    Makes the table anew with the column. A report that was kept before gets its own when it is read again:
    its row has only a path.
    """
    op.rename_table("skipped", "skipped_before")
    op.create_table(
        "skipped",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id")),
        sa.UniqueConstraint("path", "stage", "reason"),
    )
    op.execute(
        "INSERT INTO skipped (number, path, stage, reason, at)"
        " SELECT number, path, stage, reason, at FROM skipped_before"
    )
    op.drop_table("skipped_before")
