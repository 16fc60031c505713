"""
The benchmark of unit cases, and its part for dates.
"""

import json
import sys

import pytest
from benchmarks import spec_dates, specs

ENGLISH = "DateTime/English/DateTimeModel"


def case(text, *results, spec=ENGLISH, day="2016-11-07T00:00:00"):
    return {"spec": spec, "Input": text, "Context": {"ReferenceDateTime": day}, "Results": list(results)}


def result(text, words, kind, *values):
    start = text.index(words)
    return {
        "Text": words,
        "Start": start,
        "End": start + len(words) - 1,
        "TypeName": f"datetimeV2.{kind}",
        "Resolution": {"values": list(values)},
    }


def days(first, last):
    return {"start": first, "end": last}


ON = "It fell on 4 March 2016."
IN = "It fell in March 2016."
AT = "It fell on 5 March 2016 at 4pm."
CASES = [
    case(ON, result(ON, "4 March 2016", "date", {"value": "2016-03-04"})),
    case(ON, result(ON, "4 March 2016", "date", {"value": "2016-03-05"})),
    case(IN, result(IN, "March 2016", "daterange", days("2016-03-01", "2016-04-01"))),
    case(AT, result(AT, "5 March 2016 at 4pm", "datetime", {"value": "2016-03-05 16:00:00"})),
    case(IN, result(IN, "March 2016", "duration", {"value": "3600"})),
    case(IN, result(IN, "March 2016", "daterange", {"value": "not resolved"})),
    case("Nothing fell."),
    case(ON, spec="DateTime/Arabic/DateTimeModel"),
    case("30 shells", spec="Number/English/NumberModel"),
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "specs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in CASES), encoding="utf-8")
    return path


def test_cases_are_judged_by_the_days_that_they_allow():
    """
    A date and a range are right, a date with another day is not; the day counts where an hour is told.
    """
    figures = spec_dates.measured(CASES)

    assert {name: (row["right"], row["cases"]) for name, row in figures.items() if "share" in row} == {
        "dates": (1, 2),
        "date ranges": (1, 1),
        "dates with an hour": (1, 1),
        "dates and date ranges": (2, 3),
    }


def test_what_is_left_out_is_listed_with_why():
    """
    Lengths of time, open ranges, other languages and cases without a time are counted by reason.
    """
    assert set(spec_dates.measured(CASES)["left out of the dates"]) == {
        spec_dates.LEFT_OUT["duration"],
        spec_dates.OPEN,
        spec_dates.NONE,
        spec_dates.OTHER,
    }


def test_an_open_side_is_not_compared():
    """
    "Since August" has a first day only; "until August" a last one only.
    """
    text = "since August 2016"
    since = result(text, text, "daterange", {"start": "2016-08-01"})
    until = result(text, text, "daterange", {"end": "2016-11-08"})

    assert [spec_dates.verdicts(case(text, one))[0] for one in (since, until)] == [
        [("date ranges", True)]
    ] * 2


@pytest.mark.parametrize(
    ("option", "start"), [([], "dates                    0.500"), (["--json"], '"dates": {')]
)
def test_the_command_prints_its_figures(file, monkeypatch, capsys, option, start):
    """
    A table for people, one JSON object for programs.
    """
    monkeypatch.setattr(sys, "argv", ["specs", str(file), *option])
    specs.main()

    assert start in capsys.readouterr().out
