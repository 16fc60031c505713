import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims import find_claims
from reportedly.reading.text import from_text
from reportedly.reading.wrapped import unwrapped

NEWS = (
    "Government shelling killed seven people, including three children, in the village of Tel Rafad on "
    "Tuesday, local officials said. A spokesman for the governor's office said 12 others had been wounded "
    "and taken to a hospital in Azaz. The army denied that its artillery had fired on the village."
)
ARABIC = (
    "وقال المرصد السوري لحقوق الإنسان إن سبعة أشخاص على الأقل قتلوا في قصف على قرية تل رفاد "
    "يوم الثلاثاء وأصيب اثنا عشر آخرون ونقلوا إلى مستشفى في أعزاز وقال الجيش إنه لم يقصف القرية."
)


@pytest.mark.parametrize("width", [45, 60, 72, 80])
@pytest.mark.parametrize("words", [NEWS, NEWS.upper(), ARABIC], ids=["news", "capitals", "Arabic"])
def test_lines_that_a_column_made_are_paragraphs_again(words, width):
    """
    Wires, mail and old archives break their lines where the next word has no room.
    """
    printed = "\n\n".join("\n".join(textwrap.wrap(words, width)) for _ in range(3))

    assert unwrapped(printed) == "\n\n".join([words] * 3)


def test_a_line_that_sticks_out_changes_nothing():
    """
    A heading or an address may be longer than the column.
    """
    printed = "\n\n".join(
        [*("\n".join(textwrap.wrap(NEWS, 60)) for _ in range(3)), f"See {'x' * 90} for more"]
    )

    assert unwrapped(printed).count("\n") == 6


@pytest.mark.parametrize(
    "line",
    [
        "Shelling killed seven people in the village of Tel Rafad.",
        "Tel Rafad                                     7         12",
        "14 March 2024, Tel Rafad: the army fired, 12 were wounded",
        "- seven people of Tel Rafad died there, the army denied it",
        "the army came by night and burned",
    ],
)
def test_lists_tables_and_verse_keep_their_lines(line):
    """
    Lines that end where a row or a sentence does are no paragraphs.
    """
    rows = "\n".join([line] * 20)

    assert unwrapped(rows) == rows


def test_items_begin_lines_of_their_own():
    """
    A list within a text that was broken into lines stays one.
    """
    printed = (
        f"{chr(10).join(textwrap.wrap(NEWS, 60))}\n- a teacher of the village\n- a nurse of the village\n"
    )

    assert unwrapped(printed).endswith("village.\n- a teacher of the village\n- a nurse of the village\n")


@given(st.lists(st.text("ab .1-\t", max_size=70), max_size=30).map("\n".join))
def test_no_offset_moves(text):
    """
    A line end becomes a space or stays: nothing else changes.
    """
    made = unwrapped(text)

    assert made.replace("\n", " ") == text.replace("\n", " ")


def test_a_broken_text_has_the_claims_of_the_whole_one():
    """
    Who said it is found where the line ends between the words, too.
    """
    printed = "\n".join(textwrap.wrap(NEWS, 60))
    sources = [
        [[source.name for source in claim.sources] for claim in find_claims(from_text(words).document)]
        for words in (NEWS, printed)
    ]

    assert sources[0] == sources[1] != []


def test_halves_of_characters_are_no_text():
    """
    A string of another program may hold what no file can.
    """
    assert from_text("\ud800Seven were killed.").document.text == "\ufffdSeven were killed."
