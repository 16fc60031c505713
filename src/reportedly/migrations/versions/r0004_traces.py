"""
What texts are told by when they are printed again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"


def upgrade() -> None:
    """
    Makes the table.
    """
    op.create_table(
        "traces",
        sa.Column("sha256_text", sa.String, sa.ForeignKey("texts.sha256"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("kept", sa.LargeBinary, nullable=False),
    )
