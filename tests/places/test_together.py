"""
Places that several names tell together, and how exact they then are.
"""

import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse


def places(text):
    return [(place.span.of(text), place) for found in find_places(analyse(text), text) for place in found]


def last(text):
    return places(text)[-1]


@pytest.mark.parametrize(
    ("text", "precision", "admin1"),
    [
        ("They killed 22 in Zorku in Niger's Tillaberi region.", "province", "Tillaberi"),
        ("A missile hit the village of Zorka in Ukraine's Kharkiv region.", "province", "Kharkiv"),
        ("Rebels killed 12 in Zorka in Rutshuru territory, DR Congo.", "district", "North Kivu"),
        ("Jets bombed Zorka village in Kanbalu township, Sagaing Region.", "district", "Sagaing"),
        ("Shells fell on Karm al-Zork, a village in the Idlib countryside.", "region", "Idlib"),
        ("They clashed in Zorka, Upper Nile State, in South Sudan.", "province", "Upper Nile"),
        ("Rebels clashed with soldiers in Barangay Zorka, Cebu.", "city", "Central Visayas"),
        ("They killed ten in Zorka Mareer, Lower Shabelle, Somalia.", "province", "Lower Shabeelle"),
        ("Rebels killed nine in Zorkiye, 20 km south of Aleppo.", "near", "Aleppo"),
        (
            "They died in Zorka district in Chhattisgarh, about 450 km south of Raipur.",
            "province",
            "Chhattisgarh",
        ),
    ],
)
def test_an_unknown_place_stands_in_the_narrowest_area_that_is_named(text, precision, admin1):
    """
    What no gazetteer knows stands in the narrowest area around it, and is no more exact than that.
    """
    [(_, place)] = [pair for pair in places(text) if "Zork" in pair[0]]

    assert (precision, admin1) == (place.precision, place.admin1)
    assert "Zork" in place.name


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Gunmen killed six in Macomia district, Mozambique.", "district"),
        ("Jets hit the northern Homs countryside in Syria.", "region"),
        ("Soldiers died in the Mopti region of Mali.", "province"),
        ("Six died in rural Aleppo.", "region"),
        ("Shelling killed one in the Kherson region of Ukraine.", "province"),
        ("Shelling killed one in the city of Kherson.", "city"),
        ("Shelling killed two in Toretsk and one in Kherson.", "city"),
    ],
)
def test_an_area_called_by_its_town_is_no_town(text, precision):
    """
    "X district" and "the X countryside" are areas, "X region" is the division of that name, and X the town.
    """
    assert precision == last(text)[1].precision


def test_a_road_called_by_its_ends_lies_between_them():
    """
    "The Damascus-Homs highway" is one place, somewhere between both.
    """
    [(words, road)] = places("Ten people were killed on the Damascus-Homs highway.")

    assert ("the Damascus-Homs highway", "Damascus-Homs highway") == (words, road.name)
    assert (True, "region") == (33.6 < road.lat < 34.6, road.precision)


def test_a_road_keeps_its_point_in_a_wider_area():
    """
    The division that a road lies in is wider than the middle between its ends.
    """
    [(_, road)] = places("Ten people died on the Cúcuta-Tibú road, in Norte de Santander.")

    assert ("region", True) == (road.precision, 7.9 < road.lat < 8.6)


def test_a_long_road_is_where_a_town_beside_it_is():
    """
    Of a road too long to have a middle, the town that it is near says where.
    """
    [(words, road)] = places("Ten were killed on the Damascus-Aleppo highway near Maaret al-Numan.")

    assert words.startswith("the Damascus-Aleppo highway near")
    assert ("near", "Idlib") == (road.precision, road.admin1)


def test_a_town_lies_in_its_district():
    """
    A district of a division holds the towns around it: "Victoria, Northern Samar" is one place.
    """
    [(words, place)] = places("Rebels killed two soldiers in Victoria, Northern Samar.")

    assert ("Victoria, Northern Samar", "Philippines") == (words, place.country)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed 14 in Solhan, in Burkina Faso's Sahel region.", "Burkina Faso"),
        ("Shelling killed 9 in the Karari neighbourhood of Omdurman in Sudan.", "Sudan"),
        ("Turkey killed eight fighters in Iraq's Gara region.", "Iraq"),
        ("Bandits killed 30 in Victoria village, Zamfara.", "Nigeria"),
    ],
)
def test_a_small_town_far_from_all_else_is_not_meant(text, country):
    """
    A name that only a small town in another part of the world bears is that of an unknown place, in the
    country of the report.
    """
    assert {country} == {place.country for words, place in places(text) if words.split()[0] != "Turkey"}


