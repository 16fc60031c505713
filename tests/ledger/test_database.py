"""
A ledger is made, opened, brought up to date, or refused with a reason.
"""

import errno
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from adding_reports import numbered, quick_ledger
from as_nobody import nobody
from reportedly.errors import LedgerError, StopRun, UsageError
from reportedly.ledger.database import explained, upgrade
from reportedly.ledger.ledger import Ledger
from reportedly.records import Skipped


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def schema_of(path):
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {(kind, name, table): "".join((sql or "").split()) for kind, name, table, sql in rows}


def test_a_new_ledger_is_what_the_migrations_make(ledger, tmp_path):
    """
    The tables made at once are those that all steps make one after the other.
    """
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()

    assert schema_of(ledger.path) == schema_of(tmp_path / "migrated.db")


def test_a_ledger_made_by_a_program_that_knows_no_people_has_tables_for_them(tmp_path):
    """
    Which parts of the library a program has loaded does not decide what its ledger is able to hold.
    """
    path = tmp_path / "ledger.db"
    script = "import sys; from reportedly.ledger.ledger import Ledger; Ledger.open(sys.argv[1]).close()"
    subprocess.run([sys.executable, "-c", script, path], check=True)

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM users").fetchone() == (0,)


def test_a_current_ledger_is_opened_without_alembic(tmp_path):
    """
    Neither a new nor a current ledger loads the migrations: that takes longer than reading a report.
    """
    code = (
        "import sys; from reportedly.ledger.ledger import Ledger\n"
        "for _ in range(2): Ledger.open(sys.argv[1]).close()\n"
        "print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "reportedly.db")]

    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def set_revision(path, revision):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_a_ledger_of_a_newer_version_is_refused(tmp_path):
    """
    A ledger that a newer version wrote is left alone, and the message says what to do.
    """
    path = tmp_path / "reportedly.db"
    Ledger.open(path).close()
    set_revision(path, "9999")

    with pytest.raises(LedgerError, match="written by a newer version of Reportedly; upgrade"):
        Ledger.open(path)


def test_a_ledger_of_an_unknown_version_is_refused(tmp_path):
    """
    A ledger that no step of the migrations leads on from is left alone.
    """
    path = tmp_path / "reportedly.db"
    Ledger.open(path).close()
    set_revision(path, "0000")

    with pytest.raises(LedgerError, match=r"cannot be brought up to date: .*0000"):
        Ledger.open(path)


@pytest.fixture
def shut_away():
    """
    A ledger in a folder in which nothing can be made.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shut away.db")
        with Ledger.open(path) as opened:
            opened.add(*numbered(1))
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


def test_a_ledger_in_a_read_only_folder_can_be_looked_at(shut_away):
    """
    It is read as it stands, and whoever would write there is told why not.
    """
    with nobody(), Ledger.open(shut_away, create=False) as opened:
        assert opened.counts().readings == 1
        with pytest.raises(LedgerError, match="is read-only; use a copy of it elsewhere"):
            opened.skip(Skipped("x.pdf", "reading", "damaged"))


def test_an_older_ledger_in_a_read_only_folder_is_refused(shut_away):
    """
    It would have to be brought up to date, which cannot be done there.
    """
    set_revision(shut_away, "0015")

    with nobody(), pytest.raises(LedgerError, match="is of an older version, and its folder is read-only"):
        Ledger.open(shut_away)


def test_a_ledger_in_a_read_only_folder_is_read_while_others_write(shut_away):
    """
    What somebody else, who may, has just written is seen, too.
    """
    shut_away.parent.chmod(0o755)
    with Ledger.open(shut_away) as writer:
        writer.add(*numbered(2))
        shut_away.parent.chmod(0o555)
        with nobody(), Ledger.open(shut_away, create=False) as opened:
            assert opened.counts().readings == 2


def test_a_locked_ledger_is_explained(ledger):
    """
    While another program holds the ledger, writing waits and then says why it cannot.
    """
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            Ledger.open(ledger.path, patience=0.1) as second,
            pytest.raises(LedgerError, match="is locked by another program"),
        ):
            second.add(*numbered(1))


def test_a_ledger_locked_as_a_whole_is_explained(tmp_path):
    """
    A file that another program holds for itself cannot be opened, and the message says why.
    """
    path = tmp_path / "reportedly.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE held (x)")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(LedgerError, match="is locked by another program"):
            Ledger.open(path, patience=0.1)


def test_a_ledger_that_is_busy_for_a_moment_is_waited_for(tmp_path):
    """
    A file that another program lets go of soon is opened then.
    """
    path = tmp_path / "reportedly.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        release = threading.Timer(0.3, other.execute, ["COMMIT"])
        release.start()

        with Ledger.open(path, patience=20) as ledger:
            assert ledger.add(*numbered(1))
        release.join()


def test_a_writer_begins_once_another_program_is_done(ledger):
    """
    While one program writes, another that would waits for its turn; all else on its connection is as patient
    as before.
    """
    with closing(sqlite3.connect(ledger.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, other.execute, ["COMMIT"])
        release.start()

        with Ledger.open(ledger.path, patience=20) as second:
            assert second.add(*numbered(1))
            with second.looking() as connection:
                assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 20_000
        release.join()


def coded(code):
    error = sqlite3.OperationalError("fault")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left"), "the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "x"), "cannot be used: Permission denied (x)"),
        (sqlite3.OperationalError("odd"), "l.db cannot be used: odd"),
        (coded(sqlite3.SQLITE_IOERR), "l.db cannot be read or written (fault): is the disk full?"),
        (coded(sqlite3.SQLITE_CORRUPT), "l.db is damaged; restore it from a copy"),
        (coded(sqlite3.SQLITE_READONLY), "l.db cannot be written: it, or its folder, is read-only"),
    ],
)
def test_faults_are_explained(error, reason):
    """
    What the disk and the database say becomes what a person can act on.
    """
    with pytest.raises(StopRun, match=re.escape(reason)), explained(Path("l.db")):
        raise error


def fill(ledger):
    for number in range(200):
        ledger.add(*numbered(number))


def test_a_full_database_is_named(ledger):
    """
    A database that may not grow says that there is no room, and takes in nothing of the report.
    """
    with ledger.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(StopRun, match="cannot be written: the disk is full"):
        fill(ledger)
    assert ledger.counts().claims == 3 * ledger.counts().readings


def test_a_file_that_is_no_ledger_is_refused(tmp_path):
    """
    Another file is never taken for a ledger, and stays as it is.
    """
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, however long this text may be. " * 20)

    with pytest.raises(LedgerError, match=r"notes\.txt is no ledger: it is not a SQLite file"):
        Ledger.open(path)
    assert path.read_text().startswith("Not a database")


def test_a_database_of_another_program_is_refused(tmp_path):
    """
    A SQLite file with other tables is not made into a ledger.
    """
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE songs (title)")

    with pytest.raises(LedgerError, match="it is the database of another program"):
        Ledger.open(path)


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("missing/reportedly.db", "there is no folder"),
        (".", "cannot be opened: is the path right, and may you write there?"),
        ("/proc/reportedly.db", "cannot be opened: is the path right, and may you write there?"),
    ],
)
def test_a_path_where_no_ledger_can_be_is_explained(tmp_path, where, reason):
    """
    A folder that is not there, a folder in place of a file, a folder that cannot be written.
    """
    with pytest.raises(LedgerError, match=reason.replace("?", r"\?")):
        Ledger.open(tmp_path / where)


def test_a_ledger_is_not_made_where_one_is_only_looked_for(tmp_path):
    """
    Listing the claims of a ledger that is not there says so, and makes none.
    """
    with pytest.raises(LedgerError, match="there is no ledger at"):
        Ledger.open(tmp_path / "reportedly.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_url_names_a_ledger(tmp_path):
    """
    A ledger can be given as a SQLite address too.
    """
    with Ledger.open(f"sqlite:///{tmp_path}/reportedly.db") as ledger:
        assert ledger.path == tmp_path / "reportedly.db"


def test_an_address_of_another_database_is_refused():
    """
    A database that cannot be a ledger yet is a mistake in the request; its password is not repeated.
    """
    with pytest.raises(UsageError, match="a ledger is a file so far") as raised:
        Ledger.open("postgresql://user:secret@host/claims")
    assert "secret" not in str(raised.value)
