"""
Words in drawings are escaped, and turn nothing around them.
"""

import pytest

from reportedly.drawing.svg import element

APART, END, LOST = "\u2068", "\u2069", "\ufffd"


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("a < b", "a &lt; b"),
        (f"{APART}12 أبريل{END}", f"{APART}12 أبريل{END}"),
        (f"القتلى {APART}4{END}، {APART}Iran{END}.", f"القتلى {APART}4{END}، {APART}Iran{END}."),
        (f"open {APART}and not closed", f"open {LOST}and not closed"),
        (f"closed{END} and not {APART}opened", f"closed{LOST} and not {LOST}opened"),
        (f"{APART}a\u202eb{END}", f"{APART}a{LOST}b{END}"),
    ],
)
def test_words_set_apart_stay_apart_and_no_others_turn_a_line(words, drawn):
    """
    Marks that open and close are kept, in labels as in words; whatever else would turn the line is replaced.
    """
    assert element("text", words) == f"<text>{drawn}</text>"
    assert element("text", aria_label=words) == f'<text aria-label="{drawn}"/>'
