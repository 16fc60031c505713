"""
Who was harmed in a sentence, and how many.
"""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.counts import find_counts, find_harms
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of
from reportedly.records import Sentence, Span

# A sentence: for each harm its word, and for each entry: outcome, count, low, high, victims.
HARMS = {
    # passive
    "At least 70 civilians were killed and dozens wounded.": [
        ("killed", [("killed", "At least 70", 70, None, "civilians")]),
        ("wounded", [("wounded", "dozens", None, None, None)]),
    ],
    "Twenty soldiers at most were killed.": [("killed", [("killed", "Twenty", None, 20, "soldiers")])],
    "Twenty people or more were killed.": [("killed", [("killed", "Twenty", 20, None, "people")])],
    "A couple of hundred people were killed.": [
        ("killed", [("killed", "A couple of hundred", 200, 200, "people")])
    ],
    "Over 2,50,000 people were displaced.": [
        ("displaced", [("displaced", "Over 2,50,000", 250001, None, "people")])
    ],
    "It killed 24 men, among them three Chechens and a Frenchman.": [
        (
            "killed",
            [
                ("killed", "24", 24, 24, "men"),
                ("killed", "three", 3, 3, "Chechens"),
                ("killed", "a", 1, 1, "Frenchman"),
            ],
        ),
    ],
    "20 killed, 30 hurt in blast": [
        ("killed", [("killed", "20", 20, 20, None)]),
        ("hurt", [("wounded", "30", 30, 30, None)]),
    ],
    "8 More Killed in Sudan": [("Killed", [("killed", "8", 8, 8, None)])],
    "39 people who died in the raid were buried.": [("died", [("killed", "39", 39, 39, "people")])],
    "Soldiers were killed near the town.": [("killed", [("killed", None, None, None, "Soldiers")])],
    "Seven soldiers and 12 militants were killed.": [
        ("killed", [("killed", "Seven", 7, 7, "soldiers"), ("killed", "12", 12, 12, "militants")]),
    ],
    "Three children from one family were killed.": [("killed", [("killed", "Three", 3, 3, "children")])],
    "Ten civilians in the village of Fua were killed.": [
        ("killed", [("killed", "Ten", 10, 10, "civilians")])
    ],
    "More than 30 soldiers from Brigade 65 were killed.": [
        ("killed", [("killed", "More than 30", 31, None, "soldiers from Brigade 65")]),
    ],
    "Four members of Iran's Revolutionary Guards were killed.": [
        ("killed", [("killed", "Four", 4, 4, "members of Iran's Revolutionary Guards")]),
    ],
    "Two soldiers of the mission are said to have been wounded.": [
        ("wounded", [("wounded", "Two", 2, 2, "soldiers")]),
    ],
    "Two men, the police chief said, were killed.": [("killed", [("killed", "Two", 2, 2, "men")])],
    "Some 60,000 Israelis remain displaced.": [
        ("displaced", [("displaced", "Some 60,000", 60000, 60000, "Israelis")]),
    ],
    "A boy, who was 12, died.": [("died", [("killed", "A", 1, 1, "boy")])],
    # stated at a number
    "The ministry puts the dead at 87 and the wounded at 266.": [
        ("dead", [("killed", "87", 87, 87, None)]),
        ("wounded", [("wounded", "266", 266, 266, None)]),
    ],
    "They put the number of Russians killed at 20.": [("killed", [("killed", "20", 20, 20, None)])],
    "The hospital took the wounded to Kaya.": [("wounded", [("wounded", None, None, None, "the wounded")])],
    # told by a speaker who was not harmed
    "It killed five, a local security official said.": [("killed", [("killed", "five", 5, 5, None)])],
    "It killed five, a doctor at the general hospital said.": [("killed", [("killed", "five", 5, 5, None)])],
    "It killed five people, a teacher from the village said.": [
        ("killed", [("killed", "five", 5, 5, "people")]),
    ],
    "It killed five people, a nurse with the Red Crescent told AFP.": [
        ("killed", [("killed", "five", 5, 5, "people")]),
    ],
    "It killed five people, a doctors' union said.": [("killed", [("killed", "five", 5, 5, "people")])],
    "It hurt 235, Wais Barmak, the interior minister, said.": [
        ("hurt", [("wounded", "235", 235, 235, None)]),
    ],
    "A jet killed 17 people, residents and the Red Cross network said.": [
        ("killed", [("killed", "17", 17, 17, "people")]),
    ],
    "It killed two people, a nurse and a guard.": [
        (
            "killed",
            [
                ("killed", "two", 2, 2, "people"),
                ("killed", "a", 1, 1, "nurse"),
                ("killed", "a", 1, 1, "guard"),
            ],
        ),
    ],
    # bodies of people, captives, ages
    "Gunmen took 30 foreign hostages.": [("hostages", [("abducted", "30", 30, 30, "foreign hostages")])],
    "The blast took 30 lives.": [("took", [("killed", "30", 30, 30, "lives")])],
    "A raid killed a family of nine.": [("killed", [("killed", "nine", 9, 9, None)])],
    "Two men, a police officer said, were killed.": [("killed", [("killed", "Two", 2, 2, "men")])],
    "The police chief and his deputy were killed.": [
        ("killed", [("killed", None, 1, 1, "police chief"), ("killed", None, 1, 1, "deputy")])
    ],
    "No one was killed or wounded.": [
        ("killed or wounded", [("wounded", "No one", 0, 0, None), ("killed", "No one", 0, 0, None)])
    ],
    "There were no deaths or injuries.": [
        ("deaths", [("killed", "no", 0, 0, None), ("wounded", "no", 0, 0, None)])
    ],
    "Nobody died or was injured.": [
        ("died", [("killed", "Nobody", 0, 0, None)]),
        ("injured", [("wounded", "Nobody", 0, 0, None)]),
    ],
    "People were killed and wounded by a bomb.": [
        (
            "killed and wounded",
            [("wounded", None, None, None, "People"), ("killed", None, None, None, "People")],
        )
    ],
    "Shells killed or wounded 30 men.": [("killed or wounded", [("wounded", "30", 30, 30, "men")])],
    "A raid killed a family of 5.": [("killed", [("killed", "5", 5, 5, None)])],
    "A schoolteacher of 24, was found dead.": [("found dead", [("killed", "A", 1, 1, "schoolteacher")])],
    "A bomb killed a woman of 63 and her grandson.": [
        ("killed", [("killed", "a", 1, 1, "woman"), ("killed", None, 1, 1, "grandson")])
    ],
    "A soldier, a father of two, was shot dead.": [("shot dead", [("killed", "A", 1, 1, "soldier")])],
    "Gunmen killed a man, a farmer.": [("killed", [("killed", "a", 1, 1, "man")])],
    "A man, a woman and a boy were killed.": [
        (
            "killed",
            [("killed", "A", 1, 1, "man"), ("killed", "a", 1, 1, "woman"), ("killed", "a", 1, 1, "boy")],
        )
    ],
    "Four people, all of them children, were killed.": [
        ("killed", [("killed", "Four", 4, 4, "people"), ("killed", "all of", 4, 4, "children")])
    ],
    "The mine killed seven men, all of whom were guards.": [
        ("killed", [("killed", "seven", 7, 7, "men"), ("killed", "all of", 7, 7, "guards")])
    ],
    "They killed a squad of six fighters.": [("killed", [("killed", "six", 6, 6, "fighters")])],
    "They took 18 soldiers prisoner.": [("took", [("detained", "18", 18, 18, "soldiers")])],
    "They held two nurses hostage.": [("held", [("abducted", "two", 2, 2, "nurses")])],
    "They held two nurses, and a hostage spoke.": [],
    "Police arrested a 19-year-old.": [("arrested", [("detained", "a", 1, 1, "19-year-old")])],
    "A 19-year-old man was arrested.": [("arrested", [("detained", "A", 1, 1, "19-year-old man")])],
    "Fighting forced 300 families to flee.": [("forced", [("displaced", "300", 300, 300, "families")])],
    "Government forces met two officials.": [],
    # names with more said of them
    "Ali Nasr, 27, was among the dead.": [("dead", [("killed", None, 1, 1, "Ali Nasr")])],
    "Latrice Monroe, 31, died at a hospital.": [("died", [("killed", None, 1, 1, "Latrice Monroe")])],
    "Salama is dead, the army said.": [("dead", [("killed", None, 1, 1, "Salama")])],
    # numbers that count nobody
    "Ten people died between 20 and 26 March.": [("died", [("killed", "Ten", 10, 10, "people")])],
    "The mines went off, without casualties.": [
        ("casualties", [("wounded", "without", 0, 0, None)]),
    ],
    "The mines went off without causing casualties.": [
        ("casualties", [("wounded", "without", 0, 0, None)]),
    ],
    "The boys were not hurt.": [("hurt", [("wounded", None, 0, 0, "boys")])],
    "They pay for every policeman killed.": [],
    "Five soldiers killed as gunmen emerge": [("killed", [("killed", "Five", 5, 5, "soldiers")])],
    "He corrected the figure to five.": [("the figure", [("killed", "five", 5, 5, None)])],
    # in quotes
    "The army “neutralised” 76 troops.": [("neutralised", [("killed", "76", 76, 76, "troops")])],
    # active
    "Aleppo bomb blast kills six": [("kills", [("killed", "six", 6, 6, None)])],
    "Blast Kills 12 and Injures 10": [
        ("Kills", [("killed", "12", 12, 12, None)]),
        ("Injures", [("wounded", "10", 10, 10, None)]),
    ],
    "The strikes killed six people and injured 32.": [
        ("killed", [("killed", "six", 6, 6, "people")]),
        ("injured", [("wounded", "32", 32, 32, None)]),
    ],
    "GUERRILLAS HAVE KILLED FIVE POLICEMEN.": [("KILLED", [("killed", "FIVE", 5, 5, "POLICEMEN")])],
    "The army destroyed 8 vehicles and killed 20.": [("killed", [("killed", "20", 20, 20, None)])],
    "They abducted and killed 12 villagers.": [
        ("abducted", [("abducted", "12", 12, 12, "villagers")]),
        ("killed", [("killed", "12", 12, 12, "villagers")]),
    ],
    "The rebels lost three crew members.": [("lost", [("killed", "three", 3, 3, "crew members")])],
    "Killing 16 of them took a day.": [("Killing", [("killed", "16", 16, 16, None)])],
    # nominal
    "The death toll rose to 70, he said.": [("death toll", [("killed", "70", 70, 70, None)])],
    "The toll is not known.": [],
    "The strike left 12 dead.": [("dead", [("killed", "12", 12, 12, None)])],
    "It caused the death of two people.": [("death of", [("killed", "two", 2, 2, "people")])],
    "The attack claimed the lives of 11 soldiers.": [
        ("claimed the lives of", [("killed", "11", 11, 11, "soldiers")]),
    ],
    "The attack claimed 14 villages.": [],
    "There were 12 fatalities.": [("fatalities", [("killed", "12", 12, 12, "fatalities")])],
    "Fifty martyrs and 200 wounded arrived.": [
        ("martyrs", [("killed", "Fifty", 50, 50, "martyrs")]),
        ("wounded", [("wounded", "200", 200, 200, None)]),
    ],
    "The army suffered heavy losses.": [("losses", [("killed", None, None, None, "army")])],
    "Property losses were covered.": [],
    # nobody
    "No one was killed.": [("killed", [("killed", "No one", 0, 0, None)])],
    "There were no casualties.": [("casualties", [("wounded", "no", 0, 0, None)])],
    "Nobody was hurt.": [("hurt", [("wounded", "Nobody", 0, 0, None)])],
    "No civilians were killed.": [("killed", [("killed", "No", 0, 0, "civilians")])],
    # one person
    "The army killed Zahran Alloush.": [("killed", [("killed", None, 1, 1, "Zahran Alloush")])],
    "He was killed on Monday.": [("killed", [("killed", None, 1, 1, "He")])],
    "Police killed him.": [("killed", [("killed", None, 1, 1, "him")])],
    "Alloush died on Monday.": [("died", [("killed", None, 1, 1, "Alloush")])],
    "They murdered a machinist.": [("murdered", [("killed", "a", 1, 1, "machinist")])],
    "PEREZ, A LAWYER FROM CALI, WAS MURDERED.": [("MURDERED", [("killed", "A", 1, 1, "LAWYER")])],
    "THE RECTOR, AN OLD PAL OF OURS, WAS MURDERED.": [("MURDERED", [("killed", None, 1, 1, None)])],
    "It executed a plan.": [],
    "He wounded himself.": [],
    "The blast killed a journalist, his wife and three children.": [
        (
            "killed",
            [
                ("killed", "a", 1, 1, "journalist"),
                ("killed", None, 1, 1, "wife"),
                ("killed", "three", 3, 3, "children"),
            ],
        ),
    ],
    # those named by the harm alone
    "Doctors treated the wounded.": [("wounded", [("wounded", None, None, None, "the wounded")])],
    "The killed men were buried.": [("killed", [("killed", None, None, None, "men")])],
    "They hold a captured pilot.": [],
    # other outcomes
    "Ten people are missing under the rubble.": [("missing", [("missing", "Ten", 10, 10, "people")])],
    "Gunmen kidnapped 20 villagers.": [("kidnapped", [("abducted", "20", 20, 20, "villagers")])],
    "The army arrested 12 people.": [("arrested", [("detained", "12", 12, 12, "people")])],
    "Army Arrests 12 in Gao": [("Arrests", [("detained", "12", 12, 12, None)])],
    "No arrests were made.": [("arrests", [("detained", "No", 0, 0, None)])],
    "There were 12 arrests.": [("arrests", [("detained", "12", 12, 12, None)])],
    "Saleh Ali was arrested.": [("arrested", [("detained", None, 1, 1, "Saleh Ali")])],
    "200 families were displaced.": [("displaced", [("displaced", "200", 200, 200, "families")])],
    "Thousands fled the city.": [("fled", [("displaced", "Thousands", None, None, None)])],
    # no harm at all
    "The minister spoke in Geneva.": [],
    "The drone was shot down.": [],
    "The forces captured the town of Fua.": [],
    "He issued a death threat to 12 people.": [],
    "A fire killed 30 cows.": [],
    "It killed 3 goats.": [],
}


