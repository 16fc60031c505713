"""
A ledger of the sample reports; passwords of people who exist in tests alone are kept with little work.
"""

import pytest
from argon2 import PasswordHasher

from reportedly.cli.demo import TOLD, samples
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.summaries import summarise_new
from reportedly.people import passwords
from reportedly.pipeline import read_all
from reportedly.readers import reader
from reportedly.reading import ReadingOptions


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        passwords.nobodys.cache_clear()
        yield
    passwords.nobodys.cache_clear()


@pytest.fixture(scope="session")
def samples_ledger(tmp_path_factory):
    """
    The sample reports, read by the grammar.
    """
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with Ledger.open(path) as ledger:
        for sample in samples():
            options = ReadingOptions(*TOLD.get(sample.name, ()))
            list(read_all([str(sample)], options, ledger=ledger, reader=reader("grammar")))
        summarise_new(ledger)
    return path
