"""
Parties get the role that their verb gives them.
"""

import pytest

from reportedly import find_claims, from_text
from reportedly.claims import find_all
from reportedly.claims import find_claims as by_grammar


def claims(text):
    return find_claims(from_text(text).document)


def told(text, trigger):
    document = from_text(text).document
    return next(one for one in find_claims(document) if one.trigger.of(document.text) == trigger)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukraine's general staff said Russia lost 900 soldiers in a day.", "Russia"),
        ("Israel said it lost one soldier in Aitaroun, Lebanon.", "Israel"),
        ("Soldiers fought in Borno, Nigeria. The army lost two soldiers.", "Nigerian government"),
    ],
)
def test_who_loses_soldiers_did_not_kill_them(text, side):
    """
    Who loses people is the target, and they are of its side.
    """
    claim = told(text, "lost")

    assert claim.perpetrator is None
    assert (side, side) == (claim.target.side, claim.casualties[0].victims_side)


def test_who_blames_did_not_do_it():
    """
    "Moscow blamed Ukraine": Ukraine is said to have done it.
    """
    text = (
        "Russia-backed separatists shot down the plane over Donetsk, killing 298, investigators said. "
        "Moscow blamed Ukraine."
    )
    claim = told(text, "blamed")

    assert ("Ukraine", "Russia") == (claim.perpetrator.side, claim.sources[-1].name)


def test_a_party_named_before_harmed_none_but_its_own():
    """
    Soldiers whom another sentence only tells to be wounded were not wounded by their own army.
    """
    text = "The Colombian army killed 14 FARC dissidents in Caquetá. Four soldiers were wounded."
    claim = told(text, "wounded")

    assert claim.perpetrator is None
    assert "Colombian government" == claim.casualties[0].victims_side


@pytest.mark.parametrize("nobody", ["No group", "No one", "Nobody"])
def test_nobody_is_no_source(nobody):
    """
    Where nobody claimed it, nobody said it and nobody is said to have done it.
    """
    found = claims(f"{nobody} claimed responsibility for the bombing that killed 11 in Quetta.")

    assert found
    assert [((), None)] * len(found) == [(one.sources, one.perpetrator) for one in found]


def test_numbers_are_somebody():
    """
    "The group's No. 2" is a person.
    """
    (claim, *_) = claims("Hamas No. 2 Saleh Arouri said that shells killed ten people in Gaza City.")

    assert claim.sources


def test_who_finds_the_dead_did_not_kill_them():
    """
    Who comes upon those harmed is no perpetrator, but who finds and kills them is.
    """
    found = "Troops found the bodies of 16 civilians in a ravine near Homs, Syria, on Sunday."
    recovered = "Syrian troops recovered the town of Kafr Nabl on Sunday."
    killed = "Syrian troops found and killed 16 rebels near Homs on Sunday."

    assert [one.perpetrator for one in claims(found)] == [None]
    assert [one.perpetrator.side for one in claims(recovered)] == ["Syrian government"]
    assert {one.perpetrator.side for one in claims(killed) if one.casualties} == {"Syrian government"}


def test_who_condemns_a_deed_did_not_do_it():
    """
    "Islamabad condemned the raid": it is not its own.
    """
    text = "Troops killed two militants in Indian-administered Kashmir; Islamabad condemned the raid."

    assert "Pakistani government" not in {one.perpetrator.side for one in claims(text) if one.perpetrator}


def test_who_condemns_something_else_may_have_done_it():
    """
    One who condemns another thing is not innocent of the deed.
    """
    (claim,) = claims("The Israeli army, condemning Hamas, struck Gaza City and killed 12 people.")

    assert claim.perpetrator.side == "Israel"


def test_only_whom_the_verb_is_about_are_lost():
    """
    Soldiers who died as a town was lost need not be those of the party that lost it.
    """
    text = "Boko Haram lost the town of Bama, Nigeria, and 20 Nigerian soldiers died."
    (claim,) = by_grammar(from_text(text).document)

    assert ("Boko Haram", "Nigerian government") == (claim.target.name, claim.casualties[0].victims_side)


def test_a_place_in_the_name_of_a_group_is_not_where_it_struck():
    """
    "The Islamic State's West Africa Province" and "the Sinaloa cartel" name no place of an attack.
    """
    text = (
        "Soldiers fought in Kano, Nigeria. "
        "The Islamic State's West Africa Province and the Sinaloa cartel did it."
    )
    found = find_all(from_text(text).document)

    assert {"Kano", "Nigeria"} >= {place.name for one in found for place in one.places}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "Clashes went on in Congo. South Africa said three of its soldiers were killed in them.",
            "South Africa",
        ),
        ("Clashes went on in Lebanon. The Israeli army said that five of its troops were killed.", "Israel"),
        (
            "Clashes went on in Lebanon. A witness said Hezbollah buried two of its fighters, killed there.",
            "Hezbollah",
        ),
    ],
)
def test_its_soldiers_are_of_whoever_speaks_or_is_named(text, side):
    """
    Fighters who are somebody's are not those of the country of the report.
    """
    assert [
        one.victims_side for claim in by_grammar(from_text(text).document) for one in claim.casualties
    ] == [side]
