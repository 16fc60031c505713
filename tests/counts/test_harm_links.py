"""
Which people a word for harm has, and how many they are.
"""

import pytest

from reportedly.claims.counts import find_harms
from reportedly.language.analysis import analyse


def harmed(text):
    """
    The outcome, number and words of all people harmed in a sentence; None for a vague number.
    """
    return [
        (entry.outcome, None if entry.vague else entry.low, entry.victims and entry.victims.of(text))
        for sentence in analyse(text)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]


def test_people_shot_with_dead_among_them_are_wounded():
    """
    Where a sentence tells the dead apart from those shot.
    """
    found = harmed("Nine people were shot, one of them fatally.")
    assert [(outcome, low) for outcome, low, _ in found] == [("wounded", 9), ("killed", 1)]


@pytest.mark.parametrize(
    ("text", "number"),
    [("A clerk of 23 was killed.", 1), ("A boy of about five was killed.", 1), ("A girl of nine died.", 1)],
)
def test_the_age_of_one_person_is_no_number_of_people(text, number):
    """
    In figures or words, after "of".
    """
    assert [low for _, low, _ in harmed(text)] == [number]


@pytest.mark.parametrize("text", ["A man of 63, a potter, was killed.", "A man, 63, a potter, was killed."])
def test_one_person_told_twice_is_counted_once(text):
    """
    A second word for one person may stand behind an age.
    """
    assert harmed(text) == [("killed", 1, "man")]


def test_two_peoples_of_one_head_are_counted_together():
    """
    "Kurdish and Arab" only says whose the fighters are.
    """
    assert harmed("The raid killed 18 Kurdish and Arab fighters.") == [
        ("killed", 18, "Kurdish and Arab fighters")
    ]


@pytest.mark.parametrize(
    "text",
    ["Three men were killed in Hadi Street three men said.", "In Hadi Street three men were killed."],
)
def test_a_number_before_people_is_no_part_of_a_name(text):
    """
    The number after "Street" or "district" counts the people whom it stands before.
    """
    assert ("killed", 3, "men") in harmed(text)


def test_a_family_is_some_people():
    """
    Without a number, a family is as many as it is.
    """
    assert harmed("The shell killed a family in the yard.") == [("killed", None, "family")]
    assert [low for _, low, _ in harmed("A family of six was killed.")] == [6]
    assert harmed("Six members of a family were killed.") == [("killed", 6, "members")]


def test_a_share_that_was_harmed_leaves_the_others_unharmed():
    """
    "Ten people, three of whom were killed" counts three.
    """
    assert [low for _, low, _ in harmed("Ten people, three of whom were killed, had hidden there.")] == [3]


def test_victims_come_to_what_their_sentence_says():
    """
    Victims are dead only where no other word tells what befell them.
    """
    assert harmed("All four victims were hit by gunfire.") == [("wounded", 4, "victims")]


def test_a_toll_that_another_replaces_counts_nobody():
    """
    "An earlier toll" is no more where the new one is told.
    """
    assert [low for _, low, _ in harmed("The raid killed 12 people, up from an earlier toll of nine.")] == [
        12
    ]
    assert [low for _, low, _ in harmed("An earlier toll was nine.")] == [9]


def test_who_was_harmed_stands_right_before_who():
    """
    "Civilians who had been evacuated", whatever stands before them.
    """
    text = "A bomber hit a car near buses full of civilians who had been evacuated from the towns."
    assert harmed(text) == [("displaced", None, "civilians")]


def test_people_told_by_name_and_age_are_counted():
    """
    An age between commas is no part of a name.
    """
    words = "Ali Nasr, 20 years old, and Omar Saleh, 21"
    assert harmed(f"{words}, were murdered.") == [("killed", 2, words)]


def test_a_toll_leaves_people_to_the_words_for_harm_beside_them():
    """
    The "at" of "at least" does not put a toll at a number.
    """
    text = "Medics tell of a high number of casualties in raids that left at least 38 civilians killed."
    assert harmed(text) == [("killed", 38, "civilians")]