def test_two_small_towns_do_not_rule_each_other_out():
    """
    Of small towns alone none shows the other to be meant elsewhere.
    """
    text = "Gunmen killed three in Shaddadi and police four in Solhan."

    assert {"Syria", "Turkey"} == {place.country for _, place in places(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A ship was hit in the Red Sea off Yemen.", "sea"),
        ("Shelling killed nine in Port Sudan; troops left Red Sea state.", "province"),
    ],
)
def test_a_sea_comes_before_a_province_of_its_name(text, name):
    """
    "The Red Sea" is the sea, unless a noun says that the division is meant.
    """
    assert name == next(place.precision for words, place in places(text) if "Red Sea" in words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops fired in Poonch, Jammu and Kashmir.", "Pūnch"),
        ("Serb police killed nine in Bosnia and Herzegovina.", "Bosnia and Herzegovina"),
        ("Shells fell in Homs and Hama.", "Hama"),
    ],
)
def test_a_name_may_hold_and(text, name):
    """
    "And" belongs to a name where the gazetteer has the whole, else it joins two.
    """
    assert name == last(text)[1].name


def test_a_part_of_a_capital_is_no_government():
    """
    What is in a part of a capital happened there, and not at its government.
    """
    text = "A bomber killed 50 in Kabul's Shahr-e-Fooba neighbourhood."

    assert ["Shahr-e-Fooba, Kabul"] == [place.name for _, place in places(text)]
    assert "Kabul" not in {place.name for _, place in places("Kabul's envoy in Herat resigned.")}


@pytest.mark.parametrize(
    ("text", "words", "name", "precision", "admin1"),
    [
        (
            "Six died in Gubio local government area (LGA) of Borno state.",
            "Gubio local government area (LGA) of Borno state",
            *("Gubio", "district", "Borno"),
        ),
        ("Six died in Kukawa LGA, Borno.", "Kukawa LGA, Borno", "Kukawa", "district", "Borno"),
        (
            "Six died in the Deir Hafer subdistrict (nahiya) of Aleppo governorate.",
            "the Deir Hafer subdistrict (nahiya) of Aleppo governorate",
            *("Deir Hafir", "district", "Aleppo"),
        ),
        ("Six died in Koro cercle, Mali.", "Koro cercle, Mali", "Koro", "district", "Mopti"),
        (
            "Six died in Zorka kebele in Ethiopia's Oromia region.",
            "Zorka kebele in Ethiopia's Oromia region",
            *("Zorka", "province", "Oromiya"),
        ),
        (
            "Six died in the West Zorka zone of Ethiopia's Oromia region.",
            "the West Zorka zone of Ethiopia's Oromia region",
            *("West Zorka", "province", "Oromiya"),
        ),
        (
            "Six died in Zorka tehsil of Swabi district, Pakistan.",
            "Zorka tehsil of Swabi district, Pakistan",
            *("Zorka, Swabi", "district", "Khyber Pakhtunkhwa"),
        ),
        (
            "Six died in the Zorka province of Burkina Faso.",
            "the Zorka province of Burkina Faso",
            *("Zorka", "country", None),
        ),
        (
            "Six died in the Fooba district of Port-au-Prince.",
            "the Fooba district of Port-au-Prince",
            *("Fooba, Port-au-Prince", "city", "Ouest"),
        ),
        (
            "Six died in the Zorka suburb of Tripoli, Libya.",
            "the Zorka suburb of Tripoli, Libya",
            *("Zorka, Tripoli", "city", "Tripoli"),
        ),
        (
            "Six died in the Janzour suburb of Tripoli, Libya.",
            "the Janzour suburb of Tripoli, Libya",
            *("Janzūr", "city", "Al Jafarah"),
        ),
        (
            "Six died in the Yazidi village of Sinjar.",
            "the Yazidi village of Sinjar",
            "Sinjar",
            "town",
            "Nineveh",
        ),
    ],
)
def test_the_nouns_for_divisions_bind_to_the_names_before_and_after_them(
    text, words, name, precision, admin1
):
    """
    A noun for a division is that of the name before it, and what follows with "of" holds it.
    """
    [(said, place)] = [pair for pair in places(text) if pair[0] != "Ethiopia"]

    assert (said, place.name) == (words, name)
    assert (place.precision, place.admin1) == (precision, admin1)


