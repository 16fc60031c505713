import time

from hypothesis import given, settings
from hypothesis import strategies as st
from voices_by_hand import CLASH, STRIKE, claimed, document, headline, own

from reportedly.events.records import Tie
from reportedly.voices import ties_between, voices_in, voices_of

SOHR = ("SOHR", "monitor")
ARMY = ("Syrian army", "government")
LOCALS = ("locals", "witness")
DOCTOR = ("a doctor", "medical_rescue")


def groups(voices):
    return sorted(voice.claims for voice in voices)


def test_two_outlets_that_cite_one_claimant_are_one_voice():
    """
    However many outlets print what the monitor says, it is one voice, and the tie says so.
    """
    told = [
        claimed("1", "a", SOHR, killed=23),
        claimed("2", "b", ("the Syrian Observatory", "monitor"), killed=23),
    ]
    (voice,) = voices_of(told)

    assert (voice.name, voice.claims) == ("Syrian Observatory for Human Rights", ("1", "2"))
    assert [(tie.one, tie.other, tie.kind) for tie in voice.ties] == [("1", "2", "claimant")]
    assert voice.ties[0].reason == (
        "one cites “SOHR”, the other “the Syrian Observatory”: "
        "both stand for “Syrian Observatory for Human Rights”"
    )


def test_two_claimants_are_two_voices():
    """
    A monitor and an army are independent of one another, also in one report.
    """
    assert groups(voices_of([claimed("1", "a", SOHR), claimed("2", "a", ARMY)])) == [("1",), ("2",)]


def test_people_without_a_name_are_others_in_each_report():
    """
    A doctor here and a doctor there are two.
    """
    assert len(voices_of([claimed("1", "a", DOCTOR), claimed("2", "b", DOCTOR)])) == 2


def test_whom_a_headline_calls_locals_is_the_one_who_gives_the_number_below_it():
    """
    "Eight killed: locals" is no second witness beside the doctor below who counts eight.
    """
    told = [
        headline("1", "a", LOCALS, 8),
        claimed("2", "a", ARMY, killed=3),
        claimed("3", "a", DOCTOR, killed=8),
    ]

    assert groups(voices_of(told)) == [("1", "3"), ("2",)]


def test_whom_a_headline_names_is_himself():
    """
    A headline that names the monitor has it from the monitor; "locals" give another number than the doctor.
    """
    named = [headline("1", "a", SOHR, 8), claimed("2", "a", DOCTOR, killed=8)]
    other = [
        headline("1", "a", LOCALS, 8),
        claimed("2", "a", DOCTOR, killed=9),
    ]

    assert groups(voices_of(named)) == groups(voices_of(other)) == [("1",), ("2",)]


def test_people_without_a_name_are_the_same_in_copies():
    """
    The doctor of a report and of its reprint is one.
    """
    told = [claimed("1", "a", DOCTOR), claimed("2", "b", DOCTOR)]
    (voice,) = voices_in(told, [document("a", STRIKE), document("b", STRIKE)])

    assert voice.claims == ("1", "2")
    assert [tie.kind for tie in voice.ties] == ["copy"]


def test_what_a_report_says_in_its_own_words_rests_on_its_only_source():
    """
    A headline says without a source what the text has from one.
    """
    told = [own("1", "a", "Star", killed=23), claimed("2", "a", SOHR, killed=23)]
    (voice,) = voices_of(told)

    assert "in its own words and has it from “Syrian Observatory" in voice.ties[0].reason


def test_of_several_sources_it_is_the_one_with_the_same_figures():
    """
    The report's own figure is that of the source that gives it, or else its own.
    """
    told = [claimed("1", "a", SOHR, killed=23), claimed("2", "a", ARMY, killed=4)]

    assert groups(voices_of([*told, own("3", "a", "Star", killed=4)])) == [("1",), ("2", "3")]
    assert groups(voices_of([*told, own("3", "a", "Star", killed=11)])) == [("1",), ("2",), ("3",)]


def test_a_report_does_not_rest_on_who_denies_what_it_says():
    """
    The army that denies a strike is not the source of the strike.
    """
    told = [own("1", "a", "Star"), claimed("2", "a", ARMY, certainty="denied")]

    assert len(voices_of(told)) == 2


def test_a_reprint_without_its_source_rests_on_that_of_the_original():
    """
    Who cuts "the Observatory said" out of a text does not become another witness.
    """
    told = [claimed("1", "a", SOHR, killed=23), own("2", "b", "Star", killed=23)]
    documents = [document("a", STRIKE, "Wire", "2016-04-01"), document("b", STRIKE, "Star", "2016-04-02")]

    assert groups(voices_in(told, documents)) == [("1", "2")]


def test_reports_that_credit_one_agency_are_one_voice():
    """
    Two outlets print two texts of AFP: in their own words they are AFP, and the tie is the credit.
    """
    told = [own("1", "a", "Star", killed=23), own("2", "b", "Ahram", killed=21)]
    documents = [document("a", f"{STRIKE} --AFP", "Star"), document("b", f"{CLASH} (AFP)", "Ahram")]
    (voice,) = voices_in(told, documents)

    assert voice.name == "AFP"
    assert [tie.kind for tie in voice.ties] == ["credit"]
    assert voice.ties[0].reason == "the report of Star and the report of Ahram have their text from AFP"


