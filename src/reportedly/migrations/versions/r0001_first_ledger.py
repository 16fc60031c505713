"""
The first ledger: documents, texts, readings, claims, what was skipped, and the words to search in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """
    Makes the tables.
    """
    make_documents()
    make_readings()
    make_claims()
    make_skipped()


def make_documents() -> None:
    """
    What was read, and the texts that came of it.
    """
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("sha256_raw", sa.String, nullable=False, index=True),
        sa.Column("first_seen", sa.String, nullable=False),
    )
    op.create_table(
        "texts",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )


def make_readings() -> None:
    """
    The layers of each document.
    """
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("sha256_text", sa.String, sa.ForeignKey("texts.sha256"), nullable=False),
        sa.Column("reader_name", sa.String, nullable=False),
        sa.Column("reader_version", sa.String, nullable=False),
        sa.Column("extractor", sa.String, nullable=False),
        *(
            sa.Column(name, sa.String)
            for name in ("source_id", "url", "title", "publisher", "published", "language", "note")
        ),
        sa.Column("read_at", sa.String, nullable=False),
    )
    op.create_index("ix_readings_layers", "readings", ["document_id", "number"])


def make_claims() -> None:
    """
    Claims, and an index of their words.
    """
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False, index=True),
        sa.Column("event_type", sa.String, nullable=False, index=True),
        sa.Column("certainty", sa.String, nullable=False),
        sa.Column("sources", sa.String, nullable=False),
        sa.Column("places", sa.String, nullable=False),
        sa.Column("first_day", sa.String, index=True),
        sa.Column("last_day", sa.String),
        sa.Column("killed", sa.Integer, index=True),
        sa.Column("payload", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "position"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE claim_words USING fts5("
        "sentence, sources, places, content='', tokenize=\"unicode61 remove_diacritics 2\")",
    )


def make_skipped() -> None:
    """
    What was not read, and why.
    """
    op.create_table(
        "skipped",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.UniqueConstraint("path", "stage", "reason"),
    )
