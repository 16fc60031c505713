"""
Maps as drawings, and the outlines that they are drawn with.
"""

import gzip
import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.drawing.map_plot import Spot, Town, box_of, map_svg, place_map_svg
from reportedly.drawing.outlines import MAP, Box, country_at, cut, lines_in, outlines

SVG = "{http://www.w3.org/2000/svg}"
EIS = Spot(36.99, 35.95, 2000, "1", "al-Eis", "#e1")
ALEPPO = Spot(37.16, 36.2, 10_000, "2", "Aleppo", "#e2")


def drawn(markup):
    return ET.fromstring(markup)


def of_class(root, name):
    return [one for one in root.iter() if name in one.get("class", "").split()]


def texts(root):
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("point", "country"),
    [((37.0, 36.0), "Syria"), ((31.3, 34.6), None), ((32.5, 15.6), "Sudan"), ((30.5, 50.45), "Ukraine")],
)
def test_a_point_lies_in_its_country(point, country):
    """
    The outlines tell in which country a point lies, and that the sea is none.
    """
    assert country_at(point) == country


def test_every_country_is_there():
    """
    The file of outlines has the countries of the world.
    """
    assert len({one.country for one in outlines()}) > 200


def test_the_file_of_outlines_says_what_it_is():
    """
    The file names its schema and where it is from; each border that a country has is in it.
    """
    with gzip.open(MAP, "rt", encoding="utf-8") as opened:
        whole = json.load(opened)

    assert whole["schema"] == "outlines/1"
    assert "Natural Earth" in whole["source"]
    rings = [ring for country in whole["countries"] for ring in country["rings"]]
    assert all(-len(whole["arcs"]) <= arc < len(whole["arcs"]) for ring in rings for arc in ring)


def test_lines_are_cut_at_the_edges():
    """
    No line leaves the map.
    """
    box = Box(35, 34, 39, 37)

    for line in lines_in(box, 0.01):
        for lon, lat in line.points:
            assert box.west - 1e-9 <= lon <= box.east + 1e-9
            assert box.south - 1e-9 <= lat <= box.north + 1e-9


def test_an_area_outside_is_cut_away():
    """
    Of an area beside the map nothing is left.
    """
    assert cut([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)], Box(2, 2, 3, 3)) == []


def test_places_are_as_large_as_they_may_be_off():
    """
    A place that may be off five times as far is five times as wide.
    """
    small, large = (
        float(one.get("r"))
        for one in reversed(of_class(drawn(map_svg([Spot(37, 36, 50_000), Spot(36, 35, 10_000)])), "area"))
    )

    assert large == pytest.approx(5 * small, rel=0.02)


def test_a_country_is_filled_as_a_whole():
    """
    A place that is a country fills it, and has no point.
    """
    root = drawn(place_map_svg(Spot(48, 15.5, 500_000, words="Yemen: country")))

    assert of_class(root, "whole")
    assert not of_class(root, "dot")
    assert not of_class(root, "speck")


def test_a_country_that_nobody_drew_is_a_circle():
    """
    What is inexact in the middle of the sea is a circle.
    """
    assert of_class(drawn(place_map_svg(Spot(-30, 30, 500_000))), "area")


def test_towns_and_countries_tell_where_one_is():
    """
    Towns are written as far as there is room, countries where much of them is seen, and a scale.
    """
    towns = [Town("Aleppo", 37.16, 36.2), Town("Idlib", 36.63, 35.93), Town("Far", 0, 0)] + [
        Town("Crowd", 37.16, 36.2)
    ] * 50
    root = drawn(place_map_svg(EIS, towns=towns))

    assert {"Aleppo", "Idlib", "SYRIA", "50 km"} <= set(texts(root))
    assert "Far" not in texts(root)
    assert len(of_class(root, "townname")) <= 10


def test_numbers_lead_to_the_list():
    """
    A number on the map is a link to its event; the area is one too, but not for the keyboard.
    """
    root = drawn(map_svg([EIS, ALEPPO]))

    links = [one for one in root.iter(f"{SVG}a") if one.get("tabindex") is None]
    assert {one.get("href") for one in links} == {"#e1", "#e2"}


def test_of_a_crowd_only_those_with_room_are_named():
    """
    Where very many places lie close together, numbers do not lie upon each other.
    """
    crowd = [Spot(36 + n / 500, 35 + n / 500, 2000, str(n), f"Place {n}", f"#e{n}") for n in range(200)]

    assert 5 < len(of_class(drawn(map_svg(crowd)), "no")) < 150
    assert len(of_class(drawn(map_svg(crowd[:8])), "no")) == 8


def test_words_stay_words():
    """
    Markup in a name is shown as it is written.
    """
    root = drawn(map_svg([Spot(37, 36, 10, "<b>", "<script>\x00")]))

    assert "<b>" in texts(root)
    assert not list(root.iter(f"{SVG}script"))


spots = st.builds(
    Spot,
    st.floats(-180, 180),
    st.floats(-80, 80),
    st.sampled_from([10, 5000, 100_000, 500_000]),
    st.text(max_size=4),
)


@given(st.lists(spots, min_size=1, max_size=4))
def test_any_places_fit_on_a_map(given_spots):
    """
    Whatever the places are, the map holds them.
    """
    box = box_of(given_spots)

    assert all(box.holds((one.lon, one.lat)) for one in given_spots)
