import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.voices.shingles import (
    FEW,
    NEIGHBOURS,
    PERMUTATIONS,
    RUN,
    minhash,
    shingles,
    signature,
    winnowed,
)

WORDS = st.lists(st.sampled_from("abcdefghij"), max_size=60)


def test_each_run_of_words_has_a_number():
    """
    The same run has the same number wherever it stands.
    """
    first = shingles(list("abcdefghij"))
    other = shingles(list("xycdefgzzz"))

    assert len(first) == 6
    assert first[2] == other[2]


def test_a_text_of_hardly_any_words_has_no_runs():
    """
    A line of a few words is not compared.
    """
    assert len(shingles(["word"] * (FEW - 1))) == 0


@given(WORDS, WORDS, st.lists(st.text("abcdef", min_size=1), min_size=RUN + NEIGHBOURS - 1, max_size=30))
def test_texts_that_share_a_passage_keep_a_number_in_common(before, after, passage):
    """
    Whatever nine words two texts share in a row, one of the runs that they keep is the same.
    """
    one = winnowed(shingles([*before, *passage, *before]))
    other = winnowed(shingles([*after, *passage]))

    if len(passage) >= FEW:
        assert len(np.intersect1d(one, other)) > 0


@given(WORDS)
def test_what_is_kept_is_among_the_runs_each_once_in_order(words):
    """
    Winnowing adds nothing.
    """
    runs = shingles(words)
    kept = winnowed(runs).tolist()

    assert kept == sorted(set(kept))
    assert set(kept) <= set(runs.tolist())


def test_signatures_tell_how_alike_texts_are():
    """
    Those of one text are the same, of others not; they are as long whatever the text.
    """
    runs = shingles([f"word{i}" for i in range(200)])
    other = shingles([f"other{i}" for i in range(20)])

    assert minhash(signature(runs)).jaccard(minhash(signature(runs[::-1]))) == 1.0
    assert minhash(signature(runs)).jaccard(minhash(signature(other))) < 0.1
    assert len(signature(other)) == 4 * PERMUTATIONS
