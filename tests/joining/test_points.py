"""
Where accounts say that they were, and how two such places lie towards each other.
"""

import math

import pytest

from reportedly.joining.points import Point, contained, distance, point_of
from reportedly.lexicons import lexicon
from reportedly.records import Place, Span

ALEPPO = Point("Aleppo", 36.2, 37.16, 2.0, "Aleppo", "Syria")
IDLIB = Point("Idlib", 35.93, 36.63, 2.0, "Idlib", "Syria")
PROVINCE = Point("Aleppo", 36.2, 37.5, 100.0, "Aleppo", "Syria")


def test_distances_are_those_of_the_globe():
    """
    Aleppo and Idlib lie 57 km apart.
    """
    assert 54 < distance(ALEPPO, IDLIB) < 60


def test_a_place_without_degrees_is_no_distance_away():
    """
    Where one of two places has no point, nothing is known of how far apart they lie.
    """
    assert math.inf == distance(ALEPPO, IDLIB._replace(lat=None))


@pytest.mark.parametrize(("inner", "expected"), [(ALEPPO, True), (IDLIB, False)])
def test_a_town_lies_in_its_own_province(inner, expected):
    """
    A town may be the place that another account calls by its province, and never in the next province.
    """
    assert contained(inner, PROVINCE) == contained(PROVINCE, inner) == expected


@pytest.mark.parametrize(("precision", "metres"), lexicon("place_words")["precisions"].items())
def test_a_point_is_as_far_off_as_its_precision_says(precision, metres):
    """
    A point may be off by the whole kilometres of its precision, and by no less than a tenth of one.
    """
    off = point_of(Place(Span(0, 1), "x", precision)).off

    assert (off, isinstance(off, int)) == ((metres // 1000, True) if metres >= 1000 else (0.1, False))
