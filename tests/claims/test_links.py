"""
Claims of one report that speak of the same event share a label.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.links import Linkable, link
from reportedly.records import Place, Span, Time


def place(name, precision="town", country="Syria"):
    return Place(Span(0, 1), name, precision, country=country)


def day(first, last=None):
    return Time(Span(0, 1), first, last or first)


def claim(event_type="air_strike", certainty="stated", where=None, when=None):
    return Linkable(event_type, certainty, where, when)


def test_same_type_with_nothing_against_it_is_one_event():
    """
    Two claims of a type, neither saying where or when, speak of one event.
    """
    assert ["e1", "e1"] == link([claim(), claim()])


def test_other_types_are_other_events():
    """
    An air strike and a clash are two events.
    """
    assert ["e1", "e2", "e1"] == link([claim(), claim("armed_clash"), claim()])


def test_other_places_are_other_events():
    """
    Strikes on two towns are two events.
    """
    assert ["e1", "e2"] == link([claim(where=place("Idlib")), claim(where=place("Homs"))])


def test_wider_place_is_no_other_place():
    """
    The country of an event does not tell it from the town.
    """
    assert ["e1", "e1"] == link([claim(where=place("Idlib")), claim(where=place("Syria", "country"))])


def at(name, precision, lat, lon, admin1="Aleppo"):
    return Place(Span(0, 1), name, precision, admin1, "Syria", lat, lon)


ALEPPO = at("Aleppo", "city", 36.20, 37.16)


@pytest.mark.parametrize(
    "inner", [at("Shaar", "neighbourhood", 36.20, 37.19), at("Sad Street", "street", None, None)]
)
def test_what_lies_in_a_town_is_of_its_event(inner):
    """
    A quarter or a street does not tell the event there from that of the town it lies in.
    """
    assert ["e1", "e1"] == link([claim(where=inner), claim(where=ALEPPO)])


@pytest.mark.parametrize(
    "other",
    [
        at("Idlib", "neighbourhood", 35.93, 36.63, "Idlib"),
        at("Haritan", "town", 36.29, 37.08),
        at("Northern Syria", "province", 36.3, 37.2),
    ],
)
def test_what_lies_elsewhere_is_of_another_event(other):
    """
    A quarter far off, a town beside, and a province that holds many events are told apart from a town.
    """
    assert ["e1", "e2"] == link([claim(where=ALEPPO), claim(where=other)])


def test_a_street_named_after_a_town_is_where_the_report_is():
    """
    "Homs Street" stands where Homs is, for want of better: it tells no event from that of a town.
    """
    street = at("Homs Street", "near", 34.73, 36.71, "Homs")

    assert ["e1", "e1"] == link([claim(where=ALEPPO), claim(where=street)])
    assert ["e1", "e2"] == link([claim(where=ALEPPO), claim(where=at("Homs", "near", 34.73, 36.71, "Homs"))])


def test_other_days_are_other_events():
    """
    Strikes on two days are two events.
    """
    assert ["e1", "e2"] == link([claim(when=day("2016-04-01")), claim(when=day("2016-04-02"))])


def test_what_was_before_a_day_is_not_what_was_later():
    """
    A time that is open on one side shares no day with one beyond its end.
    """
    before = Time(Span(0, 1), None, "2016-03-31", "../2016-03-31")

    assert ["e1", "e2"] == link([claim(when=day("2016-04-01")), claim(when=before)])
    assert ["e1", "e1"] == link([claim(when=day("2016-03-01")), claim(when=before)])


def test_plan_is_not_the_deed():
    """
    A threatened strike is not the strike that was carried out.
    """
    assert ["e1", "e2"] == link([claim(), claim(certainty="unreal")])


@given(
    st.lists(
        st.sampled_from([claim(), claim("shelling"), claim(where=place("Idlib")), claim(certainty="unreal")])
    )
)
def test_labels_count_up_in_reading_order(claims):
    """
    Labels are e1, e2 … by first mention, one for each claim.
    """
    labels = link(claims)

    assert len(claims) == len(labels)
    firsts = list(dict.fromkeys(labels))
    assert [f"e{n + 1}" for n in range(len(firsts))] == firsts
