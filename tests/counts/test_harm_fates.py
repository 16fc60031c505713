"""
Which of those shot or wounded died, where the sentence goes on to say so.
"""

import pytest

from reportedly.claims.counts import find_harms
from reportedly.language.analysis import analyse


def harmed(text):
    """
    Outcome, low and part of every entry that a sentence gives.
    """
    (sentence,) = analyse(text)
    return [
        (entry.outcome, entry.low, entry.subset_of)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A boy shot by soldiers in Hebron has died of his wounds.",
        "A woman was shot in her neck and pronounced dead at the scene.",
        "An Idlib teenager hospitalised after the weekend raid has died.",
        "A farmer who was wounded in the shelling died on Monday.",
        "A young child was shot and later died.",
        "Soldiers opened fire, shooting a farmer to death near the fence.",
        "Police charged a guard over the fatal shooting of a student.",
    ],
)
def test_the_wounded_who_died_are_dead(text):
    """
    Somebody wounded of whom the sentence tells the death is one person killed, and nobody wounded.
    """
    assert harmed(text) == [("killed", 1, None)]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("A man was shot and a woman died in the fire.", {"wounded", "killed"}),
        ("A man was wounded and Karim Nasr died.", {"wounded", "killed"}),
        ("A guard was shot by a gunman who died later.", {"wounded", "killed"}),
        ("A boy was wounded, but doctors said he had not died.", {"wounded"}),
        ("A man was wounded and others were shot to death.", {"wounded", "killed"}),
        ("A rebel was wounded, captured and sentenced to death.", {"wounded"}),
    ],
)
def test_the_death_of_another_leaves_the_wounded_alive(text, outcomes):
    """
    A death that may be another's, or that is denied or ordered, makes nobody wounded dead.
    """
    assert outcomes <= {outcome for outcome, _, _ in harmed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were shot, two fatally, at a market.",
        "Nine people were injured, two of them fatally, in the blast.",
        "Nine people were shot, two of whom died.",
        "Nine people were shot on Monday, leaving two dead.",
    ],
)
def test_the_dead_among_the_shot_are_a_part_of_them(text):
    """
    Those who died of the people shot are killed, and a part of the number shot.
    """
    assert harmed(text) == [("wounded", 9, None), ("killed", 2, 0)]


def test_the_dead_beside_the_wounded_are_no_part_of_them():
    """
    "40 were wounded and 12 died" tells of 52 people.
    """
    assert harmed("The army said 40 rebels were wounded and 12 died.") == [
        ("wounded", 40, None),
        ("killed", 12, None),
    ]


def test_none_of_some_people_is_nobody():
    """
    "None of the other eight passengers" counts nobody, not eight.
    """
    assert harmed("None of the other eight passengers were injured.") == [("wounded", 0, None)]


def test_how_often_somebody_was_hit_is_no_number_of_people():
    """
    "Several times" counts nobody.
    """
    assert harmed("He was found shot several times behind the shop.") != [("wounded", None, None)]


def test_animals_are_no_people():
    """
    Dogs that are wounded are no casualties.
    """
    assert harmed("Two service dogs were wounded.") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Shelling wounded 20 others, some of them seriously.", None),
        ("The attack wounded 20 people, including some in critical condition.", None),
        ("Twenty were hurt, two critically, in a shooting.", 2),
        ("Twenty people were wounded, two of them in serious condition.", 2),
        ("The bombing wounded 20, two in critical condition.", 2),
    ],
)
def test_those_badly_off_are_a_part_of_the_wounded(text, number):
    """
    They are wounded like the others, and are no more people.
    """
    assert harmed(text) == [("wounded", 20, None), ("wounded", number, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Twenty were wounded, three of them lightly.",
        "Twenty were wounded and the city was seriously damaged.",
    ],
)
def test_of_the_wounded_only_people_are_badly_off(text):
    """
    A light wound is told of no part, nor is damage.
    """
    assert harmed(text) == [("wounded", 20, None)]


def test_the_dead_among_casualties_are_dead():
    """
    "12 casualties, including two dead" are 12 hurt, and two killed.
    """
    assert harmed("The army suffered 12 casualties, including two dead.") == [
        ("wounded", 12, None),
        ("killed", 2, None),
    ]


def test_how_the_dead_were_killed_is_no_wound():
    """
    Reporters "who were shot" are counted once where their death is told.
    """
    assert harmed("The army admitted the death of two reporters who were shot by soldiers.") == [
        ("killed", 2, None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Four people were shot, leaving one dead and three injured.",
        "Four people were shot on Sunday: one was killed and three wounded.",
    ],
)
def test_those_who_come_to_as_many_as_were_shot_are_a_part_of_them(text):
    """
    One dead and three hurt are the four again.
    """
    assert harmed(text) == [("wounded", 4, None), ("killed", 1, 0), ("wounded", 3, 0)]


def test_others_hurt_are_no_part_of_those_shot():
    """
    Two and two are not three.
    """
    found = harmed("Three people were shot on Sunday: two were killed and two wounded.")

    assert [part for _, _, part in found if part is not None] == []


def test_one_of_those_stabbed_who_died_is_dead():
    """
    The others are wounded.
    """
    text = "One of the three people stabbed on the train has died."

    assert harmed(text) == [("wounded", 3, None), ("killed", 1, 0)]


def test_one_who_died_behind_a_semicolon_is_one_of_those_shot():
    """
    No other people are named there.
    """
    assert harmed("Three men were shot; one died.") == [("wounded", 3, None), ("killed", 1, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Of the five men, two are in critical condition.",
        "Two of the five men are critical.",
        "Five men were shot at a party; two of the men are critical.",
    ],
)
def test_the_others_of_some_who_are_badly_off_are_hurt_too(text):
    """
    Five are hurt, of whom two are worse off.
    """
    assert harmed(text) == [("wounded", 5, None), ("wounded", 2, 0)]


def test_those_who_are_critical_of_something_are_not_hurt():
    """
    Nor those for whom something is.
    """
    assert harmed("Two of the five men are critical of the plan.") == []
    assert harmed("Two of the five men are critical about the plan.") == []


@pytest.mark.parametrize(
    ("text", "all_dead", "last"),
    [
        ("The toll had risen to 14 after three of the wounded died.", 14, 3),
        ("19 people were killed, after two more bodies were found.", 19, 2),
        ("The toll from the shelling of Homs has risen to 9 after a woman died of her wounds.", 9, 1),
        ("Officials raised the toll to 60 after rescuers found six more bodies.", 60, 6),
        ("The death toll had risen to 14 with the death of three of the wounded.", 14, 3),
    ],
)
def test_those_who_died_last_are_a_part_of_the_toll(text, all_dead, last):
    """
    They are in the number that was raised for them.
    """
    assert harmed(text) == [("killed", all_dead, None), ("killed", last, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in Basra, a day after another five people died in clashes.",
        "The bombing killed 40 people, hours after another 12 people died in Mosul.",
        "Eight people were killed after a gunman shot dead three police officers.",
    ],
)
def test_the_dead_of_something_else_are_no_part(text):
    """
    "After" alone makes nobody one of those told of before.
    """
    assert [part for _, _, part in harmed(text)] == [None, None]


def test_some_of_the_wounded_told_again_are_a_part_of_them():
    """
    Those who fight for their lives are no more people.
    """
    found = harmed("At least 17 others were wounded, four of whom are fighting for their lives.")
    assert found == [("wounded", 17, None), ("wounded", 4, 0)]
