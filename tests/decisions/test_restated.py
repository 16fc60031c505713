"""
What a person gives in short for a field of a claim is made whole.
"""

import json

import pytest

from adding_reports import claim_in, report_of
from reportedly.decisions.corrections import corrected
from reportedly.decisions.restated import kind_of, restated
from reportedly.errors import UsageError
from reportedly.events.records import Decision

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


@pytest.mark.parametrize(
    ("text", "words", "publisher", "edtf"),
    [
        ("The shelling of 3/4/2016 killed two people.", "3/4/2016", "Washington Herald", "2016-03-04"),
        (
            "The raid killed two people near Bloemfontein, South Africa, last winter.",
            "last winter",
            None,
            "2015-32",
        ),
        ("KIDAL, 6 April 2016 - The raid on Tuesday killed two people.", "Tuesday", None, "2016-04-05"),
        ("The raid killed two people ahead of Sunday's vote.", "Sunday", None, "2016-04-03"),
    ],
)
def test_a_time_is_read_as_the_report_reads_it(text, words, publisher, edtf):
    """
    By where the report is from, by its publisher and by its dateline, and by the very words that are quoted.
    """
    printed = None if text.startswith("KIDAL") else "2016-04-06"
    report = report_of(text, published=printed, publisher=publisher)

    assert restated(report.document, claim_in(text, "killed"), "time", words)["edtf"] == edtf


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


def test_words_may_be_given_by_where_they_stand():
    """
    Who picks words in the text gives their offsets; the words themselves are filled in.
    """
    assert made("weapon", {"start": 32, "end": 44})["text"] == "barrel bombs"
    assert made("weapon", {"start": 900, "end": 905})["text"] == ""
    assert made("place", {"start": 48, "end": 55})["gazetteer_id"] == made("place", "Saraqib")["gazetteer_id"]


def test_an_actor_is_chosen_from_the_list():
    """
    The words stay; name and side are those of the actor that was chosen.
    """
    found = made("perpetrator", {"start": 0, "end": 11, "actor": "sdf"})

    assert (found["text"], found["actor"], found["name"]) == (
        "Syrian army",
        "sdf",
        "Syrian Democratic Forces",
    )
    with pytest.raises(UsageError, match="there is no actor zz in the list"):
        made("perpetrator", {"start": 0, "end": 11, "actor": "zz"})


def test_a_place_is_chosen_from_the_gazetteer():
    """
    The words stay; where the place lies is what the gazetteer says of the one that was chosen.
    """
    found = made("place", {"start": 145, "end": 149, "gazetteer_id": "geonames:170063"})

    assert (found["name"], found["country"], found["precision"]) == ("Aleppo", "Syria", "city")
    with pytest.raises(UsageError, match="there is no place geonames:0 in the gazetteer"):
        made("place", {"start": 145, "end": 149, "gazetteer_id": "geonames:0"})
    with pytest.raises(UsageError, match="there is no place nowhere in the gazetteer"):
        made("place", {"start": 145, "end": 149, "gazetteer_id": "nowhere"})


def test_a_place_that_no_gazetteer_knows_is_described():
    """
    A place can be given by hand: its words, its name, its point.
    """
    found = made("place", {"start": 137, "end": 145, "name": "the old mill", "lat": 35.8, "lon": 36.8})

    assert (found["name"], found["lat"], found["gazetteer_id"]) == ("the old mill", 35.8, None)


def test_days_are_set_by_hand():
    """
    Days that were given take the place of those that the words mean, with how EDTF writes them.
    """
    tuesday = {"start": 59, "end": 66}
    assert made("time", {**tuesday, "from": "2016-04-05", "to": "2016-04-05"})["edtf"] == "2016-04-05"
    assert made("time", {**tuesday, "from": "2016-04-05"})["edtf"] == "2016-04-05/.."
    assert made("time", {**tuesday, "from": None})["edtf"] is None
    assert made("time", {**tuesday, "length": "P2D"})["length"] == "P2D"


def test_a_number_follows_from_its_words():
    """
    Of people who came to harm, the number and what they were follow from the words for both.
    """
    found = made("casualties.0", {"outcome": "killed", "count": "12", "victims": "people"})

    assert (found["low"], found["high"], found["count"]["text"]) == (12, 12, "12")
    assert made("casualties.0", {"outcome": "killed", "count": "12", "low": 9})["low"] == 9
    assert made("casualties.0", {"outcome": "killed", "count": "barrel"})["low"] is None
    assert made("casualties.0", {"outcome": "killed", "victims": "army"})["victims_type"] == "unknown"


def test_a_speaker_is_known_from_its_words():
    """
    A source comes with its name, its type and its id in the list where it has one.
    """
    known, other = made("sources", ["Syrian Observatory for Human Rights", "people"])

    assert (known["actor"], known["type"]) == ("sohr", "monitor")
    assert (other["name"], other["type"], other["actor"]) == ("people", "witness", None)
    assert made("sources.0", {"start": 81, "end": 87, "actor": "sdf"})["type"] == "armed_group"


def test_what_a_field_has_already_is_kept():
    """
    Where no words are given, those stay that the field rests on.
    """
    changed = corrected(CLAIM, TEXT, [decision("perpetrator", made("perpetrator", "Syrian army"))])

    assert restated(REPORT.document, changed, "perpetrator", {"actor": "sdf"})["text"] == "Syrian army"


def test_evidence_is_known_from_its_words():
    """
    Material has the type that its words tell.
    """
    report = report_of("A video shows that 12 people were killed.")
    claim = claim_in(report.document.text, "killed")

    assert restated(report.document, claim, "evidence", ["A video"])[0]["type"] == "video"
    assert "type" not in restated(report.document, claim, "evidence", ["people"])[0]
