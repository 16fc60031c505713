"""
A report is shown to the encoder whole, each piece once as a window's own.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.language.analysis import analyse
from reportedly.model.pieces import (
    ALL_CAPITALS,
    CAPITAL,
    CAPITALS,
    LOWER,
    MIXED,
    NO_LETTER,
    SMALLEST,
    WINDOW,
    WORD,
    Cutter,
    Pieces,
    case_of,
    is_shouting,
    pieces_of,
    windows_of,
    within,
)
from reportedly.model.weights import SHIPPED, TOKENIZER

LENGTHS = st.lists(st.integers(1, 400), max_size=12)
SIZES = st.integers(SMALLEST, 2 * WINDOW)


@pytest.fixture(scope="module")
def tokenizer():
    loaded = Tokenizer.from_file(str(SHIPPED / TOKENIZER))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def made(lengths):
    """
    Pieces of one letter, in sentences of these lengths.
    """
    sentences = tuple(number for number, length in enumerate(lengths) for _ in range(length))
    places = tuple(range(len(sentences)))
    return Pieces(places, places, places, tuple(place + 1 for place in places), sentences)


@given(LENGTHS, SIZES)
def test_every_piece_is_one_windows_own(lengths, size):
    """
    In reading order, none left out and none twice, whatever the sentences and the size of a window.
    """
    pieces = made(lengths)

    assert [piece for window in windows_of(pieces, size) for piece in window.own] == list(range(len(pieces)))


@given(LENGTHS, SIZES)
def test_no_window_is_larger_than_it_may_be(lengths, size):
    """
    With its frame and what it is shown first, a window fits, and shows nothing twice or out of order.
    """
    for window in windows_of(made(lengths), size):
        assert len(window.pieces) + 2 <= size
        assert all(one < other for one, other in pairwise(window.pieces))


@given(LENGTHS, SIZES)
def test_only_a_sentence_too_long_for_a_window_is_cut(lengths, size):
    """
    A window begins with a sentence, or else goes on with one that has not found room.
    """
    pieces = made(lengths)
    for one, other in pairwise(windows_of(pieces, size)):
        last, first = pieces.sentences[one.own[-1]], pieces.sentences[other.own[0]]
        assert last != first or {pieces.sentences[piece] for piece in one.own} == {first}


def test_a_later_window_is_shown_the_headline_and_what_stands_before():
    """
    What is said of the words of a window does not hang on where it was cut.
    """
    first, second, *_ = windows_of(made([5, *[30] * 20]))

    assert first.context == ()
    assert second.context[:5] == (0, 1, 2, 3, 4)
    assert second.context[-1] == second.own[0] - 1


@pytest.mark.parametrize("size", [-1, 0, 2, 98])
def test_a_window_too_small_for_a_piece_is_refused(size):
    """
    A size that could never reach the end of a report is a mistake, and said to be.
    """
    with pytest.raises(ValueError, match=f"a window of {size} pieces is too small; the smallest has 99"):
        windows_of(made([200]), size)


@pytest.mark.parametrize("words", [5_000, 20_000])
def test_a_sentence_without_end_is_shown_whole(tokenizer, words):
    """
    Every word of a sentence of thousands is in a window.
    """
    text = " ".join(["rebels", "shelled", "Aleppo", "and"] * (words // 4))
    pieces = pieces_of(text, analyse(text), Cutter(tokenizer))
    shown = [piece for window in windows_of(pieces) for piece in window.own]

    assert " ".join(text[pieces.starts[piece] : pieces.ends[piece]] for piece in shown).count("rebels") == (
        words // 4
    )


@given(st.text(max_size=200))
def test_pieces_lie_in_their_sentences(tokenizer, text):
    """
    Whatever the text, pieces are in order, hold no word of another sentence, and are never empty.
    """
    sentences = analyse(text)
    pieces = pieces_of(text, sentences, Cutter(tokenizer))

    assert all(one <= other for one, other in pairwise(pieces.starts))
    for start, end, index in zip(pieces.starts, pieces.ends, pieces.sentences, strict=True):
        assert sentences[index].span.start <= start < end <= sentences[index].span.end


BLANKS = " \t\n\r\x0b\x0c\x1c\x85\xa0\u1680\u2003\u2028\u200b\u202f\u3000\ufeff"


@given(st.text(st.sampled_from("aZé0İß中́ﬁ-.'’[]#" + BLANKS)).map(lambda text: f"{text}[MASK] a{text}"))
def test_words_cut_one_by_one_are_the_text_cut_at_once(tokenizer, text):
    """
    No piece reaches across a blank: a word has the same pieces by itself as among others.
    """
    cutter = Cutter(tokenizer)
    found = []
    for _ in range(2):
        words = [match.span() for match in WORD.finditer(text)]
        cuts = cutter([text[start:end] for start, end in words])
        found.append(
            [
                (number, begin + first, begin + last)
                for (begin, _), cut in zip(words, cuts, strict=True)
                for number, first, last in cut
            ]
        )
    whole = tokenizer.encode(text, add_special_tokens=False)
    expected = [(number, *ends) for number, ends in zip(whole.ids, whole.offsets, strict=True)]

    assert found == [expected, expected]


def test_long_words_and_too_many_are_not_kept(tokenizer, monkeypatch):
    """
    What is known of words stays small, and they are cut alike whether they were known or not.
    """
    monkeypatch.setattr("reportedly.model.pieces.MOST_KNOWN", 2)
    cutter = Cutter(tokenizer)
    first = cutter(["killed", "a" * 40, "soldiers"])

    assert set(cutter.known) == {"killed", "soldiers"}
    assert cutter(["wounded", "killed", "soldiers"])[1:] == [first[0], first[2]]
    assert set(cutter.known) == {"wounded"}


def test_letters_outside_the_first_plane_count_as_one(tokenizer):
    """
    Offsets are those of the text, also behind pictures, marks and letters of other scripts.
    """
    text = "💥 قُتل 12 e\u0301 civilians."
    pieces = pieces_of(text, analyse(text), Cutter(tokenizer))
    words = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]

    assert {"💥", "12", "civilians", "."} <= set(words)


def test_words_are_found_as_pieces(tokenizer):
    """
    The pieces of some words are those that share a letter with them.
    """
    text = "Rebels shelled Talbiseh."
    pieces = pieces_of(text, analyse(text), Cutter(tokenizer))
    found = within(pieces, analyse(text)[0].span)

    assert found == range(len(pieces))


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("army", LOWER),
        ("Army", CAPITAL),
        ("A", CAPITAL),
        ("UN", CAPITALS),
        ("al-Eis", MIXED),
        ("12", NO_LETTER),
        ("…", NO_LETTER),
        ("", NO_LETTER),
    ],
)
def test_the_case_of_a_word_is_told(word, case):
    """
    The vocabulary knows no capitals, so each word comes with how it is written.
    """
    assert case_of(word) == case


def test_a_piece_has_the_case_of_its_word(tokenizer):
    """
    The second half of a name is as capital as the first.
    """
    text = "Rebels took Talbiseh and UN aid."
    pieces = pieces_of(text, analyse(text), Cutter(tokenizer))
    cases = {text[s:e]: case for s, e, case in zip(pieces.starts, pieces.ends, pieces.cases, strict=True)}
    inside = [case for s, case in zip(pieces.starts, pieces.cases, strict=True) if 12 <= s < 20]

    assert (cases["Rebels"], cases["took"], cases["UN"], cases["."]) == (CAPITAL, LOWER, CAPITALS, NO_LETTER)
    assert set(inside) == {CAPITAL}


def test_capitals_throughout_tell_nothing(tokenizer):
    """
    In a sentence of capitals every piece is marked as such; its neighbour keeps its own.
    """
    text = "REBELS TOOK THE TOWN OF HOMS.\nIt fell on Monday."
    pieces = pieces_of(text, analyse(text), Cutter(tokenizer))

    assert {case for case, at in zip(pieces.cases, pieces.sentences, strict=True) if at == 0} == {
        ALL_CAPITALS
    }
    assert ALL_CAPITALS not in {
        case for case, at in zip(pieces.cases, pieces.sentences, strict=True) if at == 1
    }


@pytest.mark.parametrize(
    ("words", "shouting"), [("A BOMB WENT OFF IN Aleppo", True), ("The UN", False), ("12 …", False)]
)
def test_shouting_is_told_by_the_share_of_capitals(words, shouting):
    """
    A few names in lower case do not make a telegram a plain text.
    """
    assert is_shouting(words) == shouting
