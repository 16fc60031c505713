"""
Families are listed in the order of their newest report without a look at each report.
"""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """
    Puts the reading beside the family in their index.
    """
    op.drop_index("ix_briefs_family", "briefs")
    op.create_index("ix_briefs_families", "briefs", ["family", "reading"])
