"""
What speaks for or against two accounts being of one event.
"""

import pytest

from reportedly.joining.attacks import means, quarter, site
from reportedly.joining.features import (
    FEATURES,
    days,
    killed,
    kind,
    names,
    parties,
    place,
    report,
    signs_against,
)
from reportedly.joining.traits import traits
from reportedly.joining.weighing import WEIGHTS, judged, weight
from reportedly.records import Place, Span
from reportedly.weights import table


def where(name, precision, lat=None, lon=None, **more):
    return Place(Span(0, 0), name, precision, lat=lat, lon=lon, **{"country": "Syria", **more})


ALEPPO = where("Aleppo", "city", 36.2, 37.16, admin1="Aleppo")
EIS = where("al-Eis", "village", 35.95, 36.99, admin1="Aleppo")
IDLIB = where("Idlib", "city", 35.93, 36.63, admin1="Idlib")


def found(feature, one, other):
    return feature(traits(one), traits(other)).name


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2016-04-05", "2016-04-05", "days: the same"),
        ("2016-04-04", "2016-04-06", "days: overlapping"),
        ("2016-03-01", "2016-04-30", "days: within a longer time"),
        ("2016-04-06", "2016-04-06", "days: next"),
        ("2016-04-08", "2016-04-08", "days: 2 to 3 apart"),
        ("2016-04-12", "2016-04-12", "days: a week apart"),
        ("2016-05-12", "2016-05-12", "days: far apart"),
        (None, None, "days: unknown"),
    ],
)
def test_days_are_compared(told, first, last, expected):
    """
    The nearer the days, the more they speak for one event.
    """
    assert expected == found(days, told("a"), told("b", first=first, last=last))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (EIS, EIS, "place: the same spot"),
        (ALEPPO, ALEPPO, "place: the same city"),
        (EIS, where("Tal al-Eis", "landmark", 35.95, 37.01), "place: touching"),
        (ALEPPO, where("Azaz", "village", 36.38, 37.2), "place: close"),
        (EIS, ALEPPO, "place: near"),
        (EIS, where("Daraa", "city", 32.6, 36.1), "place: elsewhere"),
        (EIS, where("Syria", "country", 35.0, 38.0), "place: within"),
        (EIS, where("Aleppo", "province", 36.2, 37.2, admin1="Aleppo"), "place: within"),
        (IDLIB, where("Hama", "province", 35.2, 36.9, admin1="Hama"), "place: elsewhere"),
        (EIS, where("Iraq", "country", 33.0, 44.0, country="Iraq"), "place: elsewhere"),
        (where("Syria", "country"), where("Syria", "country"), "place: the same wide one"),
        (EIS, where("nowhere", "village"), "place: no point"),
        (EIS, None, "place: unknown"),
    ],
)
def test_places_are_compared(told, one, other, expected):
    """
    The same, touching, near, one within the other, elsewhere; none of it where a place is not known.
    """
    assert expected == found(place, told("a", place=one), told("b", place=other))


@pytest.mark.parametrize(
    ("feature", "ours", "theirs", "expected"),
    [
        (site, {"bomb", "mosque"}, {"bomb", "worshippers"}, "sites: the same"),
        (site, {"bomb", "mosque"}, {"bomb", "minibus"}, "sites: another"),
        (site, {"bomb", "mosque"}, {"bomb"}, "sites: unknown"),
        (means, {"warplanes"}, {"helicopters", "rockets"}, "means: the same"),
        (means, {"warplanes"}, {"gunmen", "shot"}, "means: another"),
        (means, {"warplanes"}, {"dead"}, "means: unknown"),
    ],
)
def test_what_was_hit_and_how_is_compared_by_sorts(told, feature, ours, theirs, expected):
    """
    A mosque and worshippers are one sort of site, a mosque and a minibus two; so it is with means.
    """
    assert expected == found(feature, told("a", words=frozenset(ours)), told("b", words=frozenset(theirs)))


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("Zabdiya", {"market"}, "quarter: another"),
        ("Zabdiya", {"market", "masaken"}, "quarter: open"),
        ("Masaken School", {"market"}, "quarter: open"),
    ],
)
def test_two_quarters_are_apart_where_neither_report_names_both(told, name, words, expected):
    """
    Masaken and Zabdiya of Aleppo are two places, unless a report speaks of both or they share a name.
    """
    here = told("a", place=where("Masaken", "city", 36.2, 37.16), words=frozenset({"mosque"}))
    there = told("b", place=where(name, "city", 36.2, 37.16), words=frozenset(words))

    assert expected == found(quarter, here, there)


