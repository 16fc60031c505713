import pytest

from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse


def named(text):
    return [place.name for row in find_places(analyse(text), text) for place in row]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two men were shot at Qorvala on Monday.", "Qorvala"),
        ("Shells hit houses in Haush Qorvala on Monday.", "Haush Qorvala"),
        ("The village lies 15 km from Qorvala, which was attacked.", "Qorvala"),
        ("Fighters retook Qorvala before dawn.", "Qorvala"),
        ("Qorvala, a village held by the rebels, was shelled.", "Qorvala"),
        ("Fighters entered Sidi Qorvala before dawn.", "Sidi Qorvala"),
        ("They won back two blocks in Sheikh Qorvala overnight.", "Sheikh Qorvala"),
        ("FOUR GUERRILLAS DIED IN AN AMBUSH AT EL QORVAL YESTERDAY.", "EL QORVAL"),
    ],
)
def test_the_words_around_show_that_an_unknown_name_is_a_place(text, name):
    """
    A name that no gazetteer has is kept where the words around it show that it is a place.
    """
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "An editor at Reuters was told on Monday.",
        "Two men were shot in Ramadan.",
        "The captain, a man from the north, was killed.",
        "FOUR MEN DIED IN AN AMBUSH AT DAWN YESTERDAY.",
    ],
)
def test_other_capitals_after_a_preposition_are_no_places(text):
    """
    A body, a time or a person is no place.
    """
    assert [] == named(text)
