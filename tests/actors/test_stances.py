"""
A claim's speaker is known by side, and what is told by whose deed and whose loss it is.
"""

import pytest

from reportedly.actors.stances import stance
from reportedly.records import Casualty, Claim, Party, ReaderInfo, Source, Span
from reportedly.telling.cards import rows

WORDS = Span(0, 4)


def claim(source=None, doer=None, harmed=None, target=None):
    return Claim(
        id="c",
        event="e1",
        event_type="attack",
        certainty="stated",
        confidence=0.5,
        reader=ReaderInfo("grammar", "1"),
        sentence=WORDS,
        trigger=WORDS,
        sources=(Source(WORDS, *source),) if source else (),
        casualties=(Casualty("killed", 1, 1, victims_side=harmed),) if harmed else (),
        perpetrator=Party(WORDS, *doer) if doer else None,
        target=Party(WORDS, *target) if target else None,
    )


SANA = ("SANA", "government", "sana")
SOHR = ("Syrian Observatory for Human Rights", "monitor", "sohr")
RUSSIA = ("Russia", "government", None)
REBELS = ("Syrian rebels", "syrian-rebels", "Syrian rebels")
ARMY = ("Syrian army", None, "Syrian government")


@pytest.mark.parametrize(
    ("source", "doer", "harmed", "words"),
    [
        (SANA, REBELS, None, ("its enemy's deed",)),
        (SANA, ARMY, "Islamic State", ("its own deed", "its enemy's loss")),
        (SANA, ("Russia", None, "Russia"), None, ("its ally's deed",)),
        (RUSSIA, ("Ukraine", None, "Ukraine"), "Russia", ("its own loss",)),
        (SANA, ("Atlantis", None, "Atlantis"), "Syrian government", ("its enemy's deed", "its own loss")),
        (SANA, None, None, ()),
    ],
)
def test_whose_deed_and_whose_loss(source, doer, harmed, words):
    """
    What a party tells is its own deed or loss, or its ally's or enemy's, in the year of the report.
    """
    found = stance(claim(source, doer, harmed), 2013)

    assert found.words() == (
        words if doer != ("Ukraine", None, "Ukraine") else ("its enemy's deed", "its own loss")
    )


def test_what_was_aimed_at_counts_where_nobody_was_counted():
    """
    An attack on the speaker's own side is its loss.
    """
    assert stance(claim(SANA, None, None, ARMY), 2016).words() == ("its own loss",)


@pytest.mark.parametrize("source", [None, SOHR, ("a resident", "witness", None)])
def test_who_belongs_to_no_party(source):
    """
    The report itself, a monitor and a witness speak for no side.
    """
    assert stance(claim(source, REBELS), 2016) is None


def test_enemies_change():
    """
    Who was whose enemy depends on the year.
    """
    told = claim(("Sudanese army", "government", "saf"), ("RSF", "rsf", "Rapid Support Forces"))

    assert stance(told, 2019).words() == ("its own deed",)
    assert stance(told, 2024).words() == ("its enemy's deed",)


def test_partial():
    """
    A speaker is a party to what is told where a relation is known.
    """
    assert stance(claim(SANA, REBELS), 2016).partial
    assert not stance(claim(SANA), 2016).partial


def test_the_card_says_for_whom_and_of_whom():
    """
    The card of a claim has the speaker's side, and what a listed party is part of.
    """
    told = claim(SANA, ("Brigade 65", "brigade-65", "Iran"))
    shown = {row.label: row for row in rows(told, "word", "2016-04-06")}

    assert (shown["speaks for"].value, shown["speaks for"].notes) == (
        "Syrian government",
        ("its ally's deed",),
    )
    assert "part of: Iranian Army special forces, Iranian army, Iranian government" in shown["by whom"].notes


def test_no_card_row_without_a_side():
    """
    A monitor's claim has no such row.
    """
    assert "speaks for" not in {row.label for row in rows(claim(SOHR), "word")}
