"""
Events in short, for maps and plots of many; they are made when they are first asked for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

NUMBERS = ("killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high")


def upgrade() -> None:
    """
    Makes the tables.
    """
    op.create_table(
        "summaries",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("first", sa.String, index=True),
        sa.Column("last", sa.String),
        sa.Column("where", sa.String),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("metres", sa.Integer),
        sa.Column("precision", sa.String),
        sa.Column("grade", sa.String),
        sa.Column("voices", sa.Integer, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Integer) for name in NUMBERS),
    )
    op.create_table(
        "summary_marks",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("number", sa.Float),
        sa.Index("ix_summary_marks_event", "event"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "summarised",
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
    )
