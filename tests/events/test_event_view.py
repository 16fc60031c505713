"""
An event as a person looks at it.
"""

from dataclasses import replace

import pytest

from adding_reports import claim_in, report_of
from reportedly.decisions.review import standing
from reportedly.events.accounts import accounts_of
from reportedly.events.days import commonest
from reportedly.events.event_json import printed_event, printed_whole
from reportedly.events.event_words import (
    basis,
    decision_words,
    figure_words,
    grade_words,
    harm_words,
    heading,
    number_words,
    people_words,
    range_words,
    totals,
    when,
)
from reportedly.events.records import Decision, Estimate, Event
from reportedly.events.view import sides_of, view_of
from reportedly.records import Casualty, Party, Place, Source, Span, Time

EIS = Place(Span(0, 1), "al-Eis", "village", "Aleppo", "Syria", 35.95, 36.99)
REBELS = "SOHR says 31 soldiers were killed at al-Eis on Tuesday."
STATE = "Tasnim says that four advisers were killed at al-Eis."
DENIAL = "The army denies that soldiers were killed at al-Eis."


def told(text, source, killed, certainty="stated", **fields):
    """
    A report of one claim, and the claim.
    """
    document = report_of(text, publisher=f"{source} Press", published="2016-04-06").document
    claim = claim_in(
        text,
        "killed",
        event_type="armed_clash",
        certainty=certainty,
        sources=(Source(Span(0, 4), source, "monitor"),),
        casualties=(Casualty("killed", killed, killed, victims_type="combatant", victims_side="Iran"),),
        place=EIS,
        time=Time(Span(0, 4), "2016-04-05", "2016-04-05"),
        **fields,
    )
    return document, claim


PAIRS = (told(REBELS, "SOHR", 31), told(STATE, "Tasnim", 4), told(DENIAL, "Syrian army", None, "denied"))
CLAIMS = [claim.id for _, claim in PAIRS]


def view(pairs=PAIRS, decisions=(), **options):
    accounts = [account for document, claim in pairs for account in accounts_of(document, [claim])]
    event = Event("5bf93b721f3b", 1, tuple(account.id for account in accounts))
    return view_of(event, accounts, pairs, standing(list(decisions)), **options)


def decided(kind, about, number=1, **what):
    return Decision(f"d{number}", kind, about, "Ana", "2016-05-01T10:00:00Z", "seen it", **what)


def test_a_view_has_what_where_when_and_whose():
    """
    An event is headed by what most say of it.
    """
    assert heading(view()) == "Armed clash, al-Eis, Aleppo, Syria, 2016-04-05"
    assert view().sides == ("Iran",)


def test_a_view_counts_what_it_rests_on():
    """
    Claims, reports and independent voices are counted.
    """
    assert basis(view()) == "3 claims of 3 reports, 3 independent voices"


def test_figures_come_with_a_range():
    """
    The lowest and the highest number are kept beside the best.
    """
    whole = view().figure("killed")

    assert (whole.low, whole.high) == (4, 31)
    assert figure_words(whole) == f"killed 4–{whole.best}–31"
    assert [one.people for one in totals(view())] == ["all"]


def test_every_step_names_claims_that_are_there():
    """
    Whatever a rule used or left out can be looked up.
    """
    named = {claim for one in view().estimates for step in one.trace for claim in step.used + step.left_out}

    assert named
    assert named <= set(view().told)


def test_a_rejected_claim_is_shown_and_left_out():
    """
    What a person rejected stays in sight, and gives no figure.
    """
    found = view(decisions=[decided("reject", (CLAIMS[0],))])

    assert found.told[CLAIMS[0]].status == "rejected"
    assert (found.figure("killed").low, found.figure("killed").high) == (4, 4)
    assert CLAIMS[0] not in {claim for one in found.contradictions() for claim in (*one.ones, *one.others)}


