"""
Reports with nearly the same words are found as they come, whatever their order.
"""

from random import Random

import pytest
from sqlalchemy import select

from adding_reports import GRAMMAR, quick_ledger, report_of
from reportedly.ledger import tables
from reportedly.ledger.briefs import brief_new
from reportedly.records import Reading

WORDS = [
    f"{a}{b}" for a in ("bar", "kel", "nor", "sul", "tam", "vor") for b in ("an", "esh", "ik", "om", "ut")
]


@pytest.fixture
def ledger():
    with quick_ledger() as ledger:
        yield ledger


def story(seed, words=150):
    """
    A made text that shares no run of words with another.
    """
    chance = Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words)) + "."


def kept(ledger, *texts):
    """
    The families of reports that are kept one after the other.
    """
    ids = []
    for text in texts:
        report = report_of(text)
        ledger.add(report, Reading(report.document, (), GRAMMAR))
        brief_new(ledger)
        ids.append(report.document.id)
    with ledger.looking() as connection:
        rows = connection.execute(select(tables.briefs.c.document_id, tables.briefs.c.family))
        families = {row.document_id: row.family for row in rows}
    return [ids.index(families[name]) for name in ids]


def test_copies_are_of_the_family_of_the_first(ledger):
    """
    The same words with a line more are a copy, and so is a copy of the copy; another story is not.
    """
    one, other = story(1), story(2)

    assert kept(ledger, one, f"{one} Updated.", other, f"Reprint: {one}", f"{other} (AFP)") == [0, 0, 2, 0, 2]


def test_a_few_words_in_common_make_no_copy(ledger):
    """
    A paragraph that two reports share leaves them two.
    """
    shared = story(3, 25)

    assert kept(ledger, f"{story(4)} {shared}", f"{shared} {story(5)}") == [0, 1]


def test_texts_of_a_few_words_are_no_copies(ledger):
    """
    Texts too short to tell apart are each of their own.
    """
    assert kept(ledger, "Shells fell.", "Shells fell today.") == [0, 1]
