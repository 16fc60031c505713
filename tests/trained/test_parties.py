"""
Who did it and to whom, as the encoder hears it.
"""

import pytest

from reportedly.language.analysis import analyse
from reportedly.records import Party, Span
from reportedly.trained.asked import trimmed
from reportedly.trained.parties import owned


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("a market in", "a market"),
        ("positions of", "positions"),
        ("members of the", "members"),
        ("’s commanders", "commanders"),
        (", shops and the clinic", "shops and the clinic"),
        ("soldiers in its", "soldiers"),
        ("the army", "the army"),
        ("its", "its"),
        ("in", None),
        ("The", None),
    ],
)
def test_nothing_of_other_phrases_is_left_over_at_the_ends_of_a_party(heard, kept):
    """
    What it belongs to was heard as something else, a place mostly; where nothing else was heard, nobody was.
    """
    text = f"Shells hit {heard} Idlib."
    start = text.index(heard)
    words = trimmed(Span(start, start + len(heard)), text)

    assert (words and words.of(text)) == kept


@pytest.mark.parametrize(
    ("text", "party", "heard", "aimed"),
    [
        ("Rebels shelled an army post near Idlib.", "an army", "an army post", "an army post"),
        ("Shells hit the last army base of Homs.", "army", "last army base of Homs", "last army base"),
        ("They shot soldiers and two drivers.", "soldiers", "soldiers and two drivers", "soldiers"),
        ("They shot soldiers near Homs.", "soldiers", "soldiers near Homs", "soldiers"),
        (
            "They hit the army staff college hall roof.",
            "the army",
            "the army staff college hall roof",
            "the army",
        ),
        ("They hit the army, then the base.", "the army", "base", "the army"),
    ],
)
def test_what_is_somebodys_is_aimed_at_by_all_its_words(text, party, heard, aimed):
    """
    Nouns heard behind a party's words are what was hit; other words, or too many, leave the party.
    """
    (sentence,) = analyse(text)
    start, at = text.index(party), text.index(heard)
    named = Party(Span(start, start + len(party)), "Syrian army", None, "Syrian government")

    target = owned(named, Span(at, at + len(heard)), sentence, text)

    assert (target.span.of(text), target.side) == (aimed, "Syrian government")