def test_a_rejected_claim_that_no_account_has_is_shown_all_the_same():
    """
    Accounts are made without what was rejected; a person who asks why still sees it.
    """
    document, claim = PAIRS[0]
    other = replace(claim, id="0" * 16)
    accounts = accounts_of(document, [claim])
    found = view_of(Event("e", 1, (accounts[0].id,)), accounts, [(document, claim), (document, other)])

    assert list(found.told) == [claim.id, other.id] or list(found.told) == [other.id, claim.id]


def test_only_decisions_about_an_event_concern_it():
    """
    A figure that was set for another event changes nothing here.
    """
    value = '{"low": 900, "best": 900, "high": 900}'
    other = decided("estimate", ("another",), field="killed/all", value=value)
    own = decided("estimate", ("5bf93b721f3b",), 2, field="killed/all", value=value)

    assert view(decisions=[other]).figure("killed").high == 31
    assert view(decisions=[other, own]).figure("killed").best == 900
    assert [one.id for one in view(decisions=[other, own]).decided] == ["d2"]


def test_a_rating_concerns_an_event_that_its_source_speaks_of():
    """
    Ratings of sources that say nothing here are not listed.
    """
    rated = [
        decided("rate", ("SOHR",), 1, field="reliability", value='"B"'),
        decided("rate", ("Someone else",), 2, field="reliability", value='"C"'),
    ]

    assert [one.id for one in view(decisions=rated).decided] == ["d1"]


def test_contradictory_decisions_are_both_shown():
    """
    The later grade stands, and the earlier one is named beside it.
    """
    grades = [
        decided("grade", ("5bf93b721f3b",), 1, field="airwars", value='"Weak"'),
        decided("grade", ("5bf93b721f3b",), 2, field="airwars", value='"Fair"'),
    ]
    found = view(decisions=grades)

    assert grade_words(found) == "Fair*"
    assert [(entry.decision.id, entry.by.id) for entry in found.overruled] == [("d1", "d2")]


def test_disagreements_come_from_the_claims():
    """
    A number against another and a denial are both listed.
    """
    assert {one.kind for one in view().contradictions()} >= {"number", "denial"}


def test_leaving_out_a_voice_changes_the_range():
    """
    Without the monitor, the highest number falls.
    """
    found = view()
    voice = found.voice_of(CLAIMS[0])
    changes = {one.voice: one.changes for one in found.without()}

    assert changes[voice.id][0].without_it.high == 4


def test_an_event_without_claims_is_no_error():
    """
    Nothing told is nothing known.
    """
    found = view(pairs=())

    assert (heading(found), when(found), found.estimates) == ("Event", "", ())
    assert found.place is None


def test_the_days_are_those_that_most_accounts_give():
    """
    One account of a month does not widen the day that two others give.
    """
    day, month = ("2016-04-05", "2016-04-05"), ("2016-04-01", "2016-04-30")

    assert commonest([day, day, month]) == day
    assert commonest([(None, None)]) == (None, None)
    assert commonest([(None, "2016-04-05")]) == day


def test_whoever_is_no_party_is_a_side_only_where_there_is_no_other():
    """
    "Warplanes" are named where nobody says whose they were.
    """
    document, claim = told(STATE, "Tasnim", 4, perpetrator=Party(Span(0, 4), "warplanes"))
    bare = replace(claim, casualties=(Casualty("killed", 4, 4),))

    assert sides_of(accounts_of(document, [bare])[0].testimonies) == ("warplanes",)
    assert sides_of(accounts_of(document, [claim])[0].testimonies) == ("Iran",)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((None, None, None, False), "no number"),
        ((3, 3, 3, False), "3"),
        ((3, 3, 3, True), "3+"),
        ((1, 2, 3000, True), "1–2–3,000+"),
        ((0, 0, 0, False), "0"),
    ],
)
def test_ranges_in_words(numbers, words):
    """
    A null is no number, and never 0.
    """
    low, best, high, is_open = numbers

    assert range_words(Estimate("killed", "all", low, best, high, is_open, "conservative")) == words


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("side: Iran", "fighters of Iran"),
        ("side: not named", "fighters of an unnamed side"),
        ("unknown", "not known who"),
        ("children", "children"),
    ],
)
def test_classes_of_people_in_words(people, words):
    """
    Classes are said as people say them.
    """
    assert people_words(people) == words


