"""
Grades, tolls over time, aggregate losses, contradictions, and figures without each voice.
"""

import json

import pytest
from testifying import killed, says

from reportedly.estimates.aggregates import aggregates
from reportedly.estimates.contradictions import contradictions
from reportedly.estimates.grades import grade
from reportedly.estimates.tolls import known_by_day, tolls
from reportedly.estimates.without import MOST, without_each
from reportedly.events.records import OWN_VOICE, Decision, Figure, Voice

BY_RUSSIA = {"perpetrator_side": "Russia"}
CIVILIANS = killed(12, people="civilian")


def grades_of(*told, decisions=()):
    """
    The grade of each scheme.
    """
    return {one.scheme: one.value for one in grade(told, decisions=decisions)}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), "None reported"),
        ((says("AFP", killed(0)),), "None reported"),
        ((says("SOHR", CIVILIANS, **BY_RUSSIA),), "Weak"),
        ((says("SOHR", CIVILIANS), says("AFP", CIVILIANS)), "Weak"),
        ((says("SOHR", CIVILIANS, **BY_RUSSIA), says("AFP", killed(9))), "Fair"),
        (
            (says("SOHR", CIVILIANS, **BY_RUSSIA), says("SANA", killed(9), perpetrator_side="Nusra Front")),
            "Contested",
        ),
        ((says("SOHR", killed(9, people="combatant", side="Nusra Front")),), "Discounted"),
        (
            (
                says("SOHR", CIVILIANS, **BY_RUSSIA),
                says("ministry", CIVILIANS, claimant_side="Russia", claimant_type="government", **BY_RUSSIA),
            ),
            "Confirmed",
        ),
    ],
)
def test_airwars_grades(told, expected):
    """
    Confirmed, fair, weak, contested, discounted, or no harm reported, as Airwars' rules have it.
    """
    assert expected == grades_of(*told)["airwars"]


def test_a_boast_of_dead_enemies_confirms_no_civilian_harm():
    """
    A party that says that it killed the fighters of another side admits no harm to civilians.
    """
    boast = says(
        "ministry",
        killed(9, people="combatant", side="Nusra Front"),
        claimant_side="Russia",
        claimant_type="government",
        **BY_RUSSIA,
    )

    assert "Weak" == grades_of(boast, says("SOHR", CIVILIANS))["airwars"]


def test_one_voice_is_provisional():
    """
    Iraq Body Count wants two independent sources; one that is printed twice is one.
    """
    told = [says("AFP", CIVILIANS), says("AP", CIVILIANS)]
    voices = [Voice("v1", "AFP", tuple(one.claim for one in told))]

    assert "Corroborated" == grades_of(*told)["ibc"]
    assert "Provisional" == grade(told, voices)[1].value


def test_the_grade_of_a_person_stands_above_the_suggestion():
    """
    A person's grade carries the decision, and what would be suggested.
    """
    made = Decision(
        "d9", "grade", ("e1",), "Ana", "2016-05-01T10:00:00+00:00", "Seen.", "airwars", json.dumps("Fair")
    )
    found = grade([says("SOHR", CIVILIANS)], decisions=[made])

    assert ("Fair", "d9") == (found[0].value, found[0].decision)
    assert found[0].reason.startswith("Ana set it on 2016-05-01: “Seen.”. Suggested: Weak.")
    assert found[1].decision is None


def test_a_grade_without_a_reason_quotes_none():
    """
    Who set it and when is told, and then what would be suggested.
    """
    made = Decision("d9", "grade", ("e1",), "Ana", "2016-05-01T10:00:00+00:00", "", "airwars", '"Fair"')

    assert grade([], decisions=[made])[0].reason.startswith("Ana set it on 2016-05-01. Suggested: ")


def test_rejected_claims_do_not_count_for_a_grade():
    """
    A voice whose only claim was rejected is none.
    """
    told = [says("SOHR", CIVILIANS), says("AFP", CIVILIANS)]
    rejected = Decision("d1", "reject", (told[1].claim,), "Ana", "2016-05-01T10:00:00+00:00", "Wrong.")

    assert "Provisional" == grades_of(*told, decisions=[rejected])["ibc"]


def test_without_a_voice_its_number_is_gone():
    """
    Without the one voice that says 40, the high falls to 5; without the other, the low rises.
    """
    found = {
        one.name: one.changes for one in without_each([says("SANA", killed(40)), says("SOHR", killed(5))])
    }
    whole = found["SANA"][0]

    assert ("killed", "all", 40, 5) == (*whole[:2], whole.with_it.high, whole.without_it.high)
    assert 40 == found["SOHR"][0].without_it.low


def test_a_voice_that_changes_nothing_is_told_so():
    """
    A voice that says what others say may go.
    """
    told = [says(name, killed(5)) for name in ("A", "B", "C")]

    assert [()] * 3 == [one.changes for one in without_each(told)]


