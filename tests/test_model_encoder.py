"""
What the encoder says of a report depends on the report alone.
"""

import tracemalloc

import numpy as np
import pytest

from reportedly.language.analysis import analyse
from reportedly.model.encoder import Encoder, chances, encoder, likely
from reportedly.model.labels import CERTAINTIES, EVENTS, FILLERS, ROLES, TAGS
from reportedly.model.weights import checked

REPORT = (
    "Airstrikes killed at least 12 civilians in Idlib on Monday, the Observatory said. The army denied it. "
    "Rebels captured the village of al-Eis and 30 soldiers were wounded in the clashes, a doctor said. "
)
OTHER = "Two people were abducted near Gao in the night to Sunday, according to a relative."


@pytest.fixture(scope="module")
def ours():
    return encoder(threads=1)


def seen_by(reader, text):
    return reader.see(text, analyse(text))


def same(one, other):
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("hidden", "tags", "events", "fillers")
    )


def test_every_piece_has_a_chance_of_each_label(ours):
    """
    One row a piece, one column a label; the chances of a piece's types sum to one.
    """
    seen = seen_by(ours, REPORT * 12)
    n = len(seen.pieces)

    assert (seen.tags.shape, seen.events.shape, seen.fillers.shape) == (
        (n, len(TAGS)),
        (n, len(EVENTS)),
        (n, len(FILLERS)),
    )
    np.testing.assert_allclose(seen.events.sum(axis=1), 1, atol=1e-5)
    assert len(seen.windows) > 1


def test_threads_change_nothing(ours):
    """
    On one core or on all, each number is the same.
    """
    text = REPORT * 45
    one, other = (list(reader.windows(text, analyse(text))) for reader in (ours, Encoder(checked(), 2)))

    assert len(one) == len(other) > 4
    assert all(same(*pair) for pair in zip(one, other, strict=True))
    assert same(seen_by(ours, text), seen_by(Encoder(checked()), text))


def test_what_was_read_before_changes_nothing(ours):
    """
    A report is seen alike alone, after another one, and again.
    """
    first = seen_by(ours, REPORT)
    seen_by(ours, OTHER * 9)

    assert same(first, seen_by(ours, REPORT))


def test_window_by_window_is_the_same_as_at_once(ours):
    """
    A long report can be read in steps.
    """
    text = REPORT * 10
    whole = seen_by(ours, text)
    steps = list(ours.windows(text, analyse(text)))

    assert [one.offset for one in steps] == [window.own[0] for window in whole.windows]
    assert np.array_equal(np.concatenate([one.events for one in steps]), whole.events)


@pytest.mark.parametrize("text", ["", " \n", "\u200f\u200e"])
def test_nothing_to_read_is_no_trouble(ours, text):
    """
    Without pieces there are no windows, and nobody is asked.
    """
    seen = seen_by(ours, text)

    assert list(ours.windows(text, analyse(text))) == []
    assert (len(seen.pieces), len(seen.events), ours.ask(seen, []), ours.traces(seen, [])) == (0, 0, [], [])


def test_a_trigger_asks_the_pieces_of_its_window(ours):
    """
    Each answer has a chance of every role for each piece that the window shows, and of each certainty.
    """
    text = REPORT * 8
    seen = seen_by(ours, text)
    answers = ours.ask(seen, [0, len(seen.pieces) - 1])

    for answer, window in zip(answers, (seen.windows[0], seen.windows[-1]), strict=True):
        assert answer.pieces == window.pieces
        assert answer.roles.shape == (len(ROLES), len(window.pieces))
        assert answer.certainties.shape == (len(CERTAINTIES),)
        assert abs(answer.certainties.sum() - 1) < 1e-5
        assert ((answer.roles >= 0) & (answer.roles <= 1)).all()


def test_a_trigger_may_be_asked_for_some_roles(ours):
    """
    The chances of the roles that are asked for are those of asking for all, in the order of asking.
    """
    seen = seen_by(ours, REPORT)
    anchors = [0, len(seen.pieces) - 1]
    some = ours.ask(seen, anchors, ("time", "place"))

    for one, whole in zip(some, ours.ask(seen, anchors), strict=True):
        expected = whole.roles[[ROLES.index("time"), ROLES.index("place")]]
        np.testing.assert_allclose(one.roles, expected, rtol=1e-5)


def test_triggers_are_compared_in_any_company(ours):
    """
    How alike two triggers are does not hang on which others are asked about with them.
    """
    seen = seen_by(ours, REPORT)
    one, *others = ours.traces(seen, [0, 5, 20, 30])
    together = ours.alike(one, others)

    assert ((together >= 0) & (together <= 1)).all()
    np.testing.assert_allclose(together, [ours.alike(one, [other])[0] for other in others], rtol=1e-5)


def test_a_long_report_is_seen_in_the_memory_of_a_window(ours):
    """
    Of what was seen of one window, nothing is kept for the next.
    """
    peaks = []
    for times in (20, 80):
        text = REPORT * times
        sentences = analyse(text)
        tracemalloc.start()
        held = [sum(1 for _ in ours.windows(text, sentences)), tracemalloc.get_traced_memory()[1]]
        tracemalloc.stop()
        peaks.append(held)
    (few, small), (many, large) = peaks

    assert many > 3 * few
    assert large - small < 100_000 * (many - few)


def test_a_model_is_loaded_once():
    """
    Who asks for the same model again gets the one that is loaded.
    """
    assert encoder(threads=1) is encoder(threads=1)


def test_scores_become_chances():
    """
    The largest scores neither overflow nor hide that the others have a chance.
    """
    scores = np.array([[1000.0, 0.0], [0.0, 0.0], [-1000.0, 0.0]], dtype=np.float32)

    np.testing.assert_allclose(chances(scores), [[1, 0], [0.5, 0.5], [0, 1]], atol=1e-6)
    np.testing.assert_allclose(likely(scores), [[1, 0.5], [0.5, 0.5], [0, 0.5]], atol=1e-6)