def harms(text):
    return [
        (
            harm.word.of(text),
            [
                (
                    one.outcome,
                    one.count and one.count.of(text),
                    one.low,
                    one.high,
                    one.victims and one.victims.of(text),
                )
                for one in harm.casualties
            ],
        )
        for sentence in analyse(text)
        for harm in find_harms(sentence, text)
    ]


def entries(text):
    return [
        one for sentence in analyse(text) for harm in find_harms(sentence, text) for one in harm.casualties
    ]


@pytest.mark.parametrize(("text", "expected"), HARMS.items(), ids=HARMS)
def test_each_harm_has_its_people(text, expected):
    """
    Every word for harm is found with the people counted under it, and no others.
    """
    assert harms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12 people, including 3 children, were killed.",
        "The blast killed 12 people including 3 children.",
        "It killed 12 people, 3 of them children.",
        "It killed 12 people, among them 3 children.",
        "Three children were among 12 people killed.",
        "12 people were killed, three of them children.",
    ],
)
def test_a_part_points_to_its_whole(text):
    """
    Children among the dead are an entry of their own, part of the first.
    """
    assert [(one.low, one.subset_of) for one in entries(text)] == [(12, None), (3, 0)]


def test_a_part_belongs_to_the_entry_before_it():
    """
    "10 civilians, 3 of them children, and 4 fighters": the fighters are no part of the civilians.
    """
    found = entries("10 civilians, 3 of them children, and 4 fighters were killed.")

    assert [(one.low, one.subset_of) for one in found] == [(10, None), (3, 0), (4, None)]