def test_only_so_many_voices_are_left_out():
    """
    Of many voices the 50 with the most claims are tried.
    """
    assert MOST == len(without_each([says(f"voice {number}", killed(5)) for number in range(MOST + 5)]))


def test_a_toll_over_time():
    """
    Each number with its day and claimant; one that a later number took the place of is marked.
    """
    told = [
        says("SOHR", killed(12, None), day="2016-04-06"),
        says("SOHR", killed(5), day="2016-04-05"),
        says("AP", Figure("killed", None, None, vague=True)),
        says("AFP", killed(7), certainty="denied"),
    ]

    assert [("2016-04-05", 5, 5, True), ("2016-04-06", 12, None, False)] == [
        (one.day, one.low, one.high, one.superseded) for one in tolls(told)
    ]


def test_what_was_known_on_each_day():
    """
    The figures as they would have been on each day on which somebody spoke.
    """
    told = [
        says("SOHR", killed(5), day="2016-04-05"),
        says("SOHR", killed(12), day="2016-04-06"),
        says("AP", day=None),
    ]

    assert [("2016-04-05", 5), ("2016-04-06", 12)] == [
        (day, found[0].best) for day, found in known_by_day(told)
    ]


def test_sums_over_a_longer_time_are_aggregate_losses():
    """
    What is said to be a sum, or to have taken several days, is an aggregate; the rest is none.
    """
    told = [
        says("UN", killed(31, None, scope="cumulative"), first="2016-03-11", last="2016-04-06"),
        says("SOHR", killed(20), first="2016-04-01", last="2016-04-03"),
        says("AFP", killed(5), first="2016-04-05", last="2016-04-05"),
        says("AP", killed(9, scope="cumulative"), certainty="denied"),
    ]

    assert [("UN", 31, None), ("SOHR", 20, 20)] == [
        (one.claimant, one.low, one.high) for one in aggregates(told) if one.people == "all"
    ]


def kinds_of(*told):
    """
    The contradictions of an event by kind.
    """
    return {one.kind: one for one in contradictions(told)}


def test_numbers_that_do_not_meet():
    """
    5 and 40 cannot both be right; "at least 5" and 40 can.
    """
    low, high = says("SANA", killed(5)), says("SOHR", killed(40))

    assert "Killed: 5 according to SANA, 40 according to SOHR." == kinds_of(low, high)["number"].sentence
    assert {} == kinds_of(says("SANA", killed(5, None)), high)
    assert {} == kinds_of(says("SOHR", killed(5)), high)


def test_different_parties_blamed():
    """
    Two voices blame two sides for one strike.
    """
    told = [says("SOHR", CIVILIANS, **BY_RUSSIA), says("SANA", CIVILIANS, perpetrator_side="Nusra Front")]

    assert "SOHR says that Russia did it, SANA that Nusra Front did." == kinds_of(*told)["doer"].sentence


def test_one_voice_that_blames_two_contradicts_nobody():
    """
    Who blames two parties says that both did it.
    """
    told = [
        says("SOHR", CIVILIANS, **BY_RUSSIA),
        says("SOHR", CIVILIANS, perpetrator_side="Syrian government"),
    ]

    assert "doer" not in kinds_of(*told)


def test_civilians_or_fighters():
    """
    The same dead as civilians and as militants are the sharpest contradiction.
    """
    militants = killed(12, people="combatant", side="Nusra Front")
    told = [says("SOHR", CIVILIANS, **BY_RUSSIA), says("ministry", militants, **BY_RUSSIA)]

    assert "people" == contradictions(told)[0].kind


def test_the_dead_of_one_side_under_two_identities():
    """
    Soldiers of an army brigade to one, Revolutionary Guards to another: one toll, two identities.
    """
    army = says("reports", killed(31, people="combatant", side="Iran"), bodies=frozenset({"brigade-65"}))
    guards = says("Mohaisany", killed(31, people="combatant", side="Iran"), bodies=frozenset({"irgc"}))
    found = kinds_of(army, guards)["identity"]

    assert ((army.claim,), (guards.claim,)) == (found.ones, found.others)
    assert "65th Airborne Special Forces Brigade to reports" in found.sentence


def test_one_voice_that_gives_the_dead_two_identities_is_named_once():
    """
    Who says both is not set against himself.
    """
    army = says("Ahrar", killed(31, people="combatant", side="Iran"), bodies=frozenset({"brigade-65"}))
    guards = says("Ahrar", killed(4, people="combatant", side="Iran"), bodies=frozenset({"irgc"}))
    words = kinds_of(army, guards)["identity"].sentence

    assert words == (
        "Ahrar says of the dead that they are 65th Airborne Special Forces Brigade, and that they are "
        "Islamic Revolutionary Guard Corps: one toll, two identities."
    )


