import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.places import find_places
from reportedly.claims.where import Sited, carried, choose, fineness, inherit
from reportedly.language.analysis import analyse
from reportedly.places.gazetteer import demonym
from reportedly.records import Place, Span


def places(text):
    return [place for row in find_places(analyse(text), text) for place in row]


def named(text):
    found = [place for place in places(text) if not demonym(place.span.of(text))]
    return [(place.span.of(text), place.name) for place in found]


def chosen(text, trigger):
    sentences = analyse(text)
    rows = find_places(sentences, text)
    at = text.index(trigger)
    index = next(i for i, one in enumerate(sentences) if one.span.start <= at < one.span.end)
    return choose(rows[index], Span(at, at + len(trigger)), sentences[index], text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "At least 20 people died in the strategic village of al-Eis in southern Aleppo.",
            [("the strategic village of al-Eis in southern Aleppo", "al-Eis")],
        ),
        (
            "Jets hit the opposition-held neighborhood of Tareeq al-Bab in Aleppo on Sunday.",
            [("the opposition-held neighborhood of Tareeq al-Bab in Aleppo", "Tariq al-Bab")],
        ),
        ("Shells fell in Idlib province overnight.", [("Idlib province", "Idlib")]),
        ("Two soldiers were killed near Bakhmut, Ukraine.", [("Bakhmut, Ukraine", "Bakhmut")]),
        ("Syria's northwestern Idlib province was hit.", [("Syria's northwestern Idlib province", "Idlib")]),
        ("Aleppos Old City was shelled.", [("Aleppos Old City", "Old City of Aleppo")]),
        (
            "THE TOWN OF APOPA, IN SAN SALVADOR, WAS ATTACKED IN MARCH.",
            [("THE TOWN OF APOPA, IN SAN SALVADOR", "Apopa")],
        ),
        ("Rockets hit districts east of Damascus.", [("districts east of Damascus", "Damascus")]),
        ("Troops died 20 km south of Homs.", [("20 km south of Homs", "Homs")]),
        ("Planes hit rebel-held eastern Aleppo again.", [("rebel-held eastern Aleppo", "Aleppo")]),
        ("An attack on Camp Hurriya killed six.", [("Camp Hurriya", "Hurriya")]),
        ("Fighting goes on in El Fasher in Sudan.", [("El Fasher in Sudan", "El Fasher")]),
        ("Six died in Port-au-Prince, Haiti.", [("Port-au-Prince, Haiti", "Port-au-Prince")]),
        ("Two died in Côte d'Ivoire.", [("Côte d'Ivoire", "Ivory Coast")]),
        ("A man was shot in Brooklyn, New York.", [("Brooklyn, New York", "Brooklyn")]),
        ("Two died in Cox's Bazar on Friday.", [("Cox's Bazar", "Cox’s Bāzār")]),
        ("Two died in King’s Lynn on Friday.", [("King’s Lynn", "King's Lynn")]),
        (
            "They shelled Tripoli's Mitiga airport in Libya.",
            [("Tripoli's Mitiga airport in Libya", "Mitiga airport, Tripoli")],
        ),
    ],
)
def test_places_are_copied_as_whole_phrases(text, found):
    """
    The words of a place are the phrase as a coder copies it; its name is the common English one.
    """
    assert found == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Observatory for Human Rights counted the dead.",
        "Activists at the Aleppo Media Center filmed it.",
        "A Damascus-based group denied it.",
        "Jordan said that it would not take part.",
        "Gen. Martin Dempsey spoke of March.",
        "It was fired by Turkey and Iran.",
        "A hospital and a market were hit.",
        "The Johnston County Sheriff's Office has made arrests.",
        "Islamic State of Iraq claimed it.",
        "President Washington was silent.",
        "The Fars News Agency reported it.",
        "The army said so, by the website of al-Furati, on Tuesday.",
    ],
)
def test_bodies_persons_and_governments_are_no_places(text):
    """
    A name that is part of a body, a person or a government is not where something happened.
    """
    assert named(text) == []


