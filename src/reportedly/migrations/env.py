"""
Runs the steps on the connection, and in the transaction, of the ledger that is being opened.
"""

from alembic import context

from reportedly.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