def test_a_body_and_its_part_are_one_identity():
    """
    The army and a brigade of it do not contradict each other.
    """
    army = says("A", killed(31), bodies=frozenset({"iranian-army"}))
    brigade = says("B", killed(31), bodies=frozenset({"brigade-65"}))

    assert "identity" not in kinds_of(army, brigade)


def test_denials_are_linked_to_what_they_deny():
    """
    A denial of losses names the claims of these losses; of no harm, those of the same kind of event.
    """
    loss = says("Nusra Front", killed(31, people="combatant", side="Iran"))
    denial = says("Tehran", killed(31, people="combatant", side="Iran"), certainty="denied")
    event = says("Tehran", certainty="denied")

    assert ("Denied by Tehran: what 1 claim of others says.", (loss.claim,)) == (
        kinds_of(loss, denial)["denial"].sentence,
        kinds_of(loss, denial)["denial"].others,
    )
    assert (loss.claim,) == kinds_of(loss, event)["denial"].others


def test_a_denial_meets_only_what_it_denies():
    """
    Who denies a shelling by the army says nothing of an air strike, nor of a shelling by others or by nobody.
    """
    army = says("SOHR", killed(9), event_type="shelling", perpetrator_side="Syrian government")
    others = [
        says("AFP", killed(9), event_type="air_strike", perpetrator_side="Syrian government"),
        says("SANA", killed(9), event_type="shelling", perpetrator_side="Syrian opposition"),
        says("AP", killed(9), event_type="shelling"),
    ]
    denial = says("the army", event_type="shelling", certainty="denied", perpetrator_side="Syrian government")

    assert (army.claim,) == kinds_of(army, *others, denial)["denial"].others


@pytest.mark.parametrize(
    "thing",
    ["A fighter jet", "drones", "naval vessels", "a landmine", "They", "two masked men", "suicide bomber"],
)
def test_a_weapon_or_a_pronoun_is_blamed_by_nobody(thing):
    """
    "Drones struck" blames no other party than "the rebels' drones struck".
    """
    rebels = says("police", killed(4), perpetrator="rebels")
    drones = says("residents", killed(4), perpetrator=thing)

    assert "doer" not in kinds_of(rebels, drones)
    assert ("airwars", "Fair") in [(one.scheme, one.value) for one in grade([rebels, drones])]


def test_who_is_only_described_is_no_other_than_who_is_named():
    """
    A militia that is blamed beside CODECO may be it; beside an army it is another.
    """
    militia = says("police", killed(4), perpetrator="militia", event_type="direct_attack")
    blamed = [
        says("residents", killed(4), perpetrator_side=side, event_type="direct_attack")
        for side in ("CODECO", "Congolese government")
    ]

    assert "doer" not in kinds_of(militia, blamed[0])
    assert "doer" in kinds_of(militia, blamed[1])
    assert ["Fair", "Contested"] == [grade([militia, one])[0].value for one in blamed]


def test_a_report_does_not_deny_the_event_that_it_tells_of():
    """
    "No one claimed responsibility" denies nothing of what the report and others tell.
    """
    own = {"document": "d-own", "claimant_type": OWN_VOICE}
    told = [says("AFP", killed(9), **own), says("SOHR", killed(9))]

    assert "denial" not in kinds_of(*told, says("AFP", certainty="denied", **own))
    assert "denial" in kinds_of(*told, says("the army", certainty="denied", document="d-own"))


def test_a_denial_of_harm_meets_harm_of_any_kind():
    """
    Who only denies that people were killed denies it of whatever happened.
    """
    strike = says("SOHR", killed(9), event_type="air_strike")
    denial = says("the army", killed(None, None), event_type="harm", certainty="denied")

    assert (strike.claim,) == kinds_of(strike, denial)["denial"].others


def test_a_retraction_is_a_denial_of_what_one_said():
    """
    Who denies his own claim takes it back.
    """
    claim = says("the army", killed(9))
    denial = says("the army", killed(9), certainty="denied", day="2016-04-07")

    assert (claim.claim,) == kinds_of(claim, denial)["retraction"].others


def test_an_outlet_that_takes_a_number_back_does_not_deny_the_event():
    """
    A correction meets those who give the number that was wrong, and nobody else.
    """
    same, other = says("Reuters", killed(4)), says("SOHR", killed(3))
    denial = says("The Times", killed(4), certainty="denied", day="2016-04-07", claimant_type="publisher")

    assert (same.claim,) == kinds_of(same, other, denial)["denial"].others


def test_denials_of_other_harm_contradict_nothing():
    """
    Who denies wounded does not deny killed.
    """
    assert {} == kinds_of(says("A", killed(9)), says("B", Figure("wounded", 9, 9), certainty="denied"))
