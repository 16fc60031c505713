"""
The benchmark of unit cases: its part for numbers.
"""

import pytest
from benchmarks import spec_numbers


def case(text, *results, model="NumberModel", language="English"):
    named = [
        {
            "Text": words,
            "Start": text.index(words),
            "End": text.index(words) + len(words) - 1,
            "Resolution": {"value": value, **dict.fromkeys(subtype and ["subtype"], subtype)},
        }
        for words, value, subtype in results
    ]
    return {"spec": f"Number/{language}/{model}", "Input": text, "Context": None, "Results": named}


def ranges(text, *results):
    return case(text, *results, model="NumberRangeModel")


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (case("30 shells", ("30", "30", "")), True),
        (case("30 shells", ("30", "31", "")), False),
        (case("two thirds of", ("two thirds", "0.666666666666667", "")), True),
        (case("two thirds of", ("two", "2", ""), ("thirds", "3", "")), False),
        (case("the 180ml bottle"), True),
        (ranges("about 20 to 100 men", ("20 to 100", "[20,100)", "")), True),
        (ranges("more than 30 men", ("more than 30", "(30,)", "")), True),
        (ranges("fewer than 30 men", ("fewer than 30", "(,30)", "")), True),
        (ranges("over 10 and under 20", ("over 10 and under 20", "(10,20)", "")), True),
        (ranges("30 men of over 40", ("over 40", "(40,)", "")), True),
        (ranges("over 30 men"), False),
        (ranges("nobody", ("nobody", "[0,0]", "")), False),
    ],
)
def test_a_case_is_right_where_all_it_names_is_read_and_no_more(row, right):
    """
    Numbers by their words and values; ranges by their ends, plain numbers beside them aside.
    """
    figures = spec_numbers.measured([row])

    assert [int(right)] == [figures[kind]["right"] for kind in spec_numbers.RIGHT if figures[kind]["cases"]]


def test_what_is_left_out_is_counted_by_why():
    """
    Powers, ranges that count no people and other languages, each with its number; dates are another part's.
    """
    rows = [
        case("1e10", ("1e10", "1e10", "power")),
        ranges("between negative ten and fifteen", ("between negative ten and fifteen", "[-10,15)", "")),
        ranges("2 in 5 or more", ("2 in 5 or more", "[0.4,)", "")),
        case("ثلاثة", language="Arabic"),
        {**case("today"), "spec": "DateTime/English/DateTimeModel"},
    ]

    assert spec_numbers.measured(rows)["left out of the numbers"] == {
        spec_numbers.POWER: 1,
        spec_numbers.NO_PEOPLE: 2,
        spec_numbers.LANGUAGE: 1,
    }
