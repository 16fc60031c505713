"""
What is compared in short, and the parts that it is grouped in: they are noted when a ledger is next joined.
"""

import sqlalchemy as sa
from alembic import op

from reportedly.joining.packing import packed
from reportedly.joining.traits import traits
from reportedly.ledger.account_rows import from_json

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """
    Adds the column and the indexes, and shortens what is compared.
    """
    op.add_column("tellings", sa.Column("part", sa.String))
    op.create_index("ix_tellings_part", "tellings", ["part"])
    op.create_index("ix_accounts_alone", "accounts", ["id"], sqlite_where=sa.text("telling = id"))
    tellings = sa.table("tellings", sa.column("name"), sa.column("account"))
    connection = op.get_bind()
    for name, kept in connection.execute(sa.select(tellings)).all():
        short = packed(traits(from_json(kept)))
        connection.execute(tellings.update().where(tellings.c.name == name).values(account=short))
