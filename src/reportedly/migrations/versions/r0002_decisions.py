"""
What people decide, and how each claim stands after it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """
    Makes the tables.
    """
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("field", sa.String),
        sa.Column("value", sa.Text),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("decisions.number")),
    )
    op.create_table(
        "reviews",
        sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.number"), primary_key=True),
        sa.Column("claim_id", sa.String, primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), index=True),
        sa.Column("status", sa.String),
    )
    op.create_index("ix_reviews_newest", "reviews", ["claim_id", "decision"])