def test_a_possessive_in_capitals_goes_on_with_its_people():
    """
    Wires in capitals are read like other reports.
    """
    assert harmed("FIVE OF PRESIDENT DIAZ'S ESCORTS WERE KILLED.") == [
        ("killed", 5, "PRESIDENT DIAZ'S ESCORTS")
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The raid killed Ali Nasr and his wife.", [1, 1]),
        ("The raid killed Ali Nasr, his wife and their son.", [1, 1, 1]),
        ("They killed Ali Nasr and his two sons.", [1, 2]),
        ("The raid killed Ali Nasr, his wife said.", [1]),
    ],
)
def test_those_told_by_somebody_named_are_counted_beside_him(text, numbers):
    """
    "And his wife" adds one more, unless she only speaks.
    """
    assert [low for _, low, _ in harmed(text)] == numbers


def test_one_person_told_by_another_is_counted_alone():
    """
    "A farmer's wife" is one, and no farmer.
    """
    text = "Two officers and a farmer's wife were killed."
    assert harmed(text) == [("killed", 2, "officers"), ("killed", 1, "farmer's wife")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three officers of the border guard fell there on Monday.", 3),
        ("Two of the raiders fell in the fight.", 2),
        ("Two soldiers paid the supreme price.", 2),
        ("Jets put about 20 gunmen out of action.", None),
        ("About 20 gunmen were put out of action.", 20),
        ("The town mourned six nurses.", 6),
        ("The reply made it possible to neutralise 20 gunmen.", 20),
    ],
)
def test_the_dead_of_armies_are_told_in_words_of_their_own(text, number):
    """
    They fall, pay a price, are mourned, or are put out of action.
    """
    assert [low for outcome, low, _ in harmed(text) if outcome == "killed"] == ([number] if number else [])


@pytest.mark.parametrize(
    "text",
    [
        "The first shell hit the road and the second one fell on the helpers.",
        "The town of Ariha fell on Monday.",
        "Four rebels were seen before the village fell to the army.",
        "Some of the attackers fell back.",
    ],
)
def test_what_falls_otherwise_is_nobody_dead(text):
    """
    Shells, towns, and those who fall back.
    """
    assert harmed(text) == []


@pytest.mark.parametrize(
    "text",
    ["Two of the wounded died in hospital.", "The toll rose when two of the injured died."],
)
def test_those_of_the_wounded_who_died_are_dead_alone(text):
    """
    "The wounded" only says who they were.
    """
    assert [(outcome, low) for outcome, low, _ in harmed(text)] == [("killed", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "The farmer succumbed to her wounds after she was shot by a sniper.",
        "A driver died hours after he was shot from a car.",
    ],
)
def test_one_who_died_is_not_wounded_as_well(text):
    """
    "He" or "she" who was shot before is the one who died.
    """
    assert [(outcome, low) for outcome, low, _ in harmed(text)] == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They counted 131 dead (102 men, 17 women and a girl), shot in the fields.", [131, 102, 17, 1]),
        ("19 people died: 12 men and seven women.", [19, 12, 7]),
        ("12 nurses were killed, eight of them when a shell hit the gate.", [12, 8]),
        ("The unit lost 12 men, two of whom were from its staff.", [12, 2]),
    ],
)
def test_parts_in_a_remark_have_the_end_of_the_whole(text, parts):
    """
    In brackets or behind a comma, also where no word for people or harm stands with them.
    """
    assert [low for outcome, low, _ in harmed(text) if outcome == "killed"] == parts


