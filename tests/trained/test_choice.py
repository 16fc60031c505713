"""
What encoder and grammar say is added up, each with its weight.
"""

import pytest

from reportedly.trained.choice import STARTING, Option, best, chance, choices_of, likeliest, weight


def test_features_add_up_by_their_weights():
    """
    A feature without a weight counts nothing, and neither does a weight without its feature.
    """
    assert weight(Option("a", {"encoder": 2.0, "odd": 9.0}), {"encoder": 1.5, "grammar": 4.0}) == 3.0


def test_the_option_that_weighs_most_is_chosen():
    """
    Of equals it is the first.
    """
    options = [Option("none", {}), Option("a", {"x": 1.0}), Option("b", {"x": 1.0}), Option("c", {"x": -1.0})]

    assert best(options, {"x": 1.0}) == "a"
    assert best(options, {"x": -1.0}) == "c"
    assert best(options, {}) == "none"


def test_mentions_of_one_value_are_likely_together():
    """
    Three options that weigh a little less than another outdo it if they are of one value; of equals it is
    the first.
    """
    assert likeliest(["none", "monday", "monday", "monday"], [1.0, 0.5, 0.5, 0.5]) == "monday"
    assert likeliest(["none", "monday", "tuesday", "sunday"], [1.0, 0.5, 0.5, 0.5]) == "none"
    assert likeliest(["none", "monday"], [-900.0, -900.0]) == "none"


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.5), (100.0, 1.0), (-100.0, 0.0)])
def test_a_weight_becomes_a_chance(value, expected):
    """
    Where nothing speaks for or against, the chance is even.
    """
    assert chance(Option("a", {"x": value}), {"x": 1.0}) == pytest.approx(expected)


def test_a_model_brings_its_weights():
    """
    What a model was calibrated with replaces what one begins with, weight by weight.
    """
    fitted = choices_of({"choices": {"certainty": {"grammar": 7.0, "denied": 1.0}}})

    assert fitted["certainty"] == {**STARTING["certainty"], "grammar": 7.0, "denied": 1.0}
    assert fitted["place"] == STARTING["place"]
    assert choices_of({}) == STARTING
