"""
Tolls over time as drawings.
"""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.drawing.time_axis import day_marks
from reportedly.drawing.toll_frame import most_of, step_of
from reportedly.drawing.toll_plot import toll_svg
from reportedly.estimates.tolls import Toll
from reportedly.events.records import Estimate

SVG = "{http://www.w3.org/2000/svg}"


def toll(day, voice, low, high=None, **told):
    return Toll(day, voice, voice, "killed", low, high, f"{voice}{day}", **told)


def drawn(tolls, known=(), **options):
    return ET.fromstring(toll_svg(tolls, known, **options))


def of_class(root, name):
    return [one for one in root.iter() if name in one.get("class", "").split()]


def texts(root):
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def estimate(low, best, high, *, more=False):
    return Estimate("killed", "all", low, best, high, more, "conservative")


TOLLS = (
    toll("2016-04-05", "SOHR", 12, 12, superseded=True),
    toll("2016-04-08", "SOHR", 31),
    toll("2016-04-06", "Tasnim", 4, 4),
)


def test_each_number_stands_once_on_its_day():
    """
    Numbers stand from left to right as their days do, higher numbers higher.
    """
    marks = of_class(drawn(TOLLS), "said")[:3]
    spots = [(float(one.get("cx")), float(one.get("cy"))) for one in of_class(drawn(TOLLS), "mark")[:2]]

    assert len(marks) == 3
    assert spots[0][0] < spots[1][0]
    assert spots[0][1] > spots[1][1]


def test_a_later_number_takes_the_place_of_an_earlier_one():
    """
    A line leads from a voice's number to its next one, and the earlier one is hollow.
    """
    root = drawn(TOLLS)

    assert len(of_class(root, "thread")) == 1
    assert len(of_class(root, "superseded")) == 1


def test_or_more_has_an_arrow_and_a_range_has_a_bar():
    """
    What may be more points upwards; what lies between two numbers spans them.
    """
    assert len(of_class(drawn([toll("2016-04-05", "SOHR", 31)]), "bar")) == 1
    assert len(of_class(drawn([toll("2016-04-05", "SOHR", 20, 30)]), "bar")) == 1
    assert not of_class(drawn([toll("2016-04-05", "SOHR", 20, 20)]), "bar")


def test_what_many_print_is_drawn_once():
    """
    A hundred copies of one voice's number are one mark.
    """
    root = drawn([toll("2016-04-05", "SOHR", 31)] * 100)

    assert len([one for one in of_class(root, "said") if one.find(f"{SVG}title") is not None]) == 1


def test_more_voices_than_there_are_marks_are_drawn_together():
    """
    Beyond six voices, the smaller ones share a line of the key.
    """
    root = drawn([toll("2016-04-05", f"Voice {n}", n, n) for n in range(1, 31)])

    assert any("25 more voices" in words for words in texts(root))


def test_a_sum_that_would_dwarf_the_rest_is_left_out():
    """
    A sum over years is not drawn beside the numbers of one day; a sum of their size is, marked as one.
    """
    small = drawn([*TOLLS, toll("2016-04-06", "SANA", 40, 40, cumulative=True)])
    large = drawn([*TOLLS, toll("2016-04-06", "SANA", 400_000, 400_000, cumulative=True)])

    assert len(of_class(small, "sum")) == 1
    assert not of_class(large, "sum")


def test_the_estimate_is_a_band_from_day_to_day():
    """
    What could be known on each day is a band, the best figure a line through it.
    """
    known = [("2016-04-05", estimate(12, 12, 12)), ("2016-04-06", estimate(4, 12, 31, more=True))]
    root = drawn(TOLLS, known)

    bands = [one for one in of_class(root, "band") if one.find(f"{SVG}title") is not None]
    assert [one.find(f"{SVG}title").text for one in bands] == [
        "low 12, best 12, high 12",
        "low 4, best 12, high 31 or more",
    ]
    assert len(of_class(root, "open")) == 1
    assert "low 4, best 12, high 31" in root.get("aria-label")


def test_what_has_no_day_stands_apart():
    """
    A number of an unknown day has its own place, left of all days; so has one where no day is known at all.
    """
    root = drawn([*TOLLS, toll(None, "Leaflet", 9, 9)])

    assert "no day" in texts(root)
    assert "no day" in texts(drawn([toll(None, "Leaflet", 9, 9)]))


def test_nothing_said_is_an_empty_plot():
    """
    A plot of nothing is a plot all the same.
    """
    assert of_class(drawn([]), "axis")


def test_words_of_reports_stay_words():
    """
    Markup in a name is shown as it is written.
    """
    root = drawn([toll("2016-04-05", "<script>alert(1)</script>\x00\u202e", 3, 3)])

    assert not list(root.iter(f"{SVG}script"))
    assert any("<script>" in words for words in texts(root))


@pytest.mark.parametrize("width", [320, 360, 560, 760, 1200])
def test_all_stays_on_the_drawing(width):
    """
    Names and marks keep within the drawing at any width, however many there are.
    """
    tolls = [toll(f"2016-04-{n:02}", f"Voice {n}", n * 90, n * 91) for n in range(1, 31)]
    root = drawn(tolls, [("2016-04-30", estimate(1, 2, 3))], width=width)
    wide, high = (float(side) for side in root.get("viewBox").split()[2:])

    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.get("x")) <= wide
        assert 0 <= float(one.get("y")) <= high


@pytest.mark.parametrize("killed", [40, 4_000, 40_000, 4_000_000])
def test_the_numbers_beside_it_have_room(killed):
    """
    However long the numbers of the scale are, none begins left of the drawing.
    """
    root = drawn([toll("2016-04-05", "SOHR", killed, killed)])
    scale = [one for one in of_class(root, "tick") if one.get("text-anchor") == "end"]

    assert len(scale) > 2
    assert min(float(one.get("x")) - 6.5 * len(one.text) for one in scale) >= 0


days = st.dates(date(1980, 1, 1), date(2030, 1, 1)).map(date.isoformat)
numbers = st.integers(0, 10**7)
tolls = st.builds(
    lambda day, voice, low, more, sums: toll(
        day, voice, low, None if more is None else low + more, cumulative=sums
    ),
    st.none() | days,
    st.text(max_size=30),
    numbers,
    st.none() | numbers,
    st.booleans(),
)


@given(st.lists(tolls, max_size=30))
def test_whatever_is_said_can_be_drawn(said):
    """
    Any numbers, days and names make well-formed markup.
    """
    assert drawn(said).tag == f"{SVG}svg"


@given(st.integers(1, 10**9))
def test_a_scale_has_few_lines_and_room(most):
    """
    The highest number stands below the top, and no more than seven lines are drawn.
    """
    assert most <= most_of(most)
    assert most_of(most) / step_of(most_of(most)) <= 6


@given(st.dates(date(1980, 1, 1), date(2030, 1, 1)), st.integers(1, 20_000), st.integers(100, 1200))
def test_days_beneath_do_not_run_into_each_other(first, length, room):
    """
    However long the time is, the days beneath have room.
    """
    marks = day_marks(first, length, room, [first.isoformat()] * 2)
    many = day_marks(
        first,
        length,
        room,
        [date.fromordinal(first.toordinal() + n).isoformat() for n in range(min(length, 400))],
    )

    assert len(marks) == 1
    assert len(many) <= room / 50 + 2