@pytest.mark.parametrize(
    ("low", "high", "said", "words"),
    [
        (3, 3, None, "3"),
        (3, 5, None, "3–5"),
        (31, None, None, "31+"),
        (None, 30, None, "≤30"),
        (None, None, "Dozens of", "dozens"),
        (None, None, None, "?"),
    ],
)
def test_numbers_as_they_were_said(low, high, said, words):
    """
    Bounds are kept open where they were said so.
    """
    figure = view().testimonies[0].figures[0]._replace(low=low, high=high, words=said)

    assert number_words(figure) == words


def test_a_part_and_a_sum_are_told_from_a_toll():
    """
    "Of them" and "summed up" say what a number is not.
    """
    figure = view().testimonies[0].figures[0]._replace(low=2, high=2, whom="officers")

    assert harm_words(figure._replace(part_of=0)) == "of them killed 2 officers"
    assert harm_words(figure._replace(scope="cumulative")) == "killed 2 officers (summed up)"


def test_a_decision_in_words():
    """
    Who, when, what and why stand in one line.
    """
    one = decided("grade", ("e",), field="airwars", value='"Fair"')

    assert decision_words(one) == 'd1 Ana, 2016-05-01 10:00: grade airwars to "Fair": seen it'


def test_the_printed_list_has_what_the_table_has():
    """
    Days, place, types, sides, voices, figures and grades of an event.
    """
    printed = printed_event(view())

    assert (printed["first"], printed["place"]["name"], printed["sides"]) == (
        "2016-04-05",
        "al-Eis",
        ["Iran"],
    )
    assert printed["place"]["radius"] == 2000
    assert printed["estimates"][0]["high"] == 31


def test_the_printed_whole_has_every_claim_with_its_words_and_voice():
    """
    Each claim is quoted, and belongs to a voice that is printed, too.
    """
    printed = printed_whole(view(decisions=[decided("accept", (CLAIMS[1],))]))
    voices = {voice["id"] for voice in printed["voices"]}

    assert {claim["words"] for claim in printed["claims"]} == {REBELS, STATE, DENIAL}
    assert {claim["voice"] for claim in printed["claims"]} <= voices
    assert [one["id"] for one in printed["decisions"]] == ["d1"]
    assert printed["estimates"][0]["trace"][0]["rule"]
    assert printed["rules"][0]["rule"] == "worded"


def test_one_figure_may_be_printed_alone():
    """
    Whoever asks for one figure gets one.
    """
    found = view()

    assert len(printed_whole(found, [found.figure("killed")])["estimates"]) == 1


def test_what_nobody_places_is_unplaced():
    """
    Without a day an event waits; with day and village it does not.
    """
    _, claim = told(REBELS, "SOHR", 31)
    undated = report_of(REBELS, publisher="SOHR Press", published=None).document
    vague = replace(claim_in(REBELS, "killed", event_type="armed_clash", casualties=claim.casualties), id="v")

    assert not view().unplaced
    assert view([(undated, vague)]).unplaced
    assert printed_event(view([(undated, vague)]))["unplaced"]


def test_a_figure_of_the_event_is_no_sum_over_a_longer_time():
    """
    What a figure rests on is not listed as a sum beside it: “this week” only leaves the day open.
    """
    week = Time(Span(0, 4), "2016-04-04", "2016-04-06")
    document, claim = told(REBELS, "SOHR", 31)
    one = view([(document, replace(claim, time=week))])

    assert 31 == one.figure("killed").best
    assert () == one.sums()
