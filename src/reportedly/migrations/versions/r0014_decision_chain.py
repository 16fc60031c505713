"""
Each decision bears the digest of the one before.
"""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.decisions import chain_all

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """
    Makes the table, and chains the decisions that there are as they stand.
    """
    op.create_table(
        "decision_digests",
        sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.number"), primary_key=True),
        sa.Column("before", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
    )
    chain_all(op.get_bind())
