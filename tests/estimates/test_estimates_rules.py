"""
What each rule of a profile does to the figures of an event.
"""

import json

import pytest
from testifying import figures_of, killed, says

from reportedly.estimates import estimate
from reportedly.estimates.leaving_out import rating_of
from reportedly.events.records import Decision, Figure, Voice


def decision(kind, about, field=None, value=None):
    """
    A decision of a person, on the day after the event.
    """
    return Decision(
        "d1", kind, about, "Ana", "2016-04-06T10:00:00+00:00", "As seen.", field, json.dumps(value)
    )


def step(estimates, rule, people="all"):
    """
    The step that a rule left in the trace of a class.
    """
    trace = next(one.trace for one in estimates if one.people == people)
    return next((one for one in trace if one.rule == rule), None)


def test_a_number_is_its_own_range():
    """
    One voice with one number: low, best and high are that number.
    """
    assert {"all": (12, 12, 12), "unknown": (12, 12, 12)} == figures_of(estimate([says("AFP", killed(12))]))


def test_at_least_is_open_above():
    """
    "At least 12" gives a high of 12 or more.
    """
    found = estimate([says("AFP", killed(12, None))])

    assert (12, 12, 12, True) == (found[0].low, found[0].best, found[0].high, found[0].open)


def test_null_is_not_zero():
    """
    A harm that nobody speaks of has no estimate; nobody killed is a figure of 0.
    """
    assert () == estimate([says("AFP")])
    assert (0, 0, 0) == figures_of(estimate([says("AFP", killed(0))]))["all"]


def test_denied_deaths_leave_no_numbers_but_a_trace():
    """
    Where every claim is left out, the estimate has no numbers, and its trace says why.
    """
    denied = says("the army", killed(30), certainty="denied")
    found = estimate([denied])

    assert [("all", None, None, None)] == [(one.people, one.low, one.best, one.high) for one in found]
    assert (denied.claim,) == step(found, "unreal").left_out


def test_the_range_holds_what_all_voices_say():
    """
    Low is the lowest number of a voice, high the highest, best what most of them say.
    """
    told = [
        says("AFP", killed(7)),
        says("Reuters", killed(6)),
        says("AP", killed(7)),
        says("SANA", killed(2)),
    ]

    assert (2, 7, 7) == figures_of(estimate(told))["all"]


def test_voices_that_all_differ_give_the_middle_rather_low():
    """
    Of four different numbers the lower of the two in the middle is the best.
    """
    told = [says(name, killed(number)) for name, number in [("A", 3), ("B", 9), ("C", 20), ("D", 40)]]

    assert (3, 9, 40) == figures_of(estimate(told))["all"]


def test_copies_are_one_voice():
    """
    Three reprints of one figure do not outvote two others.
    """
    copies = [says(name, killed(30)) for name in ("A", "B", "C")]
    told = [*copies, says("D", killed(4)), says("E", killed(4))]
    voices = [Voice("v1", "AFP", tuple(one.claim for one in copies))]

    assert 30 == figures_of(estimate(told))["all"][1]
    assert 4 == figures_of(estimate(told, voices))["all"][1]


def test_a_later_figure_supersedes_the_earlier_one_of_the_same_claimant():
    """
    The monitor's 12 of Tuesday takes the place of its 5 of Monday, which stays as left out.
    """
    first = says("SOHR", killed(5), day="2016-04-04")
    found = estimate([first, says("SOHR", killed(12), day="2016-04-05")])

    assert (12, 12, 12) == figures_of(found)["all"]
    assert (first.claim,) == step(found, "superseded").left_out


def test_another_claimant_supersedes_nobody():
    """
    Figures of two claimants stand side by side, whoever came later.
    """
    told = [says("SOHR", killed(5), day="2016-04-04"), says("SANA", killed(12), day="2016-04-05")]

    assert (5, 5, 12) == figures_of(estimate(told))["all"]


def test_a_part_or_a_word_supersedes_no_number():
    """
    A later "dozens" of the same claimant leaves its number standing.
    """
    later = says("SOHR", Figure("killed", None, None, vague=True, words="dozens"), day="2016-04-07")

    assert (5, 5, 5) == figures_of(estimate([says("SOHR", killed(5)), later]))["all"]


