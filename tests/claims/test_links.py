"""
Claims of one report that speak of the same event share a label.
"""

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


def test_other_days_are_other_events():
    """
    Strikes on two days are two events.
    """
    assert ["e1", "e2"] == link([claim(when=day("2016-04-01")), claim(when=day("2016-04-02"))])


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
