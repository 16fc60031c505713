"""
Text falls into sentences where a reader would end them.
"""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.analysis import LONGEST, analyse
from reportedly.language.tokens import tokens_of


def sentences(text, title=None):
    return [sentence.span.of(text) for sentence in analyse(text, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fell. She ran.", ["He fell.", "She ran."]),
        ("The U.S. strike hit Gen. Salami. He died.", ["The U.S. strike hit Gen. Salami.", "He died."]),
        ("Sgt. al-Masri said so. It ended.", ["Sgt. al-Masri said so.", "It ended."]),
        ("It was hit at 5 p.m. The toll rose.", ["It was hit at 5 p.m.", "The toll rose."]),
        ("Fewer than 3.5 million fled.", ["Fewer than 3.5 million fled."]),
        ("“We hit them. They ran,” he said.", ["“We hit them.", "They ran,” he said."]),
        ("Did they flee? Nobody knows!", ["Did they flee?", "Nobody knows!"]),
        ("One line\nAnother line.", ["One line", "Another line."]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    """
    Abbreviations, initials and decimals do not end a sentence; marks before a new one do.
    """
    assert expected == sentences(text)


RUN_ONS = [
    # As the sentence before it began.
    ("Two men dead in raid on Homs", "Two men died when shells fell on the town."),
    ("Rebels in the north released ten men from jail", "Rebels in the north released ten men on Monday."),
    # With a capital letter that only the beginning of a sentence gives a word.
    ("Tags Syria Homs airstrikes", "At least nine people were killed on Monday."),
    ("Army retakes villages after weeks of fighting", "The move came a day after talks failed."),
    ("Last updated at Jun 032017 BEIRUT", "A raid killed ten people on Monday."),
    ("Last updated at Jun 032017 BEIRUT", "A US-led raid killed ten people on Monday."),
    ("Raid kills ten in the old town", "One child was among the dead."),
    ("A picture taken in Homs on 3 May 2016", "The Syrian army said it was not there."),
    ("Talks end without a deal after weeks", "Thirty-five people were killed on Monday."),
    # Behind a credit, a link, and what sites put behind their titles.
    ("Smoke over Homs on Monday (Photo: AFP)", "Rebels said the army shelled it."),
    ("Raid kills ten in Homs pic.twitter.com/ab12", "Rebels said the army shelled it."),
    ("Raid kills ten in Homs - YouTube", "Rebels said the army shelled it."),
    # Without the space behind its full stop.
    ("The front has not moved since 2014.", "In recent months it did."),
    ("Ten people died, medics said.", "Police are looking for the driver."),
]


@pytest.mark.parametrize(("one", "other"), RUN_ONS)
def test_a_sentence_ends_where_the_next_begins_without_a_full_stop(one, other):
    """
    Headlines, captions and lists of links run into the text of pages that were copied.
    """
    between = "" if one.endswith(".") else " "
    assert sentences(f"{one}{between}{other}") == [one, other]


@pytest.mark.parametrize(
    "text",
    [
        "He fought in World War Two and was buried near The Hague.",
        "They were taken to Regional One in critical condition.",
        "The court in The Hague heard that The Hague group paid him.",
        "Human Rights Watch said on Monday that Human Rights Watch staff were safe.",
        "The Syrian army said The Syrian army would not leave.",
        "Army Kills Over 100 Rebels in Day of Raids on Homs",
        "Some 20 people were killed More than 30 hurt in the raid.",
        "The military said two F-16 and two A-10 jets took off.",
        "Doctors speak of Hepatitis A among those in the camps.",
        "The list is at www.example.Org and is long.",
        "TWO DEAD IN RAID ON HOMS TWO PEOPLE DIED WHEN SHELLS FELL.",
        "Deir ez-Zor was shelled from the outskirts of Deir ez-Zor city.",
    ],
)
def test_names_and_headlines_with_capitals_end_no_sentence(text):
    """
    Nor do words behind which a sentence goes on, nor texts in capitals.
    """
    assert sentences(text) == [text]


def test_an_endless_line_without_full_stops_takes_linear_time():
    """
    Where a sentence might begin at every word, each is looked at once.
    """

    def seconds(times):
        start = process_time()
        analyse("Shells fell on The town " * times)
        return process_time() - start

    seconds(200)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.01)


def test_title_that_runs_into_the_text_is_a_sentence():
    """
    A headline without a full stop is told from the sentence that follows it on the same line.
    """
    text = "Strike hits market in Idlib At least nine people died on Monday."

    found = analyse(text, "Strike hits market in Idlib")

    assert ["Strike hits market in Idlib", "At least nine people died on Monday."] == sentences(
        text, "Strike hits market in Idlib"
    )
    assert ["headline", "body"] == [sentence.kind for sentence in found]


def test_short_line_without_a_full_stop_is_a_headline():
    """
    A line of its own that ends in no mark reads as a headline.
    """
    text = "Twelve killed in raid\nThe raid began at dawn."

    assert ["headline", "body"] == [sentence.kind for sentence in analyse(text)]


@pytest.mark.parametrize(
    "text",
    [
        "SAN SALVADOR, 13 JUL 89 (RADIO CADENA) -- [TEXT] A BOMB WENT OFF.",
        "BEIRUT (Reuters) - A bomb went off.",
        "ALEPPO, 6 April 2016 (Orient Wire) — A bomb went off.",
    ],
)
def test_dateline_stands_apart(text):
    """
    A dateline is a sentence of its own kind.
    """
    assert ["dateline", "body"] == [sentence.kind for sentence in analyse(text)]


def test_quotation_over_several_sentences_is_known():
    """
    A sentence knows that it begins inside a quotation.
    """
    text = "“We came at dawn. We left at noon. They stayed,” he said. Nobody answered."

    assert [False, True, True, False] == [sentence.quoted for sentence in analyse(text)]


@given(st.text())
def test_sentences_and_tokens_lie_in_the_text(text):
    """
    Whatever the text, sentences are in order, do not overlap, and hold their tokens exactly.
    """
    end = 0
    for sentence in analyse(text):
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end
        assert all(token.text == text[token.start : token.end] for token in sentence.tokens)


@given(st.text(), st.text(min_size=12))
def test_any_title_is_harmless(text, title):
    """
    A title that is no part of the text changes nothing that breaks.
    """
    assert all(sentence.span.of(text).strip() for sentence in analyse(text, title))


@pytest.mark.parametrize("mark", [" ", ", "])
def test_an_endless_sentence_is_read_in_parts(mark):
    """
    Every word of an endless sentence is read once, in parts that end at a mark where there is one.
    """
    text = mark.join(["airstrikes hit the town"] * 1000)
    found = analyse(text)

    assert [token for sentence in found for token in sentence.tokens] == list(tokens_of(text))
    assert max(len(sentence.tokens) for sentence in found) <= LONGEST
    assert mark == " " or all(sentence.tokens[-1].text == "," for sentence in found[:-1])


def test_a_line_of_dots_is_read_at_once():
    """
    A leader in a table of contents, or a file of them, takes no longer than as many letters.
    """
    began = process_time()
    analyse("." * 30_000)

    assert process_time() - began < 3
