"""
What coders may take back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """
    Makes the table.
    """
    op.create_table(
        "coding_steps",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("coder", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.String, nullable=False),
    )
    op.create_index("ix_coding_steps_of_whom", "coding_steps", ["document_id", "coder"])