@pytest.mark.parametrize(
    "text",
    ["Omar Nasr, head of the clinic, was killed.", "Omar Nasr, deputy mayor of the town, was killed."],
)
def test_an_office_without_an_article_stands_between_a_name_and_its_verb(text):
    """
    The person is told by the name.
    """
    assert harmed(text) == [("killed", 1, "Omar Nasr")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The head of the clinic and several nurses were killed.", [1, None]),
        ("A muezzin and his three sons were killed.", [1, 3]),
        ("Two St. Anne Parish deputies were killed.", [2]),
        ("The party had ten men killed, a general among them.", [10, 1]),
        ("A physiotherapist and a guard were killed.", [1, 1]),
        ("The number of dead is put at 20, of whom 13 were civilians.", [20, 13]),
        ("Residents say the toll is much higher.", [None]),
        ("A committee put the death toll a lot higher.", [None]),
    ],
)
def test_the_dead_are_found_in_less_common_words(text, found):
    """
    By an office, by their own people, behind a shortened name, or by a toll that is only said to be higher.
    """
    assert sorted(map(str, (low for _, low, _ in harmed(text)))) == sorted(map(str, found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The balance is 40 dead and some 70 prisoners.", [("killed", 40), ("detained", 70)]),
        ("Two prisoners were killed.", [("killed", 2)]),
        ("It was done in exchange for three prisoners.", []),
        ("The driver lost a leg and his wife died.", [("wounded", 1), ("killed", 1)]),
    ],
)
def test_prisoners_are_captives_unless_more_is_told(text, found):
    """
    Where a report only counts them.
    """
    assert [(outcome, low) for outcome, low, _ in harmed(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two men (aged 30 and 41) and a boy were killed.", [("killed", 2), ("killed", 1)]),
        ("It confirmed the death of one soldier, Sergeant Omar Nasr, 19.", [("killed", 1)]),
        ("They killed one of the founders and leader of the group.", [("killed", 1)]),
        ("The grave held 230 corpses of herders who were executed.", [("killed", 230)]),
        (
            "The victims included 51 children and ten women.",
            [("killed", None), ("killed", 51), ("killed", 10)],
        ),
        ("The murder by hooded men of two teachers shocked the town.", [("killed", 2)]),
        ("He honoured those who have died.", [("killed", None)]),
        ("Nine women were among those who died.", [("killed", 9)]),
        ("Shells killed Omar Nasr, a baker, and his wife.", [("killed", 1), ("killed", 1)]),
        ("After the death of her son she decided to flee.", [("killed", 1)]),
        ("Three suspects, one of them wounded, were arrested.", [("wounded", 1), ("detained", 3)]),
        ("Three men were kidnapped and later found dead.", [("abducted", 3), ("killed", 3)]),
        ("Most were executed after being taken prisoner.", [("killed", None), ("detained", None)]),
        ("They came from the Homs suburb of Waer which was evacuated.", []),
        ("Some 520 fighters are in Kurdish custody.", [("detained", 520)]),
        (
            "Three brothers aged 12, 14 and 16, and two neighbours were killed.",
            [("killed", 3), ("killed", 2)],
        ),
        ("Strikes killed 19 people from three families.", [("killed", 19)]),
        ("Some 280 families, roughly 1,200 people, fled.", [("displaced", 1200)]),
        ("Fifty families and 20 soldiers fled.", [("displaced", 50), ("displaced", 20)]),
        ("They abducted three nurses and a Dutch birdwatcher.", [("abducted", 3), ("abducted", 1)]),
        ("They killed 12 men and a number of animals.", [("killed", 12)]),
        ("A potholer was wounded by a mine.", [("wounded", 1)]),
        ("The dead numbered 45 and the wounded 130.", [("killed", 45), ("wounded", 130)]),
        ("Bombs killed a family of six - parents and four children - there.", [("killed", 6)]),
        ("Six people were shot, including the one man killed.", [("wounded", 6), ("killed", 1)]),
        ("One dead, one in critical condition.", [("killed", 1), ("wounded", 1)]),
        ("A man was found dead with a gunshot wound.", [("killed", 1)]),
        ("Seven went to a clinic, where two were admitted in serious condition.", [("wounded", 2)]),
        ("A man and his two children found dead in May were shot.", [("killed", 1), ("killed", 2)]),
        ("Two of the 12 wounded died overnight.", [("wounded", 12), ("killed", 2)]),
        ("Four were killed and a couple of hundred captured.", [("killed", 4), ("detained", 200)]),
        ("The blast left 60 people with burns.", [("wounded", 60)]),
        ("Ali Nasr (34), Omar Saleh (29) and Zaid Haddad (41) were killed.", [("killed", 3)]),
        ("Ali Nasr, 34, and two colleagues were killed.", [("killed", 2), ("killed", 1)]),
        ("Dead: 4 soldiers, 1 child; wounded: 9.", [("killed", 4), ("killed", 1), ("wounded", 9)]),
        ("Killed were four soldiers and a child.", [("killed", 4), ("killed", 1)]),
        ("Casualties: 12 dead, 30 wounded.", [("killed", 12), ("wounded", 30)]),
        ("The toll, first put at 140, was revised to 200.", [("killed", 200)]),
        ("So far this year 31 soldiers have died there.", [("killed", 31)]),
        ("A boy was slightly hurt by flying glass.", [("wounded", 1)]),
        ("Traders were hurt by the sanctions.", []),
        ("A wounded soldier died in hospital.", [("killed", 1)]),
        ("Clashes wounded over 900, Doctors Without Borders said.", [("wounded", 901)]),
        ("Police shot and wounded a man in Haifa.", [("wounded", 1)]),
        ("Two policemen were found beheaded.", [("killed", 2)]),
        ("The army killed 130 fighters and freed 210 hostages.", [("killed", 130)]),
        ("Eight of the 15 miners kidnapped near Homs were found dead.", [("abducted", 15), ("killed", 8)]),
        ("Three men arrested on Monday were executed.", [("detained", 3), ("killed", 3)]),
        ("Two medics were among the victims.", [("killed", None), ("killed", 2)]),
        ("The raid raised military deaths to 780.", [("killed", 780)]),
        ("Thirty-nine died of natural causes.", []),
        ("Ten were killed on Monday and 12 on Tuesday.", [("killed", 10), ("killed", 12)]),
        ("They shot two boys aged nine and twelve and three soldiers.", [("wounded", 2), ("wounded", 3)]),
        (
            "Shells killed a man and a boy aged 60 and 12, and 3 neighbours.",
            [("killed", n) for n in (1, 1, 3)],
        ),
    ],
)
def test_each_harm_has_its_own_people(text, found):
    """
    Nobody twice, nobody left out, and no place among them.
    """
    assert [(outcome, low) for outcome, low, _ in harmed(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raids killed 31 civilians, rescuers said in a new toll of casualties.", [("killed", 31)]),
        (
            "Raids killed 31 civilians, inflicting heavy casualties on the rebels.",
            [("killed", 31), ("wounded", None)],
        ),
        ("The bomber killed himself and 12 others.", [("killed", 12)]),
        ("Teams were sent to evacuate the wounded.", []),
        ("Omar Nasr is among the dead.", [("killed", 1)]),
        ("A number of those wounded were in critical condition.", [("wounded", None)]),
        ("The war displaced 11 million, half of the population.", [("displaced", 11_000_000)]),
        ("It displaced half of the country's population of 40,000.", [("displaced", 20_000)]),
        ("It claimed the lives of Omar Nasr, a sergeant, and a judge.", [("killed", 1)] * 3),
        ("Crews went on searching for survivors and bodies.", [("missing", None)]),
        ("Two men were sent to kill the mayor.", []),
        ("About 50 families were told to leave their homes.", [("displaced", 50)]),
    ],
)
def test_nobody_is_added_to_those_who_were_harmed(text, found):
    """
    By a word that sums them up, or by those whom somebody goes for.
    """
    assert [(outcome, low) for outcome, low, _ in harmed(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two people, both nurses, were killed.", [(2, None), (2, 0)]),
        ("A raid killed four people, all civilians, there.", [(4, None), (4, 0)]),
    ],
)
def test_all_of_those_counted_are_no_others(text, found):
    """
    "All" and "both" tell what those are who were just counted.
    """
    (sentence,) = analyse(text)
    entries = [entry for harm in find_harms(sentence, text) for entry in harm.casualties]

    assert [(entry.low, entry.subset_of) for entry in entries] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Eight men were killed and another 27 men and a teacher were injured.",
            [("killed", 8, "men"), ("wounded", 27, "men"), ("wounded", 1, "teacher")],
        ),
        ("Three people - a man and two girls - were found shot dead.", [("killed", 3, "people")]),
        ("He could not confirm claims that a woman was there.", []),
        ("The toll climbs to 190 as the search for missing ends.", [("killed", 190, None)]),
        ("The raid left dozens of dead in the town.", [("killed", None, None)]),
    ],
)
def test_a_word_for_harm_has_those_it_was_done_to(text, found):
    """
    All those joined by "and"; nobody where it is something else that is told.
    """
    assert [one for one in harmed(text) if one[2] not in {"man", "girls"}] == found


