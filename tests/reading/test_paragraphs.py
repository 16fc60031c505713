import pytest

from reportedly.lexicons import lexicon
from reportedly.reading.paragraphs import Line, paragraphs_of

FULL = "x" * 40


def page(*printed):
    """
    Lines from the top of a page: words, or words with what is different (left, height, gap).
    """
    top, lines = 700.0, []
    for line in printed:
        text, given = (line, {}) if isinstance(line, str) else line
        height, left = given.get("height", 10.0), given.get("left", 50.0)
        top = given.get("top", top - 1.2 * height - given.get("gap", 0.0))
        lines.append(Line(text, left, left + 0.5 * height * len(text), top, height))
    return lines


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ((FULL, "goes on"), [f"{FULL} goes on"]),
        ((FULL, "Goes on"), [f"{FULL} Goes on"]),
        ((FULL, "Short.", "New one"), [f"{FULL} Short.", "New one"]),
        ((FULL, "x" * 32, "goes on after a ragged line"), [f"{FULL} {'x' * 32} goes on after a ragged line"]),
        ((FULL, "an item", "another item"), [f"{FULL} an item", "another item"]),
        ((FULL, FULL, (FULL, {"gap": 8})), [f"{FULL} {FULL}", FULL]),
        (((FULL, {"height": 20}), FULL), [FULL, FULL]),
        ((FULL, "- item", "2. item"), [FULL, "- item", "2. item"]),
        ((FULL, ("next column", {"top": 700, "left": 300})), [f"{FULL} next column"]),
        ((f"{FULL}.", ("Next column", {"top": 700, "left": 300})), [f"{FULL}.", "Next column"]),
        (("broken at Tues-", "day"), ["broken at Tuesday"]),
        (("broken at Tues\u0002", "day"), ["broken at Tuesday"]),
        (("the Franco-", "German brigade"), ["the Franco-German brigade"]),
        (("near al\u0002", "Eis"), ["near al-Eis"]),
        (("the pro-", "government militia"), ["the pro-government militia"]),
        (("between 10-", "15 dead"), ["between 10-15 dead"]),
        (("one",), ["one"]),
        ((), []),
    ],
)
def test_lines_become_paragraphs(lines, paragraphs):
    """
    Distance, size, the room at the end of a line and the mark of a list item decide.
    """
    assert paragraphs_of(page(*lines)) == paragraphs


def test_the_parts_that_keep_their_hyphen_are_listed_as_they_are_looked_up():
    """
    Each stands there once, in lower case, without its hyphen.
    """
    words = lexicon("hyphens")

    assert words["schema"] == "hyphens/1"
    assert all(word.isalpha() and word == word.lower() for word in words["keep"])
    assert len(set(words["keep"])) == len(words["keep"])
