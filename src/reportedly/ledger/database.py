"""
Opening the file of a ledger: a new one, a current one, an older one; and saying why when it fails.
"""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import cast
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError, SkipDocument, StopRun, UsageError
from reportedly.ledger.tables import CREATE_REPORT_WORDS, CREATE_WORDS, REVISION
from reportedly.people.people_tables import users

# Who writes to which ledger.
TURNS: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

# How many connections stay open for the next who asks: opening one reads all of the schema.
CONNECTIONS = 20

# Seconds between two tries to write. SQLite lets up to a tenth of a second pass, in which nobody writes: two
# processes that judge claims, each many a second, then wait for one another for most of the time.
TRY_AGAIN = 0.002

WHY = {
    sqlite3.SQLITE_BUSY: "is locked by another program; try again when that one is done",
    sqlite3.SQLITE_LOCKED: "is locked by another program; try again when that one is done",
    sqlite3.SQLITE_NOTADB: "is no ledger: it is not a SQLite file",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: is the path right, and may you write there?",
    sqlite3.SQLITE_READONLY: "cannot be written: it, or its folder, is read-only; use a copy of it elsewhere",
    sqlite3.SQLITE_PERM: "cannot be written: the system does not allow it",
}


def file_of(where: str | Path) -> Path:
    """
    The file that a path or a `sqlite:///` URL names.
    """
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    url = make_url(where)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise UsageError(f"a ledger is a file so far: give a path or sqlite:///PATH, not {url}")
    return Path(url.database)


def open_database(path: Path, patience: float, create: bool) -> Engine:
    """
    The database at *path*, made or brought up to date where needed; waits *patience* seconds for others.
    """
    if not path.parent.is_dir():
        raise LedgerError(f"{path} cannot be opened: there is no folder {path.parent}")
    if not create and not path.exists():
        raise LedgerError(f"there is no ledger at {path} yet; `reportedly read` makes one")
    only_to_look = path.exists() and not may_write_in(path.parent)
    address, how = unchanged(path) if only_to_look else (str(path), {})
    engine = connected(address, how, patience)
    with ExitStack() as undo, explained(path):
        undo.callback(engine.dispose)
        if only_to_look:
            refuse_older(engine, path)
        else:
            use_write_ahead_log(path, patience)
            bring_up_to_date(engine, path)
        undo.pop_all()  # it opened: nothing to undo
    return engine


def may_write_in(folder: Path) -> bool:
    """
    Whether files can be made in a folder, as SQLite makes some beside whatever is written to.
    """
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def unchanged(path: Path) -> tuple[str, Mapping[str, str]]:
    """
    The address of a ledger that is only looked at, and how SQLite is to open it.

    Where nobody has it open, it is said that the file stays as it is: SQLite would make others beside it.
    """
    is_open = path.with_name(f"{path.name}-wal").exists()
    how = {"uri": "true", "mode": "ro"}
    return path.absolute().as_uri(), how if is_open else {**how, "immutable": "1"}


def connected(address: str, how: Mapping[str, str], patience: float) -> Engine:
    """
    An engine whose transactions begin as we say: SQLite's driver would begin them too late.
    """
    engine = create_engine(
        URL.create("sqlite", database=address, query=how),
        connect_args={"timeout": patience, "isolation_level": None},
        pool_size=CONNECTIONS,
        max_overflow=-1,  # whoever asks has a thread already: nobody need wait for a connection as well
    )
    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", partial(begin, patience=patience))
    return engine


