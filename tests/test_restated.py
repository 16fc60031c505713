"""
What a person gives in short for a field of a claim is made whole.
"""

import json

import pytest

from adding_reports import claim_in, report_of
from reportedly.corrections import corrected
from reportedly.errors import UsageError
from reportedly.event_records import Decision
from reportedly.restated import kind_of, restated

TEXT = (
    "Syrian army helicopters dropped barrel bombs on Saraqib on Tuesday, killing 12 people, "
    "the Syrian Observatory for Human Rights said. The town lies south of Idlib."
)
REPORT = report_of(TEXT, published="2016-04-06")
CLAIM = claim_in(TEXT, "killing")


def made(field, value):
    return restated(REPORT.document, CLAIM, field, value)


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("weapon", "words"),
        ("trigger", "words"),
        ("perpetrator", "party"),
        ("place", "place"),
        ("time", "time"),
        ("sources.0", "source"),
        ("casualties.0.count", "words"),
        ("place.name", None),
        ("certainty", None),
        ("casualties", None),
    ],
)
def test_what_a_field_holds_is_known_from_the_schema(field, kind):
    """
    Whether a field holds words, a party, a place or a time is told by the schema.
    """
    assert kind_of(field) == kind


def test_words_become_words_with_where_they_stand():
    """
    A weapon that is named in words of the report is quoted from there.
    """
    assert made("weapon", "barrel bombs") == {"start": 32, "end": 44, "text": "barrel bombs"}


def test_a_party_is_the_one_of_the_actor_list():
    """
    A party that the actor list knows comes with its name and its side; another only with its words.
    """
    known, unknown = made("perpetrator", "Syrian army"), made("perpetrator", "helicopters")

    assert known["text"] == "Syrian army"
    assert known["side"] == "Syrian government"
    assert (unknown["name"], unknown["actor"]) == ("helicopters", None)


def test_a_place_is_the_one_of_the_gazetteer():
    """
    A place that is named in words of the report comes with its coordinates.
    """
    found = made("place", "Saraqib")

    assert (found["text"], found["country"], found["inherited"]) == ("Saraqib", "Syria", False)
    assert round(found["lat"]) == 36


def test_a_time_is_what_the_words_mean_in_that_report():
    """
    "Tuesday" is a day that hangs on when the report was published.
    """
    assert (made("time", "on Tuesday")["from"], made("time", "Tuesday")["to"]) == ("2016-04-05", "2016-04-05")


@pytest.mark.parametrize(("field", "value"), [("certainty", "denied"), ("weapon", None), ("place", {"a": 1})])
def test_what_is_whole_already_stays(field, value):
    """
    Codes, null and JSON are taken as they are.
    """
    assert made(field, value) == value


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        (
            "place",
            "helicopters",
            "nothing is known under the words 'helicopters': give the whole of it as JSON",
        ),
        ("time", "Saraqib", "nothing is known under the words"),
        ("weapon", "napalm", "the words 'napalm' do not stand in the report"),
    ],
)
def test_what_cannot_be_made_whole_is_said(field, value, reason):
    """
    Words that are no place, no time, or not of the report are refused with the reason.
    """
    with pytest.raises(UsageError, match=reason):
        made(field, value)


@pytest.mark.parametrize("field", ["place", "time", "perpetrator", "target", "weapon"])
def test_what_is_made_whole_can_be_set(field):
    """
    A field made whole is one that a claim may hold.
    """
    words = {"place": "Saraqib", "time": "Tuesday"}.get(field, "barrel bombs")
    found = corrected(CLAIM, TEXT, [decision(field, made(field, words))])

    assert getattr(found, field) is not None


def decision(field, value):
    return Decision("d1", "correct", (CLAIM.id,), "Ana", "", "", field, json.dumps(value))
