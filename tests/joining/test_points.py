"""
Where accounts say that they were, and how two such places lie towards each other.
"""

import math

import pytest

from reportedly.joining.points import Point, contained, distance

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