def test_a_part_ends_where_harm_is_told():
    """
    Those taken prisoner after "including a scout" and its verb are no part of the dead.
    """
    found = entries("Ten men, including a boxer, were killed, and 22 others were taken prisoner.")

    assert [(one.outcome, one.low, one.subset_of) for one in found] == [
        ("killed", 10, None),
        ("detained", 22, None),
    ]


def test_a_number_of_the_dead_is_told_once():
    """
    "Five of the dead were children" counts five, neither all the dead nor the children again.
    """
    found = entries("Five of the dead were children.")

    assert [(one.low, one.vague, one.subset_of) for one in found] == [(5, False, None)]


def test_parts_named_together_share_their_whole():
    """
    "Including five children and three policemen" are both parts.
    """
    found = entries("It killed 61 people including five children and three policemen.")

    assert [(one.low, one.subset_of) for one in found] == [(61, None), (5, 0), (3, 0)]


def test_those_of_the_next_word_are_not_added():
    """
    "A child" is part of those killed; "37 others" are the wounded alone.
    """
    found = entries("10 civilians were killed including a child and 37 others were injured.")

    assert [(one.outcome, one.low, one.subset_of) for one in found] == [
        ("killed", 10, None),
        ("killed", 1, 0),
        ("wounded", 37, None),
    ]