def test_adjectives_of_countries_are_returned_as_such():
    """
    "Syrian" is a mention of Syria whose words tell that it is only an adjective.
    """
    text = "The Syrian army pulled back."
    (place,) = places(text)

    assert ("Syria", "country", True) == (place.name, place.precision, demonym(place.span.of(text)))


def test_the_gazetteer_gives_all_that_is_known():
    """
    A known place comes with division, country, coordinates and the id that they are from.
    """
    (place,) = places("Clashes broke out in Idlib city.")

    assert ("Idlib", "Syria", "geonames:169389") == (place.admin1, place.country, place.gazetteer_id)
    assert (36, 37) == (round(place.lat), round(place.lon))


def test_unknown_places_fall_back_to_the_region_of_the_text():
    """
    A village that no gazetteer has keeps its name and stands where its region does.
    """
    text = "Rebels took the village of Qoraytunna in northern Idlib province."
    (place,) = places(text)

    assert ("Qoraytunna", "Idlib", "province") == (place.name, place.admin1, place.precision)


def test_unlisted_facilities_are_named_with_their_town():
    """
    A facility that no gazetteer has is known by its own name and its town's.
    """
    assert [("the Qormouna hospital in Douma", "Qormouna hospital, Douma")] == named(
        "Bombs hit the Qormouna hospital in Douma, Syria said."
    )


def test_facilities_of_a_town_are_near_it():
    """
    A facility named after a town is near it, not in it.
    """
    (place,) = places("A rocket hit Bashiqa camp in Iraq.")

    assert "Bashiqa camp" == place.name


def test_the_report_decides_between_places_of_one_name():
    """
    A name that many places share is the one in the country that the report is about.
    """
    (place, *_) = places(
        "Shots were fired in Santa Ana. The army of El Salvador and Salvadoran rebels fought."
    )

    assert place.country == "El Salvador"


def test_lists_of_places_are_one_place():
    """
    "The towns of X Y and Z" is one phrase, with or without commas.
    """
    text = "Warplanes bombed the towns of Saraqib Binnish and Taftanaz in Idlib."

    assert "the towns of Saraqib Binnish and Taftanaz in Idlib" in [words for words, _ in named(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Douma in Syria. The town was on fire.", "Douma"),
        ("Bombs hit Aleppo. The army closed the city.", "Aleppo"),
        ("It began in Daraa in Syria. War spread through the country.", "Syria"),
        ("Rebels cut the Castello Road near Aleppo. Then the road was closed.", "Castello Road"),
        ("Syrian jets circled. They bombed the Syrian capital.", "Damascus"),
        ("Idlib province was shelled. Troops left the province.", "Idlib"),
        ("Idlib province was shelled. They lost the provincial capital.", "Idlib"),
        ("Shells fell on Douma in Syria. They hit the hospital again.", "Douma"),
        ("Shells fell on Douma in Syria. Smoke hung over the area.", "Douma"),
    ],
)
def test_phrases_without_a_name_mean_the_place_spoken_of(text, name):
    """
    "The town", "the country", "the road" mean what the report last spoke of.
    """
    assert name == named(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("The rebels shelled Aleppo while jets fired at Douma and killed ten.", "fired", "Douma"),
        ("An official said in Ankara that an attack in Aleppo killed six.", "attack", "Aleppo"),
        ("Thousands fled from Homs to Damascus.", "fled", "Homs"),
        ("Air strikes hit Kafr Takharim, 20 km north-west of Idlib city.", "hit", "Kafr Takharim"),
        ("Shells killed six people in Douma and Harasta.", "killed", "Douma and Harasta"),
        ("Fighting hit Idlib province, particularly the town of Saraqib.", "Fighting", "Saraqib"),
        ("A bomb killed a Homs man in Idlib.", "killed", "Idlib"),
        ("BEIRUT (Reuters) Shells killed six people in Homs.", "killed", "Homs"),
        ("The Aleppo countryside was hit and six died.", "died", "Aleppo"),
        ("Aleppo has been bombed.", "bombed", "Aleppo"),
        ("Six were killed in Syria.", "killed", "Syria"),
    ],
)
def test_the_place_of_an_event_is_the_one_attached_to_it(text, trigger, name):
    """
    Of several places the event's own is taken: nearest, after a preposition, in the same clause.
    """
    assert name == chosen(text, trigger).name