def parts(text):
    """
    Outcome, number, words and part of all people harmed in a sentence.
    """
    return [
        (entry.outcome, entry.low, entry.victims and entry.victims.of(text), entry.subset_of)
        for sentence in analyse(text)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 15 killed, nine were civilians.", [(15, None, None), (9, "civilians", 0)]),
        (
            "Of the 31 dead, 20 were soldiers and 11 were militants.",
            [(31, None, None), (20, "soldiers", 0), (11, "militants", 0)],
        ),
        (
            "Of the 40 people killed in the strike, 12 were children.",
            [(40, "people", None), (12, "children", 0)],
        ),
        ("Of the seven people killed on Monday, three were from Homs.", [(7, "people", None), (3, None, 0)]),
        ("Nine of the 15 killed were civilians.", [(15, None, None), (9, "civilians", 0)]),
        ("Of those killed, eight were women.", [(8, "women", None)]),
    ],
)
def test_some_of_the_dead_are_told_by_what_they_were(text, expected):
    """
    They are a part of the dead, with the words that the clause has for them.
    """
    assert parts(text) == [("killed", *entry) for entry in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 80 people on the bus, 12 were killed and 30 wounded.",
        "Of the 80 passengers, 12 were killed and 30 were wounded.",
    ],
)
def test_those_of_whom_only_some_were_harmed_are_not_counted(text):
    """
    Neither with the dead nor with the wounded among them.
    """
    assert [(outcome, low) for outcome, low, _, _ in parts(text)] == [("killed", 12), ("wounded", 30)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A force of 3,000 soldiers attacked the town, and 45 were killed.", 45),
        ("Hundreds of gunmen raided the village, and 14 people were killed.", 14),
        ("Around 600 protesters gathered at the square, and nine were shot dead.", 9),
        ("A crowd of 5,000 marched on the palace and seven were killed.", 7),
        ("A force of 3,000 soldiers attacked the town and 45 died.", 45),
        ("Some 400 people were inside the hall and 90 were killed.", 90),
        ("About 300 men joined the assault, of whom 45 were killed.", 45),
        ("More than 100 men stormed the prison; 20 of them were killed.", 20),
    ],
)
def test_those_who_did_something_are_not_harmed_with_those_of_the_next_clause(text, number):
    """
    "And" begins another clause where people follow it with a harm of their own.
    """
    assert [(outcome, low) for outcome, low, _, _ in parts(text)] == [("killed", number)]