def test_people_among_the_dead_are_a_part_of_them():
    """
    The dead are many, two medics and a nurse are among them.
    """
    found = entries("Two medics and a nurse were among the dead.")

    assert [(one.low, one.vague, one.subset_of) for one in found] == [
        (None, True, None),
        (2, False, 0),
        (1, False, 0),
    ]


def test_a_number_for_another_place_is_added():
    """
    "45 civilians in Aleppo and 22 in Idlib" are two entries.
    """
    assert [one.low for one in entries("It killed 45 civilians in Aleppo and 22 in Idlib.")] == [45, 22]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("More than half of the 80 people killed were men.", (41, None)),
        ("Half of the 80 people killed were men.", (40, 40)),
        ("Most of the 80 people killed were men.", (None, None)),
        ("About 40 percent of the 80 people killed were men.", (32, 32)),
        ("Three in five of the 80 people killed were men.", (48, 48)),
        ("At least a quarter of the 80 people killed were men.", (20, None)),
    ],
)
def test_a_share_is_worked_out_from_its_whole(text, bounds):
    """
    More than half of 80 is 41 or more; "most" stays vague.
    """
    assert [(one.low, one.high) for one in entries(text)] == [(80, 80), bounds]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("More than 30 soldiers have been killed since their arrival.", "cumulative"),
        ("The war has killed 400,000 people so far.", "cumulative"),
        ("It killed 12 people in the past week.", "cumulative"),
        ("It killed 12 people in the past 24 hours.", "incident"),
        ("It killed 12 people on Monday.", "incident"),
        ("Some 30 soldiers have been killed there since Wednesday.", "incident"),
        ("It killed two men in the city that has been divided since 2012.", "incident"),
        ("The war which began here has killed 300 people since 2012.", "cumulative"),
        ("His death brings the number of soldiers killed to 30.", "cumulative"),
        ("That takes the death toll to 30.", "cumulative"),
        ("That takes the number of dead to 30.", "cumulative"),
        ("Some 300 people have been killed in the west since January.", "cumulative"),
        ("Most of the dead were killed since January.", "cumulative"),
        ("The rebels, who killed 12 people on Monday, have fought since 2009.", "incident"),
        ("With 12 people killed it was the deadliest since 2009.", "incident"),
        ("They brought the dead home, and 12 people were killed.", "incident"),
    ],
)
def test_counts_over_a_long_time_are_cumulative(text, scope):
    """
    Words that reach back set the scope; a day does not.
    """
    assert [one.scope for one in entries(text)] == [scope]


@pytest.mark.parametrize(
    "text",
    [
        "Two of the 12 passengers were killed.",
        "Two-thirds of the 12 passengers were killed.",
        "Of the 12 passengers, two were killed.",
    ],
)
def test_a_share_told_alone_is_of_the_kind_of_its_whole(text):
    """
    "Two of the 12 passengers" are civilians, as passengers are.
    """
    assert [one.victims_type for one in entries(text)] == ["civilian"]


def test_what_is_told_behind_a_remark_is_of_the_incident():
    """
    "Which has killed 300 since 2009" ends with its remark; "and" goes on counting.
    """
    remark = "The group, which has killed 300 people since 2009, struck again, killing six."
    joined = "Since 2009 it has killed 300 people and wounded 90."

    assert [one.scope for one in entries(remark)] == ["cumulative", "incident"]
    assert [one.scope for one in entries(joined)] == ["cumulative", "cumulative"]


