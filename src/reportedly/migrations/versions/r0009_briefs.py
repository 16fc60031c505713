"""
What the inbox shows of each report, what reports are sifted and found by, and which are nearly the same.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """
    Makes the tables; they are filled when the inbox is first asked for.
    """
    make_briefs()
    make_marks()
    op.create_index("ix_decisions_kind", "decisions", ["kind"])
    op.execute(
        "CREATE VIRTUAL TABLE report_words USING fts5("
        "title, text, names, content='', tokenize=\"unicode61 remove_diacritics 2\")"
    )


def make_briefs() -> None:
    """
    Reports in numbers, and how far that goes.
    """
    op.create_table(
        "briefs",
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("family", sa.String, nullable=False, index=True),
        sa.Column("reading", sa.Integer, nullable=False, index=True),
        sa.Column("sha256_text", sa.String, nullable=False),
        sa.Column("published", sa.String, index=True),
        sa.Column("claims", sa.Integer, nullable=False, index=True),
        sa.Column("open", sa.Integer, nullable=False, index=True),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("corrected", sa.Integer, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("killed", sa.Integer),
    )
    op.create_table(
        "briefed",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
    )


def make_marks() -> None:
    """
    What reports are sifted by, and what copies are found by.
    """
    op.create_table(
        "brief_marks",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
