"""
Pairs of accounts of which it is not sure whether they are of one event, for a person to look at.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """
    Makes the tables; they are filled when somebody asks for such pairs.
    """
    op.create_table(
        "doubts",
        sa.Column("one", sa.String, primary_key=True),
        sa.Column("other", sa.String, primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("doubt", sa.Float, nullable=False),
        sa.Index("ix_doubts_in_order", "doubt", "one", "other"),
        sa.Index("ix_doubts_other", "other"),
    )
    op.create_table("doubted", sa.Column("name", sa.String, primary_key=True))