def test_no_place_is_taken_from_adjectives_alone():
    """
    A sentence that names no place gives none.
    """
    assert chosen("The Syrian truce failed.", "truce") is None
    assert chosen("The Syrian truce failed.", "failed") is None


def test_a_place_far_off_is_not_the_events():
    """
    A place in another clause far away is left to the other clause.
    """
    text = "A raid killed six, and, when others had left, it was said, after weeks, that he came from Homs."

    assert chosen(text, "raid") is None


ALEPPO = Place(Span(0, 6), "Aleppo", "city")
SYRIA = Place(Span(10, 15), "Syria", "country")


def test_an_event_hands_its_most_exact_place_on():
    """
    A claim without a place takes the most exact one known for its event, marked as inherited.
    """
    got = inherit([("e1", SYRIA), ("e1", ALEPPO), ("e1", None), ("e2", None)])

    assert [False, False, True] == [place.inherited for place in got[:3]]
    assert ("Aleppo", None) == (got[2].name, got[3])


def test_otherwise_the_place_last_spoken_of_is_carried_over():
    """
    An event for which no place is known takes the place that the report last spoke of.
    """
    text = "Aleppo is Syrian"
    claims = [Sited("e1", None, 0), Sited("e2", None, 1), Sited("e3", ALEPPO, 1)]
    got = carried(claims, [(ALEPPO,), ()], text)

    assert ["Aleppo"] * 3 == [place.name for place in got]
    assert [True, True, False] == [place.inherited for place in got]


def test_nothing_named_is_nothing_carried():
    """
    A report that names no place gives none.
    """
    assert [None] == carried([Sited("e1", None, 0)], [()], "")