def test_a_claimant_who_denies_his_figure_later_takes_it_back():
    """
    What its own claimant denied on a later day gives no figure.
    """
    first = says("the army", killed(40), day="2016-04-04")
    denial = says("the army", killed(40), day="2016-04-06", certainty="denied")
    found = estimate([first, denial, says("SOHR", killed(12))])

    assert (12, 12, 12) == figures_of(found)["all"]
    assert (first.claim,) == step(found, "retracted").left_out


def test_a_number_that_an_outlet_takes_back_is_left_out_of_its_earlier_reports():
    """
    "We reported that four were killed. This was wrong" goes for those whom that report named, too, and for
    no other number.
    """
    own = {"claimant_type": "publisher"}
    title = says("The Times", killed(4), document="first", **own)
    sourced = says("local sources", killed(4), document="first", claimant_type="other")
    other = says("a medic", killed(3), document="first", claimant_type="medical_rescue")
    denial = says("The Times", killed(4), day="2016-04-07", certainty="denied", document="last", **own)
    correction = says("The Times", killed(3), day="2016-04-07", document="last", **own)
    found = estimate([title, sourced, other, denial, correction])

    assert (3, 3, 3) == figures_of(found)["all"]
    assert {title.claim, sourced.claim} == set(step(found, "retracted").left_out)


def test_no_children_killed_is_not_nobody_killed():
    """
    "No children were killed" says nothing of civilians, nor of all.
    """
    none = killed(0, people="civilian", group="children", words="no", whom="children")
    figures = figures_of(estimate([says("The Times", none), says("a medic", killed(3, people="civilian"))]))

    assert (3, 3, 3) == figures["all"] == figures["civilians"]
    assert (0, 0, 0) == figures["children"]


def test_a_part_of_a_sum_is_no_incident_either():
    """
    "148 killed in May, including 31 children" gives no children of one strike.
    """
    month = {"first": "2016-04-01", "last": "2016-04-30"}
    children = killed(31, people="civilian", group="children", part_of=0)
    summary = says("a monitor", killed(148, people="civilian"), children, **month)
    strike = says("a medic", killed(9), first="2016-04-04", last="2016-04-04")
    figures = figures_of(estimate([summary, strike]))

    assert "children" not in figures
    assert (9, 9, 9) == figures["all"]


def test_a_sum_over_a_longer_time_is_no_incident():
    """
    "400,000 since 2011" is left out of the figure of one strike.
    """
    told = [says("UN", killed(400000, scope="cumulative")), says("SOHR", killed(9))]

    assert (9, 9, 9) == figures_of(estimate(told))["all"]


def test_a_number_for_weeks_is_no_incident_where_others_give_one_for_a_day():
    """
    "31 since the beginning of April" beside "four on Tuesday": it is a sum, unless both give the same.
    """
    weeks = {"first": "2016-04-01", "last": "2016-04-14"}
    day = {"first": "2016-04-06", "last": "2016-04-06"}
    told = [says("UN", killed(31), **weeks), says("SOHR", killed(4), **day)]
    same = [says("UN", killed(4), **weeks), says("SOHR", killed(4), **day)]

    assert figures_of(estimate(told))["all"] == (4, 4, 4)
    assert figures_of(estimate(told[:1]))["all"] == (31, 31, 31)
    assert "cumulative" not in [step.rule for one in estimate(same) for step in one.trace]


def test_a_sum_bounds_an_incident_that_has_no_number():
    """
    Heavy losses in the fight, more than 30 since they arrived: between two and 31 or more.
    """
    losses = Figure("killed", None, None, vague=True, victims_type="combatant", side="Iran")
    since = Figure("killed", 31, None, scope="cumulative", victims_type="combatant", side="Iran", words="30")
    found = estimate([says("Nusra Front", losses), says("Syrian reports", since)])

    assert (2, 2, 31) == figures_of(found)["side: Iran"]
    assert found[0].open


