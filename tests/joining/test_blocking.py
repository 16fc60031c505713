"""
Which accounts are compared at all.
"""

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from reportedly.joining.blocking import candidates
from reportedly.joining.traits import traits
from reportedly.records import Place, Span


def place(name, precision, lat, lon):
    return Place(Span(0, 0), name, precision, "Idlib", "Syria", lat, lon)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lat=st.floats(-65, 65), lon=st.floats(-179, 179), exact=st.sampled_from(["village", "city", "exact"]))
def test_a_place_near_a_town_is_compared_with_the_town(told, lat, lon, exact):
    """
    "Idlib market", somewhere near Idlib, shares a cell of the map with Idlib, wherever on earth it is.
    """
    town = told("a", place=place("Idlib", exact, lat, lon), words=frozenset({"a"}), names=frozenset())
    market = told(
        "b", place=place("Idlib market", "near", lat, lon), words=frozenset({"b"}), names=frozenset()
    )

    assert candidates([traits(town), traits(market)]) == {("a", "b")}