def test_the_wounded_of_a_toll_are_cumulative_too():
    """
    "To 70 dead and 90 injured" is one toll; those hurt when it grew are not of it.
    """
    text = "It killed two, bringing the toll to 70 dead, nine of them children, and 90 injured."
    apart = "It killed two, bringing the toll to 70 dead after shells wounded ten."

    assert [one.scope for one in entries(text)] == ["incident", *["cumulative"] * 3]
    assert [(one.outcome, one.scope) for one in entries(apart)][-1] == ("wounded", "incident")


def test_only_the_toll_is_cumulative_where_an_incident_adds_to_it():
    """
    "Killed 11, bringing the toll to 40": the 11 are of the incident.
    """
    found = entries("It claimed the lives of 11 soldiers, bringing the toll to 40.")

    assert [(one.low, one.scope) for one in found] == [(11, "incident"), (40, "cumulative")]


def test_a_period_is_that_of_the_toll_where_an_incident_adds_to_it():
    """
    "Killed 11, bringing the toll since March to 40": the 11 did not die since March.
    """
    found = entries("It killed 11 soldiers, bringing the toll since March to 40.")

    assert [(one.low, one.scope) for one in found] == [(11, "incident"), (40, "cumulative")]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("It killed 5 soldiers and wounded 7 others.", ["combatant", "combatant"]),
        ("It killed 5 people and wounded 7.", ["unknown", "unknown"]),
        ("It killed 5 journalists.", ["civilian"]),
        ("It killed soldiers and civilians.", ["mixed"]),
    ],
)
def test_others_are_what_the_former_were(text, types):
    """
    "Others" and bare numbers take their type from the entry before.
    """
    assert [one.victims_type for one in entries(text)] == types


def test_counts_are_the_numbers_of_the_sentence():
    """
    Every number that may count people is given with its words.
    """
    text = "At least 12 of 40 houses burned on June 4."
    (sentence,) = analyse(text)

    assert [(one.span.of(text), one.low) for one in find_counts(sentence, text)] == [
        ("At least 12", 12),
        ("40", 40),
    ]