def test_an_agency_is_the_same_voice_where_others_cite_it():
    """
    What one outlet prints of AFP's and another cites it for is one voice.
    """
    told = [own("1", "a", "Star"), claimed("2", "b", ("AFP", "media"))]

    assert groups(voices_in(told, [document("a", f"{STRIKE} --AFP", "Star")])) == [("1", "2")]


def test_a_publisher_is_one_voice():
    """
    What an outlet says in its own words on two days rests on itself.
    """
    told = [
        own("1", "a", "Star", killed=1, said="2016-04-01"),
        own("2", "b", "Star", killed=2, said="2016-04-02"),
    ]
    (voice,) = voices_of(told)

    assert voice.ties[0].reason == "both are said in the own words of reports that have it from “Star”"


def test_a_voice_keeps_its_id_when_others_speak():
    """
    An id is made of the claimant, not of what else is known.
    """
    before = voices_of([claimed("1", "a", SOHR)])
    after = voices_of([claimed("1", "a", SOHR), claimed("2", "b", ARMY), claimed("0", "b", SOHR)])

    assert before[0].id in {voice.id for voice in after}


def test_an_event_that_nobody_claims_has_no_voice():
    """
    Nothing in, nothing out.
    """
    assert voices_of([]) == ()


WHO = st.sampled_from(
    [None, SOHR, ARMY, DOCTOR, ("the army", "government"), ("Star", "publisher"), ("Sun", "publisher")]
)
TOLD = st.lists(
    st.tuples(
        st.sampled_from("abcdef"), WHO, st.sampled_from([None, 3, 4]), st.sampled_from(["stated", "denied"])
    ),
    max_size=12,
)
TIES = st.lists(
    st.builds(
        lambda one, other, kind, score: Tie(one, other, kind, score, "words"),
        st.sampled_from("abcdef"),
        st.sampled_from("abcdef"),
        st.sampled_from(["copy", "partial", "wording", "credit"]),
        st.sampled_from([0.2, 0.5, 0.9]),
    ),
    max_size=8,
)


def told_by(rows):
    days = {"a": "2016-04-01", "b": "2016-04-01", "c": "2016-04-02", "d": "2016-04-03"}
    return [
        claimed(f"{i}", report, who, killed=killed, certainty=certainty, said=days.get(report))
        for i, (report, who, killed, certainty) in enumerate(rows)
    ]


@given(TOLD, TIES, st.randoms())
@settings(max_examples=150, deadline=None)
def test_each_claim_has_one_voice_in_whatever_order_it_comes(rows, ties, chance):
    """
    Voices part the claims, and the order of claims and ties does not matter.
    """
    told = told_by(rows)
    voices = voices_of(told, ties)
    mixed, others = chance.sample(told, len(told)), chance.sample(ties, len(ties))

    assert sorted(claim for voice in voices for claim in voice.claims) == sorted(one.claim for one in told)
    assert voices_of(mixed, others) == voices


def test_two_reports_that_credit_each_other_are_tied_in_one_way():
    """
    Which of two equal ties holds a voice together does not hang on which was told first.
    """
    rows = [("a", None), ("a", SOHR), ("b", ARMY), ("c", None)]
    told = told_by([(report, who, None, "stated") for report, who in rows] + [("b", None, None, "denied")])
    copied = [Tie("a", "c", "copy", 0.2, "words"), Tie("a", "b", "copy", 0.2, "words")]
    ties = [*copied, Tie("b", "c", "credit", 0.2, "words"), Tie("c", "b", "credit", 0.2, "words")]

    assert voices_of(told, ties) == voices_of(told, ties[::-1])


@given(TOLD, TIES)
@settings(max_examples=150, deadline=None)
def test_the_ties_of_a_voice_hold_all_its_claims_together(rows, ties):
    """
    Whatever is one voice is so for a reason that is told.
    """
    told = told_by(rows)
    report_of = {one.claim: one.document for one in told}
    for voice in voices_of(told, ties):
        start = voice.claims[0]
        reached, last = {start, report_of[start]}, set()
        links = [{tie.one, tie.other} for tie in voice.ties]
        links += [{claim, report_of[claim]} for claim in voice.claims]
        while reached != last:
            last = set(reached)
            reached |= {name for link in links if link & reached for name in link}

        assert set(voice.claims) <= reached
        assert all(tie.reason for tie in voice.ties)


def test_ten_thousand_copies_are_one_voice():
    """
    Ten thousand prints of one report are one voice, in no square time.
    """
    told = [claimed(f"{i}", f"d{i}", DOCTOR, killed=23) for i in range(10_000)]
    told += [own(f"o{i}", f"d{i}", f"Star {i}", killed=23) for i in range(10_000)]
    documents = [document(f"d{i}", STRIKE, f"Star {i}") for i in range(10)]
    ties = ties_between(documents)
    ties += tuple(Tie("d0", f"d{i}", "copy", 1.0, "the same words") for i in range(10, 10_000))
    began = time.process_time()
    (voice,) = voices_of(told, ties)

    assert len(voice.claims) == 20_000
    assert time.process_time() - began < 20
