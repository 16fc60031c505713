"""
People: who they are, what was changed about them, who is signed in, and tries to sign in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """
    Makes the tables.
    """
    make_users()
    make_sessions()


def make_users() -> None:
    """
    People, and what was changed about them.
    """
    op.create_table(
        "users",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("full_name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("rights", sa.String, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("password", sa.String, nullable=False),
        sa.Column("code_key", sa.String),
        sa.Column("code_step", sa.Integer),
    )
    op.create_table(
        "user_changes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("user", sa.String, sa.ForeignKey("users.key"), nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )


def make_sessions() -> None:
    """
    Who is signed in, and tries to sign in.
    """
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("user", sa.String, sa.ForeignKey("users.key"), nullable=False, index=True),
        sa.Column("since", sa.String, nullable=False),
        sa.Column("seen", sa.String, nullable=False),
    )
    op.create_table(
        "sign_ins",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
    )
    op.create_index("ix_sign_ins_by_name", "sign_ins", ["name", "at"])
    op.create_index("ix_sign_ins_by_address", "sign_ins", ["address", "at"])
