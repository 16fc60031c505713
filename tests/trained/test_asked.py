"""
What the encoder says of the words around a trigger, asked by spans of the text.
"""

import numpy as np
import pytest

from reportedly.language.analysis import analyse
from reportedly.model.encoder import Answer
from reportedly.model.labels import CERTAINTIES
from reportedly.model.pieces import within
from reportedly.records import Span
from reportedly.trained.asked import (
    SUREST,
    WANTED,
    asked_of,
    logit,
    of_sentence,
    runs_over,
    view_of,
    whole_words,
)

TEXT = "Rebels shelled Talbiseh. The monitoring group said two soldiers died."


@pytest.fixture(scope="module")
def seen(ours):
    return ours.see(TEXT, analyse(TEXT))


def told(seen, chances, certainties=(0.7, 0.1, 0.1, 0.1)):
    """
    An answer in which some words fill a role: (role, words) → chance.
    """
    roles = np.zeros((len(WANTED), len(seen.pieces)))
    for (role, words), chance in chances.items():
        roles[WANTED.index(role), list(within(seen.pieces, span_of(words)))] = chance
    return asked_of(view_of(seen), Answer(0, np.array(certainties), seen.windows[0].pieces, roles))


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(("chance", "expected"), [(0.5, 0), (0, -SUREST), (1, SUREST), (1e-9, -SUREST)])
def test_chances_lie_on_a_scale_with_ends(chance, expected):
    """
    Evidence adds up, and no single piece of it settles everything.
    """
    assert logit(chance) == pytest.approx(expected)


def test_the_scale_keeps_the_order():
    """
    What is likelier weighs more.
    """
    assert logit(0.2) < logit(0.4) == pytest.approx(-logit(0.6))


def test_a_span_has_the_mean_chance_of_its_words(seen):
    """
    Words that fill a role in part fill it less than those that fill it whole; others do not.
    """
    asked = told(seen, {("place", "Talbiseh"): 0.8})

    assert asked.share("place", span_of("Talbiseh")) == pytest.approx(0.8)
    assert 0 < asked.share("place", span_of("shelled Talbiseh")) < 0.8
    assert asked.share("target", span_of("Talbiseh")) == 0
    assert asked.share("place", Span(0, 0)) == 0


def test_words_outside_the_window_fill_nothing(ours):
    """
    Of what a window does not show, the encoder says nothing.
    """
    text = f"{TEXT} " * 40
    *_, last = ours.windows(text, analyse(text))
    shown = last.windows[0].pieces
    asked = asked_of(view_of(last), Answer(0, np.zeros(4), shown, np.ones((len(WANTED), len(shown)))))
    hidden = text.index("Rebels", len(text) // 2)

    assert asked.share("target", Span(hidden, hidden + 6)) == 0
    assert asked.share("target", Span(len(text) - 10, len(text) - 6)) == pytest.approx(1)


def test_the_likeliest_words_are_whole(seen):
    """
    Of the words of a sentence the run that fills a role most is taken, widened to whole words.
    """
    asked = told(seen, {("source", "The monitoring group"): 0.9, ("source", "soldiers"): 0.6})
    first, second = analyse(TEXT)

    span, chance = asked.words("source", second, 0.5)
    assert (span.of(TEXT), chance) == ("The monitoring group", pytest.approx(0.9))
    assert asked.words("source", first, 0.5) is None
    assert asked.words("source", second, 0.95) is None


def test_the_surest_piece_and_certainty_are_known(seen):
    """
    How likely a role is filled at all, and how sure the event sounds.
    """
    asked = told(seen, {("target", "shelled"): 0.4}, (0.1, 0.2, 0.3, 0.4))

    assert asked.most("target") == pytest.approx(0.4)
    assert [asked.certainty(name) for name in CERTAINTIES] == pytest.approx([0.1, 0.2, 0.3, 0.4])


def test_the_pieces_of_a_sentence_are_its_own(seen):
    """
    The sentences of a window share its pieces out.
    """
    first, second = (of_sentence(seen, sentence) for sentence in analyse(TEXT))

    assert (first.start, first.stop, second.stop) == (0, second.start, len(seen.pieces))


def test_runs_end_where_a_chance_is_too_small():
    """
    Neighbouring pieces of enough chance are one run.
    """
    chances = [(0, 0.9), (1, 0.5), (2, 0.1), (3, 0.7)]

    assert runs_over(chances, 0.5) == [[(0, 0.9), (1, 0.5)], [(3, 0.7)]]
    assert runs_over(chances, 0.95) == []


def test_a_span_is_widened_to_the_words_that_it_cuts():
    """
    Half a word is the word; between words there is nothing to widen to.
    """
    (sentence, _) = analyse(TEXT)
    start = TEXT.index("biseh")

    assert whole_words(Span(start, start + 2), sentence).of(TEXT) == "Talbiseh"
    assert whole_words(Span(6, 7), sentence) == Span(6, 7)
