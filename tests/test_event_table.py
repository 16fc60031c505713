"""
Events as a table for a terminal.
"""

import pytest

from reportedly.cli.event_table import range_lines


@pytest.mark.parametrize(
    ("figure", "lines"),
    [
        ("killed 12–31–50+", ["killed 12–31–50+"]),
        ("wounded 98–98–101+", ["wounded", "98–98–101+"]),
        ("displaced 12,000–15,000–20,000+", ["displaced", "12,000–", "15,000–20,000+"]),
    ],
)
def test_ranges_are_broken_after_a_dash_never_in_a_number(figure, lines):
    """
    What does not fit goes on the next line, whole numbers together.
    """
    assert range_lines([figure], 16) == lines