def set_up(connection: sqlite3.Connection, _record: object) -> None:
    """
    Makes what is committed last through a power cut, and references hold.
    """
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def begin(connection: Connection, *, patience: float) -> None:
    """
    A writer takes its turn at once, so that it never has to give up half-way; a reader needs none.
    """
    if connection.get_execution_options().get("writes", False):
        take_turn(driver_of(connection), patience)
    else:
        connection.exec_driver_sql("BEGIN")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """
    SQLite's own end of a connection: rows by the hundred thousand come and go faster there.
    """
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def take_turn(database: sqlite3.Connection, patience: float) -> None:
    """
    Begins to write as soon as no other program does; *patience* is how many seconds that may take.
    """
    database.execute("PRAGMA busy_timeout = 0")
    try:
        insist(database, "BEGIN IMMEDIATE", patience)
    finally:
        database.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """
    One transaction that writes: all of it is kept, or nothing. Those of one program queue up for their turn:
    SQLite would let each of them look again now and then, and the last to come might be the first.
    """
    with (
        TURNS.setdefault(engine, Lock()),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """
    Turns what the disk or the database says into what a person can act on.
    """
    try:
        yield
    except DBAPIError as error:
        raise explanation(path, error.orig) from error
    except sqlite3.Error as error:
        raise explanation(path, error) from error
    except OSError as error:
        raise disk_explanation(path, error) from error
    except UnicodeEncodeError as error:
        raise SkipDocument("holds halves of characters, which no file can hold") from error


def explanation(path: Path, error: BaseException | None) -> StopRun:
    """
    Why the database would not.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return StopRun(f"{path} cannot be written: the disk is full")
    if code == sqlite3.SQLITE_IOERR:
        return StopRun(f"{path} cannot be read or written ({error}): is the disk full?")
    return LedgerError(f"{path} {WHY.get(code, f'cannot be used: {error}')}")


def disk_explanation(path: Path, error: OSError) -> StopRun:
    """
    Why the disk would not.
    """
    if error.errno in FULL:
        return StopRun(f"nothing more can be kept beside {path}: the disk is full ({error.strerror})")
    return LedgerError(
        f"the files beside {path} cannot be used: {error.strerror or error} ({error.filename})"
    )


def use_write_ahead_log(path: Path, patience: float) -> None:
    """
    Lets others read while one writes. The mode stays with the file, so that mostly there is nothing to do.

    A file system that cannot do it keeps the old mode, which is slower but as safe. Of two programs that
    change it at once one is turned away, not queued.
    """
    with closing(sqlite3.connect(path, timeout=0.0)) as database:
        insist(database, "PRAGMA journal_mode = WAL", patience)


def insist(database: sqlite3.Connection, statement: str, patience: float) -> None:
    """
    Carries out a statement as soon as others let it, within *patience* seconds.
    """
    until = time.monotonic() + patience
    while not tried(database, statement, last_try=time.monotonic() > until):
        time.sleep(TRY_AGAIN)


def tried(database: sqlite3.Connection, statement: str, *, last_try: bool) -> bool:
    """
    Whether a statement was carried out, and not turned away because another program is at work.
    """
    try:
        database.execute(statement).fetchone()
    except sqlite3.OperationalError as error:
        if last_try or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """
    Makes the tables of a new ledger, adds to those of an older one, and leaves a current one alone.
    """
    with engine.connect() as connection:
        current = revision_of(connection, path)
    if current == REVISION:
        return
    with writing(engine) as connection:
        current = revision_of(connection, path)  # another program may have been faster
        if current is None:
            make_new(connection)
        elif current != REVISION:
            upgrade(connection)


def refuse_older(engine: Engine, path: Path) -> None:
    """
    Raises where a ledger that cannot be written would have to be brought up to date.
    """
    with engine.connect() as connection:
        if revision_of(connection, path) != REVISION:
            raise LedgerError(
                f"{path} is of an older version, and its folder is read-only: use a copy of it elsewhere"
            )


def revision_of(connection: Connection, path: Path) -> str | None:
    """
    The step that a ledger has reached; None for a new file.
    """
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = set(connection.exec_driver_sql(query).scalars())
    if not names:
        return None
    if not {"alembic_version", "readings"} <= names:
        raise LedgerError(f"{path} is no ledger: it is the database of another program")
    revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if revision > REVISION:
        raise LedgerError(f"{path} was written by a newer version of Reportedly; upgrade to use it")
    return revision


def make_new(connection: Connection) -> None:
    """
    Makes all tables at once, as all steps together would: loading Alembic takes longer than most reports.
    """
    users.metadata.create_all(connection)  # those of reports and those of people, whatever else is loaded
    connection.exec_driver_sql(CREATE_WORDS)
    connection.exec_driver_sql(CREATE_REPORT_WORDS)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version ("
        "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))


def upgrade(connection: Connection) -> None:
    """
    Takes the steps that an older ledger lacks.
    """
    from alembic import command  # noqa: PLC0415 (slow to load, and seldom needed)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parents[1] / "migrations").replace("%", "%%")
    )
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerError(f"the ledger cannot be brought up to date: {error}") from error