def test_words_give_way_to_numbers():
    """
    "Dozens" counts only where nobody gives a number.
    """
    dozens = says("A", Figure("killed", None, None, vague=True, words="dozens of"))

    assert (24, 24, 99) == figures_of(estimate([dozens]))["all"]
    assert (31, 31, 31) == figures_of(estimate([dozens, says("B", killed(31))]))["all"]


def test_parts_of_a_number_are_not_added():
    """
    "12 killed, including 3 children": 12 in all, 3 of them children and so civilians.
    """
    children = Figure("killed", 3, 3, victims_type="civilian", group="children", part_of=0, words="3")
    found = figures_of(estimate([says("AFP", killed(12), children)]))

    assert (12, 12, 12) == found["all"]
    assert (3, 3, 3) == found["children"] == found["civilians"]
    assert 9 == found["unknown"][1]


def test_people_counted_apart_in_one_claim_are_added():
    """
    "12 soldiers and 3 civilians were killed": 15 in all.
    """
    told = says("AFP", killed(12, people="combatant", side="Syrian government"), killed(3, people="civilian"))
    found = figures_of(estimate([told]))

    assert (15, 15, 15) == found["all"]
    assert (3, 3, 3) == found["civilians"]
    assert (12, 12, 12) == found["side: Syrian government"]
    assert "unknown" not in found


def test_losses_of_both_sides_are_added_over_voices():
    """
    Each side's dead as its enemy tells them: the whole is both.
    """
    rebels = says("Tasnim", killed(20, people="combatant", side="Nusra Front"), event_type="armed_clash")
    guards = says("Amaq", killed(5, people="combatant", side="Iran"), event_type="armed_clash")
    found = figures_of(estimate([rebels, guards]))

    assert (25, 25, 25) == found["all"]


def test_one_person_told_of_by_name_is_no_toll():
    """
    The report gives 12 killed and tells of one of them.
    """
    named = Figure("killed", 1, 1, whom="Ahmad")
    told = [says("AFP", killed(12), document="d1"), says("his father", named, document="d1")]

    assert (12, 12, 12) == figures_of(estimate(told))["all"]


def test_somebody_shot_who_died_is_not_wounded():
    """
    A man was shot; he died in hospital: one killed, nobody wounded.
    """
    shot = says("police", Figure("wounded", 1, 1, words="a", whom="man"), event_type="direct_attack")
    died = says("the hospital", Figure("killed", 1, 1, whom="He"), event_type="direct_attack")
    found = estimate([shot, died])

    assert {("killed", 1), ("wounded", None)} == {
        (one.outcome, one.best) for one in found if one.people == "all"
    }


def test_somebody_else_stays_wounded():
    """
    One man was killed, another wounded: one of each.
    """
    told = says("police", Figure("killed", 1, 1, words="a"), Figure("wounded", 1, 1, whom="another man"))

    assert {("killed", 1), ("wounded", 1)} == {
        (one.outcome, one.best) for one in estimate([told]) if one.people == "all"
    }


@pytest.mark.parametrize(
    ("dead", "wounded", "left"),
    [
        ("17-year-old man", "18-year-old woman", 1),
        ("boy of 17", "girl", 1),
        ("17-year-old", "12-year-old", 1),
        ("17-year-old man", "man", None),
        ("Lopez", "woman", None),
    ],
)
def test_somebody_wounded_of_another_age_or_sex_is_not_the_dead_one(dead, wounded, left):
    """
    "A man was killed … an 18-year-old woman was shot": she is wounded; "a man was shot" may be the dead man.
    """
    told = [
        says("police", Figure("killed", 1, 1, words="a", whom=dead)),
        says("police", Figure("wounded", 1, 1, words="a", whom=wounded)),
    ]

    found = {one.outcome: one.best for one in estimate(told) if one.people == "all"}

    assert found.get("wounded") == left


def test_victims_may_be_wounded():
    """
    "Four victims were taken to hospital" is no number of dead where others tell of wounded.
    """
    told = [says("AFP", killed(4, whom="victims")), says("AP", Figure("wounded", 4, 4, words="four"))]

    assert [None] == [one.best for one in estimate(told) if (one.outcome, one.people) == ("killed", "all")]


