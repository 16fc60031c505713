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


@pytest.mark.parametrize(
    ("text", "words", "name", "admin1", "country"),
    [
        (
            "Gangs killed 70 in Pont-Zorka, in Haiti's Artibonite department.",
            "Pont-Zorka, in Haiti's Artibonite department",
            *("Pont-Zorka", "Artibonite", "Haiti"),
        ),
        ("Gangs killed six in Haiti's Zorka Soleil.", "Haiti's Zorka Soleil", "Zorka Soleil", None, "Haiti"),
        (
            "Gangs killed six in Port-au-Prince's Zorka on Friday.",
            "Port-au-Prince's Zorka",
            *("Zorka, Port-au-Prince", "Ouest", "Haiti"),
        ),
        (
            "Six died in Chernihiv region's Zorka in Ukraine.",
            "Chernihiv region's Zorka in Ukraine",
            *("Zorka", "Chernihiv", "Ukraine"),
        ),
        ("Six died in Iran's Revolutionary Guards.", "Iran", "Iran", None, "Iran"),
        ("Six died in Ukraine's Zorka offensive.", "Ukraine", "Ukraine", None, "Ukraine"),
    ],
)
def test_unknown_names_with_dashes_or_owners_keep_their_words(text, words, name, admin1, country):
    """
    What no gazetteer knows keeps its words, with a dash, or behind the area that owns it, and stands there.
    """
    place = [place for row in find_places(analyse(text), text) for place in row][-1]

    assert (place.span.of(text), place.name) == (words, name)
    assert (place.admin1, place.country) == (admin1, country)