@pytest.mark.parametrize(
    ("text", "words", "name", "precision", "country"),
    [
        ("Six died in Pahalgam, Kashmir.", "Pahalgam, Kashmir", "Pahalgam", "town", "India"),
        ("Six died in Uri, Kashmir.", "Uri, Kashmir", "Uri", "town", "India"),
        (
            "Six died in Indian-controlled Kashmir.",
            "Indian-controlled Kashmir",
            *("Jammu and Kashmir", "region", "India"),
        ),
        (
            "Six died in Muzaffarabad, Pakistan-administered Kashmir.",
            "Muzaffarabad, Pakistan-administered Kashmir",
            *("Muzaffarābād", "city", "Pakistan"),
        ),
        (
            "Six died in Baisaran meadow near Pahalgam.",
            "Baisaran meadow near Pahalgam",
            *("Baisaran meadow, Pahalgam", "near", "India"),
        ),
        ("Six died in Erbil, Iraqi Kurdistan.", "Erbil, Iraqi Kurdistan", "Erbil", "city", "Iraq"),
        (
            "Six died in Iraq's Kurdistan region.",
            "Iraq's Kurdistan region",
            "Kurdistan Region",
            "region",
            "Iraq",
        ),
        (
            "Six died in Iran's Kurdistan province.",
            "Iran's Kurdistan province",
            "Kurdistan",
            "province",
            "Iran",
        ),
        ("Six died in Bakhmut, Donbas.", "Bakhmut, Donbas", "Bakhmut", "city", "Ukraine"),
        ("Six died along the Line of Control.", "the Line of Control", "Line of Control", "region", None),
    ],
)
def test_regions_that_are_no_divisions_hold_the_places_in_them(text, words, name, precision, country):
    """
    A region of no division holds what lies near its middle in its country; one of several countries has none.
    """
    [(said, place)] = places(text)

    assert (said, place.name) == (words, name)
    assert (place.precision, place.country) == (precision, country)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Strikes killed six in northern Gaza.", "Gaza Strip", "province"),
        ("Strikes killed six in central Gaza.", "Gaza Strip", "province"),
        ("Strikes killed six in the south of Gaza.", "Gaza Strip", "province"),
        ("Strikes killed six in Gaza's north.", "Gaza Strip", "province"),
        ("Strikes killed six in Gaza.", "Gaza Strip", "province"),
        ("Six died across Gaza.", "Gaza Strip", "province"),
        ("Shells fell on a hospital in Gaza.", "Gaza Strip", "province"),
        ("Strikes killed six in the city of Gaza.", "Gaza City", "city"),
        ("Strikes killed six west of Gaza.", "Gaza City", "near"),
        ("Shells fell on the port of Gaza.", "Gaza City", "city"),
        ("Strikes killed six in Gaza's Zeitoun neighbourhood.", "Zeitoun", "city"),
        ("Strikes killed six in Gaza City.", "Gaza City", "city"),
        ("Strikes killed six in northern Gaza City.", "Gaza City", "city"),
        ("Strikes killed six in Khan Younis, southern Gaza.", "Khan Younis", "city"),
        ("Strikes killed six in southern Idlib.", "Idlib", "province"),
        ("Strikes killed six in western Mosul.", "Mosul", "city"),
        ("Gunmen killed six in two villages in Aleppo.", "Aleppo", "province"),
    ],
)
def test_a_part_of_an_area_called_by_its_town_is_no_town(text, name, precision):
    """
    Names of towns that with a direction mean the area around are areas then, some always, and villages lie in
    no town.
    """
    place = last(text)[1]

    assert (place.name, place.precision) == (name, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Gunmen killed six in a village near Tillaberi, western Niger.",
            "a village near Tillaberi, western Niger",
        ),
        ("Gunmen killed six outside Tillaberi in Niger.", "Tillaberi in Niger"),
        ("Gunmen killed six in a village close to Tillaberi.", "a village close to Tillaberi"),
    ],
)
def test_what_is_near_a_name_is_near_the_town_of_that_name(text, words):
    """
    Something is near a town, not near the province called like it.
    """
    said, place = last(text)

    assert (said, place.precision, place.gazetteer_id) == (words, "near", "geonames:2438678")


@pytest.mark.parametrize(
    ("text", "words", "name", "precision"),
    [
        (
            "Six died between Gao and Zorka.",
            "between Gao and Zorka",
            *("between Gao and Zorka", "region"),
        ),
        ("Six died between Zorka and Gao.", "between Zorka and Gao", "between Zorka and Gao", "region"),
        ("Six died on the Gao-Zorka road.", "the Gao-Zorka road", "Gao-Zorka road", "region"),
        ("Six died on the road from Gao to Zorka.", "the road from Gao to Zorka", "Gao-Zorka road", "region"),
        (
            "Six died between the towns of Bakhmut and Siversk.",
            "between the towns of Bakhmut and Siversk",
            *("between Bakhmut and Siversk", "near"),
        ),
        ("Six died between Goma and Sake.", "between Goma and Sake", "between Goma and Sake", "near"),
        ("Six died in Sake, eastern Congo.", "Sake, eastern Congo", "Sake", "town"),
    ],
)
def test_what_lies_between_two_places_is_an_area_even_if_one_of_them_is_unknown(text, words, name, precision):
    """
    No point of one place stands for what lies between it and another one, known or not.
    """
    [(said, place)] = places(text)

    assert (said, place.name, place.precision) == (words, name, precision)