def test_persons_told_of_one_by_one_are_of_the_number_that_their_report_gives():
    """
    "Four were killed, the sheriff said"; "a student and a driver died at once, a captain said": four.
    """
    four = says("the sheriff", killed(4), document="d")
    persons = [Figure("killed", 1, 1, words="a", whom=whom) for whom in ("student", "driver")]
    of_them = says("a captain", *persons, document="d")
    elsewhere = says("a captain", *persons)

    assert (4, 4, 4) == figures_of(estimate([four, of_them]))["all"]
    assert (2, 2, 4) == figures_of(estimate([four, elsewhere]))["all"]


def test_she_is_the_girl_told_of_before():
    """
    "A girl was shot, she …" is one person.
    """
    told = says("AFP", Figure("killed", 1, 1, words="a", whom="girl"), Figure("killed", 1, 1, whom="she"))

    assert (1, 1, 1) == figures_of(estimate([told]))["all"]


def test_people_named_after_their_number_are_the_same():
    """
    "Two men, a student and a driver": two.
    """
    student, driver = Figure("killed", 1, 1, words="a", whom="student"), Figure("killed", 1, 1, words="a")

    assert (2, 2, 2) == figures_of(estimate([says("AFP", killed(2), student, driver)]))["all"]


def test_a_bare_plural_beside_a_number_only_opens_it():
    """
    "12 civilians and soldiers were killed": 12 or more.
    """
    soldiers = Figure("killed", None, None, vague=True, victims_type="combatant", side="Iran")
    found = estimate([says("AFP", killed(12, people="civilian"), soldiers)])

    assert (12, True) == (found[0].low, found[0].open)


def test_he_who_was_shot_and_died_is_not_wounded():
    """
    "A boy died after he was shot": nobody is wounded.
    """
    told = says("AFP", Figure("killed", 1, 1, words="A", whom="boy"), Figure("wounded", 1, 1, whom="he"))

    assert [None] == [one.best for one in estimate([told]) if (one.outcome, one.people) == ("wounded", "all")]


def test_contested_civilians_are_one_toll():
    """
    Ten dead whom one voice calls civilians and another militants: ten in all, no class certain.
    """
    strike = {"perpetrator_side": "Saudi Arabia"}
    told = [
        says("Houthi media", killed(10, people="civilian"), **strike),
        says("coalition", killed(10, people="combatant", side="Houthis"), **strike),
    ]
    found = figures_of(estimate(told))

    assert (10, 10, 10) == found["all"]
    assert (0, 0, 10) == found["civilians"] == found["side: Houthis"]
    assert (0, 10, 10) == found["unknown"]


@pytest.mark.parametrize(("kind", "best"), [("air_strike", 10), ("armed_clash", 20)])
def test_people_are_contested_where_one_voice_does_not_say_who_did_it(kind, best):
    """
    Ten dead of a strike are the same, whoever says whose it was; in a clash each side may lose ten.
    """
    told = [
        says("residents", killed(10, people="civilian"), event_type=kind),
        says(
            "the army",
            killed(10, people="combatant", side="Houthis"),
            event_type=kind,
            perpetrator_side="Yemen",
        ),
    ]

    assert figures_of(estimate(told))["all"][1] == best


@pytest.mark.parametrize(("number", "best"), [(15, 17), (3, 20)])
def test_civilians_whom_those_who_killed_them_call_fighters_are_one_toll(number, best):
    """
    Seventeen villagers, and fifteen terrorists to those who killed them, are the same people; three are not.
    """
    army = {"perpetrator_side": "Myanmar military"}
    told = [
        says("residents", killed(17, people="civilian"), event_type="execution", **army),
        says("the UN", killed(17, people="civilian"), event_type="execution", **army),
        says(
            "the army",
            killed(number, people="combatant", side="rebels"),
            event_type="armed_clash",
            claimant_side="Myanmar military",
            **army,
        ),
    ]

    assert figures_of(estimate(told))["all"][1] == best


def test_people_of_whom_one_voice_tells_both_are_not_contested():
    """
    A voice that counts civilians and fighters apart says that they are different people.
    """
    both = says("UN", killed(10, people="civilian"), killed(10, people="combatant", side="Houthis"))
    found = figures_of(estimate([both, says("AFP", killed(10, people="civilian"))]))

    assert (20, 20, 20) == found["all"]


