"""
The day of each event, so that a list of events can be begun anywhere.
"""

import sqlalchemy as sa
from alembic import op

from reportedly.events.days import LAST, Days, commonest

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """
    Makes the table, and fills it for the events that are there.
    """
    made = op.create_table(
        "event_days",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("day", sa.String, nullable=False),
        sa.Index("ix_event_days_in_order", "day", "event"),
    )
    query = (
        "SELECT event, json_extract(payload, '$.first'), json_extract(payload, '$.last') "
        "FROM accounts WHERE event IS NOT NULL ORDER BY id"
    )
    days: dict[str, list[Days]] = {}
    for event, first, last in op.get_bind().exec_driver_sql(query):
        days.setdefault(event, []).append((first, last))
    op.bulk_insert(
        made, [{"event": event, "day": commonest(told)[0] or LAST} for event, told in days.items()]
    )
