"""
Who did it and to whom, as the encoder hears it.
"""

import pytest

from reportedly.records import Span
from reportedly.trained.parties import whole


@pytest.mark.parametrize(
    ("heard", "kept"),
    [("a market in", "a market"), ("positions of", "positions"), ("men on", "men"), ("in", "in")],
)
def test_no_preposition_is_left_over_at_the_end_of_a_party(heard, kept):
    """
    What it belongs to was heard as something else, a place mostly.
    """
    text = f"Shells hit {heard} Idlib."
    start = text.index(heard)

    assert whole(Span(start, start + len(heard)), text).of(text) == kept
