"""
Who works on which report, and reports that two people code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """
    Makes the tables.
    """
    op.create_table(
        "work",
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("since", sa.String, nullable=False),
        sa.Column("seen", sa.String, nullable=False),
    )
    op.create_table(
        "coding_plans",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("share", sa.Integer, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("coders", sa.Text, nullable=False),
        sa.Column("machine", sa.Boolean, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "codings",
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("coder", sa.String, primary_key=True),
        sa.Column("sha256_text", sa.String, sa.ForeignKey("texts.sha256"), nullable=False),
        sa.Column("claims", sa.Text, nullable=False),
        sa.Column("begun", sa.String, nullable=False),
        sa.Column("saved", sa.String, nullable=False),
        sa.Column("submitted", sa.String),
        sa.Column("settled", sa.String),
    )
    op.create_table(
        "adjudications",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("one", sa.String),
        sa.Column("other", sa.String),
        sa.Column("choice", sa.String, nullable=False),
        sa.Column("claim", sa.String),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_index("ix_codings_coder", "codings", ["coder"])
