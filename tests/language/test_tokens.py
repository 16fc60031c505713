"""
Where tokens stand in their text, and which stand where.
"""

from reportedly.language.tokens import back_over, span_of, token_at, tokens_between, tokens_of

TEXT = "At least 30 soldiers were killed."


def test_some_tokens_have_the_words_between_the_first_and_the_last():
    """
    The words of tokens are told from the first letter to the last, the space between them included.
    """
    assert span_of(tokens_of(TEXT), 0, 3).of(TEXT) == "At least 30"


def test_a_span_is_found_again_among_the_tokens():
    """
    The tokens of a span are those that it was made of.
    """
    tokens = tokens_of(TEXT)
    span = span_of(tokens, 2, 4)

    assert (token_at(tokens, span.start), token_at(tokens, span.end)) == (2, 4)
    assert tokens_between(tokens, span.start, span.end) == tokens[2:4]


def test_small_words_before_a_word_are_stepped_over_up_to_the_first_other_one():
    """
    Going back from a word stops at one that is not on the list, and at the beginning of the text.
    """
    tokens = tokens_of("Two men were later killed")

    assert back_over(tokens, 4, {"were", "later"}) == 2
    assert back_over(tokens, 4, {"were"}) == 4
    assert back_over(tokens, 2, {"two", "men"}) == 0
