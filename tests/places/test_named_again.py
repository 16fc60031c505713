from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse


def named(text):
    return [[place.name for place in row] for row in find_places(analyse(text), text)]


def test_a_name_shown_to_be_a_place_once_is_one_everywhere():
    """
    "The village of X" says what X is; a later sentence without such words speaks of a place too.
    """
    text = "Shells fell on the village of Qorvala in Ukraine. Thousands left Qorvala on Sunday."
    assert [["Qorvala"], ["Qorvala"]] == named(text)


def test_a_small_town_named_with_a_preposition_is_found_without_one():
    """
    A town too small to be taken for a place by its name alone is one where the report has shown that it is.
    """
    text = "Two died in Sarmin in Syria. The ministry called the Sarmin strike a fake."
    assert ["Sarmin"] == named(text)[1]


def test_a_shown_name_that_speaks_is_that_of_a_person():
    """
    Where somebody of that name says something, no place is meant.
    """
    text = "Shells fell on the village of Qorvala in Ukraine. Qorvala said nothing."
    assert [] == named(text)[1]


def test_a_shown_name_inside_that_of_a_body_is_no_place():
    """
    The name of a body that begins with a place stays that of the body.
    """
    text = "Shells fell on the village of Qorvala in Ukraine. The Qorvala Media Office was closed."
    assert [] == named(text)[1]
