"""
The tables of a ledger. Of reports, rows are only ever added: a newer reading is a new layer over older ones.

`REVISION` names the newest step of `migrations/`; these tables are what all of its steps make.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

REVISION = "0016"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    },
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256_raw", String, nullable=False, index=True),
    Column("first_seen", String, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("text", Text, nullable=False),
)

# What a report is said to be (its date, its publisher) belongs to a reading: another may be told otherwise.
readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("sha256_text", ForeignKey(texts.c.sha256), nullable=False),
    Column("reader_name", String, nullable=False),
    Column("reader_version", String, nullable=False),
    Column("extractor", String, nullable=False),
    Column("source_id", String),
    Column("url", String),
    Column("title", String),
    Column("publisher", String),
    Column("published", String),
    Column("language", String),
    Column("note", String),
    Column("read_at", String, nullable=False),
    Index("ix_readings_layers", "document_id", "number"),
)

# `sources` and `places` hold folded words to search in, `killed` the greatest least number killed;
# `payload` is the printed claim. `position` is below 0 where a person corrected what a reader found.
claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", ForeignKey(readings.c.number), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", String, nullable=False, index=True),
    Column("event_type", String, nullable=False, index=True),
    Column("certainty", String, nullable=False),
    Column("sources", String, nullable=False),
    Column("places", String, nullable=False),
    Column("first_day", String, index=True),
    Column("last_day", String),
    Column("killed", Integer, index=True),
    Column("payload", Text, nullable=False),
    UniqueConstraint("reading", "position"),
)

skipped = Table(
    "skipped",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("path", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at", String, nullable=False),
    Column("document_id", ForeignKey(documents.c.id)),
    UniqueConstraint("path", "stage", "reason"),
)

# `about` and `value` are JSON; `withdraws` is what an "undo" takes back.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("field", String),
    Column("value", Text),
    Column("withdraws", ForeignKey("decisions.number")),
)

# The digest of a decision, which holds that of the one `before` it: so the log is a chain, as
# `decisions.chain` says.
decision_digests = Table(
    "decision_digests",
    metadata,
    Column("decision", ForeignKey(decisions.c.number), primary_key=True),
    Column("before", String, nullable=False),
    Column("digest", String, nullable=False),
)

# How a claim stands after a decision: `claim` is the row that is shown, None for that of the newest reading.
reviews = Table(
    "reviews",
    metadata,
    Column("decision", ForeignKey(decisions.c.number), primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("claim", ForeignKey(claims.c.number), index=True),
    Column("status", String),
    Index("ix_reviews_newest", "claim_id", "decision"),
)

# What a text is told by when it is printed again (`voices.sketches`), made when it is first asked for.
traces = Table(
    "traces",
    metadata,
    Column("sha256_text", ForeignKey(texts.c.sha256), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("kept", LargeBinary, nullable=False),
)

# What joining knows is made from the tables above, and made anew where they change: an account as JSON, its
# event, and the telling that is compared for it and for all accounts that say the same in the same words.
# `part` is the first of the tellings that are grouped together with one; none where none ever was.
tellings = Table(
    "tellings",
    metadata,
    Column("name", String, primary_key=True),
    Column("account", Text, nullable=False),
    Column("part", String, index=True),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False, index=True),
    Column("telling", String, nullable=False, index=True),
    Column("event", String, index=True),
    Column("payload", Text, nullable=False),
    Index("ix_accounts_alone", "id", sqlite_where=text("telling = id")),
)

# `key` is a digest of what a telling is found by, `line` its place among those that share it, then its name.
account_keys = Table(
    "account_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("line", String, primary_key=True),
    sqlite_with_rowid=False,
)

# Pairs of tellings that speak for one event, each pair both ways round.
account_bonds = Table(
    "account_bonds",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("weight", Float, nullable=False),
    sqlite_with_rowid=False,
)

# Pairs of tellings, the lesser first, of which it is not sure whether they are of one event; `doubt` is the
# weight without its sign, by which they are listed. `doubted` are the tellings that were looked at for it.
doubts = Table(
    "doubts",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("weight", Float, nullable=False),
    Column("doubt", Float, nullable=False),
    Index("ix_doubts_in_order", "doubt", "one", "other"),
    Index("ix_doubts_other", "other"),
)

doubted = Table("doubted", metadata, Column("name", String, primary_key=True))

# Each version of each event stays; the newest counts. `accounts` and `into` are JSON.
events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("accounts", Text, nullable=False),
    Column("into", Text, nullable=False),
    Column("at", String, nullable=False),
)

# The first day of each event of now, as lists are ordered by it.
event_days = Table(
    "event_days",
    metadata,
    Column("event", String, primary_key=True),
    Column("day", String, nullable=False),
    Index("ix_event_days_in_order", "day", "event"),
)

# Events in short, for maps and plots of many: `metres` is how far off the place may be.
summaries = Table(
    "summaries",
    metadata,
    Column("event", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("first", String, index=True),
    Column("last", String),
    Column("where", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("metres", Integer),
    Column("precision", String),
    Column("grade", String),
    Column("voices", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Column("wounded_low", Integer),
    Column("wounded_best", Integer),
    Column("wounded_high", Integer),
)

# What an event is found and counted by (`events.summary.Mark`).
summary_marks = Table(
    "summary_marks",
    metadata,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("number", Float),
    Index("ix_summary_marks_event", "event"),
    sqlite_with_rowid=False,
)

# How far it was looked into which summaries hold no more.
summarised = Table(
    "summarised",
    metadata,
    Column("reading", Integer, nullable=False),
    Column("decision", Integer, nullable=False),
)

# How far the ledger was joined: the last reading and the last decision that were taken into account.
joined = Table(
    "joined",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, nullable=False),
    Column("decision", Integer, nullable=False),
    Column("at", String, nullable=False),
)

# What the inbox shows of a report is made from the tables above, too: how its claims stand, in numbers;
# `family` is the report that those with nearly its words are listed with, `reading` its newest reading.
briefs = Table(
    "briefs",
    metadata,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("family", String, nullable=False),
    Column("reading", Integer, nullable=False, index=True),
    Column("sha256_text", String, nullable=False),
    Column("published", String, index=True),
    Column("claims", Integer, nullable=False, index=True),
    Column("open", Integer, nullable=False, index=True),
    Column("accepted", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("added", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("killed", Integer),
    Index("ix_briefs_families", "family", "reading"),
)

# What reports are sifted by: of each kind ("type", "place", "language" …) the values that a report has.
brief_marks = Table(
    "brief_marks",
    metadata,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Digests of parts of a signature, by which a report with nearly the same words is found.
copy_keys = Table(
    "copy_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# How far the briefs go: the last reading and the last decision that they know.
briefed = Table(
    "briefed",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, nullable=False),
    Column("decision", Integer, nullable=False),
)

# Folded words of whole reports, under the numbers of `readings`.
CREATE_REPORT_WORDS = (
    "CREATE VIRTUAL TABLE report_words USING fts5("
    "title, text, names, content='', tokenize=\"unicode61 remove_diacritics 2\")"
)

# Holds folded words only, under the numbers of `claims`; SQLite alone has it, so it is no Table.
CREATE_WORDS = (
    "CREATE VIRTUAL TABLE claim_words USING fts5("
    "sentence, sources, places, content='', tokenize=\"unicode61 remove_diacritics 2\")"
)
