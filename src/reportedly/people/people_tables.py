"""
The tables of a ledger that hold people and their work, beside those of reports and what follows from them.

Unlike those, rows change: somebody gets another role, a session ends, a report is let go.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from reportedly.ledger.tables import documents, metadata, texts

# People. `key` is the folded name; `rights` (JSON) are those apart from the role; `code_key` and `code_step`
# are the key of the second device and the last half-minute that a code of it was used for.
users = Table(
    "users",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("full_name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("rights", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password", String, nullable=False),
    Column("code_key", String),
    Column("code_step", Integer),
)

# What was changed about people, by whom; `before` and `after` are JSON, null for what is secret.
user_changes = Table(
    "user_changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("user", ForeignKey(users.c.key), nullable=False),
    Column("field", String, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
)

# Who is signed in: a digest of the token that the browser holds, when that began, when it was last used.
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String, primary_key=True),
    Column("user", ForeignKey(users.c.key), nullable=False, index=True),
    Column("since", String, nullable=False),
    Column("seen", String, nullable=False),
)

# Tries to sign in. `name` is a digest: people type passwords where names belong.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("address", String, nullable=False),
    Column("at", String, nullable=False),
    Column("done", Boolean, nullable=False),
    Index("ix_sign_ins_by_name", "name", "at"),
    Index("ix_sign_ins_by_address", "address", "at"),
)

# Who works on a report just now; a row that was not renewed for a while counts no longer.
work = Table(
    "work",
    metadata,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("who", String, nullable=False),
    Column("since", String, nullable=False),
    Column("seen", String, nullable=False),
)

# Which reports two people code: the newest plan counts. `coders` is JSON.
coding_plans = Table(
    "coding_plans",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("share", Integer, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("coders", Text, nullable=False),
    Column("machine", Boolean, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
)

# What one coder says a report claims; kept apart from the decisions until it is adjudicated. `claims` is
# JSON; `settled` is when all of the report was adjudicated.
codings = Table(
    "codings",
    metadata,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("coder", String, primary_key=True),
    Column("sha256_text", ForeignKey(texts.c.sha256), nullable=False),
    Column("claims", Text, nullable=False),
    Column("begun", String, nullable=False),
    Column("saved", String, nullable=False),
    Column("submitted", String),
    Column("settled", String),
    Index("ix_codings_coder", "coder"),
)

# What a coding was before each of its last changes, so that its coder may take them back: `before` is JSON as
# `claims` of a coding is, `after` the digest of what the change left.
coding_steps = Table(
    "coding_steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("coder", String, nullable=False),
    Column("about", String, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", String, nullable=False),
    Index("ix_coding_steps_of_whom", "document_id", "coder"),
)

# What was made of two coders' claims: `one` and `other` are their ids, null where a coder had no such claim;
# `choice` is "one", "other", "edited" or "neither", `claim` what stands because of it. The newest row counts.
adjudications = Table(
    "adjudications",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False, index=True),
    Column("one", String),
    Column("other", String),
    Column("choice", String, nullable=False),
    Column("claim", String),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
)