def test_a_party_on_its_enemy_does_not_set_the_best():
    """
    The army's 200 killed terrorists widen the range; the monitor's 20 stay the best.
    """
    enemy = {"people": "combatant", "side": "Nusra Front"}
    army = says(
        "the army",
        killed(200, **enemy),
        claimant_side="Syrian government",
        perpetrator_side="Syrian government",
    )
    found = estimate([army, says("SOHR", killed(20, **enemy))])

    assert (20, 20, 200) == figures_of(found)["side: Nusra Front"]
    assert (army.claim,) == step(found, "enemy_losses", "side: Nusra Front").used


def test_a_party_on_its_enemy_does_not_raise_the_whole_by_a_class_either():
    """
    Who says that it killed twenty officials does not make 32 dead of the 21 that others count.
    """
    sides = {"claimant_side": "al-Shabaab", "perpetrator_side": "al-Shabaab"}
    told = [
        says("the ministry", killed(21)),
        says("the clinic", killed(21)),
        says("the police", killed(12, people="combatant", side="Somali government")),
        says("al-Shabaab", killed(20, people="civilian"), **sides),
    ]

    found = figures_of(estimate(told))

    assert (21, 9, 12) == (found["all"][1], found["civilians"][1], found["side: Somali government"][1])


def test_a_number_of_attackers_is_no_toll_beside_that_of_all_others():
    """
    "22 were killed, and six of the attackers" is no toll of six to twenty-two.
    """
    one = {"document": "d-same"}
    attackers = says("the governor", killed(6, people="combatant"), **one)

    assert (22, 22, 22) == figures_of(estimate([says("the governor", killed(22), **one), attackers]))["all"]
    assert (6, 6, 22) == figures_of(estimate([says("the mayor", killed(22)), attackers]))["all"]


def test_admitted_losses_are_the_least():
    """
    Iran admits 4 of its own killed: no lower number holds.
    """
    own = {"people": "combatant", "side": "Iran"}
    told = [
        says("Tasnim", killed(4, **own), claimant_side="Iran"),
        says("SANA", killed(1, **own, words="1")),
        says("Nusra Front", killed(31, None, **own)),
    ]

    assert 4 == figures_of(estimate(told))["side: Iran"][0]


def test_rejected_claims_give_no_figure():
    """
    A claim that a person rejected is left out, with that reason.
    """
    wrong = says("AFP", killed(500))
    found = estimate([wrong, says("AP", killed(5))], decisions=[decision("reject", (wrong.claim,))])

    assert (5, 5, 5) == figures_of(found)["all"]
    assert (wrong.claim,) == step(found, "rejected").left_out


def test_an_unreliable_source_gives_no_figure_in_the_time_it_was_rated_for():
    """
    A source rated E for April is left out in April, and counts in May.
    """
    rating = decision("rate", ("orient wire",), "reliability 2016-04-01/2016-04-30", "E")
    told = [says("Orient  Wire", killed(90)), says("AP", killed(5))]
    later = [says("Orient Wire", killed(90), day="2016-05-02"), says("AP", killed(5))]

    assert (5, 5, 5) == figures_of(estimate(told, decisions=[rating]))["all"]
    assert 90 == figures_of(estimate(later, decisions=[rating]))["all"][2]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2016-03-31", "B"), ("2016-04-01", "D"), ("2016-04-30", "D"), ("2016-05-01", "B"), (None, "B")],
)
def test_a_rating_for_some_days_stands_above_a_general_one_on_those_days_only(day, expected):
    """
    A source rated B, and D for April, is B before April and after it, and where the day is not known.
    """
    rated = [
        decision("rate", ("sana",), "reliability", "B"),
        decision("rate", ("sana",), "reliability 2016-04-01/2016-04-30", "D"),
    ]

    assert expected == rating_of(says(" SANA", killed(5), day=day), rated)