def test_several_signs_of_two_attacks_are_counted(told):
    """
    Another site, other means and another toll are three signs that one town saw two attacks.
    """
    mosque = told("a", words=frozenset({"mosque", "warplanes"}), killed=(14,))
    bus = told("b", words=frozenset({"bus", "gunmen"}), killed=(3,))

    assert "signs against: 3" == found(signs_against, mosque, bus)
    assert "signs against: 0" == found(signs_against, mosque, mosque)


def test_the_name_of_a_great_city_is_no_shared_name(told):
    """
    That both reports name Kabul, where both were, tells nothing; that both name a village or a person does.
    """
    kabul = where("Kabul", "city", 34.528, 69.172, country="Afghanistan")

    def shared(place, name):
        one, other = (traits(told(report, place=place, names=frozenset({name}))) for report in "ab")
        return names(one, other).amount

    assert shared(kabul, "kabul") == 0 < shared(EIS, "zorbah")


def test_one_report_that_gives_one_toll_twice_does_not_tell_two_events_apart(told):
    """
    A headline and its story may be of two types of event: with the same toll they are not held apart.
    """
    story, headline, other = (
        told(name, document="d", killed=(number,)) for name, number in zip("abc", (22, 22, 6), strict=True)
    )

    assert ["report: the same toll", "report: the same"] == [
        found(report, story, one) for one in (headline, other)
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("air_strike", "air_strike", "kind: the same"),
        ("chemical_attack", "chemical_attack", "kind: the same rare one"),
        ("air_strike", "shelling", "kind: of one family"),
        ("air_strike", "harm", "kind: open"),
        ("air_strike", "detention", "kind: another"),
    ],
)
def test_kinds_are_compared(told, one, other, expected):
    """
    Types of one family may be told of one event, harm of any.
    """
    assert expected == found(kind, told("a", kind=one), told("b", kind=other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([12], [3, 12], "killed: several shared"),
        ([0], [0], "killed: none in both"),
        ([40], [40], "killed: many shared"),
        ([40], [44], "killed: close"),
        ([40], [4], "killed: apart"),
        ([40], [], "killed: unknown"),
    ],
)
def test_tolls_are_compared(told, one, other, expected):
    """
    A shared number tells more the higher it is.
    """
    assert expected == found(killed, told("a", killed=one), told("b", killed=other))


def test_parties_and_names_may_be_unknown(told):
    """
    What is not said speaks neither for nor against.
    """
    named = told("a", actors=frozenset({"Nusra Front"}))

    assert "parties: unknown" == found(parties, named, told("b"))
    assert "parties: others" == found(parties, named, told("b", actors=frozenset({"Syrian army"})))
    assert "parties: shared" == found(parties, named, told("b", actors=frozenset({"Nusra Front"})))
    assert "names: unknown" == found(names, named, told("b", names=frozenset()))


def test_one_report_tells_its_events_apart(told):
    """
    Two accounts of one report are mostly of two events.
    """
    assert "report: the same" == found(report, told("a"), told("b", document="a"))


def test_a_judgement_is_the_sum_of_its_signs(told):
    """
    Each sign has a sentence, and together they are the weight.
    """
    one, other = traits(told("a", killed=[12])), traits(told("b", killed=[12]))

    judgement = judged(one, other)

    assert abs(judgement.weight - weight(one, other)) < 0.01
    assert len(judgement.signs) == len(FEATURES) + 1
    assert all(sign.sentence for sign in judgement.signs)


def test_every_feature_has_a_sentence_for_users():
    """
    The first line of a feature's docstring says what it looks at.
    """
    assert all(feature.__doc__ for feature in FEATURES)


def test_the_weights_keep_to_their_shape():
    """
    A bias, and weights of features that exist; the same report tells apart, the same day joins.
    """
    weights = table(WEIGHTS)

    assert weights["days: the same"] > 0 > weights["days: far apart"]
    assert weights["place: the same spot"] > 0 > weights["place: elsewhere"]
    assert weights["report: the same"] < 0
    assert {name.split(":")[0] for name in weights} == {
        *("quarter", "sites", "means", "signs against"),
        *(
            "bias",
            "days",
            "printed",
            "place",
            "kind",
            "parties",
            "killed",
            "wounded",
            "words",
            "names",
            "report",
        ),
    }


def test_shares_of_words_are_shares():
    """
    Each common word with the share of reports that hold it, in order, folded.
    """
    shares = table("word_shares")

    assert list(shares) == sorted(shares)
    assert all(0 < share <= 1 and word == word.lower() for word, share in shares.items())