WORDS = st.sampled_from(
    [
        "Aleppo",
        "the",
        "town",
        "of",
        "al",
        "-",
        "in",
        "Syrian",
        ",",
        "capital",
        "San",
        "Salvador",
        "X",
        "'s",
        "ΑΘΗΝΑ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_every_place_is_words_of_its_sentence(text):
    """
    Whatever the text, a place's words lie within its sentence, and places stand in reading order.
    """
    sentences = analyse(text)
    for sentence, row in zip(sentences, find_places(sentences, text), strict=True):
        assert list(row) == sorted(row, key=lambda place: place.span)
        for place in row:
            assert sentence.span.start <= place.span.start < place.span.end <= sentence.span.end


def test_an_acronym_of_a_body_is_no_place():
    """
    Short names in capitals are bodies unless they name a country or a large city.
    """
    assert named("The UN said that 300 families fled to the north.") == []
    assert named("Doctors of MSF in IRC tents treated them.") == []
    assert named("Troops from the UAE landed.") == [("the UAE", "United Arab Emirates")]


def test_a_doubled_name_is_another_place():
    """
    A village whose name is that of a town twice over is not that town.
    """
    assert named("Soldiers killed 11 in the village of Loga Loga.") == [
        ("the village of Loga Loga", "Loga Loga")
    ]
    assert named("Soldiers killed 11 in Loga.") == [("Loga", "Loga")]


def test_the_place_of_the_claim_before_carries_over():
    """
    A claim takes the place of the last claim of its event before it, else of the next, and none from afar.
    """
    one, two = (Place(Span(0, 1), name, "town") for name in ("Homs", "Hama"))
    near = inherit([("e1", None), ("e1", one), ("e1", None), ("e1", two)])
    assert [place.name for place in near] == ["Homs", "Homs", "Homs", "Hama"]
    assert inherit([("e1", one), *[("e2", two)] * 6, ("e1", None)])[-1] is None


def test_a_name_before_a_verb_of_saying_is_that_of_a_person():
    """
    Whoever says something is no place, though a place has the same name.
    """
    text = "Shells hit Raqqa in Syria. “The fighting goes on,” Bali said."
    assert "Bali" not in [words for words, _ in named(text)]
    assert named("Ten died in Raqqa, said an officer.")


def test_who_is_said_to_be_somebody_is_a_person():
    """
    "Santiago Pérez, a witness, said" names no village, and so does not move the other places of the report.
    """
    text = "Police in Santiago shot two. Santiago Pérez, a witness, said he heard shots in Valparaíso."

    assert {"Chile"} == {place.country for place in places(text)}


def test_a_division_called_a_state_is_no_body():
    """
    "Borno State" is a division, "Ohio State University" is none.
    """
    assert [("Borno State", "Borno")] == named("Gunmen killed nine in Borno State.")
    assert "Ohio" not in dict(named("The Ohio State University said nine were shot in Columbus.")).values()


def test_an_unknown_place_in_a_division_is_finer_than_the_division():
    """
    What has only the point of its division, or of its country, counts as near it.
    """
    division = Place(Span(0, 5), "Borno", "province", "Borno", "Nigeria")
    village = Place(Span(0, 5), "Zorka", "province", "Borno", "Nigeria")

    assert fineness(village) < fineness(division)


def test_a_surname_in_capitals_is_no_place():
    """
    In a text in capitals, what follows a given name is a surname.
    """
    text = "POLICE ARRESTED MIGUEL RINCON IN LIMA, PERU. THE MEN OF MAURICIO PINEDA FLED."
    assert [name for _, name in named(text)] == ["Lima"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Six died in San Miguel Totolapan, Mexico.", ("San Miguel Totolapan", "village", "Guerrero")),
        ("Police died in Aurangabad, Bihar, and in Patna.", ("Aurangābād", "city", "Bihar")),
        ("A raid in Patna and the whole of Bihar killed six.", ("Bihar", "province", "Bihar")),
        ("Four soldiers died in New York.", ("New York City", "city", "New York")),
    ],
)
def test_a_country_or_province_is_not_the_city_that_is_hardly_ever_called_so(text, place):
    """
    "Mexico" is no name of Mexico City, nor "Bihar" one of Bihar Sharif; "New York" is one of the city.
    """
    names = [(one.name, one.precision, one.admin1) for one in places(text)]

    assert place in names
    assert not {"Mexico City", "Bihār Sharīf"} & {name for name, _, _ in names}


def test_provinces_of_the_philippines_are_known_by_their_bare_names():
    """
    GeoNames has them as "Province of Basilan", a division of the second order.
    """
    (place,) = places("Soldiers shot three men in Basilan, Philippines.")

    assert ("Province of Basilan", "district") == (place.name, place.precision)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fired at Ras al-Ain from Ceylanpinar hit the Syrian town.", ("Ras al-Ain", "town")),
        ("Jets hit Aleppo and Gaziantep. Smoke hung over the Syrian city.", ("Aleppo", "city")),
    ],
)
def test_the_town_of_a_country_is_one_there(text, place):
    """
    "The Syrian town" is the last one spoken of that lies in Syria.
    """
    last = [one for one in places(text) if "Syrian " in one.span.of(text)]

    assert [place] == [(one.name, one.precision) for one in last]


