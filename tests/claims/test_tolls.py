"""
A toll is given to the event that caused it.
"""

from dataclasses import replace

import pytest

from reportedly.claims import find_claims
from reportedly.claims.tolls import aimed_at, assign, known
from reportedly.language.analysis import analyse
from reportedly.lexicons import lexicon
from reportedly.model.labels import EVENTS
from reportedly.records import Casualty, Document, Harm, Mention, Party, Span, Trigger


def trigger(start, event_type):
    return Trigger(Span(start, start + 5), event_type, 0.9, plain=True)


def harm(start, *entries):
    return Harm(Span(start, start + 5), entries)


KILLED = Casualty("killed", 5, 5)


def test_toll_goes_to_the_event_that_could_cause_it():
    """
    People killed beside an agreement and a strike were killed by the strike.
    """
    strike, truce = trigger(30, "air_strike"), trigger(12, "agreement")

    assert {strike: (KILLED,), truce: ()} == assign([truce, strike], [harm(10, KILLED)])


def test_events_and_their_dead_told_in_turn_stay_together():
    """
    "Shelling killed five while a strike on the town killed two": each toll goes to the event before it,
    though the next may stand nearer.
    """
    shelling, strike = trigger(0, "shelling"), trigger(32, "air_strike")
    first, second = harm(20, KILLED), harm(60, replace(KILLED, low=2))

    found = assign([shelling, strike], [first, second])

    assert found == {shelling: first.casualties, strike: second.casualties}


def test_a_toll_told_before_any_event_keeps_all_to_the_nearest():
    """
    "Two were killed in shelling, and a strike wounded five": who is killed by what is not told in turn.
    """
    shelling, strike = trigger(20, "shelling"), trigger(40, "air_strike")

    found = assign([shelling, strike], [harm(10, KILLED), harm(50, replace(KILLED, outcome="wounded"))])

    assert found[shelling] == (KILLED,)


def test_displaced_people_belong_to_the_displacement():
    """
    "Killed 20 and displaced 3,000": each claim has its own figure.
    """
    moved = Casualty("displaced", 3000, 3000)
    deaths, flight = trigger(0, "harm"), trigger(20, "displacement")

    assert {deaths: (KILLED,), flight: (moved,)} == assign(
        [deaths, flight], [harm(0, KILLED), harm(20, moved)]
    )


def test_parts_keep_pointing_to_their_whole():
    """
    The second toll of a claim counts its parts from where it stands in the claim.
    """
    part = Casualty("wounded", 1, 1, subset_of=0)
    strike = trigger(0, "air_strike")

    found = assign([strike], [harm(0, KILLED), harm(10, Casualty("wounded", 3, 3), part)])

    assert [None, None, 1] == [entry.subset_of for entry in found[strike]]


def test_those_shot_in_an_execution_are_dead():
    """
    An execution kills, and captives of an abduction are abducted, whatever word their harm has.
    """
    shot, caught = Casualty("wounded", 5, 5), Casualty("detained", 2, 2)
    execution, abduction = trigger(0, "execution"), trigger(20, "abduction")

    found = assign([execution, abduction], [harm(0, shot), harm(20, caught)])

    assert ["killed", "abducted"] == [found[one][0].outcome for one in (execution, abduction)]


def sentence_of(text):
    (sentence,) = analyse(text)
    return sentence


def victims_in(text, words, *, kind="unknown", mentions=()):
    """
    What the words for the victims of a text tell of them.
    """
    start = text.index(words)
    entry = Casualty("killed", None, None, victims_type=kind, victims=Span(start, start + len(words)))
    return known(entry, sentence_of(text), mentions)


def test_victims_named_by_their_party_have_its_side():
    """
    "Soldiers of the Syrian army" belong to the Syrian government.
    """
    mention = Mention(Span(13, 24), "Syrian army", "state_military", side="Syrian government")

    found = victims_in(
        "They killed Syrian army soldiers.", "Syrian army soldiers", kind="combatant", mentions=[mention]
    )

    assert found.victims_side == "Syrian government"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("civilians", "civilian"),
        ("its soldiers", "combatant"),
        ("Second Corporal Jhon Rojas", "combatant"),
        ("two staff members", "civilian"),
        ("nine comrades", "combatant"),
        ("people", "unknown"),
        ("Noam Adler", "unknown"),
    ],
)
def test_people_who_are_only_heard_are_what_their_words_say(words, kind):
    """
    Whoever is found by the encoder is a civilian or a combatant by the same words as whom the grammar counts.
    """
    assert victims_in(f"They killed {words} on Friday.", words).victims_type == kind


def test_members_of_a_group_that_fights_are_combatants():
    """
    "Members" are nobody by themselves, and fighters of an armed group.
    """
    text = "Troops killed members of the FARC."
    mention = Mention(Span(13, 33), "FARC", "armed_group", "farc", "FARC")

    assert victims_in(text, "members of the FARC", mentions=[mention]).victims_type == "combatant"


@pytest.mark.parametrize(("kind", "side"), [("combatant", "Syrian government"), ("civilian", None)])
def test_combatants_without_a_side_have_that_of_the_target(kind, side):
    """
    The soldiers killed at a post are those of the post; civilians have no side.
    """
    text = "Rebels shelled an army post on Friday, killing nine."
    report = Document("d", text, "0", "0", "text", published="2013-05-10", language="en")
    claim = replace(
        find_claims(report)[0],
        perpetrator=None,
        target=Party(Span(15, 27), "army post", None, "Syrian government"),
        casualties=(Casualty("killed", 9, 9, victims_type=kind),),
    )

    assert aimed_at(claim).casualties[0].victims_side == side


def test_every_outcome_has_causes():
    """
    The table of causes covers all outcomes of the codebook.
    """
    outcomes = {"killed", "wounded", "missing", "abducted", "detained", "displaced"}

    assert outcomes == set(lexicon("tolls")["causes"])


def test_what_befalls_people_is_an_outcome_by_a_known_type():
    """
    What is usual in an event is told by outcomes and types of the codebook; types that harm nobody
    are none of those that do.
    """
    table = lexicon("tolls")

    assert set(table["usual"].values()) <= set(table["causes"])
    assert set(table["usual"]) <= set(EVENTS)
    assert set(table["harmless"]["types"]) <= set(EVENTS) - set(table["usual"])
    assert all(event_type in table["causes"][outcome] for outcome, event_type in table["alone"].items())


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The army captured 30 and released 12.", [("detention", [30]), ("release", [])]),
        ("The army captured 30 fighters.", [("detention", [30])]),
        ("The army captured the town of Hajin.", [("territory_change", [])]),
    ],
)
def test_people_counted_have_an_event_that_can_have_harmed_them(text, events):
    """
    Whoever is captured by the number is held, and no territory is taken.
    """
    document = Document("d1", text, "", "", "text/1", published="2018-11-03")
    found = [(one.event_type, [entry.low for entry in one.casualties]) for one in find_claims(document)]
    assert found == events
