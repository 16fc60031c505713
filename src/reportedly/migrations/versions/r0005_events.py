"""
Accounts, what they are found by, what joins them, and the events that they make.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """
    Makes the tables.
    """
    make_accounts()
    make_events()


def make_accounts() -> None:
    """
    Accounts, what is compared of them, and what joins them.
    """
    op.create_table(
        "tellings",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("telling", sa.String, nullable=False, index=True),
        sa.Column("event", sa.String, index=True),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "account_keys",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("line", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account_bonds",
        sa.Column("one", sa.String, primary_key=True),
        sa.Column("other", sa.String, primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )


def make_events() -> None:
    """
    Events under each of their versions, and how far the ledger was joined.
    """
    op.create_table(
        "events",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("accounts", sa.Text, nullable=False),
        sa.Column("into", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "joined",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
