"""
How much each reader weighs in a choice is learned from coded reports.
"""

import pytest

from reportedly import from_text
from reportedly.model.encoder import encoder
from reportedly.printed import printed
from reportedly.reading import ReadingOptions
from reportedly.trained import find_claims
from reportedly.trained.choice import STARTING
from reportedly.training.calibrate import (
    Example,
    Trial,
    changed,
    conditional,
    event_trials,
    figure,
    fit_anew,
    fit_choices,
    fit_people,
    logistic,
    prepared,
    steadiest,
)

TEXTS = (
    "Airstrikes killed at least 12 civilians in Idlib on Monday, the Observatory said. The army denied it.",
    "Rebels captured the village of al-Eis on Sunday, and 30 soldiers were wounded, a doctor said.",
    "Gunmen abducted two policemen near Gao. According to the ministry, the army shelled the town on Friday.",
)


@pytest.fixture(scope="module")
def ours():
    return encoder(threads=1)


@pytest.fixture(scope="module")
def examples(ours):
    """
    Reports coded as the reader reads them to begin with, as a person would hand back what needed no mending.
    """
    documents = [
        from_text(text, ReadingOptions(published="2016-04-06", language="en")).document for text in TEXTS
    ]
    return [Example(one, printed(one, find_claims(one, ours, STARTING))["claims"]) for one in documents]


@pytest.fixture(scope="module")
def fitted(examples, ours):
    return fit_choices(examples, ours)


@pytest.mark.parametrize(
    ("figures", "best"),
    [((0.5, 0.6, 0.7), 3), ((0.5, 0.6, 0.6, 0.61, 0.2), 3), ((0.5, 0.5, 0.5), 1)],
)
def test_the_best_step_is_one_whose_neighbours_do_well(figures, best):
    """
    A step that does best by itself, beside one that does badly, is passed over; of equals the first is taken.
    """
    steps = range(1, len(figures) + 1)

    assert steadiest(steps, dict(zip(steps, figures, strict=True)).__getitem__) == best


def test_every_kind_of_choice_has_weights(fitted):
    """
    A model is calibrated in all choices, each with the features that one begins with.
    """
    assert fitted.keys() == STARTING.keys()
    assert all(STARTING[kind].keys() <= weights.keys() for kind, weights in fitted.items())


def test_fitting_again_gives_the_same(fitted, examples, ours):
    """
    The same reports give the same weights, to the last digit.
    """
    assert fit_choices(examples, ours) == fitted


def test_fitted_weights_read_what_was_coded(fitted, examples, ours):
    """
    What was coded as it is read is still read so.
    """
    seen = [(prepared(one.document, ours), one.claims) for one in examples]

    assert figure(seen, ours, STARTING, "claims") == 1
    assert figure(seen, ours, fitted, "claims") > 0.6
    assert figure(seen, ours, changed(STARTING, "event", 1.1), "claims") < 1


def test_claims_by_the_codebook_are_found_in_their_sentences(examples, ours):
    """
    A claim that quotes its sentence and trigger is placed as one that has their offsets.
    """
    (first, *_) = examples
    quoted = [
        {**claim, "sentence": claim["sentence"]["text"], "trigger": claim["trigger"]["text"]}
        for claim in first.claims
    ]
    seen = prepared(first.document, ours)

    assert list(event_trials(seen, quoted)) == list(event_trials(seen, first.claims))
    assert any(right for _, right in event_trials(seen, quoted))


def test_reports_without_a_claim_can_be_learned_from(ours):
    """
    Where nothing was coded, or nothing is read, the weights come out nonetheless.
    """
    quiet = from_text("The shops were open.", ReadingOptions(language="en")).document
    fitted = fit_choices([Example(quiet, [])], ours)

    assert fitted["place"] == STARTING["place"]
    assert fit_choices([], ours)["source"] == STARTING["source"]


def test_the_right_option_comes_to_weigh_most():
    """
    A feature that tells right from wrong gains weight, one that tells nothing keeps its own.
    """
    trials = [
        Trial(({"tells": 1.0, "noise": float(k % 2)}, {"tells": 0.0, "noise": float(k % 2)}), (True, False))
        for k in range(20)
    ]
    weights = conditional(trials, {"tells": 0.0, "noise": 0.5})

    assert weights["tells"] > 1
    assert weights["noise"] == pytest.approx(0.5, abs=0.05)


def test_a_feature_that_misleads_loses_its_weight():
    """
    What speaks for the wrong options comes to speak against them.
    """
    trials = [Trial(({"misleads": 1.0}, {"misleads": 0.0}), (False, True))] * 20

    assert conditional(trials, {"misleads": 2.0})["misleads"] < 0


@pytest.mark.parametrize("right", [(True, True), (False, False)])
def test_a_choice_that_cannot_be_wrong_teaches_nothing(right):
    """
    Where all options are right, or none, the weights stay.
    """
    assert conditional([Trial(({"a": 1.0}, {"a": 0.0}), right)], {"a": 0.3}) == {"a": 0.3}


def test_several_right_options_share_the_weight():
    """
    Any of the right options will do.
    """
    trials = [Trial(({"a": 1.0}, {"b": 1.0}, {"c": 1.0}), (True, True, False))] * 20
    weights = conditional(trials, {})

    assert weights["a"] == pytest.approx(weights["b"])
    assert weights["a"] > weights["c"]


def test_events_are_told_apart_by_a_regression():
    """
    What the encoder hears raises the chance of an event where it was coded so.
    """
    trials = [({"bias": 1.0, "encoder": heard}, heard > 0) for heard in (-3.0, -2.0, -1.0, 1.0, 2.0, 3.0)] * 5
    weights = logistic(trials, STARTING["event"])

    assert weights["encoder"] > 1
    assert abs(weights["bias"]) < 1
    assert "threshold" not in weights


@pytest.mark.parametrize(("kind", "kinds"), [("place", ["place", "place again"]), ("source", ["source"])])
def test_one_kind_of_choice_is_fitted_with_the_others_as_they_are(examples, ours, kind, kinds):
    """
    Only the weights of that kind are handed back, of both times that it is made.
    """
    anew = fit_anew(examples, ours, STARTING, kind)

    assert sorted(anew) == kinds
    assert all(anew[name] != STARTING[name] for name in kinds)


def test_an_encoder_that_is_fitted_alone_hears_nothing_of_the_grammar(examples, ours):
    """
    No weight is left for what the grammar found, and claims are still found.
    """
    choices = fit_choices(examples, ours, alone=True)
    names = {name for weights in choices.values() for name in weights}

    assert not {name for name in names if "grammar" in name or name in {"own", "carried", "unlisted"}}
    assert {"encoder", "none", "threshold"} <= names
    assert find_claims(examples[0].document, ours, choices)


def test_whom_an_event_harmed_is_fitted_for_itself(examples, ours):
    """
    Of all choices only those of people get new weights, the same ones each time.
    """
    fitted = fit_people(examples, ours, STARTING)

    assert set(fitted) == {"toll", "heard"}
    assert fitted == fit_people(examples, ours, STARTING)
    assert fitted["toll"]["grammar"] > 0
