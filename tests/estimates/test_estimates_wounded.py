"""
How many were wounded, where dead, unhurt and single people are told of beside them.
"""

from testifying import says

from reportedly.estimates import estimate
from reportedly.events.records import Figure


def wounded(low, **more):
    """
    A number of people wounded.
    """
    return Figure("wounded", low, more.pop("high", low), **more)


def killed(low, **more):
    """
    A number of people killed.
    """
    return Figure("killed", low, low, **more)


def best_of(*told):
    """
    The best number of all people wounded.
    """
    return next(one.best for one in estimate(told) if one.outcome == "wounded" and one.people == "all")


def test_the_dead_among_the_shot_are_not_wounded():
    """
    "Nine people were shot, two fatally": seven are wounded.
    """
    shot = says("AFP", wounded(9, words="nine", whom="people"), killed(2, words="two", part_of=0))

    assert best_of(shot) == 7


def test_the_dead_of_another_claim_are_not_wounded_where_four_were_shot():
    """
    "Four people were shot … one of the men died": three are wounded, and the trace says why.
    """
    shot = says("police", wounded(4, words="four", whom="people", hit=True), document="d")
    dead = says("police", killed(1, words="a", whom="man"), document="d")
    found = next(one for one in estimate([shot, dead]) if (one.outcome, one.people) == ("wounded", "all"))

    assert (found.low, found.best, found.high) == (3, 3, 3)
    assert ("dead_of_shot", (shot.claim,)) in [(step.rule, step.used) for step in found.trace]


def test_nobody_is_wounded_where_all_who_were_shot_are_dead():
    """
    "Two men were found shot … both are dead" counts them once.
    """
    shot = says("police", wounded(2, words="two", whom="men", hit=True), document="d")
    dead = says("police", killed(2, words="two", whom="men"), document="d")

    assert best_of(shot, dead) is None


def test_the_dead_are_not_among_those_who_were_wounded_or_others():
    """
    "Four people were wounded" and "four others were shot" count no dead, nor do the dead of another report.
    """
    dead = says("police", killed(1, words="a", whom="man"), document="d")

    assert best_of(says("police", wounded(4, words="four", whom="people"), document="d"), dead) == 4
    assert best_of(says("police", wounded(4, words="four", whom="others", hit=True), document="d"), dead) == 4
    assert best_of(says("police", wounded(4, words="four", whom="people", hit=True), document="e"), dead) == 4


def test_victims_who_may_have_lived_are_no_dead_of_those_shot():
    """
    "Three victims" may be dead or wounded, so that they take nobody out of those who were shot.
    """
    shot = says("police", wounded(6, words="six", whom="people", hit=True), document="d")
    victims = says("police", killed(3, words="three", whom="victims"), document="d")

    assert best_of(shot, victims) == 6


def test_a_smaller_number_in_the_same_voice_is_some_of_the_wounded():
    """
    "Nine people were hurt … two with serious injuries are in hospital": nine. Another voice stands beside.
    """
    nine = says("police", wounded(9, words="nine", whom="people"), document="d")
    two = says("police", wounded(2, words="two", whom="people"), document="d")
    own = says(None, wounded(2, words="two", whom="people"), document="d")
    other = says("army", wounded(2, words="two", whom="people"), document="d", claimant_type="military")

    assert best_of(nine, two) == 9
    assert best_of(nine, own) == 9
    assert [(one.low, one.high) for one in estimate([nine, other]) if one.people == "all"] == [(2, 9)]


def test_one_person_shot_is_the_one_who_died():
    """
    "One person was shot … a man died": one died, and nobody was wounded, unless one claim tells of both.
    """
    shot = says("police", wounded(1, words="one", whom="person"), document="d")
    dead = says("police", killed(1, words="a", whom="man"), document="d")
    both = says("AFP", killed(1, words="one", whom="person"), wounded(1, words="one"))

    assert best_of(shot, dead) is None
    assert best_of(both) == 1