def test_people_with_a_word_for_where_they_were_are_harmed_with_others():
    """
    "Stationed at the base" is nothing that they did.
    """
    found = parts("Three soldiers stationed at the base and two policemen were killed.")
    assert [low for _, low, _, _ in found] == [3, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people were killed and twice as many were wounded.", [(12, 12), (24, 24)]),
        ("The shelling killed eight people and injured twice that number.", [(8, 8), (16, 16)]),
        ("At least 20 soldiers were killed and three times as many were wounded.", [(20, None), (60, None)]),
        ("Five soldiers died and more than twice as many civilians were hurt.", [(5, 5), (11, None)]),
        ("Twice as many were wounded.", []),
        ("The attack killed 12 people, twice as many as a year ago.", [(12, 12)]),
        ("Shells killed 12 people and wounded about as many.", [(12, 12), (12, 12)]),
        (
            "The blast left nine dead, including a boy, and at least as many hurt.",
            [(9, 9), (1, 1), (9, None)],
        ),
        ("Ten were killed on Monday and as many again on Tuesday.", [(10, 10), (10, 10)]),
        ("Thirty soldiers were killed and a similar number wounded.", [(30, 30), (30, 30)]),
        ("Dozens were killed and as many wounded.", [(None, None), (None, None)]),
        ("The fourth raid in as many days killed two farmers.", [(2, 2)]),
        ("As many as 40 people were killed.", [(None, 40)]),
    ],
)
def test_so_many_times_a_number_is_worked_out(text, expected):
    """
    From the number told right before; without one, or where years are compared, it counts nobody.
    """
    found = [
        (entry.low, entry.high)
        for sentence in analyse(text)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The body of the kidnapped journalist was found.", [("killed", 1, "kidnapped journalist")]),
        ("Police found the bodies of five kidnapped miners.", [("killed", 5, "kidnapped miners")]),
        ("Two critically wounded soldiers died.", [("killed", 2, "critically wounded soldiers")]),
        ("Medics treated 40 injured protesters.", [("wounded", 40, "injured protesters")]),
    ],
)
def test_what_had_befallen_people_may_be_a_word_for_them(text, expected):
    """
    It is told by their number, and not where the sentence tells of their death.
    """
    assert harmed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister escaped unhurt.",
        "The mayor narrowly escaped an attempt on her life.",
        "The prime minister escaped death in the bombing.",
        "Five policemen escaped alive from the ambush.",
    ],
)
def test_whoever_escapes_unhurt_is_not_driven_out(text):
    """
    To escape from harm is no flight from home.
    """
    assert harmed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Three of his 12 children were killed.",
        "Three of the village's 12 children were killed.",
        "Three of these 12 children were killed.",
    ],
)
def test_some_of_those_who_belong_to_somebody_are_harmed_alone(text):
    """
    The whole is told for its part, whoever it is of.
    """
    assert harmed(text) == [("killed", 3, None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rescuers pulled out two men and a woman, all of them dead.",
            [("killed", 2, "men"), ("killed", 1, "woman")],
        ),
        ("Divers found nine sailors, all of them dead.", [("killed", 9, "sailors")]),
        ("Rescuers pulled out two men, both of them dead.", [("killed", 2, "men")]),
        ("Divers found nine sailors, three of them dead.", [("killed", 3, None)]),
        ("Doctors pronounced them dead.", []),
    ],
)
def test_a_state_of_all_or_some_of_them_is_one_of_those_told_before(text, found):
    """
    "All of them" are those before; "them" alone tells of nobody who is counted.
    """
    assert found == harmed(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry carried 400 people, of whom 150 survived and 250 died.", [("killed", 250, None)]),
        ("The clinic had 60 patients, of whom 12 died and 48 recovered.", [("killed", 12, None)]),
        ("A shell hit a school with 40 girls, of whom 13 have since been killed.", [("killed", 13, None)]),
        (
            "Rebels abducted 40 villagers, of whom 15 have been freed and nine were shot dead.",
            [("abducted", 40, "villagers"), ("killed", 9, None)],
        ),
        (
            "The raid killed 20 people, of whom 13 civilians and seven fighters.",
            [("killed", 20, "people"), ("killed", 13, "civilians"), ("killed", 7, "fighters")],
        ),
    ],
)
def test_some_of_whom_each_have_what_befell_them(text, found):
    """
    Those who survived are no dead, though others of the same people are.
    """
    assert found == harmed(text)


def test_those_added_behind_some_of_whom_are_no_part():
    """
    A comma closes off what is told of some of the dead.
    """
    (harm,) = find_harms(*one("The raid killed 20 people, of whom 13 were civilians, and two soldiers."))
    assert [entry.subset_of for entry in harm.casualties] == [None, 0, None]


def one(text):
    """
    The sentence of a text, with the text.
    """
    return analyse(text)[0], text
