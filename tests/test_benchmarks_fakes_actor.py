"""
Who did it, as read, in the labels of FA-KES.
"""

import pytest
from benchmarks import fakes_actor
from benchmarks.fakes_cases import Case

from reportedly import readers
from reportedly.headline import killed_figures
from reportedly.records import Document


def case(text, label="unknown"):
    document = Document("d", text, "", "", "text")
    claims = readers.GRAMMAR.find(document)
    return Case({"actor": label}, document, tuple(claims), tuple(killed_figures(claims, text)))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Syrian regime warplanes killed 12 people in Idlib on Monday.", fakes_actor.GOVERNMENT),
        ("Air strikes by the US-led coalition killed 12 people in Raqqa on Monday.", fakes_actor.COALITION),
        ("Islamic State executed 12 people in Raqqa on Monday.", fakes_actor.ISIS),
        ("A car bomb killed 12 people in Homs on Monday.", fakes_actor.UNKNOWN),
    ],
)
def test_the_doer_of_the_main_event(text, label):
    """
    The side of who did it gives the label; without one it is unknown.
    """
    assert fakes_actor.actor(case(text)) == label
    assert fakes_actor.actor_right(case(text, label))


@pytest.mark.parametrize(
    ("side", "label"), [("Kataib Hezbollah", fakes_actor.GOVERNMENT), ("Atlantis", None)]
)
def test_who_stands_by_a_labelled_side(side, label):
    """
    A side without a label of its own counts with the one that it stands by.
    """
    assert fakes_actor.side_label(side) == label