def test_some_of_the_victims_are_a_part_of_the_wounded():
    """
    "Two of the victims are in critical condition" counts two where nobody says how many there are in all.
    """
    two = says("police", wounded(2, words="two", whom="victims", among=True), document="d")
    four = says("police", wounded(4, words="four", whom="men"), document="d")

    assert best_of(two, four) == 4
    assert best_of(two) == 2


def test_wounded_victims_stay_where_nobody_died():
    """
    "All four victims were in stable condition" beside "three others were shot" counts four.
    """
    victims = says("hospital", wounded(4, words="four", whom="victims"), document="d")
    others = says("hospital", wounded(3, words="three", whom="others"), document="d")
    dead = says("AFP", killed(1, words="one", whom="man"), wounded(3, words="three"))

    assert best_of(victims, others) == 4
    assert best_of(victims, dead) == 3


def test_people_shot_and_killed_are_not_wounded():
    """
    Whom a claim calls wounded and killed in the very same words is dead.
    """
    shot = says("AFP", killed(2, words="two", whom="girls"), wounded(2, words="two", whom="girls", part_of=0))

    assert best_of(shot) is None


def test_as_many_wounded_as_killed_stay_wounded():
    """
    "Two girls were killed and two girls wounded" tells of four, also where no words are known.
    """
    assert (
        best_of(says("AFP", killed(2, words="two", whom="girls"), wounded(2, words="two", whom="girls"))) == 2
    )
    assert best_of(says("AFP", killed(2), wounded(2))) == 2


def test_a_family_shot_that_is_among_the_dead_is_not_wounded():
    """
    "He shot his wife and son" tells of nobody else where the report counts both among the dead.
    """
    dead = says("AFP", killed(1, whom="wife"), killed(1, whom="son"), document="d")
    shot = says("police", wounded(1, whom="wife"), wounded(1, whom="son"), document="d")

    assert best_of(dead, shot) is None


def test_one_in_a_bad_state_is_no_number_of_the_wounded():
    """
    "One is in critical condition" is one of the five wounded of the same report.
    """
    told = says("police", wounded(5, words="five", whom="people"), document="d")
    one = says("a doctor", wounded(1, words="one"), document="d")

    assert best_of(told, one) == 5


def test_both_are_those_told_of_before():
    """
    "A woman and a boy, both of whom were hit" are two people.
    """
    told = wounded(1, words="a", whom="woman"), wounded(1, words="a", whom="boy"), wounded(2, words="both")

    assert best_of(says("AFP", *told)) == 2


def test_another_of_the_same_kind_is_one_more():
    """
    "A woman, another woman and a man" are three people.
    """
    women = wounded(1, words="A", whom="woman"), wounded(1, whom="another woman")

    assert best_of(says("AFP", *women, wounded(1, words="a", whom="man"))) == 3


def test_nobody_else_does_not_undo_the_wounded():
    """
    "No one else was hurt" is no zero where the same voice tells of somebody wounded.
    """
    hurt = says("AFP", wounded(1, words="a", whom="boy"), document="d")
    nobody = says("AFP", wounded(0, words="No one"), document="d")

    assert best_of(hurt, nobody) == 1


def test_nobody_hurt_stands_against_another_voice():
    """
    An army's "no one was hurt" stays the low beside a medic's three in the same report.
    """
    hurt = says("a medic", wounded(3, words="three"), document="d")
    nobody = says("the army", wounded(0, words="no one"), document="d")
    found = next(one for one in estimate([hurt, nobody]) if one.people == "all")

    assert (found.low, found.high) == (0, 3)


def test_somebody_who_was_not_hurt_is_no_number():
    """
    "The driver was not hurt" does not say that nobody was.
    """
    driver = says("AFP", wounded(0, words="one", whom="driver"))

    assert best_of(driver, says("AP", wounded(2, words="two", whom="people"))) == 2
