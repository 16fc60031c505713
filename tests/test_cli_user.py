"""
`reportedly user`: who may sign in.
"""

import json
import re

import pyotp
import pytest
from typer.testing import CliRunner

from reportedly.cli import user as user_commands
from reportedly.cli.program import app
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.users import sign_in, users

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    return tmp_path


def run(*arguments, **given):
    return CliRunner().invoke(app, ["user", *arguments], **given)


def add(*arguments):
    return run("add", *arguments, "--password-stdin", input=f"{PASSWORD}\n")


def kept():
    with Ledger.open("reportedly.db") as ledger:
        return users(ledger)


def test_who_is_added_can_sign_in():
    """
    A user is added with role and rights, to a ledger that is made if need be.
    """
    done = add("ana", "--full-name", "Ana Bell", "--role", "reviewer", "--export")

    assert (done.exit_code, " ".join(done.stdout.split())) == (0, "ana Ana Bell reviewer, export")
    with Ledger.open("reportedly.db") as ledger:
        assert sign_in(ledger, "ana", PASSWORD, "", "here")


@pytest.mark.parametrize(
    ("arguments", "given", "fault"),
    [
        (["add", "a/b", "--password-stdin"], PASSWORD, "a/b is no name for a user"),
        (["add", "ana", "--role", "boss", "--password-stdin"], PASSWORD, "boss is no role"),
        (["add", "ana", "--password-stdin"], "short\n", "at least 12 characters"),
        (["add", "ana", "--password-stdin"], "", "at least 12 characters"),
        (["add", "ana"], "", "give it with --password-stdin"),
        (["change", "nobody", "--role", "admin"], "", "there is no ledger"),
    ],
)
def test_what_makes_no_sense_is_said(arguments, given, fault):
    """
    A wrong request ends with what to do instead, and changes nothing.
    """
    done = run(*arguments, input=given)

    assert done.exit_code in {2, 3}
    assert fault in done.stderr


def test_a_password_is_typed_twice(monkeypatch):
    """
    On a terminal it is asked for twice, until both are the same, and is not shown.
    """
    monkeypatch.setattr(user_commands, "is_terminal", lambda: True)
    done = run("add", "ana", input=f"{PASSWORD}\nsomething else\n{PASSWORD}\n{PASSWORD}\n")

    assert done.exit_code == 0
    assert PASSWORD not in done.output


def test_users_are_listed_for_people_and_programs():
    """
    One line each, as words or as JSON.
    """
    add("ana", "--role", "admin")
    add("ben", "--personal-data")

    assert [line.split()[0] for line in run("list").stdout.splitlines()] == ["ana", "ben"]
    assert json.loads(run("list", "--json").stdout.splitlines()[1]) == {
        "name": "ben",
        "full_name": "",
        "role": "viewer",
        "apart": ["see_personal_data"],
        "active": True,
        "totp": False,
    }


def test_a_ledger_without_users_says_what_that_means():
    """
    An empty list is explained, on standard error.
    """
    Ledger.open("reportedly.db").close()
    done = run("list")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "there are no users" in done.stderr


def test_one_right_is_changed_and_the_other_stays():
    """
    What is not named stays as it is.
    """
    add("ben", "--export")
    done = run("change", "ben", "--personal-data", "--role", "coder")

    assert done.exit_code == 0
    assert kept()[0].apart == {"export", "see_personal_data"}
    assert run("change", "BEN", "--no-export").exit_code == 0
    assert (kept()[0].apart, kept()[0].role) == ({"see_personal_data"}, "coder")


def test_changing_nothing_asks_what_to_change():
    """
    A change without options is no request; of somebody who is not there that is said first.
    """
    add("ben")

    assert "say what to change" in run("change", "ben").stderr
    assert "there is no user ann" in run("change", "ann").stderr


def test_who_is_removed_can_be_let_in_again():
    """
    Removing lets nobody in under that name, until it is taken back.
    """
    add("ben")
    removed = run("remove", "ben")

    assert "removed" in removed.stdout
    assert not kept()[0].active
    assert run("change", "ben", "--active").exit_code == 0
    assert kept()[0].active


def test_a_password_is_changed():
    """
    The new one holds; of an unknown name it is not even asked for.
    """
    add("ben")
    done = run("password", "ben", "--password-stdin", input="another long password\n")

    assert done.exit_code == 0
    with Ledger.open("reportedly.db") as ledger:
        assert sign_in(ledger, "ben", "another long password", "", "here")
    assert "there is no user ann" in run("password", "ann").stderr


def test_codes_are_turned_on_with_a_code_and_off_without(monkeypatch):
    """
    The key is shown, the first code taken; a wrong code changes nothing.
    """
    add("ben")
    key = pyotp.random_base32()
    monkeypatch.setattr("reportedly.people.second_factor.new_key", lambda: key)

    assert "code is not right" in run("totp", "ben", input="000\n").stderr
    done = run("totp", "ben", input=f"{pyotp.TOTP(key).now()}\n")
    assert re.search(rf"key +{key}", done.stdout)
    assert kept()[0].totp
    assert run("totp", "ben", "--off").exit_code == 0
    assert not kept()[0].totp