@pytest.mark.parametrize("words", ["Pan-American", "Latin American", "Central American"])
def test_an_adjective_of_a_part_of_the_world_is_no_country(words):
    """
    "The Pan-American Highway" says nothing of the United States.
    """
    assert {one.country for one in places(f"The {words} road near Tunja was mined.")} == {"Colombia"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen took a bus on the road from Maiduguri to Damaturu.", "Maiduguri-Damaturu road"),
        ("A bomb on the highway linking Gao with Ansongo killed six.", "Gao-Ansongo highway"),
    ],
)
def test_a_road_told_by_its_ends_lies_between_them(text, name):
    """
    "The road from X to Y" is neither X nor Y, but the middle between both.
    """
    (place,) = places(text)

    assert (name, "region") == (place.name, place.precision)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Six died in La Victoria, in Apure state.", ("La Victoria", "province", "Apure")),
        (
            "Police raided Jacarezinho, a favela in Rio de Janeiro.",
            ("Jacarezinho, Rio de Janeiro", "city", "Rio de Janeiro"),
        ),
        ("They burned the village of Tarr Taing in Sagaing.", ("Tarr Taing, Sagaing", "province", "Sagaing")),
        ("A bomb hit Binnish in Idlib.", ("Binnish", "town", "Idlib")),
        ("Rockets hit Qormouna hospital in Idlib.", ("Qormouna hospital, Idlib", "city", "Idlib")),
    ],
)
def test_a_place_lies_in_the_area_that_the_text_sets_beside_it(text, place):
    """
    A namesake in another country, or far off, is not meant; an unknown village lies in the province of a name
    that is also a town's.
    """
    (found,) = places(text)

    assert place == (found.name, found.precision, found.admin1)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen died in Culiacan, Mexico. A patrol was hit in the Tres Rios neighborhood.", "Mexico"),
        (
            "Nigerian shells hit Maiduguri, Chibok, Gwoza and Bama. America paid. Ten died near Kala Balge.",
            "Nigeria",
        ),
    ],
)
def test_a_quarter_or_a_byname_is_of_no_town_in_a_country_that_is_not_spoken_of(text, country):
    """
    A neighbourhood bears no name of a town abroad, nor does a report mean such a town by another name than
    its own where only its country is named.
    """
    assert places(text)[-1].country == country


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fighters crossed the Dnipro in Ukraine.", ("Dnipro River", "country", "Ukraine")),
        ("The Dnipro attack killed ten.", ("Dnipro", "city", "Ukraine")),
        ("Shells hit Dnipro in Ukraine.", ("Dnipro", "city", "Ukraine")),
        ("Six died in the Donetsk People's Republic.", ("Donetsk", "province", "Ukraine")),
        ("Pirates killed a seaman in the Sulu Sea.", ("Sulu Sea", "sea", None)),
        ("Shelling hit Torkham on Friday.", ("Torkham", "landmark", "Pakistan")),
        ("Gunmen shot two at Kutupalong camp.", ("Kutupalong", "landmark", "Bangladesh")),
        ("Drones killed 17 civilians in Shire, Ethiopia.", ("Shire", "city", "Ethiopia")),
        ("An attack on Zamzam camp killed 25.", ("Zamzam", "neighbourhood", "Sudan")),
    ],
)
def test_rivers_seas_crossings_and_camps_are_known(text, place):
    """
    Places of the news that are no towns stand where they are; "the Dnipro" is the river, save before a noun.
    """
    (found,) = places(text)

    assert place == (found.name, found.precision, found.country)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two fishermen died on Lake Victoria.", ("Lake Victoria", "sea")),
        ("Jets bombed two camps in Gedo on Monday.", ("Gedo", "province")),
        (
            "Three died in Barangay Poblacion, Pikit, Cotabato, in the Philippines.",
            ("Poblacion, Pikit", "town"),
        ),
    ],
)
def test_waters_provinces_and_quarters_are_not_their_namesakes(text, place):
    """
    "Lake Victoria" is no city, Gedo the province and no small town, a barangay the one of the town beside it.
    """
    assert place in [(found.name, found.precision) for found in places(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A missile hit Dnipropetrovsk region, in Kryvyi Rih, killing six.", "Kryvyi Rih"),
        ("A missile hit Saraqib and Idlib province, killing six.", "Saraqib"),
    ],
)
def test_a_province_and_a_town_in_it_are_no_list(text, name):
    """
    "X province, in Y" is Y, not both.
    """
    assert name == chosen(text, "hit").name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A missile hit Harasta, a suburb of Damascus, killing six.", "Harasta"),
        ("A missile hit Saraqib, Harasta and Damascus, killing six.", "Saraqib, Harasta and Damascus"),
    ],
)
def test_what_a_place_is_said_to_be_is_no_second_one(text, name):
    """
    "Harasta, a suburb of Damascus" is Harasta alone.
    """
    assert name == chosen(text, "hit").name