def test_a_rating_may_be_open_at_one_end():
    """
    A rating from some day on holds from that day on.
    """
    rated = [decision("rate", ("SANA",), "reliability 2016-04-01/..", "E")]

    assert [None, "E"] == [rating_of(says("SANA", day=day), rated) for day in ("2016-03-31", "2030-01-01")]


def test_an_undated_claim_meets_only_a_rating_without_dates():
    """
    Of a claim whose day is unknown, a rating for some days says nothing.
    """
    told = [says("Orient Wire", killed(90), day=None), says("AP", killed(5))]
    dated = decision("rate", ("Orient Wire",), "reliability 2016-04-01/..", "E")

    assert 90 == figures_of(estimate(told, decisions=[dated]))["all"][2]
    assert (
        5
        == figures_of(estimate(told, decisions=[decision("rate", ("Orient Wire",), "reliability", "E")]))[
            "all"
        ][2]
    )


def test_an_improbable_claim_gives_no_figure():
    """
    A claim that a person judged improbable (5) is left out.
    """
    wild = says("AFP", killed(500))
    found = estimate(
        [wild, says("AP", killed(5))], decisions=[decision("rate", (wild.claim,), "credibility", "5")]
    )

    assert (5, 5, 5) == figures_of(found)["all"]


def test_a_figure_set_by_a_person_stands_and_shows_what_it_would_be():
    """
    The person's 6 to 8 stands above the 5 that was worked out, which the trace keeps.
    """
    made = decision("estimate", ("event-1",), "killed/all", {"low": 6, "best": 7, "high": 8})
    found = estimate([says("AP", killed(5))], decisions=[made])

    assert (6, 7, 8) == figures_of(found)["all"]
    assert "5–5–5" in step(found, "decided").sentence


@pytest.mark.parametrize(
    ("set_to", "found"),
    [
        ({"killed/civilians": 7}, {"all": 7, "civilians": 7}),
        ({"killed/civilians": 12}, {"all": 12, "civilians": 12}),
        ({"killed/all": 6}, {"all": 6, "civilians": 6}),
        ({"killed/all": 12}, {"all": 12, "civilians": 10, "unknown": 2}),
        ({"killed/all": 9, "killed/civilians": 5}, {"all": 9, "civilians": 5, "unknown": 4}),
    ],
)
def test_the_other_figures_agree_with_those_that_a_person_set(set_to, found):
    """
    A person's number for civilians changes that for all, and one for all changes those of the classes.
    """
    told = [says("residents", killed(7)), says("rebels", killed(10, people="civilian"))]
    made = [
        decision("estimate", ("event-1",), field, {"low": best, "best": best, "high": best})
        for field, best in set_to.items()
    ]
    figures = figures_of(estimate(told, decisions=made))
    classes = [best for people, (_, best, _) in figures.items() if people != "all"]

    assert found == {people: figures[people][1] for people in found}
    assert figures["all"][1] == sum(classes)
    assert all(low <= best <= high for low, best, high in figures.values())


def test_a_figure_can_be_set_where_nobody_gives_one():
    """
    A person may set a figure for a harm that no claim speaks of.
    """
    made = decision("estimate", ("event-1",), "missing/civilians", {"low": 1, "best": 1, "high": 2})

    assert [("missing", "civilians", 1)] == [
        (one.outcome, one.people, one.best) for one in estimate([says("AP")], decisions=[made])
    ]


def test_fighters_without_a_side_are_a_class():
    """
    Militants of no named side are fighters whose side is not named.
    """
    found = figures_of(estimate([says("AFP", killed(5, people="combatant"), event_type="armed_clash")]))

    assert (5, 5, 5) == found["side: not named"]


def test_fighters_hit_are_of_the_side_aimed_at():
    """
    Militants killed by a strike on the Islamic State are its own.
    """
    told = says("AFP", killed(5, people="combatant"), target_side="Islamic State")

    assert (5, 5, 5) == figures_of(estimate([told]))["side: Islamic State"]


