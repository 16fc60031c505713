"""
A toll is given to the event that caused it.
"""

from reportedly.claims.tolls import assign, sided
from reportedly.language import lexicon
from reportedly.model.labels import EVENTS
from reportedly.records import Casualty, Harm, Mention, Span, Trigger


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


def test_victims_named_by_their_party_have_its_side():
    """
    "Soldiers of the Syrian army" belong to the Syrian government.
    """
    entry = Casualty("killed", 5, 5, victims_type="combatant", victims=Span(10, 20))
    mention = Mention(Span(10, 20), "Syrian army", "state_military", side="Syrian government")

    assert "Syrian government" == sided(entry, [mention]).victims_side


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
