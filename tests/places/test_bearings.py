"""
Points that are told by places around them.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of
from reportedly.places.bearings import Offset, offset_before, point_between, point_off
from reportedly.places.gazetteer import Entry

HOMS = Entry("geonames:1", "Homs", "city", "Homs", "Syria", "SY", 34.7, 36.7, "city", 775_000, 2)
PALMYRA = HOMS._replace(gazetteer_id="geonames:2", name="Palmyra", lat=34.6, lon=38.3)


def places(text):
    return [(place.span.of(text), place) for found in find_places(analyse(text), text) for place in found]


@pytest.mark.parametrize(
    ("words", "metres", "bearing"),
    [
        ("20 km south of", 20_000, 180),
        ("15 miles north-east of", 24_135, 45),
        ("1.5 kilometres to the south of", 1500, 180),
        ("twenty kilometers east of", 20_000, 90),
        ("300 metres north west from", 300, 315),
        ("a mile north-northeast of", 1609, 22.5),
        ("60 nautical miles west of", 111_120, 270),
        ("20 km (12 miles) south of", 20_000, 180),
        ("40 kilometres from", 40_000, None),
        ("40 kilometres away from", 40_000, None),
    ],
)
def test_a_distance_and_direction_are_read(words, metres, bearing):
    """
    Figures and words for numbers, several units, and winds in one word or two.
    """
    tokens = tokens_of(words)

    assert offset_before(tokens, len(tokens)) == Offset(0, metres, bearing)


@pytest.mark.parametrize(
    "words",
    [
        "from",
        "40 from",
        "fighters from",
        "(12 miles) south of",
        "south of",
        "the town of",
        "in 20 km of",
        "20 fighters south of",
        "km south of",
    ],
)
def test_no_distance_is_made_up(words):
    """
    A direction without a distance, or a number of something else, moves nothing.
    """
    tokens = tokens_of(words)

    assert offset_before(tokens, len(tokens)) is None


def test_a_place_so_far_from_another_has_a_point_of_its_own():
    """
    "20 km south of Aleppo" is some 0.18 degrees south of it, and only near.
    """
    (words, moved), (_, aleppo) = places("Three died 20 km south of Aleppo. It was the worst day in Aleppo.")

    assert words == "20 km south of Aleppo"
    assert (moved.precision, moved.lon, moved.gazetteer_id) == (
        "near",
        round(aleppo.lon, 4),
        aleppo.gazetteer_id,
    )
    assert moved.lat == pytest.approx(aleppo.lat - 0.18, abs=0.001)


@pytest.mark.parametrize(
    ("distance", "precision"), [("10 km", "near"), ("40 km", "region"), ("300 km", "country")]
)
def test_a_distance_without_a_direction_moves_nothing_but_says_how_exact(distance, precision):
    """
    What is 40 km from a town may lie anywhere around it.
    """
    [(_, place), (_, gao)] = places(f"Five died {distance} from Gao in Mali. It was calm in Gao.")

    assert (precision, gao.lat, gao.lon) == (place.precision, place.lat, place.lon)


def test_a_number_before_a_distance_is_none_of_its_words():
    """
    "Killed five about 30 km from X": the five are people.
    """
    [(words, _)] = places("The attack killed 5 about 30 km from Gao.")

    assert words == "about 30 km from Gao"


def test_a_point_far_away_is_as_exact_as_a_direction_can_be():
    """
    At 200 km half a wind is 76 km.
    """
    assert point_off(HOMS, Offset(0, 200_000, 90)).precision == "region"


def test_what_lies_between_two_places_is_in_their_middle():
    """
    The road between two towns is no point in either of them.
    """
    ((words, place),) = places("An ambush on the road between Homs and Palmyra killed two.")

    assert words == "the road between Homs and Palmyra"
    assert (place.name, place.precision, place.gazetteer_id) == ("between Homs and Palmyra", "region", None)
    assert 36.8 < place.lon < 38.2


def test_places_far_apart_have_no_middle():
    """
    Between two countries' towns lies no region that a report could mean.
    """
    assert point_between(HOMS, HOMS._replace(gazetteer_id="geonames:3", lon=60.0)) is None
    assert point_between(HOMS, HOMS) is None
    assert point_between(HOMS, HOMS._replace(lat=None)) is None


def test_the_middle_keeps_only_what_both_places_share():
    """
    Between places of two countries or provinces neither is named.
    """
    abroad = point_between(HOMS, PALMYRA._replace(code="IQ", country="Iraq"))

    assert (abroad.admin1, abroad.country) == (None, None)
    assert point_between(HOMS, PALMYRA).admin1 == "Homs"


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(0, 10**9), st.floats(0, 360, exclude_max=True))
def test_every_point_lies_on_the_globe(lat, lon, metres, bearing):
    """
    However far the words lead, there is a latitude and a longitude.
    """
    point = point_off(HOMS._replace(lat=lat, lon=lon), Offset(0, metres, bearing))

    assert -90 <= point.lat <= 90
    assert -180 <= point.lon <= 180


@pytest.mark.parametrize("entry", [HOMS._replace(lat=None), HOMS._replace(lat=90.0)])
def test_nothing_is_reckoned_from_nowhere_or_from_a_pole(entry):
    """
    A place without coordinates, and one where every way leads south, give no point.
    """
    assert point_off(entry, Offset(0, 1000, 90)) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Soldiers in Idlib died on the border with Turkey.", "the border with Turkey", "border of Turkey"),
        (
            "Idlib: shells hit the border between Syria and Turkey.",
            "the border between Syria and Turkey",
            "border of Syria and Turkey",
        ),
    ],
)
def test_a_border_is_a_line_and_no_point(text, words, name):
    """
    It stands for the country that the report is about, and says so by its precision.
    """
    place = dict(places(text))[words]

    assert (place.name, place.precision) == (name, "country")
    assert place.country in {"Syria", "Turkey"}


def test_a_talk_between_two_countries_is_no_place():
    """
    Only a border lies between countries.
    """
    assert places("Talks between Syria and Turkey failed.") == []