@pytest.mark.parametrize(
    ("text", "words", "name", "precision"),
    [
        (
            "Six died on the Chad-Sudan border.",
            "the Chad-Sudan border",
            *("border of Chad and Sudan", "country"),
        ),
        (
            "Six died on the Syrian-Turkish border.",
            "the Syrian-Turkish border",
            *("border of Syria and Turkey", "country"),
        ),
        ("Six died along the Lebanese border.", "the Lebanese border", "border of Lebanon", "country"),
        ("Six died in the border town of Jibia.", "the border town of Jibia", "Jibia", "town"),
        (
            "Six died in the tri-border area of Mali, Niger and Burkina Faso.",
            "the tri-border area of Mali, Niger and Burkina Faso",
            *("Mali, Niger and Burkina Faso", "country"),
        ),
        ("Six died in the Sahel.", "the Sahel", "Sahel", "region"),
        ("Six died in Burkina Faso's Sahel region.", "Burkina Faso's Sahel region", "Sahel", "province"),
        ("Six died in the Sambisa forest.", "the Sambisa forest", "Sambisa Forest", "region"),
        (
            "Six died in eastern DR Congo.",
            "eastern DR Congo",
            "eastern Democratic Republic of the Congo",
            "country",
        ),
    ],
)
def test_lines_and_loose_areas_are_areas(text, words, name, precision):
    """
    Borders, forests and areas of several countries are areas, each under its own words.
    """
    [(said, place)] = places(text)

    assert (said, place.name, place.precision) == (words, name, precision)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Six died in Kharkiv's Saltivka district.", "Kharkiv's Saltivka district", "Saltivka"),
        (
            "Six died in Katsina's Faskari local government area.",
            "Katsina's Faskari local government area",
            "Faskari",
        ),
    ],
)
def test_a_known_part_that_a_town_owns_is_the_place(text, words, name):
    """
    Of a town and its part, or its province's district, the part is where something happened.
    """
    [(said, place)] = places(text)

    assert (said, place.name) == (words, name)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Shells hit Abu Shouk camp near El Fasher.", "Abu Shouk camp near El Fasher", "Abu Shouk"),
        ("Six died in Khimki, near Moscow, on Friday.", "Khimki, near Moscow", "Khimki"),
        ("Six died in Wamena, Papua, on Friday.", "Wamena, Papua", "Wamena"),
        (
            "Six died in the hamlet of La Plata in Corinto on Friday. The Colombian army denied it.",
            "the hamlet of La Plata in Corinto",
            "La Plata, Corinto",
        ),
        (
            "In the Russian border region of Belgorod six died.",
            "the Russian border region of Belgorod",
            "Belgorod",
        ),
        ("Six died in Kaya in north-central Burkina Faso.", "Kaya in north-central Burkina Faso", "Kaya"),
        ("Jets hit the tents west of Khan Younis on Friday.", "the tents west of Khan Younis", "Khan Younis"),
        ("On the island of Jolo six died.", "the island of Jolo", "Jolo island"),
        ("Six died in West Fooba Zone of Oromia.", "West Fooba Zone of Oromia", "West Fooba"),
    ],
)
def test_a_place_and_what_holds_it_are_one(text, words, name):
    """
    What tells where a known place is belongs to its words; a place of that name elsewhere is not meant.
    """
    said, place = places(text)[0]

    assert (said, place.name) == (words, name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Six died in Goma, Ituri and Bukavu.", ["Goma", "Ituri", "Bukavu"]),
        ("Six died in the Green Zone in Baghdad.", ["Baghdad"]),
        ("In Sanaa, jets hit the Shuub district.", ["Sanaa", "Shuub, Sanaa"]),
        ("3 March, Goma: six died near the Fooba roundabout.", ["Goma", "Fooba roundabout, Goma"]),
        ("Marib: ten dead in the village of Fooba.", ["Marib", "Fooba, Marib"]),
    ],
)
def test_a_sentence_may_open_with_where_all_of_it_was(text, names):
    """
    An unknown place lies in the one that its sentence opens with; a list and a zone of another kind are none.
    """
    assert names == [place.name for _, place in places(text)]


def test_what_is_called_after_a_country_is_not_there():
    """
    A building or a street that has the name of another country than the report's lies in the report's.
    """
    text = "Six died at the Kuwait roundabout, and four in Khan Younis and Rafah in the Gaza Strip."
    place = places(text)[0][1]

    assert (place.name, place.country) == ("Kuwait roundabout", "Palestine")


def test_a_group_that_is_called_after_a_region_is_no_place():
    """
    An article before the name of a group does not make a part of it a place.
    """
    found = find_all(from_text("The Balochistan Liberation Army claimed the attack.").document)

    assert [] == [place for one in found for place in one.places]