VOCABULARY = """
killed wounded were was the a 12 3 at least people , and including among of them children soldiers died toll
to dead no one dozens more than half who fled captured Ali Khan said in Aleppo others " . him bodies those
been displaced 2016 - family
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=40))
def test_every_entry_holds_together(words):
    """
    Spans lie in the sentence, bounds never cross, vague counts have none, parts point to earlier entries.
    """
    text = " ".join(words)
    sentence = Sentence(Span(0, len(text)), tokens_of(text), 0)
    for harm in find_harms(sentence, text):
        assert 0 <= harm.word.start < harm.word.end <= len(text)
        assert harm.casualties
        for i, one in enumerate(harm.casualties):
            spans = [span for span in (one.count, one.victims) if span]
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert one.vague == (one.low is None and one.high is None)
            assert one.low is None or one.high is None or one.low <= one.high
            assert one.subset_of is None or 0 <= one.subset_of < len(harm.casualties)
            assert one.subset_of != i


def calls_in(sentence, text):
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        find_harms(sentence, text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "words", ["killed ", "12 soldiers were killed and ", "the wounded among ", "about ", "1, 2 and "]
)
def test_one_endless_sentence_is_read_in_the_time_of_its_length(words):
    """
    A sentence ten times as long takes no more than about ten times as many steps.
    """
    steps = []
    for times in (200, 2000):
        text = words * times
        sentence = Sentence(Span(0, len(text)), tokens_of(text), 0)
        steps.append(calls_in(sentence, text))

    assert steps[1] < 13 * steps[0] + 10_000


LONG = f"Ten men, it said, {'on a day of fighting ' * 9}, and 20 women were killed."
LESS_COMMON = {
    "Two thirds of the 300 men were killed.": [("Two thirds of", 200, 200)],
    "Some 30 to 40 of the roughly 200 men were killed.": [("Some 30 to 40", 30, 40)],
    "At least 70 regime and rebel fighters were killed.": [("At least 70", 70, None)],
    "70 regime and local fighters were killed.": [("70", 70, 70), (None, None, None)],
    "Two men, who were accused of helping the police, were shot.": [("Two", 2, 2)],
    "Four of the nine students who were kidnapped died.": [("nine", 9, 9), ("Four", 4, 4)],
    "They killed the pilot whose plane fell.": [(None, 1, 1)],
    "They killed the pilot.": [(None, 1, 1)],
    "The raid brought to 49 the number of people killed.": [("49", 49, 49)],
    "A grave held 230 corpses of tribesmen.": [("230", 230, 230)],
    "The victims included 51 children and two nurses.": [(None, None, None), ("51", 51, 51), ("two", 2, 2)],
    "The victims included the mayor.": [],
    "25 fighters killed, injured in clash": [("25", 25, 25)],
    "At least four men were held.": [("At least four", 4, None)],
    "They killed Ali Nasr Saleh and eight more fighters, two of them boys.": [
        (None, 1, 1),
        ("eight", 8, 8),
        ("two", 2, 2),
    ],
    "They killed Ali Nasr Saleh, who had shot at eight fighters.": [(None, 1, 1)],
    "They killed Ali Nasr Saleh.": [(None, 1, 1)],
    "Ali Nasr and nine of his men were killed.": [("nine", 9, 9), (None, 1, 1)],
    "In Abu Kamal and nine men were killed.": [("nine", 9, 9)],
    "The fifth soldier killed was from Homs.": [(None, 1, 1)],
    "Brigade 65 lost three men to a T-72.": [("three", 3, 3)],
    "Flight MH17 fell, killing all 298 people.": [("298", 298, 298)],
    "Some 200 families fled 20 km for $50.": [("Some 200", 200, 200)],
    "He said “nearly 50” rebels were killed.": [("nearly 50", 50, 50)],
    "It shot two men dead.": [("two", 2, 2)],
    "Some of them were killed.": [("Some of", None, None)],
    "70 people at least were killed.": [("70", 70, None)],
    "40 civilian killed in raid": [("40", 40, 40)],
    "1,200 troops and 30 others, as well as two pilots, were killed.": [
        ("1,200", 1200, 1200),
        ("30", 30, 30),
        ("two", 2, 2),
    ],
    "The dead were two men.": [(None, None, None), ("two", 2, 2)],
    "The wounded as well as three medics were moved.": [(None, None, None), ("three", 3, 3)],
    "One of the soldiers was killed.": [("One", 1, 1)],
    "RSF fighters killed 15, wounded 20 and abducted 6 others.": [
        ("15", 15, 15),
        ("20", 20, 20),
        ("6", 6, 6),
    ],
    "35 others, including members of the media, wounded in raids": [("35", 35, 35), (None, None, None)],
    "The army killed nine FARC dissidents.": [("nine", 9, 9)],
    "The army killed nine Party A dissenters.": [("nine", 9, 9)],
    "The bodies of 22 men, women and children were found.": [("22", 22, 22)],
    "Eight civilians - five women and three girls - were killed.": [
        ("Eight", 8, 8),
        ("five", 5, 5),
        ("three", 3, 3),
    ],
    "The bomber killed himself and 12 others.": [("12", 12, 12)],
    "One of the three soldiers killed was from Ohio.": [("three", 3, 3), ("One", 1, 1)],
    "A mother and four children were among the nine killed.": [("nine", 9, 9), ("A", 1, 1), ("four", 4, 4)],
    "Two of the wounded died.": [("Two", 2, 2)],
    "12 of the 30 people were hurt.": [("12", 12, 12)],
    "They killed a tank.": [],
    LONG: [("20", 20, 20)],
    "2017 4016 At least 12 people were killed.": [("At least 12", 12, None)],
    "None were killed.": [("None", 0, 0)],
    "No villages were hit and none was hurt.": [("none", 0, 0)],
    "A rebel attack killed six.": [("six", 6, 6)],
    "Five, and one in Fua, were killed.": [("Five", 5, 5), ("one", 1, 1)],
}


@pytest.mark.parametrize(("text", "expected"), LESS_COMMON.items(), ids=LESS_COMMON)
def test_less_common_wordings_are_read(text, expected):
    """
    Quotation marks, missing plurals, words out of place and stray numbers do not mislead.
    """
    assert [(one.count and one.count.of(text), one.low, one.high) for one in entries(text)] == expected


def entries_of(text):
    sentence = analyse(text)[0]
    return [
        (one.outcome, one.low, one.high, one.victims and one.victims.of(text), one.victims_type)
        for harm in find_harms(sentence, text)
        for one in harm.casualties
    ]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Troops killed four Taliban on Tuesday.", ("killed", 4, 4, "Taliban", "combatant")),
        ("They killed at least 20 Houthis.", ("killed", 20, None, "Houthis", "combatant")),
        (
            "GUNMEN KILLED ROBERTO SARASTY BOTERO IN MEDELLIN.",
            ("killed", 1, 1, "ROBERTO SARASTY BOTERO", "unknown"),
        ),
        ("Gunmen killed Roberto Sarasty in Medellin.", ("killed", 1, 1, "Roberto Sarasty", "unknown")),
        (
            "JUAN PEREZ, PEDRO LOPEZ AND LUIS SOTO WERE ARRESTED IN BOGOTA.",
            ("detained", 3, 3, "JUAN PEREZ, PEDRO LOPEZ AND LUIS SOTO", "unknown"),
        ),
        (
            "In Idlib, Ahmad Ali, Sami Nasr, and Omar Haj were killed.",
            ("killed", 3, 3, "Ahmad Ali, Sami Nasr, and Omar Haj", "unknown"),
        ),
        ("The video purportedly shows soldiers fleeing.", ("displaced", None, None, "soldiers", "combatant")),
    ],
)
def test_people_by_their_names(text, entry):
    """
    People named by their group or by their own names are counted.
    """
    assert entries_of(text) == [entry]


@pytest.mark.parametrize(
    "text",
    ["Syria and Free Army were hit.", "Hezbollah and Islamic State were captured.", "They were captured."],
)
def test_names_that_are_no_list_of_people(text):
    """
    Parties joined by "and" are no list of persons.
    """
    assert entries_of(text) == []


def test_those_who_died_of_the_wounded():
    """
    A part that died of those taken to hospital leaves the whole wounded.
    """
    text = "98 people were taken to hospital, 12 of whom died."
    assert [entry[:3] for entry in entries_of(text)] == [("wounded", 98, 98), ("killed", 12, 12)]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("The army suffered heavy losses.", ("killed", None, None, "army", "combatant")),
        (
            "Iran's Special Forces have reportedly been suffering heavy casualties.",
            ("killed", None, None, "Iran's Special Forces", "combatant"),
        ),
        (
            "Rebels inflicted heavy losses on the regime forces.",
            ("wounded", None, None, "regime forces", "combatant"),
        ),
        ("Heavy losses on all sides.", ("wounded", None, None, "all sides", "unknown")),
        ("Suffered heavy losses.", ("wounded", None, None, "heavy losses", "unknown")),
    ],
)
def test_losses_are_of_the_force_that_bears_them(text, entry):
    """
    The victims of losses are those who suffer them, or on whom they are inflicted.
    """
    assert entries_of(text) == [entry]


def test_people_among_them_are_a_part():
    """
    "Senior commanders among them" are a part of the people counted before.
    """
    text = "More than 30 soldiers, some of them from Brigade 65, were killed, senior commanders among them."
    [harm] = find_harms(analyse(text)[0], text)
    last = harm.casualties[-1]
    assert (last.victims.of(text), last.vague, last.subset_of) == ("senior commanders", True, 0)


def test_a_pronoun_adds_nobody_to_those_counted():
    """
    "He" is one of those told of before under the same harm.
    """
    assert entries_of("The body of a man lay where he had died.") == [("killed", 1, 1, "man", "unknown")]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # Those told of after the toll have a word of their own.
        (
            "The toll from raids on residential areas of Aleppo city has risen to 13 and 106 injured.",
            [("killed", 13, 13), ("wounded", 106, 106)],
        ),
        (
            "The death toll stood at 35, including two children, and 39 residents were still missing.",
            [("killed", 35, 35), ("killed", 2, 2), ("missing", 39, 39)],
        ),
        # A verb may be the link to the number and its limit.
        (
            "The death toll surpasses 130 people including 67 children.",
            [("killed", 131, None), ("killed", 67, 67)],
        ),
        # Dead and wounded that are not told apart.
        ("It ended in the killing or wounding of six men.", [("wounded", 6, 6)]),
        ("The raids killed hundreds mostly civilians.", [("killed", None, None), ("killed", None, None)]),
        ("287 IS fighters were killed.", [("killed", 287, 287)]),
        ("It is not known how many of the six people killed were rebels.", [("killed", 6, 6)]),
        ("No casualties were reported among the hotel guests.", [("wounded", 0, 0)]),
        ("No causalities were reported.", [("wounded", 0, 0)]),
    ],
)
def test_each_number_counts_those_of_its_own_words(text, entries):
    """
    A number belongs to the word for harm that is said of it, and to no other in its sentence.
    """
    assert [entry[:3] for entry in entries_of(text)] == entries


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The raid killed 1,300, the deadliest attack since the 1980s.", "incident"),
        ("In the worst attack since 2013 bombers killed 40 people.", "incident"),
        ("Bombers have killed 40 people since 2013.", "cumulative"),
    ],
)
def test_what_there_was_nothing_like_since_is_counted_for_itself(text, scope):
    """
    "The deadliest attack since" tells of one attack, however long ago the last such was.
    """
    [harm] = find_harms(analyse(text)[0], text)
    assert [entry.scope for entry in harm.casualties] == [scope]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("One guard was killed and another injured when it fell.", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("Two soldiers were killed and a third was badly wounded.", [("killed", 2, 2), ("wounded", 1, 1)]),
        ("Shells hurt a newly-wed couple and a child.", [("wounded", 2, 2), ("wounded", 1, 1)]),
        ("It raised to 384 the number of members killed since 1985.", [("killed", 384, 384)]),
        ("They put at 58 the number of those killed in the town.", [("killed", 58, 58)]),
        (
            "It killed at least 21 civilians, more than half of them children.",
            [("killed", 21, None), ("killed", 11, None)],
        ),
        ("The toll included 26 children and 18 women.", [("killed", 26, 26), ("killed", 18, 18)]),
        ("35+ dead after the strike.", [("killed", 35, None)]),
        ("They put the death toll at least at 85.", [("killed", 85, None)]),
        ("A child lost a foot to a mine.", [("wounded", 1, 1)]),
        ("Gunmen took two policemen with them.", [("abducted", 2, 2)]),
        ("Gunmen took away 11 residents.", [("abducted", 11, 11)]),
        ("Two strikes killed journalists Ann Mercer and Luc Aubry.", [("killed", 2, 2)]),
        ("Soldiers killed the brothers Ali Nasr, Omar Saleh and Adel Hadi.", [("killed", 3, 3)]),
        ("General Karim and Abu Nasr were martyred by a drone.", [("killed", 2, 2)]),
        ("A man carries an injured girl to a clinic.", [("wounded", 1, 1)]),
        ("One of those killed was a nurse.", [("killed", 1, 1)]),
        ("A Saudi-led force flew 23 raids, one of which killed a shepherd.", [("killed", 1, 1)]),
        ("It killed 30 regime and allied fighters.", [("killed", 30, 30)]),
        ("Two-thirds of the village's 300 residents were killed.", [("killed", 200, 200)]),
        ("Half of the garrison's 60 soldiers were killed.", [("killed", 30, 30)]),
        ("It killed nine out of 14 policemen.", [("killed", 9, 9)]),
        ("Of the 120 passengers, 40 were killed.", [("killed", 40, 40)]),
        ("All but two of the 60 soldiers were killed.", [("killed", 58, 58)]),
        ("All but two of the soldiers were killed.", [("killed", None, None)]),
        ("Of the 12 dead, seven were soldiers.", [("killed", 12, 12), ("killed", 7, 7)]),
        ("US losses were 15 KIA and 30 WIA.", [("killed", 15, 15), ("wounded", 30, 30)]),
        ("1 x LN KIA, 2 x ANA WIA, 3 MIA.", [("killed", 1, 1), ("wounded", 2, 2), ("missing", 3, 3)]),
        ("Two Kachin Independence Army (KIA) bases were shelled by 12 MIA men.", []),
        ("Not a single soldier was killed.", [("killed", 0, 0)]),
        ("Not one soldier died.", [("killed", 0, 0)]),
        (
            "A family of seven, among them five children under the age of 10, were killed.",
            [("killed", 7, 7), ("killed", 5, 5)],
        ),
        ("It killed five men over the age of 60.", [("killed", 5, 5)]),
        ("Four 19-year-old conscripts were killed.", [("killed", 4, 4)]),
        ("It hurt 80-plus people.", [("wounded", 80, None)]),
        ("The death toll rose by 51 to 1,119.", [("killed", 1119, 1119)]),
        ("The death toll has risen by at least two to 12.", [("killed", 12, 12)]),
        ("The toll climbed past 200.", [("killed", 201, None)]),
        ("It killed 18 guards, with six still missing.", [("killed", 18, 18), ("missing", 6, 6)]),
        ("It killed 18 guards and six are still missing.", [("killed", 18, 18), ("missing", 6, 6)]),
        ("It killed 13 people, incl. 4 children & 2 women.", [("killed", n, n) for n in (13, 4, 2)]),
    ],
)
def test_people_are_counted_however_they_are_told(text, entries):
    """
    One more, a couple, a number put before what it counts, a plus, names: each gives its people.
    """
    (sentence,) = analyse(text)
    found = [entry for harm in find_harms(sentence, text) for entry in harm.casualties]

    assert [(entry.outcome, entry.low, entry.high) for entry in found] == entries


@pytest.mark.parametrize(
    "text",
    [
        "It killed five soldiers, two military sources and a medic said.",
        "It killed five soldiers, two officials said.",
        "It killed five soldiers, a resident and a human rights group said.",
    ],
)
def test_several_who_speak_are_not_among_the_dead(text):
    """
    A number of speakers stands behind a comma like more of the dead, and says so.
    """
    (sentence,) = analyse(text)
    found = [entry for harm in find_harms(sentence, text) for entry in harm.casualties]

    assert [(entry.outcome, entry.low) for entry in found] == [("killed", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "There were no immediate reports of casualties.",
        "Rescuers pulled 10 people alive from under the rubble.",
        "He suffered minor injuries.",
    ],
)
def test_where_nobody_is_told_of_nobody_is_counted(text):
    """
    Of whom nothing is reported, and who came out alive, is harmed by nothing.
    """
    (sentence,) = analyse(text)

    assert find_harms(sentence, text) == ()


def test_who_is_pronounced_dead_is_not_who_pronounces():
    """
    Doctors who pronounce a boy dead are alive.
    """
    (sentence,) = analyse("Doctors pronounced him dead.")

    assert [
        entry
        for harm in find_harms(sentence, "Doctors pronounced him dead.")
        for entry in harm.casualties
        if entry.vague
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "Neither the man nor his two sons were hurt.",
        "Neither the driver nor the two passengers were killed.",
        "The convoy was attacked, but neither the envoy nor his six aides were wounded.",
        "The blast did not kill any of the 14 workers.",
    ],
)
def test_people_who_were_not_harmed_count_as_nobody(text):
    """
    Whatever number tells who they are.
    """
    assert [(one.low, one.high, one.vague) for one in entries(text)] == [(0, 0, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Five soldiers were killed on Monday, taking the army's losses to 140.",
        "Five marines were killed in Helmand, bringing its dead to 140.",
        "Five policemen died in the ambush, bringing their dead this year to 140.",
    ],
)
def test_the_losses_of_somebody_that_are_added_to_are_cumulative(text):
    """
    They are a running total, and the dead of the day are not.
    """
    assert [(one.low, one.scope) for one in entries(text)] == [(5, "incident"), (140, "cumulative")]


def test_the_dead_who_are_brought_somewhere_are_no_toll():
    """
    "To" has to lead to a number.
    """
    assert [
        one.scope for one in entries("Three soldiers died, and trucks were bringing the dead to Homs.")
    ] == [
        "incident",
        "incident",
    ]
