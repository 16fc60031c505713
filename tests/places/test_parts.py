import pytest

from reportedly.claims.places import find_places
from reportedly.claims.where import countrywide, fineness
from reportedly.language.analysis import analyse
from reportedly.places.exactness import steps


def place_in(text):
    return [place for row in find_places(analyse(text), text) for place in row][-1]


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Gunmen killed six in northern Mali.", "northern Mali", "country"),
        ("Gunmen killed six in the north of Mali.", "northern Mali", "country"),
        ("Gunmen killed six in Mali's north.", "northern Mali", "country"),
        ("Gunmen killed six in north-eastern Nigeria.", "northeastern Nigeria", "country"),
        ("Gunmen killed six in north west Pakistan.", "northwestern Pakistan", "country"),
        ("Gunmen killed six in central Somalia.", "central Somalia", "country"),
        ("Shells killed six in southern Lebanon.", "southern Lebanon", "region"),
        ("Gunmen killed six in the north of the Philippines.", "northern Philippines", "country"),
        ("Gunmen killed six in the desert north of Mali.", "Mali", "country"),
        ("Gunmen killed six in rural Mali.", "Mali", "country"),
        ("Gunmen killed six in northern Monaco.", "Monaco", "country"),
    ],
)
def test_a_part_of_a_country_is_an_area_of_its_own(text, name, precision):
    """
    A part of a country is told by the direction in its words, and is as exact as its divisions are spread.
    """
    place = place_in(text)

    assert (place.name, place.precision) == (name, precision)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("south-west of Goma", ", where six died."),
        ("the north-western town of Kaya", "on Sunday."),
        ("the dusty north-western town of Kaya", "on Sunday."),
    ],
)
def test_a_direction_in_two_words_is_taken_in_whole(words, rest):
    """
    The words of a place begin with the first half of the direction in front of it, too.
    """
    text = f"Gunmen killed six in {words} {rest}"

    assert place_in(text).span.of(text) == words


@pytest.mark.parametrize(
    ("part", "south", "north", "west", "east"),
    [
        ("northern Mali", 16, 22, -6, 4),
        ("eastern Congo", -8, 3, 26, 31),
        ("southern Lebanon", 33, 33.7, 35, 36),
        ("western Niger", 12, 16, 0, 5),
        ("eastern Russia", 45, 72, 80, 180),
    ],
)
def test_a_part_of_a_country_lies_in_its_direction(part, south, north, west, east):
    """
    The point of a part is in that part, also where a country goes on beyond the line of the day.
    """
    place = place_in(f"Gunmen killed six in {part}.")

    assert south < place.lat < north
    assert west < place.lon < east


def test_an_unknown_place_stands_in_the_part_that_is_said():
    """
    What no gazetteer has is in the part of the country that the text gives for it.
    """
    place = place_in("Gunmen killed six in the village of Boulkessi in central Mali.")

    assert (place.name, place.lat) == ("Boulkessi", place_in("Six died in central Mali.").lat)
    assert fineness(place) == steps()["near"]


def test_a_sentence_may_open_with_a_part_of_a_country():
    """
    What no gazetteer has stands in the part that its sentence opens with.
    """
    place = place_in("In northern Togo, six died in Fooba.")

    assert (place.name, place.lat) == ("Fooba", place_in("Six died in northern Togo.").lat)


def test_a_part_of_a_country_is_finer_than_the_whole():
    """
    A claim has rather the part than the country for its place, and rather a town than the part.
    """
    place = place_in("Gunmen killed six in northern Mali.")

    assert not countrywide(place)
    assert steps()["province"] < fineness(place) < steps()["country"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The RSF killed six in western Darfur.", "Western Darfur"),
        ("Gunmen killed six in northern Sinai.", "North Sinai"),
        ("Gunmen killed six in southern Waziristan.", "South Waziristan"),
        ("Shells killed six in western Mosul.", "Mosul"),
    ],
)
def test_a_direction_may_belong_to_the_name_of_an_area(text, name):
    """
    A direction in small letters before a name is a part of it where an area of that name is known.
    """
    assert name == place_in(text).name
