import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from voices_by_hand import CLASH, STRIKE, document

from reportedly.voices import sketch_of, ties_between
from reportedly.voices.copies import copies_among
from reportedly.voices.sketches import Sketch, traces_of

SENTENCES = [f"{sentence}." for sentence in f"{STRIKE} {CLASH}".removesuffix(".").split(". ")]


def only(*documents):
    (tie,) = copies_among(map(sketch_of, documents))
    return tie


def test_the_same_words_are_a_copy():
    """
    A reprint is a copy of the report that was there first, whatever its marks and case.
    """
    tie = only(
        document("b", STRIKE.upper(), "Star", "2016-04-02"), document("a", STRIKE, "Wire", "2016-04-01")
    )

    assert (tie.one, tie.other, tie.kind, tie.score) == ("a", "b", "copy", 1.0)
    assert (
        tie.reason
        == "the report of Star, 2016-04-02 has word for word the text of the report of Wire, 2016-04-01"
    )


def test_another_order_of_sentences_is_a_copy_still():
    """
    Who reorders a report does not make another one.
    """
    tie = only(document("a", STRIKE), document("b", " ".join(reversed(STRIKE.split(". ")))))

    assert tie.kind == "copy"
    assert "of its wording with report a" in tie.reason


def test_a_part_is_a_partial_reprint():
    """
    Two sentences of a report in another one are told, with the share of the shorter one.
    """
    tie = only(document("a", STRIKE), document("b", f"{CLASH} {STRIKE[:200]}"))

    assert tie.kind == "partial"
    assert "% of the wording of report " in tie.reason


def test_rare_words_tell_a_rewording():
    """
    Few shared phrases count where rare words and exact numbers are shared, too.
    """
    reworded = (
        "A baker and his three apprentices were buried in Maarat al-Rih when an oven had collapsed on them. "
        "People dug for them with bare hands. Planes hit the market at noon, and the drone of the "
        "aircraft was heard long before. People who own shops there were told there was no cement for a "
        "shelter, and now a governor promises them a roof. Two dozen died, and many more may follow."
    )
    tie = only(document("a", STRIKE), document("b", reworded))

    assert tie.kind == "wording"
    assert "words or numbers that few reports have" in tie.reason


def test_reports_of_one_event_in_other_words_have_no_tie():
    """
    What two reporters write of one thing on their own shares names and numbers, not phrases.
    """
    other = (
        "Maarat al-Rih, in the province of Idlib, was bombed from the air around midday. Medics put the "
        "dead at 23 and said the wounded were too many to count. The covered market was full. Governor Salim "
        "Hattab arrived later. Nobody has said whose planes they were; two air forces denied it."
    )
    assert list(copies_among(map(sketch_of, [document("a", STRIKE), document("b", other)]))) == []


def test_what_a_site_adds_to_each_report_is_no_tie():
    """
    Reports that share nothing but the words around them are not alike.
    """
    around = (
        " Sign up for our newsletter to get it in your inbox. Copyright 2016 The Star, all rights reserved."
        * 2
    )

    assert (
        list(copies_among(map(sketch_of, [document("a", STRIKE + around), document("b", CLASH + around)])))
        == []
    )


def test_reports_without_words_have_no_tie():
    """
    Empty reports are no copies of one another.
    """
    assert ties_between([document("a", ""), document("b", ""), document("c", "Homs.")]) == ()


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), max_size=7), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_reports_does_not_matter(texts, chance):
    """
    The ties are the same in whichever order reports were read, and however often.
    """
    documents = [
        document(str(i), " ".join(text), "Wire", f"2016-04-0{1 + i % 3}") for i, text in enumerate(texts)
    ]
    mixed = [*documents, *documents[:2]]
    chance.shuffle(mixed)

    assert ties_between(documents) == ties_between(mixed)


def test_ten_thousand_copies_take_no_square_time():
    """
    Each copy costs one comparison, exact or nearly so, and each has a tie.
    """
    chance = random.Random(1)
    texts = [" ".join(chance.sample(SENTENCES[:6], 5)) for _ in range(20)]
    traces = [traces_of(text) for text in texts]
    began = time.process_time()
    ties = list(copies_among(Sketch(f"{i:05}", traces[i % 20]) for i in range(10_000)))

    assert len(ties) >= 9_990
    assert time.process_time() - began < 20