def test_acled_writes_fixed_numbers_for_words():
    """
    ACLED's codebook writes 12 for "dozens", 100 for "hundreds", 3 for a plural, and the lowest of several.
    """
    for words, expected in [("dozens of", 12), ("Hundreds of", 100), (None, 3), ("tens of", 10)]:
        told = says("AFP", Figure("killed", None, None, vague=True, words=words))

        assert expected == figures_of(estimate([told], rules="acled"))["all"][1]
    told = [says("AFP", killed(9)), says("AP", killed(5)), says("SANA", killed(9))]

    assert 5 == figures_of(estimate(told, rules="acled"))["all"][1]


def test_airwars_and_ibc_presume_civilians():
    """
    People of whom nobody says that they fought are civilians, from minimum to maximum.
    """
    told = [says("AFP", killed(5)), says("AP", killed(9))]
    fought = [*told, says("SANA", killed(2, people="combatant", side="Nusra Front"))]

    for profile in ("airwars", "ibc"):
        assert (5, 5, 9) == figures_of(estimate(told, rules=profile))["civilians"]
        assert "civilians" not in figures_of(estimate(fought, rules=profile))


def test_every_outcome_has_its_own_estimate():
    """
    Killed, wounded, missing, abducted, detained and displaced people are told apart.
    """
    outcomes = ["killed", "wounded", "missing", "abducted", "detained", "displaced"]
    told = says("UN", *(Figure(outcome, 5, 5, words="5") for outcome in outcomes))

    assert outcomes == [one.outcome for one in estimate([told]) if one.people == "all"]


def test_ten_thousand_copies_take_no_quadratic_time():
    """
    10,000 claims of one voice are weighed in a moment.
    """
    copies = [says(f"outlet {number}", killed(30)) for number in range(10_000)]
    voice = Voice("v1", "AFP", tuple(one.claim for one in copies))

    assert (30, 30, 30) == figures_of(estimate(copies, [voice]))["all"]


def test_officers_who_only_tell_of_it_are_not_counted():
    """
    "Officers" without a number are no wounded where a man is known to be dead, and are where nobody is.
    """
    officers = says("AFP", Figure("wounded", None, None, vague=True, whom="officers"))
    man = says("AP", Figure("killed", 1, 1, words="a", whom="man"))
    alone = next(one for one in estimate([officers]) if one.people == "all")
    beside = [one for one in estimate([officers, man]) if one.outcome == "wounded" and one.best]

    assert (alone.best, beside) == (2, [])


def test_victims_who_were_hurt_in_the_same_claim_are_not_dead():
    """
    "One of the victims, a woman, was shot": a victim wounded, nobody killed.
    """
    shared = {"words": "One", "whom": "victims"}
    told = says("AFP", Figure("killed", 1, 1, **shared), Figure("wounded", 1, 1, **shared))

    assert [("wounded", 1)] == [
        (one.outcome, one.best) for one in estimate([told]) if one.people == "all" and one.best
    ]


@pytest.mark.parametrize(
    ("whom", "wounded"), [("girl", None), ("9-year-old sister", None), ("mother", 1), ("another girl", 1)]
)
def test_the_girl_who_was_shot_is_one_of_several_dead(whom, wounded):
    """
    Two girls died; "the girl was shot" tells of one of them, "the mother" and "another girl" of one more.
    """
    dead = [Figure("killed", 1, 1, words="a", whom=name) for name in ("9-year-old girl", "12-year-old girl")]
    told = says("AFP", *dead, Figure("wounded", 1, 1, whom=whom), event_type="direct_attack")
    best = {one.outcome: one.best for one in estimate([told]) if one.people == "all"}

    assert (best["killed"], best["wounded"]) == (2, wounded)


def test_a_part_that_is_cut_to_the_whole_says_so():
    """
    200 fighters of one side among 31 in all are 31 at most, and the trace of that class says why.
    """
    one = {"people": "combatant", "side": "Iran"}
    other = {"people": "combatant", "side": "Syrian rebels"}
    told = [
        says("UN", killed(31)),
        says("SOHR", killed(4, **one)),
        says("Tasnim", killed(200, **other)),
        says("AFP", killed(1, **other)),
    ]
    found = next(one for one in estimate(told) if one.people == "side: Syrian rebels")

    assert (found.low, found.best, found.high) == (1, 1, 31)
    assert found.trace[-1].sentence == "No higher than the whole: 31."
