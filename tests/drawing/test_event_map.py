"""
Which maps events need, and what stands on them.
"""

from dataclasses import replace

import pytest

from events_told import EIS, event_told, saying
from reportedly.drawing.event_map import in_short, located, numbered, regions, unplaced
from reportedly.drawing.map_plot import map_svg
from reportedly.records import Place, Span

HOMS = Place(Span(0, 1), "Homs", "city", "Homs", "Syria", 34.73, 36.72)
PROVINCE = Place(Span(0, 1), "al-Eis", "province", "Aleppo", "Syria", 35.95, 36.99)
SUDAN = Place(Span(0, 1), "Nyala", "city", "South Darfur", "Sudan", 12.05, 24.88)
NOWHERE = Place(Span(0, 1), "the hill", "landmark")


def events(*places):
    return numbered(event_told(saying("SOHR", 3, place=place)) for place in places)


def test_far_places_have_maps_of_their_own():
    """
    Syria is one map, Sudan another; that with more events comes first.
    """
    made = regions(events(SUDAN, EIS, HOMS))

    assert [part.name for part in made] == ["Syria", "Sudan"]
    assert [one.number for one in made[0].events] == [2, 3]


def test_many_events_are_grouped_at_once():
    """
    Thousands of events along a road are one map, in little time.
    """
    view = event_told(saying("SOHR", 3))
    places = (replace(EIS, lat=30 + n / 500, lon=36 + n / 500) for n in range(5000))
    (part,) = regions(numbered(replace(view, place=place) for place in places))

    assert len(part.events) == 5000
    assert len(map_svg(part.spots, towns=part.towns)) < 2_500_000


def test_events_without_coordinates_are_on_no_map():
    """
    A place that nobody knows, and no place at all, are listed apart.
    """
    listed = events(NOWHERE, None, EIS)

    assert [one.number for one in unplaced(listed)] == [1, 2]
    assert located(NOWHERE) is None
    assert located(None) is None


def test_events_of_one_place_share_its_name():
    """
    Two precisions of a point are two areas; all numbers stand at the smaller one.
    """
    (part,) = regions(events(EIS, EIS, PROVINCE))

    assert {(spot.radius, spot.name) for spot in part.spots} == {(2000, "1–3"), (100_000, "")}
    assert part.spots[0].link == "#e1"
    assert part.spots[0].words.startswith("1. Armed clash, al-Eis, Aleppo, Syria, 2016-04-05; 2. ")


def test_a_place_knows_the_towns_around():
    """
    The largest towns near a place come with it.
    """
    shown = located(EIS)

    assert shown.towns[0].name == "Aleppo"
    assert shown.spot.words == "al-Eis, Aleppo, Syria: village, within 2 km"


@pytest.mark.parametrize(
    ("numbers", "short"),
    [
        ([1], "1"),
        ([1, 2], "1, 2"),
        ([1, 2, 3, 7], "1–3, 7"),
        ([1, 3, 5, 7, 9, 11, 12], "1, 3, 5, 7 +3"),
    ],
)
def test_numbers_in_a_row_are_short(numbers, short):
    """
    Runs are joined, and past four of them the rest is counted.
    """
    assert in_short(numbers) == short
